from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import SimpleNamespace

import pytest

from kpes.errors import KpesError
from kpes.messages import catalogue
from kpes.rules.spelling import misspelt
from tests.needs import spelling
from tests.project import change
from tests.rules.test_rules import Misspelt, example
from tests.sound import data, saying


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads each dictionary once for all tests."""
    if _Hunspell:
        monkeypatch.setattr("hunspell.Hunspell", _Hunspell)


_Hunspell = find_spec("hunspell") and cache(import_module("hunspell").Hunspell)


def found(text: str, *known: str, language: str = "pl") -> list[str]:
    """The words of a paragraph that the dictionary lacks; the sound agreement around it is in Polish."""
    lacking = [one.words for one in misspelt(data(saying(text, language=language)), known, "")]
    return [word for word in lacking if word in text]


@spelling
def test_each_word_that_the_dictionary_lacks_is_told_once_where_it_is_first_used():
    one, *others = misspelt(data(saying("Partnerzy współpacują.", "Oni współpacują.")), (), "")
    assert others == []
    assert (one.code, one.place.line, one.place.column, one.width) == ("K236", 11, 22, 11)
    assert str(one.message).startswith("The dictionary lacks “współpacują”. Did you mean współpracują")
    assert str(one.message).endswith("? If not, write it into data/words.txt.")
    assert catalogue("pl")(one.message).startswith("Słownik nie zna słowa „współpacują”. Może chodzi o: współpracują")


@spelling
@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The parteners agree.", ["parteners"]),
        ("de", "Die Vereinbarrung gilt.", ["Vereinbarrung"]),
        ("fr", "Les partenairres s’engagent.", ["partenairres"]),
    ],
)
def test_each_language_has_its_dictionary(language, text, words, monkeypatch):
    monkeypatch.setattr("kpes.rules.spelling._MOST_SUGGESTED", 0)  # for the Polish words around it
    assert found(text, language=language) == words


@spelling
def test_names_abbreviations_addresses_and_known_words_are_passed_over():
    assert found("Fundacja A, ABCDX, IfQ, zmq. i biuro@kwzx.example; www.kwzx.pl {date}, Øst.") == []
    assert found("Klastrqowi pomaga Qwertz.", "klastrq*", "Qwertz") == []
    assert found("Klastrqowi pomaga Qwertz.", "*", "klastrq") == ["Klastrqowi", "Qwertz"]


@spelling
def test_the_example_of_its_page_is_found_and_mended():
    wrong, right = (list(misspelt(data(example(Misspelt, which)), (), "")) for which in ("Wrong", "Right"))
    assert ([one.code for one in wrong], right) == (["K236"], [])


@spelling
def test_the_command_looks_words_up_when_asked_alone_and_reads_those_of_the_project(shipped, kpes):
    change(shipped / "data/agreement.yaml", "podmioty działające", "podmioty dzialłające")
    assert kpes("validate").code == 0
    assert "K236" not in kpes("validate").out
    asked = kpes("validate", "--spelling")
    assert (asked.code, asked.out.count("K236"), "1 warning" in asked.out + asked.err) == (0, 1, True)
    assert kpes("validate", "--spelling", "--strict").code == 1
    (shipped / "data/words.txt").write_text("dzialłające\n", encoding="utf-8")
    assert kpes("validate", "--spelling", "--strict").code == 0


def test_without_the_library_it_is_said_how_to_install_it(kpes, monkeypatch):
    monkeypatch.setitem(sys.modules, "hunspell", None)
    stopped = kpes("validate", "--spelling")
    assert (stopped.code, stopped.out) == (3, "")
    assert stopped.err == (
        "To look words up needs chunspell, which is not installed. Install it beside kpes with “pip install "
        "chunspell”, or, where pipx installed kpes, with “pipx inject kpes chunspell”.\n"
    )


@pytest.mark.parametrize(
    ("language", "name", "package"),
    [("pl", "pl_PL", "pl"), ("en", "en_GB", "en-gb"), ("de", "de_DE", "de-de"), ("fr", "fr_FR", "fr")],
)
def test_without_a_dictionary_it_is_said_which_one_is_missing(language, name, package, monkeypatch):
    monkeypatch.setitem(sys.modules, "hunspell", SimpleNamespace(Hunspell=None))
    monkeypatch.setattr("kpes.rules.spelling._FOLDERS", ())
    with pytest.raises(KpesError) as stopped:
        list(misspelt(data(saying("Text.", language=language)), (), f"/nowhere{os.pathsep}/no"))
    assert str(stopped.value) == (
        f"There is no dictionary {name} for hunspell. Install it (Debian: hunspell-{package}), or name the folder that "
        f"holds {name}.dic in the variable DICPATH."
    )
