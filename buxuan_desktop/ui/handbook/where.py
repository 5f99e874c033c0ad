"""What is in front, and the section of the handbook that is about it: every page has one (a test looks)."""

from PySide6.QtWidgets import QDialog, QWidget

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.words import handbook

PAGES = {
    "start": "begin",
    "setup": "setup",
    "home": "home",
    "calendar": "calendar",
    "survey": "survey",
    "rollup": "rollup",
    "archive": "archive",
    "stage": "records",
    "records": "records",
    "papers": "papers",
    "matters": "matters",
    "audit": "audit",
    "register": "register",
    "conditions": "conditions",
    "nomination": "nomination",
    "review": "review",
    "official": "official",
    "register-import": "register-import",
    "register-posting": "register-posting",
    "register-cards": "register-cards",
    "register-compare": "register-compare",
    "day": "day",
    "checkin": "checkin",
    "places": "places",
    "rollcall": "rollcall",
    "kit": "kit",
    "count": "count",
    "bundles": "bundles",
    "differences": "differences",
    "totals": "totals",
    "tables": "tables",
    "correct": "correct",
    "doubts": "doubts",
    "names": "names",
    "objections": "objections",
    "recounts": "recounts",
    "balances": "balances",
    "verdict": "verdict",
    "print": "print",
    "spot": "spot",
    "practise": "practise",
    "score": "practise",
    "access": "access",
    "passphrase": "passphrase",
}
"""By the page's name in `program.PAGES`."""

DIALOGS = {
    "access.closing": "conclude",
    "access.pins.RecoverDialog": "forgotten-pin",
    "access.pins.ResetDialog": "forgotten-pin",
    "access.refused": "refused-acts",
    "access.second": "second-signature",
    "bundles": "bundles",
    "count.asking.StrikeDialog": "strike",
    "count.asking.VoidDialog": "void",
    "count.asking_names": "write-in",
    "count.ending": "end",
    "count.more": "more",
    "custody": "custody",
    "decisions.kinds": "doubt",
    "decisions.papers": "doubts",
    "handbook.printing": "print-handbook",
    "mirror": "mirror",
    "pages.restore": "restore",
    "passphrase.asking": "passphrase",
    "printing": "print-dialog",
    "records.pasting": "pasting",
    "register.uncovering": "uncover",
    "result.announce": "verdict",
    "result.deciding": "held",
    "result.exporting": "export",
    "result.handing_out": "certificate",
    "result.reprinting": "certificate",
    "shell.display": "display",
    "survey": "survey",
    "tables": "tables",
}
"""By the module of what asks, or its class where a module has several; any other question belongs to its page."""

_HERE = "buxuan_desktop.ui."


def anchor_of(name: str, desk: Desk, asking: QWidget | None = None) -> str:
    """The anchor for the page of this name on the desk's case, or for the question or window that lies over it."""
    asked = _of_question(asking) if asking is not None else ""
    return asked or _of_page(name, desk)


def _of_question(asking: QWidget) -> str:
    for kind in type(asking).__mro__:
        path = f"{kind.__module__.removeprefix(_HERE)}.{kind.__name__}".split(".")
        found = next((at for end in range(len(path), 0, -1) if (at := DIALOGS.get(".".join(path[:end])))), "")
        if found or kind is QDialog:
            return found
    return ""


def _of_page(name: str, desk: Desk) -> str:
    if name == "records":
        return handbook.of_kind(desk.kind) or PAGES[name]
    if name == "stage":
        return handbook.of_stage(desk.stage)
    if name == "tables" and desk.case is not None and desk.election.case.table:
        return "table-side"
    return PAGES.get(name, "handbook")
