from __future__ import annotations

import pytest

from kpes.messages import catalogue
from tests.rules.session import play

KEYS = """\
language: {0}
attachments: [{{id: znak, title: Znak, file: data/attachments/znak.txt}}]
paragraphs: [{{text: 'Znak: {{znak}}.'}}]
$ mkdir data/attachments && echo fala > data/attachments/znak.txt
$ kpes sign a --by "Anna Nowak"
"""
CHANGED = '$ echo "inna fala" > data/attachments/znak.txt\n'


def found(example: str, folder):
    return [one for one in play(example, folder) if one.code == "K520"]


@pytest.mark.parametrize("language", ["pl", "en", "de", "fr"])
def test_another_file_than_was_signed_is_told_where_the_agreement_names_it(tmp_path, language):
    (one,) = found(KEYS.format(language) + CHANGED, tmp_path)
    assert (one.place.file, one.words) == ("data/agreement.yaml", "data/attachments/znak.txt")
    (edition,) = (tmp_path / "data/editions").iterdir()
    said = "This is not the file that was signed with edition {0}. Put that one back, or have today's text signed."
    assert str(one.message) == said.format(edition.stem)
    assert catalogue("pl")(one.message) == (
        f"To nie jest plik, który podpisano z wydaniem {edition.stem}. Trzeba przywrócić tamten albo zebrać podpisy "
        f"pod obecnym tekstem."
    )


@pytest.mark.parametrize(
    "then",
    ["", CHANGED + '$ kpes sign a --by "Anna Nowak"\n', "$ sed -i 's/Znak:/Zob./' data/agreement.yaml\n"],
    ids=["unchanged", "signed anew", "other words"],
)
def test_the_file_that_was_signed_last_is_left_alone(tmp_path, then):
    assert found(KEYS.format("pl") + then, tmp_path) == []
