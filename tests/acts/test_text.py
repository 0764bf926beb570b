"""What accessions, withdrawals and notices say, in each language, who signs them, and from when on they count.

As of the changes of an annex, no word of this may ever change: see test_wording.
"""

from __future__ import annotations

import pytest

from kpes.layout.drawing import Layout
from tests.acts.made import compose, laid, lines, wrong

AGREEMENT = "language: {0}\nform: any\ntitle: Umowa „A”\n"
NEW = "{id: c, name: Fundacja C, seat: Gdynia, krs: '0000012345', representatives: [{name: Ewa Lis, function: Prezes}]}"
OTHER = "{id: a, name: Fundacja A2, seat: Sopot, representatives: [{name: Ewa Lis, function: Prezes}]}"
DECLARATIONS = {
    "accession": f"partner: {NEW}\nconsent: all",
    "withdrawal": "partner: a\nin_force: 2015-06-30",
    "notice": f"partner: {OTHER}",
}
SAID = {
    ("accession", "pl"): (
        "Akt | z dnia 1 marca 2015 r. | "
        "Do porozumienia pod tytułem „Umowa «A»” z dnia 7 listopada 2014 r. przystępuje: Fundacja C, siedziba: "
        "Gdynia, KRS 0000012345, reprezentacja: Ewa Lis (Prezes). | "
        "Strona przystępująca zapoznała się z treścią porozumienia w brzmieniu obowiązującym w dniu złożenia "
        "niniejszego oświadczenia i przyjmuje wszystkie prawa i obowiązki strony. | "
        "Skutek następuje z dniem złożenia ostatniego potrzebnego podpisu. | Partnerzy: | Podpis pełnomocnika | "
        "Fundacja C, Gdynia | Fundacja A | Spółdzielnia B"
    ),
    ("accession", "en"): (
        "Akt | of 1 March 2015 | "
        "The following joins the agreement “Umowa ‘A’” of 7 November 2014: Fundacja C, registered office: "
        "Gdynia, KRS 0000012345, represented by: Ewa Lis (Prezes). | "
        "Who joins knows the agreement as it is in force on the day of this declaration, and takes on all rights "
        "and duties of a party. | "
        "This takes effect with the last signature that it needs. | Partnerzy: | Podpis pełnomocnika | "
        "Fundacja C, Gdynia | Fundacja A | Spółdzielnia B"
    ),
    ("accession", "de"): (
        "Akt | vom 1. März 2015 | "
        "Dem Vertrag „Umowa ‚A‘“ vom 7. November 2014 tritt bei: Fundacja C, Sitz: Gdynia, KRS 0000012345, "
        "Vertretung: Ewa Lis (Prezes). | "
        "Die beitretende Partei kennt den Vertrag in der am Tag dieser Erklärung geltenden Fassung und übernimmt "
        "alle Rechte und Pflichten einer Partei. | "
        "Dies wird mit dem Tag der letzten erforderlichen Unterschrift wirksam. | Partnerzy: | "
        "Podpis pełnomocnika | Fundacja C, Gdynia | Fundacja A | Spółdzielnia B"
    ),
    ("accession", "fr"): (
        "Akt | du 1er mars 2015 | "
        "Adhère à l’accord « Umowa “A” » du 7 novembre 2014 : Fundacja C, siège : Gdynia, KRS 0000012345, "
        "représentation : Ewa Lis (Prezes). | "
        "La partie adhérente a pris connaissance de l’accord tel qu’il est en vigueur à la date de la présente "
        "déclaration et assume tous les droits et obligations d’une partie. | "
        "Le présent acte prend effet à la date de la dernière signature requise. | Partnerzy: | "
        "Podpis pełnomocnika | Fundacja C, Gdynia | Fundacja A | Spółdzielnia B"
    ),
    ("withdrawal", "pl"): (
        "Akt | z dnia 1 marca 2015 r. | "
        "Z porozumienia pod tytułem „Umowa «A»” z dnia 7 listopada 2014 r. występuje: Fundacja A, reprezentacja: "
        "Anna Nowak. | "
        "Skutek następuje z dniem 30 czerwca 2015 r., nie wcześniej jednak niż z dniem złożenia ostatniego "
        "potrzebnego podpisu. | "
        "Partnerzy: | Podpis pełnomocnika | Fundacja A"
    ),
    ("withdrawal", "en"): (
        "Akt | of 1 March 2015 | "
        "The following withdraws from the agreement “Umowa ‘A’” of 7 November 2014: Fundacja A, represented by: "
        "Anna Nowak. | "
        "This takes effect on 30 June 2015, but not before the last signature that it needs. | Partnerzy: | "
        "Podpis pełnomocnika | Fundacja A"
    ),
    ("withdrawal", "de"): (
        "Akt | vom 1. März 2015 | "
        "Aus dem Vertrag „Umowa ‚A‘“ vom 7. November 2014 tritt aus: Fundacja A, Vertretung: Anna Nowak. | "
        "Dies wird am 30. Juni 2015 wirksam, jedoch nicht vor dem Tag der letzten erforderlichen Unterschrift. | "
        "Partnerzy: | Podpis pełnomocnika | Fundacja A"
    ),
    ("withdrawal", "fr"): (
        "Akt | du 1er mars 2015 | "
        "Se retire de l’accord « Umowa “A” » du 7 novembre 2014 : Fundacja A, représentation : Anna Nowak. | "
        "Le présent acte prend effet le 30 juin 2015, mais pas avant la date de la dernière signature requise. | "
        "Partnerzy: | Podpis pełnomocnika | Fundacja A"
    ),
    ("notice", "pl"): (
        "Akt | z dnia 1 marca 2015 r. | "
        "Zmieniły się dane strony porozumienia pod tytułem „Umowa «A»” z dnia 7 listopada 2014 r.: Fundacja A. "
        "Dane po zmianie: | "
        "– nazwa: Fundacja A2 | – siedziba: Sopot | – osoby uprawnione do podpisu: Ewa Lis (Prezes) | "
        "Skutek następuje z dniem złożenia ostatniego potrzebnego podpisu. | Partnerzy: | Podpis pełnomocnika | "
        "Fundacja A"
    ),
    ("notice", "en"): (
        "Akt | of 1 March 2015 | "
        "Data of a party to the agreement “Umowa ‘A’” of 7 November 2014 change: Fundacja A. They are from now "
        "on: | "
        "– name: Fundacja A2 | – registered office: Sopot | – entitled to sign: Ewa Lis (Prezes) | "
        "This takes effect with the last signature that it needs. | Partnerzy: | Podpis pełnomocnika | Fundacja A"
    ),
    ("notice", "de"): (
        "Akt | vom 1. März 2015 | "
        "Die Angaben einer Partei des Vertrags „Umowa ‚A‘“ vom 7. November 2014 haben sich geändert: Fundacja A. "
        "Sie lauten nun: | "
        "– Name: Fundacja A2 | – Sitz: Sopot | – zeichnungsberechtigt: Ewa Lis (Prezes) | "
        "Dies wird mit dem Tag der letzten erforderlichen Unterschrift wirksam. | Partnerzy: | "
        "Podpis pełnomocnika | Fundacja A"
    ),
    ("notice", "fr"): (
        "Akt | du 1er mars 2015 | "
        "Les données d’une partie à l’accord « Umowa “A” » du 7 novembre 2014 ont changé : Fundacja A. Nouvelles "
        "données : | "
        "– nom : Fundacja A2 | – siège : Sopot | – personnes habilitées à signer : Ewa Lis (Prezes) | "
        "Le présent acte prend effet à la date de la dernière signature requise. | Partnerzy: | "
        "Podpis pełnomocnika | Fundacja A"
    ),
}


def act(kind: str, more: str, opening: str = "") -> str:
    return f"kind: {kind}\ntitle: Akt\ndate: 2015-03-01\nstatus: final\n{opening}{more}\n"


def said(kind: str, language: str, opening: str = "") -> str:
    made = compose(act(kind, DECLARATIONS[kind], opening), AGREEMENT.format(language))
    assert made.text, wrong(made)
    return " | ".join(lines(Layout(made.text, made.signers)))


@pytest.mark.parametrize(("kind", "language"), SAID)
def test_an_act_says_its_date_what_is_declared_and_from_when_on(kind: str, language: str) -> None:
    assert said(kind, language) == SAID[kind, language]


def test_the_date_is_said_once() -> None:
    found = said("withdrawal", "pl", "opening: 'Gdynia, dnia {date}'\n")
    assert found.startswith("Akt | Gdynia, dnia 1 marca 2015 r. | Z porozumienia")
    assert found.count("1 marca 2015") == 1


@pytest.mark.parametrize(
    ("kind", "more", "signers"),
    [
        ("annex", "changes: [{repeal: Par. 1}]", "ab"),
        ("accession", f"partner: {NEW}\nconsent: all", "cab"),
        ("accession", f"partner: {NEW}", "c"),
        ("accession", f"partner: {NEW}\nconsent: [b]", "cb"),
        ("withdrawal", "partner: b\nconsent: all", "ba"),
        ("withdrawal", "partner: b\nconsent: [b, a]", "ba"),
        ("notice", f"partner: {OTHER}\nconsent: all", "a"),
    ],
)
def test_who_signs_follows_from_the_kind_and_the_consent(kind: str, more: str, signers: str) -> None:
    made = compose(act(kind, more))
    assert made.text, wrong(made)
    assert "".join(one.id.value for one in made.signers) == signers
    assert [one.name.value for one in made.signers if one.id.value == "a"] in ([], ["Fundacja A"])


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        ("annex", "partner: a", "1:1 K605 This kind of act (annex) needs the key “changes” instead."),
        ("notice", "changes: [{repeal: Par. 1}]",
         "1:1 K605 This kind of act (notice) needs the key “partner” instead."),
        ("accession", "partner: b", "5:10 K606 “b” is bound already. A notice tells new data of a partner."),
        ("accession", "partner: c", "5:10 K605 Who joins needs a name. Add the key “name”."),
        ("notice", "partner: a",
         "5:10 K605 This notice tells nothing. Add the new data, such as “seat” or “representatives”."),
        ("notice", "partner: {id: a, email: a@b.pl, signatures_required: 2}",
         "5:10 K605 This notice tells nothing. Add the new data, such as “seat” or “representatives”."),
        ("withdrawal", "partner: c", "5:10 K606 “c” is not bound on this day. Bound are: a, b."),
        ("withdrawal", "partner: a\nconsent: [x]", "6:11 K606 “x” is not bound on this day. Bound are: a, b."),
    ],
)  # fmt: skip
def test_what_does_not_fit_who_is_bound_is_told_of(kind: str, more: str, told: str) -> None:
    assert told in wrong(compose(act(kind, more)))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("pl", "– opis: Fundacja A z Gdyni."), ("en", "– description: Fundacja A z Gdyni."),
        ("de", "– Beschreibung: Fundacja A z Gdyni."), ("fr", "– description : Fundacja A z Gdyni."),
    ],
)  # fmt: skip
def test_a_notice_says_the_new_sentence_that_describes_a_party(language: str, line: str) -> None:
    """It takes the place of the old one in the consolidated text."""
    made = compose(act("notice", "partner: {id: a, description: Fundacja A z Gdyni.}"), f"language: {language}\n")
    assert made.text, wrong(made)
    assert line in lines(Layout(made.text, made.signers))


def test_names_that_look_like_markup_stay_as_they_are() -> None:
    name = "Fundacja {cel} *B* „{{C”"
    made = compose(act("accession", f"partner: {{id: c, name: '{name}'}}"), AGREEMENT.format("pl"))
    assert made.text, wrong(made)
    found = lines(Layout(made.text, made.signers))
    assert found[2].endswith(f"przystępuje: {name}.")
    assert found[-1] == name


def test_an_agreement_keeps_its_text() -> None:
    before = laid()
    assert lines(before) == lines(Layout(compose(act("withdrawal", "partner: a")).after.agreement, before.partners))


def test_who_joins_has_all_keys_by_which_the_agreement_describes_its_parties() -> None:
    parties = "parties: [{insert: partners, labels: 1., text: '{name}[, {seat}], NIP {nip}'}]\n"
    joins = act("accession", "partner: {id: c, name: Fundacja Most}")
    assert wrong(compose(joins, parties)) == [
        "5:10 K605 The agreement describes its parties by “nip”, too. Add that key, or “description”."
    ]
    joins = act("accession", "partner: {id: c, name: Fundacja Most, description: Fundacja Most z Gdyni}")
    assert wrong(compose(joins, parties)) == []
