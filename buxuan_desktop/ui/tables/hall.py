"""All tables of the hall on one page: who has what, what has come back, what was done twice."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from buxuan_desktop.app import table_list as tl
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import button, label, row, tab_through
from buxuan_desktop.ui.pages.step import Following
from buxuan_desktop.ui.tables.listing import Listing
from buxuan_desktop.ui.tables.ranges import ranged
from buxuan_desktop.ui.tables.settling import Answer, Cards

_HEADS = ("桌", "捆", "录哪一遍", "收回", "情况", "核对号")
_STATES = {
    tl.OUT: ("○ 已发出，未收回", LIGHT.amber),
    tl.PART: ("◐ 收回一部分", LIGHT.amber),
    tl.BACK: ("● 已收回", LIGHT.green),
    tl.RELEASED: ("－ 不再等了", LIGHT.quiet),
}
_OPEN = (tl.OUT, tl.PART)
_ENTRIES = {(1,): "第一遍", (2,): "第二遍", (1, 2): "两遍"}
_NOBODY = (
    "几台电脑同时计票，不用联网：\n"
    "1　在这里给每一桌写一个文件，用U盘带去。\n"
    "2　那一桌用本程序打开文件，录完按“交回主机”，把U盘拿回来。\n"
    "3　在这里收回。两遍在不同的桌录的，收回后自动逐张比对，和在一台电脑上录一样。"
)
_SOMEBODY = "两遍在不同的桌录的，收回后自动逐张比对。核对号和那一桌交回时显示的应当一样。"


class Hall(QWidget):
    """The main case's side; `settle` is told what people choose between entries made twice."""

    def __init__(self, settle: Callable[[tl.Conflict, Answer], None]) -> None:
        super().__init__()
        self.title, self.told = label("", "title"), label("", "quiet", wrap=True)
        self.cards = Cards(settle)
        self.area = Following(self.cards)
        self.list = Listing("各桌的情况", _HEADS, (1, 4), selects=True)
        self.done, self.refused = label("", wrap=True), label("", wrap=True)
        self._lines: tuple[tl.TableLine, ...] = ()
        self._filler = QWidget()
        self._filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.take, self.give = (button(words, "plain", Action.TABLES) for words in ("收回交回的文件…", "发给一桌…"))
        self.release, self.back = button("不再等这一桌…", "plain", Action.TABLES), button("回到各捆", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.title, self.told, self.area):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        for shown in (self.done, self.refused):
            column.addWidget(shown)
        column.addLayout(row(self.take, self.give, self.release, 1, self.back))
        column.addWidget(self._filler)
        self.list.currentCellChanged.connect(lambda *_: self._may_release())

    @property
    def chosen(self) -> tl.TableLine | None:
        """The table in the selected row."""
        place = self.list.currentRow()
        return self._lines[place] if 0 <= place < len(self._lines) else None

    def show_hall(self, lines: Sequence[tl.TableLine], conflicts: tuple[tl.Conflict, ...]) -> None:
        """Show these; the selected table stays selected."""
        kept = max(self.list.currentRow(), 0)
        done = sum(line.state in (tl.BACK, tl.RELEASED) for line in lines)
        self.title.setText(f"多桌计票　已收回 {done} / {len(lines)} 桌" if lines else "多桌计票")
        self.told.setText(_SOMEBODY if lines else _NOBODY)
        self.cards.show_conflicts(conflicts)
        self.area.setVisible(bool(conflicts))
        self.area.setFixedHeight(min(300, self.cards.sizeHint().height() + 4))
        self._lines = tuple(lines)
        self.list.setVisible(bool(lines))
        self._filler.setVisible(not lines)
        self.list.show_rows([_cells(line) for line in lines], [_STATES[line.state][1] for line in lines], 4)
        if lines:
            self.list.selectRow(min(kept, len(lines) - 1))
        self.take.setVisible(bool(lines))
        role(self.give, "plain" if lines else "primary")
        role(self.take, "primary")
        self._may_release()
        tab_through([*self.cards.buttons, self.take, self.give, self.release, self.list, self.back])

    def say(self, done: Sequence[str] = (), refused: Sequence[str] = ()) -> None:
        """What was done and what was refused just now, one line each."""
        _tell(self.done, done, LIGHT.green, LIGHT.green_soft)
        _tell(self.refused, refused, LIGHT.red, LIGHT.red_soft)

    def _may_release(self) -> None:
        chosen = self.chosen
        waits = chosen is not None and chosen.state in _OPEN
        self.release.setVisible(waits)
        self.release.setEnabled(waits)


def _cells(line: tl.TableLine) -> tuple[str, ...]:
    entries = {numbers for _, numbers in line.bundles}
    seq, _, digest = line.head.partition(":")
    return (
        line.name,
        ranged(number for number, _ in line.bundles),
        _ENTRIES[entries.pop()] if len(entries) == 1 else "各不相同",
        f"{line.back} / {line.whole}",
        _STATES[line.state][0],
        f"{seq}:{digest[:8]}",
    )


def _tell(shown: QLabel, lines: Sequence[str], ink: str, ground: str) -> None:
    shown.setText("\n".join(lines))
    dress(shown, f"color:{ink}; background:{ground}; border-radius:8px; padding:10px 16px;")
    shown.setVisible(bool(lines))
