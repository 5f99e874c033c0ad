"""The second part: paper after paper read as it stands; nothing that was keyed is on this screen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.domain.ballot import Ballot, Post
from buxuan_desktop.domain.drawing import Place
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.pad import Pad
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import label

_LIST = f"""
QListWidget {{ background: {LIGHT.card}; border: 1px solid {LIGHT.line}; border-radius: 8px; font-size: 17px; }}
QListWidget::item {{ padding: 7px 12px; color: {LIGHT.ink}; border-left: 4px solid {LIGHT.card}; }}
QListWidget::item:selected {{ background: {LIGHT.red_soft}; color: {LIGHT.ink}; border-left: 4px solid {LIGHT.red}; }}
"""
_BLIND = "读票的人只看纸票。这一页不显示原来录的是什么；全部读完才比对。"


class ReadPart(QWidget):
    """`read` tells place and ballot (None: no such paper), `compare` that everything drawn was read.

    `doubted` asks what nobody can make out of the paper.
    """

    read = Signal(tuple, object)
    compare = Signal()
    leave_unread = Signal()
    print_sheet = Signal()
    doubted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._posts: Sequence[Post] = ()
        self.places: tuple[Place, ...] = ()
        self.done: frozenset[Place] = frozenset()
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("抽中的票")
        dress(self.list, _LIST)
        self.list.setFixedWidth(px(256))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title, self.where = label("", "title"), label("", "title")
        self.pad = Pad(desk, "回车　照纸票记下这一张", Action.SPOT_CHECK)
        self.missing, self.doubt = (
            CalmButton(words, "plain", Action.SPOT_CHECK) for words in ("N　没有这张", "D　看不准…")
        )
        self.doubt.clicked.connect(lambda: self.press("d"))
        self.paper, self.stop = CalmButton("打印抽查单"), CalmButton("读不完了…", "link", Action.SPOT_CHECK)
        self._lay_out()
        self.pad.entered.connect(self._read)
        self.missing.clicked.connect(lambda: self.press("n"))
        self.paper.clicked.connect(self.print_sheet)
        self.stop.clicked.connect(self.leave_unread)
        self.list.currentRowChanged.connect(lambda _: self._show_place())

    @property
    def place(self) -> Place | None:
        """The place shown."""
        at = self.list.currentRow()
        return self.places[at] if 0 <= at < len(self.places) else None

    @property
    def all_read(self) -> bool:
        """Whether every paper was read."""
        return set(self.places) <= self.done

    def show_places(self, posts: Sequence[Post], places: Sequence[Place], done: Sequence[Place]) -> None:
        """Show the places drawn and which of them are read; stands at the first that is not."""
        self._posts, self.places, self.done = posts, tuple(places), frozenset(done)
        self.list.blockSignals(True)
        self.list.clear()
        for bundle, place in places:
            read = (bundle, place) in self.done
            item = QListWidgetItem(f"{'●' if read else '○'}　第 {bundle} 捆　第 {place} 张{'　已读' if read else ''}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.title.setText(f"抽查　已读 {len(self.done)} / {len(places)} 张")
        waiting = [at for at, place in enumerate(places) if place not in self.done]
        self.list.setCurrentRow(waiting[0] if waiting else len(places) - 1)
        self._show_place()

    def press(self, key: str) -> None:
        """Arrows choose the place, N: no such paper, D: nobody can read it, the rest is the pad's."""
        if key in ("up", "down"):
            step = -1 if key == "up" else 1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        elif key == "n":
            self._read(None)
        elif key == "d":
            if not self.doubt.refuses():
                self.doubted.emit()
        elif key == "enter" and self.all_read and self.pad.draft.empty:
            self.compare.emit()
        else:
            self.pad.press(key)

    def _read(self, ballot: Ballot | None) -> None:
        if self.place is not None:
            self.read.emit(self.place, ballot)

    def _show_place(self) -> None:
        if self.place is None:
            return
        bundle, place = self.place
        self.where.setText(f"第 {bundle} 捆　第 {place} 张")
        self.pad.ask(self._posts)
        self.pad.store.setText("回车　全部读完，比对" if self.all_read else "回车　照纸票记下这一张")
        self.stop.setVisible(not self.all_read)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(label("↑ ↓ 换一张；已读的可以重读。", "quiet", wrap=True))
        for made in (self.paper, self.stop):
            left.addWidget(made)
        right = QVBoxLayout()
        right.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.where, 1)
        head.addWidget(self.doubt)
        head.addWidget(self.missing)
        right.addLayout(head)
        right.addWidget(self.pad, 1)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addLayout(left)
        across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(label(_BLIND, "quiet", wrap=True))
        column.addLayout(across, 1)
