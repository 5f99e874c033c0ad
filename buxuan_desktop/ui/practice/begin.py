"""What to practise: the keys in two minutes, a bundle alone or in two, a rehearsal script."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.recents import last_who
from buxuan_desktop.app.stages import NOT_COUNTED
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page, button, card, label, row, tab_through
from buxuan_desktop.ui.pages import dialogs
from buxuan_desktop.ui.pages.inputs import OneOf

SCRIPTS = "排练脚本 (*.toml)"
SIZES = (10, 20, 50)
_ALONE, _TOGETHER = "alone", "together"
_WAYS = (
    (_ALONE, "一个人练：程序录第一遍，故意录错几张，您来找"),
    (_TOGETHER, "两组人练：先后各录一遍，第二遍看不见第一遍"),
)


class BeginPracticePage(Page):
    """Chosen from the start page; everything begun here is a practice case in a file of its own."""

    STAGE = None
    OF_CASE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.learn = button("两分钟学会按键", "primary")
        self.many = OneOf("张数", [(size, f"{size} 张") for size in SIZES], 20)
        self.way = OneOf("几个人练", _WAYS, _ALONE)
        self.key = button("开始录这一捆")
        self.script = button("打开排练脚本，照它的选票练…")
        self.card = button("打印按键卡…")
        self._lay_out()
        self.learn.clicked.connect(self._learn)
        self.key.clicked.connect(self._key)
        self.script.clicked.connect(self._script)
        self.card.clicked.connect(self._print_card)

    def arrive(self) -> None:
        """The cursor stands on the introduction."""
        self.learn.setFocus()

    @property
    def _who(self) -> str:
        return last_who(self.desk.home) or "练习的人"

    @property
    def _alone(self) -> bool:
        return self.way.value == _ALONE

    def _learn(self) -> None:
        from buxuan_desktop.app.practising.session import learn

        self._put(lambda: learn(self.desk.clock, self.desk.keeper, self._who))

    def _key(self) -> None:
        from buxuan_desktop.app.practising.session import keying

        size = self.many.value
        number = size if isinstance(size, int) else SIZES[0]
        self._put(lambda: keying(self.desk.clock, self.desk.keeper, self._who, number, alone=self._alone))

    def _script(self) -> None:
        from buxuan_desktop.app.practising.session import from_script

        path = dialogs.ask_file(self, "打开排练脚本", SCRIPTS)
        if path is not None:
            self._put(lambda: from_script(path, self.desk.clock, self.desk.keeper, self._who, alone=self._alone))

    def _print_card(self) -> None:
        from buxuan_desktop.ui.handbook.printing import PrintDialog

        PrintDialog(self, self.desk).open()

    def _put(self, make: Callable[[], Case]) -> None:
        case = self.desk.attempt(make)
        if case is not None:
            self.desk.put(case)
            self.desk.go_on()
            self.desk.said.emit(f"{NOT_COUNTED}：这里怎么按都可以，不影响真的案卷。")

    def _lay_out(self) -> None:
        self.column.addWidget(label(f"练一练（{NOT_COUNTED}）", "title"))
        self.column.addLayout(row(*self._cards()))
        self.column.addStretch(1)
        tab_through([self.learn, self.card, *self.many.buttons, *self.way.buttons, self.key, self.script])

    def _cards(self) -> tuple[QWidget, QWidget]:
        first, left = card()
        left.addWidget(label("第一次用", "section"))
        left.addWidget(
            label("屏幕右边给出一张张纸票，每张一句话，照着按键就会了。按错了会告诉您怎样改。", "quiet", wrap=True)
        )
        left.addWidget(self.learn)
        left.addWidget(self.card)
        left.addStretch(1)
        second, right = card()
        right.addWidget(label("录一捆试试快慢和对错", "section"))
        right.addWidget(
            label("纸票画在屏幕上，有多选的、另选他人的、有疑问的。录完看每小时多少张、错了几张、第二遍查出几张。",
                  "quiet", wrap=True)
        )  # fmt: skip
        right.addWidget(self.many)
        right.addWidget(self.way)
        right.addWidget(self.key)
        right.addWidget(self.script)
        return first, second
