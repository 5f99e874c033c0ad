"""What is asked of a printer, as `lp` is told so."""

import pytest

from buxuan_desktop.app.printers.order import Order, Sides, medium_among, medium_of, options_of, short_edge

UPRIGHT, ACROSS = (210.0, 297.0), (297.0, 210.0)


def order(size: tuple[float, float] = UPRIGHT, **more: object) -> Order:
    return Order(title="结果报告单", printer="office", size=size, pages=40, **more)  # type: ignore[arg-type]


def test_as_it_is_the_paper_goes_out_millimetre_for_millimetre() -> None:
    told = options_of(order())
    assert told[:6] == ["-d", "office", "-n", "1", "-t", "结果报告单"]
    assert "media=A4" in told
    assert "print-scaling=none" in told
    assert "sides=one-sided" in told
    assert "-P" not in told


@pytest.mark.parametrize(
    ("size", "medium"),
    [
        (UPRIGHT, "A4"),
        (ACROSS, "A4"),
        ((420, 297), "A3"),
        ((148, 210), "A5"),
        ((209.99999, 297.0000023), "A4"),
        ((185, 260), "Custom.185x260mm"),
        ((260, 185), "Custom.185x260mm"),
    ],
)
def test_the_sheet_is_named_by_its_size_and_a_booklet_by_its_millimetres(
    size: tuple[float, float], medium: str
) -> None:
    assert medium_of(order(size)) == medium


@pytest.mark.parametrize(
    ("size", "known", "medium"),
    [
        ((185, 260), {"A4", "Custom"}, "Custom.185x260mm"),
        ((260, 185), {"A4", "om_16k_184x260mm"}, "om_16k_184x260mm"),
        ((185, 260), {"A4", "w524h737"}, "w524h737"),
        ((185, 260), {"A4", "195x270mm", "w612h792"}, ""),
        (ACROSS, {"A4", "Custom"}, "A4"),
        ((260, 370), {"A4", "Letter", "A5", "Custom"}, ""),
        ((260, 370), {"A4", "A2Env", "EnvPRC3", "B5", "ISOB5", "A4Small", "A5", "Custom"}, ""),
        ((260, 370), {"A4", "ISOB4", "Custom"}, "Custom.260x370mm"),
        ((260, 370), {"A4", "Tabloid", "Custom"}, "Custom.260x370mm"),
        ((260, 370), {"A4", "11x17", "Custom"}, "Custom.260x370mm"),
        ((260, 370), {"A4", "A3", "Custom"}, "Custom.260x370mm"),
        ((260, 370), {"A4", "iso_a3_297x420mm", "Custom"}, "Custom.260x370mm"),
        ((260, 370), {"A4", "w842h1191", "Custom"}, "Custom.260x370mm"),
        ((210, 330), {"A4", "Custom"}, "Custom.210x330mm"),
        (UPRIGHT, {"iso_a4_210x297mm", "Custom"}, "iso_a4_210x297mm"),
        (UPRIGHT, {"iso_a4_210x297mm", "A3"}, "iso_a4_210x297mm"),
    ],
)
def test_a_printer_is_asked_for_a_sheet_by_what_it_calls_it(
    size: tuple[float, float], known: set[str], medium: str
) -> None:
    assert medium_among(order(size), known) == medium


def test_the_printers_own_name_of_a_sheet_is_told() -> None:
    assert "media=om_16k_184x260mm" in options_of(order((185, 260), medium="om_16k_184x260mm"))


def test_another_sheet_is_filled_and_the_own_one_named_again_is_not() -> None:
    larger = order(sheet="A3")
    assert larger.scaled
    assert {"media=A3", "print-scaling=fit", "fit-to-page=true"} <= set(options_of(larger))
    assert not order(sheet="A4").scaled


@pytest.mark.parametrize(
    ("size", "sides", "short"),
    [(UPRIGHT, "book", False), (UPRIGHT, "pad", True), (ACROSS, "book", True), (ACROSS, "pad", False)],
)
def test_both_sides_are_turned_so_that_books_are_leafed(size: tuple[float, float], sides: Sides, short: bool) -> None:
    assert short_edge(order(size, sides=sides)) is short
    edge = "short" if short else "long"
    assert f"sides=two-sided-{edge}-edge" in options_of(order(size, sides=sides))


def test_copies_pages_and_colours_are_told() -> None:
    told = options_of(order(copies=3, first=2, last=5, grey=True))
    assert told[told.index("-n") + 1] == "3"
    assert told[told.index("-P") + 1] == "2-5"
    assert "print-color-mode=monochrome" in told
    assert order(first=2, last=5).count == 4
    assert order().count == 40
