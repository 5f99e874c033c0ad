"""Set up and run every check: `python3 build/test.py [--all] [PYTEST ARGUMENTS]`.

All steps run even when one fails, so that every fault is seen at once. pytest comes last, so that the
output ends with its summary line. `--all` adds what is slow: the tests marked so, fuzzing, the bundle.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

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
    steps = _steps(asked.all)
    rest = pytest_arguments
    if not rest:
        # A process of its own: what hundreds of windows leave behind belongs to no other test.
        steps.append(("pytest windows", _pytest(asked.all, [_WINDOWS])))
        rest = ["tests", f"--ignore={_WINDOWS}"]
    failed = [name for name, command in steps if _run(name, command) != 0]
    say(f"Failed before pytest: {', '.join(failed)}" if failed else "All steps before pytest passed.")
    code = _run("pytest", _pytest(asked.all, rest))
    return code or (1 if failed else 0)


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


def _pytest(everything: bool, arguments: list[str]) -> list[str]:
    selection = [] if everything else ["-m", "not slow"]
    # pytest by itself passes over every folder named build, so over tests/build too.
    settings = ["-o", "norecursedirs=.*", "-o", f"cache_dir={_CACHE / 'pytest'}"]
    return [str(executable("python")), "-m", "pytest", *selection, *settings, *arguments]


def _run(name: str, command: list[str]) -> int:
    say(f"== {name}")
    tools = child_environment(
        HYPOTHESIS_STORAGE_DIRECTORY=str(_CACHE / "hypothesis"), PYTHONPYCACHEPREFIX=str(_CACHE / "python")
    )
    return subprocess.run(command, cwd=ROOT, env=tools, check=False).returncode


if __name__ == "__main__":
    sys.exit(environment.guarded(main))
