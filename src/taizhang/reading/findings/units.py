"""The units that plans count and measure in, as one pattern. A unit is kept as written: 万 is a multiplier, 平方公里 a unit."""

import re

_COUNTING = (
    "家 个 项 条 座 处 所 名 人 户 套 台 辆 件 篇 场 次 届 批 位 张 支 组 对 间 床 只 头 株 门 种 类 款 部 艘 架 幅 块 片 段 盏 枚 笔 宗 起 例 "
    "栋 幢 孔 口 眼 班 册 本 期 堂 课 单 票 份 级 封 列 面 根 棵 尾 羽 匹 桩 枪 机架 标准机架 标台 台套 台次 台班 人次 户次 岁 车次 辆次 班次 批次 例次 家次 场次 艘次 航次 架次 亩次 剂次 针次 人日 人天 "
    "床位 学位 托位 席位 席 泊位 车位 机位 岗位 标箱 桶 箱 包 瓶 袋 卷 具 道 颗 轮 档 分"
)
_MEASURE = (
    "千克标准煤 公斤标准煤 克标准煤 平方公里 平方千米 平方米 平米 立方米 立方 皮长公里 芯公里 公里 千米 公顷 海里 厘米 毫米 米 亩 吨标准煤 吨煤 标准煤 吨 公斤 千克 毫克 微克 克 斤 升 毫升 蒸吨 "
    "千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 瓦 度 千伏安 千伏 兆伏安 伏 帕 兆帕 摄氏度 分贝 焦耳 "
    "卡时 卡 比特 字节 兆 Mbps Gbps Tbps MW GW kW kWh km GB TB PB EB PFLOPS EFLOPS PFlops EFlops TEU MPa P"
)
_MONEY = "元 美元 欧元 港元 人民币"
_SHARE = "% ‰ 个百分点 百分点 个基点 基点 倍 成 折"
_TIME = "学时 课时 小时 分钟 秒 个工作日 工作日 个自然日 自然日 个月 月 天 日 周 年一遇 年 个小时"

_ALL = sorted({unit for line in (_COUNTING, _MEASURE, _MONEY, _SHARE, _TIME) for unit in line.split()}, key=len, reverse=True)
# 视频2万路, 土方30万方; but 2路公交, 三方面.
_LETTERED = "路(?![公口段线网灯车])|方(?![面案式法向位便程])"
_ANY = "|".join([*map(re.escape, _ALL), _LETTERED])
# With one of these every unit begins: where another character stands, none is tried.
FIRST = re.escape("".join({unit[0] for unit in _ALL} | {"路", "方"}))
# 微克/立方米, 件/万人, 套（次）: what stands below the stroke or in the bracket belongs to the unit.
UNIT = rf"(?=[{FIRST}])(?:{_ANY})(?:/(?:{_ANY}|[百千万亿]{{0,2}}(?:人口|{_ANY}))(?:·(?:{_ANY}))?|每(?:立方米|平方米|千克|公斤|升)|（[次套台家户个间处份批座条人所]）)?"

TIMES = frozenset(unit.removeprefix("个") for unit in _TIME.split() if unit not in {"个月", "年一遇"}) | {"个月"}
MONEY = frozenset(_MONEY.split())


def plain(unit: str) -> str:
    """The unit without the 个 that some are counted with (个百分点 is 百分点; only a month keeps it), and with a stroke for 每 (微克每立方米)."""
    unit = unit.replace("每", "/")
    return unit if unit in {"个", "个月"} or not unit.startswith("个") or unit.startswith("个/") else unit[1:]
