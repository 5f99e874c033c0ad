"""The cases opened last on this computer, and who sat at it: a small list that may be lost without harm."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from buxuan_desktop.app.stages import where
from buxuan_desktop.domain.plain_text import shortened
from buxuan_desktop.domain.refusal import Refusal

if TYPE_CHECKING:
    from buxuan_desktop.app.case import Case

_FILE = "recent.json"
_MOST = 8
_STAGES = range(10)


class Recent(NamedTuple):
    """A case as it stood when it was last open here: file, place, election day, number of the stage."""

    path: str
    place: str
    day: date
    stage: int

    @property
    def there(self) -> bool:
        """Whether the file still lies where it was."""
        return Path(self.path).is_file()


class _Book(NamedTuple):
    who: str = ""
    cases: tuple[Recent, ...] = ()


def recent(home: Path) -> tuple[Recent, ...]:
    """The cases opened last, the newest first; none when the list is gone or cannot be read."""
    return _read(home).cases


def last_who(home: Path) -> str:
    """The person who sat at this computer last, or nothing."""
    return _read(home).who


def remember(home: Path, case: "Case") -> None:
    """Put a case first in the list, as it stands now; rehearsals are not listed. Refusal `disk-fault`."""
    opened = case.election.case
    if opened.rehearsal:
        return
    path = str(case.file.path.absolute())
    place = f"{opened.place}　{opened.table}" if opened.table else opened.place
    now = Recent(path, place, case.election.election_day, where(case.election))
    book = _read(home)
    others = [one for one in book.cases if one.path != path]
    _write(home, _Book(book.who, (now, *others)[:_MOST]))


def forget(home: Path, path: str) -> None:
    """Take a case off the list; its file is not touched. Refusal `disk-fault`."""
    book = _read(home)
    _write(home, _Book(book.who, tuple(one for one in book.cases if one.path != path)))


def remember_who(home: Path, who: str) -> None:
    """Keep who sits at this computer, for the next time. Refusal `disk-fault`."""
    book = _read(home)
    if who != book.who:
        _write(home, _Book(who, book.cases))


def _read(home: Path) -> _Book:
    try:
        content = (home / _FILE).read_bytes()
        import json  # a first start has nothing to read

        book = json.loads(content)
        return _Book(str(book["who"]), tuple(_recent(one) for one in book["cases"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        # Only a convenience: the cases themselves lie elsewhere and can be opened by hand.
        return _Book()


def _recent(one: dict[str, Any]) -> Recent:
    made = Recent(str(one["path"]), shortened(str(one["place"])), date.fromisoformat(one["day"]), int(one["stage"]))
    if made.stage not in _STAGES:
        raise ValueError(made.stage)
    return made


def _write(home: Path, book: _Book) -> None:
    target = home / _FILE
    draft = target.with_suffix(".new")
    try:
        home.mkdir(parents=True, exist_ok=True)
        draft.write_text(_written(book), encoding="utf-8")
        draft.replace(target)
    except OSError as error:
        raise Refusal("disk-fault", path=str(target), detail=error.strerror or str(error)) from error


def _written(book: _Book) -> str:
    import json

    cases = [{**one._asdict(), "day": one.day.isoformat()} for one in book.cases]
    return json.dumps({"who": book.who, "cases": cases}, ensure_ascii=False)
