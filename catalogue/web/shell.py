"""The frame of every page, built by MkDocs once for each language and kept; the only module that touches MkDocs."""

import hashlib
import importlib.metadata
import importlib.util
import json
import multiprocessing
import os
import re
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson
import yaml

from catalogue.display.tongue import language_of
from catalogue.model import Settings
from catalogue.web.folder import site_folder
from catalogue.web.frame import Frame, Place
from catalogue.web.texts import notice, tongue
from catalogue.web.words import words

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Content-Security-Policy of every page. The theme's inline scripts are left out, so none needs a hash."""

_PLACEHOLDER: Final = "shell-placeholder"
_THEME: Final = "material"
_BODY: Final = re.compile(r"@@open:body@@(.*)@@close:body@@", re.DOTALL)
_THEME_LINK: Final = re.compile(r'"@@root@@(assets/(?:stylesheets|javascripts|images)/[^"]+)"')
_SOURCES: Final = ("mkdocs.yml", "overrides", "pages")


class ShellError(Exception):
    """Raised when MkDocs cannot build the frame."""

    def __init__(self, language: str, said: str) -> None:
        self.language = language
        super().__init__(f"MkDocs could not build the frame for {language}: {said}")


@dataclass(frozen=True)
class Shell:
    """The frames of all languages, and the files they link to."""

    frames: dict[str, Frame]
    theme_files: tuple[str, ...]
    """Files of the theme that the frames link to, below the top of the site."""

    def assets(self) -> dict[str, bytes]:
        """Return the files that pages need beside them, by path below the top of the site."""
        theme, own = _theme_folder(), site_folder() / "assets"
        found = {name: _without_map(theme / name) for name in self.theme_files}
        found |= {f"assets/{p.relative_to(own).as_posix()}": p.read_bytes() for p in _files(own)}
        return dict(sorted(found.items()))


def load_shell(settings: Settings, *, cache: Path, draft: bool = False) -> Shell:
    """Return the shell kept in a folder, or build it and keep it there; a damaged one is built anew."""
    key = _key(settings)
    kept = cache / "frame.json"
    raw = _read(kept, key)
    if raw is None:
        raw = {"key": key, **_build(settings)}
        _keep(kept, raw)
    place = Place(settings.home, tuple(settings.languages), draft=draft)
    frames = {
        tag: Frame(tag, tongue(tag, settings).plain(settings.title), made["html"], made["texts"], place)
        for tag, made in raw["frames"].items()
    }
    return Shell(frames, tuple(raw["theme_files"]))


def _read(kept: Path, key: str) -> dict[str, Any] | None:
    try:
        raw = orjson.loads(kept.read_bytes())
        if (
            raw["key"] == key
            and raw["sum"] == _sum(raw)
            and all((_theme_folder() / f).is_file() for f in raw["theme_files"])
        ):
            return dict(raw)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _keep(kept: Path, raw: dict[str, Any]) -> None:
    """Keep a built frame; a folder that cannot be written to is no error."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        (kept.parent / ".gitignore").write_text("*\n")
        new = kept.with_name(f"{kept.name}.{os.getpid()}.new")
        new.write_bytes(orjson.dumps({**raw, "sum": _sum(raw)}))
        new.replace(kept)
    except OSError:
        return


def _sum(raw: dict[str, Any]) -> str:
    return hashlib.sha256(orjson.dumps([raw["frames"], raw["theme_files"]], option=orjson.OPT_SORT_KEYS)).hexdigest()


def _key(settings: Settings) -> str:
    """Digest of everything that the frame depends on."""
    digest = hashlib.sha256()
    for package in ("mkdocs", "mkdocs-material", "markdown"):
        digest.update(importlib.metadata.version(package).encode())
    shown = settings.model_dump_json(include={"title", "languages", "publisher", "demonstration"})
    digest.update(shown.encode())
    sources = [path for name in _SOURCES for path in _files(site_folder() / name)]
    for path in (*sources, *sorted(Path(__file__).parent.glob("*.py"))):
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())


def _theme_folder() -> Path:
    """Return the theme's files without importing it, which would load MkDocs."""
    spec = importlib.util.find_spec(_THEME)
    if spec is None or not spec.submodule_search_locations:
        raise ShellError("-", "mkdocs-material is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / "templates"


def _without_map(path: Path) -> bytes:
    """Return a stylesheet without the line that names its source map, which is not published."""
    return re.sub(rb"\s*/\*# sourceMappingURL=[^*]*\*/\s*$", b"\n", path.read_bytes())


def _build(settings: Settings) -> dict[str, Any]:
    """Build the frame of each language, in processes of their own: MkDocs stays out of this one."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(min(len(settings.languages), os.cpu_count() or 1), mp_context=context) as pool:
        built = list(pool.map(_build_language, [(settings, tag) for tag in settings.languages]))
    frames = dict(zip(settings.languages, built, strict=True))
    files = sorted({name for made in built for name in _THEME_LINK.findall(made["html"])})
    return {"frames": frames, "theme_files": files}


def _build_language(task: tuple[Settings, str]) -> dict[str, Any]:
    settings, tag = task
    with tempfile.TemporaryDirectory(prefix="catalogue-frame-") as folder:
        docs, built, log = Path(folder, "docs"), Path(folder, "built"), Path(folder, "log")
        _write_pages(docs, tag)
        try:
            with log.open("w") as stream, redirect_stdout(stream), redirect_stderr(stream):
                _run_mkdocs(_config(settings, tag, docs, built))
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever MkDocs or a template raises ends here
            raise ShellError(tag, f"{error} {log.read_text()[-2000:]}".strip()) from None
        texts = {p.stem: _text(built, p) for p in sorted(docs.glob("*.md")) if p.stem != _PLACEHOLDER}
        return {"html": _frame(_html(built, _PLACEHOLDER), tag), "texts": texts}


def _write_pages(docs: Path, tag: str) -> None:
    """Lay out the hand-written pages of a language, in English where it has none of its own, and the placeholder."""
    pages = site_folder() / "pages"
    chosen = next((f for f in (pages / tag, pages / language_of(tag)) if f.is_dir()), pages / "en")
    docs.mkdir()
    for path in chosen.glob("*.md"):
        (docs / path.name).write_bytes(path.read_bytes())
    (docs / f"{_PLACEHOLDER}.md").write_text(f"# {_PLACEHOLDER}\n")


def _config(settings: Settings, tag: str, docs: Path, built: Path) -> dict[str, Any]:
    source = site_folder() / "mkdocs.yml"
    config: dict[str, Any] = yaml.safe_load(source.read_bytes())
    config["theme"] |= {"custom_dir": str(source.parent / "overrides"), "language": language_of(tag)}
    config["not_in_nav"] += f"{_PLACEHOLDER}.md\n"
    extra = {
        "words": words(tag),
        "notice": notice(settings, tag),
        "publisher": {"name": tongue(tag, settings).plain(settings.publisher.name), "url": settings.publisher.url},
    }
    return config | {
        "site_name": tongue(tag, settings).plain(settings.title),
        "docs_dir": str(docs),
        "site_dir": str(built),
        "extra": extra,
    }


def _run_mkdocs(values: dict[str, Any]) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build  # noqa: PLC0415  # half a second, and only when there is no frame yet
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415

    config = MkDocsConfig(config_file_path=str(site_folder() / "mkdocs.yml"))
    config.load_dict(values)
    failed, _ = config.validate()
    if failed:
        raise ShellError("-", json.dumps([f"{name}: {error}" for name, error in failed]))
    build(config)


def _html(built: Path, name: str) -> str:
    return (built / ("index.html" if name == "index" else f"{name}/index.html")).read_text(encoding="utf-8")


def _frame(html: str, tag: str) -> str:
    """Turn the placeholder's page into the frame: relative links become slots, what differs by page does too."""
    html = _BODY.sub("@@body@@", html)
    direction = re.search(r'<body dir="(\w+)"', html)
    html = re.sub(r"<html\b[^>]*>", f'<html lang="{tag}" dir="{direction[1] if direction else "ltr"}">', html, count=1)
    html = re.sub(r"<body\b[^>]*>", "<body>", html, count=1)
    html = re.sub(r'\b(href|src)="\.\./', r'\1="@@root@@', html)
    html = re.sub(
        r'<meta name="generator"[^>]*>|<(?:input|label)\b[^>]*\b(?:__drawer|__search)\b[^>]*>(?:</label>)?', "", html
    )
    html = re.sub(r'<div data-md-component="(?:skip|announce)">.*?</div>', "", html, flags=re.DOTALL)
    html = re.sub(r"\n\s*(?:\n\s*)+", "\n", html)
    return html.replace("@@policy@@", POLICY)


def _text(built: Path, source: Path) -> dict[str, str]:
    """Return a hand-written page: its title and description, and its body with links as slots."""
    front = source.read_text(encoding="utf-8").split("---\n", 2)[1]
    meta = yaml.safe_load(front)
    found = _BODY.search(_html(built, source.stem))
    html = found[1].strip() if found else ""
    up = "" if source.stem == "index" else r"\.\./"
    html = re.sub(r'\bhref="/', 'href="@@root@@', html)
    html = re.sub(rf'\bhref="{up}(?![a-z]+:|#|@@)', 'href="@@home@@', html)
    return {"title": meta["title"], "description": meta.get("description", ""), "html": html}
