"""Targets: quantities to be reached, with comparator, value, unit and date; and quantities that are none."""

import pytest

from taizhang.reading.findings.targets import Found, targets
from taizhang.reading.wording.fold import fold


def _found(words: str, *, goals: bool = False, year: int | None = 2026) -> list[Found]:
    folded = fold(words)
    return list(targets(folded, 0, len(folded), year=year, goals=goals))


def _numbers(words: str, *, goals: bool = False) -> list[tuple[str, float, str]]:
    return [(t.comparator, t.value, t.unit) for t in _found(words, goals=goals)]


@pytest.mark.parametrize(
    ("words", "comparator", "value", "unit"),
    [
        ("供水普及率达到97%", ">=", 97, "%"),
        ("建成水厂2座", ">=", 2, "座"),
        ("新建改造供水管网30公里", ">=", 30, "公里"),
        ("培育节水企业20家以上", ">=", 20, "家"),
        ("水质合格率不低于98%", ">=", 98, "%"),
        ("培训供水员不少于1200名", ">=", 1200, "名"),
        ("至少建成1座水厂", ">=", 1, "座"),
        ("供水量增长8%", ">=", 8, "%"),
        ("用水效率提高2个百分点", ">=", 2, "百分点"),
        ("水质合格率保持在98%以上", ">=", 98, "%"),
        ("力争创建节水型社区15个", ">=", 15, "个"),
        ("节水灌溉面积超过3万亩", ">", 30_000, "亩"),
        ("节水企业突破1.2万家", ">", 12_000, "家"),
        ("用水效率高于80%", ">", 80, "%"),
        ("漏损率不超过9%", "<=", 9, "%"),
        ("漏损率控制在9%以内", "<=", 9, "%"),
        ("漏损率下降到9%以下", "<=", 9, "%"),
        ("漏损率下降到9%", "<=", 9, "%"),
        ("停水时间压缩到4小时以内", "<=", 4, "小时"),
        ("停水时间压缩至4小时内", "<=", 4, "小时"),
        ("攻克节水技术20项", ">=", 20, "项"),
        ("形成3个节水产业集群", ">=", 3, "个"),
        ("水中总磷降至50毫克每升以下", "<=", 50, "毫克/升"),
        ("新建泵站5座左右", "~", 5, "座"),
        ("用水量下降10%左右", "~", 10, "%"),
        ("新建泵站约5座", "~", 5, "座"),
        ("供水产值达到1.4万亿元", ">=", 1_400_000_000_000, "元"),
        ("培训供水员1.2万人次", ">=", 12_000, "人次"),
        ("用水大户全部完成改造", ">=", 100, "%"),
        ("实现行政村供水全覆盖", ">=", 100, "%"),
        ("漏损率低于9%", "<", 9, "%"),
        ("年用水低于5万吨", "<", 50_000, "吨"),
        ("带动节水设备数量翻一番", ">=", 1, "番"),
        ("实现省级节水型企业零突破", ">=", 1, "家"),
        ("新建超级水站5座", ">=", 5, "座"),
        ("供水用户超300户", ">", 300, "户"),
        ("为260户困难家庭实施改造", ">=", 260, "户"),
        ("应用场景拓展至120个", ">=", 120, "个"),
        ("净增供水企业12家", ">=", 12, "家"),
        ("注册用户突破400万", ">", 4_000_000, ""),
        ("筹集供水用房800套（间）", ">=", 800, "套（间）"),
        ("供水能耗降至305克标准煤/千瓦时", "<=", 305, "克标准煤/千瓦时"),
        ("监测覆盖80%以上的水厂", ">=", 80, "%"),
        ("用户满意度95%", ">=", 95, "%"),
        ("放映节水电影1.8万场", ">=", 18_000, "场"),
        ("人均供水量120升", ">=", 120, "升"),
        ("报装业务3个工作日办结", "<=", 3, "工作日"),
        ("疫苗接种3万剂次", ">=", 30_000, "剂次"),
        ("计划新增城东等9座水厂", ">=", 9, "座"),
        ("创建节水型示范乡镇两个", ">=", 2, "个"),
        ("全县129个村全部建成水站", ">=", 129, "个"),
        ("免费开展水质知识培训18万人次", ">=", 180_000, "人次"),
        ("对全县37家水厂开展全覆盖检查", ">=", 37, "家"),
        ("供水评价进入全省前十", "<=", 10, "位"),
        ("平均每个乡镇至少建成1个标准化站点", ">=", 1, "个"),
        ("实现500人以上自然村通水比例100%", ">=", 100, "%"),
        ("发行供水专项债券8亿元", ">=", 800_000_000, "元"),
        ("每万人拥有供水车15标台以上", ">=", 15, "标台"),
    ],
)
def test_a_quantity_to_be_reached_is_a_target(words: str, comparator: str, value: float, unit: str) -> None:
    assert _numbers(f"县水务局推进节水，{words}。") == [(comparator, value, unit)]


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [("建成示范点3-5个", 3, 5, "个"), ("建成示范点3—5个", 3, 5, "个"), ("引进企业2至3家", 2, 3, "家"), ("用水量下降20%-30%", 20, 30, "%")],
)
def test_a_range_is_one_target_with_two_values(words: str, low: float, high: float, unit: str) -> None:
    assert [(t.comparator, t.value, t.value2, t.unit) for t in _found(f"{words}。")] == [("range", low, high, unit)]


@pytest.mark.parametrize(
    "words",
    [
        "供水普及率由92%提高到97%",
        "供水普及率从92%提升至97%",
        "供水普及率由2025年的92%提高到97%以上",
        "供水普及率从上年的92%增长到97%",
    ],
)
def test_from_one_number_to_another_is_one_target(words: str) -> None:
    assert [(t.value, t.unit) for t in _found(f"{words}。")] == [(97, "%")]


@pytest.mark.parametrize("goals", [True, False])
@pytest.mark.parametrize(
    "words",
    [
        "县域现有水厂12座",
        "截至2025年底，全县已建成水厂12座",
        "目前，全县供水普及率达到92%",
        "全县已累计培育节水企业12家",
        "依托12座水厂开展检测",
        "对12座水厂开展评估",
        "第3座水厂",
        "2026年5月6日",
        "供水提升三年行动",
        "禾政发〔2026〕3号",
        "60周岁以上老人免费",
        "落实“321”工作法和“2个不低于”要求",
        "《城镇供水20条措施》",
        "不发生一次停水3天以上、影响500户以上事故",
        "不再新建每小时35蒸吨以下锅炉",
        "禁止新建日取水10吨以上项目",
        "按每百户标准配建供水设施",
    ],
)
def test_stock_baselines_names_and_dates_are_no_targets(words: str, *, goals: bool) -> None:
    assert _numbers(f"{words}。", goals=goals) == []


@pytest.mark.parametrize(
    "words",
    ["每户补助200元", "对新建项目给予10万元奖励", "单个项目最高不超过500万元补助", "对年用水量5万吨以上的企业给予奖励", "免收租金3000元"],
)
def test_money_given_and_what_opens_it_are_no_targets(words: str) -> None:
    assert _numbers(f"{words}。") == []


@pytest.mark.parametrize(
    ("words", "firm"),
    [
        ("节水企业突破1万家", True),
        ("力争节水企业突破1万家", False),
        ("争取创建节水社区15个", False),
        ("争创国家级节水城市1个", False),
        ("努力建成水厂2座", False),
        ("鼓励企业新建节水项目10个", False),
        ("确保建成水厂2座", True),
    ],
)
def test_what_is_only_striven_for_is_not_firm(words: str, *, firm: bool) -> None:
    assert [t.firm for t in _found(f"{words}。")] == [firm]


def test_striving_in_an_earlier_sentence_does_not_soften_a_later_one() -> None:
    assert [t.firm for t in _found("力争节水企业突破1万家。建成水厂2座。")] == [False, True]


def test_striving_that_stands_behind_a_number_does_not_soften_it() -> None:
    assert [t.firm for t in _found("建成水厂2座，力争节水企业突破1万家。")] == [True, False]


def test_each_number_of_a_sentence_is_a_target_of_its_own() -> None:
    words = "新建水厂2座、泵站5座，改造管网30公里，供水普及率达到97%，漏损率控制在9%以内。"

    assert _numbers(words) == [(">=", 2, "座"), (">=", 5, "座"), (">=", 30, "公里"), (">=", 97, "%"), ("<=", 9, "%")]


def test_what_is_said_of_a_part_is_a_target_too() -> None:
    assert [t.value for t in _found("管网改造率达到80%，其中农村达到75%。")] == [80, 75]


def test_a_quote_states_its_target_and_no_other_number() -> None:
    folded = "供水普及率达到97%，漏损率控制在9%以内，改造管网30公里。"

    quotes = [folded[t.start : t.end] for t in _found(folded)]

    assert quotes == ["供水普及率达到97%", "漏损率控制在9%以内", "改造管网30公里"]


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("供水普及率达到97%", "供水普及率"),
        ("节水灌溉面积超过3万亩", "节水灌溉面积"),
        ("用水效率提高2个百分点", "用水效率"),
        ("漏损率不超过9%", "漏损率"),
        ("漏损率控制在9%以内", "漏损率"),
        ("漏损率下降到9%", "漏损率"),
        ("供水普及率由92%提高到97%", "供水普及率"),
        ("水质合格率保持在98%以上", "水质合格率"),
        ("停水时间压缩至4小时内", "停水时间"),
        ("完成检测户数1480户（20%）", "完成检测户数"),
        ("6月底前供水普及率达到97%", "供水普及率"),
        ("建设供水站，年内建成15个以上", "建设供水站"),
        ("其中农村供水普及率达到97%", "农村供水普及率"),
    ],
)
def test_the_indicator_is_what_is_measured(words: str, indicator: str) -> None:
    assert [t.indicator for t in _found(f"{words}。")] == [indicator]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("到2027年，建成水厂5座", "2027-12-31"),
        ("年内建成水厂5座", "2026-12-31"),
        ("2026年6月底前建成水厂5座", "2026-06-30"),
        ("建成水厂5座", None),
        ("“十五五”期间建成水厂5座", "2030-12-31"),
    ],
)
def test_a_target_takes_the_date_that_its_sentence_states(words: str, date: str | None) -> None:
    assert [t.deadline.date if t.deadline else None for t in _found(f"{words}。")] == [date]


def test_of_two_dates_a_target_takes_the_one_in_front_of_it() -> None:
    found = _found("到2027年建成水厂5座，到2028年建成水厂8座。")

    assert [(t.value, t.deadline.date if t.deadline else None) for t in found] == [(5, "2027-12-31"), (8, "2028-12-31")]


def test_the_numbers_of_single_years_are_targets_with_their_own_dates() -> None:
    found = _found("分批建设水质监测点，2026年20个、2027年35个、2028年50个。")

    assert [(t.value, t.deadline.date if t.deadline else None) for t in found] == [
        (20, "2026-12-31"),
        (35, "2027-12-31"),
        (50, "2028-12-31"),
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("供水普及率达到97%", "share"),
        ("供水量增长8%", "growth"),
        ("用水效率提高2个百分点", "share-change"),
        ("新建水厂2座", "added"),
        ("实现行政村供水全覆盖", "coverage"),
        ("累计建成水厂12座", "cumulative"),
        ("全国排名前移2位", "rank-change"),
    ],
)
def test_the_kind_tells_how_the_number_is_counted(words: str, kind: str) -> None:
    assert [t.kind for t in _found(f"{words}。")] == [kind]


@pytest.mark.parametrize(
    ("words", "values"), [("供水保证率95%，漏损率9%", [95, 9]), ("水厂达到12座", [12]), ("新增供水能力2万吨", [20_000])]
)
def test_in_the_goals_every_number_that_is_no_baseline_is_a_target(words: str, values: list[float]) -> None:
    assert [t.value for t in _found(f"{words}。", goals=True)] == values


def test_in_the_goals_a_bare_number_of_things_is_a_target() -> None:
    assert _numbers("到2026年底，全县日供水能力8万吨。", goals=True) == [(">=", 80_000, "吨")]


def test_a_quantity_that_is_given_already_is_no_target() -> None:
    text = "建成水厂2座。"

    assert list(targets(text, 0, len(text), year=2026, goals=False, given=frozenset({4}))) == []


def test_only_the_given_place_is_searched() -> None:
    text = "建成水厂2座。改造管网30公里。"

    assert [t.value for t in targets(text, text.index("改造"), len(text), year=None, goals=False)] == [30]


@pytest.mark.parametrize(
    ("words", "comparator", "value", "unit"),
    [
        ("实现安全生产零事故", "<=", 0, "起"),
        ("燃气用户零新增", "<=", 0, "户"),
        ("无分歧欠款应还尽还", ">=", 100, "%"),
        ("农产品产值翻两番", ">=", 2, "番"),
        ("达到50年一遇防洪标准", ">=", 50, "年一遇"),
        ("能源利用效率系数控制在1.25以内", "<=", 1.25, ""),
        ("推进10万户报警装置安装工作", ">=", 100_000, "户"),
        ("统筹提供租赁住房1000套（次）", ">=", 1000, "套（次）"),
        ("PM2.5浓度控制在30微克/立方米以下", "<=", 30, "微克/立方米"),
    ],
)
def test_aims_in_words_and_standards_are_targets(words: str, comparator: str, value: float, unit: str) -> None:
    assert _numbers(f"县政府统筹，{words}。") == [(comparator, value, unit)]


@pytest.mark.parametrize(
    "words", ["做到应装尽装", "确保全覆盖、底数清", "推动政策应知尽知", "构建全域覆盖、多业务融合的网络", "坚持动态清零", "四面均不得围蔽"]
)
def test_words_of_wholeness_without_anything_that_is_whole_are_no_targets(words: str) -> None:
    assert _numbers(f"{words}。") == []


def test_a_number_that_goes_on_behind_a_target_is_one_too() -> None:
    assert _numbers("完成1000公里燃气管道改造，40万户立管改造。") == [(">=", 1000, "公里"), (">=", 400_000, "户")]


def test_a_year_ahead_of_time_is_a_year_before_the_date_of_the_sentence() -> None:
    found = _found("到2028年，供水普及率达到95%，水质合格率提前一年达到100%。")

    assert [(t.value, t.deadline.date if t.deadline else None) for t in found] == [(95, "2028-12-31"), (100, "2027-12-31")]


def test_in_the_goals_a_bracket_may_say_how_much_is_to_be_done() -> None:
    words = "推进东湖片区（4.2平方公里）、北山片区（3.9平方公里）达标评估。"

    assert _numbers(words, goals=True) == [(">=", 4.2, "平方公里"), (">=", 3.9, "平方公里")]


def test_a_number_above_another_series_names_the_series() -> None:
    [found] = _found("规模以上工业增加值增速高于全省平均水平2个百分点。")

    assert (found.value, found.unit, found.kind, found.series) == (2, "百分点", "relative", "全省平均")


def test_the_numbers_of_single_years_belong_to_one_series() -> None:
    found = _found("分批建设水质监测点，2026年20个、2027年35个。")

    assert [t.series for t in found] == ["分批建设水质监测点", "分批建设水质监测点"]


@pytest.mark.parametrize(
    ("words", "indicators"),
    [
        ("氨氮、总磷排放量分别下降8%、10%", ["氨氮排放量", "总磷排放量"]),
        ("供水普及率和水质合格率分别达到97%和98%以上", ["供水普及率", "水质合格率"]),
        ("2026年、2027年分别新建水厂5座、8座", ["新建水厂", "新建水厂"]),
    ],
)
def test_numbers_in_a_row_have_the_names_in_the_row_before_them(words: str, indicators: list[str]) -> None:
    assert [t.indicator for t in _found(f"{words}。")] == indicators


def _dates(words: str, *, since: str, last_year: int) -> list[str | None]:
    folded = fold(words)
    found = targets(folded, 0, len(folded), year=int(since[:4]), last_year=last_year, goals=False, since=since)
    return [t.deadline.date if t.deadline else None for t in found]


def test_what_some_years_bring_about_is_due_when_the_plan_of_so_many_years_ends() -> None:
    assert _dates("三年培训供水员200名，新建水厂5座。", since="2026-01-05", last_year=2028) == ["2028-12-31", "2028-12-31"]


def test_some_years_of_a_longer_plan_have_no_date() -> None:
    assert _dates("两年内培训供水员200名。", since="2026-01-05", last_year=2030) == [None]


def test_what_is_kept_all_the_time_is_not_due_at_the_end_of_some_years() -> None:
    assert _dates("三年新建水厂5座，水质合格率保持100%。", since="2026-01-05", last_year=2028) == ["2028-12-31", None]


def test_the_year_that_opens_a_sentence_is_that_of_its_numbers() -> None:
    assert [t.deadline and t.deadline.date for t in _found("2027年农村水价平均降低10%。")] == ["2027-12-31"]


@pytest.mark.parametrize(
    "words",
    [
        "每引进1名供水人才",
        "扶持年收入10万元以下薄弱村",
        "新建水厂，建筑面积1.8万平方米",
        "作为5家水厂的调度中心",
        "24小时抢修率",
    ],
)
def test_a_number_that_only_tells_which_for_what_or_how_big_is_no_target(words: str) -> None:
    assert _numbers(f"{words}。") == []


def test_numbers_in_a_row_share_the_bound_before_the_first() -> None:
    assert _numbers("供水普及率、水质合格率分别超过92%、97%。") == [(">", 92, "%"), (">", 97, "%")]


def test_a_part_of_what_a_target_counts_is_one_too() -> None:
    assert _numbers("培育节水企业60家，其中省级水厂5家。") == [(">=", 60, "家"), (">=", 5, "家")]


def test_a_day_behind_belongs_to_numbers_without_one_unless_it_has_its_own() -> None:
    own = [t.deadline.date if t.deadline else None for t in _found("改造水厂12座，6月底前新建泵站3座。")]
    shared = [t.deadline.date if t.deadline else None for t in _found("改造水厂12座，新建泵站3座，6月底前完成。")]

    assert own == [None, "2026-06-30"]
    assert shared == ["2026-06-30", "2026-06-30"]


def test_the_day_that_opens_a_sentence_holds_behind_its_semicolon() -> None:
    found = _found("到2027年，新建水厂5座；改造泵站30座。年度检测120次以上。")

    assert [t.deadline.date if t.deadline else None for t in found] == ["2027-12-31", "2027-12-31", None]


def test_the_number_of_an_item_is_no_part_of_what_its_target_says() -> None:
    words = "1.新建供水管网30公里。"

    assert [words[t.start : t.end] for t in _found(words)] == ["新建供水管网30公里"]


def test_all_year_is_the_year_of_a_plan_for_one_year_and_no_date_in_one_for_several() -> None:
    words = fold("全年新建水厂5座。")
    due = [next(iter(targets(words, 0, len(words), year=2026, last_year=last, goals=False))).deadline for last in (2026, 2028)]

    assert [d.date if d else None for d in due] == ["2026-12-31", None]


def test_counts_by_size_behind_one_another_are_all_parts() -> None:
    assert _numbers("引进供水项目100个，其中1亿元以上20个、5亿元以上3个。") == [(">=", 100, "个"), (">=", 20, "个"), (">=", 3, "个")]


def test_years_that_stand_in_a_clause_of_their_own_share_out_the_numbers_behind_them() -> None:
    found = _found("到2027年、2030年，供水普及率分别达到80%和95%以上。")

    assert [(t.value, t.deadline.date if t.deadline else None) for t in found] == [(80, "2027-12-31"), (95, "2030-12-31")]


def test_a_further_kind_of_the_same_is_counted_too() -> None:
    assert _numbers("引进国家级水务企业2家，省级重点水务企业3家。") == [(">=", 2, "家"), (">=", 3, "家")]
    assert _numbers("培育节水企业20家，现有省级节水企业5家。") == [(">=", 20, "家")]
