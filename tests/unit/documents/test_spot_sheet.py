"""The sheet of a spot check: with it and a SHA-256 tool anybody draws the same ballots again."""

import hashlib
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from buxuan_desktop.documents import SpotSheet, Uncovered, render_spot_sheet
from buxuan_desktop.documents.samples import SPOT, SPOT_READ
from buxuan_desktop.documents.spot_sheet import frame_words

Pages = Callable[[bytes], list[str]]
_RUN = re.compile(r"第(\d+)(?:至(\d+))?捆(?:各)?(\d+)张")


def test_the_sample_is_drawn_again_from_the_words_on_the_sheet(pages: Pages) -> None:
    said = "".join(pages(render_spot_sheet(SPOT)))
    seed = re.search(r"先后掷出的点数）(\d{10})", said)
    told = re.search(r"可以抽的票：(.*?)。", said)
    assert seed is not None
    assert told is not None
    lines = [
        f"{seed[1]},{bundle},{place}"
        for first, last, ballots in _RUN.findall(told[1])
        for bundle in range(int(first), int(last or first) + 1)
        for place in range(1, int(ballots) + 1)
    ]
    assert len(lines) == 517
    hashes = sorted((hashlib.sha256(line.encode()).hexdigest(), line) for line in lines)
    for order, (digest, line) in enumerate(hashes[:10], start=1):
        _, bundle, place = line.split(",")
        assert f"{bundle}{place}{order}{digest[:16]}一致不一致" in said


def test_the_tiny_example_is_right(pages: Pages) -> None:
    said = "".join(pages(render_spot_sheet(SPOT)))
    hashes = {f"{SPOT.seed},{place}": "" for place in ("1,1", "1,2", "2,1")}
    for text in hashes:
        hashes[text] = hashlib.sha256(text.encode()).hexdigest()
        assert f"{text}{hashes[text]}" in said
    smallest = min(hashes, key=lambda text: hashes[text])
    _, bundle, place = smallest.split(",")
    assert f"所以抽中的是第{bundle}捆第{place}张" in said


def test_method_rule_and_signatures_are_in_words(pages: Pages) -> None:
    said = "".join(pages(render_spot_sheet(SPOT)))
    for words in ("SHA-256", "本项目的做法，法律没有规定", "读票人（签名）", "总监票人（签名）", "核对号812:3f9a2c61"):
        assert words in said
    assert "录入的" not in said.replace("录入的内容", "")


def test_after_the_comparison_it_says_what_differs(pages: Pages) -> None:
    said = "".join(pages(render_spot_sheet(SPOT_READ)))
    assert f"{SPOT_READ.lines[0].bundle}{SPOT_READ.lines[0].place}一致2" in said
    assert "另选𨶒立杰赞成李秀英不一致" in said
    assert "这一捆重新计票" in said


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (((1, 50),), "第1捆50张"),
        (((1, 50), (2, 50), (3, 17)), "第1至2捆各50张，第3捆17张"),
        (((1, 50), (3, 50), (4, 50), (5, 49)), "第1捆50张，第3至4捆各50张，第5捆49张"),
        ((), ""),
    ],
)
def test_bundles_of_one_size_stand_together(frame: tuple[tuple[int, int], ...], words: str) -> None:
    assert frame_words(frame) == words


def test_a_large_draw_and_long_names_stay_whole(pdfium_pages: Pages, long_name: str) -> None:
    lines = tuple(replace(SPOT.lines[0], order=number, place=number) for number in range(1, 61))
    said = pdfium_pages(render_spot_sheet(replace(SPOT, lines=lines, thrown_by=(long_name,) * 3)))
    assert len(said) > 3
    assert "".join(said).count(long_name) == 3
    assert all(f"第{number}页共{len(said)}页" in page for number, page in enumerate(said, start=1))
    assert "".join(said).count("不一致") > 60


def test_empty_same_bytes_and_refused() -> None:
    assert render_spot_sheet(SpotSheet())
    assert render_spot_sheet(SPOT) == render_spot_sheet(SPOT)
    with pytest.raises(Uncovered):
        render_spot_sheet(replace(SPOT, thrown_by=("王\u200b国",)))
