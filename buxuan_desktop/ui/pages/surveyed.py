"""A case that is opened for a row of the survey of gaps: what the wizard begins with, and what the survey is told."""

from datetime import timedelta
from pathlib import Path

from buxuan_desktop.app import survey
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.pages.draft import Draft

_PREPARING = timedelta(35)
"""The suggested calendar begins 35 days before the vote."""


def begin_with_row(desk: Desk) -> Draft | None:
    """What the row of the survey says that the desk wants a case for; None when it wants none."""
    place, desk.surveyed = desk.surveyed, None
    if place is None:
        return None
    today = desk.clock().date()
    lines = desk.attempt(lambda: survey.lines_of(desk.home, today)) or []
    line = next((one for one in lines if one.place == place), None)
    if line is None:
        return None
    gap = line.gap
    day = today + _PREPARING
    draft = Draft(min(day, line.deadline) if line.deadline > today else day)
    draft.place, draft.body = f"{gap.township}{gap.village}", gap.body
    draft.posts = (Post(gap.post, gap.seats),)
    draft.vacancies, draft.surveyed = (survey.vacancy_of(gap),), place
    return draft


def tell_survey(desk: Desk, draft: Draft, path: Path) -> None:
    """The row of the survey names the case from now on."""
    place = draft.surveyed
    if place is not None:
        desk.attempt(lambda: survey.opened(desk.home, place, path))
