"""What papers a stage has, filled or empty, and their bytes: PDF on A4 or A3, .docx, .xlsx."""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.covering import covered
from buxuan_desktop.app.paperwork.fillers import FILLERS
from buxuan_desktop.app.printing import Job, refused, safe, stamp_of
from buxuan_desktop.app.stages import TITLES
from buxuan_desktop.documents import Uncovered, render_sheets
from buxuan_desktop.domain.election import Election
from buxuan_desktop.exchange.office import docx_of, xlsx_of
from buxuan_desktop.words import keys_card
from buxuan_desktop.words.papers import PAPERS
from buxuan_desktop.words.papers.base import PaperKind
from buxuan_desktop.words.sheets import Sheet

FORMATS = {"pdf": "pdf", "a3": "pdf", "docx": "docx", "xlsx": "xlsx"}
"""The ending of a file by its format."""


class Offer(msgspec.Struct, frozen=True):
    """A paper of a stage; `record` is what the case knows of it, None where it knows too little to fill it.

    `about` names the person whose paper it is, "" where there is one for all.
    """

    kind: PaperKind
    record: Any = None
    about: str = ""

    @property
    def title(self) -> str:
        """The paper's title, and whom it is about."""
        return f"{self.kind.title}　{self.about}" if self.about else self.kind.title

    @property
    def filled(self) -> bool:
        """Whether the case can fill it."""
        return self.record is not None

    def sheet(self, filled: bool) -> Sheet:
        """The paper, filled or empty."""
        record = self.record if filled and self.filled else self.kind.empty
        return covered(self.kind.compose(record), getattr(record, "representative_id", ""))

    def sample(self) -> Sheet:
        """The paper filled with an invented case, to look at."""
        return self.kind.compose(self.kind.sample)


def offers_of(case: Case, stage: int) -> tuple[Offer, ...]:
    """The papers of a stage in the order of the catalogue, those of the day with the card of the tellers' keys."""
    card = (
        (Offer(keys_card.KIND, keys_card.KeysCard(sizes_of(case.election))),) if stage == keys_card.KIND.stage else ()
    )
    return (*(offer for kind in PAPERS.values() if kind.stage == stage for offer in _offers(case, kind)), *card)


def sizes_of(election: Election) -> tuple[int, ...]:
    """How many candidates each post of the ballot has; nothing while there are none."""
    posts = election.rounds[-1].posts if election.rounds else [state.post for state in election.posts.values()]
    sizes = tuple(len(post.candidates) for post in posts)
    return sizes if any(sizes) else ()


def bytes_of(case: Case, sheets: Sequence[Sheet], form: str) -> bytes:
    """The bytes of papers in a format; several only as PDF. Refusal `paper-uncovered` names what cannot be drawn."""
    try:
        if form in ("pdf", "a3"):
            stamp = stamp_of(case.election, case.file, case.clock)
            return render_sheets(sheets, stamp, "A3" if form == "a3" else "A4")
    except Uncovered as error:
        raise refused([error]) from None
    return docx_of(sheets[0]) if form == "docx" else xlsx_of(sheets[0])


def name_of(offer: Offer, filled: bool, form: str) -> str:
    """A file's name: the paper, whom it is about, whether it is empty, and its ending."""
    size, empty = "-A3" if form == "a3" else "", "" if filled else "-空白"
    about = f"-{safe(offer.about)}" if offer.about else ""
    return f"{safe(offer.kind.title)}{about}{empty}{size}.{FORMATS[form]}"


def jobs_of(case: Case, stages: Container[int] = range(10)) -> Iterator[Job]:
    """Every paper of these stages that the case can fill now, as jobs for printing; no two files have one name."""
    taken: Counter[str] = Counter()
    for kind in PAPERS.values():
        for offer in _offers(case, kind) if kind.stage in stages else ():
            if offer.filled:
                name = f"{kind.stage}{TITLES[kind.stage]}-{name_of(offer, True, 'pdf')}"
                taken[name] += 1
                if taken[name] > 1:
                    name = f"{name.removesuffix('.pdf')}-{taken[name]}.pdf"
                yield Job(name, _render(case, offer), offer.title, kind.code)


def _render(case: Case, offer: Offer) -> Callable[[], bytes]:
    stamp = stamp_of(case.election, case.file, case.clock)
    return lambda: render_sheets([offer.sheet(True)], stamp)


def _offers(case: Case, kind: PaperKind) -> tuple[Offer, ...]:
    fill = FILLERS.get(kind.code)
    return tuple(Offer(kind, record, about) for about, record in (fill(case) if fill else ())) or (Offer(kind),)
