"""From the command line: a case becomes an archive package and an extract, and `verify` takes both."""

import shutil
from pathlib import Path

import pytest

from buxuan_desktop.cli.main import run
from tests.making import CLOCK, DAY, whole_bytes


@pytest.fixture
def buxuan(tmp_path: Path):
    return lambda *arguments: run([str(one) for one in arguments], CLOCK, tmp_path / "home")


@pytest.mark.proves("F16")
def test_a_package_is_written_and_verified_and_fails_after_one_changed_byte(
    buxuan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "a.buxuan"
    case.write_bytes(whole_bytes())
    assert buxuan("export", case, "--to", tmp_path, "--archive", "--keep-until", "2031-05-10") == 0
    told = capsys.readouterr().out
    package = tmp_path / "临河镇柳湾村-2026-05-10-归档包"
    assert str(package) in told
    assert "保管到2031年5月10日" in told
    assert (tmp_path / "公开").is_dir()
    assert buxuan("verify", package) == 0
    answer = capsys.readouterr().out
    head, sentence, fingerprint = answer.splitlines()[:3]
    assert "归档包核对通过" in sentence
    assert fingerprint.rsplit("：", 1)[1] in told
    assert buxuan("verify", package, "--head", head) == 0
    shutil.make_archive(str(tmp_path / "包"), "zip", tmp_path, package.name)
    assert buxuan("verify", tmp_path / "包.zip", "--head", head) == 0
    capsys.readouterr()
    report = package / "data/文书/1-结果报告单.pdf"
    changed = bytearray(report.read_bytes())
    changed[1000] ^= 1
    report.write_bytes(changed)
    assert buxuan("verify", package) == 1
    assert "data/文书/1-结果报告单.pdf" in capsys.readouterr().err


def test_an_extract_says_that_it_is_no_case(buxuan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "a.buxuan"
    case.write_bytes(whole_bytes())
    assert buxuan("export", case, "--to", tmp_path, "--extract") == 0
    assert not (tmp_path / "公开").exists()
    capsys.readouterr()
    assert buxuan("verify", tmp_path / "临河镇柳湾村-2026-05-10-上报摘录.zip") == 0
    assert "这是摘录，不是案卷" in capsys.readouterr().out


def test_what_is_no_package_exits_with_one_line(buxuan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04")
    for path in (tmp_path / "a.zip", tmp_path):
        assert buxuan("verify", path) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    case = tmp_path / "a.buxuan"
    case.write_bytes(whole_bytes())
    assert run(["export", str(case), "--to", str(tmp_path), "--extract"], CLOCK) == 2


@pytest.mark.proves("B07", "B19")
def test_the_monthly_table_from_the_command_line(buxuan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.monthly import DONE, HALF, village

    villages = [village(tmp_path / "in", number, state) for number, state in enumerate((DONE, HALF))]
    (tmp_path / "in/坏.buxuan").write_bytes(b"x")
    outs = [tmp_path / f"月报.{ending}" for ending in ("xlsx", "parquet", "pdf")]
    given = ("--out", outs[0], "--parquet", outs[1], "--pdf", outs[2], "--reason", "候选人不足")
    assert buxuan("rollup", tmp_path / "in", *given) == 0
    told = capsys.readouterr()
    assert "2份案卷、4个职务，完成3个，未完成1个，逾期4个；没有采用的文件1个" in told.out
    assert "坏.buxuan：" in told.err
    assert all(one.stat().st_size for one in outs)
    assert buxuan("rollup", *villages, *given) == 2
    assert "已经存在" in capsys.readouterr().err
    city = ("--level", "city", "--unit", "江阴市", "--out", tmp_path / "市.xlsx", "--day", "2026-07-01")
    assert buxuan("rollup", outs[1], *city) == 0
    assert "江阴市补选进展月报（2026年7月）：2份案卷" in capsys.readouterr().out
    from buxuan_desktop.app import survey
    from buxuan_desktop.domain.gap import Gap

    survey.add(tmp_path / "home", [Gap(village="第9社区", body="residents", post="主任", day=DAY, township="临河镇")])
    survey.explain(tmp_path / "home", "临河镇", "等换届")
    assert buxuan("rollup", villages[0], "--out", tmp_path / "c.xlsx", "--survey") == 0
    assert "1份案卷、3个职务，完成2个，未完成1个" in capsys.readouterr().out
    assert buxuan("rollup", tmp_path / "in/坏.buxuan", "--out", tmp_path / "b.xlsx") == 2
    assert buxuan("rollup", villages[0], "--out", tmp_path / "b.csv") == 2
    assert not list(tmp_path.glob("b.*"))
