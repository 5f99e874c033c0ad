"""The person at the desk, large: who it is, what Enter hands out, whose ballots, or why none."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from buxuan_desktop.app.checkin.drawing import DRAWN, READY, Principal, Standing
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import label
from buxuan_desktop.ui.result.parts import paint, sized
from buxuan_desktop.words import title_of

_WHY = {
    DRAWN: "已经领过",
    "back": "委托已收回",
    "locked": "在别的投票点名单上",
    "proxy-unposted": "委托没有按时公布，不能领",
}
_HINT = "输入选民号、姓名或者姓名的拼音首字母；也可以直接扫选民证上的二维码。"
_TALL = 268


class PersonCard(QFrame):
    """Says one thing at a time: nobody, the person and what is ready, or what was just handed out."""

    def __init__(self) -> None:
        super().__init__()
        role(self, "card")
        self.name, self.about = sized("", 40, bold=True), label("", "section")
        self.state, self.principals = sized("", 26, bold=True), sized("", 18)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(6)
        for widget in (self.name, self.about, self.state, self.principals):
            column.addWidget(widget)
        column.addStretch(1)
        self.setMinimumHeight(px(_TALL))
        self.clear()

    def clear(self) -> None:
        """Nobody is at the desk."""
        self._say("", "", "", LIGHT.quiet, _HINT)

    def tell(self, text: str) -> None:
        """What was just done."""
        self._say("", "", text, LIGHT.green, _HINT)

    def show_person(self, one: Standing, place: str) -> None:
        """The person, and what Enter would hand out at `place`."""
        about = "　".join(filter(None, (f"{one.number}号", one.sex, one.group)))
        text, colour = _state(one, place)
        self._say(one.name, about, text, colour, "\n".join(map(_told, one.principals)))

    def _say(self, name: str, about: str, state: str, colour: str, below: str) -> None:
        for widget, text in ((self.name, name), (self.about, about), (self.state, state), (self.principals, below)):
            widget.setText(text)
            widget.setVisible(bool(text))
        paint(self.state, 26, colour, bold=True)


def _state(one: Standing, place: str) -> tuple[str, str]:
    if one.state == DRAWN and not one.ballots:
        by = f"，由受托人{one.by}代领" if one.by else ""
        return f"已经领过票（{one.place}{by}）", LIGHT.red
    if one.state == READY and one.place and one.place != place:
        return f"在“{one.place}”的名单上，只能在那里领", LIGHT.red
    parts = ["本人1张"] if one.state == READY else []
    ready = sum(who.state == READY for who in one.principals)
    if ready:
        parts.append(f"代领{ready}张")
    back = f"；{one.gave_to}的委托同时收回" if one.gave_to and one.state == READY else ""
    return f"发 {one.ballots} 张：{'、'.join(parts)}{back}", LIGHT.green


def _told(one: Principal) -> str:
    if one.state == READY:
        return f"代 {one.name}（{one.number}号）"
    return f"不代 {one.name}（{one.number}号）：{_WHY.get(one.state) or title_of(one.state)}"
