"""The light on the count page: whether what is keyed lies on a second disk too, in words, shape and colour."""

from typing import NamedTuple

from PySide6.QtGui import QFontMetrics

from buxuan_desktop.ui.count.keys import CalmButton
from buxuan_desktop.ui.look.now import dress, lettering, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.mirror.upkeep import BUSY, OFF, SAFE, STOPPED, Upkeep


class _Look(NamedTuple):
    words: str
    ink: str
    ground: str


_LOOKS = {
    OFF: _Look("○ 没有备份", LIGHT.quiet, LIGHT.rail),
    BUSY: _Look("◇ 正在备份", LIGHT.amber, LIGHT.amber_soft),
    SAFE: _Look("● 备份正常", LIGHT.green, LIGHT.green_soft),
    STOPPED: _Look("▲ 备份停了", LIGHT.red, LIGHT.red_soft),
}


class Light(CalmButton):
    """Says how the mirror stands; pressed, it asks where to."""

    def __init__(self, upkeep: Upkeep) -> None:
        super().__init__("", "link")
        self._upkeep = upkeep
        self._shown = ""
        self.setToolTip("F6　选择备份的位置")
        upkeep.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Say it; how many records are missing only while the mirror is not kept up, and nothing moves by it."""
        state = self._upkeep.state
        look = _LOOKS[state]
        missing = f"，差 {self._upkeep.behind} 条" if state == STOPPED else ""
        text = f"F6　{look.words}{missing}"
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(f"{look.words[2:]}{missing}")
        if self._shown != state:
            self._shown = state
            dress(
                self,
                f"color:{look.ink}; background:{look.ground}; border-radius:12px; padding:0 14px;"
                "min-height:26px; max-height:26px; font-weight:700;",
            )
            widest = f"F6　{look.words}{'，差 99999 条' if state == STOPPED else ''}"
            self.setFixedWidth(QFontMetrics(lettering(16, bold=True)).horizontalAdvance(widest) + px(32))
