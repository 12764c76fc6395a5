"""The frame is built once, kept, and asks nothing of another host."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from markupsafe import Markup

from catalogue.source import Catalogue
from catalogue.web import shell as module
from catalogue.web.folder import site_folder
from catalogue.web.frame import Frame, Page, Place
from catalogue.web.shell import POLICY, Shell, load_shell


@pytest.fixture
def shell(catalogue: Catalogue, tmp_path: Path) -> Shell:
    """Return the shell of the small catalogue."""
    return load_shell(catalogue.settings, cache=tmp_path / "cache")


def _page(frame: Frame, url: str = "items/1/") -> str:
    return frame.fill(Page(url, "A & B", Markup("<h1>A</h1>"), "About <it>"))


@pytest.mark.parametrize("tag", ["zh-Hans", "en"])
def test_pages_hold_no_inline_script_or_style(shell: Shell, tag: str) -> None:
    """The policy allows neither, so the frame has neither."""
    html = _page(shell.frames[tag])

    assert re.findall(r"<script(?![^>]* src=)|<style|\bstyle=|\bon[a-z]+=", html) == []
    assert f'content="{POLICY}"' in html


@pytest.mark.parametrize("tag", ["zh-Hans", "en"])
def test_links_of_the_frame_stay_on_the_host(shell: Shell, tag: str) -> None:
    """Whatever a browser fetches by itself is named relative to the page."""
    html = _page(shell.frames[tag])
    fetched = re.findall(
        r'<(?:script|img)[^>]* src="([^"]+)"|<link rel="(?:stylesheet|icon)"[^>]* href="([^"]+)"', html
    )
    top = "../../" if tag == "zh-Hans" else "../../../"

    assert fetched
    assert all((a or b).startswith(f"{top}assets/") for a, b in fetched)
    assert "@@" not in html


def test_every_asset_is_shipped(shell: Shell) -> None:
    """All files that pages link to are among the assets, and no source map is asked for."""
    html = _page(shell.frames["en"])
    on_pages_with_questions = {"assets/plan.js"}

    assert {*re.findall(r'"(?:\.\./)+(assets/[^"]+)"', html), *on_pages_with_questions} == set(shell.assets())
    assert not any(b"sourceMappingURL" in content for content in shell.assets().values())


def test_head_names_address_languages_and_description(shell: Shell) -> None:
    """A page says where it stands, where its other languages are, and what it is about."""
    html = _page(shell.frames["en"])
    base = "https://catalogue.example/guide/"

    assert "<title>A &amp; B · Trial catalogue</title>" in html
    assert '<html lang="en" dir="ltr">' in html
    assert '<meta name="description" content="About &lt;it&gt;">' in html
    assert f'<link rel="canonical" href="{base}en/items/1/">' in html
    assert re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html) == [
        ("zh-Hans", f"{base}items/1/"),
        ("en", f"{base}en/items/1/"),
        ("x-default", f"{base}items/1/"),
    ]
    assert '<a href="../../../items/1/" hreflang="zh-Hans" lang="zh-Hans">简体中文</a>' in html


def test_the_notice_of_a_demonstration_is_on_every_page(shell: Shell) -> None:
    """It says of which day the content is."""
    assert "2026年11月23日" in _page(shell.frames["zh-Hans"])
    assert "23 November 2026" in _page(shell.frames["en"])


def test_hand_written_pages_link_from_anywhere(shell: Shell) -> None:
    """A link in a hand-written page is made anew for each place it is shown at."""
    frame = shell.frames["en"]
    text = frame.text("not-found", "/guide/en/", "/guide/")

    assert re.findall(r'href="([^"]+)"', text) == ["/guide/en/bodies/", "/guide/en/themes/", "/guide/en/"]
    assert 'href="../../api/v1/index.json"' in frame.text("platforms", "../", "../../")


def test_long_pages_have_contents(shell: Shell) -> None:
    """Three headings and more make a list of contents."""
    body = Markup('<h2 id="a">A</h2><h2 id="b">B <b>c</b></h2>')

    assert "md-nav__link" not in shell.frames["en"].fill(Page("x/", "X", body))
    html = shell.frames["en"].fill(Page("x/", "X", body + Markup('<h2 class="z" id="d">D</h2>')))
    assert re.findall(r'class="md-nav__link" href="([^"]+)">([^<]+)<', html) == [
        ("#a", "A"),
        ("#b", "B c"),
        ("#d", "D"),
    ]


@pytest.mark.parametrize(
    ("tag", "url", "root", "home"),
    [
        ("zh", "", "./", "./"),
        ("zh", "items/1/", "../../", "../../"),
        ("en", "", "../", "../en/"),
        ("en", "items/1/", "../../../", "../../../en/"),
    ],
)
def test_roots(tag: str, url: str, root: str, home: str) -> None:
    """The default language stands at the top, others in a folder."""
    frame = Frame(tag, "", "", {}, Place("https://a.example/b/", ("zh", "en")))

    assert frame.roots(url) == (root, home)
    assert frame.roots(url, absolute=True) == ("/b/", "/b/" if tag == "zh" else "/b/en/")


def test_a_kept_frame_spares_mkdocs(
    catalogue: Catalogue, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time nothing is built; a change of settings builds again."""
    built: list[object] = []
    monkeypatch.setattr(module, "_build", built.append)

    assert load_shell(catalogue.settings, cache=tmp_path / "cache").frames == shell.frames
    assert built == []
    with pytest.raises(TypeError):
        load_shell(catalogue.settings.model_copy(update={"title": "Other"}), cache=tmp_path / "cache")
    assert len(built) == 1


def test_mkdocs_stays_out_of_this_process() -> None:
    """Neither importing the pages nor building the frame loads MkDocs here."""
    code = """
import pathlib, sys, tempfile
from catalogue.web.publish import publish
from catalogue.source import open_catalogue
from tests.web.small import write_small
with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    publish(open_catalogue(write_small(root / "items")), root / "public")
print("mkdocs" in sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=site_folder().parent
    )

    assert (run.stdout, run.stderr) == ("False\n", "")


def test_a_language_without_pages_of_its_own_gets_english(catalogue: Catalogue, tmp_path: Path) -> None:
    """A catalogue in Portuguese has a frame, with the words we have."""
    settings = catalogue.settings.model_copy(update={"languages": ["zh-Hant-MO", "pt"]})
    frames = load_shell(settings, cache=tmp_path / "pt").frames

    assert frames["pt"].texts["about"]["title"] == "About the data"
    assert frames["zh-Hant-MO"].texts["about"]["title"] == "数据说明"
    assert 'lang="pt">Português</a>' in _page(frames["zh-Hant-MO"])
