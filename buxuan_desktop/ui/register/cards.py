"""Voters' cards and registration forms: for whom, with which time and place; printed or saved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from buxuan_desktop.app.register import cards, forms
from buxuan_desktop.app.register.listing import group_key
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import Page, button, field, label, row
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.ui.register import paper
from buxuan_desktop.words import of_refusal

_WIDE = 380
_FORMS = "选民登记表"
_ON_A_PAGE = {"cards": 8, "forms": 1}
_LEADS = {
    "cards": "每张A4纸印八张，沿裁切线裁开，盖章后发给本人。二维码里只有案卷和编号，没有姓名和身份证号；"
    "投票日扫码或者输入编号都可以核对领票。",
    "forms": "每人一页，名单上有的已经填好，没有的手写。身份证号只印头三位和末四位，由本人填写、签名。",
}


class CardsPage(Page):
    """All, one group, or typed numbers; Escape goes back to the list."""

    STAGE = 3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = label("选民证", "title")
        self.lead = label("", "quiet", wrap=True)
        self.paper = Choice()
        self.group = Choice()
        self.numbers, self.when, self.where = QLineEdit(), QLineEdit(), QLineEdit()
        self.numbers.setPlaceholderText("如：12、15、301-320；不填就印上面选的")
        self.when.setPlaceholderText("不填就留空，手写")
        self.where.setPlaceholderText("不填就留空，手写")
        self.count = label("", "section")
        self.missing = Complaint()
        self.print = button("打印", "primary")
        self.save = button("保存PDF…")
        self.leave = button("返回")
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """Offer the groups of the list as it stands."""
        case = self.desk.the_case
        self.paper.clear()
        self.paper.addItem(cards.title_of(case), "cards")
        self.paper.addItem(_FORMS, "forms")
        groups = sorted({voter.group for voter in case.election.voters.values()}, key=group_key)
        self.group.clear()
        self.group.addItem("全部选民", None)
        for group in groups:
            self.group.addItem(group or "没有写小组的", group)
        self._tell()
        self.paper.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.desk.go("register")
        else:
            super().keyPressEvent(event)

    @property
    def chosen(self) -> list[int]:
        """The numbers of those whose cards are wanted; Refusal `numbers-unreadable` for what is no number."""
        voters = self.desk.election.voters
        typed = self.numbers.text().strip()
        if typed:
            return [number for number in cards.numbers_in(typed) if number in voters]
        group = self.group.currentData()
        return [number for number, voter in voters.items() if group is None or voter.group == group]

    def content(self) -> bytes:
        """The PDF."""
        case = self.desk.the_case
        if self.paper.currentData() == "forms":
            return forms.forms_pdf(case, forms.forms_of(case, self.chosen))
        when, where = self.when.text().strip(), self.where.text().strip()
        return cards.cards_pdf(cards.cards_of(case, self.chosen, when, where))

    def _tell(self, *_: object) -> None:
        try:
            count = len(self.chosen)
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            count = 0
        else:
            self.missing.say("")
        pages = -(-count // _ON_A_PAGE.get(self.paper.currentData(), 1))
        self.count.setText(f"{count}张，{pages}页A4纸" if count else "没有要印的：名单上还没有人，或者没有选中的人")
        self.title.setText(self.paper.currentText())
        self.lead.setText(_LEADS.get(self.paper.currentData(), ""))
        for editor in (self.when, self.where):
            editor.setEnabled(self.paper.currentData() == "cards")
        self.print.setEnabled(count > 0)
        self.save.setEnabled(count > 0)

    def _connect(self) -> None:
        self.paper.currentIndexChanged.connect(self._tell)
        self.group.currentIndexChanged.connect(self._tell)
        self.numbers.textChanged.connect(self._tell)
        title = self.title.text
        self.print.clicked.connect(lambda: paper.send(self.desk, self, title(), self.content))
        self.save.clicked.connect(lambda: paper.save(self.desk, self, f"{title()}.pdf", self.content))
        self.leave.clicked.connect(lambda: self.desk.go("register"))

    def _lay_out(self) -> None:
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        for pair in (
            (("印什么", self.paper), ("印谁的", self.group)),
            (("只印这些编号", self.numbers),),
            (("投票时间", self.when), ("投票地点", self.where)),
        ):
            line = QHBoxLayout()
            line.setSpacing(24)
            for name, editor in pair:
                editor.setFixedWidth(px(_WIDE))
                line.addLayout(field(name, editor))
            line.addStretch(1)
            self.column.addLayout(line)
        self.column.addWidget(self.count)
        self.column.addWidget(self.missing)
        self.column.addStretch(1)
        self.column.addLayout(row(self.print, self.save, 1, self.leave))
