"""Questions to git about a catalogue's folder."""

import subprocess
from pathlib import Path


class GitError(Exception):
    """Raised when git cannot answer; the message is git's own."""


def changed_files(root: Path, revision: str) -> set[str]:
    """Return the files below a folder that differ from a revision or are not committed yet, relative to the folder.

    Raises:
        GitError: The folder is in no repository, or there is no such revision.

    """
    changed = _git(
        root, "diff", "--name-only", "--relative", "-z", "--diff-filter=d", "--end-of-options", revision, "--", "."
    )
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return {name for name in (*changed.split("\0"), *untracked.split("\0")) if name}


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    except FileNotFoundError as error:
        raise GitError("git: not found") from error
    except subprocess.CalledProcessError as error:
        raise GitError(error.stderr.strip().splitlines()[0] if error.stderr else "git") from error
    return done.stdout
