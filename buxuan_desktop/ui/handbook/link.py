"""怎么办 on the card of a finding: the handbook at what to do about it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.handbook.opening import open_at
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import Page


class HelpLink(QWidget):
    """A link of its own line; `code` is the finding's."""

    def __init__(self, code: str, title: str) -> None:
        super().__init__()
        self._code = code
        self.link = CalmButton("怎么办　›", "link")
        dress(self.link, "padding: 0 4px; text-align: left; font-size: 15px; min-height: 28px;")
        self.link.setAccessibleName(f"怎么办：{title}")
        self.link.setAutoDefault(False)
        self.link.clicked.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.link)
        line.addStretch(1)

    def _open(self) -> None:
        from buxuan_desktop.words.handbook import of_finding  # no page waits for the handbook

        page: QWidget | None = self
        while page is not None and not isinstance(page, Page):
            page = page.parentWidget()
        if isinstance(page, Page):
            open_at(self.window(), page.desk, of_finding(self._code))
