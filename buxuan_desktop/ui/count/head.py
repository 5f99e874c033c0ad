"""The head of the count page: where one is, how far the count is, whether the work is safe."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.keying import Keying
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.ui.count.fitting import fit
from buxuan_desktop.ui.count.progress import Pill, Progress
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.page import label
from buxuan_desktop.words import round_name, term

_GAP = 16


class Head(QWidget):
    """Heading, progress, the pill that says whether the work is in the file, and `light` for whether it is mirrored."""

    def __init__(self, light: QWidget) -> None:
        super().__init__()
        self.light = light
        self.title = label("", "title", wrap=True)
        self.counted = Progress()
        self.pill = Pill()
        first = QHBoxLayout()
        first.setSpacing(_GAP)
        first.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        second = QHBoxLayout()
        second.setSpacing(_GAP)
        second.addWidget(self.counted, 1, Qt.AlignmentFlag.AlignVCenter)
        second.addWidget(light, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(first)
        column.addLayout(second)

    @property
    def state(self) -> str:
        """What the pill says: SAVED, OPEN or FAILED."""
        return self.pill.state

    def show_round(self, election: Election, current: Round, keying: Keying, per_hour: int | None = None) -> None:
        """Where one is, and how far the count, or the entry that is being keyed, has come, and at what pace."""
        titles = "、".join(post.title for post in current.posts)
        kind = "" if current.kind == "first" else f"（{term('round_kind', current.kind)}）"
        self._fit(f"{election.case.place}　{titles}补选　{round_name(current.number)}{kind}")
        done, whole, aside = keying.progress.keyed, keying.progress.whole, keying.progress.set_aside
        where, of = (f"{keying.title}　已录", "共") if keying.title else ("已计", "收回")
        end = "已经录满，可以结束这一遍" if keying.title else "已经计满，可以结束计票"
        self.counted.show_progress(
            f"{where} {done} 张" if whole is None else f"{where} {done} / {of} {whole}",
            _rest(done, whole, aside, end) + (f"　每小时约 {per_hour} 张" if per_hour else ""),
            done / whole if whole else -1,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the heading anew."""
        super().resizeEvent(event)
        self._fit(self.title.text())

    def _fit(self, text: str) -> None:
        """One line for the heading, two for a very long one."""
        self.title.setText(text)
        room = self.width() - self.pill.width() - _GAP
        fit(self.title, room, px(36), (24, 22, 20, 18, 16, 15), bold=True)

    def show_state(self, state: str) -> None:
        """Whether all that was keyed is in the file: SAVED, OPEN or FAILED."""
        self.pill.show_state(state)
        self._fit(self.title.text())


def _rest(counted: int, whole: int | None, set_aside: int, end: str) -> str:
    aside = f"　另封存 {set_aside} 张" if set_aside else ""
    if whole is None:
        return aside.strip()
    if counted > whole:
        return f"多出 {counted - whole} 张，请核对{aside}"
    return f"还有 {whole - counted} 张{aside}" if counted < whole else f"{end}{aside}"
