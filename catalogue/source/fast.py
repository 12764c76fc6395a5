"""The fast reader, for plain valid files: rapidyaml to JSON to values, 0.08 ms for 3 KB.

It never refuses; it declines what it is not sure to read as the exact reader would, and the exact reader decides.
rapidyaml was chosen for speed (a file in a third of the time of the next, py-yaml12, duplicate keys counted);
what it takes for granted is declined here, and a property test holds both readers to the same values.
"""

import os
import re
import threading
from typing import Any

import orjson
import ryml

from catalogue.source.exact import CONTROL
from catalogue.source.refusals import MAX_DEPTH

_ODD_START = re.compile(
    r"""
    [ \[{,\n:]                                 # before any place where a scalar may begin
    (?= [&*!@`%~?,.<=|>+0-9NTF\]}:-] )
    (?: [&*!@`%~?,]                            # anchors, aliases, tags, reserved signs, complex keys
      | --- | \.\.\. | << | = (?= [\s,\]}:] )   # documents, merge keys
      | [|>] (?! [+-]? \n+ [ ]* [^ \n] )        # block scalars with a width, a comment, spaces on empty lines
      | (?: (?<= [:\n-] ) | (?<= [:\n-][ ] ) | (?<= [:\n-][ ]{2} ) | (?<= [ ]{3} ) ) [\]}]  # that closes nothing
      | :                                      # an empty key, or text that YAML 1.1 does not allow
      | -? [0-9] [0-9.]* [ ]* : (?= [ \n] )    # a number as key
      | (?<! [^ :,\[{\n-][ ] )                  # not within words
        (?: [-+]? (?: 0 [0-9_]+ | 0 [xob] [0-9a-fA-F_]+ | [0-9][0-9_]* [eE_] [-+0-9_]* | [0-9]* \.[0-9_]* [eE] [-+0-9]+
                    | [0-9]+ \. | \.[0-9_.]+ | [0-9] [0-9_.]* _ [0-9_.]* | [0-9]{16,} | \.inf | \.Inf | \.INF )
          | \+ [0-9.]+ | -0 (?: \.0* )? | \.nan | \.NaN | \.NAN
          | Null | NULL | True | TRUE | False | FALSE )
        [ ]* (?= [,\]}\n:\#] )                 # words that readers take for numbers or truth values
    )
    """,
    re.VERBOSE,
)
"""Where text is left to the exact reader; it may find too much, never too little."""

_AFTER_BRACKET = re.compile(r"[\]}][ ]+[^ \n,\]}#]")
"""What no closing bracket is followed by, and rapidyaml reads past."""

_DEEP = b" " * (2 * MAX_DEPTH)
"""Indentation of what is nested too deeply, in JSON; rapidyaml itself stops at 64 levels."""


def _plain(text: str) -> bool:
    """Say whether a text keeps to what both readers are known to read alike."""
    return not (
        "\\" in text
        or "\t" in text
        or "\r" in text
        or text[-1:] != "\n"
        or CONTROL.search(text)
        or _ODD_START.search("\n" + text)
        or (("] " in text or "} " in text) and _AFTER_BRACKET.search(text))
    )


_UNSURE = (b"null", b'".nan"', b'.inf"', b" #")
"""Marks in the JSON of what is no plain value, or of a comment taken for text."""

_UNSURE_KEY = re.compile(rb'\n[ ]*"(?:true|false|[^" \n]*[ ](?:[^"\\\n]|\\.)*)":')
"""A key in the JSON that is no text unless quoted, or of two words, which may have stood on two lines of a flow map."""

_stderr_lock = threading.Lock()
_null = -1


def read_fast(text: str) -> dict[str, Any] | None:
    """Return the values of a plain valid file, or None to leave it to the exact reader."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not _plain(text):
        return None
    try:
        made = _to_json(text.encode())
        if any(mark in made for mark in _UNSURE):
            return None
        value = orjson.loads(made)
    except (ValueError, IndexError, ryml.ExceptionBasic):
        return None
    if not isinstance(value, dict) or not value:
        return None
    again = orjson.dumps(value, option=orjson.OPT_INDENT_2)
    # Of duplicate keys, orjson keeps the last.
    single = again.count(b'":') == made.count(b'":')
    return value if single and _DEEP not in again and not _UNSURE_KEY.search(again) else None


def _to_json(text: bytes) -> bytes:
    """Turn YAML into JSON, with the standard error stream shut: rapidyaml writes its errors there before raising."""
    global _null  # noqa: PLW0603  # one descriptor for the life of the process
    with _stderr_lock:
        if _null < 0:
            _null = os.open(os.devnull, os.O_WRONLY)
        kept = os.dup(2)
        os.dup2(_null, 2)
        try:
            made = bytes(ryml.emit_json_in_place(ryml.parse_in_arena(text), bytearray(4 * len(text) + 1000)))
        finally:
            os.dup2(kept, 2)
            os.close(kept)
    return made
