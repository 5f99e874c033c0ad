"""Two small dialogs of the survey: one gap, and why a township is not through."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.app.forms import read
from buxuan_desktop.app.survey import gap_form
from buxuan_desktop.domain.gap import Gap
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.question import Question
from buxuan_desktop.ui.page import button, field, label, row
from buxuan_desktop.ui.records.form import RecordForm
from buxuan_desktop.words import of_refusal

_SIZE = (860, 600)
_POSTS = ("主任", "副主任", "委员")


class GapDialog(Question):
    """Asks about one gap; `gap` is what was written."""

    def __init__(self, parent: QWidget, near: date, gap: Gap | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("登记一处缺额" if gap is None else "修改这处缺额")
        self.resize(*map(px, _SIZE))
        self.gap: Gap | None = None
        self.form = RecordForm(gap_form(), near, lambda what: list(_POSTS) if what == "posts" else [])
        self.form.show_values(
            {name: getattr(gap, name) for name in gap.__struct_fields__} if gap is not None else {"seats": 1}
        )
        self.missing = Complaint()
        self.take = button("存入", "primary")
        self.leave = button("不存")
        self.take.clicked.connect(self.write)
        self.leave.clicked.connect(self.reject)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(area, SLIM)
        area.setWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(area, 1)
        column.addWidget(self.missing)
        column.addLayout(row(self.take, 1, self.leave))
        self.form.focus("village" if gap is None else "")

    def write(self) -> None:
        """Take what stands there; what is missing is said and the cursor put there."""
        words, where = self.form.faulty()
        if not words:
            try:
                made = read(gap_form(), self.form.values())
            except Refusal as refusal:
                words, where = of_refusal(refusal), str(refusal.data.get("field", ""))
            else:
                assert isinstance(made, Gap)
                self.gap = made
                self.accept()
                return
        self.missing.say(words)
        self.form.focus(where)


class ReasonDialog(Question):
    """Why a township is not through, in one sentence (B19)."""

    def __init__(self, parent: QWidget, township: str, reason: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("没有完成的原因")
        self.setFixedWidth(px(640))
        self.reason = QLineEdit(reason)
        self.reason.setMaxLength(120)
        self.take = button("存入", "primary")
        self.leave = button("不存")
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(label("一个乡镇写一条，月报和排查表里都用它。", "quiet"))
        column.addLayout(field(f"{township or '本镇'}没有完成补选的原因", self.reason))
        column.addLayout(row(self.take, 1, self.leave))
        self.reason.setFocus()
