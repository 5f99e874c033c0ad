"""How the screen of this computer looks, read for the first window: without what settings need to be written."""

import json
from pathlib import Path

SETTINGS = "settings.json"
"""The file of `app.local` in the home folder."""
TYPE_SIZES = (100, 125, 150, 175, 200)
"""Sizes of type on screen, in hundredths of the usual."""
SCHEMES = ("system", "light", "dark", "contrast")
"""Colours of the screen; `system` follows what the system is set to."""


def look_of(home: Path) -> tuple[str, int]:
    """The scheme and the size of type that were chosen on this computer; the usual ones where none can be read."""
    try:
        kept = json.loads((home / SETTINGS).read_bytes())
    except (OSError, ValueError, RecursionError):
        kept = {}
    scheme, size = (kept.get("scheme"), kept.get("type_size")) if isinstance(kept, dict) else (None, None)
    return (
        next((one for one in SCHEMES if one == scheme), SCHEMES[0]),
        next((one for one in TYPE_SIZES if one == size), TYPE_SIZES[0]),
    )
