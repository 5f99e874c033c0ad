"""What stands over the page while the rail has no room: home, the stages, how the screen looks."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from buxuan_desktop.app.stages import Stage
from buxuan_desktop.ui.page import button
from buxuan_desktop.ui.shell.rail import SAID, Rail


class Ways(QWidget):
    """The same ways as on the rail, in one row."""

    def __init__(self, rail: Rail) -> None:
        super().__init__()
        self._rail = rail
        self.home = button("回首页", "link")
        self.stages = button("选举阶段", "link")
        self.display = button("字号与颜色", "link")
        self.sit = button("签到、换人", "link")
        self.sit.hide()
        self._menu = QMenu(self.stages)
        self.stages.setMenu(self._menu)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        for one in (self.home, self.stages, self.display, self.sit):
            line.addWidget(one)
        line.addStretch(1)
        self.hide()

    def show_stages(self, stages: tuple[Stage, ...]) -> None:
        """Offer these stages, with what their marks say."""
        self._menu.clear()
        for stage in stages:
            entry = QAction(f"{stage.title}{stage.round}　{SAID[stage.mark]}", self._menu)
            entry.triggered.connect(lambda _checked=False, number=stage.number: self._rail.wanted.emit(number))
            self._menu.addAction(entry)
