"""Under which role an organisation is shown: the text's own word goes before ours, as it does in the workbook."""

_OF_WORD = (
    ("lead", ("牵头", "主办", "主责")),
    ("support", ("配合", "协助", "协办", "协同", "支持", "参与", "参加", "指导", "会同")),
    ("responsible", ("责任", "负责", "落实", "承办", "实施", "分工")),
)


def role_shown(role: str, label: str) -> str:
    """The role that the label names, `role` where it names none. Who leads by a rule of the text leads, whatever its label.

    >>> role_shown("support", "责任单位"), role_shown("lead", "责任单位"), role_shown("support", "")
    ('responsible', 'lead', 'support')
    """
    if role == "lead":
        return role
    return next((shown for shown, words in _OF_WORD if any(word in label for word in words)), role)
