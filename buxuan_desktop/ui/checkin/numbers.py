"""How many have drawn against the quorum, in figures that are read from the other end of the desk."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin.turnout import turnout
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import card, label
from buxuan_desktop.ui.result.parts import paint, sized

_WIDTH = 264


class Numbers(QWidget):
    """已领票, 登记, 还差, and the four ways."""

    def __init__(self) -> None:
        super().__init__()
        frame, column = card()
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(4)
        self.drawn, self.missing = label("", "number"), sized("", 18, bold=True)
        self.drawn.setAccessibleName("已领票")
        self.registered, self.ways = label("", "quiet", wrap=True), label("", wrap=True)
        self.spoiled = label("", "quiet", wrap=True)
        column.addWidget(label("已领票", "section"))
        for widget in (self.drawn, self.missing, self.registered, self.ways, self.spoiled):
            column.addWidget(widget)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.setFixedWidth(px(_WIDTH))

    def show_of(self, case: Case) -> None:
        """The numbers as they are in the file."""
        now = turnout(case)
        heads = now.heads
        self.drawn.setText(f"{heads.total} 人")
        enough = not now.missing
        self.missing.setText("已经达到法定人数" if enough else f"还差 {now.missing} 人")
        paint(self.missing, 18, LIGHT.green if enough else LIGHT.red, bold=True)
        self.registered.setText(f"登记 {now.registered} 人，须 {now.needed} 人\n已占 {now.percent}%")
        ways = (("会场本人", heads.hall), ("投票站", heads.station), ("流动票箱", heads.mobile), ("委托", heads.proxy))
        self.ways.setText("\n".join(f"{name}　{count}" for name, count in ways))
        self.spoiled.setText(f"写坏换发　{now.spoiled}" if now.spoiled else "")
