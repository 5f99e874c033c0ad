"""The fields of a sheet of totals: ballots by verdict, then each post's names with for and against."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.figures import Field
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import label, tab_through
from buxuan_desktop.ui.pages.inputs import NumberEdit

_SHEET = (("valid", "有效"), ("void", "无效"), ("blank", "空白"), ("set_aside", "另封存"))
_HERE = (("void_here", "这一职务无效"), ("blank_here", "这一职务没有选"))


class TotalsGrid(QScrollArea):
    """Numbers by field; an empty one is zero. Enter goes on to the next field, `done` tells Enter on the last."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName("各项合计")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.verticalScrollBar(), SLIM)
        self.edits: dict[Field, NumberEdit] = {}
        self._asked: list[NumberEdit] = []

    def show_fields(self, posts: Sequence[Post], written: Sequence[tuple[str, str]]) -> None:
        """Lay out the paper's fields, `written` being (post, name) of people written in."""
        self.edits = {}
        body = QWidget()
        body.setMaximumWidth(px(760))
        column = QVBoxLayout(body)
        column.setSpacing(16)
        column.addLayout(self._line([((what, "", ""), words) for what, words in _SHEET]))
        for post in posts:
            column.addWidget(label(f"{post.title}　应选 {post.seats} 人", "section"))
            if len(posts) > 1:
                column.addLayout(self._line([((what, post.title, ""), words) for what, words in _HERE]))
            names = [*post.candidates, *(name for title, name in written if title == post.title)]
            column.addLayout(self._people(post, names))
        column.addStretch(1)
        self.setWidget(body)
        self.ask(None)

    def ask(self, only: Mapping[Field, object] | None) -> None:
        """Ask for all fields, or for these alone; the others stand as both entries have them."""
        self._asked = []
        for field, edit in self.edits.items():
            asked = only is None or field in only
            edit.setEnabled(asked)
            if asked:
                self._asked.append(edit)
        tab_through(self._asked)
        if self._asked:
            self._asked[0].setFocus()

    @property
    def numbers(self) -> dict[Field, int]:
        """What is written; empty is zero."""
        return {field: edit.value or 0 for field, edit in self.edits.items()}

    def put(self, numbers: Mapping[Field, int]) -> None:
        """Fill fields with numbers."""
        for field, number in numbers.items():
            if field in self.edits:
                self.edits[field].value = number or None

    def _line(self, fields: Sequence[tuple[Field, str]]) -> QHBoxLayout:
        """Fields in pairs, so that in a narrow window the pairs go below each other."""
        line = QHBoxLayout()
        line.setSpacing(16)
        for place in range(0, len(fields), 2):
            pair = QHBoxLayout()
            pair.setSpacing(16)
            for field, words in fields[place : place + 2]:
                column = QVBoxLayout()
                column.addWidget(label(words, "quiet"))
                column.addWidget(self._edit(field, words))
                pair.addLayout(column)
            pair.addStretch(0)
            line.addLayout(pair)
        line.addStretch(1)
        return line

    def _people(self, post: Post, names: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for column, words in enumerate(("姓名", "赞成", "反对")):
            grid.addWidget(label(words, "quiet"), 0, column)
        for place, name in enumerate(names, start=1):
            shown = label(name if name in post.candidates else f"{name}（另选）", "section", wrap=True)
            grid.addWidget(shown, place, 0)
            for column, (what, words) in enumerate((("for", "赞成"), ("against", "反对")), start=1):
                grid.addWidget(self._edit((what, post.title, name), f"{post.title}{name}{words}"), place, column)
        return grid

    def _edit(self, field: Field, words: str) -> NumberEdit:
        edit = NumberEdit("0", digits=4)
        edit.setFixedWidth(px(120))
        edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        edit.setAccessibleName(words)
        edit.returnPressed.connect(lambda: self._next(edit))
        self.edits[field] = edit
        return edit

    def _next(self, edit: NumberEdit) -> None:
        later = self._after(edit)
        following = next(later, None)
        if following is None:
            self.done.emit()
        else:
            following.setFocus()
            following.selectAll()
            self.ensureWidgetVisible(following)

    def _after(self, edit: NumberEdit) -> Iterator[NumberEdit]:
        place = self._asked.index(edit) if edit in self._asked else -1
        return iter(self._asked[place + 1 :])
