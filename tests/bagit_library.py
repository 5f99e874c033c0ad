"""The bagit library as a second judge of our packages; its last wheel asks setuptools for its own version number."""

import sys
import warnings
from types import ModuleType


class _NotFound(Exception):
    pass


def _no_distribution(_name: str) -> None:
    raise _NotFound


if "pkg_resources" not in sys.modules:
    stand_in = ModuleType("pkg_resources")
    stand_in.DistributionNotFound = _NotFound  # type: ignore[attr-defined]
    stand_in.get_distribution = _no_distribution  # type: ignore[attr-defined]
    sys.modules["pkg_resources"] = stand_in
    try:
        with warnings.catch_warnings():
            # Compiled for the first time it warns of its own strings.
            warnings.simplefilter("ignore")
            import bagit
    finally:
        del sys.modules["pkg_resources"]

__all__ = ["bagit"]
