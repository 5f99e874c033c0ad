"""Python's own import, put back: loaded before the window's other modules.

PySide6 puts an import of its own in its place, which reads the source of every module loaded from then on to see
whether it spells Qt's names in another way. Nothing here does; a start and an opening would wait for it.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - loaded here, for what it leaves behind is undone below

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
