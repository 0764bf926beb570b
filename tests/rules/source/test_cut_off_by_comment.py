from __future__ import annotations

import pytest

from kpes.messages import catalogue
from kpes.rules.source import cut_off_by_comment
from tests.bounded import within
from tests.sound import data, rule_findings, told_by

CUT = (
    "K118 The text ends before “#”: the rest is a comment and is not printed. If it belongs to the text, put all of it "
    "in quotes; if not, put it on a line of its own."
)


@pytest.mark.parametrize(
    ("partner", "place"),
    [
        ("name: Firma #1", "3:17"),
        ("name: Firma # 5", "3:17"),
        ("name: Firma ## uwaga", "3:17"),
        ("name: Żółw 💚\t#1, lider # dwa", "3:18"),
        ("name: Firma\n      Wielka  # 1", "4:15"),
        ("name: Firma\n    seat: Gdańsk # Wrzeszcz", "4:18"),
        ("name: Firma\n    representatives: [{name: Anna Nowak # prezes\n      }]", "4:41"),
        ("name: 'Firma # 1'\n    seat: Gdańsk # Wrzeszcz", "4:18"),
    ],
)
def test_a_comment_behind_a_name_is_told_at_its_sign(partner, place):
    assert told_by("K118", f"partners:\n  - id: a\n    {partner}\n  - {{id: b, name: Dalba}}\n") == [f"{place} {CUT}"]


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ("title: Porozumienie # 5\n", "3:21"),
        ("paragraphs:\n  - text: Tekst # uwaga\n", "11:17"),
        ("paragraphs:\n  - text:\n    - Tekst # uwaga\n    - Dalej\n", "12:13"),
        ("paragraphs:\n  - text: Tekst\n\n      drugi # uwaga\n", "13:13"),
        ("paragraphs:\n  - text:\n    - {labels: 1/, items: [Raz, Dwa #, Trzy\n        , Cztery]}\n", "12:37"),
        ("signatories:\n  partners_heading: Partnerzy # nagłówek\n  signature_heading: Podpis\n", "13:31"),
    ],
)
def test_a_comment_behind_a_text_of_the_agreement_is_told_at_its_sign(yaml, place):
    assert told_by("K118", yaml) == [f"{place} {CUT}"]


@pytest.mark.parametrize(
    "partner",
    [
        "name: Firma#1",
        "name: 'Firma #1'",
        "name: 'Firma' # uwaga",
        'name: "Firma #1" # uwaga',
        "name: >-  # uwaga\n      Firma #1",
        "name: |\n      Firma # 1",
        "name: # uwaga\n      Firma",
        "# uwaga\n    name: Firma\n    # uwaga\n      # Firma # 2",
        "name: Firma\n    signatures_required: 1 # uwaga\n    nip: 1234563218 # sprawdzony\n    email: a@b.pl # ?",
        "name: Firma\n    representatives: # zarząd\n      - name: Anna Nowak\n        basis: statutory # uwaga",
    ],
)
def test_a_sign_inside_a_text_and_other_comments_are_quiet(partner):
    assert told_by("K118", f"partners:\n  - id: a # uwaga\n    {partner}\n  - {{id: b, name: Dalba}}\n") == []


def test_comments_behind_what_is_not_printed_are_quiet():
    assert told_by("K118", "language: pl # język\nstatus: draft # projekt\ndate: 2014-11-07 # piątek\n") == []


@pytest.mark.parametrize(
    ("yaml", "found"),
    [
        ("partners:\n" + "".join(f"  - id: p{n} # id\n    name: Fala {n} # #\n" for n in range(5000)), 5000),
        (f"title: '{' #' * 200_000}'\n", 0),
        (f"title: {'słowo ' * 100_000}{' #' * 200_000}\n", 1),
    ],
    ids=["many names", "many signs in quotes", "many signs behind a long text"],
)
def test_it_costs_little_time_to_look_at(yaml, found):
    with within(20):
        assert len(list(cut_off_by_comment.check(data(yaml)))) == found


def test_it_is_said_in_polish():
    (found,) = (one for one in rule_findings("title: Porozumienie # 5\n") if one.code == "K118")
    assert catalogue("pl")(found.message) == (
        "Tekst kończy się przed „#”: reszta jest komentarzem i nie będzie wydrukowana. Jeżeli należy do tekstu, cały "
        "tekst bierze się w apostrofy; jeżeli nie, komentarz przenosi się do osobnego wiersza."
    )
