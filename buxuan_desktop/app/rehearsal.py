"""Running a whole election from a script, through the same use cases as the screens (design §7)."""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.case import Case, is_rehearsal
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.app.results import Result, mismatches, result_of, to_json
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.script import Marks, Script, ScriptBallot, ScriptRound, read_script, shown
from buxuan_desktop.rules.options import ALLOWED, worded

REHEARSAL = "rehearsal"
"""The keeper of a rehearsed case, and who sits at its table."""

CASE_NAME = "case.buxuan"


class Rehearsed(msgspec.Struct, frozen=True):
    """What a rehearsal left: the folder, the result, where it differs from the script's expectation.

    `unprinted` says why some paper could not be printed; the result stands all the same.
    """

    folder: Path
    result: Result
    mismatches: tuple[str, ...]
    unprinted: Refusal | None = None


def rehearse(script_path: Path, out: Path, print_documents: Callable[[Case, Path], None] | None = None) -> Rehearsed:
    """Run one script and leave `out/NAME/` with result.json, case.buxuan and, when asked, the documents.

    An unusable script raises a Refusal and leaves nothing, also nothing of an earlier rehearsal of that name.
    """
    target = out / script_path.stem
    if script_path.stem in (".", ".."):
        raise Refusal("script-name-unusable", name=script_path.name)
    try:
        script = read_script(script_path)
        out.mkdir(parents=True, exist_ok=True)
        return _rehearse(script, script_path, target, print_documents)
    except Refusal:
        _sweep(target)
        raise


def _rehearse(
    script: Script, script_path: Path, target: Path, print_documents: Callable[[Case, Path], None] | None
) -> Rehearsed:
    draft = Path(mkdtemp(prefix=".rehearsal-", dir=target.parent))
    unprinted: Refusal | None = None
    try:
        with _play(script, script_path, draft / CASE_NAME) as case:
            result = result_of(case.election, case.file.head)
            (draft / "result.json").write_bytes(to_json(result))
            if print_documents:
                try:
                    print_documents(case, draft)
                except Refusal as refusal:
                    unprinted = refusal
        _move_in(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return Rehearsed(target, result, tuple(mismatches(script.expect, result)), unprinted)


def _play(script: Script, script_path: Path, target: Path) -> Case:
    opening = opening_of(script)
    setup.check_opening(opening, len(script.posts))
    electors = None
    if script.register.file is not None:
        from buxuan_desktop.app.registers import electors_from  # spreadsheets and fonts are slow to load

        electors = electors_from(script_path.parent / script.register.file, opening.election_day)
    case = setup.open_case(target, opening, standing_at(opening.election_day), REHEARSAL)
    try:
        setup.set_posts(case, [Post(post.title, post.seats, post.candidates) for post in script.posts])
        if electors is not None:
            setup.register(case, electors)
        else:
            setup.count_electors(case, script.register.count or 0)
        setup.note_names(case, script.register.outsiders, script.register.women)
        for number, current in enumerate(script.rounds, start=1):
            try:
                _play_round(case, current)
            except Refusal as refusal:
                refusal.data.setdefault("where", f"rounds[{number - 1}]")
                raise
    except BaseException:
        case.close()
        raise
    return case


def opening_of(script: Script) -> setup.Opening:
    """The case that a script describes, with an identity that the same script always has; Refusal for its options."""
    case = script.case
    options = {key: value for key, value in case.options.items() if isinstance(value, (str, bool))}
    for key, value in case.options.items():
        if key not in options:
            raise Refusal(
                "option-value-unknown",
                option=key,
                value=shown(value),
                known="、".join(map(worded, ALLOWED.get(key, ()))),
            )
    told = msgspec.structs.replace(script, expect={})
    identity = hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()[:32]
    return setup.Opening(
        place=case.place,
        body=case.body,
        profile=case.profile,
        electors=case.electors,
        election_day=case.election_day,
        overlays=case.overlays,
        options=options,
        term_ends=case.term_ends,
        rehearsal=True,
        case=identity,
        keeper=REHEARSAL,
    )


def _play_round(case: Case, script: ScriptRound) -> None:
    current = counting.open_round(case, script.kind, script.posts, script.candidates)
    titles = {post.title for post in current.posts}
    for ballot in script.ballots:
        for title in ballot.marks:
            if title not in titles:
                raise Refusal("post-not-on-paper", post=title)
    boxes = [Box(box.name, box.kind, box.issued, box.recovered) for box in script.boxes]
    issued = script.issued if script.issued is not None else sum(box.issued or 0 for box in script.boxes)
    counting.close_polls(case, issued, boxes)
    counting.cast_many(case, [(ballot_of(one), one.times) for one in script.ballots])
    explained = {finding.code: "排练脚本所给的数字" for finding in open_balances(case)}
    close_count(case, explained)
    declare_result(case)


def ballot_of(script: ScriptBallot) -> Ballot:
    """The ballot that a script describes."""
    marks = {}
    for title, given in script.marks.items():
        table = given if isinstance(given, Marks) else Marks(approve=given)
        marks[title] = PostMarks(table.approve, table.against, table.write_in)
    return Ballot(marks, script.void or "")


def _move_in(draft: Path, target: Path) -> None:
    """Put the new files in place; a case that is no rehearsal is never replaced."""
    if target.exists() and not target.is_dir():
        raise Refusal("file-exists", path=str(target))
    case = target / CASE_NAME
    if case.exists():
        if not is_rehearsal(case):
            raise Refusal("file-exists", path=str(case))
        _remove(target)
    target.mkdir(exist_ok=True)
    for new in sorted(draft.iterdir()):
        if not new.name.startswith("."):
            new.replace(target / new.name)


def _sweep(target: Path) -> None:
    """Take away what an earlier rehearsal left under this name; anything else stays."""
    case = target / CASE_NAME
    if case.is_file() and is_rehearsal(case):
        _remove(target)


def _remove(target: Path) -> None:
    for old in [*target.glob("*.pdf"), target / "result.json", target / CASE_NAME]:
        old.unlink(missing_ok=True)
    with suppress(OSError):
        target.rmdir()
