"""The worked examples of docs/plan.md: run again, the parts that are shown compared or written anew.

`python tests/docs/plan_page.py` writes them anew after a change to the items.
"""

import re
import shlex
import sys
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[2]
sys.path.insert(0, str(_ROOT))

PAGE: Final = _ROOT / "docs/plan.md"
EXAMPLE: Final = re.compile(r"^```console\n\$ (catalogue plan [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT: Final = "…"


def refreshed(page: str) -> str:
    """Return the page with every example run again."""
    return EXAMPLE.sub(lambda m: f"```console\n$ {m[1]}\n{_shown(run(m[1]), m[2])}```", page)


def run(command: str) -> str:
    """Return what a command of the page prints."""
    from click.testing import CliRunner  # not needed to list the examples

    from cli import main

    found = CliRunner().invoke(main, ["-C", str(_ROOT / "items"), "--lang", "en", *shlex.split(command)[1:]])
    return found.output


def _shown(output: str, before: str) -> str:
    """Return the parts of an output that stood in the page before; what is left out is marked."""
    wanted = {_name(part) for part in before.split("\n\n")}
    shown: list[str] = []
    for part in output.rstrip("\n").split("\n\n"):
        if _name(part) in wanted:
            shown.append(part)
        elif shown[-1:] != [_LEFT_OUT]:
            shown.append(_LEFT_OUT)
    return "\n\n".join(shown) + "\n"


def _name(part: str) -> str:
    """Return the heading of a part without its count."""
    return re.split(r" \(\d|（\d", part.strip("\n").partition("\n")[0])[0]


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
