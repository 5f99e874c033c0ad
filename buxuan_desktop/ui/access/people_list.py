"""The people of a case in a list: role and name, chosen by arrows from the line below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from buxuan_desktop.domain.access import ROLES, Person
from buxuan_desktop.ui.count.picking import LIST
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.words.access import roles_words

_FOCUSED = f"QListWidget:focus {{ border: 2px solid {LIGHT.red}; }}"


class PeopleList(QListWidget):
    """People in the order of their roles; `name` is the one chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        dress(self, f"{LIST}{SLIM}{_FOCUSED}")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_people(self, people: Sequence[Person], chosen: str = "", *, seated: Sequence[str] = ()) -> None:
        """Show these; `chosen` is chosen, else whoever was, else the first. `seated` sit at this computer."""
        chosen = chosen or self.name
        self.clear()
        for one in sorted(people, key=lambda one: (ROLES.index(one.role), one.name)):
            marks = "".join(("" if one.pin else "　还没有口令", "　正在操作" if one.name in seated else ""))
            item = QListWidgetItem(f"{one.name}　{roles_words([one.role])}{marks}")
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            self.addItem(item)
        self.choose(chosen)

    @property
    def name(self) -> str:
        """Who is chosen; "" when nobody is there."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose(self, name: str) -> None:
        """Choose somebody by name, or the first."""
        names = [str(self.item(place).data(Qt.ItemDataRole.UserRole)) for place in range(self.count())]
        self.setCurrentRow(names.index(name) if name in names else 0)

    def move_on(self, step: int) -> None:
        """One up or down."""
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + step)))
