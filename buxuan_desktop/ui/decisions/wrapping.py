"""A button whose words run over several lines where they must: names can be long, and choices are sentences."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT


class WrapButton(CalmButton):
    """Key and words; as high as its words need at its width."""

    def __init__(self, key: str, words: str, kind: str = "plain", pixels: int = 16) -> None:
        super().__init__("", kind)
        self._pixels, self._link = pixels, kind == "link"
        self._key, self._words = QLabel(key), QLabel()
        self._words.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for one in (self._key, self._words):
            one.setTextFormat(Qt.TextFormat.PlainText)
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(words)
        self.show_chosen(False)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Other words."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def show_chosen(self, chosen: bool) -> None:
        """Frame and weight of what is chosen."""
        least = 28 if self._link else 40
        look = f"border:2px solid {LIGHT.red}; background:{LIGHT.red_soft};" if chosen else ""
        dress(self, f"WrapButton {{ min-height:{least}px; padding:0; {look} }}")
        weight = "font-weight:700;" if chosen else ""
        colour = LIGHT.quiet if self._link else LIGHT.ink
        above, beside = (2, 6) if self._link else (6, 14)
        for one, left in ((self._key, beside), (self._words, 12)):
            padding = f"padding: {above}px {0 if one is self._key else beside}px {above}px {left}px;"
            dress(one, f"font-size:{self._pixels}px; color:{colour}; {weight} {padding}")
        self.setAccessibleDescription("已选" if chosen else "")
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As high as the words run."""
        layout = self.layout()
        return max(layout.totalHeightForWidth(width), self.minimumHeight()) if layout is not None else 40

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for a short sentence."""
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never wider than its place."""
        return QSize(120, 28 if self._link else 40)
