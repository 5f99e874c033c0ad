"""The ballot that is being keyed: pure, without a window; every key press gives the next draft.

Candidates have the keys 1 to 9, then q w e r t y u i o p a. A key draws ○ and, pressed again, takes it away; X and
then the key draws ×. Against has its own key so that a bouncing key can never turn an approval into its opposite.
With at most twenty candidates on the whole paper the keys run on through its posts, so no post has to be chosen
first; a longer paper numbers the candidates of the post in focus.
"""

import unicodedata
from collections.abc import Sequence

import msgspec

from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.words.count_keys import CANDIDATE_KEYS, runs_on

AGAINST, BLANK = "x", "k"
_CLEAR = ("backspace", "delete")
_NEXT, _BACK = ("space", "right", "down"), ("left", "up")


def folded(key: str) -> str:
    """A key as it is meant: full-width and capital letters fold to plain ones, a blank to `space`."""
    plain = unicodedata.normalize("NFKC", key).lower()
    return "space" if plain == " " else plain


class Draft(msgspec.Struct, frozen=True):
    """A paper with the marks keyed so far, one `PostMarks` a post.

    `focus` is the post that write-ins go to; `opposing` says that the next candidate key draws ×; `blank` that the
    teller said so; `void` is the reason when the whole sheet is void; `doubt` what the committee has to decide.
    """

    posts: tuple[Post, ...]
    marks: tuple[PostMarks, ...]
    focus: int = 0
    opposing: bool = False
    blank: bool = False
    void: str = ""
    doubt: str = ""

    @classmethod
    def of(cls, posts: Sequence[Post]) -> "Draft":
        """An untouched paper."""
        return cls(tuple(posts), tuple(PostMarks() for _ in posts))

    @property
    def empty(self) -> bool:
        """Whether nothing was keyed, not even that the ballot is blank."""
        return not (self.blank or self.void or self.doubt or any(marks.marked for marks in self.marks))

    @property
    def runs_on(self) -> bool:
        """Whether the keys run on through all posts."""
        return runs_on([len(post.candidates) for post in self.posts])

    def key_of(self, post: int, place: int) -> str:
        """The key of the candidate at `place` in `post` as it stands now, or an empty text."""
        if self.runs_on:
            place += sum(len(one.candidates) for one in self.posts[:post])
        elif post != self.focus:
            return ""
        return CANDIDATE_KEYS[place] if place < len(CANDIDATE_KEYS) else ""

    def press(self, key: str) -> "Draft":
        """The draft after one key; a key that means nothing here changes nothing."""
        key = folded(key)
        if key in _CLEAR:
            return Draft.of(self.posts)
        if key in _NEXT or key in _BACK:
            return self.turn(1 if key in _NEXT else -1)
        if key == AGAINST:
            return msgspec.structs.replace(self, opposing=not self.opposing)
        if key == BLANK:
            return msgspec.structs.replace(Draft.of(self.posts), focus=self.focus, blank=not self.blank)
        if key == "escape":
            return msgspec.structs.replace(self, opposing=False)
        found = self._candidate(key)
        return self if found is None else self.mark(*found)

    def turn(self, step: int) -> "Draft":
        """Another post in focus, round and round."""
        return msgspec.structs.replace(self, focus=(self.focus + step) % max(1, len(self.posts)))

    def mark(self, post: int, name: str) -> "Draft":
        """Draw ○ (× while opposing) for a candidate, or take that mark away when it is there already."""
        marks, against = self.marks[post], self.opposing
        drawn = marks.against if against else marks.approve
        adds = (name,) if name not in drawn else ()
        chosen, other = (*_without(drawn, name), *adds), _without(marks.approve if against else marks.against, name)
        approve, opposed = (other, chosen) if against else (chosen, other)
        written = _without(marks.write_in, name) if against and adds else marks.write_in
        order = self.posts[post].candidates.index
        now = PostMarks(tuple(sorted(approve, key=order)), tuple(sorted(opposed, key=order)), written)
        return self._with(post, now)

    def write_in(self, name: str) -> "Draft":
        """Write a name into the post in focus, or take it out when it is written there already."""
        marks = self.marks[self.focus]
        if name in marks.write_in:
            return self._with(self.focus, PostMarks(marks.approve, marks.against, _without(marks.write_in, name)))
        now = PostMarks(marks.approve, _without(marks.against, name), (*marks.write_in, name))
        return self._with(self.focus, now)

    def voided(self, reason: str) -> "Draft":
        """The whole sheet is void for that reason; marks keyed before say nothing any more."""
        return msgspec.structs.replace(Draft.of(self.posts), focus=self.focus, void=reason)

    def doubted(self, doubt: str) -> "Draft":
        """The committee has to decide this ballot; what is marked stays, as far as it can be read."""
        return msgspec.structs.replace(self, doubt=doubt)

    def to_ballot(self) -> Ballot:
        """The ballot as the paper shows it."""
        pairs = zip(self.posts, self.marks, strict=True)
        return Ballot({post.title: marks for post, marks in pairs if marks.marked}, self.void)

    def _candidate(self, key: str) -> tuple[int, str] | None:
        for number, post in enumerate(self.posts):
            for place, name in enumerate(post.candidates):
                if key and key == self.key_of(number, place):
                    return number, name
        return None

    def _with(self, post: int, now: PostMarks) -> "Draft":
        marks = (*self.marks[:post], now, *self.marks[post + 1 :])
        return Draft(self.posts, marks, focus=post, doubt=self.doubt)


def _without(names: Sequence[str], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if one != name)
