"""Short talks with the printing system's own commands (CUPS: `lp`, `lpstat`, `lpoptions`), each with an end."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from buxuan_desktop.domain.refusal import Refusal

SHORT = 4.0
"""Seconds that a question may take."""
PATIENCE = 30.0
"""Seconds in which the printing system must have taken a document."""


class Answer(NamedTuple):
    """What a command said: its exit code, its output, its complaint."""

    code: int
    out: str
    said: str


def there() -> bool:
    """Whether this computer has the commands."""
    return bool(shutil.which("lp") and shutil.which("lpstat"))


def ask(name: str, arguments: Sequence[str], *, content: bytes = b"", seconds: float = SHORT) -> Answer:
    """Run one command; Refusal `printing-silent` when it does not end in time, `printing-down` when it cannot begin."""
    command = shutil.which(name)
    if command is None:
        raise Refusal("printing-down")
    try:
        process = subprocess.Popen(
            [command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # English, so that answers can be read; a session of its own, so that its children end with it.
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
            start_new_session=True,
        )
    except OSError:
        raise Refusal("printing-down") from None
    with process:
        try:
            out, said = process.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise Refusal("printing-silent") from None
    return Answer(process.returncode, out.decode("utf-8", "replace"), said.decode("utf-8", "replace").strip())


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a command with all that it started: what is left over would hold the pipes open."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
