"""A calendar file (RFC 5545) of whole days: the same rows give the same bytes."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

_MOST = 75
"""Octets of a line before it is folded (RFC 5545, 3.1)."""


class Entry(msgspec.Struct, frozen=True):
    """One entry: `uid` stays the same in every file of the case, so that a calendar replaces the entry it has."""

    uid: str
    begins: date
    ends: date
    title: str
    text: str = ""
    done: bool = False


def calendar_file(name: str, stamp: str, entries: Iterable[Entry]) -> bytes:
    """The file; `stamp` is when it was made, as `20200312T040000Z`."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//buxuan desktop//timetable//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for one in entries:
        lines += _entry(one, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _entry(one: Entry, stamp: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{one.uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{one.begins:%Y%m%d}",
        # The end of whole days is the day after the last one (3.6.1).
        f"DTEND;VALUE=DATE:{one.ends + timedelta(1):%Y%m%d}",
        f"SUMMARY:{_escaped(one.title)}",
    ]
    if one.text:
        lines.append(f"DESCRIPTION:{_escaped(one.text)}")
    return [*lines, "TRANSP:TRANSPARENT", f"STATUS:{'CONFIRMED' if one.done else 'TENTATIVE'}", "END:VEVENT"]


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> bytes:
    """A line in octets, broken between characters, each further piece after one blank."""
    pieces: list[bytes] = []
    piece = b""
    for char in line:
        octets = char.encode()
        if len(piece) + len(octets) > (_MOST if not pieces else _MOST - 1):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
