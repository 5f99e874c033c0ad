"""Who may do what: a published matrix of actions and roles, each row with its source, as data.

Where no text says anything the row is our own custom and says so; nobody may take it for law. `app.permissions` holds
every write against it, screens only ask there.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from buxuan_desktop.domain.access import (
    CHAIR,
    CHIEF_TELLER,
    CHIEF_WATCHER,
    CLERK,
    GUIDE,
    ISSUER,
    MOBILE,
    ROLES,
    TELLER,
    WATCHER,
)
from buxuan_desktop.domain.access import CLOSE_COUNT as SIGN_CLOSE
from buxuan_desktop.domain.access import REOPEN as SIGN_REOPEN
from buxuan_desktop.domain.access import REPRINT as SIGN_REPRINT
from buxuan_desktop.domain.access import RESET_CLERK as SIGN_CLERK
from buxuan_desktop.domain.access import SET_PIN as SIGN_PIN
from buxuan_desktop.domain.access import STRIKE as SIGN_STRIKE


class Action(StrEnum):
    """What somebody does; the value is what the ledger says of a refusal and of a second signature."""

    NAME_PEOPLE = "name-people"
    SET_PIN = SIGN_PIN
    RESET_CLERK = SIGN_CLERK
    OWN_PIN = "own-pin"
    SIGN_IN = "sign-in"
    PREPARE = "prepare"
    REGISTER = "register"
    RECORDS = "records"
    UNCOVER_ID = "uncover-id"
    ERASE = "erase-private"
    POLLS = "polls"
    PLACES = "places"
    ISSUE = "issue-ballots"
    HEADS = "count-heads"
    TELL_APART = "tell-apart"
    KEY = "key-ballots"
    ARRANGE = "arrange-bundles"
    TABLES = "tables"
    COMPARE = "compare-entries"
    STRIKE = SIGN_STRIKE
    DECIDE = "decide"
    EXPLAIN = "explain"
    OBJECT = "take-objection"
    SPOT_CHECK = "spot-check"
    CLOSE_COUNT = SIGN_CLOSE
    DECLARE = "declare"
    WINNERS = "winners"
    CERTIFICATES = "certificates"
    REPRINT = SIGN_REPRINT
    EXPORT_PUBLIC = "export-public"
    EXPORT_SEALED = "export-sealed"
    ARCHIVE = "archive"
    EXTRACT = "extract"
    HAND_OVER = "hand-over"
    PASSPHRASE = "set-passphrase"
    TAKE_UP = "take-up"
    RECOVER = "recover-pin"
    CONCLUDE = "conclude"
    REOPEN = SIGN_REOPEN


class Permit(msgspec.Struct, frozen=True):
    """One row: who may do it, who may sign it besides (empty: nobody has to), and where that comes from.

    `source` is law, plan or custom; `cite` names the text, or for a custom says why it is so. `unseated`: it is done
    before anybody can sign in, or by the program itself.
    """

    roles: tuple[str, ...]
    source: str
    cite: str
    second: tuple[str, ...] = ()
    unseated: bool = False


_TOWNSHIP_LOOKS_ON = "镇（街道）指导人员只指导、监督，不录票、不认定、不签字"
_STAFF = "《居委会补选工作方案3》四、第三阶段2（4）：总监票人、监票人、总计票人、计票人"
_COMMITTEE = "村民委员会组织法（2018年修正第十二条，2025年修正第十五条）：选举由选举委员会主持；居委会照此办"
_PUBLIC_COUNT = "公开计票，总监票人在场"
_TWO = "两个不同的人各用自己的口令，一个人办不成"
_KEEPS = "案卷由经办人保管"
_COUNTING = (TELLER, CHIEF_TELLER)
_WATCHING = (WATCHER, CHIEF_WATCHER)
_PRESIDING = (CLERK, CHAIR)
_IN_CHARGE = (CLERK, CHAIR, CHIEF_WATCHER)
_EVERYBODY = tuple(ROLES)
_ALL_BUT_GUIDE = tuple(role for role in ROLES if role != GUIDE)


def _custom(roles: Iterable[str], why: str, second: Iterable[str] = ()) -> Permit:
    return Permit(tuple(roles), "custom", why, tuple(second))


MATRIX: Mapping[Action, Permit] = {
    Action.NAME_PEOPLE: _custom((CLERK,), "人员由选举委员会确定，经办人登记"),
    Action.SET_PIN: _custom((CLERK,), f"忘记口令由经办人和另一人重设：{_TWO}", _ALL_BUT_GUIDE),
    Action.RESET_CLERK: _custom(_IN_CHARGE, f"经办人忘记口令的：{_TWO}", _IN_CHARGE),
    Action.OWN_PIN: _custom(_EVERYBODY, "自己的口令自己改"),
    Action.SIGN_IN: Permit(_EVERYBODY, "custom", "有口令的人都可以签到、查看", unseated=True),
    Action.PREPARE: Permit(_PRESIDING, "law", _COMMITTEE),
    Action.REGISTER: _custom(_PRESIDING, "名单由经办人录入"),
    Action.RECORDS: _custom(_PRESIDING, "会议、公告、审查等由经办人登记"),
    Action.UNCOVER_ID: _custom((CLERK,), "身份证号平时遮住，只有经办人可以看全，每次记一笔"),
    Action.ERASE: _custom((CLERK,), "保管期满销毁个人信息，由经办人办理"),
    Action.POLLS: Permit(_PRESIDING, "law", _COMMITTEE),
    Action.PLACES: _custom((CLERK, ISSUER, MOBILE), "投票点、流动票箱由发票的人和票箱负责人管理"),
    Action.ISSUE: _custom((CLERK, ISSUER, MOBILE), "验证发票人、流动票箱负责人核对选民以后发票"),
    Action.HEADS: _custom((CLERK, CHAIR, ISSUER), "投票前清点人数，向大会报告"),
    Action.TELL_APART: _custom((*_PRESIDING, *_COUNTING, *_WATCHING), "同名的人写明是哪一个"),
    Action.KEY: Permit(_COUNTING, "plan", f"{_STAFF}；{_TOWNSHIP_LOOKS_ON}"),
    Action.ARRANGE: _custom((*_COUNTING, CHIEF_WATCHER, CLERK), "分捆、改张数、作废一遍由计票的人办理，写明经手人"),
    Action.TABLES: _custom((CHIEF_TELLER, CLERK), "多桌计票由总计票人分发、收回"),
    Action.COMPARE: _custom((*_COUNTING, *_WATCHING, *_PRESIDING), "两遍录入由程序比对，不一致的当面重读"),
    Action.STRIKE: _custom((*_COUNTING, CHIEF_WATCHER, CHAIR), f"撤销已经计入的票：{_TWO}", (*_WATCHING, CHAIR)),
    Action.DECIDE: Permit(
        (CHIEF_WATCHER, CHAIR), "plan", f"有疑问的票由总监票人提出，选举委员会认定；{_TOWNSHIP_LOOKS_ON}"
    ),
    Action.EXPLAIN: _custom((CLERK, CHAIR, CHIEF_TELLER, CHIEF_WATCHER), "数字不平衡的原因由清点的人写明"),
    Action.OBJECT: _custom((*_PRESIDING, *_COUNTING, *_WATCHING), "现场提出的异议，谁听到谁记下"),
    Action.SPOT_CHECK: _custom((*_COUNTING, *_WATCHING, CHAIR), "抽查由掷骰子决定，当众重读"),
    Action.CLOSE_COUNT: Permit(
        (*_COUNTING, CHIEF_WATCHER, *_PRESIDING), "custom", f"{_PUBLIC_COUNT}；{_TWO}", (CHIEF_WATCHER, CHAIR)
    ),
    Action.DECLARE: Permit(
        (*_COUNTING, CHIEF_WATCHER, *_PRESIDING), "custom", "结果由程序按规则得出，结束计票的两人签过字，由主持人宣布"
    ),
    Action.WINNERS: _custom(_PRESIDING, "认定的机关作出决定，经办人登记是谁、为什么"),
    Action.CERTIFICATES: _custom(_PRESIDING, "当选证书由选举委员会颁发"),
    Action.REPRINT: _custom(_PRESIDING, f"证书再打印一次：{_TWO}", _IN_CHARGE),
    Action.EXPORT_PUBLIC: _custom(_PRESIDING, _KEEPS),
    Action.EXPORT_SEALED: _custom((CLERK,), f"{_KEEPS}，封存的记录不得公开"),
    Action.ARCHIVE: _custom((CLERK,), _KEEPS),
    Action.EXTRACT: _custom(_PRESIDING, "上报摘录不含个人信息"),
    Action.HAND_OVER: _custom(_PRESIDING, _KEEPS),
    Action.PASSPHRASE: _custom((CLERK,), f"{_KEEPS}，整份加密的口令由他保管"),
    Action.RECOVER: Permit(_EVERYBODY, "custom", "没有两个人能重设时才有，两人署名，永远留痕", unseated=True),
    Action.TAKE_UP: Permit(_EVERYBODY, "custom", "换电脑接手、撤销移交、从备份恢复，在签到以前办", unseated=True),
    Action.CONCLUDE: _custom(_PRESIDING, "事情办完，结案"),
    Action.REOPEN: _custom(_PRESIDING, f"结案以后再打开：{_TWO}", _IN_CHARGE),
}
"""All actions in the order in which the table is read."""

COVERS: Mapping[Action, frozenset[Action]] = {
    Action.TABLES: frozenset((Action.KEY,)),
    Action.COMPARE: frozenset((Action.KEY,)),
    Action.DECIDE: frozenset((Action.KEY, Action.STRIKE, Action.ARRANGE, Action.COMPARE)),
    Action.SET_PIN: frozenset((Action.ERASE,)),
    Action.RESET_CLERK: frozenset((Action.ERASE,)),
    Action.OWN_PIN: frozenset((Action.ERASE,)),
    Action.RECOVER: frozenset((Action.ERASE,)),
    Action.NAME_PEOPLE: frozenset((Action.ERASE,)),
}
"""What follows from an action in one transaction is no action of its own: a decided doubt casts its ballot."""


def leading(actions: Iterable[Action]) -> frozenset[Action]:
    """The actions of one transaction that somebody must be allowed, without those that follow from another."""
    found = frozenset(actions)
    return found - frozenset(one for other in found for one in COVERS.get(other, ()))


def allowed(action: Action, role: str) -> bool:
    """Whether somebody with this role may do it."""
    return role in MATRIX[action].roles
