"""Every document that a case can print now, from its folded state (design §8)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from buxuan_desktop.app.certificate_numbers import numbers_of, winners
from buxuan_desktop.app.certificate_paper import no_room
from buxuan_desktop.app.clock import CHINA, Clock
from buxuan_desktop.app.papers import certificate_of, held_back, report_of, tally_sheets_of
from buxuan_desktop.app.results import findings_of
from buxuan_desktop.app.spot_papers import spot_sheet_of
from buxuan_desktop.app.table_papers import slips_of, work_sheet_of
from buxuan_desktop.documents import (
    Certificate,
    NoRoom,
    ResultReport,
    Stamp,
    Uncovered,
    render_calibration,
    render_certificates,
    render_report,
    render_spot_sheet,
    render_tally_sheet,
)
from buxuan_desktop.documents.bundle_slips import render_bundle_slips
from buxuan_desktop.documents.certificate_record import Handwriting
from buxuan_desktop.documents.report_sheet import sheet_of
from buxuan_desktop.documents.test_page import TITLE as TEST_TITLE
from buxuan_desktop.documents.test_page import render_test_page
from buxuan_desktop.documents.work_sheet import render_work_sheet
from buxuan_desktop.domain.booklet import A4, Paper
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.spot import SpotCheck
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.words import Wording, of_finding, round_name

CERTIFICATE = "certificate"
"""The kind of a `Job` that makes certificates."""


class Job(msgspec.Struct, frozen=True):
    """One document under its file name and its title on screen; `render` gives the bytes of PDF or raises Uncovered.

    `office` gives the same as .docx where offices edit it, else None. `kind` is report, tally, certificate,
    calibration, test, slips, work, spot or the code of a paper; `round` is 0 where it is of none. `who` are post and
    name of everybody whose certificate it is.
    """

    name: str
    render: Callable[[], bytes]
    title: str = ""
    kind: str = ""
    round: int = 0
    office: Callable[[], bytes] | None = None
    who: tuple[tuple[str, str], ...] = ()


class Held(msgspec.Struct, frozen=True):
    """A certificate that may not be handed over yet, and the finding that holds it, in words."""

    post: str
    name: str
    why: Wording


class Choices(msgspec.Struct, frozen=True):
    """What the clerk chooses for certificates (F9): form, place for a photo, what stays blank for handwriting.

    `overprint` prints on booklets that have frame and title already, moved by `right` and `down` mm. `paper` is theirs,
    by its short and its long side in mm, or A4. `filed` marks them as copies for the archive.
    """

    landscape: bool = True
    photo: bool = False
    handwriting: Handwriting = "never"
    overprint: bool = False
    right: int = 0
    down: int = 0
    paper: Paper = A4
    filed: bool = False


AS_USUAL = Choices()
FOR_THE_FILE = Choices(filed=True)


def documents_of(election: Election, file: CaseFile, clock: Clock, choices: Choices) -> Iterator[Job]:
    """Papers of the counting table, reports and tally sheets of declared rounds, certificates that nothing holds."""
    yield from _of_rounds(election, file, clock)
    certificates = list(certificates_of(election, choices))
    if certificates:
        title = f"当选证书（{len(certificates)}份）"
        render = partial(render_certificates, certificates)
        yield Job("当选证书.pdf", render, title, CERTIFICATE, who=certified(election))


def documents_one_by_one(election: Election, file: CaseFile, clock: Clock, choices: Choices) -> Iterator[Job]:
    """The same for the screen: where several certificates can be printed, each is there by itself as well."""
    yield from documents_of(election, file, clock, choices)
    certificates = list(certificates_of(election, choices))
    if len(certificates) > 1:
        for number, (one, who) in enumerate(zip(certificates, certified(election), strict=True), start=1):
            name, title = f"当选证书-{number}-{safe(one.name)}.pdf", f"当选证书　{one.post}　{one.name}"
            yield Job(name, partial(render_certificates, [one]), title, CERTIFICATE, who=(who,))
    if certificates and choices.overprint:
        moved = {"right": choices.right, "down": choices.down}
        ruler = partial(render_calibration, lying=choices.landscape, paper=choices.paper, **moved)
        yield Job("套印校准页.pdf", ruler, "套印校准页", "calibration")


def test_page(printer: str, clock: Clock) -> Job:
    """The page that shows before the day how the printer of that name prints."""
    now = clock().astimezone(CHINA)
    printed_at = f"{now.year}年{now.month}月{now.day}日 {now:%H:%M}"
    return Job(f"{TEST_TITLE}.pdf", partial(render_test_page, printer, printed_at), TEST_TITLE, "test")


def stamp_of(election: Election, file: CaseFile, clock: Clock) -> Stamp:
    """What every working paper of a case carries at its head and foot."""
    now = clock().astimezone(CHINA)
    printed_at = f"{now.year}年{now.month}月{now.day}日 {now:%H:%M}"
    case = election.case
    return Stamp(place=case.place, printed_at=printed_at, head=str(file.head), rehearsal=case.rehearsal)


def _of_rounds(election: Election, file: CaseFile, clock: Clock) -> Iterator[Job]:
    stamp = stamp_of(election, file, clock)
    findings = findings_of(election)
    for current in election.rounds:
        if current.table.bundles:
            yield from _of_table(election, file, current, stamp)
        for spot in current.table.spots:
            yield spot_job(current, spot, stamp)
        if current.declared is not None:
            yield from _of_result(election, current, stamp, findings)


def _of_result(election: Election, current: Round, stamp: Stamp, findings: Sequence[Finding]) -> Iterator[Job]:
    number = current.number
    report = report_of(election, current, stamp, findings)
    round_title = round_name(number)
    title = f"结果报告单　{round_title}"
    office = partial(_as_docx, report)
    yield Job(f"{number}-结果报告单.pdf", partial(render_report, report), title, "report", number, office)
    for position, sheet in enumerate(tally_sheets_of(current, stamp), start=1):
        name = f"{number}-计票单-{position}-{safe(sheet.post)}.pdf"
        title = f"计票单　{sheet.post}　{round_title}"
        yield Job(name, partial(render_tally_sheet, sheet), title, "tally", number)


def _as_docx(report: ResultReport) -> bytes:
    from buxuan_desktop.exchange.office import docx_of  # slow to load, and few reports are edited

    return docx_of(sheet_of(report))


def spot_job(current: Round, spot: SpotCheck, stamp: Stamp) -> Job:
    """The sheet of one spot check."""
    number, check = current.number, spot.drawn.check
    sheet = spot_sheet_of(current, spot, stamp)
    title = f"抽查单　第{check}次　{round_name(number)}"
    return Job(f"{number}-抽查单-{check}.pdf", partial(render_spot_sheet, sheet), title, "spot", number)


def _of_table(election: Election, file: CaseFile, current: Round, stamp: Stamp) -> Iterator[Job]:
    number, round_title = current.number, round_name(current.number)
    # A table has some of the bundles: their slips were printed from the main case.
    if current.closed is None and not election.case.table:
        slips = slips_of(election, current)
        yield Job(f"{number}-捆签.pdf", partial(render_bundle_slips, slips), f"捆签　{round_title}", "slips", number)
    sheet = work_sheet_of(file, election, current, stamp)
    title = f"分捆计票工作单　{round_title}"
    yield Job(f"{number}-分捆计票工作单.pdf", partial(render_work_sheet, sheet), title, "work", number)


def certificates_of(election: Election, choices: Choices) -> Iterator[Certificate]:
    """The certificates that can be handed over now, in the order of election."""
    numbers = numbers_of(election)
    for post, name in certified(election):
        plain = certificate_of(election, post, name, numbers[post, name])
        yield msgspec.structs.replace(plain, **msgspec.structs.asdict(choices))


def certified(election: Election) -> tuple[tuple[str, str], ...]:
    """Post and name of everybody whose certificate nothing holds back, in the order of election."""
    held = held_back(election, findings_of(election))
    return tuple(who for who in numbers_of(election) if who not in held)


def held_of(election: Election) -> tuple[Held, ...]:
    """The certificates that a finding holds back, with that finding (design §5.12)."""
    held = held_back(election, findings_of(election))
    return tuple(
        Held(post, name, of_finding(held[post, name])) for post, name in winners(election) if (post, name) in held
    )


def content_of(job: Job) -> bytes:
    """The bytes of one document; Refusal `paper-uncovered` names what no bundled font can draw.

    Refusal `certificate-no-room` and others (`app.certificate_paper`) for booklets on which a certificate cannot stand.
    """
    try:
        return job.render()
    except Uncovered as error:
        raise refused([error]) from error
    except NoRoom as error:
        raise no_room(error) from error


def print_to(election: Election, file: CaseFile, clock: Clock, out: Path, choices: Choices = AS_USUAL) -> list[Path]:
    """Write every document of the rounds that can be printed now into `out`; returns the files.

    Refusal `paper-uncovered` names what no bundled font can draw, after everything else has been written. For cases in
    which nobody is named; in others certificates are let out one by one (`app.paperwork.writing`).
    """
    if election.access.guarded:
        raise RuntimeError("certificates of a case with named people are let out by one of them")
    return write_jobs(documents_of(election, file, clock, choices), out)


def write_jobs(jobs: Iterable[Job], out: Path) -> list[Path]:
    """Write documents into `out`; Refusal as for `print_to`, and for certificates that their paper cannot take."""
    written = []
    uncovered: list[Uncovered] = []
    too_much: list[NoRoom] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for job in jobs:
            try:
                content = job.render()
            except Uncovered as error:
                uncovered.append(error)
                continue
            except NoRoom as error:
                too_much.append(error)
                continue
            target = out / job.name
            target.write_bytes(content)
            written.append(target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(out), detail=error.strerror or str(error)) from error
    if uncovered:
        raise refused(uncovered)
    if too_much:
        raise no_room(too_much[0])
    return written


def refused(errors: Sequence[Uncovered]) -> Refusal:
    """The Refusal `paper-uncovered` that names what the fonts cannot draw."""
    items = dict.fromkeys(
        f"{visible(text)}（{'、'.join(f'U+{ord(one):04X}' for one in characters)}）"
        for error in errors
        for text, characters in error.items
    )
    return Refusal("paper-uncovered", items="；".join(items))


def safe(title: str) -> str:
    """A post's title as part of a file name on every system."""
    return "".join(character if character.isalnum() else "_" for character in title)[:40]
