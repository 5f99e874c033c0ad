"""Python's search for garbage, put off where none is made: it would look at the same records over and over."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def none_made() -> Iterator[None]:
    """What is made inside stays: nobody looks through it for garbage, neither now nor while ballots are keyed."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
