"""What platforms take: one module a format, all from the same worded item."""

from catalogue.exports.contract import contract_schemas
from catalogue.exports.record import API, FORMAT_VERSION, digest, index_row, item_record, items_page

__all__ = ["API", "FORMAT_VERSION", "contract_schemas", "digest", "index_row", "item_record", "items_page"]
