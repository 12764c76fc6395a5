"""The preview follows the files, and open tabs hear of it."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from catalogue.web.preview import Change, Preview
from catalogue.web.serve import serve
from tests.web.small import ITEM, STANDARD

_ITEM_FILE = f"services/440100/gz-education/{ITEM}-school.yaml"
_STANDARD_FILE = f"standards/gd-education/{STANDARD}-school.yaml"


@pytest.fixture
def preview(root: Path, tmp_path: Path) -> Preview:
    """Return a preview that is built."""
    made = Preview(root, tmp_path / "preview", address="http://127.0.0.1:1/")
    assert made.refresh().files == ()
    return made


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_changed_item_is_written_alone(preview: Preview, root: Path) -> None:
    """Its page, and the lists that name it, change; other items are not touched."""
    other = preview.folder / "items" / STANDARD / "index.html"
    stamp = other.stat().st_mtime_ns
    _edit(root / _ITEM_FILE, "办学校", "开学校")
    change = preview.refresh([root / _ITEM_FILE])

    assert change.files == (_ITEM_FILE,)
    assert other.stat().st_mtime_ns == stamp


def test_a_changed_standard_changes_its_implementations(preview: Preview, root: Path) -> None:
    """What an item inherits is shown anew on its own page and in the lists."""
    _edit(root / _STANDARD_FILE, "设立学校", "开设学校")
    change = preview.refresh([root / _STANDARD_FILE])

    assert change.files == (_ITEM_FILE, _STANDARD_FILE)
    assert "开设学校" in (preview.folder / "items" / ITEM / "index.html").read_text()
    assert "开设学校" in (preview.folder / "bodies" / "gz-education" / "index.html").read_text()


def test_pieces_come_to_the_whole(preview: Preview, root: Path, tmp_path: Path) -> None:
    """After changes piece by piece the folder is what a fresh one would be."""
    _edit(root / _STANDARD_FILE, "设立学校", "开设学校")
    preview.refresh([root / _STANDARD_FILE])
    (root / _ITEM_FILE).unlink()
    preview.refresh([root / _ITEM_FILE])
    fresh = Preview(root, tmp_path / "fresh", address="http://127.0.0.1:1/")
    fresh.refresh()

    def files(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert files(preview.folder) == files(fresh.folder)


def test_broken_settings_leave_the_site(preview: Preview, root: Path) -> None:
    """While settings cannot be read, the last site stays."""
    (root / "catalogue.yaml").write_text("title: [")
    change = preview.refresh([root / "catalogue.yaml"])

    assert change.broken is not None
    assert (preview.folder / "index.html").is_file()


@pytest.fixture
def served(root: Path) -> Iterator[tuple[str, "Queue[Change]"]]:
    """Return the address of a preview server and what it tells."""
    told: Queue[tuple[str, Change]] = Queue()
    changes: Queue[Change] = Queue()
    stop = threading.Event()

    def tell(address: str, change: Change) -> None:
        told.put((address, change))
        changes.put(change)

    thread = threading.Thread(target=serve, args=(root,), kwargs={"port": 0, "tell": tell, "stop": stop})
    thread.start()
    yield told.get(timeout=60)[0], changes
    stop.set()
    thread.join(timeout=20)
    assert not thread.is_alive()


def test_a_tab_hears_of_a_change(served: tuple[str, "Queue[Change]"], root: Path) -> None:
    """A page carries the script that listens, and an event follows a change within a second."""
    address, changes = served
    changes.get(timeout=10)
    with urllib.request.urlopen(f"{address}items/{ITEM}/") as response:  # noqa: S310  # our own server
        assert '<script src="/-/reload.js"></script></body>' in response.read().decode()
    with urllib.request.urlopen(f"{address}-/events", timeout=20) as events:  # noqa: S310
        for attempt in range(100):  # the watch may begin a moment after the first build is told
            _edit(
                root / _ITEM_FILE,
                "办学校" if attempt % 2 == 0 else "开学校",
                "开学校" if attempt % 2 == 0 else "办学校",
            )
            try:
                change = changes.get(timeout=2)
            except Exception:  # noqa: BLE001, S112  # queue.Empty: try again
                continue
            break
        assert events.readline() == b"data: changed\n"
    assert change.files == (_ITEM_FILE,)
    assert change.seconds < 1


def test_a_wrong_address_shows_our_page(served: tuple[str, "Queue[Change]"]) -> None:
    """The preview answers as a host would: with the page for wrong addresses."""
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(f"{served[0]}nothing/here/")  # noqa: S310

    assert error.value.code == 404
    assert "找不到这一页" in error.value.read().decode()
    error.value.close()
