"""The calendar file is what RFC 5545 asks for, byte by byte; the table of days off is the announced one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.exchange.holiday_table import announced, days_of
from buxuan_desktop.exchange.ics import Entry, calendar_file

STAMP = "20200325T040000Z"
LIST = Entry("c-list@x", date(2020, 3, 28), date(2020, 3, 31), "公布名单", "最迟；一\n二,三;四\\五", done=True)


def unfolded(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def test_a_row_is_an_entry_of_whole_days() -> None:
    lines = unfolded(calendar_file("日程", STAMP, [LIST]))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//buxuan desktop//timetable//ZH"]
    assert lines[lines.index("BEGIN:VEVENT") :] == [
        "BEGIN:VEVENT",
        "UID:c-list@x",
        f"DTSTAMP:{STAMP}",
        "DTSTART;VALUE=DATE:20200328",
        "DTEND;VALUE=DATE:20200401",
        "SUMMARY:公布名单",
        "DESCRIPTION:最迟；一\\n二\\,三\\;四\\\\五",
        "TRANSP:TRANSPARENT",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n")))
def test_no_line_is_longer_than_75_octets_and_none_breaks_a_character(text: str) -> None:
    content = calendar_file(text, STAMP, [Entry("u", date(2020, 1, 1), date(2020, 1, 1), text, text)])
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    said = [line for line in unfolded(content) if line.startswith("SUMMARY:")]
    assert len(said) == 1
    plain = said[0].removeprefix("SUMMARY:")
    for escaped, char in (("\\n", "\n"), ("\\,", ","), ("\\;", ";")):
        plain = plain.replace("\\\\", "\0").replace(escaped, char).replace("\0", "\\\\")
    assert plain.replace("\\\\", "\\") == text


def test_the_same_rows_are_the_same_bytes() -> None:
    assert calendar_file("日程", STAMP, [LIST]) == calendar_file("日程", STAMP, [LIST])


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2020, 4, 4), "off"),
        (date(2020, 4, 6), "off"),
        (date(2020, 5, 1), "off"),
        (date(2020, 4, 26), "work"),
        (date(2020, 5, 9), "work"),
        (date(2020, 4, 20), None),
    ],
)
def test_days_off_and_shifted_days_of_2020(day: date, kind: str | None) -> None:
    found = {one.day: one for one in days_of([2020])}
    assert (found[day].kind if day in found else None) == kind
    assert all(one.name and one.day.year == 2020 for one in found.values())


def test_a_year_that_nobody_announced_is_known_to_be_unknown() -> None:
    assert announced(2020)
    assert not announced(2090)
    assert list(days_of([2090])), "the days that each year has"


def test_a_shifted_day_off_is_named_as_people_write_days() -> None:
    names = {one.name for one in days_of([2020])}
    assert "休息日（由2020年1月19日调休）" in names
    assert not [name for name in names if "-" in name]
