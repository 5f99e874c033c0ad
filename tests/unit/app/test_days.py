"""Days as people type them."""

from datetime import date

import pytest

from buxuan_desktop.app.days import day_of

NEAR = date(2020, 4, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2020年3月12日", date(2020, 3, 12)),
        ("2020-3-12", date(2020, 3, 12)),
        ("2020.03.12", date(2020, 3, 12)),
        ("20200312", date(2020, 3, 12)),
        ("３.１２", date(2020, 3, 12)),
        ("0312", date(2020, 3, 12)),
        ("3月12", date(2020, 3, 12)),
        ("12日", date(2020, 4, 12)),
        (" 12 ", date(2020, 4, 12)),
        ("2.30", None),
        ("十二日", None),
        ("", None),
        ("1.2.3.4", None),
        ("3.12a", None),
    ],
)
def test_what_is_typed_means_a_day_or_nothing(typed: str, meant: date | None) -> None:
    assert day_of(typed, NEAR) == meant
