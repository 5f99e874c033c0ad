"""Sheets of words as files that offices edit: .docx in official document style, lists as .xlsx."""

from buxuan_desktop.exchange.office.text import docx_of
from buxuan_desktop.exchange.office.workbook import xlsx_of

__all__ = ["docx_of", "xlsx_of"]
