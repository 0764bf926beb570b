"""The consolidated text of a day: what it says of itself, of what was changed, and of the parties."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.acts.chain import OF_AGREEMENT, Written, follow
from kpes.acts.consolidated import consolidated
from kpes.document import Document
from kpes.fingerprint import canonical_text, fingerprint
from kpes.layout.drawing import Layout
from kpes.model import Signed
from tests.acts.made import act, laid
from tests.parties import signature

AGREEMENT = """
language: {0}
form: any
status: final
title: Umowa
paragraph_labels: § 1.
paragraphs:
  - {{id: cel, heading: Cel, text: Stary.}}
  - {{id: rada, text: ['Rada:', {{labels: 1., items: [pierwszy;, {{id: drugi, text: drugi.}}]}}]}}
"""
ACTS = (
    "kind: annex\ntitle: Aneks nr 1\ndate: 2015-03-01\nstatus: final\nchanges:\n"
    "  - {in: cel, text: Nowy.}\n  - {repeal: drugi}\n  - {after: rada, add: {text: Dodany.}}\n"
    "  - {title: Nowa umowa}\n",
    "kind: accession\ntitle: Przystąpienie\ndate: 2015-04-01\nstatus: final\n"
    "partner: {id: c, name: C, seat: Gdynia}\n",
    "kind: withdrawal\ntitle: Wystąpienie\ndate: 2015-05-01\nstatus: final\npartner: b\n",
    "kind: notice\ntitle: Zmiana\ndate: 2015-06-01\nstatus: final\npartner: {id: a, name: A2}\n",
)
SAID = {
    "pl": (
        "Tekst ujednolicony, stan na: 1 lipca 2015 r.; zestawił go kpes, nikt go nie podpisał. Wiążą teksty "
        "podpisane: Umowa, Aneks nr 1, Przystąpienie, Wystąpienie, Zmiana. | "
        "Nowa umowa | [brzmienie nadane: Aneks nr 1; obowiązuje od 1 marca 2015 r.] | "
        "Porozumienie zawarte, dnia 7 listopada 2014 r. pomiędzy partnerami. | Preambuła: | "
        "Partnerzy współpracują. | § 1. Cel | Nowy. | "
        "[brzmienie nadane: Aneks nr 1; obowiązuje od 1 marca 2015 r.] | § 2. | Rada: | 1. pierwszy; | "
        "2. (uchylony) | [uchylono: Aneks nr 1; od 1 marca 2015 r.] | § 3. | Dodany. | "
        "[dodano: Aneks nr 1; obowiązuje od 1 marca 2015 r.] | Partnerzy: | 1. A2 (dawniej: Fundacja A) | "
        "2. Spółdzielnia B (wystąpienie: 1 maja 2015 r.) | 3. C, Gdynia (przystąpienie: 1 kwietnia 2015 r.)"
    ),
    "en": (
        "Consolidated text, day: 1 July 2015. kpes put it together, and nobody signed it. What binds are the "
        "signed texts: Umowa, Aneks nr 1, Przystąpienie, Wystąpienie, Zmiana. | "
        "Nowa umowa | [as worded by: Aneks nr 1; in force since 1 March 2015] | "
        "Porozumienie zawarte, dnia 7 November 2014 pomiędzy partnerami. | Preambuła: | Partnerzy współpracują. | "
        "§ 1. Cel | Nowy. | [as worded by: Aneks nr 1; in force since 1 March 2015] | § 2. | Rada: | "
        "1. pierwszy; | 2. (deleted) | [deleted by: Aneks nr 1; in force since 1 March 2015] | § 3. | Dodany. | "
        "[added by: Aneks nr 1; in force since 1 March 2015] | Partnerzy: | 1. A2 (formerly: Fundacja A) | "
        "2. Spółdzielnia B (left: 1 May 2015) | 3. C, Gdynia (joined: 1 April 2015)"
    ),
    "de": (
        "Konsolidierte Fassung, Stand: 1. Juli 2015; von kpes zusammengestellt, von niemandem unterzeichnet. "
        "Bindend sind die unterzeichneten Texte: Umowa, Aneks nr 1, Przystąpienie, Wystąpienie, Zmiana. | "
        "Nowa umowa | [Fassung: Aneks nr 1; in Kraft seit 1. März 2015] | "
        "Porozumienie zawarte, dnia 7. November 2014 pomiędzy partnerami. | Preambuła: | "
        "Partnerzy współpracują. | § 1. Cel | Nowy. | [Fassung: Aneks nr 1; in Kraft seit 1. März 2015] | § 2. | "
        "Rada: | 1. pierwszy; | 2. (weggefallen) | [aufgehoben: Aneks nr 1; seit 1. März 2015] | § 3. | Dodany. | "
        "[eingefügt: Aneks nr 1; in Kraft seit 1. März 2015] | Partnerzy: | 1. A2 (früher: Fundacja A) | "
        "2. Spółdzielnia B (Austritt: 1. Mai 2015) | 3. C, Gdynia (Beitritt: 1. April 2015)"
    ),
    "fr": (
        "Version consolidée au 1er juillet 2015, établie par kpes, que personne n’a signée. Seuls engagent les "
        "textes signés : Umowa, Aneks nr 1, Przystąpienie, Wystąpienie, Zmiana. | "
        "Nowa umowa | [rédaction issue de : Aneks nr 1 ; en vigueur depuis le 1er mars 2015] | "
        "Porozumienie zawarte, dnia 7 novembre 2014 pomiędzy partnerami. | Preambuła: | Partnerzy współpracują. | "
        "§ 1. Cel | Nowy. | [rédaction issue de : Aneks nr 1 ; en vigueur depuis le 1er mars 2015] | § 2. | Rada: | "
        "1. pierwszy; | 2. (supprimé) | [suppression issue de : Aneks nr 1 ; depuis le 1er mars 2015] | § 3. | "
        "Dodany. | [ajout issu de : Aneks nr 1 ; en vigueur depuis le 1er mars 2015] | Partnerzy: | "
        "1. A2 (anciennement : Fundacja A) | 2. Spółdzielnia B (retrait : 1er mai 2015) | "
        "3. C, Gdynia (adhésion : 1er avril 2015)"
    ),
}


def on(day: date, language: str = "pl", agreement: str = AGREEMENT, acts: tuple[str, ...] = ACTS) -> Document:
    """What is in force on a day, when all signed each act on its date."""
    agreed = laid(agreement.format(language))
    written: list[Written] = []
    for number, yaml in enumerate(acts, 1):
        one = act(yaml, f"data/acts/a{number}/act.yaml")
        pending = follow(agreed.agreement, agreed.partners, agreed.agreement.date, [*written, Written("a9", one, {})])
        made = pending.steps[-1].composed
        assert made.text
        mark = fingerprint(canonical_text(Layout(made.text, made.signers).document()))
        signed: dict[str, tuple[Signed, ...]] = {
            partner.id.value: (signature(day=one.date, fingerprint=mark),) for partner in made.signers
        }
        written.append(Written(f"a{number}", one, signed))
    chain = follow(agreed.agreement, agreed.partners, agreed.agreement.date, written)
    titles = {OF_AGREEMENT: "Umowa", **{one.id: one.act.title.value for one in written}}
    return consolidated(chain.on(day), day, titles, {})


def said(language: str) -> str:
    text = canonical_text(on(date(2015, 7, 1), language)).decode()
    return " | ".join(text.replace("\xa0", " ").splitlines())


@pytest.mark.parametrize("language", SAID)
def test_it_says_that_nobody_signed_it_and_which_act_gave_what_words_since_when(language: str) -> None:
    assert said(language) == SAID[language]


def test_before_the_first_act_it_is_what_was_signed() -> None:
    lines = canonical_text(on(date(2015, 2, 28))).decode().replace("\xa0", " ").splitlines()
    assert lines[0].endswith("Wiążą teksty podpisane: Umowa.")
    assert [line for line in lines if line.startswith("[")] == []
    assert lines[-3:] == ["Partnerzy:", "1. Fundacja A", "2. Spółdzielnia B"]


def test_it_has_no_place_to_sign_and_its_mark_is_none_of_an_edition() -> None:
    document = on(date(2015, 7, 1))
    assert document.signatory_list is None
    assert document.called == "niepodpisane ujednolicenie"
    assert document.title == "Tekst ujednolicony na 2015-07-01: Nowa umowa"


def test_a_value_is_changed_in_the_heading_of_a_chapter_and_what_is_repealed_stays_so() -> None:
    chapter = "{heading: 'Do {wklad}', paragraphs: [{id: cel, text: 'Do {wklad}.'}]}"
    agreement = f"form: any\nstatus: final\ntitle: Umowa\nvalues: {{wklad: '100'}}\nchapters: [{chapter}]\n"
    annex = "kind: annex\ntitle: Aneks\ndate: 2015-03-01\nstatus: final\nchanges:\n"
    changes = "  - {repeal: cel}\n  - {values: {wklad: '5'}}\n"
    document = on(date(2015, 7, 1), agreement=agreement.replace("{", "{{").replace("}", "}}"), acts=(annex + changes,))
    lines = canonical_text(document).decode().replace("\xa0", " ").splitlines()
    assert lines[5:9] == [
        "Rozdział I Do 5 [brzmienie nadane: Aneks; obowiązuje od 1 marca 2015 r.]",
        "Par. 1.",
        "(uchylony)",
        "[uchylono: Aneks; od 1 marca 2015 r.]",
    ]
