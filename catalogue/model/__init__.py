"""What an item is: the only place a field is defined."""

from catalogue.model.base import Absent, Basis, Date, FieldClass, Kind, Model, Row, Term, When, rows
from catalogue.model.bundle import Bundle
from catalogue.model.item import Item
from catalogue.model.registers import REGISTERS, Registers
from catalogue.model.settings import Settings
from catalogue.model.timing import Limit

__all__ = [
    "REGISTERS",
    "Absent",
    "Basis",
    "Bundle",
    "Date",
    "FieldClass",
    "Item",
    "Kind",
    "Limit",
    "Model",
    "Registers",
    "Row",
    "Settings",
    "Term",
    "When",
    "rows",
]
