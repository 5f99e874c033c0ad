"""Step 5: everything once more, who does it, and where the file is kept."""

from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.opening import SUFFIX, propose_path
from buxuan_desktop.app.recents import last_who
from buxuan_desktop.app.rulebooks import load
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import button, field, label
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.draft import Draft
from buxuan_desktop.ui.pages.setup_place import BODIES, ELECTORS
from buxuan_desktop.ui.pages.setup_rules import ASKED
from buxuan_desktop.ui.pages.step import Following, Missing, Step, Warnings
from buxuan_desktop.words import spoken, term


class SummaryStep(Step):
    """What will stand in the case, and the path of its file."""

    TITLE = "核对并保存"

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__(desk, draft)
        self.who = QLineEdit()
        self.who.setMaxLength(30)
        self.path = QLineEdit()
        self.elsewhere = button("换文件夹…")
        self.elsewhere.clicked.connect(self._choose)
        self.protection = label("", "quiet", wrap=True)
        self.protect = button("")
        self.protect.clicked.connect(self._ask_passphrase)
        self.warnings = Warnings()
        self._folder = dialogs.case_folder()
        self._proposed = ""
        self._lay_out()

    def enter(self) -> None:
        """Show all, with a name for the file that is free."""
        self._clear()
        for name, words in summary(self.draft):
            self._facts.addRow(label(name, "quiet"), label(words, wrap=True))
        self.warnings.show_lines(self.draft.warnings())
        self._propose()
        self._protected()
        self.who.setText(self.who.text() or last_who(self.desk.home))
        self.who.setFocus()

    def missing(self) -> Missing | None:
        """Who does it, and where the file is kept."""
        if not self.who.text().strip():
            return "请填写经办人姓名，每一步是谁做的都要记进案卷。", self.who.setFocus
        path = Path(self.path.text().strip())
        if not path.is_absolute() or not path.name:
            return "请写明案卷保存在哪里。", self.path.setFocus
        return None

    def keep(self) -> None:
        """Take over name and path."""
        self.draft.who = self.who.text().strip()
        path = Path(self.path.text().strip())
        self.draft.path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _propose(self) -> None:
        """A free name in the folder; what the clerk wrote himself stays."""
        if self.path.text() == self._proposed:
            self._proposed = str(propose_path(self._folder, self.draft.place, self.draft.day))
            self.path.setText(self._proposed)

    def _ask_passphrase(self) -> None:
        from buxuan_desktop.ui.passphrase.asking import ChooseDialog

        dialog = ChooseDialog(self, has_one=bool(self.draft.passphrase))
        dialog.chosen.connect(self._take_passphrase)
        dialog.open()

    def _take_passphrase(self, passphrase: str) -> None:
        self.draft.passphrase = passphrase
        self._protected()
        self.who.setFocus()

    def _protected(self) -> None:
        """What a lost laptop or stick would show, and the way to shut it."""
        has_one = bool(self.draft.passphrase)
        self.protection.setText(term("passphrase", "chosen" if has_one else "offer"))
        self.protect.setText("换一句，或者不加…" if has_one else "给案卷加口令…")

    def _choose(self) -> None:
        folder = dialogs.ask_folder(self, "案卷保存在哪个文件夹", self._folder)
        if folder is not None:
            self._folder, self._proposed = folder, self.path.text()
            self._propose()

    def _clear(self) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)

    def _lay_out(self) -> None:
        inside = QWidget()
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 8, 0)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(24)
        self._facts.setVerticalSpacing(8)
        around.addLayout(self._facts)
        around.addStretch(1)
        self.column.addWidget(Following(inside), 1)
        self.column.addWidget(self.warnings)
        shut = QHBoxLayout()
        shut.setSpacing(16)
        shut.addWidget(self.protection, 1)
        shut.addWidget(self.protect)
        self.column.addLayout(shut)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addLayout(field("经办人姓名", self.who), 1)
        bottom.addLayout(field("案卷保存为（不会覆盖已有的文件）", self.path), 3)
        place = QVBoxLayout()
        place.addStretch(1)
        place.addWidget(self.elsewhere)
        bottom.addLayout(place)
        self.column.addLayout(bottom)


def summary(draft: Draft) -> list[tuple[str, str]]:
    """All that was said, as pairs of a name and its words."""
    lines = [
        ("地点", f"{draft.place}　{dict(BODIES)[draft.body]}"),
        ("选举日", spoken(draft.day) + (f"　　任期届满：{spoken(draft.term_ends)}" if draft.term_ends else "")),
    ]
    for post in draft.posts:
        names = "、".join(post.candidates) or "没有候选人"
        lines.append((post.title, f"补选{post.seats}名　　候选人：{names}"))
    rules = [load(name).title for name in (draft.profile, *draft.overlays)]
    lines.append(("规则", "；".join(rules)))
    for question in draft.questions():
        words, answers = ASKED[question.option]
        value = draft.answers.get(question.option, question.given)
        if value is not None:
            lines.append(("", f"{words}　{answers[value]}"))
    lines.append(("选民", f"{dict(ELECTORS)[draft.electors]}　{_how_many(draft)}"))
    for name, people in (("妇女", draft.women), ("不是选民", draft.outsiders)):
        if people:
            lines.append((name, "、".join(people)))
    return lines


def _how_many(draft: Draft) -> str:
    if draft.count is not None:
        return f"{draft.count}人"
    return f"{len(draft.listed)}人，名单：{draft.list_name}" if draft.listed else "以后登记"
