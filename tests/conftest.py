"""What every test shares: garbage of windows is taken away before tests without a window run threads of their own;
and both kinds of case files for the tests that hold for both.
"""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.store import keys
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.keys import Key


@pytest.fixture(autouse=True, scope="module")
def _garbage() -> Iterator[None]:
    """A window turns Python's collecting off (`ui.garbage`); once its tests are over, all is collected here and now."""
    yield
    if not gc.isenabled():
        gc.collect()
        gc.enable()


@pytest.fixture(params=["plain", "encrypted"])
def both_kinds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The test runs twice, the second time with every new case under a passphrase that this process knows."""
    kind = str(request.param)
    if kind == "encrypted":
        key = keys.new_key("两岸猿声 7 万重山")
        create = CaseFile.create

        def under_it(path: Path, given: Key | None = None) -> CaseFile:
            return create(path, given or key)

        monkeypatch.setattr(CaseFile, "create", under_it)
    return kind
