"""A button that whoever sits here may not press is grey and says why; the refusal itself is the app's."""

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.permissions import Action, why_not
from buxuan_desktop.words import of_refusal


def grey(button: QWidget, case: Case, action: Action, *, also: bool = True) -> None:
    """Enable it where the matrix allows the action (and `also`); the reason is its tip, and read out."""
    found = why_not(case, action)
    words = of_refusal(found).replace("，这一步没有办理，已经记进案卷", "") if found is not None else ""
    button.setEnabled(found is None and also)
    button.setToolTip(words)
    button.setAccessibleDescription(words)
