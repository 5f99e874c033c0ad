"""Where the read-only data lies: in a source checkout, in a wheel, in a frozen bundle."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a file or folder under `resources/`; it is not checked to exist."""
    return _root().joinpath(*parts)
