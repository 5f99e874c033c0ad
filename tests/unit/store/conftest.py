import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from buxuan_desktop.app.verifying import Verified, verify
from tests.making import whole_bytes

Edit = Callable[..., Verified]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """Change a whole case by SQL, as somebody would who first takes the triggers away and then puts them back."""

    def edited(*statements: str | tuple[str, tuple[object, ...]]) -> Verified:
        path = tmp_path / "edited.buxuan"
        path.write_bytes(whole_bytes())
        db = sqlite3.connect(path, isolation_level=None)
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        for one in statements:
            db.execute(*([one] if isinstance(one, str) else one))
        for _, sql in triggers:
            db.execute(sql)
        db.close()
        return verify(path)

    return edited
