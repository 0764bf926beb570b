"""The real check-jsonschema with the schemas as an editor gets them: named by the files' first lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from check_jsonschema import main
from click.testing import CliRunner, Result

from kpes.shapes.schema import SCHEMAS, file_of
from tests.project import change


def check_jsonschema(*arguments: str | Path) -> Result:
    """What check-jsonschema says; it looks nothing up on the network."""
    return CliRunner().invoke(main, [*map(str, arguments)])


def schema_of(file: Path) -> Path:
    """The schema that the first line of a file names, for editors."""
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named, first
    return (file.parent / named[1]).resolve()


@pytest.fixture
def project(kpes, tmp_path: Path) -> Path:
    """A new project, with one signature."""
    assert kpes("init", str(tmp_path / "new")).code == 0
    assert kpes("--project", str(tmp_path / "new"), "sign", "a", "--by", "Anna Nowak", "--on", "2014-11-07").code == 0
    return tmp_path / "new"


def test_the_schemas_are_ones(project: Path) -> None:
    checked = check_jsonschema("--check-metaschema", *(project / file_of(name) for name in SCHEMAS))
    assert (checked.exit_code, checked.stdout) == (0, "ok -- validation done\n")


def test_the_shipped_data_and_a_recorded_signature_fit_their_schemas(project: Path) -> None:
    for name in ("agreement", "partners"):
        file = project / f"data/{name}.yaml"
        assert schema_of(file) == (project / file_of(name)).resolve()
        assert check_jsonschema("--schemafile", schema_of(file), file).exit_code == 0
    record = project / "data/signatures/a.yaml"
    assert check_jsonschema("--schemafile", project / file_of("signature"), record).exit_code == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("agreement", "status: draft", "statsu: draft", "'statsu' was unexpected"),
        ("agreement", "status: draft", "status: drafft", "'drafft' is not one of ['draft', 'final']"),
        ("agreement", "date: 2014-11-07", "date: 2014-02-30", "'2014-02-30' is not a 'date'"),
        ("partners", "  - id: a\n", "  - id: A\n", "'A' does not match '^[a-z0-9]"),
        ("partners", "    name: A\n", "", "'name' is a required property"),
        ("partners", "    name: A\n", "    name: A\n    krs: 0000123456\n", ""),
    ],
)
def test_a_slip_is_seen_by_editors_and_by_kpes_alike(
    kpes, project: Path, file: str, old: str, new: str, said: str
) -> None:
    change(project / f"data/{file}.yaml", old, new)
    schema = schema_of(project / f"data/{file}.yaml")
    checked = check_jsonschema("--schemafile", schema, project / f"data/{file}.yaml")
    assert said in checked.stdout
    assert checked.exit_code == kpes("--project", str(project), "validate").code == (1 if said else 0)


def test_a_new_project_has_its_schemas_in_the_language_of_its_user(kpes, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)  # where there is no project whose names could be offered
    kpes("--lang", "pl", "init", str(tmp_path / "nowe"))
    polish = (tmp_path / "nowe/schemas/agreement.schema.json").read_text(encoding="utf-8")
    assert '"description": "Język porozumienia."' in polish
    assert kpes("--lang", "pl", "schema", "agreement").out == polish
    assert '"description": "The language of the agreement."' in kpes("schema", "agreement").out


def test_init_overwrites_no_schema(kpes, tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/partners.schema.json").write_text("{}")
    code, _, err = kpes("init", str(tmp_path))
    assert code == 3
    assert "partners.schema.json is there already, and kpes overwrites nothing." in err
    assert not (tmp_path / "data").exists()


def test_an_unknown_kind_of_file_is_an_error_of_usage(kpes) -> None:
    code, _, err = kpes("schema", "agreemnt")
    assert code == 2
    assert err.startswith("agreemnt is not possible here. Possible: agreement, partners, act, signature.")
