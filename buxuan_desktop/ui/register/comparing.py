"""Who stands twice, who is missing, who is too many: within the list, against another list, across the township."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from buxuan_desktop.app.register import township
from buxuan_desktop.app.register.importing import people_in
from buxuan_desktop.app.register.people import differences, doubles, gain_of
from buxuan_desktop.app.saving import free_name, save_new
from buxuan_desktop.domain.doubles import Difference, Someone
from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.lists import LIST_LOOK, SLIM
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, field, label, row
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.register.busy import waiting
from buxuan_desktop.words import term

_LEAD = (
    "查重：身份证号相同，或者姓名、出生日期相同的人。比对：和户口册、上一次的名单对，看谁漏登、谁应当减去。"
    "全镇比对：各村用同一句暗语各存一份比对文件，互相对一遍；文件里没有身份证号，也没有姓名。"
)
_WIDE = 320
_Line = tuple[str, int]
"""What is said, and the elector whom it is about (0: nobody on the list)."""


class ComparePage(Page):
    """One list of what was found; Enter on a line goes to that elector on the list."""

    STAGE = 3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.twice = button("查重", "primary")
        self.other = button("和另一份名单比对…")
        self.words = QLineEdit()
        self.words.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.words.setPlaceholderText("全镇约定的暗语，至少八个字")
        self.words.setFixedWidth(px(_WIDE))
        self.give = button("存比对文件…")
        self.take = button("对别村的文件…")
        self.answer = label("", "section", wrap=True)
        self.found = QListWidget()
        dress(self.found, LIST_LOOK + SLIM)
        self.found.setWordWrap(True)
        self.found.setAccessibleName("比对结果")
        self.leave = button("返回")
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """Nothing is compared before somebody asks."""
        self.answer.setText("还没有查。查出来的列在这里。")
        self.found.clear()
        self.words.clear()
        self.twice.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.desk.go("register")
        else:
            super().keyPressEvent(event)

    def find_doubles(self) -> None:
        """Who stands on the list twice."""
        found = waiting(lambda: doubles(self.desk.the_case))
        lines = [(f"身份证号相同：{self._names(group)}", group[-1]) for group in found.same_id]
        lines += [(f"姓名、出生日期和小组相同：{self._names(group)}", group[-1]) for group in found.same_person]
        lines += [(f"姓名和出生日期相同，小组不同，请核对：{self._names(group)}", group[-1]) for group in found.alike]
        self._show(lines, f"查出{len(lines)}处可能重复登记。" if lines else "没有查出重复登记的人。")

    def compare_with(self, path: Path) -> None:
        """How another list differs."""
        case = self.desk.the_case
        found = self.desk.attempt(lambda: waiting(lambda: differences(case, people_in(case, path))))
        if found is None:
            return
        lines = list(self._differences(found))
        name = visible(path.name)
        told = f"{name}：那份名单上有、这里没有的{len(found.missing)}人，这里有、那份没有的{len(found.extra)}人。"
        self._show(lines, told if lines else f"{name}和名单完全一致。")

    def compare_township(self, paths: list[Path]) -> None:
        """Who is registered in another case of the township too."""
        case, words = self.desk.the_case, self.words.text()
        found = self.desk.attempt(lambda: waiting(lambda: township.elsewhere(case, paths, words)))
        if found is None:
            return
        lines = [(f"{self._names((one.number,))}　在{one.place}也有登记", one.number) for one in found]
        self._show(
            lines, f"有{len(lines)}人在别处也登记了，请核对本人意愿，只留一处。" if lines else "没有人在别处登记。"
        )

    def save_marks(self, path: Path) -> None:
        """Write the file for the others."""
        case, words = self.desk.the_case, self.words.text()

        def write() -> bool:
            save_new(path, waiting(lambda: township.marks(case, words)))
            return True

        if self.desk.attempt(write):
            self.desk.said.emit(f"已保存：{path}。文件里没有身份证号和姓名。")

    def _differences(self, found: Difference) -> Iterable[_Line]:
        since = self.desk.election.case.election_day.replace(month=1, day=1)
        for one in found.missing:
            gain = gain_of(one, since)
            guess = term("gain", gain) if gain else "可能是漏登、迁入或者婚入"
            yield f"那份名单上有，这里没有：{_person(one)}　{guess}", 0
        for one in found.extra:
            told = "可能是迁出、婚出、死亡，或者新登记的"
            yield f"这里有，那份名单上没有：{one.number}号{_person(one)}　{told}", one.number
        for one, other in found.changed:
            yield f"写法不同：{one.number}号{_person(one)}　那份名单上是{_person(other)}", one.number
        for one in found.unsure:
            yield f"有几个人都像，请核对：{_person(one)}", 0

    def _names(self, numbers: Iterable[int]) -> str:
        voters = self.desk.election.voters
        return "、".join(
            f"{number}号{voters[number].name}（{voters[number].group or '没有小组'}）" for number in numbers
        )

    def _show(self, lines: list[_Line], told: str) -> None:
        self.answer.setText(told)
        self.found.clear()
        for words, number in lines:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.found.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        """To whoever the line is about, on the list."""
        number = int(item.data(Qt.ItemDataRole.UserRole))
        if number:
            self.desk.elector = number
            self.desk.go("register")

    def _ask_other(self) -> None:
        path = dialogs.ask_file(self, "选择另一份名单", dialogs.LISTS)
        if path is not None:
            self.compare_with(path)

    def _ask_marks(self) -> None:
        paths = dialogs.ask_files(self, "选择别村的比对文件", f"比对文件 (*{township.SUFFIX})")
        if paths:
            self.compare_township(paths)

    def _ask_where(self) -> None:
        case = self.desk.the_case
        folder = dialogs.ask_folder(self, "比对文件存在哪里", case.file.path.parent)
        if folder is not None:
            self.save_marks(free_name(folder, f"{case.election.case.place}{township.SUFFIX}"))

    def _connect(self) -> None:
        self.twice.clicked.connect(self.find_doubles)
        self.other.clicked.connect(self._ask_other)
        self.give.clicked.connect(self._ask_where)
        self.take.clicked.connect(self._ask_marks)
        self.found.itemActivated.connect(self._open)
        self.leave.clicked.connect(lambda: self.desk.go("register"))

    def _lay_out(self) -> None:
        self.column.addWidget(label("查重和比对", "title"))
        self.column.addWidget(label(_LEAD, "quiet", wrap=True))
        self.column.addLayout(row(self.twice, self.other, 1))
        line = row()
        line.addLayout(field("全镇比对的暗语", self.words))
        for one in (self.give, self.take):
            line.addWidget(one, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addWidget(self.answer)
        self.column.addWidget(self.found, 1)
        self.column.addLayout(row(1, self.leave))


def _person(one: Someone) -> str:
    return "，".join(part for part in (one.name, one.sex, one.birth[:4] and f"{one.birth[:4]}年生", one.group) if part)
