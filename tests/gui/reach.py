"""Whether a window can be worked by keys alone and read by a screen reader."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from buxuan_desktop.ui.look.veil import Veil
from buxuan_desktop.ui.page import Page
from buxuan_desktop.ui.shell.primary import PrimaryStrip
from buxuan_desktop.ui.shell.rail import Rail

_HAN = re.compile(r"[㐀-鿿]")
_KEY = re.compile(r"\b(F\d+|Esc|Ctrl|Alt|Enter|PgDn|PgUp)\b|回车|退格|空格|^[0-9A-Z](\s|　)|^[‹›]")
_NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window)
_MOST_STEPS, _MOST_PARTS = 250, 3
_OF_QT = ("qt_",)


def nameless(root: QWidget) -> list[str]:
    """Controls, and what is painted, that a screen reader cannot tell."""
    return [f"{_who(one)}: {said}" for one in _seen(root) for said in _unnamed(one)]


def _unnamed(one: QWidget) -> Iterator[str]:
    own = type(one).__module__.startswith("buxuan_desktop") and "paintEvent" in vars(type(one))
    control, painted = _is_control(one), own and not isinstance(one, Veil | QLabel)
    if not control and not painted:
        return
    told = QAccessible.queryAccessibleInterface(one)
    # On Linux Qt gives a list that opens what is chosen in it for a name, and its label as a relation.
    name = (one.accessibleName() if isinstance(one, QComboBox) else "") or told.text(QAccessible.Text.Name)
    if painted and not control and not name:
        # Part of something that is named, such as the mark of a check.
        name = one.parentWidget().accessibleName()
    if not name:
        yield "has no name"
    elif not _HAN.search(name) and not re.search(r"\d", name):
        yield f"is called “{name}”"
    if control and not isinstance(one, Page | QAbstractScrollArea) and told.role() in _NO_ROLE:
        yield f"has the role {told.role().name}"


def unreached(window: QWidget) -> list[str]:
    """What the Tab key does not come to, comes to in a strange order, or is not seen to come to."""
    way, faults = _go_round(window)
    reached = set(map(id, way))
    for one in _seen(window):
        if _wants_tab(one) and id(one) not in reached and not _by_its_group(one, reached):
            faults.append(f"{_who(one)}: Tab does not come here")
        if _only_for_the_mouse(one, window):
            faults.append(f"{_who(one)}: nothing but the mouse gets here")
    return faults + [f"{_who(after)}: comes after {_who(before)}" for before, after in _backwards(way)]


def _go_round(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """All that has the keyboard in turn until the Tab key is where it began."""
    way: list[QWidget] = []
    faults: list[str] = []
    first, parts = window.focusWidget(), 0
    for _ in range(_MOST_STEPS):
        here = window.focusWidget()
        if here is None:
            return way, [*faults, "nothing has the keyboard"]
        if way and here is way[-1] and isinstance(here, QAbstractSpinBox) and parts < _MOST_PARTS:
            # A date is gone through part by part.
            parts += 1
            QTest.keyClick(here, Qt.Key.Key_Tab)
            continue
        parts = 0
        if way and here is way[-1]:
            return way, [*faults, f"{_who(here)}: Tab does not get away from here"]
        if here in way:
            return way, faults
        way.append(here)
        shown = _in_sight(here).height()
        if shown < min(here.height(), here.fontMetrics().height()):
            faults.append(f"{_who(here)}: has the keyboard out of sight")
        # The offscreen platform blinks no cursor; a number or a date marks the part that is written.
        ringed = None if isinstance(here, Page | QAbstractSpinBox) else here.grab().toImage()
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if (
            ringed is not None
            and not isinstance(here, QAbstractSpinBox)
            and window.focusWidget() is not here
            and here.grab().toImage() == ringed
        ):
            faults.append(f"{_who(here)}: nothing shows that the keyboard is here")
    return way, [*faults, f"Tab goes on for ever from {_who(first) if first is not None else 'nothing'}"]


def without_primary(page: Page) -> list[str]:
    """A page without one main thing to do, unless it takes keys itself or only leads on."""
    takes_keys = page.focusPolicy() == Qt.FocusPolicy.StrongFocus
    primary = [one for one in page.findChildren(QPushButton) if one.property("role") == "primary" and one.isVisible()]
    return [] if primary or takes_keys else [f"{type(page).__name__}: no primary action"]


def _backwards(way: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Steps within one holder that go up and not to the right: against the way of reading."""
    first = min(way, key=_reading, default=None)
    for before, after in pairwise(way):
        if after is first:
            # Round again from the top.
            continue
        if before.parentWidget() is not after.parentWidget() or isinstance(before, QRadioButton):
            continue
        one, two = before.geometry(), after.geometry()
        if two.bottom() <= one.top() and two.left() <= one.left() + 8:
            yield before, after


def _in_sight(one: QWidget) -> QRect:
    """The part of a widget that nothing around it clips."""
    seen, around = one.rect(), one
    while not around.isWindow():
        seen.translate(around.pos())
        around = around.parentWidget()
        seen &= around.rect()
    return seen


def _reading(one: QWidget) -> tuple[int, int]:
    """Where in a window something is read."""
    at = one.mapTo(one.window(), QPoint(0, 0))
    return at.y(), at.x()


def _is_control(one: QWidget) -> bool:
    focusable = one.focusPolicy() != Qt.FocusPolicy.NoFocus
    inner = isinstance(one.parentWidget(), QComboBox) or one.objectName().startswith(_OF_QT)
    if isinstance(one, QLabel | QDialog) or inner or _is_bare_area(one):
        return False
    return isinstance(one, QAbstractButton) or (focusable and one.isEnabled())


def _is_bare_area(one: QWidget) -> bool:
    """Scroll areas and viewports are no controls of their own."""
    holder = one.parentWidget()
    return type(one).__name__ in ("QScrollArea", "Following") or (
        isinstance(holder, QAbstractScrollArea) and holder.viewport() is one
    )


def _wants_tab(one: QWidget) -> bool:
    policy = one.focusPolicy()
    tabbed = policy & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    inner = isinstance(one.parentWidget(), QComboBox) or one.focusProxy() is not None
    return (
        tabbed and one.isEnabled() and not inner and not _is_bare_area(one) and not one.objectName().startswith(_OF_QT)
    )


def _by_its_group(one: QWidget, reached: set[int]) -> bool:
    """Of radio buttons the Tab key comes to one; arrows go to the others."""
    if not isinstance(one, QRadioButton):
        return False
    group = one.group().buttons() if one.group() is not None else one.parentWidget().findChildren(QRadioButton)
    return any(id(other) in reached for other in group)


def _only_for_the_mouse(one: QWidget, window: QWidget) -> bool:
    """A button without the keyboard whose words, tip or name tell no key, and that no shortcut of its page presses."""
    if not isinstance(one, QAbstractButton) or one.focusPolicy() != Qt.FocusPolicy.NoFocus or not one.isEnabled():
        return False
    if isinstance(one.parentWidget(), PrimaryStrip | Rail):
        return False
    told = f"{one.text()} {one.toolTip()} {one.accessibleDescription()}"
    keys = [*window.findChildren(QShortcut), *window.findChildren(QAction)]
    return not _KEY.search(told) and not (keys and one.property("by_key"))


def _seen(root: QWidget) -> Iterator[QWidget]:
    for one in root.findChildren(QWidget):
        if (one.isVisible() and not isinstance(one, QLineEdit)) or (isinstance(one, QLineEdit) and _own(one)):
            yield one


def _own(edit: QLineEdit) -> bool:
    """Not the editor inside a number or a date, which is named there."""
    return edit.isVisible() and not edit.objectName().startswith(_OF_QT)


def _who(one: QWidget) -> str:
    words = getattr(one, "text", lambda: "")() or one.accessibleName() or one.objectName()
    at = one.mapTo(one.window(), QPoint(0, 0)).toTuple()
    return f"{type(one).__name__} “{words}” at {at} in {type(one.parentWidget()).__name__}"
