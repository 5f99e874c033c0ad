"""The command line as other programs use it: exit codes, one line on stderr, files left behind (design §7)."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdf
import pytest

from buxuan_desktop.__main__ import window
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.cli.main import is_command, run
from buxuan_desktop.paths import resource
from tests.scripts import small_script

HERE = Path(__file__).parent
CLOCK = standing_at(date(2026, 5, 10))

HELD = small_script('{ write_in = ["NAME"] }')


def buxuan(*arguments: object) -> int:
    return run([str(one) for one in arguments], CLOCK)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    assert buxuan("rehearse", resource("samples", "plan3.toml"), "--out", tmp_path) == 0
    return tmp_path / "plan3"


def text_of(pdf: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


@pytest.mark.proves("B14", "C20", "F1", "F7", "F9")
def test_a_rehearsal_leaves_result_case_and_papers(sample: Path) -> None:
    assert sorted(path.name for path in sample.iterdir()) == [
        "1-结果报告单.pdf",
        "1-计票单-1-主任.pdf",
        "case.buxuan",
        "result.json",
        "当选证书.pdf",
    ]
    assert "王建国" in text_of(sample / "1-结果报告单.pdf")


@pytest.mark.proves("B12", "T38")
def test_the_certificate_ends_with_the_current_term(sample: Path) -> None:
    text = text_of(sample / "当选证书.pdf").replace("\n", "")
    assert "任期至本届居民委员会届满（二〇二一年十二月三十一日）时止" in text


def test_the_same_script_gives_the_same_bytes(tmp_path: Path, sample: Path) -> None:
    assert buxuan("rehearse", resource("samples", "plan3.toml"), "--out", tmp_path / "again") == 0
    for path in sample.glob("*.pdf"):
        assert path.read_bytes() == (tmp_path / "again" / "plan3" / path.name).read_bytes(), path.name
    assert (sample / "result.json").read_bytes() == (tmp_path / "again" / "plan3" / "result.json").read_bytes()


def test_documents_prints_what_the_rehearsal_printed(tmp_path: Path, sample: Path) -> None:
    assert buxuan("documents", sample / "case.buxuan", "--out", tmp_path / "papers") == 0
    written = {path.name for path in (tmp_path / "papers").iterdir()}
    assert {path.name for path in sample.glob("*.pdf")} <= written
    assert {"8结果-选举结果公告.pdf", "9收尾-检查验收表.pdf", "9收尾-补选工作总结.pdf"} <= written


@pytest.mark.proves("F9")
@pytest.mark.parametrize(("upright", "page"), [((), (260, 185)), (("--upright",), (185, 260))])
@pytest.mark.parametrize("paper", ["185x260", "260×185"])
def test_certificates_on_booklets_of_their_own_size(
    tmp_path: Path, sample: Path, paper: str, upright: tuple[str, ...], page: tuple[int, int]
) -> None:
    out = tmp_path / "papers"
    assert buxuan("documents", sample / "case.buxuan", "--out", out, "--paper", paper, *upright) == 0
    (box,) = (one.mediabox for one in pypdf.PdfReader(out / "当选证书.pdf").pages)
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == page
    assert "王建国" in text_of(out / "当选证书.pdf")


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("90x130", "90×130毫米的纸太小"),
        ("300x500", "最大297×420毫米"),
        ("A4", "要写成 185x260 的样子"),
        ("185", "要写成 185x260 的样子"),
    ],
)
def test_paper_that_cannot_be_is_refused_in_one_line_and_nothing_is_written(
    tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str], paper: str, said: str
) -> None:
    try:
        code = buxuan("documents", sample / "case.buxuan", "--out", tmp_path / "p", "--paper", paper)
    except SystemExit as left:
        code = left.code
    assert code == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1
    assert not (tmp_path / "p").exists()


def test_documents_of_an_unfinished_case_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "空.toml"
    script.write_text(HELD[: HELD.index("[[rounds]]")], encoding="utf-8")
    assert buxuan("rehearse", script, "--out", tmp_path) == 0
    assert buxuan("documents", tmp_path / "空" / "case.buxuan", "--out", tmp_path / "papers") == 2
    assert "还没有可以打印的文书" in capsys.readouterr().err


@pytest.mark.proves("T27", "write-in-needs-review")
def test_a_written_in_winner_gets_no_certificate_before_the_review(tmp_path: Path) -> None:
    script = tmp_path / "另选.toml"
    script.write_text(HELD.replace("NAME", "赵铁柱"), encoding="utf-8")
    assert buxuan("rehearse", script, "--out", tmp_path) == 0
    assert not (tmp_path / "另选" / "当选证书.pdf").exists()
    assert "赵铁柱" in text_of(tmp_path / "另选" / "1-结果报告单.pdf")


@pytest.mark.proves("name-uncovered")
def test_a_name_that_no_font_has_is_refused_and_the_result_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "生僻.toml"
    script.write_text(HELD.replace("write_in", "for").replace("NAME", "王\ue863").replace("李秀英", "王\ue863"))
    assert buxuan("rehearse", script, "--out", tmp_path, "--no-documents") == 0
    assert buxuan("rehearse", script, "--out", tmp_path) == 2
    assert "U+E863" in capsys.readouterr().err
    assert (tmp_path / "生僻" / "result.json").is_file()
    assert (
        buxuan("documents", tmp_path / "生僻/case.buxuan", "--out", tmp_path / "p", "--handwriting", "uncovered") == 2
    )
    assert (tmp_path / "p" / "当选证书.pdf").is_file(), "the certificate leaves the place blank"


def test_verify_answers_with_the_head(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert buxuan("verify", sample / "case.buxuan") == 0
    head = capsys.readouterr().out.splitlines()[0]
    assert buxuan("verify", sample / "case.buxuan", "--head", head) == 0
    assert buxuan("verify", sample / "case.buxuan", "--head", head[:-1] + ("0" if head[-1] != "0" else "1")) == 1
    assert buxuan("verify", sample / "case.buxuan", "--head", "12:abc") == 2


def test_what_is_no_case_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "说明.txt"
    text.write_text("不是案卷" * 400, encoding="utf-8")
    for path in (text, tmp_path / "没有.buxuan", tmp_path):
        assert buxuan("verify", path) == 2
        assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_an_expectation_that_fails_is_a_no(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "预期.toml"
    script.write_text(HELD.replace("NAME", "赵铁柱") + "\n[[expect.rounds]]\nvalid = 71\n", encoding="utf-8")
    assert buxuan("rehearse", script, "--out", tmp_path, "--no-documents") == 1
    assert "rounds[0].valid" in capsys.readouterr().err


def test_a_bad_script_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "好.toml"
    good.write_text(HELD.replace("NAME", "赵铁柱"), encoding="utf-8")
    bad = tmp_path / "坏.toml"
    bad.write_text("format = 2", encoding="utf-8")
    assert buxuan("rehearse", bad, good, "--out", tmp_path / "out", "--no-documents") == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["好"]


def test_a_real_case_in_the_way_is_never_replaced(tmp_path: Path, sample: Path) -> None:
    out = tmp_path / "out"
    (out / "plan3").mkdir(parents=True)
    shutil.copyfile(HERE / "test_command_line.py", out / "plan3" / "case.buxuan")
    before = (out / "plan3" / "case.buxuan").read_bytes()
    assert buxuan("rehearse", resource("samples", "plan3.toml"), "--out", out, "--no-documents") == 2
    assert (out / "plan3" / "case.buxuan").read_bytes() == before


def test_self_test_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert buxuan("self-test") == 0
    assert "自检通过" in capsys.readouterr().out


def test_a_command_without_its_options_is_unusable_input() -> None:
    with pytest.raises(SystemExit) as stopped:
        buxuan("rehearse", "x.toml")
    assert stopped.value.code == 2


def test_without_a_display_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not is_command(["reherse"])
    assert window(["reherse"]) == 2
    assert "没有显示器" in capsys.readouterr().err
    assert window(["a.buxuan", "b.buxuan"]) == 2
    assert "一次只能打开一个案卷" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", ["rehearse", "verify"])
def test_an_answer_that_cannot_be_written_down_is_neither_yes_nor_no(
    tmp_path: Path, sample: Path, command: str
) -> None:
    """Exit 1 would say that the case does not verify."""
    words = (
        [command, sample / "case.buxuan"]
        if command == "verify"
        else [command, resource("samples", "plan3.toml"), "--out", tmp_path / "o"]
    )
    with Path("/dev/full").open("wb") as full:
        line = [sys.executable, "-m", "buxuan_desktop", *map(str, words)]
        done = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "结果写不出来" in done.stderr.decode()
