"""The archive package: what it holds, that one changed byte in any file of it is found, what it never replaces."""

import csv
import os
import shutil
import stat
from datetime import date
from pathlib import Path

import openpyxl
import pypdf
import pytest

from buxuan_desktop.app import custody
from buxuan_desktop.app.archive_index import pages_of
from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.packages import prove_package
from buxuan_desktop.app.paperwork.offers import jobs_of
from buxuan_desktop.app.rehearsal import rehearse
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.bag import INFO, read_info
from buxuan_desktop.words.archive_papers import OTHER, item_of, items
from buxuan_desktop.words.papers import PAPERS
from tests.bagit_library import bagit
from tests.closing_up import close_up
from tests.making import CLOCK, HOME, counting_case, enter, finish, opened, opening, whole_bytes
from tests.packages import archive_in, resigned
from tests.scripts import small_script

UNDRAWABLE = small_script('["王\ue863"]', "王\ue863")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.buxuan"
    made.write_bytes(whole_bytes())
    return made


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """A case that this computer keeps, its first round declared."""
    made = tmp_path / "b.buxuan"
    with counting_case(made) as case:
        enter(case)
        finish(case)
    return made


def files_of(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def faults_of(package: Path, paper: Head | None = None) -> list[str]:
    return [fault.code for fault in prove_package(package, paper)[0].faults]


@pytest.mark.proves("F16", "C27")
def test_the_package_holds_case_papers_exports_attachments_and_an_index(path: Path, tmp_path: Path) -> None:
    done = archive_file(path, tmp_path / "out", CLOCK, tmp_path / "home")
    names = set(files_of(done.folder))
    assert "data/案卷/临河镇柳湾村-2026-05-10.buxuan" in names
    assert "data/附件/会议记录.txt" in names
    assert {"data/文书/1-结果报告单.pdf", "data/文书/当选证书.pdf", "data/封面和目录.pdf", "data/目录.xlsx"} <= names
    assert {"data/选票记录/公开/verify_export.py", "data/选票记录/封存-不得公开/记录链.jsonl"} <= names
    info = read_info((done.folder / INFO).read_bytes())
    assert info["Buxuan-Place"] == "临河镇柳湾村"
    assert info["Buxuan-Election-Day"] == "2026-05-10"
    assert info["Buxuan-Ledger-Head"] == str(verify(path).head) == str(done.head)
    assert "选举工作档案" in info["Buxuan-Retention"]
    assert "第三十七条" in info["Buxuan-Retention-Basis"]
    assert info["Buxuan-Keep-Until"] == "unset"
    proven, election = prove_package(done.folder)
    assert proven.faults == ()
    assert election is not None
    assert (proven.kind, proven.head, proven.fingerprint) == ("archive", done.head, done.fingerprint)


@pytest.mark.proves("F16", "C22", "C27")
def test_every_paper_that_the_case_fills_is_in_the_package(finished: Path, tmp_path: Path) -> None:
    with Case.open(finished, CLOCK, "计票员", HOME) as case:
        close_up(case)
        filled = {job.name for job in jobs_of(case)}
    folder = archive_file(finished, tmp_path / "out", CLOCK, tmp_path / "home").folder
    assert {one.name for one in (folder / "data/文书").iterdir()} >= filled
    assert {"9收尾-选票封存记录.pdf", "9收尾-当选证书发放登记簿.pdf", "8结果-选举结果公告.pdf"} <= filled


def test_every_paper_has_its_heading_in_the_list() -> None:
    assert [code for code in PAPERS if item_of(code) == OTHER] == []
    named = [code for item in items() for code in item.papers]
    assert len(named) == len(set(named))
    assert {code for code in named if not code.islower()} == set(PAPERS)


# Its own way of calling `re.sub`, which Python 3.13 warns of.
@pytest.mark.filterwarnings("ignore:'count' is passed as positional argument:DeprecationWarning")
def test_the_library_of_congress_reads_it_too(tmp_path: Path) -> None:
    assert bagit.Bag(str(archive_in(tmp_path))).is_valid()


def test_one_changed_byte_in_any_file_is_found(tmp_path: Path) -> None:
    package = archive_in(tmp_path)
    assert faults_of(package) == []
    for name, content in files_of(package).items():
        for place in {0, len(content) // 2, len(content) - 1}:
            changed = bytearray(content)
            changed[place] ^= 1
            (package / name).write_bytes(changed)
            assert faults_of(package), (name, place)
        (package / name).write_bytes(content + b"\n")
        assert faults_of(package), name
        (package / name).unlink()
        if name not in (INFO, "bagit.txt"):
            assert faults_of(package), name
        (package / name).write_bytes(content)
    assert faults_of(package) == []


def test_a_file_that_was_added_is_found(tmp_path: Path) -> None:
    package = archive_in(tmp_path)
    for name in ("data/文书/另一份.pdf", "说明.txt"):
        (package / name).write_bytes(b"x")
        assert faults_of(package) == ["package-file-unlisted"]
        (package / name).unlink()


def test_who_signs_a_changed_package_anew_shows_another_fingerprint(tmp_path: Path) -> None:
    package = archive_in(tmp_path)
    before = prove_package(package)[0].fingerprint
    made = resigned(files_of(package), lambda files: files.update({"data/附件/会议记录.txt": b"x"}), tmp_path / "other")
    for name, content in made.items():
        (package / name).write_bytes(content)
    after = prove_package(package)[0]
    assert after.faults == ()
    assert after.fingerprint != before


def test_the_case_inside_and_the_head_on_the_package_are_proven_too(tmp_path: Path) -> None:
    package = archive_in(tmp_path)
    case = next(name for name in files_of(package) if name.endswith(".buxuan"))

    def change(files: dict[str, bytes]) -> None:
        files[case] = files[case].replace("王建国".encode(), "王建围".encode())

    for name, content in resigned(files_of(package), change, tmp_path / "other").items():
        (package / name).write_bytes(content)
    assert "chain-broken" in faults_of(package)
    other = archive_in(tmp_path / "again")

    def lie(files: dict[str, bytes]) -> None:
        files[INFO] = files[INFO].replace(b"Buxuan-Ledger-Head: ", b"Buxuan-Ledger-Head: 1")

    for name, content in resigned(files_of(other), lie, tmp_path / "other").items():
        (other / name).write_bytes(content)
    assert faults_of(other) == ["package-head-differs"]


def test_a_head_on_paper_is_compared(tmp_path: Path) -> None:
    package = archive_in(tmp_path)
    head = prove_package(package)[0].head
    assert faults_of(package, head) == []
    assert faults_of(package, Head(head.seq, "0" * 64)) == ["paper-head-differs"]


def test_the_index_is_in_the_order_of_the_list_with_the_pages_of_each_paper(tmp_path: Path) -> None:
    package = archive_in(tmp_path)
    head, *rows = list(csv.reader((package / "data/目录.csv").read_text("utf-8-sig").splitlines()))
    assert head[:4] == ["序号", "名称", "电子文件", "页数"]
    assert [row[1] for row in rows if row[0].isdigit()] == [item.title for item in items()]
    counted = {row[2]: row[3] for row in rows if row[2].endswith(".pdf")}
    assert counted
    for name, pages in counted.items():
        assert int(pages) == len(pypdf.PdfReader(package / "data" / name).pages)
    book = openpyxl.load_workbook(package / "data/目录.xlsx")
    assert [cell.value for cell in book.worksheets[0][2]][:2] == ["序号", "名称"]
    text = "".join(page.extract_text() for page in pypdf.PdfReader(package / "data/封面和目录.pdf").pages)
    assert "本项目自拟" in text
    assert prove_package(package)[0].fingerprint[:19] in text
    assert "保管期限" in text


def test_pages_that_cannot_be_seen_are_left_to_people() -> None:
    assert pages_of("a.JPG", b"") == 1
    assert pages_of("a.pdf", b"%PDF packed") is None
    assert pages_of("a.docx", b"") is None


def test_attachments_keep_their_names_and_never_leave_the_package(finished: Path, tmp_path: Path) -> None:
    path = finished
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        names = ("../../etc/passwd", "会议记录.txt", "会议记录.txt", "CON.txt", "a" * 300 + ".jpg", r"C:\照片\一.jpg")
        for name in names:
            custody.attach(case, name, (name + str(case.file.head.seq)).encode())
    done = archive_file(path, tmp_path / "out", CLOCK, tmp_path / "home")
    found = {one.name for one in (done.folder / "data/附件").iterdir()}
    assert {"passwd", "会议记录.txt", "会议记录-2.txt", "_CON.txt", "一.jpg"} <= found
    assert all(len(name) <= 100 for name in found)
    assert len(found) == 6
    assert prove_package(done.folder)[0].faults == ()


@pytest.mark.skipif(os.name == "nt", reason="no such permissions")
def test_the_key_is_made_once_and_is_nobody_elses_business(path: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = archive_file(path, tmp_path / "one", CLOCK, home)
    key = home / "signing-key.pem"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert archive_file(path, tmp_path / "two", CLOCK, home).fingerprint == first.fingerprint
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")
    key.write_bytes(b"damaged")
    with pytest.raises(Refusal, match="signing-key-damaged"):
        archive_file(path, tmp_path / "three", CLOCK, home)
    assert key.read_bytes() == b"damaged"


def test_an_earlier_package_is_replaced_and_a_changed_one_stays(finished: Path, tmp_path: Path) -> None:
    path = finished
    done = archive_file(path, tmp_path, CLOCK, tmp_path / "home")
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        custody.attach(case, "照片.jpg", b"x")
    newer = archive_file(path, tmp_path, CLOCK, tmp_path / "home")
    assert newer.folder == done.folder
    assert newer.head.seq == done.head.seq + 1
    (done.folder / "data/附件/照片.jpg").write_bytes(b"y")
    with pytest.raises(Refusal, match="export-in-the-way"):
        archive_file(path, tmp_path, CLOCK, tmp_path / "home")
    assert (done.folder / "data/附件/照片.jpg").read_bytes() == b"y"


def test_no_count_is_open_and_the_file_is_proven(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    counting_case(path).close()
    with pytest.raises(Refusal, match="count-open-no-export"):
        archive_file(path, tmp_path, CLOCK, tmp_path / "home")
    damaged = tmp_path / "b.buxuan"
    damaged.write_bytes(whole_bytes().replace("王建国".encode(), "王建围".encode()))
    with pytest.raises(Refusal, match="case-not-proven"):
        archive_file(damaged, tmp_path, CLOCK, tmp_path / "home")
    assert not list(tmp_path.glob("*归档包"))


def test_a_case_before_any_vote_can_be_archived(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    opened(path).close()
    done = archive_file(path, tmp_path, CLOCK, tmp_path / "home")
    assert not (done.folder / "data/选票记录").exists()
    assert prove_package(done.folder)[0].faults == ()


@pytest.mark.parametrize(
    ("profile", "body", "words", "until"),
    [
        ("HA-2011", "villagers", "期限三年", date(2029, 5, 10)),
        ("SH-2020", "villagers", "至少保存至下一届", None),
        ("CN-U-2018", "residents", "没有写明保管期限", None),
    ],
)
def test_how_long_papers_are_kept_is_the_profiles_word_or_asked(
    profile: str, body: str, words: str, until: date | None, tmp_path: Path
) -> None:
    from buxuan_desktop.app import setup

    path = tmp_path / "a.buxuan"
    options = {"overvote_scope": "post", "blank": "abstain", "same_person": "separate"}
    setup.open_case(path, opening(profile=profile, body=body, options=options), CLOCK, "周敏").close()
    done = archive_file(path, tmp_path, CLOCK, tmp_path / "home")
    assert words in done.keep
    info = read_info((done.folder / INFO).read_bytes())
    assert info["Buxuan-Keep-Until"] == (until.isoformat() if until else "unset")
    shutil.rmtree(done.folder)
    said = archive_file(path, tmp_path, CLOCK, tmp_path / "home", date(2031, 1, 2))
    assert said.keep.startswith("保管到2031年1月2日")
    with pytest.raises(Refusal, match="keep-until-too-early"):
        archive_file(path, tmp_path, CLOCK, tmp_path / "home", date(2026, 5, 10))


def test_a_paper_that_no_font_can_print_is_said_in_the_index(tmp_path: Path) -> None:
    script = tmp_path / "生僻.toml"
    script.write_text(UNDRAWABLE, encoding="utf-8")
    case = rehearse(script, tmp_path, None).folder / "case.buxuan"
    done = archive_file(case, tmp_path, CLOCK, tmp_path / "home")
    assert "当选证书（1份）" in done.missing
    assert "未能生成" in (done.folder / "data/目录.csv").read_text("utf-8-sig")
    proven = prove_package(done.folder)[0]
    assert proven.faults == ()
    assert proven.rehearsal
