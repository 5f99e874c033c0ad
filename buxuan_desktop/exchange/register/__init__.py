"""The register of voters read from a plain list: .xlsx, .xls, .ods or .csv (design §7.1, `register.file`)."""

from buxuan_desktop.exchange.register.files import sheets_of
from buxuan_desktop.exchange.register.looking import FIELDS, GROUND, Column, Layout, Look, look, look_as
from buxuan_desktop.exchange.register.reading import read_register, read_sheets
from buxuan_desktop.exchange.register.records import Fault, Register, Sheet, UnreadableRegister, Voter, fault_line

__all__ = [
    "FIELDS",
    "GROUND",
    "Column",
    "Fault",
    "Layout",
    "Look",
    "Register",
    "Sheet",
    "UnreadableRegister",
    "Voter",
    "fault_line",
    "look",
    "look_as",
    "read_register",
    "read_sheets",
    "sheets_of",
]
