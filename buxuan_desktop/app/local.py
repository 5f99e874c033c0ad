"""Settings of this computer: what is usual hereabouts; losing them loses no case."""

from pathlib import Path

import msgspec

from buxuan_desktop.app.look import SCHEMES, SETTINGS, TYPE_SIZES
from buxuan_desktop.domain.booklet import A4, Paper, paper_of, sides
from buxuan_desktop.domain.refusal import Refusal

USUAL_VOID_PERCENT = 7
"""Void ballots that are usual in village elections run at six to seven in a hundred; nobody's law."""


FARTHEST = 40
"""How far, in mm, a print may be moved on its paper."""


USUAL_LOCK_MINUTES, MOST_LOCK_MINUTES = 5, 120
"""Minutes without key or mouse after which the screen locks, where people are named with a PIN."""


class Settings(msgspec.Struct, frozen=True):
    """`void_percent`: above this share of void ballots the program asks people to look again.

    `lock_minutes`: after so many minutes without key or mouse the screen locks; 0 for never.

    `offsets`: by printer ("" for the usual one) how far to the right and down, in mm, booklets are overprinted; for
    paper that is not A4 its sides follow the name. `paper`: what certificates are printed on, its two sides in mm.
    `type_size`, `scheme`: how the screen looks, of `TYPE_SIZES` and `SCHEMES`.
    `toured`: somebody was shown around on this computer.
    """

    void_percent: int = USUAL_VOID_PERCENT
    offsets: dict[str, tuple[int, int]] = {}
    paper: tuple[int, int] = A4
    lock_minutes: int = USUAL_LOCK_MINUTES
    type_size: int = TYPE_SIZES[0]
    scheme: str = SCHEMES[0]
    toured: bool = False


def settings_of(home: Path) -> Settings:
    """The settings as kept; the usual ones when the file is gone or cannot be read."""
    try:
        found = msgspec.json.decode((home / SETTINGS).read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Settings()
    return found if 0 < found.void_percent < 100 else Settings()


def offset_of(home: Path, printer: str, paper: Paper = A4) -> tuple[int, int]:
    """How far a printer's overprint on that paper is moved to the right and down, in mm."""
    right, down = settings_of(home).offsets.get(_feed(printer, paper), (0, 0))
    return (right, down) if max(abs(right), abs(down)) <= FARTHEST else (0, 0)


def keep_offset(home: Path, printer: str, offset: tuple[int, int], paper: Paper = A4) -> None:
    """Keep it for that printer of this computer and that paper. Refusal `disk-fault`."""
    settings = settings_of(home)
    offsets = {**settings.offsets, _feed(printer, paper): offset}
    if offsets != settings.offsets:
        keep_settings(home, msgspec.structs.replace(settings, offsets=offsets))


def _feed(printer: str, paper: Paper) -> str:
    """A printer and its paper: small booklets go in at another edge than A4."""
    return printer if paper == A4 else f"{printer} {sides(paper)}"


def paper_kept(home: Path) -> Paper:
    """The paper that certificates are printed on; A4 where what is kept is none."""
    try:
        return paper_of(*settings_of(home).paper)
    except Refusal:
        return A4


def keep_paper(home: Path, paper: Paper) -> None:
    """Keep it for this computer. Refusal `paper-too-small`, `paper-too-large`, `disk-fault`."""
    settings, usable = settings_of(home), paper_of(*paper)
    if settings.paper != usable:
        keep_settings(home, msgspec.structs.replace(settings, paper=usable))


def lock_minutes(home: Path) -> int:
    """After how many minutes the screen of this computer locks; 0 for never."""
    kept = settings_of(home).lock_minutes
    return kept if 0 <= kept <= MOST_LOCK_MINUTES else USUAL_LOCK_MINUTES


def keep_lock_minutes(home: Path, minutes: int) -> None:
    """Keep it for this computer. Refusal `lock-minutes-unusable`, `disk-fault`."""
    if not 0 <= minutes <= MOST_LOCK_MINUTES:
        raise Refusal("lock-minutes-unusable", most=MOST_LOCK_MINUTES)
    keep_settings(home, msgspec.structs.replace(settings_of(home), lock_minutes=minutes))


def keep_look(home: Path, scheme: str, type_size: int) -> None:
    """Keep how the screen looks on this computer. Refusal `disk-fault`."""
    settings = settings_of(home)
    if (settings.scheme, settings.type_size) != (scheme, type_size):
        keep_settings(home, msgspec.structs.replace(settings, scheme=scheme, type_size=type_size))


def keep_toured(home: Path) -> None:
    """Somebody was shown around. Refusal `disk-fault`."""
    settings = settings_of(home)
    if not settings.toured:
        keep_settings(home, msgspec.structs.replace(settings, toured=True))


def keep_settings(home: Path, settings: Settings) -> None:
    """Keep them for this computer. Refusal `percent-unusable`, `disk-fault`."""
    if not 0 < settings.void_percent < 100:
        raise Refusal("percent-unusable", percent=settings.void_percent)
    target = home / SETTINGS
    draft = target.with_suffix(".new")
    try:
        home.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.encode(settings))
        draft.replace(target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(target), detail=error.strerror or str(error)) from error
