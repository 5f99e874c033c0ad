"""How the two copies of a mirror are called, so that they are known again wherever they lie."""

from pathlib import Path

_COPIES = ("备份1", "备份2")


def copies_in(folder: Path, case: Path) -> tuple[Path, ...]:
    """The names of the two copies of a case in a folder."""
    return tuple(folder / f"{case.stem}（{name}）{case.suffix}" for name in _COPIES)


def copies_beside(copy: Path) -> tuple[Path, ...]:
    """A file and, when it is one of the two copies of a mirror, the other one."""
    case = copy.with_name(name_of_case(copy))
    pair = copies_in(copy.parent, case)
    return tuple(one for one in pair if one.exists()) if copy in pair else (copy,)


def name_of_case(copy: Path) -> str:
    """The name of the file that a copy was made of."""
    for name in _COPIES:
        if copy.stem.endswith(f"（{name}）"):
            return copy.stem.removesuffix(f"（{name}）") + copy.suffix
    return copy.name


def is_copy(path: Path) -> bool:
    """Whether a file is called as the copies of a mirror are."""
    return name_of_case(path) != path.name
