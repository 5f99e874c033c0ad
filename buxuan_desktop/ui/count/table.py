"""The table of the count page: ballot card, the button that stores, the last ballots, keys or board beside it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.count.below import Law, Recent
from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.ui.count.keylist import STRIP, Keys
from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.count.reading import Reading
from buxuan_desktop.ui.count.sheet import BallotSheet
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import card, label

_KEYS_WIDTH = 232
_BOARD_SHARE = 0.46
_ANY = 16777215
DECIDE = "F4　认定核对"


class Table(QWidget):
    """Widgets and nothing else; `board` takes the place of the keys while it is shown."""

    def __init__(self, board: QWidget | None) -> None:
        super().__init__()
        self.board = board
        self.hall_shown = False
        self.sheet, self.law, self.recent, self.keys = BallotSheet(), Law(), Recent(), Keys()
        self.strip = label(STRIP, "quiet", wrap=True)
        self.store = CalmButton("回车　存入这张票", "primary", Action.KEY)
        self.strike = CalmButton("C　撤销上一张…", "plain", Action.STRIKE)
        self.end = CalmButton("F10　结束计票", "plain", Action.CLOSE_COUNT)
        self.decide = CalmButton(DECIDE, "aside")
        self.show_board = CalmButton("F9　计票板", "aside")
        self.big = CalmButton("F11　大屏", "aside")
        self.more = CalmButton("M　更多…", "aside")
        self.links = (self.show_board, self.big)
        self.side = QWidget()
        self._compact = False
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(24)
        whole.addLayout(self._left(), 1)
        whole.addWidget(self.side)
        self._fill_side()
        self.set_board_shown(False)
        self.show_hall_keys(False)

    def show_hall_keys(self, shown: bool) -> None:
        """Whether the board is on the hall's screen; what can be asked of it then stands under 更多."""
        self.hall_shown = shown
        self.big.setText("F11　收大屏" if shown else "F11　大屏")

    @property
    def board_shown(self) -> bool:
        """Whether the board stands beside the ballot."""
        return self.board is not None and not self.board.isHidden()

    def set_board_shown(self, shown: bool) -> None:
        """Keys or board."""
        shown = shown and self.board is not None
        if self.board is not None:
            self.board.setVisible(shown)
        self._tell_keys()
        self.show_board.setText("F9　收起计票板" if shown else "F9　计票板")
        self.show_board.setVisible(self.board is not None)
        self._share_width()

    def show_turned(self, turned: bool) -> None:
        """With no room for a column of its own the side lies below the ballot, and its keys are told in one line."""
        self._compact = turned
        self._tell_keys()
        self._share_width()

    def show_draft(self, draft: Draft, reading: Reading) -> None:
        """The ballot and what the law makes of it."""
        self.law.show_reading(reading)
        self.sheet.show_draft(draft, f"{reading.title}。{reading.said}")
        self.keys.show_for(draft)

    def show_waiting(self, number: int, open_: bool) -> None:
        """How much waits for a decision."""
        self.decide.setText(f"{DECIDE} {number}" if number else DECIDE)
        self.decide.setAccessibleName(f"认定与核对，{number} 项等着" if number else "认定与核对")
        self.decide.setEnabled(open_)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        if self._compact:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(_ANY)
        else:
            self.side.setFixedWidth(int(self.width() * _BOARD_SHARE) if self.board_shown else px(_KEYS_WIDTH))

    def _tell_keys(self) -> None:
        self.keys.setVisible(not self.board_shown and not self._compact)
        self.strip.setVisible(self.board_shown or self._compact)

    def _left(self) -> QVBoxLayout:
        frame, inside = card()
        inside.setContentsMargins(16, 8, 16, 8)
        inside.setSpacing(4)
        inside.addWidget(self.sheet, 1)
        inside.addWidget(self.law)
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.store, 2)
        buttons.addWidget(self.strike, 1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(frame, 1)
        column.addLayout(buttons)
        column.addWidget(self.strip)
        column.addWidget(self.recent)
        self.strike.setMinimumHeight(px(60))
        return column

    def _fill_side(self) -> None:
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.keys, 1)
        if self.board is not None:
            column.addWidget(self.board, 1)
        column.addWidget(self.end)
        links = QGridLayout()
        links.setSpacing(0)
        for place, made in enumerate(self.links):
            links.addWidget(made, 0, place)
        links.addWidget(self.decide, 1, 0)
        links.addWidget(self.more, 1, 1)
        column.addLayout(links)
