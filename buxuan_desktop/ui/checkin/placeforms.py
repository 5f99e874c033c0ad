"""What is asked about a place as it stands: to be opened, at work, closed and on its way, arrived."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import places
from buxuan_desktop.app.checkin.places import Ready
from buxuan_desktop.domain.checkin import PlaceState
from buxuan_desktop.rules.checks.balances import place_apart
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.page import button, field, label, row, tab_through
from buxuan_desktop.ui.pages.inputs import CHECKS, Choice, NumberEdit, names_in

KINDS = (("hall", "中心会场"), ("station", "投票站"), ("mobile", "流动票箱"))


class PlaceForm(QWidget):
    """Fields below each other and what Enter does with them. `turned` asks for the place before (-1) or after (1)."""

    TITLE = ""
    DOES = ""
    turned = Signal(int)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
        self.editors: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.more: list[tuple[str, Callable[[], str]]] = []
        """Other things to do, each with what it is called; each returns what is said."""
        self.build()
        self.column.addStretch(1)

    def build(self) -> None:
        """Put the fields there."""

    def write(self) -> str:
        """Write what stands in the fields; a Refusal says what is missing. Returns what is said."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows are for the list; the area around would scroll with them."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.turned.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focus(self) -> None:
        """The first field that is empty, or the first of all."""
        empty = (one for one in self.editors if isinstance(one, QLineEdit) and not one.text())
        first = next(empty, self.editors[0] if self.editors else None)
        if first is not None:
            first.setFocus()

    def line(self, name: str, text: str = "", hint: str = "") -> QLineEdit:
        """One more line to write in."""
        made = QLineEdit(text)
        made.setMaxLength(80)
        made.setPlaceholderText(hint)
        self._add(name, made)
        return made

    def number(self, name: str, value: int | None = None) -> NumberEdit:
        """One more whole number."""
        made = NumberEdit()
        made.value = value
        self._add(name, made)
        return made

    def check(self, name: str, on: bool) -> QCheckBox:
        """One more yes or no."""
        made = QCheckBox(name)
        dress(made, CHECKS)
        made.setChecked(on)
        self.column.addWidget(made)
        self._keep(made)
        return made

    def say(self, text: str, kind: str = "") -> None:
        """A sentence between the fields."""
        self.column.addWidget(label(text, kind, wrap=True))

    def _add(self, name: str, editor: QWidget) -> None:
        self.column.addLayout(field(name, editor))
        self._keep(editor)

    def _keep(self, editor: QWidget) -> None:
        self.editors.append(editor)
        tab_through(self.editors)

    def now(self) -> str:
        """The time on the clock, as people write it."""
        clock: datetime = self.case.clock()
        return clock.strftime("%H:%M")


class Opening(PlaceForm):
    """A place begins; a new one has its name and kind asked too."""

    DOES = "开始发票"

    def __init__(self, case: Case, ready: Ready | None) -> None:
        self.ready = ready
        self.TITLE = ready.name if ready else "另外一处"
        super().__init__(case)

    def build(self) -> None:
        """Ballots, staff, paper."""
        ready = self.ready
        self.name = self.line("名称", ready.name if ready else "", "例如：二号桌")
        self.kind = Choice()
        for code, words in KINDS:
            self.kind.addItem(words, code)
        self.kind.setCurrentIndex([code for code, _ in KINDS].index(ready.kind if ready else "hall"))
        self._add("种类", self.kind)
        self.ballots = self.number("领到的空白选票（张）")
        self.staff = self.line("工作人员", "、".join(ready.staff) if ready else "", "姓名之间用顿号")
        self.paper = self.check("用纸质名册签名发票，这里只填合计", on=False)
        if ready and ready.electors:
            self.say(f"名单上有{len(ready.electors)}人，开始以后这些人只能在这里领票。", "quiet")

    def write(self) -> str:
        """Open it."""
        name, kind = self.name.text().strip(), str(self.kind.currentData())
        staff = names_in(self.staff.text())
        places.open_place(self.case, name, kind, self.ballots.value, staff, paper=self.paper.isChecked())
        return f"“{name}”开始发票。"


class AtWork(PlaceForm):
    """A place that hands out ballots: its totals where it works on paper, and everything to close it."""

    DOES = "封箱"

    def __init__(self, case: Case, state: PlaceState) -> None:
        self.state = state
        self.TITLE = state.opened.place
        super().__init__(case)

    def build(self) -> None:
        """Numbers of the place, then seals, people, time."""
        state = self.state
        self.say(
            f"已发 {state.issued} 张（本人 {state.own}，代领 {state.proxy}），写坏换发 {state.spoiled} 张。", "section"
        )
        if state.opened.paper:
            self.own = self.number("名册上本人领票合计", state.own or None)
            self.proxy = self.number("名册上代领合计", state.proxy or None)
            self.reason = self.line("改合计的理由") if state.totals else None
            self.more.append(("存入合计数", self._total))
        if state.listed and not state.opened.paper:
            self.more.append(("没领的人可到会场领", self._unlock))
        # Left empty: a number counted by hand says something, one reckoned here says nothing.
        self.returned = self.number("退回的空白选票（张）")
        self.seals = self.line("封条号", "", "号码用顿号隔开")
        self.by = self.line("在场的人（至少两人）", "、".join(state.opened.staff))
        self.when = self.line("封箱的时间", self.now())

    def write(self) -> str:
        """Close it."""
        if self.state.opened.paper and (self.own.value, self.proxy.value) != (self.state.own, self.state.proxy):
            self._total()
        name = self.TITLE
        by = names_in(self.by.text())
        seals = names_in(self.seals.text())
        places.close_place(self.case, name, self.returned.value, seals, by, self.when.text().strip())
        return f"“{name}”已经封箱。"

    def _total(self) -> str:
        reason = self.reason.text() if self.reason is not None else ""
        places.total(self.case, self.TITLE, self.own.value or 0, self.proxy.value or 0, reason)
        return f"“{self.TITLE}”的合计数已经存入。"

    def _unlock(self) -> str:
        places.unlock(self.case, self.TITLE, "票箱已经回来，名单核对过")
        return f"“{self.TITLE}”名单上没有领票的人，现在可以到会场领。"


class OnItsWay(PlaceForm):
    """A closed box that has to come to the centre before anybody opens it."""

    DOES = "票箱送到"

    def __init__(self, case: Case, state: PlaceState) -> None:
        self.state = state
        self.TITLE = state.opened.place
        super().__init__(case)

    def build(self) -> None:
        """Who carried it, when, and the seals."""
        closed = self.state.closed
        self.say(_closed(self.state), "section")
        self.say("送到中心会场以前不能开箱。", "quiet")
        self.by = self.line("送箱的人（至少两人）", "、".join(closed.by) if closed else "")
        self.left = self.line("离开的时间", closed.when if closed else "")
        self.arrived = self.line("送到的时间", self.now())
        self.whole = self.check("封条完好", on=True)
        self.note = self.line("封条不完好的情况")
        self.more.append(("恢复发票", self._reopen))

    def write(self) -> str:
        """It arrived."""
        by, left, arrived = names_in(self.by.text()), self.left.text().strip(), self.arrived.text().strip()
        whole = self.whole.isChecked()
        places.carry(self.case, self.TITLE, by, left, arrived, whole=whole, note=self.note.text())
        return f"“{self.TITLE}”的票箱已经送到。"

    def _reopen(self) -> str:
        places.reopen_place(self.case, self.TITLE, "封早了，还有人领票")
        return f"“{self.TITLE}”恢复发票。"


class Arrived(PlaceForm):
    """A place that is over; in the hall it may go on after all."""

    def __init__(self, case: Case, state: PlaceState) -> None:
        self.state = state
        self.TITLE = state.opened.place
        super().__init__(case)

    def build(self) -> None:
        """What was written, and whether its papers fit."""
        self.say(_closed(self.state), "section")
        carried = self.state.carried
        if carried is not None:
            seals = "封条完好" if carried.whole else f"封条不完好：{carried.note}"
            self.say(f"{'、'.join(carried.by)}送箱，{carried.left}离开，{carried.arrived}送到，{seals}。")
        else:
            self.more.append(("恢复发票", self._reopen))
        apart = place_apart(self.state)
        if apart is not None:
            fits = "领到 ＝ 发出 ＋ 写坏换发 ＋ 退回，对得上。" if not apart else f"选票差 {apart} 张，请当场查清。"
            self.say(fits, "bad" if apart else "good")

    def write(self) -> str:
        """Nothing is left to be done."""
        return ""

    def _reopen(self) -> str:
        places.reopen_place(self.case, self.TITLE, "封早了，还有人领票")
        return f"“{self.TITLE}”恢复发票。"


class Rolls(PlaceForm):
    """After the polls: the rolls on which people signed are sealed."""

    TITLE = "名册封存"
    DOES = "封存名册"

    def build(self) -> None:
        """Packets, people, place."""
        sealed = places.here(self.case).sealed
        if sealed is not None:
            self.DOES = ""
            self.say(
                f"名册已经封存，共{sealed.packets}包，{'、'.join(sealed.by)}在场，存放在{sealed.kept_at}。", "good"
            )
            return
        self.say("投票已经截止，谁领过票从现在起不再显示。签过名的名册请封存。", "quiet")
        self.packets = self.number("封成几包", 1)
        self.by = self.line("在场的人（至少两人）")
        self.kept = self.line("存放的地点")

    def write(self) -> str:
        """Seal them."""
        places.seal_rolls(self.case, self.packets.value or 1, names_in(self.by.text()), self.kept.text())
        return "名册已经封存。"


def form_for(case: Case, key: Ready | str | None) -> PlaceForm:
    """The form of what is chosen: a prepared place, an open one by name, or a new one (None)."""
    state = places.here(case).places.get(key) if isinstance(key, str) else None
    if not places.under_way(case):
        return Rolls(case)
    if state is None:
        return Opening(case, key if isinstance(key, Ready) else None)
    if state.closed is None:
        return AtWork(case, state)
    return Arrived(case, state) if state.arrived else OnItsWay(case, state)


def told(state: PlaceState) -> str:
    """How a place stands, in a word."""
    if state.closed is None:
        return f"正在发票　{state.issued}张"
    return "已经封箱" if state.arrived else "已封箱，还没有送到"


def _closed(state: PlaceState) -> str:
    closed = state.closed
    seals: Sequence[str] = closed.seals if closed else ()
    by = "、".join(closed.by) if closed else ""
    when = closed.when if closed else ""
    return f"{when}封箱，封条 {'、'.join(seals)}，{by}在场。发出 {state.issued} 张，写坏换发 {state.spoiled} 张。"


def buttons(form: PlaceForm, doing: Callable[[Callable[[], str]], None]) -> QWidget:
    """What else can be done about a place."""
    made = QWidget()
    links = []
    for words, what in form.more:
        link = button(words, "plain", Action.PLACES)
        link.clicked.connect(lambda _=False, what=what: doing(what))
        links.append(link)
    made.setLayout(row(*links, 1))
    return made
