"""Plans for tests: one of two tasks, small enough to be checked by eye, and the invented ones of samples/."""

from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PROVINCE = SAMPLES / "01_yunchuan_shuzi.html"

TITLE = "江北县2026年节水工作方案"
LINES = (
    TITLE,
    "一、主要任务",
    "1.新建水厂2座。（责任单位：县水利局）",
    "2.改造老旧管网30公里，2026年10月底前完成。（牵头单位：县住房城乡建设局；配合单位：县财政局）",
)
TEXT = "\n".join(LINES)
PLAN = TEXT.encode()


def numbered(number: int) -> bytes:
    """A plan that differs from every other one in its bytes."""
    return f"{TEXT}\n（第{number}号）".encode()
