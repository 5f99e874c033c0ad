"""What the clerk has said so far in the wizard; nothing of it is in a file before the last step."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from buxuan_desktop.app.opening import Question, look_over, questions, undrawable
from buxuan_desktop.app.setup import Elector, Opening
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_finding, of_refusal


@dataclass
class Draft:
    """The answers of the wizard; `answers` are the options of the case, `listed` the electors of a file.

    `vacancies` and `surveyed` come from a row of the survey of gaps, which is told of the case. `passphrase` is that of
    the new file, "" for none.
    `said` is every answer that the clerk chose himself, also to questions that are not asked at the moment.
    """

    day: date
    place: str = ""
    body: str = ""
    electors: str = "voters"
    term_ends: date | None = None
    posts: Sequence[Post] = ()
    profile: str = ""
    overlays: tuple[str, ...] = ()
    answers: dict[str, str | bool] = field(default_factory=dict)
    said: dict[str, object] = field(default_factory=dict)
    count: int | None = None
    listed: Sequence[Elector] | None = None
    list_name: str = ""
    outsiders: tuple[str, ...] = ()
    women: tuple[str, ...] = ()
    who: str = ""
    path: Path | None = None
    vacancies: tuple[Vacancy, ...] = ()
    surveyed: int | None = None
    passphrase: str = ""

    def questions(self) -> tuple[Question, ...]:
        """What this case is asked."""
        return questions(self.opening(""), len(self.posts))

    def opening(self, keeper: str) -> Opening:
        """What the case is opened with; an answer is kept only to a question that is asked."""
        return Opening(
            place=self.place,
            body=self.body,
            profile=self.profile,
            electors=self.electors,
            election_day=self.day,
            overlays=self.overlays,
            options=dict(self.answers),
            term_ends=self.term_ends,
            keeper=keeper,
        )

    def warnings(self) -> list[str]:
        """What the checks find so far, in words; a mistake in posts or names comes first and alone."""
        electors = self.listed if self.count is None and self.listed is not None else 0
        try:
            found = [of_finding(one) for one in look_over(self.opening(""), self.posts, self.outsiders, electors)]
        except Refusal as refusal:
            return [of_refusal(refusal)]
        names = [name for post in self.posts for name in (post.title, *post.candidates)]
        said = [f"{one.text}{one.do}" for one in found]
        return said + [
            f"“{name}”里有字库没有的字（{missing}），打印时会缺字，请核对写法。"
            for name, missing in undrawable(names).items()
        ]
