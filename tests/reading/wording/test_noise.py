"""Page furniture is told from the lines of an issued text."""

import pytest

from taizhang.reading.wording.noise import is_noise


@pytest.mark.parametrize(
    "line",
    [
        "作者：",
        "来源：县政府办公室",
        "浏览次数：1862",
        "发布日期：2026-04-10 来源：县政府办公室",
        "字号：[大 中 小]",
        "打印本页",
        "关闭窗口",
        "【打印本页】【关闭窗口】",
        "相关阅读：一图读懂某县供水保障行动方案",
        "上一篇：关于调整公交线路的公告",
        "下一篇：没有了",
        "相关阅读",
        "返回顶部",
        "当前位置：首页 > 政务公开 > 规划计划",
        "首页 > 政务公开",
        "版权所有：某县人民政府 某ICP备00000000号",
        "扫一扫在手机打开当前页",
        "requestId:abc.123",
    ],
)
def test_what_a_page_puts_around_a_text_is_noise(line: str) -> None:
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "一、总体要求",
        "（一）打印耗材集中采购。",
        "县水务局负责更新供水管网。",
        "各乡镇人民政府，县政府各部门：",
        "责任单位：县水务局、县财政局",
        "完成时限：2026年底前",
        "附件：重点任务分工表",
        "某县人民政府办公室",
        "2026年5月6日",
        "某县2026年供水保障行动方案",
        "来源可靠、程序规范的电子文件按规定归档。",
    ],
)
def test_what_an_issued_text_says_is_not_noise(line: str) -> None:
    assert not is_noise(line)
