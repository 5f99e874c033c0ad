"""Which licences a component of the bundle may have, judged on SPDX expressions.

A list of what is accepted, so that a licence nobody has thought about is refused as much as the GPL and AGPL are. Where
a component offers a choice one accepted licence is enough; where several hold at once all must be accepted.
"""

from __future__ import annotations

import re

ACCEPTED = frozenset(
    {
        *("MIT", "MIT-0", "MIT-CMU", "X11", "HPND", "ISC", "0BSD", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause"),
        *(
            "BSD-4-Clause-UC",
            "Apache-2.0",
            "OpenSSL",
            "BSL-1.0",
            "Zlib",
            "libpng-2.0",
            "libtiff",
            "IJG",
            "FTL",
            "AFL-2.1",
        ),
        *("PSF-2.0", "CNRI-Python", "Python-2.0", "Python-2.0.1", "Unicode-3.0", "CC0-1.0", "Unlicense"),
        *("MPL-1.1", "MPL-2.0", "LGPL-2.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only"),
        *("LGPL-3.0-or-later", "OFL-1.1", "bzip2-1.0.6", "blessing", "SGI-B-2.0", "Khronos"),
        *("LicenseRef-Public-Domain", "LicenseRef-Hanazono", "LicenseRef-Microsoft-VC-Runtime", "LicenseRef-AGG-2.3"),
    }
)
# The GPL with an exception made for exactly this: what is built with the tool may be handed on as one likes.
ACCEPTED_WITH = frozenset(
    {
        ("GPL-2.0-or-later", "Bootloader-exception"),
        ("GPL-3.0-or-later", "GCC-exception-3.1"),
        ("Apache-2.0", "LLVM-exception"),
    }
)
_TOKEN = re.compile(r"\s*(\(|\)|[^\s()]+)")


def is_accepted(expression: str) -> bool:
    """Whether a component under this SPDX expression may be handed on with the bundle. Raises ValueError."""
    tokens = _TOKEN.findall(expression)
    verdict, rest = _either(tokens)
    if rest or not tokens:
        raise ValueError(f"not an SPDX expression: {expression!r}")
    return verdict


def _either(tokens: list[str]) -> tuple[bool, list[str]]:
    verdict, rest = _all_of(tokens)
    while rest and rest[0].upper() == "OR":
        other, rest = _all_of(rest[1:])
        verdict = verdict or other
    return verdict, rest


def _all_of(tokens: list[str]) -> tuple[bool, list[str]]:
    verdict, rest = _one(tokens)
    while rest and rest[0].upper() == "AND":
        other, rest = _one(rest[1:])
        verdict = verdict and other
    return verdict, rest


def _one(tokens: list[str]) -> tuple[bool, list[str]]:
    if not tokens:
        raise ValueError("an SPDX expression ends too early")
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        verdict, rest = _either(rest)
        if not rest or rest[0] != ")":
            raise ValueError("an SPDX expression lacks a bracket")
        return verdict, rest[1:]
    if rest[:1] == ["WITH"] and len(rest) > 1:
        return (first, rest[1]) in ACCEPTED_WITH, rest[2:]
    return first in ACCEPTED, rest
