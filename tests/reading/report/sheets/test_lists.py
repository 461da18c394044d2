"""政策条款, 缺项, 更正: lists that are there when they hold something."""

from ..workbooks import CITY, NOTICE, PLAN, Grid, opened_file, opened_text


def test_a_provision_is_an_amount_beside_its_unit() -> None:
    # Task 2: 对首次建立研发准备金制度的企业按规定给予后补助，最高不超过20万元。
    book = opened_file(CITY)
    grid, ledger = Grid(book["政策条款"]), Grid(book["备案表"])
    row = next(n for n, quote in enumerate(grid.column("原文"), start=1) if "最高不超过20万元" in str(quote))

    assert [grid.at(title, row) for title in ("所属任务", "类型", "金额或比例", "单位")] == [
        "2.推进研发机构清零和扩面",
        "最高限额",
        20,
        "万元",
    ]
    assert (
        grid.cell("台账序号", row).hyperlink.location == f"'备案表'!A{ledger.head + ledger.row_of('目标任务', '2.推进研发机构清零和扩面')}"
    )


def test_what_is_left_open_is_asked_with_room_for_the_answer() -> None:
    grid = Grid(opened_text(PLAN.replace("（责任单位：县住房城乡建设局）", ""))["缺项"])
    row = grid.row_of("类型", "任务未写明责任单位")

    assert [grid.at("台账序号", row), grid.at("涉及任务", row)] == [4, "2.更新管网"]
    assert "由谁牵头？" in str(grid.at("需要明确的事项", row))
    assert [title for title in grid.titles if grid.fill(title) == grid.fill("答复")] == ["答复", "答复单位", "答复日期"]


def test_plans_without_a_text_are_not_asked_for_twice() -> None:
    closed = NOTICE.replace("供水普及率达到97%。", "").replace("及时发布", "6月底前发布").replace("10个工作日内", "3月31日前")
    book = opened_text(closed)

    assert "待补计划" in book.sheetnames
    assert "缺项" not in book.sheetnames


def test_a_wording_that_was_mended_stands_once_with_how_often_and_where() -> None:
    grid = Grid(opened_text(PLAN.replace("建设水厂", "建设[免费领取]水厂").replace("人员", "人\u200b员"))["更正"])
    row = grid.row_of("原因", "删去不可见字符")

    assert [grid.at(title, row) for title in ("读作", "处数")] == ["（删去）", 1]
    assert "管护人【" in str(grid.at("首处上下文（原文件）", row))


def test_another_script_is_counted_and_not_listed() -> None:
    book = opened_text("禾嶺縣供水保障2026年行動方案\n一、重點任務\n1.建設水廠。修訂管護辦法，組織管護人員培訓。（縣水務局負責）")
    words = [cell.value for row in book["总览"].iter_rows() for cell in row]

    assert "更正" not in book.sheetnames
    assert "繁体转简体" in words


def test_lists_without_anything_in_them_are_not_there() -> None:
    book = opened_text("禾岭县供水保障2026年行动方案\n一、重点任务\n1.建设水厂。修订管护办法。（县水务局负责）")

    assert book.sheetnames == ["总览", "备案表", "调度表", "单位任务矩阵"]
