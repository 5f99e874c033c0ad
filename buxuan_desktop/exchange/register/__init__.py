"""The register of voters read from a plain list: .xlsx, .xls, .ods or .csv (design §7.1, `register.file`)."""

from buxuan_desktop.exchange.register.reading import read_register, read_sheets
from buxuan_desktop.exchange.register.records import Fault, Register, Sheet, UnreadableRegister, Voter, fault_line

__all__ = [
    "Fault",
    "Register",
    "Sheet",
    "UnreadableRegister",
    "Voter",
    "fault_line",
    "read_register",
    "read_sheets",
]
