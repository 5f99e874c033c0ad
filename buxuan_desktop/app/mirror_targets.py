"""Where each case is mirrored, remembered on this computer: a small list that may be lost without harm."""

from pathlib import Path

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.mirroring import Target
from buxuan_desktop.domain.refusal import Refusal

_FILE = "mirrors.json"
_MOST = 50


class Kept(msgspec.Struct, frozen=True):
    """The id of a case, where its file lay then, and its target; None when somebody chose to have none."""

    case: str
    path: str
    target: Target | None


def remembered(home: Path, case: Case) -> Kept | None:
    """What was chosen for a case; None when nobody has been asked yet."""
    return next((one for one in _read(home) if one.case == case.election.case.case), None)


def file_of(home: Path, case: str) -> Path | None:
    """Where the file of the case with that id lay on this computer, as far as it was mirrored from here."""
    return next((Path(one.path) for one in _read(home) if one.case == case), None)


def remember(home: Path, case: Case, target: Target | None) -> None:
    """Keep the choice; rehearsals are not remembered. Refusal `disk-fault`."""
    opened = case.election.case
    if opened.rehearsal:
        return
    now = Kept(opened.case, str(case.file.path.absolute()), target)
    others = [one for one in _read(home) if one.case != opened.case]
    _write(home, [now, *others][:_MOST])


def _read(home: Path) -> list[Kept]:
    try:
        return msgspec.json.decode((home / _FILE).read_bytes(), type=list[Kept])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Lost: the next window asks again.
        return []


def _write(home: Path, kept: list[Kept]) -> None:
    target = home / _FILE
    draft = target.with_suffix(".new")
    try:
        home.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.encode(kept))
        draft.replace(target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(target), detail=error.strerror or str(error)) from error
