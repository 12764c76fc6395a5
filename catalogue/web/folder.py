"""Where the site's sources are, and the templates in them."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def site_folder() -> Path:
    """Return the folder `site`: shipped beside this module in a wheel, at the top of the repository otherwise."""
    shipped = Path(__file__).parent / "_site"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "site"


@cache
def templates() -> Environment:
    """Return the environment that renders `site/templates`; every value is escaped unless it is Markup."""
    return Environment(
        loader=FileSystemLoader(site_folder() / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
