"""The preview: a local server, a watch on the files, and browser tabs that load again by themselves."""

import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from watchfiles import watch

from catalogue.source.spread import Progress
from catalogue.web.folder import site_folder
from catalogue.web.preview import Change, Preview
from catalogue.web.publish import CACHE

_EVENTS: Final = "/-/events"
_SCRIPT: Final = "/-/reload.js"
_RELOAD: Final = f'new EventSource("{_EVENTS}").onmessage = function () {{ location.reload(); }};\n'
_TAG: Final = f'<script src="{_SCRIPT}"></script>'
_STILL_THERE: Final = 15.0
"""Seconds after which an open tab is sent a comment, so that a closed one is noticed."""


class Bell:
    """Rung when pages changed; each open tab waits for it."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._rung = 0

    def ring(self) -> None:
        """Wake whoever waits."""
        with self._condition:
            self._rung += 1
            self._condition.notify_all()

    def wait(self, heard: int, seconds: float) -> int:
        """Wait until it was rung more than so often, or the time is over; return how often it was."""
        with self._condition:
            self._condition.wait_for(lambda: self._rung > heard, seconds)
            return self._rung

    @property
    def rung(self) -> int:
        """How often it was rung."""
        return self._rung


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, bell: Bell, **options: Any) -> None:
        self._bell = bell
        super().__init__(*args, **options)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the library talks to nobody."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == _EVENTS:
            self._send_events()
        elif self.path == _SCRIPT:
            self._send(_RELOAD.encode(), "text/javascript; charset=utf-8")
        elif (page := self._page()) is not None:
            self._send_page(page)
        else:
            super().do_GET()

    def _page(self) -> Path | None:
        """Return the file of the page asked for; None where the request is for something else."""
        asked = Path(self.translate_path(self.path))
        page = asked / "index.html" if self.path.split("?")[0].endswith("/") else asked
        return page if page.suffix == ".html" or not asked.exists() else None

    def _send_page(self, page: Path) -> None:
        found = page.is_file()
        if not found:
            page = Path(self.directory) / "404.html"
        try:
            html = page.read_text(encoding="utf-8")
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        self._send(html.replace("</body>", f"{_TAG}</body>").encode(), "text/html; charset=utf-8", status)

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        heard = self._bell.rung
        try:
            while True:
                rung = self._bell.wait(heard, _STILL_THERE)
                self.wfile.write(b"data: changed\n\n" if rung > heard else b": still here\n\n")
                heard = rung
        except OSError:
            return


def serve(
    root: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    tell: Callable[[str, Change], None] = lambda *_: None,
    stop: threading.Event | None = None,
    progress: Progress | None = None,
) -> None:
    """Serve a draft of a catalogue and follow its files until `stop` is set or the user interrupts.

    `tell` hears the address and what became of the first build and of each change.

    Raises:
        OSError: The port is taken.

    """
    root = root.resolve()
    folder, bell = root / CACHE / "preview", Bell()
    with ThreadingHTTPServer((host, port), partial(_Handler, bell=bell, directory=str(folder))) as server:
        server.daemon_threads = True
        address = f"http://{host}:{server.server_port}/"
        preview = Preview(root, folder, address=address, progress=progress)
        first = preview.refresh()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            tell(address, first)
            for changes in watch(
                root,
                site_folder(),
                watch_filter=_is_source(root),
                stop_event=stop,
                debounce=100,
                step=20,
                raise_interrupt=False,
            ):
                tell(address, preview.refresh({Path(path) for _, path in changes}))
                bell.ring()
        finally:
            server.shutdown()


def _is_source(root: Path) -> Callable[[Any, str], bool]:
    """Return whether a path is a source of the site: not hidden, not in the cache, not an editor's own file."""

    def is_source(_: Any, path: str) -> bool:
        below = Path(path)
        parts = below.relative_to(root).parts if below.is_relative_to(root) else below.relative_to(site_folder()).parts
        return not any(part.startswith(".") or part.endswith(("~", ".swp", ".new")) for part in parts)

    return is_source
