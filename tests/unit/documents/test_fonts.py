import pytest

from buxuan_desktop.documents import fonts
from buxuan_desktop.documents.coverage import Uncovered, require, uncovered, visible
from buxuan_desktop.documents.stamp import Stamp
from buxuan_desktop.documents.unicode_map import to_unicode_cmap


@pytest.mark.parametrize("chain", sorted(fonts.CHAINS))
def test_every_chain_draws_rare_names(chain: str, rare_names: tuple[str, ...]) -> None:
    assert uncovered("".join(rare_names), chain) == []


def test_what_one_chain_draws_every_chain_draws() -> None:
    faces = {frozenset(name for name in chain if not name.endswith("-Bold")) for chain in fonts.CHAINS.values()}
    assert len(faces) == 1
    for style in ("NotoSerifSC", "NotoSansSC"):
        assert fonts.face(f"{style}-Bold").charToGlyph.keys() <= fonts.face(f"{style}-Regular").charToGlyph.keys()


def test_a_run_falls_back_and_comes_back() -> None:
    assert [(name, piece) for name, piece, _ in fonts.runs("林𬧷昌", "kai")] == [
        ("LXGWWenKai-Regular", "林"),
        ("HanaMinB", "𬧷"),
        ("LXGWWenKai-Regular", "昌"),
    ]


def test_drawing_what_no_face_has_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(LookupError, match=r"U\+0628"):
        fonts.runs("王ب", "song")


@pytest.mark.proves("name-uncovered")
@pytest.mark.parametrize(
    "character",
    [
        "\u0000",
        "\u0007",
        "\n",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\ue863",
        "\U000f0000",
        "\ufe00",
        "\U000e0100",
        "\u0301",
        "\u3164",
        "\ufffd",
        "\ufdd0",
        "\u0378",
        "ب",
        "😀",
    ],
)
def test_hostile_characters_are_named(character: str) -> None:
    assert uncovered(f"王{character}国{character}", "song") == [character]


@pytest.mark.proves("name-uncovered")
def test_the_whole_record_is_checked_and_every_fault_listed() -> None:
    with pytest.raises(Uncovered) as caught:
        require(Stamp(place="柳\u200b湾", printed_at="好", head="\ue000"), "song")
    assert caught.value.items == [("柳\u200b湾", ["\u200b"]), ("\ue000", ["\ue000"])]
    assert caught.value.code == "name-uncovered"
    assert str(caught.value) == "柳〔U+200B〕湾：U+200B；〔U+E000〕：U+E000"


def test_visible_leaves_plain_text_alone() -> None:
    assert visible("王建国 3") == "王建国 3"


def test_the_unicode_map_writes_surrogate_pairs_in_short_sections() -> None:
    cmap = to_unicode_cmap("X", [0x738B, 0x24165, *range(0x4E00, 0x4E00 + 150)])
    assert "<00> <738B>\n<01> <D850DD65>" in cmap
    assert cmap.count("beginbfchar") == 2
    assert "100 beginbfchar" in cmap
    assert "52 beginbfchar" in cmap
