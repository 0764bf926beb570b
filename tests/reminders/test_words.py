"""What a reminder says, by where a partner stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kpes.language import LANGUAGES
from kpes.model import Signed
from kpes.papers.letter import letters
from kpes.project.folder import shipped
from kpes.reminders.words import Occasion, variables
from kpes.render import Template
from kpes.status import Standing, standing
from tests.parties import OTHER, TODAY, partner, signature
from tests.project import snapshot

DOCS = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
ANNA, JAN, EWA = "Anna Nowak", "Jan Kowalski", "Ewa Lis"


@pytest.fixture
def text(shipped: Path):
    return snapshot(shipped).resolved._replace(fingerprint=TODAY)


def stands(*signatures: Signed, people=(ANNA,), required: int = 1, form: str = "written") -> Standing:
    return standing(partner("a", *people, name="Fundacja „Wzór”", required=required), list(signatures), TODAY, form)


def given(text, standing: Standing, due: date | None = None, letter: bool = False) -> dict[str, object]:
    return variables(Occasion(text, due), standing, (), "01-a.pdf", letter)


def facts(text, standing: Standing) -> list[str]:
    return [f"{label}: {value}" for label, value in given(text, standing)["facts"][3:]]


@pytest.mark.parametrize(
    ("people", "required", "signed", "said"),
    [
        ((), 1, (), ["Podpisuje: osoba uprawniona do podpisu w imieniu partnera"]),
        ((), 2, (), ["Brakuje podpisów (2): osoba uprawniona do podpisu w imieniu partnera"]),
        ((ANNA,), 1, (), [f"Podpisuje: {ANNA}"]),
        ((ANNA, JAN), 1, (), [f"Podpisuje jedna z tych osób: {ANNA}; {JAN}"]),
        ((ANNA, JAN), 2, (), [f"Podpisują łącznie: {ANNA}; {JAN}"]),
        ((ANNA, JAN, EWA), 2, (), [f"Brakuje podpisów (2): {ANNA}; {JAN}; {EWA}"]),
        ((ANNA, JAN), 2, (signature(ANNA),), [f"Już podpisano: {ANNA} (7 listopada 2014 r.)", f"Podpisuje: {JAN}"]),
        (
            (ANNA, JAN),
            2,
            (signature(ANNA, fingerprint=OTHER), signature(JAN)),
            [
                f"Już podpisano: {JAN} (7 listopada 2014 r.)",
                f"Podpisano wcześniejszy tekst: {ANNA} (7 listopada 2014 r.)",
                f"Podpisuje: {ANNA}",
            ],
        ),
        (
            (ANNA,),
            1,
            (signature(ANNA, method="trusted-profile"),),
            [f"Już podpisano: {ANNA} (7 listopada 2014 r., podpis zaufany)", f"Podpisuje: {ANNA}"],
        ),
    ],
)
def test_it_names_who_of_whom_is_still_to_sign(text, people, required, signed, said):
    assert facts(text, stands(*signed, people=people, required=required)) == said


def test_it_asks_by_where_the_partner_stands(text):
    said = {
        one["why"]: (one["subject"].partition(":")[0], one["request"].partition(".")[0])
        for one in (
            given(text, stands()),
            given(text, stands(signature(ANNA), people=(ANNA, JAN), required=2)),
            given(text, stands(signature(ANNA, fingerprint=OTHER))),
            given(text, stands(signature(ANNA, method="personal"))),
        )
    }
    assert said == {
        "unsigned": (
            "Prośba o podpis",
            "uprzejmie prosimy o podpisanie dokumentu, którego egzemplarz przesyłamy w załączeniu",
        ),
        "partial": ("Prośba o uzupełnienie podpisów", "dziękujemy za już złożony podpis"),
        "stale": ("Prośba o ponowny podpis", "dziękujemy za złożony podpis"),
        "form": ("Prośba o ponowny podpis", "dziękujemy za złożony podpis"),
    }


def test_it_says_which_electronic_signatures_are_enough(text):
    ways = {
        form: given(text._replace(agreement=text.agreement._replace(form=form)), stands())["ways"][1]
        for form in ("written", "any")
    }
    assert "podpisać załączony plik PDF kwalifikowanym podpisem elektronicznym (inne, " in ways["written"]
    assert "podpisać załączony plik PDF dowolnym podpisem elektronicznym, na przykład zaufanym" in ways["any"]


def test_a_letter_asks_for_an_address_and_speaks_of_no_attached_file(text):
    letter = given(text, stands(), letter=True)
    assert letter["ways"][1].startswith("elektronicznie: podać nam adres e-mail, na który wyślemy plik PDF")
    assert letter["question"] == "W razie pytań prosimy o kontakt."
    assert letter["postal"] == ["Fundacja „Wzór”"]


def test_a_day_until_which_to_sign_stands_in_words_where_there_is_one(text):
    assert "Prosimy o podpis do" not in dict(given(text, stands())["facts"])
    told = given(text, stands(), date(2026, 12, 15))
    assert dict(told["facts"])["Prosimy o podpis do"] == "15 grudnia 2026 r."
    assert (told["due"], told["due_in_words"]) == ("2026-12-15", "15 grudnia 2026 r.")


def test_of_an_act_it_says_to_which_agreement_it_belongs(text):
    told = variables(Occasion(text, concerns="Porozumienie o współpracy"), stands(), (), "01-a.pdf", letter=False)
    assert told["facts"][1] == ("Dotyczy", "Porozumienie o współpracy")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_all_of_it(text, code):
    text = text._replace(agreement=text.agreement._replace(language=code))
    told = given(text, stands(signature(ANNA, fingerprint=OTHER)), date(2026, 12, 15))
    names = ("subject", "greeting", "request", "how", "already", "question", "closing")
    sentences = {name: told[name] for name in names}
    english = given(text._replace(agreement=text.agreement._replace(language="en")), stands())
    assert all(said and (code == "en" or said != english[name]) for name, said in sentences.items())


def test_the_documentation_names_all_that_the_templates_are_given(text):
    table = DOCS.partition("\n## Reminders")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.M)) == set(given(text, stands()))


def test_names_are_words_in_the_shipped_template(text):
    one = stands(people=("# Ewa\\", "- {{ 7*7 }} **x**"), required=2)._replace(
        partner=partner("a", "# Ewa\\", "- {{ 7*7 }} **x**", name="# <b>{{ 7*7 }}", required=2)
    )

    def template(name: str) -> Template:
        return Template(name, shipped(f"templates/{name}").read_bytes(), shipped=True)

    (blocks,) = letters("reminder.txt.j2", [given(text, one, letter=True)], template)
    assert "# <b>{{ 7*7 }}" in blocks[1].text
    assert any("# Ewa\\; - {{ 7*7 }} **x**" in block.text for block in blocks)
    assert [block.role.value for block in blocks].count("heading") == 1
