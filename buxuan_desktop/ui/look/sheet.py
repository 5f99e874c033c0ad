"""The style sheet of the window; roles are set as the `role` property of a widget."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from buxuan_desktop.paths import resource
from buxuan_desktop.ui.look.palette import LIGHT


def style(tick: str = "dark") -> str:
    """Qt style sheet for the whole program, in the colours of the light scheme and type at 100 % (see `now`).

    Roles: labels `title` 24, `section` 18 bold, `number` 40, `quiet`, `good`, `bad`; buttons `primary`,
    `plain`, `link`, `aside` a link in a column; frames `card`, `chosen`, `good`, `warn`. `tick` is the drawing in a
    box that is ticked: light or dark. What has the keyboard is ringed; nothing says anything by its colour alone.
    """
    return "".join((_ground(), _buttons(), _editors(tick), _lists()))


def _ground() -> str:
    """The ground, labels and frames."""
    c = LIGHT
    return f"""
    * {{ font-family: "Noto Sans SC", "HanaMinB"; font-size: 15px; color: {c.ink}; outline: none; }}
    QMainWindow, QDialog, QWidget#page, QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget {{
        background: {c.ground}; border: none; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: 24px; font-weight: 700; }}
    QLabel[role="section"] {{ font-size: 18px; font-weight: 700; }}
    QLabel[role="number"] {{ font-size: 40px; font-weight: 700; }}
    QLabel[role="quiet"] {{ color: {c.quiet}; }}
    QLabel[role="bad"] {{ color: {c.red}; font-weight: 700; }}
    QFrame[role="card"] {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 12px; }}
    QFrame[role="chosen"] {{ background: {c.card}; border: 2px solid {c.red}; border-radius: 12px; }}
    QFrame[role="good"] {{ background: {c.green_soft}; border-radius: 12px; }}
    QFrame[role="warn"] {{ background: {c.amber_soft}; border-left: 4px solid {c.amber}; border-radius: 8px; }}
    QLabel[role="good"] {{ color: {c.green}; font-weight: 700; background: transparent; border-radius: 0; }}
    """


def _buttons() -> str:
    """Buttons of every role."""
    c = LIGHT
    return f"""
    QPushButton {{ min-height: 44px; padding: 0 20px; border-radius: 10px; border: 1px solid {c.faint};
        background: {c.card}; font-size: 16px; }}
    QPushButton:hover {{ border-color: {c.ink}; }}
    QPushButton:focus {{ border: 2px solid {c.red}; }}
    QPushButton:disabled {{ color: {c.quiet}; background: {c.rail}; border: 1px dashed {c.faint}; }}
    QPushButton[role="primary"] {{ background: {c.red}; color: {c.on_red}; border: 2px solid {c.red};
        font-size: 20px; font-weight: 700; min-height: 56px; }}
    QPushButton[role="primary"]:pressed, QPushButton[role="primary"]:hover {{ background: {c.red_pressed}; }}
    QPushButton[role="primary"]:focus {{ border: 3px solid {c.ink}; }}
    QPushButton[role="primary"]:disabled {{ background: {c.rail}; color: {c.quiet}; border: 2px dashed {c.faint}; }}
    QPushButton[role="link"] {{ border: none; background: transparent; color: {c.quiet}; min-height: 36px; }}
    QPushButton[role="link"]:focus {{ border: 2px solid {c.red}; }}
    QPushButton[role="aside"] {{ border: none; background: transparent; color: {c.quiet}; min-height: 36px;
        padding: 0 8px; text-align: left; }}
    QPushButton[role="aside"]:focus {{ border: 2px solid {c.red}; }}
    QPushButton[role="link"]:disabled, QPushButton[role="aside"]:disabled {{ color: {c.quiet};
        background: {c.rail}; border: 1px dashed {c.faint}; }}
    QPushButton#home, QPushButton#sit {{ background: {c.rail}; border: 2px solid {c.rail}; border-radius: 0;
        min-height: 40px; text-align: left; padding-left: 22px; }}
    QPushButton#home:focus, QPushButton#sit:focus {{ border-color: {c.red}; }}
    """


def _editors(tick: str) -> str:
    """Lines, boxes and what is ticked; `tick` as above."""
    c = LIGHT
    return f"""
    QLineEdit, QSpinBox, QComboBox, QDateEdit, QTimeEdit, QPlainTextEdit {{ min-height: 40px; padding: 0 10px;
        border: 1px solid {c.faint}; border-radius: 8px; background: {c.card}; font-size: 18px;
        selection-background-color: {c.red}; selection-color: {c.on_red};
        placeholder-text-color: {c.quiet}; }}
    QLineEdit:focus, QSpinBox:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus, QPlainTextEdit:focus {{
        border: 2px solid {c.red}; }}
    QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled, QDateEdit:disabled {{
        background: {c.rail}; color: {c.quiet}; border-color: {c.line}; }}
    QCheckBox, QRadioButton {{ min-height: 36px; font-size: 16px; spacing: 10px; padding: 0 6px;
        border: 2px solid transparent; border-radius: 8px; }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {c.red}; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: 20px; height: 20px; border: 2px solid {c.faint};
        background: {c.card}; }}
    QCheckBox::indicator {{ border-radius: 4px; }}
    QRadioButton::indicator {{ width: 21px; height: 21px; border-radius: 12px; }}
    QCheckBox::indicator:checked {{ background: {c.red}; border-color: {c.red}; image: url("{_tick(tick)}"); }}
    QRadioButton::indicator:checked {{ width: 9px; height: 9px; border: 8px solid {c.red}; background: {c.card}; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-style: dashed; }}
    """


def _lists() -> str:
    """Tables, lists, scroll bars, tips and menus."""
    c = LIGHT
    return f"""
    QTableWidget {{ background: {c.card}; border: 1px solid {c.line}; border-radius: 8px; gridline-color: {c.line};
        font-size: 16px; }}
    QHeaderView::section {{ background: {c.rail}; border: none; padding: 8px; font-weight: 700; }}
    QTableWidget::item:focus {{ border: 2px solid {c.red}; }}
    QTableWidget::item:selected {{ background: {c.red_soft}; color: {c.ink}; }}
    QTableWidget:focus {{ border: 2px solid {c.red}; }}
    QAbstractItemView {{ selection-background-color: {c.red_soft}; selection-color: {c.ink}; }}
    QScrollBar:vertical {{ width: 12px; background: {c.ground}; border: none; }}
    QScrollBar:horizontal {{ height: 12px; background: {c.ground}; border: none; }}
    QScrollBar::handle {{ background: {c.faint}; border-radius: 4px; }}
    QScrollBar::handle:vertical {{ min-height: 48px; margin: 0 2px; }}
    QScrollBar::handle:horizontal {{ min-width: 48px; margin: 2px 0; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{ background: {c.card}; border: 1px solid {c.faint}; padding: 4px 8px; }}
    QMenu {{ background: {c.card}; border: 1px solid {c.faint}; padding: 4px; }}
    QMenu::item {{ padding: 8px 24px; border: 2px solid transparent; }}
    QMenu::item:selected {{ background: {c.red_soft}; border-color: {c.red}; }}
    QMenu::item:disabled {{ color: {c.quiet}; }}
    """


def _tick(tick: str) -> str:
    return resource("marks", f"tick-{tick}.png").as_posix()


def role(widget: QWidget, name: str) -> None:
    """Give a widget its role in the style sheet, also while it is shown."""
    widget.setProperty("role", name)
    # Before that the style sheet has not been read for it, and will be when it is first shown or measured.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
