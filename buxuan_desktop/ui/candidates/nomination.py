"""The page 提名: who was nominated for a post, with how many votes, and who is inside the cut."""

from collections.abc import Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from buxuan_desktop.app import records
from buxuan_desktop.app.candidates import nominating, official
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.candidates.asking import Asking
from buxuan_desktop.ui.candidates.base import HERE, CandidatePage
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import button, label
from buxuan_desktop.ui.pages.inputs import Choice
from buxuan_desktop.words import of_refusal, term

_NOMINATION = ("name", "way", "day", "nominators", "group", "by", "nominator_names", "statement")
STEPS: Mapping[str, tuple[str, str, tuple[str, ...], str]] = {
    "nomination": (
        "记提名",
        "F6",
        ("name", "way", "day", "nominators", "group", "by", "nominator_names", "statement"),
        "记下提名",
    ),
    "nomination-votes": ("记提名票", "F7", ("name", "votes", "group", "day"), "记下提名票"),
    "post-choice": ("选定职务", "F8", ("name", "post", "day"), "记下选定的职务"),
    "withdrawal": ("退出", "F9", ("name", "day", "reason", "in_writing"), "记下退出"),
}
"""What can be written down here, by the tag of its record: title, key, what is asked, the button's words."""


class NominationPage(CandidatePage):
    """The list is the tally of one post; beside it one of four short forms. Enter writes and clears the form."""

    NAME = "nomination"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form: Asking | None = None
        self.tag = "nomination"
        self.post = Choice()
        self.post.setMinimumWidth(px(140))
        self.post.setAccessibleName("职务")
        self.post.currentIndexChanged.connect(lambda _place: self._show())
        self.list.currentRowChanged.connect(self._person)
        self.buttons: dict[str, QPushButton] = {}
        self.mend = button("查看、改正…")
        self.mend.clicked.connect(self._mend)
        self.beside.addWidget(self.mend)
        self.above.addWidget(label("职务"))
        self.above.addWidget(self.post)
        self.above.addStretch(1)
        for tag, (title, key, _names, _words) in STEPS.items():
            made = button(f"{title}　{key}")
            # Not the button's own shortcut: that presses it visibly, and acts a moment later.
            QShortcut(QKeySequence(key), self, lambda tag=tag: self._turn(tag))
            made.clicked.connect(lambda _checked=False, tag=tag: self._turn(tag))
            self.buttons[tag] = made
            self.above.addWidget(made)
        self.tab_from_top(self.post, *self.buttons.values())

    def arrive(self) -> None:
        """The posts of the case; the form as it was begun."""
        shown = self.post.currentText()
        self.post.blockSignals(True)
        self.post.clear()
        posts = official.posts(self.desk.the_case) or ("主任",)
        self.post.addItems(list(posts))
        self.post.setCurrentIndex(max(self.post.findText(shown), 0))
        self.post.blockSignals(False)
        if not self.unsaved():
            self.ask(self.tag)

    def unsaved(self) -> str:
        """A form that was begun."""
        return f"“{STEPS[self.tag][0]}”还没有存入案卷。" if self.form is not None and self.form.changed else ""

    def ask(self, tag: str) -> None:
        """Show the form of that kind, for the person who is chosen in the list where that helps."""
        self.tag = tag
        _title, _key, names, words = STEPS[tag]
        case, post = self.desk.the_case, self.post.currentText()
        given: dict[str, object] = {} if tag in ("post-choice",) else {"post": post}
        person = "" if tag == "nomination" else self._chosen()
        values = {"name": person, "day": case.clock().date(), "in_writing": True}
        self.form = Asking(case, tag, names, given, {name: values[name] for name in names if name in values})
        self.put_in(self.form)
        self.primary.setText(words)
        self.missing.say("")
        for other, made in self.buttons.items():
            dress(made, HERE if other == tag else "")
        self._show()
        self.form.focus("name" if not person else names[1])

    def drop(self) -> None:
        """An empty form of the same kind."""
        self.ask(self.tag)

    def _mend(self) -> None:
        if not self.holds():
            self.desk.show_records(self.tag)

    def _turn(self, tag: str) -> None:
        if not self.holds():
            self.ask(tag)

    def write(self) -> None:
        """Write what stands in the form, then an empty one of the same kind."""
        if self.form is None:
            return
        try:
            record, private = self.form.record(), self.form.private()
            records.add(self.desk.the_case, record, records.Writing(private=private))
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            self.form.focus(str(refusal.data.get("field", "")))
            return
        self.ask(self.tag)
        self.desk.said.emit(f"“{STEPS[self.tag][0]}”已经存入案卷。")

    def _show(self) -> None:
        """The tally of the post."""
        case, post = self.desk.the_case, self.post.currentText()
        self.lead.setText(nominating.told(case, post))
        lines = nominating.lines_of(case, post)
        self._names = [one.name for one in lines]
        texts = [
            f"{place}　{one.name}　{one.votes}票\n{one.ways or '还没有记提名'}　{term('standing', one.state)}"
            for place, one in enumerate(lines, start=1)
        ]
        self.fill(texts or ["还没有人被提名"], self.list.currentRow())
        if self.form is not None and "post" in self.form.given:
            self.form.given["post"] = post

    def _chosen(self) -> str:
        row = self.list.currentRow()
        names = getattr(self, "_names", [])
        return names[row] if 0 <= row < len(names) else ""

    def _person(self, _row: int) -> None:
        """Whoever is chosen in the list goes into a form that asks for a person."""
        if self.form is not None and self.tag != "nomination" and not self.form.changed:
            self.form.editors["name"].put(self._chosen())
