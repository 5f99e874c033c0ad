"""Taking over a case that came on a stick: which file of it this computer has, and where its own will lie."""

from collections.abc import Iterator
from pathlib import Path

from buxuan_desktop.app import custody
from buxuan_desktop.app.case import Case, opening_in
from buxuan_desktop.app.mirror_names import is_copy
from buxuan_desktop.app.mirror_targets import file_of
from buxuan_desktop.app.recents import recent
from buxuan_desktop.app.saving import free_name
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import copies
from buxuan_desktop.store.casefile import CaseFile

_GIVEN = "-移交"


def proposed(case: Path, folder: Path) -> Path:
    """A free name in a folder for the file that hands a case over."""
    return free_name(folder, f"{case.stem.removesuffix(_GIVEN)}{_GIVEN}{case.suffix}")


def better_here(case: Case, home: Path, folder: Path) -> Path | None:
    """The file of this case on this computer that is to be opened instead of a handed-over one; None for none.

    It went on from there; or it is the computer's own, and what was opened a copy of it on a stick.
    """
    lent = not _at_home(case.file.path, home, folder)
    for other, relation in _standing(case, home, folder):
        if relation == "second-ahead" or (relation == "same" and lent):
            return other
    return None


def take_here(case: Case, home: Path, folder: Path) -> Case:
    """Take a case over that is open and was handed over; it is kept in `folder`, and what came on the stick stays.

    An older file of the same case that lies here is replaced, for the new one holds all of it; any other file stays.
    Returns the case that is written from now on: another one unless it was opened from its place here already.
    Refusal `no-such-handover`, `handed-over` as in `custody.take_over`, and those of the world's faults.
    """
    if custody.where(case) != custody.OFFERED:
        custody.take(case)
    target = _target(case, home, folder)
    if target == case.file.path:
        custody.take(case)
        return case
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        copies.copy_to(case.file, target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(target), detail=error.strerror or str(error)) from error
    return custody.take_over(target, case.clock, case.who, case.keeper)


def _target(case: Case, home: Path, folder: Path) -> Path:
    path = case.file.path
    older = (other for other, relation in _standing(case, home, folder) if relation in ("same", "first-ahead"))
    found = next(older, None)
    if found is not None:
        return found
    return path if _in(path, folder) else free_name(folder, path.name)


def _standing(case: Case, home: Path, folder: Path) -> Iterator[tuple[Path, str]]:
    """The other files of a case on this computer, and how each stands to it (`store.copies.compare`)."""
    for other in _known(case.election.case.case, home, folder):
        opening = None if _same(other, case.file.path) or is_copy(other) else opening_in(other)
        if opening is None or (opening.case, opening.table) != (case.election.case.case, case.election.case.table):
            continue
        try:
            with CaseFile.open(other, write=False) as file:
                yield other, copies.compare(case.file, file).relation
        except Refusal:
            # A file that cannot be read is left where it lies.
            continue


def _known(case: str, home: Path, folder: Path) -> list[Path]:
    mirrored = file_of(home, case)
    named = [*([mirrored] if mirrored else []), *(Path(one.path) for one in recent(home))]
    found = (*named, *sorted(folder.glob("*.buxuan")))
    return list({one.absolute(): None for one in found if one.is_file()})


def _at_home(path: Path, home: Path, folder: Path) -> bool:
    return _in(path, folder) or any(_same(Path(one.path), path) for one in recent(home))


def _in(path: Path, folder: Path) -> bool:
    return path.absolute().parent == folder.absolute()


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
