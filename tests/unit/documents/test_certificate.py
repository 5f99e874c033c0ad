import datetime
import io
from collections.abc import Callable

import pypdf
import pytest
from msgspec.structs import replace

from buxuan_desktop.documents import Certificate, Uncovered, render_certificate, render_certificates
from buxuan_desktop.documents.certificate_words import body_words, name_words
from buxuan_desktop.documents.samples import CERTIFICATE, UPRIGHT_CERTIFICATE

Pages = Callable[[bytes], list[str]]


@pytest.mark.proves("F9")
def test_the_certificate_says_who_where_when_what(pages: Pages) -> None:
    (said,) = pages(render_certificate(CERTIFICATE))
    assert said == (
        "编号柳湾补字〔2020〕第001号当选证书王建国同志："
        "经柳湾社区全体有选举权的居民于二〇二〇年四月二十日依法补选，您当选为柳湾社区第七届居民委员会主任，"
        "任期至本届居民委员会届满时止。临河镇人民政府（盖章）二〇二〇年四月二十日"
    )


@pytest.mark.proves("F9", "T38")
def test_the_term_ends_with_the_committee_and_its_day_only_where_known() -> None:
    assert body_words(CERTIFICATE).endswith("任期至本届居民委员会届满时止。")
    ends = replace(CERTIFICATE, term_ends=datetime.date(2021, 6, 30))
    assert body_words(ends).endswith("任期至本届居民委员会届满（二〇二一年六月三十日）时止。")


@pytest.mark.proves("F9")
def test_village_wording_and_unknown_facts() -> None:
    words = body_words(Certificate(name="王建国", committee="村民委员会", electors="全体有选举权的村民"))
    assert words == (
        "经＿＿＿＿＿全体有选举权的村民于＿＿＿年＿＿月＿＿日依法补选，"
        "您当选为＿＿＿＿＿村民委员会＿＿＿，任期至本届村民委员会届满时止。"
    )


@pytest.mark.proves("F9")
def test_orientation_follows_the_record_and_no_page_line_is_printed(pages: Pages) -> None:
    pdf = render_certificates([CERTIFICATE, UPRIGHT_CERTIFICATE, CERTIFICATE])
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert [box.width > box.height for box in boxes] == [True, False, True]
    for said in pages(pdf):
        assert "打印" not in said
        assert "页" not in said
    assert "照片" in pages(pdf)[1]


def test_rare_and_long_names_are_whole(pages: Pages, pdfium_pages: Pages, long_name: str) -> None:
    names = ["王𤇥", "林𬧷昌", "𨶒立杰", "𰻝", long_name]
    every = [replace(CERTIFICATE, name=name, landscape=wide) for name in names for wide in (True, False)]
    pdf = render_certificates(every)
    for read in (pages, pdfium_pages):
        for certificate, said in zip(every, read(pdf), strict=True):
            assert f"{certificate.name}同志：" in said


def test_a_long_place_leaves_room_for_the_seal(pages: Pages) -> None:
    place = "内蒙古自治区锡林郭勒盟西乌珠穆沁旗巴拉嘎尔高勒镇罕乌拉社区"
    for wide in (True, False):
        (said,) = pages(render_certificate(replace(CERTIFICATE, place=place, issuer=place, landscape=wide)))
        assert said.count(place) == 3


@pytest.mark.proves("F9", "name-uncovered")
def test_what_cannot_be_drawn_is_refused_or_left_to_the_pen(pages: Pages) -> None:
    private = replace(CERTIFICATE, name="王\ue863国")
    with pytest.raises(Uncovered) as caught:
        render_certificate(private)
    assert caught.value.items == [("王\ue863国", ["\ue863"])]
    by_hand = replace(private, handwriting="uncovered")
    assert name_words(by_hand) == "王＿国"
    assert "王国同志：" in pages(render_certificate(by_hand))[0]
    assert name_words(replace(private, handwriting="name")) == "＿＿＿＿"
    assert name_words(replace(CERTIFICATE, name="王\u7940\U000e0100", handwriting="uncovered")) == "王＿"


@pytest.mark.proves("name-uncovered")
@pytest.mark.parametrize("character", ["\u200b", "\u202e", "\u0007"])
def test_what_takes_no_place_cannot_be_left_to_the_pen(character: str) -> None:
    with pytest.raises(Uncovered):
        render_certificate(replace(CERTIFICATE, name=f"王{character}国", handwriting="uncovered"))


def test_a_batch_is_refused_as_a_whole_and_never_empty() -> None:
    with pytest.raises(Uncovered):
        render_certificates([CERTIFICATE, replace(CERTIFICATE, place="柳\ue000")])
    with pytest.raises(ValueError, match="no certificate"):
        render_certificates([])


def test_bytes_are_the_same_and_fonts_embedded_once() -> None:
    many = [replace(CERTIFICATE, number=f"第{number}号") for number in range(20)]
    pdf = render_certificates(many)
    assert pdf == render_certificates(many)
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") == 1
