"""Small editors that several pages use: whole numbers, dates, names in a row, a choice of one."""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDateEdit, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from buxuan_desktop.ui.look.now import dress, px, tint
from buxuan_desktop.ui.look.palette import LIGHT

CHECKS = "QCheckBox::indicator { width: 20px; height: 20px; }"
"""Marks large enough for reading glasses."""

_LINE = 36
_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_BETWEEN_NAMES = re.compile(r"[、，,；;\s]+")


class NumberEdit(QLineEdit):
    """A whole number from 0, or nothing; takes full-width digits, too, and drops all else. `value` is None if empty."""

    def __init__(self, placeholder: str = "", digits: int = 6) -> None:
        super().__init__()
        self._digits = digits
        self.setPlaceholderText(placeholder)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(self._clean)

    @property
    def value(self) -> int | None:
        """The number, or None when nothing is written."""
        return int(self.text()) if self.text() else None

    @value.setter
    def value(self, number: int | None) -> None:
        self.setText("" if number is None else str(number))

    @staticmethod
    def read(text: str) -> list[int]:
        """The whole numbers that a text holds, in their order."""
        return [int(one) for one in re.findall(r"[0-9]{1,6}", text.translate(_FULL_WIDTH))]

    def _clean(self, text: str) -> None:
        digits = "".join(c for c in text.translate(_FULL_WIDTH) if c.isascii() and c.isdigit())[: self._digits]
        if digits != text:
            self.setText(digits)


class DateEdit(QDateEdit):
    """A date as people write it, typed part by part; the arrow keys change the part the cursor stands in."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.setDisplayFormat("yyyy年M月d日")
        # Not NoButtons: under a style sheet Qt then leaves the editor inside no width at all.
        dress(self, "QDateEdit::up-button, QDateEdit::down-button { width: 0; border: none; }")
        self.lineEdit().setTextMargins(10, 0, 10, 0)
        self.setMinimumDate(QDate(1990, 1, 1))
        self.setMaximumDate(QDate(2199, 12, 31))
        self.day = day

    @property
    def day(self) -> date:
        """The date shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    @day.setter
    def day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))


class Choice(QComboBox):
    """A drop-down list whose arrow is drawn; the arrow keys and letters choose without opening it."""

    def __init__(self) -> None:
        super().__init__()
        dress(
            self,
            "QComboBox { padding-right: 28px; } QComboBox::drop-down { border: none; width: 0; }"
            f"QComboBox QAbstractItemView {{ background: {LIGHT.card}; border: 1px solid {LIGHT.faint}; padding: 4px;"
            f" font-size: 16px; selection-background-color: {LIGHT.red_soft}; selection-color: {LIGHT.ink}; }}",
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The box, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tint(LIGHT.quiet), px(2)))
        x, y, wide, tall = self.width() - px(20), self.height() / 2, px(5), px(3)
        painter.drawPolyline([QPointF(x - wide, y - tall), QPointF(x, y + tall), QPointF(x + wide, y - tall)])
        painter.end()


class OneOf(QWidget):
    """Radio buttons one below the other; nothing is chosen unless said. `chosen` tells each choice."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[object, str]], value: object = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [one for one, _ in choices]
        dress(self, CHECKS)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, (_, words) in enumerate(choices):
            radio = QRadioButton(words)
            radio.setAccessibleName(f"{name}：{words}")
            radio.setMinimumHeight(px(_LINE))
            self._group.addButton(radio, number)
            column.addWidget(radio)
        column.addStretch(1)
        self.value = value
        self._group.idToggled.connect(self._tell)

    @property
    def value(self) -> object:
        """The value chosen, or None."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    @value.setter
    def value(self, value: object) -> None:
        for number, one in enumerate(self._values):
            if one == value and type(one) is type(value):
                self._group.button(number).setChecked(True)

    @property
    def buttons(self) -> list[QWidget]:
        """The radio buttons in order, for the way of the Tab key."""
        return list(self._group.buttons())

    def focus(self) -> None:
        """Put the cursor on the choice made, or on the first."""
        number = max(self._group.checkedId(), 0)
        self._group.button(number).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._values[number])


def names_in(text: str) -> tuple[str, ...]:
    """Names written in a row, parted by 、 commas or blanks; each once."""
    return tuple(dict.fromkeys(name for name in _BETWEEN_NAMES.split(text) if name))
