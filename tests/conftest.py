"""What every test shares: garbage of windows is taken away before tests without a window run threads of their own."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def _garbage() -> Iterator[None]:
    """A window turns Python's collecting off (`ui.garbage`); once its tests are over, all is collected here and now."""
    yield
    if not gc.isenabled():
        gc.collect()
        gc.enable()
