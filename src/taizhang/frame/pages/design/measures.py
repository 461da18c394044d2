"""A thousand measures for show: invented, always the same, of every light and length."""

from dataclasses import dataclass
from datetime import date, timedelta

_ACTS = (
    "关停低效信息系统{n}套以上",
    "新建千兆光网小区{n}个",
    "培育专精特新中小企业{n}家",
    "改造提升农村公路{n}公里，打通县乡断头路，完善安全防护设施和养护责任清单",
    "开展重点企业“一对一”上门服务{n}次",
    "建成乡镇（街道）综合养老服务中心{n}个",
    "完成老旧小区加装电梯{n}部",
)
_BODIES = ("省政务和数据局", "省工业和信息化厅", "省科技厅", "省交通运输厅", "省民政厅", "省住房城乡建设厅", "省市场监管局")
_COLOURS = ("green", "green", "blue", "green", "yellow", "green", "grey", "red", "green", "none")
_FIRST = date(2026, 4, 15)


@dataclass(frozen=True, slots=True)
class Measure:
    code: str
    title: str
    lead: str
    due: date
    done: int
    colour: str


def measures(count: int = 1_000) -> list[Measure]:
    return [_measure(number) for number in range(1, count + 1)]


def _measure(number: int) -> Measure:
    return Measure(
        code=f"YC-2026-{number:04}",
        title=_ACTS[number * 3 % len(_ACTS)].format(n=10 + number * 7 % 90),
        lead=_BODIES[number * 5 % len(_BODIES)],
        due=_FIRST + timedelta(days=number * 11 % 260),
        done=number * 37 % 101,
        colour=_COLOURS[number * 7 % len(_COLOURS)],
    )
