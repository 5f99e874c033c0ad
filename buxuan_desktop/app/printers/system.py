"""Which printers `lp` can be told to take, and whether they are ready (CUPS: `lpstat`, `lpoptions`)."""

import re
from collections.abc import Iterator

import msgspec

from buxuan_desktop.app.printers.calls import Answer, ask
from buxuan_desktop.domain.refusal import Refusal

_ACCEPTING = re.compile(r"^(\S+) (not )?accepting requests since\b")
_STATE = re.compile(r"^printer (\S+) (?:is |now )?(\w+)")
_USUAL = re.compile(r"^system default destination: (\S+)", re.MULTILINE)
_NO_REASON = ("reason unknown", "Rejecting Jobs", "Paused")


class Printer(msgspec.Struct, frozen=True):
    """One printer; `trouble` is "", `printer-stopped` or `printer-rejects`, and `detail` the reason given for it."""

    name: str
    usual: bool = False
    trouble: str = ""
    detail: str = ""


def printers() -> tuple[Printer, ...]:
    """Every printer, the usual one first; Refusal `printing-down`, `printing-silent`."""
    answer = ask("lpstat", ["-d", "-a", "-p"])
    if is_down(answer):
        raise Refusal("printing-down")
    usual = _USUAL.search(answer.out)
    found: dict[str, Printer] = {}
    for name, trouble, detail in _told(answer.out):
        before = found.get(name, Printer(name, usual is not None and usual[1] == name))
        # What takes nothing is worse than what waits.
        if (trouble or detail) and before.trouble != "printer-rejects":
            before = msgspec.structs.replace(before, trouble=trouble, detail=detail)
        found[name] = before
    return tuple(sorted(found.values(), key=lambda one: not one.usual))


def refusal_of(printer: Printer) -> Refusal | None:
    """Why nothing is handed to a printer as it stands; None when it is ready."""
    if printer.trouble == "printer-stopped":
        return Refusal("printer-stopped", printer=printer.name, why=because(printer.detail))
    if printer.trouble == "printer-rejects":
        return Refusal("printer-rejects", printer=printer.name, why=because(printer.detail))
    return None


def because(detail: str) -> str:
    """The printing system's own reason in brackets, where it gave one."""
    return f"（{detail}）" if detail else ""


def is_down(answer: Answer) -> bool:
    """Whether a command found nobody to talk to."""
    return bool(answer.code) and ("not running" in answer.said or "onnect to server" in answer.said)


def sheets_of(name: str) -> frozenset[str]:
    """The names of the sheets that a printer takes, `Custom` among them; empty where it does not tell."""
    try:
        answer = ask("lpoptions", ["-p", name, "-l"])
    except Refusal:
        return frozenset()
    line = re.search(r"^(?:PageSize|media)/[^:]*: (.*)$", answer.out, re.MULTILINE)
    sizes = line[1].replace("*", "").split() if line else []
    return frozenset("Custom" if one.startswith("Custom") else one for one in sizes)


def _told(out: str) -> Iterator[tuple[str, str, str]]:
    """Of each line its printer, the trouble it tells of, and the reason on the line below."""
    lines = out.splitlines()
    for place, line in enumerate(lines):
        below = lines[place + 1].strip() if place + 1 < len(lines) and lines[place + 1][:1] in "\t " else ""
        reason = "" if below in _NO_REASON else below
        if accepting := _ACCEPTING.match(line):
            yield accepting[1], "printer-rejects" if accepting[2] else "", reason
        elif state := _STATE.match(line):
            yield state[1], "printer-stopped" if state[2] == "disabled" else "", reason
