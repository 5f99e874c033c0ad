"""The line over every page of a table's file: what it is, and where it goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT


class TableStrip(QLabel):
    """Shown while a table's file is on the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setTextFormat(Qt.TextFormat.PlainText)
        dress(
            self,
            f"background:{LIGHT.amber_soft}; color:{LIGHT.amber}; font-weight:700; padding:6px 32px; font-size:15px;",
        )
        self.setFixedHeight(px(36))
        desk.opened.connect(self._show)
        self.hide()

    def _show(self) -> None:
        case = self._desk.case
        table = case.election.case.table if case is not None else ""
        self.setText(f"这是{table}的计票文件，录完后交回主机。核对、认定、结果都在主机上办理。")
        self.setVisible(bool(table))
