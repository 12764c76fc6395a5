"""A table becomes a catalogue; a later import follows the table and keeps what people wrote."""

from pathlib import Path

import pytest

from catalogue.importers import Entry, Reason, Report, import_table
from catalogue.importers.table import TableError
from catalogue.resolve import Resolved, Resolver
from catalogue.source import Catalogue, open_catalogue

from .conftest import HEADING, ROWS, Town

_DOG = "services/t1/pets/A-1-administrative-licence.yaml"


class TestFirstImport:
    """Importing into a new folder."""

    def test_writes_items_registers_and_settings(self, town: Town) -> None:
        """Every file is written, with nothing in it that the table does not say."""
        report = town.run(town.table(ROWS))
        files = town.files()

        assert (report.rows, report.items, report.standards, report.new) == (2, 2, 0, 6)
        assert files[_DOG] == (
            "# yaml-language-server: $schema=../../../../schemas/item.schema.json\n"
            "kind: implementation\n"
            "code: A-1\n"
            "name: Dog licence\n"
            "type: administrative-licence\n"
            "audience: [person]\n"
            "body: pets\n"
            "materials:\n"
            "  - {id: id-card}\n"
            "  - {id: doc-a898329e}\n"
            "time_limit:\n"
            "  promised: {value: 5, unit: working-day}\n"
            "fees: {none: free by by-law}\n"
            "channels:\n"
            "  windows:\n"
            "    - {id: window-1, hall: hall-66170810}\n"
            "contacts:\n"
            "  consultation:\n"
            '    - {id: line-1, phone: "555-1", extension: "2"}\n'
        )
        assert files["registers/materials.yaml"] == (
            "# yaml-language-server: $schema=../../schemas/register-materials.schema.json\n"
            "id-card:\n"
            "  name: Identity card\n"
            "  kind: credential\n"
            "  aliases: [ID, identity card]\n"
            "doc-a898329e: {name: Dog form, kind: form}\n"
        )
        assert 'notes: "=A1"\n' in files["services/t1/pets/A-2-public-service.yaml"]

    def test_is_accepted_by_the_reader(self, town: Town) -> None:
        """All items resolve, and settings and registers have no findings but what the map left out."""
        town.run(town.table(ROWS))
        catalogue = open_catalogue(town.into)

        assert isinstance(catalogue, Catalogue)
        assert catalogue.findings == ()
        resolver = Resolver(catalogue)
        assert [type(resolver.resolve(f)) for f in catalogue.item_files()] == [Resolved, Resolved]

    def test_tells_how_far_it_is(self, town: Town) -> None:
        """Progress is told, and comes to its end."""
        told: list[object] = []

        class Told:
            def start(self, total: int, label: str) -> None:
                told.append((label, total))

            def advance(self, steps: int = 1) -> None:
                told.append(steps)

            def done(self) -> None:
                told.append("done")

        import_table(town.table(ROWS), *town.mapping(), town.into, progress=Told())

        assert told == [("read", 2), 1, 1, "done", ("write", 2), 1, 1, "done"]


class TestReport:
    """What is reported."""

    @pytest.mark.parametrize(
        ("cells", "column", "value", "reason"),
        [
            ({"Kind": "permit"}, "Kind", "permit", Reason.NO_WORD),
            ({"Who": "people|cats"}, "Who", "cats", Reason.NO_WORD),
            ({"Takes": "soon"}, "Takes", "soon", Reason.NO_PATTERN),
            ({"Takes": "99999 d"}, "Takes", "99999 d", Reason.NOT_VALID),
            ({"Call": "555-1/ask"}, "Call", "ask", Reason.NO_PATTERN),
            ({"Kind": "", "Remark": "Well"}, "Remark", "Well", Reason.NO_PLACE),
            ({"No": "A 1"}, "No", "A 1", Reason.NOT_VALID),
            ({"Title": ""}, "name", "", Reason.NOT_WHOLE),
            ({"Office": ""}, "", "", Reason.NO_CODE),
            ({"Office": "../x"}, "", "", Reason.NO_CODE),
        ],
    )
    def test_names_row_column_value_and_reason(
        self, town: Town, cells: dict[str, str], column: str, value: str, reason: Reason
    ) -> None:
        """Each cell that was not placed is named."""
        report = town.run(town.table(town.changed(**cells)))

        assert report.entries[0] == Entry(1, column, value, reason)

    def test_names_cells_of_unknown_columns_and_bad_rows(self, town: Town) -> None:
        """A column that the map does not know, one that is not what it should equal, and a broken row are named."""
        table = town.table([[*ROWS[0], "A-7", "blue", "n/a"]], [*HEADING, "Code2", "Colour", "Size"])
        table.write_text(table.read_text(encoding="utf-8") + "\n[1]\n{\n", encoding="utf-8")

        report = town.run(table)

        assert [(e.row, e.column, e.reason) for e in report.entries] == [
            (1, "Code2", Reason.NOT_SAME),
            (1, "Colour", Reason.NO_COLUMN),
            (2, "", Reason.BAD_ROW),
            (3, "", Reason.BAD_ROW),
        ]
        assert report.absent == {("Size", "n/a"): 1}
        assert report.serious

    def test_keeps_the_first_of_two_rows_with_one_code(self, town: Town) -> None:
        """A code is used once."""
        report = town.run(town.table([ROWS[0], ROWS[0]]))

        assert (report.items, report.entries) == (1, [Entry(2, "", "A-1", Reason.TWICE)])

    def test_reads_well_in_both_languages(self, town: Town) -> None:
        """The text names rows under their column and reason; JSON has all of it."""
        report = town.run(town.table(town.changed(Takes="soon")))

        assert list(report.as_text("en")) == [
            "2 rows: 2 items, 0 standards; 6 files new, 0 changed, 0 unchanged.",
            "Not in the catalogue (1):",
            "  Takes: it fits none of the map's patterns (1)",
            "    row 1 soon",
            "Words that say nothing (1):",
            "  Where: - (1)",
            "Left out District: it is in the register of bodies",
        ]
        assert next(report.as_text("zh")) == "2 行：2 个事项，0 个基本目录；新建 6 个文件，修改 0 个，未变 0 个。"
        assert '"unplaced": [\n    {\n      "row": 1,\n      "column": "Takes",\n' in report.as_json()


class TestNextImport:
    """Importing again."""

    def test_changes_nothing(self, town: Town) -> None:
        """The same table leaves every byte as it is."""
        table = town.table(ROWS)
        town.run(table)
        before = town.files()

        report = town.run(table)

        assert town.files() == before
        assert (report.new, report.changed, report.unchanged) == (0, 0, 6)

    def test_follows_the_table_and_keeps_hand_edits(self, town: Town) -> None:
        """A changed cell reaches its value; words and comments that people added stay."""
        town.run(town.table(ROWS))
        file = town.into / _DOG
        edited = file.read_text(encoding="utf-8").replace("name: Dog licence", "name: Licence for a dog # shorter?")
        edited = edited.replace("time_limit:\n", "summary: For dogs.\n# by law\ntime_limit:\n  starts: acceptance\n")
        file.write_text(edited, encoding="utf-8")

        report = town.run(town.table(town.changed(Takes="3 d", Bring="ID", Remark="Closed on Monday")))

        assert report.changed == 1
        assert (
            file.read_text(encoding="utf-8")
            == edited.replace("value: 5", "value: 3").replace("  - {id: doc-a898329e}\n", "")
            + "notes: Closed on Monday\n"
        )

    def test_reports_a_conflict_and_leaves_the_file(self, town: Town) -> None:
        """Where table and file both changed a value, the file stays as it is, and so every time until it is settled."""
        town.run(town.table(ROWS))
        file = town.into / _DOG
        file.write_text(file.read_text(encoding="utf-8").replace("value: 5", "value: 4"), encoding="utf-8")
        edited = file.read_text(encoding="utf-8")
        table = town.table(town.changed(Takes="3 d", Remark="New"))

        for _ in range(2):
            report = town.run(table)
            assert report.entries == [
                Entry(1, "time_limit.promised", '{"value": 3, "unit": "working-day"}', Reason.CONFLICT, _DOG)
            ]
            assert file.read_text(encoding="utf-8") == edited
        file.write_text(edited.replace("value: 4", "value: 3"), encoding="utf-8")
        report = town.run(table)

        assert (report.entries, report.changed) == ([], 1)
        assert file.read_text(encoding="utf-8").endswith("notes: New\n")

    def test_adds_to_registers_and_keeps_their_comments(self, town: Town) -> None:
        """New entries join a register; what people wrote of the others stays."""
        town.run(town.table(ROWS))
        file = town.into / "registers/materials.yaml"
        edited = file.read_text(encoding="utf-8").replace("  kind: credential", "  kind: credential # checked")
        file.write_text(edited, encoding="utf-8")

        town.run(town.table(town.changed(Bring="ID;Dog form;Photo")))

        assert file.read_text(encoding="utf-8") == edited + "doc-d84eebad: {name: Photo}\n"

    def test_leaves_only_the_register_entry_in_conflict(self, town: Town) -> None:
        """An entry that table and people both changed stays; others follow the table."""
        town.run(town.table(ROWS))
        file = town.into / "registers/bodies.yaml"
        edited = file.read_text(encoding="utf-8").replace("name: Pets office", "name: Animals office")
        file.write_text(edited, encoding="utf-8")
        rows = [[v.replace("Pets office", "Pet bureau") for v in row] for row in ROWS]
        rows.append(["A-3", "Cat licence", "licence", "cats", "Cats office", *ROWS[0][5:]])

        report = town.run(town.table(rows))

        assert report.entries == [Entry(0, "pets.name", "Pet bureau", Reason.CONFLICT, "registers/bodies.yaml")]
        assert file.read_text(encoding="utf-8") == edited + "cats: {name: Cats office, level: city, area: t1}\n"
        assert town.run(town.table(rows)).entries == report.entries

    def test_leaves_what_was_deleted_broken_or_dropped(self, town: Town) -> None:
        """A deleted file is not made again, a broken one is not touched, and one that the table dropped stays."""
        town.run(town.table(ROWS))
        (town.into / _DOG).unlink()
        other = town.into / "services/t1/pets/A-2-public-service.yaml"

        report = town.run(town.table(ROWS[:1]))
        assert report.entries == [
            Entry(0, "", "", Reason.LEFT, "services/t1/pets/A-2-public-service.yaml"),
            Entry(1, "", "", Reason.DELETED, _DOG),
        ]

        other.write_text("a: [", encoding="utf-8")
        report = town.run(town.table([ROWS[0], ["A-2", "Tag", *ROWS[1][2:]]]))
        assert [(e.row, e.reason) for e in report.entries] == [(1, Reason.DELETED), (2, Reason.BROKEN)]
        assert other.read_text(encoding="utf-8") == "a: ["

    def test_finds_a_renamed_file_by_its_code(self, town: Town) -> None:
        """A file may get a better name."""
        town.run(town.table(ROWS))
        better = town.into / "services/t1/pets/A-1-dog-licence.yaml"
        (town.into / _DOG).rename(better)

        report = town.run(town.table(town.changed(Title="Licence for a dog")))

        assert report.changed == 1
        assert "name: Licence for a dog\n" in better.read_text(encoding="utf-8")
        assert not (town.into / _DOG).exists()

    def test_survives_a_damaged_state(self, town: Town) -> None:
        """Without its memory an import changes nothing that agrees with the table, and remembers again."""
        table = town.table(ROWS)
        town.run(table)
        before = town.files()
        (town.into / ".catalogue/import-town.json").write_text("{", encoding="utf-8")

        report = town.run(table)

        assert report.entries == []
        assert town.files() == before


def test_uses_the_registers_that_are_there(town: Town) -> None:
    """Names of an existing register give its ids, and its entries are left to their owners."""
    town.into.mkdir()
    (town.into / "registers").mkdir()
    (town.into / "catalogue.yaml").write_text(
        "title: T\nlanguages: [en]\nbase_url: https://a.example/\npublisher: {name: P}\n", encoding="utf-8"
    )
    materials = "# ours\ndog-form: {name: {en: Dog form}}\nid-card: {name: ID card}\n"
    (town.into / "registers/materials.yaml").write_text(materials, encoding="utf-8")
    (town.into / "registers/bodies.yaml").write_text(
        "pets: {name: Pets, level: city, area: t1, slug: pets-office}\n", encoding="utf-8"
    )

    report = town.run(town.table(ROWS))

    assert [e for e in report.entries if e.serious] == []
    assert town.files()["registers/materials.yaml"] == materials
    assert "  - {id: dog-form}\n" in town.files()["services/t1/pets-office/A-1-administrative-licence.yaml"]


def test_says_why_a_catalogue_cannot_be_used(town: Town) -> None:
    """Broken settings are findings; a table that is none, or a file in the way, is one line."""
    town.into.mkdir()
    (town.into / "catalogue.yaml").write_text("title: [", encoding="utf-8")
    findings = import_table(town.table(ROWS), *town.mapping(), town.into)
    assert not isinstance(findings, Report)
    assert [f.rule for f in findings] == ["Y10"]

    with pytest.raises(TableError, match=r"table\.docx is not known"):
        town.run(Path("table.docx"))
    with pytest.raises(TableError, match="cannot write"):
        import_table(town.table(ROWS), *town.mapping(), town.folder / "town.yaml" / "x")
