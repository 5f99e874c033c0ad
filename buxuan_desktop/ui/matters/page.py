"""The register of matters: a passphrase first, then list and form; leaving the page shuts it again (C12, F18)."""

from collections.abc import Mapping

from PySide6.QtGui import QHideEvent

from buxuan_desktop.app.forms import read
from buxuan_desktop.app.matters import Register
from buxuan_desktop.domain.records.matters import Matter
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.matters.changing import Changing
from buxuan_desktop.ui.matters.lock import Lock
from buxuan_desktop.ui.page import button
from buxuan_desktop.ui.records.page import RecordsPage

TAG = "matter"


class MattersPage(RecordsPage):
    """Records like others, but read and written through the open register alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.register: Register | None = None
        self._shown_in = 2
        self.lock = Lock()
        self.lock.opened.connect(self._unlocked)
        self.lock.left.connect(self._leave)
        self.column.addWidget(self.lock, 1)
        self.changing = Changing()
        self.changing.changed.connect(self._changed)
        self.changing.left.connect(self._opened)
        self.column.addWidget(self.changing, 1)
        self.change = button("换口令…", "plain", Action.RECORDS)
        self.change.clicked.connect(self._ask_change)
        self.paste_table.hide()
        self.left_column.addWidget(self.change)
        self.withdrawing.reason.setPlaceholderText("为什么撤销（不写内容和姓名，理由不加密）")
        desk.opened.connect(self.shut)

    def arrive(self) -> None:
        """Ask for the passphrase unless the register is open."""
        self.desk.kind, self.desk.number = TAG, 0
        self._shown_in = self.desk.stage
        if self.register is None:
            self._ask()
        else:
            super().arrive()

    def unsaved(self) -> str:
        """A matter that was begun and not written."""
        return super().unsaved() if self.register is not None else ""

    def stage(self) -> int:
        """The stage that this page was opened from."""
        return self._shown_in

    def shut(self) -> None:
        """Forget the key and what was read."""
        self.register, self.form, self._of = None, None, None
        taken = self.area.takeWidget()
        if taken is not None:
            taken.deleteLater()
        self.changing.forget()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.blockSignals(False)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving shuts the register; a window that is only made small keeps it."""
        if not event.spontaneous():
            self.shut()
        super().hideEvent(event)

    def held_values(self, number: int) -> Mapping[str, object]:
        """The values of a matter, opened."""
        return self.register.values_of(number) if self.register is not None else {}

    def store(self) -> str:
        """Write what stands in the form through the register."""
        assert self.form is not None
        assert self.register is not None
        matter = read(self.form.form, self.form.values())
        assert isinstance(matter, Matter)
        new = self.number == 0
        number = self.register.write(self.number, matter, self.form.private())
        self.number = number or self.number
        if not number:
            return "没有改动。"
        return "这件事项已经加密存入案卷。" if new else "改动已经加密存入案卷，原来的内容也留着。"

    def _ask(self) -> None:
        self.title.setText("群众反映事项")
        self.lead.hide()
        self.sides.hide()
        self.lock.show()
        self.lock.look(self.desk.the_case)

    def _unlocked(self, register: Register) -> None:
        self.register = register
        self._opened()

    def _ask_change(self) -> None:
        if self.register is None or self.unsaved():
            self.missing.say(f"{self.unsaved()}请先存入，再换口令。" if self.unsaved() else "")
            return
        self.lead.hide()
        self.sides.hide()
        self.changing.ask(self.register)

    def _changed(self) -> None:
        self._opened()
        self.desk.said.emit("口令已经换好，全部内容用新口令重新加密了。")

    def _opened(self) -> None:
        self.changing.forget()
        self.lock.hide()
        self.lead.show()
        self.sides.show()
        super().arrive()
