"""A part of a record's form: some of its fields, the others given; the whole record comes out of it."""

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from buxuan_desktop.app import record_lists
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.forms import form_of, read
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.records.form import RecordForm


class Asking(RecordForm):
    """Asks for `names` of a kind of record; `given` are fields that are known and not asked.

    `values` is what stands there at first; a field that is not named is empty.
    """

    def __init__(
        self,
        case: Case,
        tag: str,
        names: Sequence[str],
        given: Mapping[str, object],
        values: Mapping[str, object],
    ) -> None:
        self.whole = form_of(tag)
        fields = tuple(self.whole.field(name) for name in names)
        part = msgspec.structs.replace(self.whole, fields=fields)
        super().__init__(part, case.election.election_day, lambda what: record_lists.offered(case, what))
        self.given = dict(given)
        self.show_values(values)
        self._shown = (self.values(), self.private())

    @property
    def changed(self) -> bool:
        """Whether something else stands there than at first."""
        return (self.values(), self.private()) != self._shown

    def record(self) -> Record:
        """The record; Refusal names what cannot be understood or is missing."""
        words, where = self.faulty()
        if words:
            raise Refusal("field-unreadable", words=words, field=where)
        return read(self.whole, {**self.given, **self.values()})

    def offer(self, name: str, texts: Sequence[str]) -> None:
        """Wordings to choose from in a field that is typed."""
        widget = self.editors[name].widget
        if isinstance(widget, QLineEdit):
            completer = QCompleter(list(texts), widget)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            widget.setCompleter(completer)
