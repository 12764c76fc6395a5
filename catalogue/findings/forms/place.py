"""Where findings stand, seen from the user."""

from pathlib import Path


def shown(root: Path, file: str) -> str:
    """Return a file's path from where the user stands, where it lies below, so that it can be clicked."""
    path = root / file
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
