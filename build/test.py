"""Set up and run every check: `python3 build/test.py [--all] [PYTEST ARGUMENTS]`.

All steps run even when one fails, so that every fault is seen at once. pytest comes last, so that the
output ends with a summary line of it. `--all` adds what is slow: the tests marked so, fuzzing, the bundle.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from typing import IO

sys.dont_write_bytecode = True  # build/ holds no output

import environment  # noqa: E402
from places import OUT, ROOT, child_environment, executable, say  # noqa: E402

_CACHE = OUT / "cache"
_BUILD = ROOT / "build"
_WINDOWS = "tests/gui"


def main() -> int:
    parser = argparse.ArgumentParser(description="run every check")
    parser.add_argument("--all", action="store_true", help="also what is slow")
    asked, pytest_arguments = parser.parse_known_args()
    environment.ensure()
    failed = [name for name, command in _steps(asked.all) if _run(name, command) != 0]
    say(f"Failed before pytest: {', '.join(failed)}" if failed else "All steps before pytest passed.")
    chosen = pytest_arguments
    code = _run("pytest", _pytest(asked.all, chosen)) if chosen else _everything(asked.all)
    return code or (1 if failed else 0)


def _everything(slow: bool) -> int:
    """All tests: the windows' in a process of their own, beside the others, since each keeps one core busy."""
    with tempfile.TemporaryFile() as said:
        windows = _begin(_pytest(slow, [_WINDOWS], cache="windows"), said)
        code = _run("pytest", _pytest(slow, ["tests", f"--ignore={_WINDOWS}"]))
        return _end("pytest windows", windows, said) or code


def _steps(everything: bool) -> list[tuple[str, list[str]]]:
    ruff, mypy, python = (str(executable(name)) for name in ("ruff", "mypy", "python"))
    typed = [mypy, "--cache-dir", str(_CACHE / "mypy")]
    scripts = [str(script) for script in sorted(_BUILD.glob("*.py"))]
    steps = [
        ("ruff check", [ruff, "check", "--cache-dir", str(_CACHE / "ruff"), "."]),
        ("ruff format", [ruff, "format", "--check", "--cache-dir", str(_CACHE / "ruff"), "."]),
        ("mypy", typed),
        ("mypy build", [*typed, *scripts]),
        ("lint-imports", [str(executable("lint-imports")), "--no-logo", "--cache-dir", str(_CACHE / "imports")]),
    ]
    slow = ("fuzz", "bundle") if everything else ()
    steps += [(name, [python, str(_BUILD / f"{name}.py")]) for name in slow if (_BUILD / f"{name}.py").is_file()]
    return steps


def _pytest(everything: bool, arguments: list[str], cache: str = "pytest") -> list[str]:
    selection = [] if everything else ["-m", "not slow"]
    # pytest by itself passes over every folder named build, so over tests/build too.
    settings = ["-o", "norecursedirs=.*", "-o", f"cache_dir={_CACHE / cache}"]
    return [str(executable("python")), "-m", "pytest", *selection, *settings, *arguments]


def _run(name: str, command: list[str]) -> int:
    say(f"== {name}")
    return subprocess.run(command, cwd=ROOT, env=_tools(), check=False).returncode


def _begin(command: list[str], said: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=ROOT, env=_tools(), stdout=said, stderr=subprocess.STDOUT)


def _end(name: str, process: subprocess.Popen[bytes], said: IO[bytes]) -> int:
    """Wait for it, then let it say what it said meanwhile."""
    code = process.wait()
    said.seek(0)
    say(f"== {name}")
    say(said.read().decode(errors="replace").rstrip())
    return code


def _tools() -> dict[str, str]:
    return child_environment(
        HYPOTHESIS_STORAGE_DIRECTORY=str(_CACHE / "hypothesis"), PYTHONPYCACHEPREFIX=str(_CACHE / "python")
    )


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
