"""Tables and other people's formats -> item files."""

from catalogue.importers.mapping import Mapping, load_map, shipped_maps
from catalogue.importers.report import Entry, Reason, Report
from catalogue.importers.run import import_table
from catalogue.importers.table import TableError

__all__ = ["Entry", "Mapping", "Reason", "Report", "TableError", "import_table", "load_map", "shipped_maps"]
