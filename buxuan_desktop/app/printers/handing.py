"""Handing a document to the printing system (CUPS: `lp`), and following it until it has left the queue."""

import re
from collections.abc import Callable

import msgspec

from buxuan_desktop.app.printers import calls
from buxuan_desktop.app.printers.order import Order, options_of
from buxuan_desktop.app.printers.system import because, is_down, printers
from buxuan_desktop.domain.refusal import Refusal

_NAMED = re.compile(r"request id is (\S+)")
# What `lp` says, in the order in which it is looked for. An absent printing system sounds like an absent
# printer, and a full disk may break off in the middle.
_COMPLAINTS: tuple[tuple[str, Callable[[str, str], Refusal]], ...] = (
    ("uota limit", lambda printer, _why: Refusal("printer-quota", printer=printer)),
    ("oo many", lambda printer, _why: Refusal("printer-quota", printer=printer)),
    ("not accepting jobs", lambda printer, _why: Refusal("printer-rejects", printer=printer, why="")),
    ("does not exist", lambda printer, _why: Refusal("printer-gone", printer=printer)),
    ("Entity Too Large", lambda printer, _why: Refusal("printing-full", printer=printer)),
    ("No space left", lambda printer, _why: Refusal("printing-full", printer=printer)),
    ("unable to queue", lambda printer, _why: Refusal("printing-broke", printer=printer)),
    ("Unable to finish", lambda printer, _why: Refusal("printing-broke", printer=printer)),
    ("not running", lambda _printer, _why: Refusal("printing-down")),
    ("not responding", lambda _printer, _why: Refusal("printing-down")),
    ("onnect", lambda _printer, _why: Refusal("printing-down")),
    ("", lambda printer, why: Refusal("printer-refused", printer=printer, why=because(why))),
)


_FAILED = "Filter failed"


class Fate(msgspec.Struct, frozen=True):
    """What is known of a document that was handed over.

    `state`: waiting; left, for the printer to finish; failed, where the printing system could not make it ready; gone
    with its printer; or stopped, with the printer's `detail`.
    """

    state: str
    detail: str = ""


def hand_over(order: Order, content: bytes) -> str:
    """Give a document to the printing system; returns the name of the job.

    Refusal `printer-gone`, `printer-rejects`, `printer-quota`, `printer-refused`, `printing-full`, `printing-down`;
    `printing-unsure` when it did not answer in time: only the printer can show whether the document was taken.
    """
    try:
        answer = calls.ask("lp", options_of(order), content=content, seconds=calls.PATIENCE)
    except Refusal as refusal:
        raise Refusal("printing-unsure") if refusal.code == "printing-silent" else refusal from None
    if answer.code:
        raise _refusal(answer.said, order.printer)
    named = _NAMED.search(answer.out)
    return named[1] if named else ""


def fate_of(job: str, printer: str) -> Fate:
    """What has become of a job; Refusal `printing-down`, `printing-silent`."""
    answer = calls.ask("lpstat", ["-W", "not-completed", "-o", printer])
    if is_down(answer):
        raise Refusal("printing-down")
    if "Invalid destination" in answer.said:
        return Fate("gone")
    about = next((one for one in printers() if one.name == printer), None)
    detail = about.detail if about else ""
    if job not in {line.split()[0] for line in answer.out.splitlines() if line[:1].strip()}:
        return Fate("failed" if _FAILED in detail else "left")
    return Fate("stopped", detail) if about and about.trouble == "printer-stopped" else Fate("waiting")


def _refusal(said: str, printer: str) -> Refusal:
    """What `lp` says, as a refusal."""
    refusal = next(make(printer, _plain(said)) for words, make in _COMPLAINTS if words in said)
    if refusal.code in ("printer-gone", "printing-broke"):
        try:
            printers()
        except Refusal as down:
            return down
    return refusal


def _plain(said: str) -> str:
    """The last thing said, without the program's name."""
    lines = said.splitlines()
    return lines[-1].removeprefix("lp:").removeprefix(" Error -").strip() if lines else ""
