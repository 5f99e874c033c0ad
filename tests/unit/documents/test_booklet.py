"""Certificates on booklets of any size, read back from the PDF by another program: all on the page, nothing over it."""

import datetime
import io
from collections.abc import Callable, Iterator
from itertools import combinations

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from buxuan_desktop.documents import Certificate, NoRoom, render_calibration, render_certificate, render_certificates
from buxuan_desktop.documents.samples import CERTIFICATE
from buxuan_desktop.domain.booklet import A4, LARGEST, SMALLEST
from buxuan_desktop.domain.refusal import Refusal
from tests.unit.documents.conftest import LONG_NAME, RARE_NAMES

Pages = Callable[[bytes], list[str]]
Box = tuple[float, float, float, float]
MM = 72 / 25.4
USUAL = ((210, 285), (185, 260), (260, 370), (148, 210))
LONG_PLACE = "内蒙古自治区锡林郭勒盟西乌珠穆沁旗巴拉嘎尔高勒镇罕乌拉社区"
PLAIN = replace(CERTIFICATE, place="临河镇柳湾社区", term_ends=datetime.date(2021, 12, 31))
BOOKLET = replace(PLAIN, paper=(185, 260))
_A4_INNER = 39
_TOUCH = 0.3
_READABLE = 7.5
_PEN = 0.6
"""In mm: pdfium counts the stroke of a line with its rectangle."""


def page_of(pdf: bytes) -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(pdf)[0]


def letters(pdf: bytes) -> list[tuple[str, Box]]:
    """Each character that has ink, with the box of its ink: left, foot, right, top."""
    text = page_of(pdf).get_textpage()
    read = ((text.get_text_range(place, 1), text.get_charbox(place)) for place in range(text.count_chars()))
    return [(character, box) for character, box in read if character.strip() and box[2] > box[0]]


def drawn(pdf: bytes) -> list[Box]:
    """What is drawn on the page itself beside the frame: rules to write on, and the place for a photo."""
    paths = page_of(pdf).get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)
    return [one.get_bounds() for one in paths]


def smallest_letter(pdf: bytes) -> float:
    text = page_of(pdf).get_textpage()
    return min(
        pdfium.FPDFText_GetFontSize(text, place)
        for place in range(text.count_chars())
        if text.get_text_range(place, 1).strip()
    )


def meet(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > _TOUCH
        and min(one[3], other[3]) - max(one[1], other[1]) > _TOUCH
    )


def inner_frame(certificate: Certificate) -> Box:
    """The inner line of the frame, reckoned anew: 39 points on A4, in proportion to the tighter side elsewhere."""
    short, long = certificate.paper
    width, height = (long, short) if certificate.landscape else (short, long)
    on_a4 = (A4[1], A4[0]) if certificate.landscape else A4
    edge = _A4_INNER * min(width / on_a4[0], height / on_a4[1])
    return edge, edge, width * MM - edge, height * MM - edge


def faults(certificate: Certificate, pdf: bytes) -> Iterator[str]:
    """What leaves the frame, and what stands over something else."""
    frame, read, paths = inner_frame(certificate), letters(pdf), drawn(pdf)
    for what, box in [*read, *(("rule", one) for one in paths)]:
        if box[0] < frame[0] or box[1] < frame[1] or box[2] > frame[2] or box[3] > frame[3]:
            yield f"{what} leaves the frame: {box} {frame}"
    for (one, box), (other, over) in combinations(read, 2):
        if meet(box, over):
            yield f"{one} and {other}: {box} {over}"
    for path in paths:
        yield from (f"{one} over a rule: {box} {path}" for one, box in read if one not in "照片" and meet(box, path))


def on_enough_paper(certificate: Certificate) -> tuple[Certificate, bytes] | None:
    """The certificate on its paper, or on the smallest that takes it where that is too small; None where none does."""
    try:
        return certificate, render_certificate(certificate)
    except NoRoom as refused:
        least, moved = refused.least, refused.moved
    assert not moved
    if least is None:
        return None
    assert least[0] > certificate.paper[0]
    larger = replace(certificate, paper=least)
    return larger, render_certificate(larger)


papers = st.tuples(st.integers(SMALLEST[0], LARGEST[0]), st.integers(SMALLEST[1], LARGEST[1])).filter(
    lambda paper: paper[0] <= paper[1]
)


@st.composite
def certificates(draw: st.DrawFn) -> Certificate:
    place = draw(st.sampled_from(("柳湾社区", "临河镇柳湾社区", LONG_PLACE, "")))
    return replace(
        CERTIFICATE,
        paper=draw(papers | st.sampled_from(USUAL)),
        landscape=draw(st.booleans()),
        photo=draw(st.booleans()),
        overprint=draw(st.booleans()),
        name=draw(st.sampled_from(("王建国", "王五", LONG_NAME, *RARE_NAMES))),
        handwriting=draw(st.sampled_from(("never", "name"))),
        place=place,
        issuer=draw(st.sampled_from(("临河镇人民政府", place))),
        post=draw(st.sampled_from(("主任", "副主任兼妇女和儿童工作委员"))),
        number=draw(st.sampled_from(("", "柳湾补字〔2020〕第001号", f"{LONG_PLACE}补字〔2020〕第001号"))),
        term_ends=draw(st.sampled_from((None, datetime.date(2021, 12, 31)))),
    )


@pytest.mark.proves("F9")
@settings(max_examples=150, deadline=None)
@given(certificates())
def test_on_any_paper_all_stands_within_the_frame_and_apart_or_it_is_refused(certificate: Certificate) -> None:
    standing = on_enough_paper(certificate)
    if standing is None:
        return
    certificate, pdf = standing
    assert list(faults(certificate, pdf)) == []
    assert smallest_letter(pdf) >= _READABLE
    sides = [float(side) / MM for side in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:]]
    assert sorted(sides) == pytest.approx(certificate.paper)
    assert (sides[0] >= sides[1]) is certificate.landscape or sides[0] == sides[1]


def test_faults_are_found() -> None:
    pdf = render_certificate(BOOKLET)
    assert list(faults(BOOKLET, pdf)) == []
    assert any("leaves" in one for one in faults(replace(BOOKLET, paper=(150, 200)), pdf))
    over = render_certificate(replace(CERTIFICATE, place=LONG_PLACE * 6))
    assert any(" and " in one for one in faults(CERTIFICATE, over)), "A4 is printed as it comes"


@pytest.mark.proves("F9")
@pytest.mark.parametrize("paper", USUAL)
@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("photo", [True, False])
def test_usual_booklets_take_long_names_and_long_places(
    paper: tuple[int, int], landscape: bool, photo: bool, pages: Pages
) -> None:
    given = replace(
        PLAIN, name=LONG_NAME, place=LONG_PLACE, issuer=LONG_PLACE, paper=paper, landscape=landscape, photo=photo
    )
    pdf = render_certificate(given)
    (said,) = pages(pdf)
    assert f"{LONG_NAME}同志：" in said
    assert said.count(LONG_PLACE) == 3
    assert list(faults(given, pdf)) == []


@pytest.mark.proves("F9")
@pytest.mark.parametrize("landscape", [True, False])
def test_a_booklet_says_what_a4_says(pages: Pages, landscape: bool) -> None:
    words = [
        "编号柳湾补字〔2020〕第001号当选证书王建国同志："
        "经临河镇柳湾社区全体有选举权的居民于二〇二〇年四月二十日依法补选，您当选为临河镇柳湾社区第七届居民委员会主任，"
        "任期至本届居民委员会届满（二〇二一年十二月三十一日）时止。临河镇人民政府（盖章）二〇二〇年四月二十日"
    ]
    for paper in (A4, *USUAL, (120, 170)):
        assert pages(render_certificate(replace(PLAIN, landscape=landscape, paper=paper))) == words


@pytest.mark.parametrize(("paper", "mm"), [((148, 210), 25), ((185, 260), 25), ((297, 420), 35)])
def test_a_photo_keeps_its_size_whatever_the_paper(paper: tuple[int, int], mm: int) -> None:
    """A lying page on small paper has a place for a photo of one inch, a large one for two."""
    pdf = render_certificate(replace(PLAIN, paper=paper, photo=True))
    (left, foot, right, top), *more = drawn(pdf)
    assert not more
    assert (right - left) / MM == pytest.approx(mm, abs=_PEN)
    assert (top - foot) / MM == pytest.approx(mm * 1.4, abs=_PEN)


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("paper", [(130, 184), *USUAL])
def test_a_whole_seal_goes_over_issuer_and_day_and_nothing_else(paper: tuple[int, int], landscape: bool) -> None:
    certificate = replace(PLAIN, paper=paper, landscape=landscape, photo=True)
    read = letters(render_certificate(certificate))
    issued = read[-len("临河镇人民政府（盖章）二〇二〇年四月二十日照片") : -len("照片")]
    assert "".join(one for one, _ in issued).startswith("临河镇")
    middle = (min(box[0] for _, box in issued) + max(box[2] for _, box in issued)) / 2
    height = (min(box[1] for _, box in issued) + max(box[3] for _, box in issued)) / 2
    half = 21 * MM - 3
    seal = middle - half, height - half, middle + half, height + half
    frame = inner_frame(certificate)
    assert seal[0] > frame[0]
    assert seal[1] > frame[1]
    assert seal[2] < frame[2]
    others = [one for one in read if one not in issued]
    assert [one for one in others if meet(one[1], seal)] == []


def test_too_little_and_too_much_paper_is_refused_at_once() -> None:
    for paper, code in (((104, 148), "paper-too-small"), ((300, 420), "paper-too-large")):
        for render in (
            lambda paper=paper: render_certificate(replace(PLAIN, paper=paper)),
            lambda paper=paper: render_calibration(lying=True, paper=paper),
        ):
            with pytest.raises(Refusal, match=code):
                render()


def test_small_paper_names_the_smallest_that_takes_it() -> None:
    small = replace(PLAIN, paper=SMALLEST)
    with pytest.raises(NoRoom) as refused:
        render_certificates([BOOKLET, small])
    assert refused.value.certificate.paper == SMALLEST
    assert refused.value.least == (110, 155)
    render_certificate(replace(small, paper=(110, 155)))
    render_certificate(replace(small, landscape=False))
    with pytest.raises(NoRoom) as refused:
        render_certificate(replace(small, place=LONG_PLACE * 20))
    assert refused.value.least is None


@pytest.mark.parametrize("paper", [A4, (185, 260)])
def test_an_overprint_moves_by_its_millimetres_and_not_over_the_edge(paper: tuple[int, int]) -> None:
    still = letters(render_certificate(replace(PLAIN, paper=paper, overprint=True)))
    moved = letters(render_certificate(replace(PLAIN, paper=paper, overprint=True, right=4, down=-3)))
    assert "".join(one for one, _ in still) == "".join(one for one, _ in moved)
    for (_, before), (_, after) in zip(still, moved, strict=True):
        assert (after[0] - before[0]) / MM == pytest.approx(4, abs=0.01)
        assert (after[1] - before[1]) / MM == pytest.approx(3, abs=0.01)
    with pytest.raises(NoRoom) as refused:
        render_certificate(replace(PLAIN, paper=paper, overprint=True, down=-40))
    assert refused.value.moved


def test_papers_of_one_width_keep_their_own_frames() -> None:
    both = render_certificates([replace(PLAIN, landscape=False, paper=paper) for paper in (A4, (210, 285))])
    names = {name for page in pypdf.PdfReader(io.BytesIO(both)).pages for name in page["/Resources"]["/XObject"]}
    assert len(names) == 2
    assert both == render_certificates([replace(PLAIN, landscape=False, paper=paper) for paper in (A4, (210, 285))])


@given(papers, st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_ruler_of_any_paper_has_its_words_on_the_page(paper: tuple[int, int], lying: bool) -> None:
    pdf = render_calibration(lying=lying, paper=paper)
    width, height = page_of(pdf).get_size()
    assert sorted((width / MM, height / MM)) == pytest.approx(paper, abs=0.01)
    read = letters(pdf)
    assert "打印时选“实际大小”" in "".join(one for one, _ in read)
    assert all(box[0] > 0 and box[1] > 0 and box[2] < width and box[3] < height for _, box in read)
    assert not any(meet(one, other) for (_, one), (_, other) in combinations(read, 2))
