"""`catalogue check --fix`: safe fixes only, comments kept, told line by line, and nothing left for a second run."""

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import ITEM, STANDARD, Run

_CASES = [
    # what is written, what it becomes, and what is said
    (
        ITEM,
        "themes: [education]",
        "themes: [education]\nnotes: 提前３天预约，带Ａ４纸。  # 三天",
        "themes: [education]\nnotes: 提前3天预约，带A4纸。 # 三天",
        "W06 notes: '提前3天预约，带A4纸。'",
    ),
    (
        ITEM,
        "themes: [education]",
        'themes: [education]\nnotes: "请\\u200b预约"',
        "themes: [education]\nnotes: 请预约",
        "W07 notes: '请预约'",
    ),
    (
        ITEM,
        "themes: [education]",
        "themes: [education]\nnotes:\n  zh-Hans: 请　预约  三天\n  # said in English\n  en: Please book.",
        "themes: [education]\nnotes:\n  zh-Hans: 请 预约 三天\n  # said in English\n  en: Please book.",
        "W08 notes.zh-Hans: '请 预约 三天'",
    ),
    (
        ITEM,
        "- {id: office, phone: 0399-2345678}",
        "- {id: office, phone: 12345} # the hotline",
        '- {id: office, phone: "12345"} # the hotline',
        "S03 contacts.consultation[office].phone: '12345'",
    ),
    (
        ITEM,
        'implements: "990702001000"',
        "implements: 990702001000 # the standard",
        'implements: "990702001000" # the standard',
        "S03 implements: '990702001000'",
    ),
    (
        ITEM,
        "  none: {zh-Hans: 法律法规没有规定收费, en: No law provides for a charge}",
        "  - id: fee\n    name: {zh-Hans: 工本费, en: Fee}\n    amount: 12.50",
        '  - id: fee\n    name: {zh-Hans: 工本费, en: Fee}\n    amount: "12.50"',
        "S06 fees[fee].amount: '12.50'",
    ),
    (
        STANDARD,
        "  - {id: id-card, copies: 1,",
        "  - {id: card, material: 身份证, copies: 1,",
        "  - id: card\n    material: id-card\n    copies: 1",
        "S05 materials[card].material: 'id-card'",
    ),
    (
        STANDARD,
        "  - {id: id-card, copies: 1,",
        "  - {id: identity-card, copies: 1,",
        "  - id: identity-card\n    material: id-card\n    copies: 1",
        "R01 materials[identity-card].id: 'id-card'",
    ),
]


@pytest.fixture(autouse=True)
def _aliases(change) -> None:
    change(
        "公安机关, en: Public security authority}\n",
        "公安机关, en: Public security authority}\n  aliases: [{zh-Hans: 身份证}, identity-card]\n",
        "registers/materials.yaml",
    )


@pytest.mark.parametrize(("file", "place", "bad", "good", "said"), _CASES, ids=[case[-1].split()[0] for case in _CASES])
def test_fixes(run: Run, change, file: str, place: str, bad: str, good: str, said: str) -> None:
    """The lines of the value change, and no other; a second run changes nothing."""
    path = change(place, bad, file)
    line = path.read_text(encoding="utf-8").splitlines()
    before = path.read_text(encoding="utf-8")

    done = run("check", "--fix")

    after = path.read_text(encoding="utf-8")
    assert good in after
    assert [w for w in done.stderr.splitlines() if w.startswith("fixed ")] == [
        f"fixed {path}:{next(n for n, text in enumerate(line, 1) if _last(bad) in text)} {said}"
    ]
    changed = {w.strip() for w in bad.splitlines()}
    kept = [w for w in before.splitlines() if not w.strip().startswith(tuple(changed))]
    assert [w for w in after.splitlines() if w in kept] == kept
    again = run("check", "--fix")
    assert "0 fixed." in again.stderr
    assert path.read_text(encoding="utf-8") == after
    assert after.count("#") == before.count("#")


def _last(bad: str) -> str:
    """Return the line of a case that the finding is at."""
    lines = bad.splitlines()
    return next((w for w in lines if "预约" in w or "12.50" in w), lines[-1])


def test_several_in_one_place(run: Run, change) -> None:
    """Faults of one text are mended one after the other, and a text within a file that was no item before."""
    change("themes: [education]", 'themes: [education]\nnotes: "请　提前３天\\u200b预约"')
    path = change("phone: 0399-2345678", "phone: 12345")

    done = run("check", "--fix", "--skip", "W11")

    assert "\nnotes: 请 提前3天预约\n" in path.read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "\n4 fixed.\n" in done.stderr


def test_registers_too(run: Run, change) -> None:
    """The texts of a register are cleaned like those of items."""
    path = change("学历证书, en", "学历　证书, en", "registers/materials.yaml")

    run("check", "--fix")

    assert "name: {zh-Hans: 学历 证书, en: Certificate of education}\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "notes",
    [
        '"请<b>提前</b>预约"',  # markup may be meant
        '"a\\u200db"',  # joins letters in some scripts
        '"缺\\ufffd字"',  # something is missing
        "没有 3 天",
    ],
)
def test_leaves_what_could_mean_something(run: Run, change, notes: str) -> None:
    """What somebody has to look at stays, and is still found."""
    path = change("themes: [education]", f"themes: [education]\nnotes: {notes}")
    before = path.read_bytes()

    assert "0 fixed." in run("check", "--fix").stderr
    assert path.read_bytes() == before


def test_leaves_names_of_two_materials(run: Run, change) -> None:
    """A name that two entries of the register have is not guessed at."""
    change("  name: {zh-Hans: 学历证书", "  aliases: [身份证]\n  name: {zh-Hans: 学历证书", "registers/materials.yaml")
    path = change("  - {id: id-card, copies: 1,", "  - {id: card, material: 身份证, copies: 1,", STANDARD)
    before = path.read_bytes()

    run("check", "--fix")

    assert path.read_bytes() == before


def test_leaves_files_that_cannot_be_read(run: Run, change) -> None:
    """YAML that two readers would read differently is nobody's to guess; other files are fixed all the same."""
    broken = change('implements: "990702001000"', "implements: 0990702001000")
    sound = change("text: {zh-Hans: 是中国公民。", "text: {zh-Hans: 是　中国公民。", STANDARD)
    before = broken.read_bytes()

    done = run("check", "--fix")

    assert done.exit_code == 1
    assert broken.read_bytes() == before
    assert "是 中国公民。" in sound.read_text(encoding="utf-8")


def test_keeps_line_breaks_mode_and_links(run: Run, change, town: Path) -> None:
    """Windows' line breaks, the file's mode, and a link within the catalogue stay."""
    path = change("themes: [education]", "themes: [education]\nnotes: 提前３天")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    real = path.with_name("real.txt")
    path.rename(real)
    path.symlink_to("real.txt")

    run("check", "--fix")

    assert path.is_symlink()
    assert b"\r\nnotes: \xe6\x8f\x90\xe5\x89\x8d3\xe5\xa4\xa9\r\n" in real.read_bytes()
    assert b"\n" not in real.read_bytes().replace(b"\r\n", b"")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, "real.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_tells_that_it_cannot_write(run: Run, change) -> None:
    """A folder that is not ours ends with one line."""
    path = change("themes: [education]", "themes: [education]\nnotes: 提前３天")
    path.parent.chmod(0o555)

    done = run("check", "--fix")

    path.parent.chmod(0o755)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


def test_fixes_what_is_asked_for(run: Run, change) -> None:
    """The options that narrow what is shown narrow what is fixed."""
    item = change("themes: [education]", "themes: [education]\nnotes: 提前３天　预约")
    standard = change("text: {zh-Hans: 是中国公民。", "text: {zh-Hans: 是　中国公民。", STANDARD)
    before = standard.read_bytes()

    done = run("check", "--fix", "--only", "W06", str(item))

    assert '\nnotes: "提前3天　预约"\n' in item.read_text(encoding="utf-8")
    assert standard.read_bytes() == before
    assert done.exit_code == 0


def test_the_form_stays_alone(run: Run, change) -> None:
    """What was fixed is told beside the output, in the language asked for."""
    path = change("themes: [education]", "themes: [education]\nnotes: 提前３天")

    done = run("check", "--fix", "--format", "json", "--only", "W06", lang="zh")

    assert done.stdout == "[\n]\n"
    assert done.stderr == (
        f"改好 {path}:14 W06 notes：'提前3天'\n改好 1 处。\n检查了 8 个文件：0 错误，0 警告，0 建议。\n"
    )
