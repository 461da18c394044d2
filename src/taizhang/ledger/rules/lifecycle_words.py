"""States and acts in words: of an obligation, and of a ledger. Keyed by their values; tests see that none is missing."""

from .sentences import Sentence


def _named(**names: str) -> dict[str, Sentence]:
    return {key.replace("_", "-"): Sentence(zh, key.replace("_", " ")) for key, zh in names.items()}


OF_OBLIGATION = _named(
    draft="拟立项",
    issued="已交办",
    accepted="已签收",
    in_progress="推进中",
    suspended="中止",
    applied="申请销号",
    verified="已核验",
    returned="退回",
    closed="已销号",
    archived="已归档",
    cancelled="撤销",
    issue="交办",
    accept="签收",
    decline="申请改派",
    start="启动",
    suspend="中止计时",
    resume="恢复计时",
    apply="申请销号",
    verify="核验",
    close="销号",
    cancel="撤销",
    restore="恢复立项",
    archive="归档",
) | {"return": Sentence("退回", "return")}

OF_LEDGER = _named(
    draft="草拟",
    countersigning="会签",
    signed="已签发",
    filed="已报送",
    on_record="已备案",
    returned="退回补正",
    withdrawn="已撤回",
    circulate="送会签",
    object="提出异议",
    sign="签发",
    file="报送",
    record="备案",
    revise="补正",
    withdraw="撤回",
) | {"return": Sentence("退回补正", "return")}
