"""What the tests say they prove, and where the code reads a rule parameter, from the syntax trees alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def proofs(tests: Path) -> dict[str, list[str]]:
    """Name → the tests that are marked `proves(name)`, sorted; an election `tNN-….toml` proves case TNN."""
    found: dict[str, set[str]] = {}
    for path in sorted(tests.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = _constants(tree)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                where = f"{path.relative_to(tests).as_posix()}::{node.name}"
                for name in _proved(node, known):
                    found.setdefault(name, set()).add(where)
    for path in sorted((tests / "elections").glob("t[0-9][0-9]-*.toml")):
        found.setdefault(f"T{int(path.stem[1:3])}", set()).add(f"elections/{path.name}")
    return {name: sorted(places) for name, places in found.items()}


def _proved(test: ast.FunctionDef, known: dict[str, list[str]]) -> Iterator[str]:
    """The names in every `pytest.mark.proves(…)` of a test's decorators, those of its parameters too."""
    for decorator in test.decorator_list:
        for node in ast.walk(decorator):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.proves":
                for argument in node.args:
                    yield from _texts(argument, known)


def _texts(node: ast.expr, known: dict[str, list[str]]) -> list[str]:
    """The strings that an expression holds: literals, lists of them, keys of tables, names of such."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.Starred):
        return _texts(node.value, known)
    if isinstance(node, ast.Name):
        return known.get(node.id, [])
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return [text for one in node.elts for text in _texts(one, known)]
    if isinstance(node, ast.Dict):
        return [text for key in node.keys if key for text in _texts(key, known)]
    return []


def _constants(tree: ast.Module) -> dict[str, list[str]]:
    """The strings of each name that a module assigns at its top."""
    known: dict[str, list[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            known[node.targets[0].id] = _texts(node.value, known)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            known[node.target.id] = _texts(node.value, known)
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            known[node.target.id] = [*known.get(node.target.id, []), *_texts(node.value, known)]
    return known


def uses(package: Path) -> dict[str, list[str]]:
    """Parameter → the modules that ask the rule book for its value, besides the options and the codes."""
    found: dict[str, set[str]] = {}
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in _asked(node):
                found.setdefault(name, set()).add(f"`{path.relative_to(package.parent).as_posix()}`")
    return {name: sorted(places) for name, places in found.items()}


def _asked(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("parameter", "cite"):
        return [name for argument in node.args for name in _texts(argument, {})]
    return []
