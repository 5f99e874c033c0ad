"""Step 1: place, body, who votes, election day, end of term."""

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout

from buxuan_desktop.app.opening import rule_choices
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.pages.draft import Draft
from buxuan_desktop.ui.pages.inputs import CHECKS, DateEdit, OneOf
from buxuan_desktop.ui.pages.step import Missing, Step

BODIES = (("villagers", "村民委员会"), ("residents", "居民委员会"))
ELECTORS = (("voters", "全体登记的选民"), ("households", "每户派的代表"), ("representatives", "村民代表、居民代表"))


class PlaceStep(Step):
    """Where and when, and for which committee."""

    TITLE = "基本情况"

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self.place = QLineEdit(draft.place)
        self.place.setPlaceholderText("如：临河镇柳湾社区")
        self.place.setMaxLength(60)
        self.body = OneOf("哪个委员会", BODIES, draft.body or None)
        self.electors = OneOf("由谁投票", ELECTORS, "voters")
        self.day = DateEdit(draft.day)
        self.knows_term = QCheckBox("填写本届任期届满日（可不填）")
        dress(self.knows_term, CHECKS)
        self.term = DateEdit(draft.day.replace(month=12, day=31))
        self.term.setEnabled(False)
        self.knows_term.toggled.connect(self.term.setEnabled)
        self._lay_out()

    def enter(self) -> None:
        """The cursor stands on the place."""
        self.place.setFocus()

    def missing(self) -> Missing | None:
        """Place and body."""
        if not self.place.text().strip():
            return "请填写地点：哪个乡镇、街道的哪个村或社区。", self.place.setFocus
        if self.body.value is None:
            return "请选择是村民委员会还是居民委员会的补选。", self.body.focus
        return None

    def begun(self) -> bool:
        """Whether the place is written."""
        return bool(self.place.text().strip())

    def keep(self) -> None:
        """Take over; rules that do not fit the body and the day any more are chosen anew."""
        draft = self.draft
        before = (draft.body, draft.day)
        draft.place, draft.body = self.place.text().strip(), str(self.body.value)
        draft.electors, draft.day = str(self.electors.value), self.day.day
        draft.term_ends = self.term.day if self.knows_term.isChecked() else None
        choices = rule_choices("profile", draft.body, draft.day)
        still_fits = any(one.id == draft.profile and one.fits and one.in_force for one in choices)
        if not draft.profile or (before != (draft.body, draft.day) and not still_fits):
            draft.profile = choices[0].id

    def _lay_out(self) -> None:
        self.column.setSpacing(24)
        self.column.addLayout(field("地点（写进报告单和证书，请写全称）", self.place))
        who, when = QHBoxLayout(), QHBoxLayout()
        for line, head, editor in (
            (who, label("补选哪个委员会", "section"), self.body),
            (who, label("由谁投票", "section"), self.electors),
            (when, label("选举日", "section"), self.day),
            (when, self.knows_term, self.term),
        ):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(head)
            column.addWidget(editor)
            column.addStretch(1)
            line.setSpacing(48)
            line.addLayout(column, 1)
        self.day.setAccessibleName("选举日")
        self.term.setAccessibleName("本届任期届满日")
        self.column.addLayout(who)
        self.column.addLayout(when)
        self.column.addStretch(1)
