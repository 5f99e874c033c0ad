"""What leaves a case is asked for in the app room: by whom, for every role and every door (C17)."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pypdf
import pytest

from buxuan_desktop.app import counting, reprinting, signing
from buxuan_desktop.app.archiving import archive_file
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file
from buxuan_desktop.app.extracts import extract_file
from buxuan_desktop.app.paperwork.writing import write_all
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import MATRIX
from tests.making import CLOCK
from tests.naming import PEOPLE, VOTE, WHO, close, pin, sit, unnamed, voting

Door = Callable[[Path, Path, Case | None], object]
DOORS: dict[Action, Door] = {
    Action.EXPORT_PUBLIC: lambda path, to, by: export_file(path, to, PUBLIC, by),
    Action.EXPORT_SEALED: lambda path, to, by: export_file(path, to, SEALED, by),
    Action.ARCHIVE: lambda path, to, by: archive_file(path, to, CLOCK, to / "home", date(2031, 5, 10), by),
    Action.EXTRACT: lambda path, to, by: extract_file(path, to, CLOCK, to / "home", by),
}
FOR_WANG = [("主任", "王建国")]


@pytest.fixture
def counted(tmp_path: Path) -> Iterator[Case]:
    """A declared result; nobody sits at the computer that opened it."""
    with voting(tmp_path / "case.buxuan") as case:
        counting.cast_many(case, [(VOTE, 6)])
        close(case)
        signing.leave(case)
        yield case


def written(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file() and "home" not in one.parts]


@pytest.mark.proves("C17")
@pytest.mark.parametrize("action", DOORS)
@pytest.mark.parametrize("role", [role for role, name in WHO.items() if PEOPLE[name][1]])
def test_each_role_at_each_door(counted: Case, tmp_path: Path, action: Action, role: str) -> None:
    sit(counted, role)
    out = tmp_path / "out"
    if role in MATRIX[action].roles:
        DOORS[action](counted.file.path, out, counted)
        assert written(out)
        assert counted.election.access.refused == []
        return
    with pytest.raises(Refusal, match="role-may-not"):
        DOORS[action](counted.file.path, out, counted)
    assert written(out) == []
    assert [(one.action, one.why) for one in counted.election.access.refused] == [(action.value, "role-may-not")]


@pytest.mark.proves("C17")
@pytest.mark.parametrize("action", DOORS)
def test_without_anybody_nothing_leaves(counted: Case, tmp_path: Path, action: Action) -> None:
    with pytest.raises(Refusal, match="sign-in-to-let-out"):
        DOORS[action](counted.file.path, tmp_path / "out", None)
    with pytest.raises(Refusal, match="not-signed-in"):
        DOORS[action](counted.file.path, tmp_path / "out", counted)
    assert written(tmp_path / "out") == []
    assert [one.why for one in counted.election.access.refused] == ["not-signed-in"]


def test_another_case_cannot_ask(counted: Case, tmp_path: Path) -> None:
    with unnamed(tmp_path / "other.buxuan") as other, pytest.raises(RuntimeError, match="another case"):
        export_file(counted.file.path, tmp_path / "out", PUBLIC, other)


@pytest.mark.proves("C17")
def test_certificates_go_out_once_and_are_noted(counted: Case, tmp_path: Path) -> None:
    path = counted.file.path
    with pytest.raises(Refusal, match="sign-in-to-let-out"):
        write_all(path, CLOCK, tmp_path / "a")
    names = {one.name for one in written(tmp_path / "a")}
    assert "1-结果报告单.pdf" in names
    assert "当选证书.pdf" not in names
    sit(counted, "teller")
    with pytest.raises(Refusal, match="role-may-not"):
        write_all(path, CLOCK, tmp_path / "b", by=counted)
    assert {one.name for one in written(tmp_path / "b")} == names
    sit(counted, "clerk")
    assert {one.name for one in write_all(path, CLOCK, tmp_path / "c", by=counted)} == {*names, "当选证书.pdf"}
    assert counted.election.access.printed == {FOR_WANG[0]: 1}
    with pytest.raises(Refusal, match="second-needed"):
        write_all(path, CLOCK, tmp_path / "d", by=counted)
    assert not (tmp_path / "d" / "当选证书.pdf").exists()


@pytest.mark.proves("C17")
def test_a_certificate_is_let_out_before_there_is_paper(counted: Case) -> None:
    chair = WHO["chair"]
    sit(counted, "watcher")
    with pytest.raises(Refusal, match="role-may-not"):
        reprinting.release(counted, FOR_WANG)
    sit(counted, "clerk")
    noted = reprinting.release(counted, FOR_WANG)
    assert not counted.election.access.printed
    noted()
    assert counted.election.access.printed == {FOR_WANG[0]: 1}
    with pytest.raises(Refusal, match="second-needed"):
        reprinting.release(counted, FOR_WANG, "卡纸")
    with signing.countersigned(counted, Action.REPRINT, chair, pin(chair)):
        with pytest.raises(Refusal, match="reason-missing"):
            reprinting.release(counted, FOR_WANG, " ")
        again = reprinting.release(counted, FOR_WANG, "卡纸")
    again()
    assert counted.election.access.printed == {FOR_WANG[0]: 2}


@pytest.mark.proves("C17")
def test_a_certificate_goes_out_by_whoever_asked_for_it(counted: Case) -> None:
    sit(counted, "clerk")
    released = reprinting.release(counted, FOR_WANG)
    released.still()
    signing.lock(counted)
    with pytest.raises(Refusal, match="locked"):
        released.still()
    sit(counted, "teller")
    with pytest.raises(Refusal, match="role-may-not"):
        released.still()
    sit(counted, "chair")
    with pytest.raises(Refusal, match="seat-changed"):
        released.still()
    sit(counted, "clerk")
    released.still()
    assert not counted.election.access.printed


@pytest.mark.proves("C17")
def test_a_certificate_that_is_out_is_noted_behind_a_locked_screen(counted: Case) -> None:
    sit(counted, "clerk")
    released = reprinting.release(counted, FOR_WANG)
    signing.lock(counted)
    released()
    assert counted.election.access.printed == {FOR_WANG[0]: 1}
    assert list(counted.file.rows())[-1].who == WHO["clerk"]
    assert counted.locked
    with pytest.raises(Refusal, match="locked"):
        released.still()
    signing.unlock(counted, WHO["clerk"], pin(WHO["clerk"]))
    with pytest.raises(Refusal, match="second-needed"):
        released.still()


@pytest.mark.proves("C17")
def test_a_second_signature_is_never_that_of_whoever_sits_here_by_now(counted: Case) -> None:
    chair = WHO["chair"]
    sit(counted, "clerk")
    reprinting.note_printed(counted, FOR_WANG)
    with signing.countersigned(counted, Action.REPRINT, chair, pin(chair)):
        sit(counted, "chair")
        with pytest.raises(Refusal, match="second-same"):
            reprinting.note_printed(counted, FOR_WANG, "卡纸")
    assert counted.election.access.printed == {FOR_WANG[0]: 1}


def words_of(pdf: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(pdf).pages)


@pytest.mark.proves("C17", "F16")
def test_an_archive_holds_no_certificate_to_print(counted: Case, tmp_path: Path) -> None:
    sit(counted, "clerk")
    write_all(counted.file.path, CLOCK, tmp_path, by=counted)
    done = archive_file(counted.file.path, tmp_path / "out", CLOCK, tmp_path / "home", by=counted)
    filed, real = done.folder / "data" / "文书" / "当选证书.pdf", tmp_path / "当选证书.pdf"
    assert "不作证书使用" in words_of(filed)
    assert "王建国" in words_of(filed)
    assert "存档" not in words_of(real)
