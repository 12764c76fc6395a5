"""A real browser, a folder on a local port, and pages to look at it with."""

import functools
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.ensure_chromium import find_chromium

_HERE = Path(__file__).parent
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing but this machine has a name: a page that needs another host fails here as it does in a closed network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: the tests look at pages, not at requests."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder `browser`, so that `-m 'not browser'` leaves them out."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium, shared by all tests of a worker."""
    chromium = find_chromium()
    if chromium is None:
        missing = "no Chromium here; python tests/browser/ensure_chromium.py installs one"
        # CI installs one, so there a missing browser is a broken build and not a reason to skip.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve_dir() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder on a free port and gives its URL, without a final slash."""
    with ExitStack() as stack:

        def serve(folder: Path) -> str:
            handler = functools.partial(_QuietHandler, directory=str(folder))
            server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), handler))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield serve


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty page; further keywords go to Playwright's `new_context`."""
    with ExitStack() as stack:

        def open_page(*, width: int = 1280, height: int = 900, **options: Any) -> Page:
            context = browser.new_context(viewport={"width": width, "height": height}, **options)
            stack.callback(context.close)
            return context.new_page()

        yield open_page


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Return one empty page on a desktop screen."""
    return open_page()
