"""Putting a look on: at once on every window that is open, whoever made it, and on all that is made later."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from buxuan_desktop.ui.look.now import WORN, Now, lettering, tint, translated
from buxuan_desktop.ui.look.palette import CONTRAST, DARK, LIGHT, Palette
from buxuan_desktop.ui.look.sheet import style

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
SYSTEM = "system"
_UNBOUND = 16777215
_ROLES = {
    QPalette.ColorRole.Window: LIGHT.ground,
    QPalette.ColorRole.Base: LIGHT.card,
    QPalette.ColorRole.AlternateBase: LIGHT.rail,
    QPalette.ColorRole.Button: LIGHT.card,
    QPalette.ColorRole.WindowText: LIGHT.ink,
    QPalette.ColorRole.Text: LIGHT.ink,
    QPalette.ColorRole.ButtonText: LIGHT.ink,
    QPalette.ColorRole.PlaceholderText: LIGHT.quiet,
    QPalette.ColorRole.Highlight: LIGHT.red,
    QPalette.ColorRole.HighlightedText: LIGHT.on_red,
    QPalette.ColorRole.ToolTipBase: LIGHT.card,
    QPalette.ColorRole.ToolTipText: LIGHT.ink,
    QPalette.ColorRole.Link: LIGHT.red,
}


class Bell(QObject):
    """Rings once the look is another, for those who keep pictures of what they show."""

    changed = Signal()


BELL = Bell()


def system_scheme() -> str:
    """What the system asks for: more contrast before dark before light."""
    hints = QGuiApplication.styleHints()
    # Qt tells of a wish for contrast from 6.10 on.
    wishes = getattr(hints, "accessibility", None)
    if wishes is not None and wishes().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def wear(application: QApplication, scheme: str, percent: int) -> None:
    """Put a scheme (one of `PALETTES`, or what the system asks for) and a size of type on all there is."""
    wanted = PALETTES.get(scheme) or PALETTES[system_scheme()]
    if (Now.palette, Now.percent) == (wanted, percent) and application.styleSheet():
        return
    before, ratio = Now.palette, percent / Now.percent
    Now.palette, Now.percent = wanted, percent
    widgets = application.allWidgets()
    if ratio != 1:
        for one in widgets:
            _stretch(one, ratio)
    application.setFont(lettering(15))
    application.setPalette(_colours())
    application.setStyleSheet(translated(style("dark" if Now.palette is not LIGHT else "light")))
    for one in widgets:
        worn = one.property(WORN)
        if worn is not None:
            one.setStyleSheet(translated(worn))
        if Now.palette is not before and isinstance(one, QListWidget | QTableWidget):
            _repaint_items(one, before)
        one.updateGeometry()
        # Of the widget: before Qt 6.9 lists and tables know one with an index alone.
        QWidget.update(one)
    BELL.changed.emit()


def _colours() -> QPalette:
    palette = QPalette()
    for role, colour in _ROLES.items():
        palette.setColor(role, tint(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tint(LIGHT.quiet))
    return palette


def _stretch(widget: QWidget, ratio: float) -> None:
    """What was measured for the type grows with it; windows keep the size that people gave them."""
    if widget.isWindow():
        return
    least, most = widget.minimumSize(), widget.maximumSize()
    # Each as soon as it gives room, so that a widget of a fixed size follows without a layout too.
    if ratio < 1:
        widget.setMinimumSize(*(round(one * ratio) for one in least.toTuple()))
    widget.setMaximumSize(*(one if one >= _UNBOUND else round(one * ratio) for one in most.toTuple()))
    if ratio > 1:
        widget.setMinimumSize(*(round(one * ratio) for one in least.toTuple()))
    if isinstance(widget, QHeaderView):
        hidden = [place for place in range(widget.count()) if widget.isSectionHidden(place)]
        for place in hidden:
            widget.showSection(place)
        sizes = [widget.sectionSize(place) for place in range(widget.count())]
        widget.setMinimumSectionSize(round(widget.minimumSectionSize() * ratio))
        widget.setDefaultSectionSize(round(widget.defaultSectionSize() * ratio))
        for place, size in enumerate(sizes):
            if widget.sectionResizeMode(place) != QHeaderView.ResizeMode.Stretch:
                widget.resizeSection(place, round(size * ratio))
        for place in hidden:
            widget.hideSection(place)


def _repaint_items(view: QListWidget | QTableWidget, before: Palette) -> None:
    """Words of lists keep their colours in themselves; each colour says which part of the scheme it is."""
    part = {colour.lower(): name for name, colour in before._asdict().items()}
    for item in _items(view):
        brush: QBrush = item.foreground()
        name = part.get(brush.color().name())
        if brush.style() != Qt.BrushStyle.NoBrush and name is not None:
            item.setForeground(tint(getattr(LIGHT, name)))


def _items(view: QListWidget | QTableWidget) -> list[QListWidgetItem | QTableWidgetItem]:
    if isinstance(view, QListWidget):
        return [view.item(place) for place in range(view.count())]
    cells = ((row, column) for row in range(view.rowCount()) for column in range(view.columnCount()))
    return [item for cell in cells if (item := view.item(*cell)) is not None]
