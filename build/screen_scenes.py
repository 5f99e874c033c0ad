"""The counting table in pictures: bundles, differences, totals, doubts, names, recounts, balances, spot check."""

from PySide6.QtCore import Qt

from buxuan_desktop.app import bundles, counting, doubts, explanations, recounts, spotcheck
from buxuan_desktop.app.seating import said
from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.ui.decisions.objections import ObjectionsPage
from screen_cases import (
    BLANK,
    BOTH,
    COMMITTEE,
    FIRST,
    LI,
    NAMESAKE,
    SECOND,
    TEN,
    TORN,
    TWO,
    WANG,
    WROTE,
    fifty,
    key,
    paper,
    tied,
    village,
    with_slips,
)  # fmt: skip
from screen_stage import Stage

ENTER = Qt.Key.Key_Return


def seats_and_tying(on: Stage) -> None:
    """Who sits down; the ballots tied in bundles."""
    on.put(village(on.folder / "a.buxuan"), "count")
    on.desk.the_case.who = ""
    on.desk.go("count")
    on.take("seats")
    on.press(Qt.Key.Key_F6)
    on.take("tying")


def entries(on: Stage) -> None:
    """All bundles, the second entry, the question for a doubt, the end of an entry."""
    case = on.put(tied(on.folder / "a.buxuan"))
    key(case, 1, 1, fifty())
    key(case, 1, 2, fifty())
    key(case, 2, 1, fifty())
    key(case, 2, 2, with_slips())
    key(case, 3, 1, fifty())
    case.who = said(*SECOND)
    on.desk.go("bundles")
    on.take("bundles")
    on.shown.resize_it.click()
    on.take("bundle-sheets-asked")
    on.dismiss()
    on.shown.overview.selectRow(2)
    on.shown.open_bundle(3)
    on.take("second-entry-seats")
    on.shown.seats.seated.emit(*SECOND)
    for one in TEN:
        on.count.keying.enter(one, "")
    on.count.press("1")
    on.take("second-entry")
    on.count.press("d")
    on.take("doubt-asked")
    on.dismiss()
    on.count.press("backspace")
    on.count.press("f10")
    on.take("second-entry-short")
    on.count.toggle_board()
    on.take("second-entry-and-board")
    on.count.toggle_board()


def differences(on: Stage) -> None:
    """The papers in question, a paper read again, a choice signed."""
    case = on.put(tied(on.folder / "a.buxuan"))
    key(case, 1, 1, fifty())
    key(case, 1, 2, with_slips())
    case.who = said(*SECOND)
    on.desk.turn_to(1)
    on.desk.go("differences")
    on.take("differences")
    on.press("3")
    on.take("differences-reread")
    on.dismiss()
    on.press("1")
    on.take("differences-signed")
    on.dismiss()
    on.press("5")
    on.take("differences-doubtful")
    on.dismiss()
    on.press(Qt.Key.Key_Down)
    on.take("differences-missing")


def totals(on: Stage) -> None:
    """正 sheets keyed twice: the grid, and the fields that differ."""
    case = on.put(tied(on.folder / "a.buxuan", (50, 50), "totals"))
    bundles.begin_entry(case, 1, 1, *FIRST)
    case.who = said(*FIRST)
    on.desk.turn_to(1)
    on.desk.go("bundles")
    on.shown.open_bundle(1)
    on.take("totals")
    numbers = {("valid", "", ""): 46, ("void", "", ""): 2, ("blank", "", ""): 2, ("for", "主任", "王建国"): 27,
               ("for", "主任", "李秀英"): 19, ("for", "委员", "陈淑兰"): 30, ("for", "委员", "单志强"): 28,
               ("for", "委员", "欧阳晓明"): 21}  # fmt: skip
    bundles.key_totals(case, 1, 1, numbers)
    bundles.begin_entry(case, 1, 2, *SECOND)
    bundles.key_totals(case, 1, 2, {**numbers, ("for", "主任", "王建国"): 26, ("for", "委员", "单志强"): 29})
    on.desk.keying = None
    on.desk.turn_to(1)
    on.desk.go("totals")
    on.take("totals-differ")


def doubtful(on: Stage) -> None:
    """The queue, a choice made, the paper read, after a like one was decided."""
    case = on.put(village(on.folder / "a.buxuan"))
    counting.cast_many(case, [(one, 10) for one in (WANG, LI, TWO)])
    doubts.enter(case, BOTH, "part-unreadable 主任一栏涂黑")
    doubts.enter(case, WANG, "stray-mark")
    doubts.enter(case, NAMESAKE)
    doubts.enter(case, LI, "outside-box")
    doubts.enter(case, LI, "stray-mark 右下角有一个手印")
    doubts.decide(case, 0, 2, "void", "有签名", COMMITTEE, TORN, "stray-mark")
    case.who = said(*FIRST)
    on.desk.go("count")
    on.press(Qt.Key.Key_F4)
    on.take("doubts")
    on.press("1")
    on.take("doubts-paper")
    on.dismiss()
    for _ in range(3):
        on.press(Qt.Key.Key_Down)
    on.press("3", "a")
    on.take("doubts-chosen")


def decided(on: Stage) -> None:
    """Written names, objections, recounts."""
    case = on.put(village(on.folder / "a.buxuan"))
    counting.cast_many(case, [(WANG, 30), (LI, 25), (WROTE, 2), (paper("", wrote="钱贵芳"), 3)])
    case.who = said(*FIRST)
    on.desk.go("count")
    on.desk.go("names")
    on.take("names")
    on.desk.go("objections")
    on.take("objections")
    doubts.raise_objection(case, "村民 丁一", "第二捆有几张票念得太快，没有听清，请再数一遍")
    on.desk.go("objections")
    page = on.shown
    if isinstance(page, ObjectionsPage):
        page.choose(1)
    on.take("objections-answer")
    on.desk.go("recounts")
    on.take("recounts")
    recounts.order_all(case, "群众要求", COMMITTEE)
    again = [*[WANG] * 30, *[LI] * 24, *[WROTE] * 2, *[paper("", wrote="钱贵芳")] * 3, BLANK]
    for entry in (1, 2):
        key(case, 1, entry, again)
    on.desk.go("recounts")
    on.take("recounts-both")


def balanced(on: Stage) -> None:
    """Everything green, and a mobile box with a paper too many."""
    hall, mobile = Box("中心会场", "hall", 150, 148), Box("流动票箱", "mobile", 10, 11)
    case = on.put(village(on.folder / "a.buxuan", (hall, mobile)))
    counting.cast_many(case, [(WANG, 70), (LI, 60), (TWO, 20), (BLANK, 5), (TORN, 4)])
    case.who = said(*FIRST)
    on.desk.go("count")
    on.desk.go("balances")
    on.take("balances-overfull")
    explanations.judge_box(case, mobile.name, "stands", "多出的一张是会场的票，投错了箱", COMMITTEE)
    doubts.account(case, printed=200, spoiled=3, unissued=37, left="sealed", by=COMMITTEE)
    on.desk.go("balances")
    on.take("balances")
    on.desk.go("count")
    on.count.press("f10")
    on.take("count-end-asked")
    on.dismiss()


def spot(on: Stage) -> None:
    """Drawn by dice, read blind, compared."""
    case = on.put(tied(on.folder / "a.buxuan"))
    for bundle in (1, 2, 3):
        for entry in (1, 2):
            key(case, bundle, entry, fifty())
    case.who = said(*FIRST)
    on.desk.go("bundles")
    on.desk.go("spot")
    on.take("spot-draw")
    drawn = spotcheck.begin(case, "3461522416", 10, ("丁一",), FIRST)
    on.desk.go("spot")
    on.press("1")
    on.take("spot-read")
    on.press(Qt.Key.Key_Backspace)
    for place in drawn.places[:-1]:
        spotcheck.read(case, place, TEN[(place[1] - 1) % 10], FIRST)
    spotcheck.read(case, drawn.places[-1], BLANK, FIRST)
    on.desk.go("spot")
    on.take("spot-all-read")
    spotcheck.conclude(case, FIRST)
    on.desk.go("spot")
    on.take("spot-outcome")


SCENES = (seats_and_tying, entries, differences, totals, doubtful, decided, balanced, spot)
