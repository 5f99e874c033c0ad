"""Settings of this computer: what is usual hereabouts; losing them loses no case."""

from pathlib import Path

import msgspec

from buxuan_desktop.domain.refusal import Refusal

_FILE = "settings.json"
USUAL_VOID_PERCENT = 7
"""Void ballots that are usual in village elections run at six to seven in a hundred; nobody's law."""


FARTHEST = 40
"""How far, in mm, a print may be moved on its paper."""


class Settings(msgspec.Struct, frozen=True):
    """`void_percent`: above this share of void ballots the program asks people to look again.

    `offsets`: by printer ("" for the usual one) how far to the right and down, in mm, booklets are overprinted.
    """

    void_percent: int = USUAL_VOID_PERCENT
    offsets: dict[str, tuple[int, int]] = {}


def settings_of(home: Path) -> Settings:
    """The settings as kept; the usual ones when the file is gone or cannot be read."""
    try:
        found = msgspec.json.decode((home / _FILE).read_bytes(), type=Settings)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Settings()
    return found if 0 < found.void_percent < 100 else Settings()


def offset_of(home: Path, printer: str) -> tuple[int, int]:
    """How far a printer's overprint is moved to the right and down, in mm."""
    right, down = settings_of(home).offsets.get(printer, (0, 0))
    return (right, down) if max(abs(right), abs(down)) <= FARTHEST else (0, 0)


def keep_offset(home: Path, printer: str, offset: tuple[int, int]) -> None:
    """Keep it for that printer of this computer. Refusal `disk-fault`."""
    settings = settings_of(home)
    offsets = {**settings.offsets, printer: offset}
    if offsets != settings.offsets:
        keep_settings(home, msgspec.structs.replace(settings, offsets=offsets))


def keep_settings(home: Path, settings: Settings) -> None:
    """Keep them for this computer. Refusal `percent-unusable`, `disk-fault`."""
    if not 0 < settings.void_percent < 100:
        raise Refusal("percent-unusable", percent=settings.void_percent)
    target = home / _FILE
    draft = target.with_suffix(".new")
    try:
        home.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.encode(settings))
        draft.replace(target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(target), detail=error.strerror or str(error)) from error
