"""The stages before and after the vote in pictures: 柳湾社区 under plan 3, week by week, and empty where it begins."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from buxuan_desktop.app import records, survey
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.ui.rollup import asking
from screen_stage import Stage
from tests import auditing, community
from tests.monthly import DONE, HALF, UNBEGUN, village
from tests.planning import DAY, day

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
_STAGES = (0, 1, 2, 3, 4, 5, 6, 9)
_LONG_PLACE = "临河镇阿依库勒柯尔克孜民族团结示范社区第十二居民小组联合片区"


def _on(one: Stage, when: date) -> None:
    one.desk.clock = community.on_day(when)


def stages_new(on: Stage) -> None:
    """A case that was opened this morning: nothing is written down yet, every page says what comes first."""
    _on(on, day(3, 2))
    on.put(community.open_community(on.folder / "a.buxuan", on.desk.clock, ()), "home")
    on.take("new-home")
    on.desk.go("calendar")
    on.take("new-calendar")
    for stage in _STAGES:
        on.desk.show_stage(stage)
        on.take(f"new-stage-{stage}")
    for page in ("register", "register-posting", "register-compare", "register-cards", "conditions", "nomination"):
        on.desk.go(page)
        on.take(f"new-{page}")
    for page in ("review", "official", "places", "checkin", "rollcall", "kit", "audit", "matters", "archive"):
        on.desk.go(page)
        on.take(f"new-{page}")
    on.desk.go("places")
    on.press(ENTER)
    on.take("new-places-doubted")
    on.desk.show_records("vacancy")
    on.take("new-records")


def stages_prepared(on: Stage) -> None:
    """The eve of election day."""
    _on(on, day(4, 19))
    case = on.put(community.before_the_vote(on.folder / "a.buxuan", clock=on.desk.clock), "home")
    records.add_all(case, auditing.whole())
    on.desk.go("home")
    on.take("home-prepared")
    for stage in _STAGES:
        on.desk.show_stage(stage)
        on.take(f"stage-{stage}")
    for page in ("register", "register-posting", "register-compare", "register-cards", "kit", "audit"):
        on.desk.go(page)
        on.take(f"all-{page}")


def records_and_forms(on: Stage) -> None:
    """Lists with their forms, a slip that was mended, a record withdrawn, a table pasted, what must not be lost."""
    _on(on, day(3, 20))
    on.put(community.open_community(on.folder / "a.buxuan", on.desk.clock), "home")
    for kind in ("vacancy", "body-member", "meeting", "posting", "planned", "dispute"):
        on.desk.show_records(kind)
        on.take(f"records-{kind}")
    on.desk.show_records("body-member")
    page = on.shown
    page.start_new()
    on.take("records-begun")
    on.press(ENTER)
    on.take("records-missing")
    on.desk.show_records("dispute")
    page.list.setCurrentRow(0)
    page.remove.click()
    on.take("records-withdraw")
    on.desk.show_stage(0)
    on.desk.go("papers")
    on.take("papers-0")


def registering(on: Stage) -> None:
    """The register: an import with faults, the same list mended, the list, a change, the posting."""
    _on(on, day(3, 31))
    case = on.put(community.open_community(on.folder / "a.buxuan", on.desk.clock), "register-import")
    on.take("import-empty")
    page = on.shown
    page.read(community.faulty_list(on.folder / "柳湾社区选民登记册.xlsx"))
    on.take("register-import")
    page.read(community.clean_list(on.folder / "柳湾社区选民登记册（改好）.xlsx"))
    on.take("register-import-clean")
    page.take()
    on.take("register")
    page = on.shown
    page.search.setText("ou")
    page.open_change()
    on.take("register-change")
    page.form.left.emit()
    page.open_strike()
    on.take("register-strike")
    page.form.left.emit()
    on.desk.go("register-posting")
    on.take("register-posting")
    on.desk.go("register-compare")
    on.take("register-compare")
    on.desk.go("register-cards")
    on.take("register-cards")
    on.shown.paper.setCurrentIndex(1)
    on.take("register-forms")
    assert case.election.registered


def candidates(on: Stage) -> None:
    """Conditions, nominations, the review with an open department, the official list that waits for it."""
    _on(on, day(4, 14))
    on.put(community.open_community(on.folder / "a.buxuan", on.desk.clock))
    community.list_people(on.desk.the_case)
    community.nominate(on.desk.the_case)
    for page in ("conditions", "nomination", "review", "official"):
        on.desk.go(page)
        on.take(page)
    on.desk.go("review")
    review = on.shown
    review.list.setCurrentRow(2)
    on.take("review-open")
    review.list.setCurrentRow(review.list.count() - 1)
    on.take("review-last")
    review.person.setCurrentIndex(2)
    on.take("review-long-name")
    on.desk.go("official")
    on.press(ENTER)
    on.take("official-refused")
    on.desk.show_stage(4)
    on.desk.go("papers")
    on.take("papers")


def the_day(on: Stage) -> None:
    """Places before and while open, a person found, a rare name, heads counted, the turnout."""
    _on(on, DAY)
    case = on.put(community.before_the_vote(on.folder / "a.buxuan", clock=on.desk.clock), "places")
    on.take("places-before")
    community.hand_out(case)
    on.desk.go("places")
    on.take("places")
    on.desk.go("checkin")
    on.take("checkin-ready")
    for name, typed in (("checkin", "郑"), ("checkin-long", "3"), ("checkin-twice", "5"), ("checkin-rare", "㛃")):
        on.shown.search.clear()
        on.shown.search.insert(typed)
        on.shown.search.textEdited.emit(typed)
        on.take(name)
    on.shown.start_over()
    on.shown.tell_turnout()
    on.take("checkin-turnout")
    on.shown.ask_heads()
    on.take("checkin-heads")
    for page in ("rollcall", "kit"):
        on.desk.go(page)
        on.take(page)


def after_the_vote(on: Stage) -> None:
    """Audit, matters, archive."""
    _on(on, day(4, 25))
    case = on.put(community.before_the_vote(on.folder / "a.buxuan", clock=on.desk.clock))
    records.add_all(case, auditing.whole())
    on.desk.go("audit")
    on.take("audit")
    on.desk.go("matters")
    on.take("matters-locked")
    lock = on.shown.lock
    for edit in (lock.passphrase, lock.again):
        edit.setText("一个很长很长的口令")
    lock.open.click()
    on.take("matters")
    on.desk.go("home")
    records.add_all(case, community.AFTER)
    on.desk.go("archive")
    on.take("archive")
    for stage in (1, 9):
        on.desk.show_stage(stage)
        on.take(f"after-stage-{stage}")
        on.desk.go("papers")
        on.take(f"after-papers-{stage}")


def months(on: Stage) -> None:
    """The monthly table: empty, then of some villages and a file that is none."""
    _on(on, date(2026, 6, 1))
    on.desk.go("survey")
    on.take("survey-empty")
    on.desk.go("rollup")
    on.take("rollup-empty")
    for number, state in enumerate((DONE, HALF, UNBEGUN), start=1):
        village(on.folder / "in", number, state)
    (on.folder / "in/坏.buxuan").write_bytes(b"x")
    survey.explain(on.desk.home, "临河镇", "候选人不足")
    before, asking.which_folder = asking.which_folder, lambda parent: [Path(on.folder / "in")]  # noqa: ARG005 - as it is called
    page = on.shown
    page.add_folder.click()
    on.take("rollup-chosen")
    page.primary.click()
    on.settle(lambda: page.table is not None and page.table.summary is not None)
    on.take("rollup")
    asking.which_folder = before


def long_names(on: Stage) -> None:
    """A place with a long name, a person with twenty-eight characters."""
    _on(on, day(4, 19))
    case = on.put(community.before_the_vote(on.folder / "a.buxuan", _LONG_PLACE, on.desk.clock), "home")
    records.add(case, BodyMember(body="branch", name=community.LONG, office="head"))
    on.desk.go("home")
    on.take("long-home")
    on.desk.show_stage(4)
    on.take("long-stage-4")
    on.desk.show_records("body-member")
    on.take("long-records")
    on.desk.go("checkin")
    on.take("long-checkin")
    on.desk.go("official")
    on.take("long-official")
    on.desk.go("archive")
    on.take("long-archive")


def asked_dialogs(on: Stage) -> None:
    """A table from the clipboard before it is written."""
    from PySide6.QtWidgets import QApplication

    from buxuan_desktop.app.forms import form_of
    from buxuan_desktop.app.pasting import read_table
    from buxuan_desktop.ui.records.pasting import PastingDialog

    _on(on, day(3, 20))
    on.put(community.open_community(on.folder / "a.buxuan", on.desk.clock), "home")
    on.desk.show_records("body-member")
    text = "哪个机构\t姓名\t职务\n督导组\t韩立\t成员\n选举委员会\t\t成员\n"
    asked: QDialog = PastingDialog(on.window, "选举机构", read_table(form_of("body-member"), text, DAY))
    asked.show()
    QApplication.processEvents()
    on.take("pasting", asked)
    asked.reject()


SCENES = (
    stages_new, stages_prepared, records_and_forms, registering, candidates, the_day, after_the_vote, months,
    long_names, asked_dialogs,
)  # fmt: skip
