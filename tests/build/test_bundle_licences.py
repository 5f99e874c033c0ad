from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture
def licences(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("bundle_licences")


@pytest.mark.parametrize(
    "expression",
    [
        "MIT",
        "Apache-2.0 OR GPL-2.0-only",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    ],
)
def test_what_may_be_handed_on_is_accepted(licences: ModuleType, expression: str) -> None:
    assert licences.is_accepted(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "GPL-3.0-or-later",
        "AGPL-3.0-only",
        "GPL-2.0-only AND MIT",
        "MIT AND (GPL-2.0-only OR AGPL-3.0-only)",
        "GPL-3.0-or-later WITH Bootloader-exception",
        "SSPL-1.0",
        "Proprietary-Nobody-Thought-Of",
    ],
)
def test_the_gpl_and_what_nobody_thought_of_are_refused(licences: ModuleType, expression: str) -> None:
    assert not licences.is_accepted(expression)


@pytest.mark.parametrize("expression", ["", "MIT AND", "(MIT", "MIT MIT"])
def test_what_is_no_expression_is_no_licence(licences: ModuleType, expression: str) -> None:
    with pytest.raises(ValueError, match="SPDX"):
        licences.is_accepted(expression)
