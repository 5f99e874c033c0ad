import pytest

from buxuan_desktop import machine
from buxuan_desktop.machine import Machine, hindrance
from buxuan_desktop.words import of_refusal

TEN = (10, 0, 19045)
GLIBC = "glibc 2.28"


@pytest.mark.parametrize(
    "fit",
    [
        Machine("win32", TEN, "amd64", 64, ""),
        Machine("win32", (10, 0, 17763), "amd64", 64, ""),
        Machine("win32", (10, 0, 26100), "arm64", 64, ""),
        Machine("linux", (), "x86_64", 64, GLIBC),
        Machine("linux", (), "aarch64", 64, GLIBC),
        Machine("darwin", (), "arm64", 64, ""),
    ],
)
def test_a_machine_that_qt_has_wheels_for_is_let_through(fit: Machine) -> None:
    assert hindrance(fit) is None


@pytest.mark.parametrize(
    ("version", "named"),
    [
        ((6, 1, 7601), "Windows 7（6.1.7601）"),
        ((6, 3, 9600), "Windows 8.1（6.3.9600）"),
        ((10, 0, 17134), "Windows 10.0.17134"),
    ],
)
def test_an_older_windows_is_refused_by_the_name_that_people_know(version: tuple[int, ...], named: str) -> None:
    refusal = hindrance(Machine("win32", version, "amd64", 64, ""))
    assert refusal is not None
    assert refusal.code == "windows-too-old"
    said = of_refusal(refusal)
    assert named in said
    assert "没有改动" in said
    assert "1809" in said


@pytest.mark.parametrize(
    ("machine", "found"),
    [
        (Machine("linux", (), "loongarch64", 64, GLIBC), "loongarch64"),
        (Machine("linux", (), "mips64", 64, GLIBC), "mips64"),
        (Machine("linux", (), "sw_64", 64, GLIBC), "sw_64"),
        (Machine("linux", (), "i686", 32, GLIBC), "i686"),
        (Machine("linux", (), "x86_64", 32, GLIBC), "x86_64，32 位"),
        (Machine("win32", TEN, "x86", 32, ""), "x86，32 位"),
        (Machine("win32", TEN, "", 64, ""), "无法识别"),
    ],
)
def test_a_processor_without_wheels_is_refused_in_words(machine: Machine, found: str) -> None:
    refusal = hindrance(machine)
    assert refusal is not None
    assert refusal.code == "processor-unsupported"
    assert found in of_refusal(refusal)


def test_a_linux_without_glibc_is_refused() -> None:
    refusal = hindrance(Machine("linux", (), "x86_64", 64, ""))
    assert refusal is not None
    assert "glibc" in of_refusal(refusal)


def test_this_machine_is_fit_for_it_runs_the_tests() -> None:
    assert hindrance(machine.this_machine()) is None


def test_the_words_are_said_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    machine.tell("打不开窗口。")
    assert capsys.readouterr().err == "打不开窗口。\n"
