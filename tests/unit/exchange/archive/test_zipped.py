"""A .zip from elsewhere: names that lead out, links, bombs, and the names of other systems."""

import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app.packages import prove_package
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.bag import read_manifest, tag_files
from buxuan_desktop.exchange.archive.checking import checked
from buxuan_desktop.exchange.archive.names import alike, apart, cleaned, is_safe
from tests.packages import archive_in, extract_in


def packed(target: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return target


def link(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.create_system = 3
    made.external_attr = (stat.S_IFLNK | 0o777) << 16
    return made


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt",
        "/etc/passwd",
        "data/../../a",
        "C:\\a.txt",
        "a\\b",
        "data/ a. /b",
        "data/NUL.txt",
        "data/a\x07b",
        "bagit.TXT",
        "data//a",
        link("data/link"),
    ],
)
def test_what_would_lead_out_is_refused_before_anything_is_unpacked(name: str, tmp_path: Path) -> None:
    made = packed(tmp_path / "a.zip", [("bagit.txt", b"x"), ("bag-info.txt", b"x"), (name, b"/etc/passwd")])
    with pytest.raises(Refusal, match="package-unsafe"):
        prove_package(made)
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_a_file_that_is_also_a_folder_is_refused(tmp_path: Path) -> None:
    made = packed(tmp_path / "a.zip", [("bagit.txt", b"x"), ("data", b"x"), ("data/a", b"x")])
    with pytest.raises(Refusal, match="package-unsafe"):
        prove_package(made)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    made = packed(tmp_path / "a.zip", [("bagit.txt", b"x"), ("data/a", bytes(64 << 20))])
    with pytest.raises(Refusal, match="package-too-large"):
        prove_package(made)
    many = packed(tmp_path / "b.zip", [(f"data/{n}", b"") for n in range(20_001)])
    with pytest.raises(Refusal, match="package-too-large"):
        prove_package(many)


def test_a_bomb_that_lies_about_its_size_does_not_get_further_than_it_said(tmp_path: Path) -> None:
    made = packed(tmp_path / "a.zip", [("bagit.txt", b"x"), ("data/a", bytes(8 << 20))])
    raw = made.read_bytes()
    made.write_bytes(raw.replace((8 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    with pytest.raises(Refusal, match="package-damaged"):
        prove_package(made)


def test_what_is_no_package_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not-a-package"):
        prove_package(packed(tmp_path / "a.zip", [("a.txt", b"x")]))
    (tmp_path / "b").mkdir()
    (tmp_path / "b/bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    (tmp_path / "b/bag-info.txt").write_text("Source-Organization: somebody else\n")
    with pytest.raises(Refusal, match="not-a-package"):
        prove_package(tmp_path / "b")
    (tmp_path / "c.zip").write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(Refusal, match="package-damaged"):
        prove_package(tmp_path / "c.zip")


def test_links_in_a_folder_are_refused(tmp_path: Path) -> None:
    package = archive_in(tmp_path)
    (package / "data/附件/link.txt").symlink_to("/etc/passwd")
    with pytest.raises(Refusal, match="package-unsafe"):
        checked(package)
    other = archive_in(tmp_path / "b")
    (other / "data/more").symlink_to(tmp_path)
    with pytest.raises(Refusal, match="package-unsafe"):
        checked(other)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_folder_that_another_program_packed_is_read(encoding: str, tmp_path: Path) -> None:
    """The Explorer of a Chinese Windows writes names in GBK without saying so."""

    class Unsaid(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
            return self.filename.encode(encoding), 0

    package = archive_in(tmp_path)
    names = [one for one in package.rglob("*") if one.is_file()]
    made = [(Unsaid(one.relative_to(tmp_path).as_posix()), one.read_bytes()) for one in names]
    assert prove_package(packed(tmp_path / "a.zip", made))[0].faults == ()


def test_one_changed_byte_in_the_files_of_an_extract_is_found(tmp_path: Path) -> None:
    extract = extract_in(tmp_path)
    with zipfile.ZipFile(extract) as read:
        files = {name: read.read(name) for name in read.namelist()}
    assert prove_package(extract)[0].faults == ()
    for name, content in files.items():
        changed = bytearray(content)
        changed[len(content) // 2] ^= 1
        made = packed(tmp_path / "b.zip", [(one, bytes(changed) if one == name else files[one]) for one in files])
        try:
            assert prove_package(made)[0].faults, name
        finally:
            made.unlink()


def test_a_folder_with_a_nested_zip_is_not_opened_twice(tmp_path: Path) -> None:
    package = archive_in(tmp_path)
    shutil.make_archive(str(tmp_path / "b"), "zip", tmp_path, package.name)
    assert prove_package(tmp_path / "b.zip")[0].faults == ()


@given(st.text())
def test_a_cleaned_name_is_always_safe(name: str) -> None:
    assert is_safe(cleaned(name))
    assert len(cleaned(name)) <= 101


@given(st.lists(st.text("aA.é-2", min_size=1).map(cleaned)))
def test_names_apart_are_apart(names: list[str]) -> None:
    made = apart(names)
    assert len({alike(one) for one in made}) == len(names)


NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


@given(st.dictionaries(NAMES, st.binary(max_size=9), max_size=9))
def test_a_manifest_is_read_as_it_was_written(files: dict[str, bytes]) -> None:
    payload = {f"data/{name}": content for name, content in files.items()}
    made = tag_files(payload, [("a", "b")], b"")
    assert set(read_manifest(made["manifest-sha256.txt"])) == set(payload)
