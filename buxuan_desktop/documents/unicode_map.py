"""A TrueType font whose text can be copied and searched, rare characters included.

ReportLab writes five hex digits into the ToUnicode map for a character beyond U+FFFF and more than a
hundred entries into one section; readers then give back wrong characters. The PDF standard
(ISO 32000-1, 9.10.3) wants UTF-16BE and sections of at most a hundred, which is what this writes.
"""

from collections.abc import Sequence
from itertools import islice

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_SECTION = 100


def to_unicode_cmap(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of one font subset: position in `subset` (0-255) to its code point."""
    entries = iter(
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(subset)
    )
    sections: list[str] = []
    while chunk := list(islice(entries, _SECTION)):
        sections.append(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar\n")
    return _HEAD.format(name=name) + "".join(sections) + _TAIL


class SearchableFont(TTFont):  # type: ignore[misc]  # ReportLab ships no types
    """ReportLab's embedded TrueType font with a ToUnicode map that holds for every plane."""

    def addObjects(self, doc: object) -> None:  # noqa: N802  # ReportLab's name
        """Write the subsets into `doc` (a ReportLab PDFDocument), then put the right maps in place."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            tag: bytes = SUBSETN(number)
            name = (tag + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = to_unicode_cmap(name, subset)  # type: ignore[attr-defined]
