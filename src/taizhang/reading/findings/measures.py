"""A task cut into its measures: the smallest runs of text that order one act with a deliverable of its own.

Cut at 。 and ；, and at ， where the next clause brings its own verb and object. An introduction (围绕…) belongs to the
measure that it introduces, a purpose or result (解决…) to the act before it.
"""

import re
from collections.abc import Iterator

from ..document import Span
from .introductions import INTRODUCES, only_introduces
from .verbs import begins_with_verb

_VERBS = (
    "启动|组织|实施|开展|推进|推动|加强|强化|完善|健全|建立|建设|打造|构建|培育|支持|鼓励|引导|落实|制定|出台|编制|修订|发布|印发|举办|承办|召开|遴选|认定|创建|争创|申报|新建|新增|新启动|布局|谋划|整合|汇聚|优化|升级|深化|拓展|扩大|完成|建成|"
    "开发|应用|推广|试行|探索|承接|树立|发挥|加大|加快|加速|搭建|设立|成立|开放|畅通|规范|严格|严厉|加密|加固|改造|改建|扩建|清理|整治|排查|检查|监测|评估|考核|通报|报送|公布|公示|宣传|培训|招引|引进|引育|壮大|做大做强|做强|做优|聚焦|赋予|给予|安排|统筹|"
    "协调|督促|指导|梳理|动态调整|按需|依法|争取|力争|确保|逐步|试点|创新|研究|研发|攻关|突破|提高|提升|增强|降低|压减|淘汰|关停|实行|推行|施行|执行|贯彻|保障|保护|修复|种植|治理|管控|防范|化解|处置|查处|打击|淘汰|配备|配置|补齐|补助|奖励|资助|发放|落地|供给|提供|"
    "全面实现|全面建成|全面推行|全面落实|全面监测|全力|扎实|深入|持续|积极|大力|稳步|有序|有效|充分|切实|着力|切实|进一步|高水平|高标准|高质量|常态化|定期|及时|优先|重点|率先|再|继续|坚持|分级|分类|形成一批|评选|评定|命名|表彰|巩固|对标|对接|联动|连片|延伸|丰富|充实|激活|盘活|挖掘|保持|守住|筑牢|织密|摸清|建好|用好|管好|抓好|做好|办好|选派|选树|招募|设置|设计|划定|划分|公开|共享|归集|接入|迁移|铺设|敷设|架设|安装|更新|更换|投放|投用|开通|开工|竣工|启用|上线|运行|免费|减免|减征|免征|缓缴|延长|放宽|取消|简化|压缩|推出|推介|推荐|组建|派驻|走访|调研|总结|纳入|列入|明确|细化|分解|压实|签订|开设|开办|举行|实现"
)
_ADVERBS = (
    r"(?:(?:到|至)?20\d{2}年[^，]{0,6}?|年内|年底前|每年|今年|全年|\d月底前|[一二三四]季度|上半年|下半年|并|同时|且|还|也|统一|共同|联合|全面|逐步|依法(?:依规)?|从严|全力|扎实|深入|持续|积极|大力|稳步|有序|有效|充分|切实|着力|进一步|"
    r"高水平|高标准|高质量|常态化|定期|及时|优先|重点|率先|再|继续|分级|分类|同步|广泛|严格|严厉|科学|合理|精准|主动|加快|加速|不断|适时|适度|探索|试点|研究|组织|指导|督促|“[^”]*”|按(?:需|期|季|月|年度?)|(?:分(?:行业|领域|区域|阶段|层次|批次|步骤|步|片|批|类|级|年度))+|免费|鼓励)*"
)
_STARTS_ACT = re.compile(
    rf"{_ADVERBS}(?:{_VERBS}|支撑|具备|推出|优先|采取|运用|运行)|[^，]{{2,30}}?(?<!需)(?:要|应当|应|须|必须)(?!求|用|急|对|素|点|道|件)[^，]{{2,}}|符合[^，]{{0,8}}的[^，]{{2,}}"
)
# A purpose, a result or a benefit belongs to the act before it.
_RESULT = re.compile(
    r"(?:由[^，]*(?:担任|兼任|任)[^，]{0,4}组长|并?(?:惠及|从而|进而|以便|以|确保|解决|形成(?!一批)|提升|实现|催生|促进|满足|增强|提高|降低|减少|防止|避免|带动|助力|让|使|做到|保证|维护|方便|杜绝|最大限度|营造|力求)|有效[^，]{0,4}|切实(?:提高|提升|增强|保障|维护|解决|发挥)|不断[^，]{0,4}(?:提高|提升|增强|满足|扩大|完善)|"
    r"全面(?:提升|提高)|逐步形成(?!线)|着力(?:提升|解决|破解|化解|缓解)|推动形成|达到[^，\d]{0,12}目的|(?:可|并可)?(?:按规定)?享受|提供|其中(?!.{0,30}(?:全面|实现|达到))|(?:择优|一次性|并|可|分别|按规定|依规)*给予|每(?:家|个|项|人|户|吨|亩)[^，]{0,10}(?:最高|上限|补助|不超过)|"
    r"单(?:个|户|项|家)[^，]{0,12}(?:最高|不超过|上限)|(?:最高|最长|不超过|上限|累计最高)|(?:按|按照)[^，]{0,40}(?:给予|补助|补贴|奖励|资助|贴息)|有效期|所需(?:经费|资金))"
)
_NEW_RESULT = re.compile(
    r"(?:形成[^，]*(?:清单|目录|台账|名录|报告|案例集|数据库|图谱|方案)$|全面实现|实现[^，]*\d|提高[^，]*\d|提升[^，]*\d|降低[^，]*\d|减少[^，]*\d|增强[^，]*\d)"
)
_HAS_QUANTITY = re.compile(
    r"(?:达到?|[降升增提高长展缩减][至到]|超过|突破|不低于|不少于|控制在|保持在|稳定在|增长|下降|提高|提升|进入[^，\d]{0,14}前)[^，\d]{0,4}\d|每(?:亩|户|人|家|个|名|吨)[^，\d]{0,4}(?:补助|补贴|奖励)\d|\d[\d.]*[万亿]?(?:[%个家项条座处所名人户套台件场次届批]|亿|公里|亩|吨|平方)|全部|全覆盖|应[^，]尽|零.?突破"
)
_SUBJECT_ACTS = re.compile(
    r"[各省市县区州][^，]{1,20}?(?:负责|牵头|抓好|抓实|做好)[^，]{2,}|[^，]{2,16}(?:每[月年周]|每季度|每半年|定期|及时|按时|按月)[^，]{0,12}(?:报送|上报|报告|通报|调度|公布|发布)|[^，]{3,24}(?:基本具备|逐步关停|基本实现|全部实现|实现|得到|全面应用|稳定在|保持在|达到)"
)
# 整改措施：开展巡查 orders what 问题1： and 整改目标： only tell.
_LABEL = re.compile(
    r"\s*(?:(?P<acts>(?:整改|具体|主要|工作|重点|推进|实施|建设|改革)?(?:措施|举措|任务|内容|要求))|"
    r"(?:存在|反馈|主要)?问题(?:表现|描述)?[一二三四五六七八九十\d]{0,3}|(?:整改|工作|年度|任务|预期)?目标|(?:整改|完成)?时限|(?:资金|经费)(?:来源|保障|筹措)|(?:建设|项目|实施)(?:地点|概况|规模|地址))："
)
_MARK = re.compile(r"\s*(?:（[\d一二三四五六七八九十]{1,3}）|\d{1,2}[.、](?!\d)|[①-⑳])[.、]?")  # of an item inside the task
_LEADING_ADVERBS = re.compile(_ADVERBS)
# 创新能力显著增强: something comes about, nobody does it.
_COMES_ABOUT = re.compile(
    r"(?:显著|明显|不断|持续|大幅|稳步|全面|更加|进一步|有效|基本|日益)(?:提升|提高|增强|优化|改善|完善|健全|形成|壮大|增加|降低|下降|缩小|扩大|成熟|便捷|规范|畅通|好转)$"
)
_SENTENCE_MARKS = re.compile(r"[（“《）”》。；\n]")
_CLAUSE_MARKS = re.compile(r"[（“《）”》，]")
_TRIM = " 。；，、\n*：:;,."


def measures(folded: str, start: int, end: int) -> Iterator[Span]:
    """The places of the measures in [start, end), in order."""
    for begin, b in _sentences(folded, start, end):
        mark = _MARK.match(folded, begin, b)
        a = mark.end() if mark else begin
        label = _LABEL.match(folded, a, b)
        if label is None or label["acts"]:
            yield from _measures_of(folded, label.end() if label else a, b)


def _sentences(folded: str, start: int, end: int) -> Iterator[Span]:
    a = start
    depth = 0
    for mark in _SENTENCE_MARKS.finditer(folded, start, end):
        c = mark[0]
        depth += (c in "（“《") - (c in "）”》")
        if c == "\n" or (c in "。；" and depth <= 0):
            yield a, mark.start()
            a, depth = mark.end(), 0
    yield a, end


def _clauses(folded: str, start: int, end: int) -> list[Span]:
    clauses, a, depth = [], start, 0
    for mark in _CLAUSE_MARKS.finditer(folded, start, end):
        c = mark[0]
        depth += (c in "（“《") - (c in "）”》")
        if c == "，" and depth <= 0:
            clauses.append((a, mark.start()))
            a = mark.end()
    return [*clauses, (a, end)]


def _measures_of(folded: str, start: int, end: int) -> Iterator[Span]:
    """Joins the clauses of one sentence to measures: an introduction opens one, an act fills it, results stay with it."""
    begin, last, open_ = start, start, True
    for a, b in _clauses(folded, start, end):
        words = folded[a:b].strip(_TRIM)
        if not open_ and _begins_measure(words):
            yield from _trimmed(folded, begin, last)
            begin, open_ = a, True
        if open_:
            open_ = only_introduces(words)
        last = b
    yield from _trimmed(folded, begin, last)


def _begins_measure(words: str) -> bool:
    if _NEW_RESULT.match(words):
        return True
    if _RESULT.match(words) or _COMES_ABOUT.search(words):
        return False
    return bool(
        _starts_with_verb(words)
        or _STARTS_ACT.match(words)
        or INTRODUCES.match(words)
        or _SUBJECT_ACTS.match(words)
        or _HAS_QUANTITY.search(words)
        or only_introduces(words)
    )


def _starts_with_verb(words: str) -> bool:
    """Whether the clause begins with an act, behind its adverbs (积极引导, 逐步清退)."""
    if begins_with_verb(words):
        return True
    adverbs = _LEADING_ADVERBS.match(words)
    return adverbs is not None and begins_with_verb(words[adverbs.end() :])


def _trimmed(folded: str, a: int, b: int) -> Iterator[Span]:
    while a < b and folded[a] in _TRIM:
        a += 1
    while b > a and folded[b - 1] in _TRIM:
        b -= 1
    if b - a >= 4:
        yield a, b


_VERB = re.compile(_VERBS)
_DELIVERABLES = (
    ("national-bid", re.compile(r"争创|国家级?.{0,20}(?:获批|试点|示范|落户|创建)|获批")),
    ("selection", re.compile(r"遴选|认定|评选|评定|命名|表彰|申报")),
    ("document", re.compile(r"(?:制定|出台|编制|印发|修订|研究制定|发布).{0,40}(?:办法|意见|方案|规划|措施|标准|细则|政策|指南|规范|制度|条例)")),
    ("list", re.compile(r"目录|清单|名录|台账|名单|库$")),
    ("training", re.compile(r"培训|轮训|宣讲")),
    ("event", re.compile(r"举办|召开|承办|峰会|大赛|论坛|活动|对接会|展会")),
    ("project", re.compile(r"项目|工程(?!师)|行动")),
    ("built", re.compile(r"建设|建成|新建|改造|打造|开通|布局|搭建|升级|铺设|安装|系统|平台")),
)  # fmt: skip


def verb_of(words: str) -> str:
    """The first verb of an act in a measure, or an empty string."""
    found = _VERB.search(words)
    return found.group() if found else ""


def deliverable_of(words: str) -> str:
    """The kind of thing that would show the measure done; `other` where the words do not tell."""
    for kind, pattern in _DELIVERABLES:  # no generator: this is asked for every measure
        if pattern.search(words):
            return kind
    return "other"
