"""Two minutes with the keys: a few papers, each with one sentence that says what to press."""

from buxuan_desktop.app.practising.papers import BETWEEN, PracticePaper
from buxuan_desktop.domain.ballot import Post, PostMarks

POST = Post("主任", 1, ("王建国", "李秀英"))
WRITTEN = "赵铁柱"


def _marks(*approve: str, against: tuple[str, ...] = (), write_in: tuple[str, ...] = ()) -> dict[str, PostMarks]:
    return {POST.title: PostMarks(approve, against, write_in)}


PAPERS = (
    PracticePaper(_marks("王建国"), hint="这张票赞成王建国：按 1，再按回车。"),
    PracticePaper(_marks("李秀英"), hint="这张赞成李秀英：先按 1 试试按错，按退格清掉，再按 2，回车。"),
    PracticePaper(_marks("李秀英", against=("王建国",)), hint="赞成李秀英，反对王建国：按 2，再按 X 和 1，回车。"),
    PracticePaper(hint="这张票什么也没有写：按 K，回车。"),
    PracticePaper(_marks(write_in=(WRITTEN,)), hint="另写了赵铁柱：按 L，打 ztz，回车写上，再按回车存入。"),
    PracticePaper(_marks("王建国", "李秀英"), hint="只选一个人，却画了两个圈：照样按 1、2，看程序怎么说，回车。"),
    PracticePaper({}, "unreadable", hint="涂得看不清了：按 F，再按 1，回车。"),
    PracticePaper({}, "", BETWEEN, hint="圈画在两个名字中间，拿不准：按 D，再选一个原因，回车。"),
)
"""In this order; every key of the count page but those that end it."""

DONE = "都录完了。按 F10，再按回车，结束这一遍。"
STRIKE = "刚才这张录得不对。按 C，再按 1 和回车撤销它，照票重录。"
