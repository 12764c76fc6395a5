"""Near-duplicates in the register of materials: which entries could be one, and which names its aliases."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from catalogue.findings import Language, Said
from catalogue.reports.alike import groups, key, of_others
from catalogue.rules.frame import every, plain
from catalogue.source import Broken, Catalogue
from catalogue.source.spread import Progress, Quiet, spread
from catalogue.source.write import dump


@dataclass(frozen=True)
class Proposal:
    """Entries and names that could be one entry."""

    id: str
    """The entry that stays: that of the clearest name, the most used one first; empty if only labels are alike."""
    name: str
    aliases: tuple[str, ...]
    replaces: tuple[str, ...]
    """Ids of the entries that it would stand for."""
    uses: int
    """Times that items ask for any of them."""


@dataclass(frozen=True)
class Suggestions:
    """What to make of a register of materials."""

    names: int
    """Distinct names of entries and labels, aliases aside."""
    proposals: tuple[Proposal, ...]
    of_others: dict[str, list[str]]
    """Names of one document of several persons: one entry, and whose it is in `label`."""

    @property
    def left(self) -> int:
        """Distinct names that remain once the proposals are followed."""
        return self.names - sum(len(p.aliases) for p in self.proposals)

    def as_yaml(self, catalogue: Catalogue) -> str:
        """Return the proposed entries as the register would hold them, with what they replace beside them."""
        entries = {}
        for proposal in self.proposals:
            entry = catalogue.registers.materials.get(proposal.id)
            known = [a for a in (entry.aliases or [] if entry else []) if isinstance(a, str)]
            values = {"name": entry.name if entry else proposal.name, "aliases": [*known, *proposal.aliases]}
            entries[proposal.id or proposal.name] = values
        return dump(entries) if entries else ""

    def as_text(self, language: Language) -> Iterator[str]:
        """Yield a line a proposal, then how many names remain."""
        for p in self.proposals:
            ids = f" ({', '.join(p.replaces)})" if p.replaces else ""
            yield f"{p.id or '–'} {p.name} [{p.uses}] ← {' / '.join(p.aliases)}{ids}\n"
        for document, names in self.of_others.items():
            yield f"label: {document} ← {' / '.join(names)}\n"
        yield Said(
            f"{self.names} 个不同的名称，{len(self.proposals)} 组可以合并，剩 {self.left} 个。\n",
            f"{self.names} distinct names; {len(self.proposals)} groups could be joined, which leaves {self.left}.\n",
        ).to(language)


def suggest(catalogue: Catalogue, *, jobs: int = 0, progress: Progress | None = None) -> Suggestions:
    """Propose which entries of the register, and which labels of items, to join; somebody has to look at each."""
    register = catalogue.registers.materials
    ids = {plain(entry.name): one for one, entry in register.items()}
    known = {words for entry in register.values() for alias in entry.aliases or () for _, words in every(alias)}
    uses: Counter[str] = Counter()
    together: set[tuple[str, str]] = set()
    files = catalogue.item_files()
    for asked in spread(_work, (catalogue,), files, jobs=jobs, label="read", progress=progress or Quiet()):
        named = [label or (plain(register[one].name) if one in register else one) for one, label in asked]
        uses.update(named)
        together.update(permutations(named, 2))
    labels = {name for name in uses if name not in ids and name not in known and name not in register}
    names = {*ids, *(label for label in labels if not label.isascii())}
    proposals = (_proposal(group, ids, uses, together) for group in groups(names))
    found = tuple(sorted((p for p in proposals if p.aliases), key=lambda p: (-p.uses, p.name)))
    return Suggestions(len(names), found, _of_others(names | known, found))


def _of_others(names: set[str], proposals: tuple[Proposal, ...]) -> dict[str, list[str]]:
    """Return the names of one document of several persons, as they are once the proposals are followed."""
    meant = {alias: p.name for p in proposals for alias in p.aliases}
    joined: dict[str, set[str]] = defaultdict(set)
    for document, others in of_others(names).items():
        joined[meant.get(document, document)] |= {meant.get(name, name) for name in others}
    return {document: sorted(others) for document, others in sorted(joined.items())}


def _proposal(group: list[str], ids: dict[str, str], uses: Counter[str], together: set[tuple[str, str]]) -> Proposal:
    """Make a proposal of a group; what an item asks for beside the chosen name is another document after all."""
    name = min(group, key=lambda n: (n not in ids, len(n) - len(key(n)), -uses[n], n))
    aliases = tuple(n for n in group if n != name and (n, name) not in together)
    return Proposal(
        ids.get(name, ""),
        name,
        aliases,
        tuple(ids[n] for n in aliases if n in ids),
        sum(uses[n] for n in (name, *aliases)),
    )


def _work(catalogue: Catalogue) -> Callable[[str], list[tuple[str, str]]]:
    def one(file: str) -> list[tuple[str, str]]:
        document = catalogue.read(file)
        materials = [] if isinstance(document, Broken) else document.data.get("materials")
        return [_asked(row) for row in materials if isinstance(row, dict)] if isinstance(materials, list) else []

    return one


def _asked(row: dict[str, Any]) -> tuple[str, str]:
    label = row.get("label")
    words = plain(label) if isinstance(label, str | dict) else ""
    return str(row.get("material") or row.get("id") or ""), words
