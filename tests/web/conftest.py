"""A catalogue to publish."""

from pathlib import Path

import pytest

from catalogue.source import Catalogue, open_catalogue
from tests.web.small import write_small


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a small catalogue."""
    return write_small(tmp_path / "items")


@pytest.fixture
def catalogue(root: Path) -> Catalogue:
    """Return it opened."""
    opened = open_catalogue(root)
    assert isinstance(opened, Catalogue), opened
    return opened
