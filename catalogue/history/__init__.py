"""Git: what changed, and when."""

from catalogue.history.git import GitError, changed_files

__all__ = ["GitError", "changed_files"]
