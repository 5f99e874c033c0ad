"""What the program refuses to do, as a code with its facts; the words stand in `resources/words/refusals.toml`."""


class Refusal(Exception):
    """A user's mistake or a fault of the world: said in words, nothing lost.

    `code` is stable, `data` holds the facts that the sentence names. Our own bugs are never a Refusal.
    """

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        facts = ", ".join(f"{key}={value!r}" for key, value in self.data.items())
        return f"{self.code} ({facts})" if facts else self.code


class IllegalEvent(Refusal):
    """An event that does not fit the state of the case: never written, and in a file a reason to distrust it."""
