"""How large the list of members at the end of a .zip says it is: looked at before the list itself is taken in.

A list of millions of empty members is a small file and a full memory. Layout: APPNOTE.TXT 4.3.14 to 4.3.16.
"""

import struct
import zipfile
import zlib
from typing import BinaryIO

BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What reading a damaged .zip raises."""
USUAL = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How members may be packed: the others are in no file of an office, and may ask for gigabytes to unpack a byte."""

_END = struct.Struct("<4s4H2LH")
_END_MARK, _FAR_MARK, _FAR_END_MARK = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_LOCATOR, _FAR_END = 20, struct.Struct("<4sQ2H2L4Q")
_TAIL = (1 << 16) + _END.size
_SIZE, _FAR_SIZE = 5, 8


def index_size(file: BinaryIO) -> int:
    """The size in bytes of the list, the larger one where two are given; 0 where there is none at all."""
    length = file.seek(0, 2)
    start = max(0, length - _TAIL - _LOCATOR - _FAR_END.size)
    file.seek(start)
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        return 0
    size = int(_END.unpack_from(tail, at)[_SIZE])
    far = at - _LOCATOR - _FAR_END.size
    if far >= 0 and tail.startswith(_FAR_MARK, at - _LOCATOR) and tail.startswith(_FAR_END_MARK, far):
        return max(size, int(_FAR_END.unpack_from(tail, far)[_FAR_SIZE]))
    return size
