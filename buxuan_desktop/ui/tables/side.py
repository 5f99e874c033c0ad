"""A table's own page: what it is to key, how far it is, and handing back; before that, taking the file up."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app import table_side
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import button, card, label, row
from buxuan_desktop.ui.tables.listing import Listing
from buxuan_desktop.ui.tables.ranges import ranged
from buxuan_desktop.words import round_name, spoken

_HEADS = ("捆", "遍", "张数", "已录", "情况")


class Side(QWidget):
    """What this table has done; `give_back` hands it back."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.told = label("", "title"), label("", "quiet", wrap=True)
        self.number, self.report = label("", "number"), label("", wrap=True)
        self.list = Listing("这一桌要录的捆", _HEADS, range(len(_HEADS)), selects=False)
        self.give_back, self.back = button("交回主机：写到U盘…", "primary", Action.TABLES), button("接着录票", "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.title, self.number, self.told):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.report)
        column.addLayout(row(self.give_back, 1, self.back))

    def show_work(self, table: str, work: Sequence[table_side.TableWork]) -> None:
        """How far every entry is."""
        done, whole = sum(one.ended for one in work), len(work)
        self.title.setText(f"{table}　交回主机")
        self.number.setText(f"录完 {done} / {whole}")
        rest = "全部录完，可以交回了。" if done == whole else "没有录完也可以先交回一部分，接着录，录完再交回。"
        self.told.setText(f"{rest}交回以后，已经录完的捆这里不能再改；要重录的在主机上办理。")
        states = [_state(one) for one in work]
        rows = [
            (str(one.bundle), f"第{'一二'[one.entry - 1]}遍", str(one.sheets), str(one.keyed), words)
            for one, (words, _) in zip(work, states, strict=True)
        ]
        self.list.show_rows(rows, [ink for _, ink in states], len(_HEADS) - 1)

    def say(self, where: str, head: Head | None) -> None:
        """Where the file was written and the code that the main computer shows too; None puts it away."""
        self.report.setVisible(head is not None)
        if head is not None:
            code = f"核对号 {head.seq}:{head.hash[:8]}"
            self.report.setText(
                f"● 已写到 {where}\n{code}。请把U盘交给主机，收回以后主机上显示的核对号应当和这个一样。"
            )
            dress(
                self.report,
                f"color:{LIGHT.green}; background:{LIGHT.green_soft}; border-radius:8px; padding:10px 16px;",
            )


class Taking(QWidget):
    """A table's file that is not kept here: whether it can be taken up, or where it belongs."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.facts, self.told = label("", "title", wrap=True), label("", wrap=True), label("", wrap=True)
        self.begin, self.home = button("在这台电脑上开始录票", "primary"), button("回首页", "link")
        frame, column = card()
        frame.setMaximumWidth(px(760))
        for widget in (self.title, self.facts, self.told):
            column.addWidget(widget)
        column.addLayout(row(self.begin, 1, self.home))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row(frame, 1))
        outer.addStretch(1)

    def ask(self, case: Case, standing: str) -> None:
        """Say what file this is, and what can be done with it here."""
        opened, current = case.election.case, case.election.rounds[-1]
        work = table_side.work(case)
        bundles = ranged(one.bundle for one in work)
        posts = "、".join(post.title for post in current.posts)
        self.title.setText(f"{opened.table}的计票文件")
        self.facts.setText(
            f"{opened.place}　{spoken(opened.election_day)}　{posts}补选　{round_name(current.number)}\n"
            f"第 {bundles} 捆，共要录 {sum(one.sheets for one in work)} 张"
        )
        self.told.setText(_TOLD[standing].format(table=opened.table))
        self.begin.setVisible(standing == table_side.TO_TAKE)
        (self.begin if standing == table_side.TO_TAKE else self.home).setFocus()


_TOLD = {
    table_side.TO_TAKE: "文件会先复制到这台电脑里，票录在这台电脑上，U盘可以拔下来。"
    "一个文件只能在一台电脑上录；两台都录的，主机只收一台的。录完按“交回主机”，写回U盘。",
    table_side.AT_MAIN: "这台电脑就是主机。请把U盘拿到{table}的电脑上，用本程序打开它。"
    "主机自己也要录的，不用发文件，直接在“各捆的情况”里录。",
    table_side.ELSEWHERE: "这个文件由{table}的电脑保管，这里只能查看。"
    "要把它收回主机的，请打开主案卷，在“多桌计票”里按“收回交回的文件”。",
}


def _state(one: table_side.TableWork) -> tuple[str, str]:
    if one.returned:
        return "● 录完，已交回", LIGHT.green
    if one.ended:
        return "● 录完，未交回", LIGHT.amber
    return ("◐ 正在录", LIGHT.amber) if one.keyed else ("○ 未录", LIGHT.quiet)
