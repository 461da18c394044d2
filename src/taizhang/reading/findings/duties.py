"""The words of duty: with what a predicate begins, and with what the name of a body never begins."""

import re

# A body in front of one of these is the doer, whatever else the clause says.
_MODALS = "要(?![求素点件闻]) 应当 应(?![用急对收尽]) 须 必须 需(?!求) 需要(?!的) 负责(?![人制]) 牵头 会同 会商 作为 承担 负总责 务必 参与的 参加的 配合的".split()
_MODAL = "|".join(sorted(_MODALS, key=len, reverse=True))
# With these a predicate begins without a modal: adverbs, prepositions, and the verbs of official orders.
_PLAIN = """
    组织 开展 建立 健全 完善 制定 制订 出台 印发 推动 推进 加强 加快 加大 统筹 落实 实施 支持 指导 督促 定期 及时 按月 按季 每年 每月 每季度 每周 每半年 根据 按照 依照 按 依据 结合 围绕 对 将 在 于 与 联合 共同 协同 切实 全面 认真 积极
    进一步 充分 严格 明确 做好 抓好 搞好 建设 成立 设立 组建 发布 公布 编制 起草 汇总 审核 审查 受理 报送 上报 提出 研究 引导 鼓励 强化 深化 优化 配合 协助 参与 履行 主动 分别 具体 依法 依规 依托 通过 安排 拨付 监督 检查 评估 考核
    通报 协调 主要(?!领导|负责) 向 从 把 以 利用 因地制宜 自 发挥 提供 确保 培育 打造 办理 适时 至少 为 是 予以 给予 密切 精准 全力 全程 集中 重点 同步 分级 分类 逐级 逐项 层层 系统 持续 探索 选取 确定 设置 配备 压实 细化 扎实 牢固 高度 广泛 大力 深入
    派员 指派 派出 调度 召开 举办 联系 跟踪 收集 整理 梳理 建成 完成 启动 列出 形成 自行 自查 自筹 先行 带头 共享 参照 参加 统一 严肃 严厉 严把 拓宽 拓展 优先 增加 扩大 提高 提升 促进 实行 采取 纳入 规范 保障 维护 管理 执行 查处 打击 坚持 树立 发现 会商 抓紧 抓 聚焦 立足 常态化 动态
""".split()
_FIRST = "".join({word[0] for word in (*_MODALS, *_PLAIN)})  # where another character stands, no word is tried
PREDICATE = re.compile(rf"(?=[{_FIRST}])(?:(?P<modal>{_MODAL})|(?:{'|'.join(sorted(_PLAIN, key=len, reverse=True))})(?!了|过|的))")

# Where the word of a predicate goes on as a name (市邮政管理局, 市行政审批服务局), the predicate has not begun.
NAME_GOES_ON = re.compile(
    r"[^，。、；： ]{0,5}?(?:局|委(?!托|派)|厅|办(?![理法好成公学])|办公室|部(?!门|署|分|位)|中心(?!城)|署|处(?![理置罚于在])|[总支大]队|站|所(?![有需])|司(?!法)|集团|小组|协会)(?:[、，和及与等（ ]|$|要|应|牵头|负责|会同|配合|按|协助|参与|指导|共同|分别|具体|联合)"
)

# A clause that begins so has the body as its object, or speaks of something else.
_NOT_FIRST = """
    督促 指导 支持 引导 鼓励 推动 要求 协调 会同 联合 加强 配合 向 对 与 在 将 报 按 从 为 以 依托 依据 根据 围绕 充分 发挥 建立 成立 明确 选择 把 使 被 让 通过 结合 统筹 强化 推进 完善 落实 设立 压实 每 凡 如 若 关于 因 由于 经过 切实 进一步 全面 积极 认真
    严格 继续 努力 着力 大力 深入 加快 加大 扩大 提高 提升 促进 实施 开展 制定 出台 抓好 做好 搞好 组建 设在 纳入 列入 抄送 报送 上报 公布 发布 办理 参照 参与 请 要 可 不 未 没有 已 正 仍 尚 并 且 而 或 其 该 这 那 上述 以上 下列 定期 及时 协助 协同 培育 构建
    打造 确保 形成 优化 健全 坚持 保障 主动 畅通 探索 应当 经(?![信济开研贸]) 应(?!急) 无(?!线) 当(?!地) 组织(?!部) 本(?!市|省|县|区|州) 负责 牵头 包括 其中 涉及 属于 作为 随着 授权 委托 聘请 邀请 责成 敦促 帮助 动员 发动 协商 依靠 聚焦 建设 规范 监督 依法 落地 各方 共同 所有 全国
""".split()
NOT_FIRST = re.compile("|".join(sorted(_NOT_FIRST, key=len, reverse=True)))
# Everybody is nobody: a general call tells no body apart.
# Bodies of one kind, of which none is meant: those with a level or a place in front are somebody (县融媒体中心, 各高校).
_KINDS = "企业 人员 (?<!管理)(?<!监管)(?<!监督)机构 项目 学校 院校 高校 医院 经营者 主体 园区 协会 商会 学会 集团 公司 中小学 幼儿园 大学 学院 景区 银行 社区 中心 产业园 资本".split()
EVERYBODY = re.compile(
    r"政府|部门|单位|(?:任何|每个|所有)?(?![省市县区州各中国有])[^、，]{1,6}(?<![省市县区]直)单位|各地区?|各级|各方面?|各地各?(?:有关)?(?:部门|单位)|各地区?、?各?(?:有关|相关)?部门|(?:各|各有关|各相关|有关|相关|其他|上级|下级|主管|行业主管|政府|职能|责任|牵头|配合|业务|本|成员|建设|使用|施工|管理|运营|实施|用人|基层)(?:单位|部门|机构|主体)"
    rf"|各级各部门|各部门单位|各(?:有关|相关)?部门(?:和|、)?单位|各责任单位|各成员单位|(?![省市县区州](?!场|属|域|级|内|外)|各|国网|国家|中国|中央|人民银行).*(?:{'|'.join(_KINDS)})"
)
