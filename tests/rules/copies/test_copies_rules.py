"""What the wrong example of each rule is told, and where, in both languages."""

from __future__ import annotations

import pytest

from kpes.messages import ENGLISH, catalogue
from kpes.rules.copies import copies_of_another_text, copy_changed, copy_missing, foreign_file
from kpes.rules.pages import page
from tests.rules.session import play


@pytest.mark.parametrize(
    ("rule", "place", "english", "polish"),
    [
        (
            copies_of_another_text,
            "out/copies/manifest.json:1:1",
            "The copies are of another text than today's. Write them anew: kpes render",
            "Egzemplarze zawierają inny tekst niż obecny. Trzeba je zapisać na nowo: kpes render",
        ),
        (
            copy_changed,
            "out/copies/1-a.docx:1:1",
            "This copy was changed after kpes wrote it. Move it elsewhere, then: kpes render",
            "Ten egzemplarz zmieniono po zapisaniu. Trzeba go przenieść gdzie indziej, a potem: kpes render",
        ),
        (
            copy_missing,
            "out/copies/2-b.docx:1:1",
            "This copy is missing. Write it anew: kpes render",
            "Brakuje tego egzemplarza. Trzeba go zapisać na nowo: kpes render",
        ),
        (
            foreign_file,
            "out/copies/1-a-poprawiony.docx:1:1",
            "kpes did not write this file. Move it out of the folder of the copies.",
            "Tego pliku nie zapisał kpes. Trzeba go wyjąć z folderu egzemplarzy.",
        ),
    ],
)
def test_the_wrong_example_is_told_at_its_place(rule, place, english, polish, tmp_path):
    (finding,) = play(page(rule).wrong, tmp_path)
    assert f"{finding.place.file}:{finding.place.line}:{finding.place.column}" == place
    assert ENGLISH(finding.message) == english
    assert catalogue("pl")(finding.message) == polish


@pytest.mark.parametrize("list", ["SHA256SUMS", "manifest.json"])
def test_a_list_of_the_copies_that_was_edited_is_told(list, tmp_path):
    (finding,) = play(f"$ kpes render\n$ echo x >> out/copies/{list}\n", tmp_path)
    assert (finding.code, finding.place.file) == ("K402", f"out/copies/{list}")


def test_copies_of_some_partners_alone_are_nothing_wrong(tmp_path):
    assert play("$ kpes render --partner a\n", tmp_path) == []


def test_a_folder_that_holds_no_copies_is_none_of_these_rules_business(tmp_path):
    assert play("$ mkdir -p out/copies\n$ touch out/copies/notatki.txt\n", tmp_path) == []
