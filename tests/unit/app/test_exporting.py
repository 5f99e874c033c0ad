"""The use case: when an export is refused, what it replaces and what never, whole or not at all, the same bytes."""

import errno
import json
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import get_ident

import pytest
from hypothesis import given, settings

from buxuan_desktop.app import counting, folders
from buxuan_desktop.app.case import Case, fold_file
from buxuan_desktop.app.closing import close_count, open_balances
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store.casefile import CaseFile
from tests.exports import CHAIN, SUMS, TOTALS, agree, check, rows, sign
from tests.making import CLOCK, HOME, counting_case, enter, finish, opened, whole_bytes
from tests.tabling import table_bytes
from tests.unit.store.test_recount import cases, counted

BOTH = (PUBLIC, SEALED)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case whose first round is declared."""
    made = tmp_path / "a.buxuan"
    with counting_case(made) as case:
        enter(case)
        finish(case)
    return made


@settings(max_examples=40, deadline=None)
@given(cases())
def test_any_casts_and_strikes_recount_to_the_folded_tally(
    given_case: tuple[list[Post], dict[str, str], list[Ballot], list[int]],
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.buxuan"
        with counted(path, *given_case) as case:
            close_count(case, {finding.code: "x" for finding in open_balances(case)})
            election = case.election
            for kind in BOTH:
                done = export_file(path, Path(folder), kind)
                check(done.folder)
                assert agree(done.folder, election)


@pytest.mark.parametrize("kind", BOTH)
def test_a_whole_case_goes_out_and_its_head_is_that_of_verify(kind: str, tmp_path: Path) -> None:
    """Two rounds' worth of trouble: struck, set aside, void, odd names, a voided winner, a handover."""
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    done = export_file(path, tmp_path, kind)
    assert check(done.folder)[1] == str(done.head) == str(verify(path).head)
    assert {one.name for one in done.files} == {one.name for one in done.folder.iterdir()}
    assert (done.lone > 0) == (kind == PUBLIC)


def test_bundles_keyed_twice_recounted_and_counted_by_totals(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(table_bytes())
    with CaseFile.open(path, write=False) as file:
        election = fold_file(file)
    current = election.rounds[0]
    for kind in BOTH:
        done = export_file(path, tmp_path, kind)
        assert check(done.folder)[1] == str(verify(path).head)
        assert agree(done.folder, election)
    header, *sealed = rows(tmp_path / "封存-不得公开")
    lines = [dict(zip(header, row, strict=True)) for row in sealed]
    standing = [line for line in lines if not line["撤销"]]
    # In the order of the ledger: a ballot that was cast again has a later row, and its old place in the bundle.
    assert [int(line["记录号"]) for line in lines] == sorted(int(line["记录号"]) for line in lines)
    places = [("1", "1"), ("1", "2"), ("1", "3"), ("1", "4"), ("2", "1"), ("2", "2"), ("2", "3")]
    assert sorted((line["票捆"], line["捆内第几张"]) for line in standing) == [*places, ("3", "")]
    together = next(line for line in standing if line["票捆"] == "3")
    assert (together["判定"], together["主任：1.王建国"]) == ("有效票3、弃权票", "赞成2、反对")
    assert len(lines) - len(standing) == len(current.struck) > 0
    records = json.loads((tmp_path / "封存-不得公开" / "选票.json").read_bytes())
    assert sorted((one["BatchId"], str(one["BatchSequenceId"])) for one in records["CVR"]) == places
    header, *public = rows(tmp_path / "公开")
    assert public[-1] == [together.get(name, "") for name in header]
    assert "票捆" not in header


def test_while_a_count_is_open_nothing_leaves(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with opened(path) as case:
        with pytest.raises(Refusal, match="nothing-to-export"):
            export_file(path, tmp_path / "out", PUBLIC)
        counting.open_round(case, "first")
        with pytest.raises(Refusal, match="nothing-to-export"):
            export_file(path, tmp_path / "out", PUBLIC)
        counting.close_polls(case, 12)
        enter(case)
        for kind in BOTH:
            with pytest.raises(Refusal, match="count-open-no-export"):
                export_file(path, tmp_path / "out", kind)
        finish(case)
        assert export_file(path, tmp_path / "out", PUBLIC).files
        if any(state.waiting for state in case.election.posts.values()):
            kind_of_next = next(s.waiting.kind for s in case.election.posts.values() if s.waiting)
            counting.open_round(case, kind_of_next)
            export_file(path, tmp_path / "more", PUBLIC)
            counting.close_polls(case, 12)
            with pytest.raises(Refusal, match="count-open-no-export"):
                export_file(path, tmp_path / "out", PUBLIC)
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["more", "out"]


def test_a_case_that_does_not_verify_is_not_exported(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    at = content.index("王建国".encode(), content.index(b"ballot-cast"))
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(Refusal, match="case-not-proven"):
        export_file(path, tmp_path / "out", PUBLIC)
    assert not (tmp_path / "out").exists()


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "说明.txt"
    text.write_text("不是案卷" * 400, encoding="utf-8")
    for wrong, code in ((text, "not-a-case"), (tmp_path / "none.buxuan", "file-missing")):
        with pytest.raises(Refusal, match=code):
            export_file(wrong, tmp_path / "out", PUBLIC)


@pytest.mark.parametrize("kind", BOTH)
def test_the_same_case_gives_the_same_bytes(kind: str, path: Path, tmp_path: Path) -> None:
    first = export_file(path, tmp_path / "one", kind)
    shutil.copyfile(path, tmp_path / "copy.buxuan")
    second = export_file(tmp_path / "copy.buxuan", tmp_path / "two", kind)
    for one, other in zip(first.files, second.files, strict=True):
        assert one.read_bytes() == other.read_bytes()
    stamps = [one.stat().st_mtime_ns for one in first.files]
    again = export_file(path, tmp_path / "one", kind)
    assert [one.stat().st_mtime_ns for one in again.files] == stamps, "the same files are left as they are"


def go_on(path: Path) -> None:
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        kind = next(state.waiting.kind for state in case.election.posts.values() if state.waiting)
        counting.open_round(case, kind)


def test_an_earlier_export_of_this_case_is_replaced(path: Path, tmp_path: Path) -> None:
    before = export_file(path, tmp_path, PUBLIC)
    old = {one.name: one.read_bytes() for one in before.files}
    go_on(path)
    after = export_file(path, tmp_path, PUBLIC)
    assert after.head.seq == before.head.seq + 1
    assert {one.name: one.read_bytes() for one in after.files} != old
    assert check(after.folder)
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["公开"], "nothing is left beside it"


@pytest.mark.parametrize("spoil", ["more", "changed", "changed-and-signed", "link", "file", "other-kind", "other-case"])
def test_what_is_not_an_untouched_export_of_this_case_stays(spoil: str, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = export_file(path, out, PUBLIC)
    if spoil == "more":
        (done.folder / "我的笔记.txt").write_text("勿删", encoding="utf-8")
    elif spoil == "changed":
        (done.folder / "说明.txt").write_text("改了", encoding="utf-8")
    elif spoil == "changed-and-signed":
        told = json.loads((done.folder / TOTALS).read_bytes())
        (done.folder / TOTALS).write_text(json.dumps({**told, "head": "3:" + "a" * 64}), encoding="utf-8")
        sign(done.folder)
    elif spoil == "link":
        (done.folder / SUMS).rename(out / "elsewhere")
        (done.folder / SUMS).symlink_to(out / "elsewhere")
    elif spoil == "file":
        shutil.rmtree(done.folder)
        done.folder.write_text("一个文件", encoding="utf-8")
    elif spoil == "other-kind":
        shutil.rmtree(done.folder)
        shutil.copytree(export_file(path, tmp_path / "sealed", SEALED).folder, done.folder)
    else:
        shutil.rmtree(done.folder)
        (tmp_path / "other.buxuan").write_bytes(whole_bytes())
        export_file(tmp_path / "other.buxuan", out, PUBLIC)
    go_on(path)
    there = {one: one.read_bytes() for one in out.rglob("*") if one.is_file()}
    with pytest.raises(Refusal, match="export-in-the-way"):
        export_file(path, out, PUBLIC)
    assert {one: one.read_bytes() for one in out.rglob("*") if one.is_file()} == there


def test_other_files_in_the_folder_stay(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "U盘"
    (out / "照片").mkdir(parents=True)
    (out / "照片" / "大会.jpg").write_bytes(b"jpg")
    (out / "说明.txt").write_text("别的说明", encoding="utf-8")
    export_file(path, out, PUBLIC)
    export_file(path, out, SEALED)
    assert (out / "说明.txt").read_text(encoding="utf-8") == "别的说明"
    assert (out / "照片" / "大会.jpg").read_bytes() == b"jpg"


def test_a_file_where_the_folder_should_be_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("文件", encoding="utf-8")
    with pytest.raises(Refusal, match="file-exists"):
        export_file(path, tmp_path / "out", PUBLIC)


@pytest.mark.parametrize("full", ["first", "middle", "last"])
def test_a_full_disk_leaves_nothing_behind(
    full: str, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many files there are, and whatever a thread of another test still writes."""
    files = len(export_file(path, tmp_path / "before", PUBLIC).files)
    left = {"first": 0, "middle": files // 2, "last": files - 1}[full]
    whole, mine = os.fsync, get_ident()

    def fail(handle: int) -> None:
        nonlocal left
        left -= get_ident() == mine
        if left < 0 and get_ident() == mine:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(handle)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refusal, match="disk-full"):
        export_file(path, tmp_path / "新" / "文件夹", PUBLIC)
    assert not (tmp_path / "新").exists()


def test_a_stick_that_keeps_other_bytes_is_noticed(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = folders._write
    monkeypatch.setattr(folders, "_write", lambda file, content: write(file, content[:-1] + b"?"))
    with pytest.raises(Refusal, match="copy-not-verified"):
        export_file(path, tmp_path / "out", PUBLIC)
    assert not (tmp_path / "out").exists()


def test_a_failure_while_replacing_gives_the_old_export_back(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = export_file(path, tmp_path, PUBLIC)
    old = {one: one.read_bytes() for one in done.files}
    go_on(path)
    rename = Path.rename

    def fail(one: Path, target: Path) -> Path:
        if one.name.endswith(".part"):
            raise OSError(errno.EIO, "Input/output error")
        return rename(one, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(Refusal, match="disk-fault"):
        export_file(path, tmp_path, PUBLIC)
    assert {one: one.read_bytes() for one in done.folder.iterdir()} == old
    assert [one.name for one in tmp_path.iterdir() if one.is_dir()] == ["公开"]


def test_an_export_that_its_own_verifier_would_not_pass_is_our_mistake(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "buxuan_desktop.exchange.ballots.package.public_chain", lambda rows: b'[2,2,"' + b"0" * 64 + b'"]\n'
    )
    with pytest.raises(AssertionError, match="校验链在第1条断开"):
        export_file(path, tmp_path / "out", PUBLIC)
    assert not (tmp_path / "out").exists()


def test_several_rounds_are_several_tables(path: Path, tmp_path: Path) -> None:
    go_on(path)
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        counting.close_polls(case, 12)
        title = case.election.rounds[-1].posts[0].title
        name = case.election.rounds[-1].posts[0].candidates[0]
        counting.cast_many(case, [(Ballot({title: PostMarks((name,))}), 3)])
        finish(case)
        election = case.election
    for kind in BOTH:
        done = export_file(path, tmp_path, kind)
        assert [one.name for one in done.files][:2] == ["1-选票.csv", "2-选票.csv"]
        assert len(rows(done.folder, 2)) == 4
        assert agree(done.folder, election)
        assert (done.folder / CHAIN).is_file()


def test_the_moment_of_the_case_and_not_of_today_stands_in_the_records(path: Path, tmp_path: Path) -> None:
    done = export_file(path, tmp_path, PUBLIC)
    records = json.loads((done.folder / "选票.json").read_bytes())
    assert records["GeneratedDate"] == "2026-05-10T12:00:00+08:00"
