"""Step 4: the electors, by number or by a list; a list is taken over whole or not at all."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from buxuan_desktop.app.setup import Elector
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import button, field, label
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.draft import Draft
from buxuan_desktop.ui.pages.inputs import NumberEdit, OneOf, names_in
from buxuan_desktop.ui.pages.step import Missing, Step
from buxuan_desktop.words import of_refusal

_FAULT = re.compile(r"(?P<sheet>.+?)!(?P<cell>[A-Z]+[0-9]+): [a-z]+(?:-[a-z]+)+: (?P<words>.*)", re.DOTALL)
BY_NUMBER, BY_LIST, LATER = "number", "list", "later"
_WAYS = ((BY_NUMBER, "只填登记的人数"), (BY_LIST, "导入选民名单文件"), (LATER, "以后再登记（离选举日还早）"))


class ElectorsStep(Step):
    """How many electors, or who they are."""

    TITLE = "选民"

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self.way = OneOf("选民怎么填", _WAYS, BY_NUMBER)
        self.count = NumberEdit("如：1000")
        self.count.setFixedWidth(px(200))
        self.choose = button("选择名单文件…")
        self.choose.clicked.connect(self._choose)
        self.answer = label("", wrap=True)
        self.faults = QListWidget()
        self.faults.setAccessibleName("名单里要改的地方")
        self.faults.setWordWrap(True)
        dress(
            self.faults,
            f"QListWidget {{ border: 1px solid {LIGHT.line}; border-radius: 8px; padding: 8px; font-size: 16px;"
            f" background: {LIGHT.card}; }} QListWidget:focus {{ border: 2px solid {LIGHT.red}; }}",
        )
        self.faults.hide()
        self.women, self.outsiders = QLineEdit(), QLineEdit()
        self.way.chosen.connect(self._switch)
        self._lay_out()
        self._switch()

    def enter(self) -> None:
        """The cursor stands on the number, or on the list."""
        if self.way.value == LATER:
            self.way.focus()
            return
        (self.count if self.way.value == BY_NUMBER else self.choose).setFocus()

    def missing(self) -> Missing | None:
        """The number, or the list."""
        by_number = self.way.value == BY_NUMBER
        if by_number and not self.count.value:
            return "请填写登记参加选举的人数。", self.count.setFocus
        if self.way.value == BY_LIST and self.draft.listed is None:
            return "请选择选民名单文件；还没有名单的，先只填人数。", self.choose.setFocus
        return None

    def keep(self) -> None:
        """Take over the number or the list, and the names."""
        self.draft.count = self.count.value if self.way.value == BY_NUMBER else None
        if self.way.value == LATER:
            self.draft.listed, self.draft.list_name = (), ""
        self.draft.women, self.draft.outsiders = names_in(self.women.text()), names_in(self.outsiders.text())

    def read(self, path: Path) -> None:
        """Read a list; its faults are listed by cell, and nothing is taken over while there is one."""
        self.draft.listed, self.draft.list_name = None, ""
        self.faults.clear()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            listed = self._electors(path)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.faults.setVisible(self.faults.count() > 0)
        if listed is None:
            self.faults.setFocus()
            return
        self.draft.listed, self.draft.list_name = listed, path.name
        self._answer(f"{path.name}：{len(listed)}名选民，没有发现问题。", "good")

    def _electors(self, path: Path) -> list[Elector] | None:
        from buxuan_desktop.app.registers import electors_from  # spreadsheets and fonts are slow to load

        try:
            return electors_from(path, self.draft.day)
        except Refusal as refusal:
            lines = refusal.data.get("lines")
            self.faults.addItems([_plain(str(line), path.name) for line in lines] if isinstance(lines, list) else [])
            more = "改好文件以后，再选一次。" if self.faults.count() else ""
            self._answer(of_refusal(refusal) + more, "bad")
            return None

    def _answer(self, text: str, kind: str) -> None:
        self.answer.setText(text)
        role(self.answer, kind)

    def _choose(self) -> None:
        path = dialogs.ask_file(self, "选择选民名单", dialogs.LISTS)
        if path is not None:
            self.read(path)

    def _switch(self, *_: object) -> None:
        self._number.setVisible(self.way.value == BY_NUMBER)
        self._list.setVisible(self.way.value == BY_LIST)

    def _lay_out(self) -> None:
        self._number, self._list = QWidget(), QWidget()
        number = QHBoxLayout(self._number)
        number.setContentsMargins(0, 0, 0, 0)
        number.addLayout(field("登记参加选举的人数", self.count))
        number.addStretch(1)
        listing = QVBoxLayout(self._list)
        listing.setContentsMargins(0, 0, 0, 0)
        listing.setSpacing(8)
        listing.addWidget(
            label("表头要有“姓名”，最好还有身份证号、性别、小组。有一处要改，就一个人也不导入。", "quiet", wrap=True)
        )
        listing.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        listing.addWidget(self.answer)
        listing.addWidget(self.faults, 1)
        self.column.addWidget(label("选民怎么填", "section"))
        self.column.addWidget(self.way)
        self.column.addWidget(self._number)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(label("可以不填", "section"))
        names = QHBoxLayout()
        names.setSpacing(32)
        self.women.setPlaceholderText("姓名之间用顿号隔开")
        self.outsiders.setPlaceholderText("姓名之间用顿号隔开")
        names.addLayout(field("妇女（有妇女名额规定时要用）", self.women))
        names.addLayout(field("不是选民、票上写了也不算的人", self.outsiders))
        self.column.addLayout(names)
        self.column.addStretch(1)


def _plain(line: str, file: str) -> str:
    """A fault's line (design §7.1) without the code, which is for scripts: the cell, and what to do."""
    found = _FAULT.fullmatch(line.removeprefix(f"{file}: "))
    if found is None:
        return line
    sheet = "" if found["sheet"] == file else f"{found['sheet']}　"
    return f"{sheet}{found['cell']}　　{found['words']}"
