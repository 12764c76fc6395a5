"""Find a Chromium for the browser tests, and install one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PACKAGES = ("chromium", "fonts-noto-cjk")


def find_chromium() -> Path | None:
    """Return the first Chromium on this machine: `$CHROMIUM`, one on PATH, or Playwright's own."""
    return next(_candidates(), None)


def _candidates() -> Iterator[Path]:
    chosen = os.environ.get("CHROMIUM")
    for name in (chosen, *_NAMES) if chosen else _NAMES:
        if found := shutil.which(name):
            yield Path(found)
    if (own := _playwrights_own()) is not None and own.exists():
        yield own


def _playwrights_own() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _as_root() -> list[str] | None:
    """Return what to put before a command that root must run, or None where we cannot be root."""
    if os.name != "posix":
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _succeeds(command: list[str]) -> bool:
    # What the installers say goes to stderr: this script's stdout stays empty.
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode == 0


def _install_with_apt() -> bool:
    root = _as_root()
    if root is None or not shutil.which("apt-get"):
        return False
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    # Chinese pages show empty boxes without a Chinese font, and every width a test measures is wrong.
    return _succeeds([*apt, "update", "-qq"]) and _succeeds(
        [*apt, "install", "-y", "-qq", "--no-install-recommends", *_PACKAGES]
    )


def _install_with_playwright() -> bool:
    install = [sys.executable, "-m", "playwright", "install"]
    # --with-deps asks for a password where we cannot be root.
    return _succeeds([*install, *(["--with-deps"] if _as_root() is not None else []), "chromium"])


def main() -> int:
    """Say nothing where a Chromium is found; else install one, and say how to do it by hand if that fails."""
    if find_chromium():
        return 0
    print("No Chromium found; installing one for the browser tests.", file=sys.stderr)
    for install in (_install_with_playwright, _install_with_apt):
        if install() and find_chromium():
            return 0
    print(
        "Could not install a Chromium. Install one together with a Chinese font, or set CHROMIUM to its path;\n"
        "on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
