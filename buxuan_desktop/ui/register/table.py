"""The list as a table that shows what was found and scrolls without a hitch, however long it is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEADS = ("编号", "姓名", "性别", "小组", "登记类别", "身份证")
_WIDTHS = (76, 0, 56, 104, 168, 96)
_NAME, _CLASS, _TAIL = 1, 4, 5
_ROOM_FOR_CLASS, _ROOM_FOR_TAIL = 640, 440
_ROW = 36
_LOOK = f"""
QTableView {{ background: {LIGHT.card}; border: 1px solid {LIGHT.line}; border-radius: 8px; font-size: 16px;
    gridline-color: {LIGHT.line}; selection-background-color: {LIGHT.red_soft}; selection-color: {LIGHT.ink}; }}
QTableView:focus {{ border: 2px solid {LIGHT.red}; }}
QTableView::item {{ padding: 0 8px; }}
{SLIM}"""


class ElectorModel(QAbstractTableModel):
    """Electors by place in a list; of an ID number nothing but its tail is ever shown."""

    def __init__(self) -> None:
        super().__init__()
        self._voters: Sequence[VoterRegistered] = ()
        self._places: Sequence[int] = ()
        self._tails: Mapping[int, str] = {}
        self._classes: Mapping[str, str] = {}

    def show_electors(
        self,
        voters: Sequence[VoterRegistered],
        places: Sequence[int],
        tails: Mapping[int, str],
        classes: Mapping[str, str],
    ) -> None:
        """Show the electors at these places of `voters`."""
        self.beginResetModel()
        self._voters, self._places, self._tails, self._classes = voters, places, tails, classes
        self.endResetModel()

    def elector(self, row: int) -> VoterRegistered | None:
        """The elector of a row."""
        return self._voters[self._places[row]] if 0 <= row < len(self._places) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """As many as were found."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """The columns."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What a cell says."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        voter = self.elector(index.row())
        return self._cell(voter, index.column()) if voter is not None else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The heads of the columns."""
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _HEADS[section] if across else None

    def _cell(self, voter: VoterRegistered, column: int) -> str:
        if column == _TAIL:
            tail = self._tails.get(voter.number, "")
            return f"尾号{tail}" if tail else ""
        if column == _CLASS:
            return self._classes.get(voter.ground, "")
        return (str(voter.number), voter.name, voter.sex, voter.group)[column]


class ElectorTable(QTableView):
    """Arrows choose a row; Enter opens it, Delete takes it off the list, Escape goes back to the search."""

    opened = Signal()
    struck = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._classed = False
        self.electors = ElectorModel()
        self.setModel(self.electors)
        dress(self, _LOOK)
        self.setAccessibleName("选民名单")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            if width:
                self.setColumnWidth(column, px(width))
        heads.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def chosen(self) -> VoterRegistered | None:
        """The elector of the chosen row."""
        return self.electors.elector(self.currentIndex().row())

    def show_classes(self, classed: bool) -> None:
        """Whether anybody has a class of registration; without one the column gives its room to the names."""
        self._classed = classed
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        self.setColumnHidden(_CLASS, width < px(_ROOM_FOR_CLASS) or not self._classed)
        self.setColumnHidden(_TAIL, width < px(_ROOM_FOR_TAIL))

    def choose(self, row: int) -> None:
        """Choose a row."""
        if 0 <= row < self.electors.rowCount():
            self.setCurrentIndex(self.electors.index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a narrow window the class stays out, so that names have room."""
        self._fit(event.size().width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of the list."""
        said = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.struck,
            Qt.Key.Key_Escape: self.left,
        }.get(Qt.Key(event.key()))
        if said is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            said.emit()
