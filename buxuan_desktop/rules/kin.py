"""Which relations a rule's words mean: near relations by the Civil Code, or the narrower circle that a text names."""

from buxuan_desktop.domain.records.helpers import NEAR

_CIRCLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("近亲属", NEAR),
    ("直系亲属", frozenset(("parent", "child", "grandparent", "grandchild"))),
    ("配偶", frozenset(("spouse",))),
    ("夫妻", frozenset(("spouse",))),
    ("父母", frozenset(("parent", "child"))),
    ("子女", frozenset(("parent", "child"))),
    ("兄弟姐妹", frozenset(("sibling",))),
    ("祖父母", frozenset(("grandparent", "grandchild"))),
)
_ANYBODY = ("其他村民", "其他选民", "以外的选民")


def circle(text: object) -> frozenset[str]:
    """The relations that the words of `teller_kin` or `proxy_who` name (domain.md T42); none for nobody's kin."""
    return frozenset().union(*(kin for words, kin in _CIRCLES if words in str(text or "")))


def proxies_near(text: object) -> frozenset[str] | None:
    """The relations of which a proxy must be one; None where any other elector may be it (T20)."""
    found = circle(text)
    return None if not found or any(words in str(text) for words in _ANYBODY) else found
