"""The base of all records."""

from typing import ClassVar

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", forbid_unknown_fields=True, omit_defaults=True):
    """One matter as people wrote it down; its tag is its name in the ledger and in `words/forms.toml`.

    `PRIVATE` names what may have to be forgotten: such values lie beside the chain, the event holds their hashes. A
    kind once released keeps its tag and fields; a new field has a default.
    """

    PRIVATE: ClassVar[tuple[str, ...]] = ()
    ENCRYPTED: ClassVar[bool] = False
    """Whether private values of the kind are kept only encrypted."""

    @property
    def sealed(self) -> bool:
        """Whether its private values are shown nowhere any more; they stay with the wording before it."""
        return False

    @classmethod
    def tag(cls) -> str:
        """The stable name of the kind."""
        tag = cls.__struct_config__.tag
        assert isinstance(tag, str)
        return tag
