"""The weeks before the vote in pictures: the survey of gaps, the case's home, the timetable."""

from datetime import date

from PySide6.QtCore import Qt

from buxuan_desktop.app import survey
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.ui.survey.asking import GapDialog
from screen_stage import Stage
from tests.calendar_case import calendar_case
from tests.gui.test_survey import LIU, SHI

TODAY = date(2020, 3, 25)


def survey_of_gaps(on: Stage) -> None:
    """The survey, the question for a gap, the wizard that a row opens."""
    on.desk.clock = standing_at(TODAY)
    survey.add(on.desk.home, [SHI, LIU])
    survey.tick_off(on.desk.home, 1)
    on.desk.go("survey")
    on.take("survey")
    asked = GapDialog(on.window, TODAY, LIU)
    asked.show()
    on.take("survey-gap", asked)
    asked.reject()
    on.press(Qt.Key.Key_Return)
    on.take("survey-wizard")


def home_and_timetable(on: Stage) -> None:
    """What is late, due and next; the timetable with its bars; the table of days off."""
    on.desk.clock = standing_at(TODAY)
    on.put(calendar_case(on.folder / "a.buxuan", clock=on.desk.clock, keeper=on.desk.keeper), "home")
    on.take("home")
    on.desk.go("calendar")
    on.take("timetable")
    on.shown.holidays.click()
    on.take("holidays")


def home_for_a_count(on: Stage) -> None:
    """The home of a case that is only counted here."""
    on.desk.clock = standing_at(TODAY)
    on.put(calendar_case(on.folder / "a.buxuan", (), on.desk.clock, keeper=on.desk.keeper), "home")
    on.take("home-count-only")


SCENES = (survey_of_gaps, home_and_timetable, home_for_a_count)
