"""The ids of findings as they stand in addresses and in style sheets."""


def anchor(id_: str) -> str:
    """The id of a finding without the point, which a style sheet would read as a class.

    >>> anchor("t1.m2")
    't1-m2'
    """
    return id_.replace(".", "-")


def owner_anchor(task: str, place: int) -> str:
    """The id of the organisation at a place among those of a task, from 1: a reading gives organisations none of their own.

    >>> owner_anchor("t3", 1)
    't3-o1'
    """
    return f"{task}-o{place}"


def edit_anchor(place: int) -> str:
    """The id of a change of wording at its place among all of them, from 1."""
    return f"e{place}"
