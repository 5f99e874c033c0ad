"""Printing systems made of small scripts on the PATH: they answer as CUPS does, and keep what they are given."""

import os
from pathlib import Path

import pytest

# `says` is what `lp` complains of; `status` what `lpstat` tells of the printers; `queue` what waits.
_SCRIPTS = {
    "lp": """
if [ -s says ]; then cat > /dev/null; echo "lp: $(cat says)" >&2; exit 1; fi
number=$(ls | grep -c '\\.job$'); number=$(printf '%03d' $((number + 1)))
cat > "$number.pdf"
printf '%s\\n' "$@" > draft
mv draft "$number.job"
echo "request id is $2-$number (1 file(s))"
""",
    "lpstat": """
[ -e down ] && { echo 'lpstat: Scheduler is not running.' >&2; exit 1; }
case "$*" in *-a*) cat status;; *) cat queue;; esac
""",
    "lpoptions": """
cat sheets
""",
}
_HEAD = '#!/bin/sh\ncd "{folder}" || exit 9\n[ -e hangs-{name} ] && exec sleep 1000\n'
_WHEN = "since Thu Nov 26 23:45:04 2026"
SHEETS = "PageSize/Page Size: Custom.WIDTHxHEIGHT *A4 A3 A5\nDuplex/2-Sided: *None DuplexNoTumble\n"


class Printers:
    """A printing system that can be changed at any time; it begins with one ready printer called `office`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True)
        for name, body in _SCRIPTS.items():
            script = self.bin / name
            script.write_text(_HEAD.format(folder=folder, name=name) + body, encoding="utf-8")
            script.chmod(0o755)
        self.says("")
        self.queue()
        self.sheets(SHEETS)
        self.are({"office": "ready"}, usual="office")

    def are(self, printers: dict[str, str], *, usual: str = "", why: str = "没有纸了") -> None:
        """The printers by name: ready, stopped or rejects."""
        lines = [f"system default destination: {usual}" if usual else "no system default destination"]
        for name, state in printers.items():
            rejects = state == "rejects"
            lines.append(f"{name} {'not ' if rejects else ''}accepting requests {_WHEN}{' -' if rejects else ''}")
            lines += [f"\t{why}"] if rejects else []
        for name, state in printers.items():
            stopped = state == "stopped"
            lines.append(f"printer {name} {'disabled' if stopped else 'is idle.  enabled'} {_WHEN}")
            lines += [f"\t{why}"] if stopped else []
        self._put("status", "\n".join(lines) + "\n")

    def says(self, complaint: str) -> None:
        """What `lp` complains of; nothing: it takes everything."""
        self._put("says", complaint)

    def sheets(self, told: str) -> None:
        """What `lpoptions -l` tells."""
        self._put("sheets", told)

    def queue(self, *jobs: str) -> None:
        """The jobs that wait."""
        self._put("queue", "".join(f"{job}   root   1024   Thu Nov 26 23:45:04 2026\n" for job in jobs))

    def hang(self, *commands: str) -> None:
        """Let commands never end, and all others end again."""
        for name in _SCRIPTS:
            (self.folder / f"hangs-{name}").unlink(missing_ok=True)
        for name in commands:
            self._put(f"hangs-{name}", "")

    def stop(self) -> None:
        """Nobody runs any longer."""
        self._put("down", "")
        self.says("Error - The printer or class does not exist.")

    @property
    def came(self) -> list[bytes]:
        """What was handed over, in order."""
        return [one.with_suffix(".pdf").read_bytes() for one in sorted(self.folder.glob("*.job"))]

    @property
    def orders(self) -> list[list[str]]:
        """The arguments with which each was handed over."""
        return [one.read_text(encoding="utf-8").splitlines() for one in sorted(self.folder.glob("*.job"))]

    def _put(self, name: str, words: str) -> None:
        draft = self.folder / f"new-{name}"
        draft.write_text(words, encoding="utf-8")
        draft.replace(self.folder / name)


def printers_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Printers:
    """A printing system in front of all others on the PATH."""
    made = Printers(folder)
    monkeypatch.setenv("PATH", f"{made.bin}{os.pathsep}{os.environ['PATH']}")
    return made


def no_lp(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without the commands of a printing system."""
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.setenv("PATH", str(folder))
