"""Where things are, and how a set-up fault is told to the person at the keyboard.

Every module here keeps to the standard library and to syntax that Python 3.8 reads, so that an old
interpreter gets as far as the sentence that says which one is needed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OUT = ROOT / ".out"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
LOG = OUT / "setup.log"

_SCRIPTS = "Scripts" if os.name == "nt" else "bin"
_SUFFIX = ".exe" if os.name == "nt" else ""
_HINDERING = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "PIP_USER")


class SetupError(Exception):
    """A fault of the set-up; its text is a Chinese sentence that says what to do."""


def executable(name: str, venv: Path | None = None) -> Path:
    """The path of a program inside a virtual environment, the project's own unless told, whether it exists or not."""
    return (venv or VENV) / _SCRIPTS / (name + _SUFFIX)


def child_environment(**extra: str) -> dict[str, str]:
    """The caller's environment without what would make Python or pip look or install elsewhere."""
    kept = {name: value for name, value in os.environ.items() if name not in _HINDERING}
    return {**kept, **extra}


def say(text: str) -> None:
    """Print at once, also when a started program writes to the same pipe next."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def speak_any_console() -> None:
    """Keep a console that cannot show Chinese from turning a sentence into a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
