"""Office files with the same bytes each time: what a library writes from the clock is replaced."""

import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

MOMENT = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_NOTHING: Mapping[str, bytes] = MappingProxyType({})
_PROPERTIES = "docProps/core.xml"


def stable(content: bytes, instead: Mapping[str, bytes] = _NOTHING) -> bytes:
    """The same parts in the same order, without the times of this moment; `instead` replaces parts by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as kept:
        for name in source.namelist():
            part = instead.get(name) or source.read(name)
            if name == _PROPERTIES:
                part = _STAMP.sub(MOMENT.strftime(r"\g<1>%Y-%m-%dT%H:%M:%SZ\g<2>").encode(), part)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, part)
    return target.getvalue()
