"""The right side of the audit's page: steps with their days, sums by class, what followed, what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from buxuan_desktop.app.audit.overview import Overview, StepLine
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import card, label
from buxuan_desktop.words import spoken, term
from buxuan_desktop.words.amounts import yuan

_COLOURS = {"late": LIGHT.red, "none": LIGHT.amber, "done": LIGHT.green}
_KEPT_SECRET = "没有结论的问题不写进报告和公示。"


def summary_column(seen: Overview) -> QWidget:
    """All of it, one card below the other."""
    whole = QWidget()
    whole.setObjectName("page")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 8, 0)
    column.setSpacing(12)
    _missing(column, seen)
    _steps(column, seen)
    _sums(column, seen)
    column.addStretch(1)
    return whole


def _missing(column: QVBoxLayout, seen: Overview) -> None:
    frame, inside = card("warn" if seen.missing else "good")
    inside.setContentsMargins(16, 12, 16, 12)
    if seen.missing:
        inside.addWidget(label(f"还没有办：{'、'.join(seen.missing)}。", wrap=True))
    else:
        inside.addWidget(label("十项都审完，每人有报告，结果已经公布。", "good", wrap=True))
    column.addWidget(frame)


def _steps(column: QVBoxLayout, seen: Overview) -> None:
    grid = _card(column, "五个步骤")
    for place, one in enumerate(seen.steps):
        grid.addWidget(label(one.title), place, 0)
        grid.addWidget(label(_days(one), "quiet"), place, 1)
        grid.addWidget(_state(one), place, 2, Qt.AlignmentFlag.AlignRight)


def _sums(column: QVBoxLayout, seen: Overview) -> None:
    grid = _card(column, "问题分开合计")
    for place, one in enumerate(seen.sums):
        grid.addWidget(label(one.title, wrap=True), place, 0)
        grid.addWidget(label(f"{one.count}个", "quiet"), place, 1)
        grid.addWidget(label(yuan(one.fen)), place, 2, Qt.AlignmentFlag.AlignRight)
    told = [] if seen.sums else ["没有登记问题。"]
    told += [f"成绩{seen.achievements}项。"] if seen.achievements else []
    told += [f"没有结论的{seen.waiting}个，{_KEPT_SECRET}"] if seen.waiting else []
    if seen.due:
        told.append(f"应当退还、赔偿{yuan(seen.due)}，已经收回{yuan(seen.paid)}。")
    if told:
        grid.addWidget(label("".join(told), "quiet", wrap=True), len(seen.sums), 0, 1, 3)


def _card(column: QVBoxLayout, title: str) -> QGridLayout:
    frame, inside = card()
    inside.setContentsMargins(16, 12, 16, 12)
    inside.setSpacing(8)
    inside.addWidget(label(title, "section"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    inside.addLayout(grid)
    column.addWidget(frame)
    return grid


def _days(one: StepLine) -> str:
    if one.done_on is not None:
        return spoken(one.done_on)
    if one.begins is None:
        return ""
    last = f"至{one.ends.month}月{one.ends.day}日" if one.ends and one.ends != one.begins else ""
    return f"{spoken(one.begins)}{last}"


def _state(one: StepLine) -> QLabel:
    made = label(term("audit_step_state", one.state))
    dress(made, f"color:{_COLOURS.get(one.state, LIGHT.ink)}; font-weight:700;")
    return made
