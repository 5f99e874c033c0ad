"""The paper that certificates are printed on: A4, or booklets of their own size that an office has ready-made."""

from buxuan_desktop.domain.refusal import Refusal

Paper = tuple[int, int]
"""The short and the long side in mm; which way the page lies is another matter."""

A4: Paper = (210, 297)
SMALLEST: Paper = (105, 148)
"""A6: beside a seal of 42 mm nothing that can be read stands on less."""
LARGEST: Paper = (297, 420)
"""A3: the printers of offices take no more."""


def paper_of(one: int, other: int) -> Paper:
    """The paper with these sides in mm, in either order. Refusal `paper-too-small`, `paper-too-large`."""
    paper = min(one, other), max(one, other)
    if paper[0] < SMALLEST[0] or paper[1] < SMALLEST[1]:
        raise Refusal("paper-too-small", paper=sides(paper), least=sides(SMALLEST))
    if paper[0] > LARGEST[0] or paper[1] > LARGEST[1]:
        raise Refusal("paper-too-large", paper=sides(paper), most=sides(LARGEST))
    return paper


def sides(paper: Paper) -> str:
    """185×260, as the packet says it."""
    return f"{paper[0]}×{paper[1]}"
