"""Counts of what is worked on."""

import pytest

from .found import of, plan, said


def test_counts_of_work_objects_are_asked_once_for_each_task() -> None:
    message = said(plan("推动转型。推动12个传统产业数字化转型。推进28个园区、84个灌区节水改造。"), "object-count")

    assert "推动12个传统产业数字化转型" in message
    assert "推进28个园区、84个灌区节水改造" in message


def test_old_ones_beside_new_ones_are_asked_about() -> None:
    assert "建设6家水务实验室" in said(plan("建设平台。高标准建设6家水务实验室，新启动4家水务实验室建设。"), "object-count")


@pytest.mark.parametrize(
    "words",
    [
        "推动新建12个灌区节水改造",
        "支持200家左右企业节水改造",
        "推动创建12个节水示范区建设",
        "支持企业节水改造",
        "推动15日内完成水价改造",
        "建设6家水务实验室，新启动4家检测机构建设",
    ],
)
def test_counts_of_results_are_no_gap(words: str) -> None:
    assert of(plan(f"推动转型。{words}。"), "object-count") == []
