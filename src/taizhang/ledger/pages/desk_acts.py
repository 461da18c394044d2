"""The acts of the record as the desk offers them, each with its words and its rank: of two on the same thing the lower is shown."""

from taizhang.ledger.rules.cards import Act
from taizhang.ledger.rules.sentences import Sentence


def _act(key: str, zh: str, en: str, rank: int) -> Act:
    return Act(key, Sentence(zh, en), rank)


REVISE = _act("revise", "补正台账", "Revise the ledger", 10)
SIGN = _act("sign", "签发台账", "Sign the ledger", 11)
FILE = _act("file", "报送台账", "File the ledger", 12)
RECORD = _act("record", "办理备案", "Put it on record", 13)
COUNTERSIGN = _act("countersign", "会签", "Countersign", 14)
CONFIRM = _act("confirm", "确认推定内容", "Confirm what was concluded", 15)
CIRCULATE = _act("circulate", "送会签", "Send it round", 16)

REDO = _act("redo", "重新办理", "Do it again", 20)
VERIFY = _act("verify", "核验", "Verify", 21)
CLOSE = _act("close", "销号", "Close", 22)
VERIFY_MILESTONE = _act("verify-milestone", "核验节点", "Verify the milestone", 23)
ACCEPT = _act("accept", "签收", "Take it on", 30)
CLAIM = _act("claim", "认领", "Claim", 31)
REASSIGN = _act("reassign", "重新指定责任单位", "Name another owner", 32)
FINISH = _act("finish", "办结并申请销号", "Finish, and apply for closing", 40)
CATCH_UP = _act("catch-up", "赶进度", "Catch up", 42)
START = _act("start", "启动", "Begin", 41)

REPORT_AGAIN = _act("report-again", "补充进展", "Report again", 20)
SIGN_REPORT = _act("sign-report", "签发进展", "Sign the report", 21)
REPORT = _act("report", "填报进展", "Report", 22)
JUDGE = _act("judge", "审核进展", "Judge the report", 23)
AGREE = _act("agree", "确认分解指标", "Agree to the share", 20)
DECOMPOSE = _act("decompose", "重新分解", "Divide it anew", 21)
DECIDE = _act("decide", "审批变更", "Decide the amendment", 20)
DECIDE_CHAIN = _act("decide-chain", "审批签批链", "Decide the signature chain", 20)
APPLY = _act("apply", "办理变更生效", "Carry the amendment out", 21)
