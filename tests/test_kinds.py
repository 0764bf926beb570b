"""The examples that a new project can start from."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.messages import catalogue
from kpes.project import folder
from kpes.project.folder import example, start
from kpes.render import FORMATS
from tests.project import snapshot

KINDS = ("cluster", "consortium", "partnership", "memorandum")
EXAMPLES = [(language, kind) for language in ("pl", "en") for kind in KINDS]


def started(root, language, kind):
    start(root, catalogue(language), example(kind, language))
    return snapshot(root, date(2026, 2, 1))


@pytest.mark.parametrize(("language", "kind"), EXAMPLES)
def test_an_example_is_sound_and_renders_in_every_format(tmp_path, language, kind):
    found = started(tmp_path, language, kind)
    assert found.findings == ()
    assert found.agreement.language == language
    assert all(found.render(format) for format in FORMATS)


def test_an_example_of_a_consortium_uses_what_the_format_has(tmp_path):
    text = started(tmp_path, "pl", "consortium").resolved.text.decode()
    for line in (
        "Rozdział II Organizacja konsorcjum",
        "§ 4. Komitet Sterujący",
        "2) przyjęcia nowej Strony, zgodnie z § 6;",
        "2. Zmiana wkładu wymaga uchwały, o której mowa w § 4 ust. 2.",
        "2. Umowę sporządzono w 4 (czterech) jednobrzmiących egzemplarzach, po jednym dla każdej ze Stron oraz jeden "
        "dla Instytucji Pośredniczącej.",
        "Członek Zarządu",
        "Załącznik nr 1 Budżet Projektu",
    ):
        assert f"{line}\n" in text


def test_without_a_kind_a_project_starts_from_the_shipped_agreement(tmp_path):
    start(tmp_path, catalogue("pl"))
    assert (tmp_path / "data/agreement.yaml").read_bytes() == folder.shipped("data/agreement.yaml").read_bytes()
