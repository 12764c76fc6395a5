"""References and inheritance: authored items to resolved items with provenance."""

from catalogue.resolve.item import Resolved, Resolver, in_families
from catalogue.resolve.merge import merge

__all__ = ["Resolved", "Resolver", "in_families", "merge"]
