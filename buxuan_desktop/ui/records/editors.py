"""An editor for each way of asking; `value` is what a record takes, `faulty` what is wrong with the text typed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from buxuan_desktop.app.days import day_of
from buxuan_desktop.app.forms import Field
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.pages.inputs import CHECKS, Choice, NumberEdit, names_in
from buxuan_desktop.words import spoken
from buxuan_desktop.words.amounts import fen_of, yuan

_TEXT_LINES = 84
_LEAST_LETTERS = 6


class Editor:
    """One field on screen: the widget, and what it says."""

    def __init__(self, widget: QWidget, get: Callable[[], object], put: Callable[[object], None]) -> None:
        self.widget = widget
        self.get = get
        self.put = put
        self.faulty: Callable[[], str] = lambda: ""


class DayLine(QLineEdit):
    """A day typed in any usual way, or nothing; what it was understood as is shown when the cursor leaves."""

    def __init__(self, near: date) -> None:
        super().__init__()
        self._near = near
        self.setPlaceholderText(f"例：{near.month}.{near.day}")

    @property
    def day(self) -> date | None:
        """The day, or None when nothing is typed or nothing is meant by it."""
        return day_of(self.text(), self._near) if self.text().strip() else None

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the day as it was understood."""
        if self.day is not None:
            self.setText(spoken(self.day))
        super().focusOutEvent(event)


class Text(QPlainTextEdit):
    """Several lines; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(px(_TEXT_LINES))
        dress(self, "QPlainTextEdit { padding: 4px 6px; }")


def editor_for(field: Field, near: date, offered: Callable[[str], list[str]]) -> Editor:
    """The editor of a field; `near` completes days, `offered` gives the names that a suggestion means."""
    made = _MAKERS[field.kind](field, near)
    if field.suggest and isinstance(made.widget, QLineEdit):
        _suggest(made.widget, offered(field.suggest))
    return made


def _line(_field: Field, _near: date) -> Editor:
    edit = QLineEdit()
    return Editor(edit, lambda: edit.text().strip(), lambda value: edit.setText(str(value or "")))


def _text(_field: Field, _near: date) -> Editor:
    edit = Text()
    return Editor(edit, lambda: edit.toPlainText().strip(), lambda value: edit.setPlainText(str(value or "")))


def _date(field: Field, near: date) -> Editor:
    edit = DayLine(near)
    made = Editor(
        edit,
        lambda: edit.day,
        lambda value: edit.setText(spoken(value) if isinstance(value, date) else ""),
    )
    made.faulty = lambda: (
        f"“{field.label}”写的不是日期，请写成“{near.month}月{near.day}日”这样。"
        if edit.text().strip() and edit.day is None
        else ""
    )
    return made


def _number(_field: Field, _near: date) -> Editor:
    edit = NumberEdit()
    return Editor(edit, lambda: edit.value, lambda value: setattr(edit, "value", value))


def _money(field: Field, _near: date) -> Editor:
    edit = QLineEdit()
    edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    edit.setPlaceholderText("元")
    made = Editor(
        edit,
        lambda: fen_of(edit.text()) if edit.text().strip() else None,
        lambda value: edit.setText(yuan(value) if isinstance(value, int) else ""),
    )
    made.faulty = lambda: (
        f"“{field.label}”写的不是金额，请写成“1200.50”这样，单位是元。"
        if edit.text().strip() and fen_of(edit.text()) is None
        else ""
    )
    return made


def _yesno(field: Field, _near: date) -> Editor:
    box = QCheckBox(field.label)
    dress(box, CHECKS)
    return Editor(box, box.isChecked, lambda value: box.setChecked(bool(value)))


def _choice(field: Field, _near: date) -> Editor:
    box = Choice()
    # A long choice must not push the second column out of sight.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LEAST_LETTERS)
    box.addItem("", "")
    for code, words in field.choices:
        box.addItem(words, code)
    return Editor(
        box,
        lambda: box.currentData() or None,
        lambda value: box.setCurrentIndex(max(box.findData(value), 0)),
    )


def _names(_field: Field, _near: date) -> Editor:
    edit = QLineEdit()
    edit.setPlaceholderText("几个人用顿号隔开")
    return Editor(edit, lambda: names_in(edit.text()), lambda value: edit.setText("、".join(_each(value))))


def _each(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else ()


def _suggest(edit: QLineEdit, names: list[str]) -> None:
    completer = QCompleter(names, edit)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(8)
    edit.setCompleter(completer)


_MAKERS: dict[str, Callable[[Field, date], Editor]] = {
    "line": _line,
    "text": _text,
    "date": _date,
    "number": _number,
    "money": _money,
    "yesno": _yesno,
    "choice": _choice,
    "names": _names,
}
