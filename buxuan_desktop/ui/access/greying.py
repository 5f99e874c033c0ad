"""What whoever sits here may not do is grey and says why; the refusal itself is the app's.

A button that knows its action asks by itself when it is seen (`ui.button`); here all of a page are asked anew, and
where a whole page is not for this person that is said in one quiet line.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.permissions import why_not
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.button import Button
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.words.access import barred_words, only_looks_words

_LINE = "only-looks"
_MOST = 3


def reason(case: Case, action: Action) -> str:
    """Why whoever sits here may not do it, before anybody tries; "" where they may."""
    found = why_not(case, action)
    return barred_words(found) if found is not None else ""


def look(place: QWidget, case: Case | None) -> None:
    """Grey all buttons of a page or a question that the matrix of roles does not allow now, and no others.

    A page whose main thing to do is open to everybody is nobody's to look at only, whatever else stands on it.
    """
    made = [one for one in place.findChildren(Button) if one.acts]
    for one in made:
        one.look_again()
    shown = [one for one in made if one.isVisibleTo(place)]
    others = (one for one in place.findChildren(Button) if not one.acts and one.isVisibleTo(place))
    leads_on = any(one.property("role") == "primary" and one.isEnabled() for one in others)
    whole = bool(shown) and not leads_on and all(one.barred for one in shown)
    actions = tuple(dict.fromkeys(action for one in shown for action in one.acts))
    _tell(place, of_page(case, actions) if whole and case is not None else "")


def of_page(case: Case, actions: Sequence[Action]) -> str:
    """One sentence for a page on which whoever sits here can do nothing."""
    actions = [one for one in actions if why_not(case, one) is not None]
    found = why_not(case, actions[0])
    if found is None or found.code != "role-may-not" or len(actions) == 1:
        return reason(case, actions[0])
    return only_looks_words(str(found.data["name"]), str(found.data["role"]), actions[:_MOST])


def _tell(place: QWidget, words: str) -> None:
    """The line under the title; there is none where it has nothing to say."""
    line = place.findChild(QLabel, _LINE)
    if not isinstance(line, QLabel):
        column = place.layout()
        if not words or not isinstance(column, QVBoxLayout):
            return
        line = QLabel()
        line.setObjectName(_LINE)
        line.setWordWrap(True)
        role(line, "quiet")
        column.insertWidget(_below_title(column), line)
    if words != line.text():
        line.setText(words)
    line.setVisible(bool(words))


def _below_title(column: QVBoxLayout) -> int:
    for place in range(column.count()):
        item = column.itemAt(place)
        if item is not None and _has_title(item.widget(), item.layout()):
            return place + 1
    return 0


def _has_title(widget: QWidget | None, layout: QLayout | None) -> bool:
    if widget is not None:
        return isinstance(widget, QLabel) and widget.property("role") == "title"
    if layout is None:
        return False
    items = (layout.itemAt(place) for place in range(layout.count()))
    return any(_has_title(item.widget(), item.layout()) for item in items if item is not None)
