"""Starters, the advice and the installer's script: what they say, to whom they say no, and in which bytes."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from buxuan_desktop.machine import OLDEST_WINDOWS

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "resources" / "packaging"


@pytest.fixture
def papers(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("bundle_papers")


@pytest.fixture
def linux(papers: ModuleType) -> Any:
    return papers.About("0.1.0", "linux", os.uname().machine if sys.platform != "win32" else "x86_64", "2.28")


@pytest.fixture
def windows(papers: ModuleType) -> Any:
    return papers.About("0.1.0", "win32", "x86_64", "")


def test_the_folder_gets_a_starter_what_to_read_first_and_the_advice(
    papers: ModuleType, linux: Any, tmp_path: Path
) -> None:
    papers.write(tmp_path, linux)
    assert {path.name for path in tmp_path.iterdir()} == {"启动补选桌面.sh", "先读我.txt", "说明"}
    first = (tmp_path / "先读我.txt").read_text(encoding="utf-8")
    assert "@" not in first
    assert "glibc 2.28" in first
    assert "安全软件" in (tmp_path / "说明" / "安全软件拦截怎么办.txt").read_text(encoding="utf-8")


def test_windows_gets_its_own_code_page_and_line_ends(papers: ModuleType, windows: Any, tmp_path: Path) -> None:
    papers.write(tmp_path, windows)
    starter = (tmp_path / "启动补选桌面.cmd").read_bytes()
    assert "请换一台 Windows 10" in starter.decode("gbk")
    assert starter.count(b"\r\n") == starter.count(b"\n")
    assert (tmp_path / "先读我.txt").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's script")
class TestStarter:
    """The starter for Linux, run by a shell with made-up answers of `uname` and `getconf`."""

    @pytest.fixture
    def start(self, papers: ModuleType, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
        folder, tools = tmp_path / "选举 软件", tmp_path / "tools"
        folder.mkdir()
        tools.mkdir()
        bundle = papers.About("0.1.0", "linux", "x86_64", "2.28")
        text = (PACKAGING / "start.sh").read_text(encoding="utf-8")
        (folder / "start.sh").write_bytes(papers.starter_for(bundle, text))
        (folder / "buxuan").write_text('#!/bin/sh\necho "started $1"\n')

        def run(machine: str, libc: str, mode: int = 0o755) -> subprocess.CompletedProcess[str]:
            for name, answer in (("uname", machine), ("getconf", libc)):
                (tools / name).write_text(f"#!/bin/sh\necho {answer}\n" if answer else "#!/bin/sh\nexit 1\n")
                (tools / name).chmod(0o755)
            (folder / "buxuan").chmod(mode)
            ready = {"PATH": f"{tools}:{os.environ['PATH']}"}
            command = ["sh", str(folder / "start.sh"), "案卷 一.buxuan"]
            return subprocess.run(command, env=ready, capture_output=True, text=True, check=False)

        return run

    @pytest.mark.parametrize("libc", ["glibc 2.28", "glibc 2.36", "glibc 2.100"])
    def test_a_fit_computer_starts_the_program(
        self, start: Callable[..., subprocess.CompletedProcess[str]], libc: str
    ) -> None:
        done = start("x86_64", libc)
        assert (done.returncode, done.stdout) == (0, "started 案卷 一.buxuan\n")

    @pytest.mark.parametrize(
        ("machine", "libc", "said"),
        [
            ("loongarch64", "glibc 2.28", "龙芯"),
            ("aarch64", "glibc 2.36", "给 x86_64 处理器用的"),
            ("x86_64", "glibc 2.27", "旧系统版"),
            ("x86_64", "", "没有 glibc"),
        ],
    )
    def test_others_are_told_why_not(
        self, start: Callable[..., subprocess.CompletedProcess[str]], machine: str, libc: str, said: str
    ) -> None:
        done = start(machine, libc)
        assert done.returncode == 2
        assert said in done.stderr
        assert "没有改动" in done.stderr

    def test_a_disk_that_runs_nothing_is_told(self, start: Callable[..., subprocess.CompletedProcess[str]]) -> None:
        done = start("x86_64", "glibc 2.36", mode=0o644)
        assert done.returncode == 2
        assert "复制到电脑的硬盘" in done.stderr

    @pytest.mark.parametrize("named", ["ld-linux-x86-64.so.2", "ld-2.31.so"])
    @pytest.mark.skipif(not Path("/lib64/ld-linux-x86-64.so.2").exists(), reason="another loader")
    def test_where_nothing_is_run_by_name_the_loader_runs_it_under_its_own_name(
        self, start: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, named: str
    ) -> None:
        """The program takes a loader of any other name for itself."""
        shutil.copy("/bin/echo", tmp_path / "选举 软件" / "buxuan")
        fake = tmp_path / "tools" / "readlink"
        answer = f'case $2 in /lib*) echo "/usr/lib/{named}";; *) exec /usr/bin/readlink "$@";; esac'
        fake.write_text(f"#!/bin/sh\n{answer}\n")
        fake.chmod(0o755)
        copied = tmp_path / "copied"
        tool = tmp_path / "tools" / "mktemp"
        tool.write_text(f'#!/bin/sh\nmkdir "{copied}.now" && touch "{copied}" && echo "{copied}.now"\n')
        tool.chmod(0o755)
        done = start("x86_64", "glibc 2.36", mode=0o644)
        assert (done.returncode, done.stdout) == (0, "案卷 一.buxuan\n")
        assert copied.exists() == (named == "ld-2.31.so")
        assert not (tmp_path / "copied.now").exists()


class TestInno:
    """The installer's script, which is only run on Windows, read as text."""

    @pytest.fixture
    def sections(self) -> dict[str, list[str]]:
        raw = (PACKAGING / "buxuan.iss").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), "without it Inno Setup reads Chinese as another code page"
        found: dict[str, list[str]] = {}
        lines = found.setdefault("", [])
        for line in raw.decode("utf-8-sig").splitlines():
            named = re.fullmatch(r"\[(\w+)\]", line)
            if named:
                lines = found.setdefault(named[1], [])
            elif line and not line.startswith(";"):
                lines.append(line)
        return found

    @pytest.fixture
    def setup(self, sections: dict[str, list[str]]) -> dict[str, str]:
        return dict(line.split("=", 1) for line in sections["Setup"])

    def test_version_and_folders_are_given_from_outside(
        self, setup: dict[str, str], sections: dict[str, list[str]]
    ) -> None:
        assert setup["AppVersion"] == "{#Version}"
        assert sections["Files"] == [
            'Source: "{#Folder}\\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs'
        ]
        assert "0.1.0" not in "".join(line for lines in sections.values() for line in lines)

    def test_nobody_has_to_be_an_administrator(self, setup: dict[str, str]) -> None:
        assert setup["PrivilegesRequired"] == "lowest"

    def test_old_windows_and_other_processors_are_refused_in_words(
        self, setup: dict[str, str], sections: dict[str, list[str]]
    ) -> None:
        assert setup["MinVersion"] == ".".join(map(str, OLDEST_WINDOWS))
        assert setup["ArchitecturesAllowed"] == "x64compatible"
        said = dict(line.split("=", 1) for line in sections["Messages"])
        assert "Windows 7" in said["WinVersionTooLowError"]
        assert "处理器" in said["OnlyOnTheseArchitectures"]

    def test_cases_are_opened_by_a_double_click(self, sections: dict[str, list[str]]) -> None:
        assert any("Software\\Classes\\.buxuan" in line and "Root: HKA" in line for line in sections["Registry"])
        assert any('""{app}\\buxuan.exe"" ""%1""' in line for line in sections["Registry"])

    def test_what_an_older_version_left_is_removed_first(self, sections: dict[str, list[str]]) -> None:
        assert any("{app}\\_internal" in line for line in sections["InstallDelete"])
        assert not any("filesandordirs" in line for line in sections.get("UninstallDelete", []))
