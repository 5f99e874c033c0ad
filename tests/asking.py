"""Every question that the program asks, each over a page with a believable case; a new one has to be put in here."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QWidget

from buxuan_desktop import ui
from buxuan_desktop.app import appointing, closing, counting, custody, signing
from buxuan_desktop.app.forms import form_of
from buxuan_desktop.app.help_papers import keys_job
from buxuan_desktop.app.mirror_names import copies_in
from buxuan_desktop.app.mirroring import Mirror, target_in
from buxuan_desktop.app.pasting import read_table
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.printing import held_of
from buxuan_desktop.domain.ballot import Ballot, Box, PostMarks
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.access.closing import ConcludeDialog, ReopenDialog
from buxuan_desktop.ui.access.naming import NameDialog
from buxuan_desktop.ui.access.pins import OwnPinDialog, RecoverDialog, ResetDialog
from buxuan_desktop.ui.access.refused import RefusedDialog
from buxuan_desktop.ui.access.second import SecondDialog
from buxuan_desktop.ui.custody.meeting import ask_custody
from buxuan_desktop.ui.decisions.papers import NameDialog as WhoDialog
from buxuan_desktop.ui.decisions.papers import PaperDialog
from buxuan_desktop.ui.handbook.opening import open_at
from buxuan_desktop.ui.handbook.printing import PrintDialog as HandbookPrintDialog
from buxuan_desktop.ui.pages.restore import ask_restore
from buxuan_desktop.ui.pages.start import open_case
from buxuan_desktop.ui.passphrase.asking import ChooseDialog, OpenDialog
from buxuan_desktop.ui.printing.opening import ask_for_job
from buxuan_desktop.ui.records.pasting import PastingDialog
from buxuan_desktop.ui.register.uncovering import UncoverDialog
from buxuan_desktop.ui.result.deciding import ReleaseDialog, VoidDialog
from buxuan_desktop.ui.result.exporting import ExportDialog
from buxuan_desktop.ui.result.handing_out import HandOutDialog
from buxuan_desktop.ui.result.reprinting import ReprintDialog
from buxuan_desktop.ui.shell.window import Window
from buxuan_desktop.ui.survey.asking import GapDialog, ReasonDialog
from tests import naming
from tests.community import LONG
from tests.deciding import FOR_WANG, at_once, paper
from tests.walking import KEEPER, full, in_doubt, nothing, one_entry, seated, settle, two_entries

BASES = ("Question", "Asking", "PinQuestion", "DecisionDialog")
"""Classes that are asked only as one of those made from them."""
_ROWS = "姓名\t哪个机构\n周敏\t选举委员会\n王一\t不知道\n" + f"{LONG}\t选举委员会\n" * 12


class Ask(NamedTuple):
    """One question: what it is called here, the page under it, and how it is asked."""

    name: str
    page: str
    ask: Callable[[Window, Path], QWidget]


def kinds() -> set[type[QDialog]]:
    """Every class of the program that is a question, its bases left out; all of `ui` is loaded for it."""
    for one in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(one.name)
    return {one for one in _below(QDialog) if one.__module__.startswith(ui.__name__) and one.__name__ not in BASES}


def _below(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def won(window: Window, folder: Path) -> None:
    """Somebody who stood for the post has won it."""
    _declared(window, folder / "won.buxuan", FOR_WANG)


def held(window: Window, folder: Path) -> None:
    """Somebody has won who was written in: no certificate before the review."""
    _declared(window, folder / "held.buxuan", paper(PostMarks(write_in=("选民6",))))


def _declared(window: Window, path: Path, ballot: Ballot) -> None:
    case = seated(window, at_once(path, (Box("会场", "hall", 11, 11),), keeper=KEEPER))
    counting.cast_many(case, [(ballot, 11)])
    closing.close_count(case)
    closing.declare_result(case)


def guarded(window: Window, folder: Path) -> None:
    """Everybody has a PIN, the clerk sits here, and something was refused."""
    case = at_once(folder / "guarded.buxuan", keeper=KEEPER)
    naming.name_all(case)
    for typed in ("000000", "111111"):
        try:
            signing.sign_in(case, naming.WHO["teller"], typed)
        except Refusal:
            continue
    naming.sit(case, "clerk")
    window.desk.put(case)


def forsaken(window: Window, folder: Path) -> None:
    """Nobody is left who could reset the clerk's PIN."""
    case = at_once(folder / "forsaken.buxuan", keeper=KEEPER)
    naming.name_all(case)
    naming.sit(case, "clerk")
    for role in ("chief_watcher", "chair"):
        appointing.relieve(case, naming.WHO[role], "事情办完")
    window.desk.put(case)


def given(window: Window, folder: Path) -> None:
    """The case was handed over to the township's computer."""
    case = seated(window, at_once(folder / "given.buxuan", keeper=KEEPER))
    custody.hand_over_new(case, "镇办公室的电脑", folder / "移交.buxuan")


def offered(window: Window, folder: Path) -> None:
    """A case that another computer has handed over."""
    with at_once(folder / "there.buxuan", keeper="that-computer") as case:
        custody.hand_over_new(case, "镇办公室的电脑", folder / "来自村里.buxuan")
    open_case(window.desk, folder / "来自村里.buxuan")
    settle()
    for one in _shown():
        one.reject()


def unmirrored(window: Window, folder: Path) -> None:
    """A stick holds a mirror of a case that is lost."""
    stick = folder / "stick"
    stick.mkdir()
    with at_once(folder / "lost.buxuan", keeper=KEEPER) as case:
        target = target_in(stick, case.file.path)
        Mirror(case.file.path, target).step(whole=True)
    (folder / "lost.buxuan").unlink()
    window.desk.put(None)


def _shown() -> list[QDialog]:
    from PySide6.QtWidgets import QApplication

    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def _opened(dialog: QDialog) -> QDialog:
    dialog.open()
    return dialog


def _count(press: str) -> Callable[[Window, Path], QWidget]:
    """The question that a key of the count page asks."""

    def ask(window: Window, _folder: Path) -> QWidget:
        window.page.press(press)
        dialog: QWidget = window.page.questions.dialog
        return dialog

    return ask


def _strike(window: Window, folder: Path) -> QWidget:
    while not window.page.draft.empty:
        window.page.press("backspace")
    return _count("c")(window, folder)


def _on_page(ask: Callable[[Window], None], name: str = "dialog") -> Callable[[Window, Path], QWidget]:
    """The question that the page opens by itself, and keeps under a name."""

    def asked(window: Window, _folder: Path) -> QWidget:
        ask(window)
        dialog: QWidget = getattr(window.page, name)
        return dialog

    return asked


def _handbook(window: Window, _folder: Path) -> QWidget:
    open_at(window, window.desk, "strike")
    return _shown()[-1]


def _pasting(window: Window, _folder: Path) -> QWidget:
    form = form_of("body-member")
    table = read_table(form, _ROWS, window.desk.election.election_day)
    return _opened(PastingDialog(window.page, form.words.title, table))


def _printing(window: Window, _folder: Path) -> QWidget:
    dialog = ask_for_job(window.desk, window.page, keys_job(window.desk.case))
    assert dialog is not None
    return dialog


def _restore(window: Window, folder: Path) -> QWidget:
    (copy, *_) = copies_in(folder / "stick", folder / "lost.buxuan")
    dialog = ask_restore(window.page, window.desk, copy, "周敏")
    assert dialog is not None
    return dialog


def _custody(window: Window, _folder: Path) -> QWidget:
    dialog = ask_custody(window, window.desk)
    assert dialog is not None
    return dialog


def _display(window: Window, _folder: Path) -> QWidget:
    window.display.ask()
    dialog = window.display.dialog
    assert dialog is not None
    return dialog


def _tabling(window: Window) -> None:
    window.page._ask_where(
        "给第1桌：写到哪里", "文件里是这一桌要录的捆。请和监票人一起当面交给他们。", lambda _to: None
    )


def _known(window: Window) -> list[object]:
    from buxuan_desktop.app.people import people

    return list(people(window.desk.election))


def _with(make: Callable[[Window], QDialog]) -> Callable[[Window, Path], QWidget]:
    return lambda window, _folder: _opened(make(window))


_CLERK, _SIGNER = naming.WHO["clerk"], naming.WHO["chief_watcher"]
ASKED: Mapping[Callable[[Window, Path], None], tuple[Ask, ...]] = {
    nothing: (
        Ask("look", "start", _display),
        Ask(
            "passphrase, typed wrong",
            "start",
            _with(lambda w: OpenDialog(w, Path("临河镇柳湾社区2020年补选.buxuan"), wrong=True)),
        ),
        Ask("passphrase of a new case", "setup", _with(lambda w: ChooseDialog(w.page, has_one=True))),
        Ask("gap", "survey", _with(lambda w: GapDialog(w.page, w.desk.clock().date()))),
        Ask("reason of a township", "survey", _with(lambda w: ReasonDialog(w.page, "临河镇", ""))),
        Ask("print the handbook", "start", _with(lambda w: HandbookPrintDialog(w.page, w.desk))),
    ),
    unmirrored: (Ask("restore", "start", _restore),),
    full: (
        Ask("handbook", "home", _handbook),
        Ask("hand over", "home", _custody),
        Ask("first person", "access", _with(lambda w: NameDialog(w.page, w.desk, list))),
        Ask("conclude", "access", _with(lambda w: ConcludeDialog(w.page, w.desk))),
        Ask("reopen", "access", _with(lambda w: ReopenDialog(w.page, w.desk))),
        Ask("uncover", "register", _with(lambda w: UncoverDialog(w.page, f"3号{LONG}"))),
        Ask("paste", "register", _pasting),
        Ask("print", "papers", _printing),
    ),
    two_entries: (
        Ask("sheets of a bundle", "bundles", _on_page(lambda w: w.page._ask_sheets())),
        Ask("drop an entry", "bundles", _on_page(lambda w: w.page._ask_drop())),
        Ask("read again", "differences", _on_page(lambda w: w.page.answer("3"))),
        Ask("a file for a table", "tables", _on_page(_tabling)),
    ),
    one_entry: (
        Ask("void", "count", _count("f")),
        Ask("write in", "count", _count("l")),
        Ask("doubt", "count", _count("d")),
        Ask("strike", "count", _strike),
        Ask("more", "count", _count("m")),
        Ask("mirror", "count", _count("f6")),
        Ask("end", "count", _count("f10")),
    ),
    in_doubt: (
        Ask("end, open matters", "count", _count("f10")),
        Ask("who is meant", "doubts", _with(lambda w: WhoDialog(w.page, LONG, _known(w)))),  # type: ignore[arg-type]
        Ask("read a part", "doubts", _with(lambda w: PaperDialog(w.desk, w.page, part=True))),
    ),
    won: (
        Ask("void a winner", "verdict", _with(lambda w: VoidDialog(w.desk, w.page))),
        Ask("export", "print", _with(lambda w: ExportDialog(w.desk, w.page))),
        Ask("hand out", "print", _with(lambda w: HandOutDialog(w.desk, w.page))),
        Ask("print again", "print", _with(lambda w: ReprintDialog(w.page, (("主任", LONG),)))),
    ),
    held: (Ask("release", "print", _with(lambda w: ReleaseDialog(w.desk, held_of(w.desk.election), w.page))),),
    guarded: (
        Ask("another role", "access", _with(lambda w: NameDialog(w.page, w.desk, list, _SIGNER))),
        Ask("own PIN", "access", _with(lambda w: OwnPinDialog(w.page, w.desk, _CLERK))),
        Ask("reset a PIN", "access", _with(lambda w: ResetDialog(w.page, w.desk, _SIGNER))),
        Ask("refused", "access", _with(lambda w: RefusedDialog(w.page, w.desk))),
        Ask("reopen, guarded", "access", _with(lambda w: ReopenDialog(w.page, w.desk))),
        Ask("second", "access", _with(lambda w: SecondDialog(w.page, w.desk, Action.CLOSE_COUNT, lambda: None))),
    ),
    forsaken: (Ask("recover", "access", _with(lambda w: RecoverDialog(w.page, w.desk))),),
    given: (Ask("take the handover back", "home", _custody),),
    offered: (Ask("take over", "home", _custody),),
}
"""The questions by the case that they are asked with."""
