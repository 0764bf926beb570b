"""What an act does has a digest, which changes with all that it does, and with nothing else."""

from __future__ import annotations

import pytest

from kpes.acts.effect import effect
from kpes.acts.text import composed
from tests.acts.made import ANNEX, act, laid, wrong

AGREEMENT = """
values: {wklad: 100 zł, kara: 100 zł}
paragraphs:
  - {id: cel, text: 'Celem jest współpraca.'}
  - id: rada
    heading: Rada
    text: ['Rada:', {labels: 1., items: ['wkład {wklad};', {id: drugi, text: 'kara {kara}.'}]}]
  - {id: narady, label: Par. 1., text: 'Zob. {rada}.'}
"""
NOTICE = "kind: notice\ntitle: Zawiadomienie nr 1\ndate: 2015-03-01\nstatus: final\npartner: "
ACCESSION = NOTICE.replace("notice", "accession")
WITHDRAWAL = NOTICE.replace("notice", "withdrawal")
ELSEWHERE = f"{ANNEX}text: Zmienia się cel.\nchanges: "


def digest(yaml: str, agreement: str = AGREEMENT) -> str:
    before, one = laid(agreement), act(yaml)
    made = composed(one, before)
    assert made.text, wrong(made)
    return effect(one, before, made.after, made.signers)


@pytest.mark.parametrize(
    ("yaml", "known"),
    [
        ("changes: [{in: cel, text: Inny.}]", "a9577f3a855504fd"),
        ("changes: [{in: rada, heading: Zarząd}]", "643b63dd7c6ea48a"),
        ("changes: [{after: cel, add: {text: Nowy.}}]", "afc954b8e6b9358a"),
        ("changes: [{repeal: drugi}]", "8103d3856fe5b9e0"),
        ("changes: [{title: Umowa}]", "5933674295260748"),
        ("changes: [{values: {wklad: 200 zł}}]", "7019adc3589aec58"),
        (f"{ELSEWHERE}[{{in: cel, text: Inny.}}]\nin_force: 2015-06-01", "f9960fa8f9e7e93b"),
        (f"{NOTICE}{{id: b, seat: Gdynia}}", "994151f4ee373c2c"),
        (f"{ACCESSION}{{id: c, name: Spółka C}}\nconsent: [a]", "5b09475a13d55925"),
        (f"{WITHDRAWAL}b\nconsent: all", "e6e64a81e0372436"),
    ],
)  # fmt: skip
def test_it_is_the_same_for_ever(yaml: str, known: str) -> None:
    """Records hold it."""
    assert digest(yaml).removeprefix("sha256:")[:16] == known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("changes: [{in: cel, text: Inny.}]", "changes: [{in: narady, text: Inny.}]"),
        ("changes: [{repeal: cel}]", "changes: [{repeal: narady}]"),
        ("changes: [{values: {wklad: 200 zł}}]", "changes: [{values: {kara: 200 zł}}]"),
        (f"{ELSEWHERE}[{{in: cel, text: Inny.}}]", f"{ELSEWHERE}[{{in: cel, text: Zły.}}]"),
        (f"{ELSEWHERE}[{{in: cel, text: Inny.}}]", f"{ELSEWHERE}[{{after: cel, add: {{text: Inny.}}}}]"),
        (f"{ELSEWHERE}[{{repeal: cel}}]", f"{ELSEWHERE}[{{repeal: cel}}]\nin_force: 2015-06-01"),
        (f"{ELSEWHERE}[{{title: Umowa}}]", f"{ELSEWHERE}[{{title: Układ}}]"),
        (f"{ELSEWHERE}[{{repeal: cel}}]", f"{ELSEWHERE.replace('03-01', '03-02')}[{{repeal: cel}}]"),
        (f"{NOTICE}{{id: b, seat: Gdynia}}", f"{NOTICE}{{id: b, seat: Gdynia, signatures_required: 2}}"),
        (f"{NOTICE}{{id: b, seat: Gdynia}}", f"{NOTICE}{{id: b, seat: Gdynia, description: Spółka.}}"),
        (f"{NOTICE}{{id: b, representatives: [{{name: A B}}, {{name: C D}}]}}",
         f"{NOTICE}{{id: b, representatives: [{{name: 'A B, C D'}}]}}"),
        (f"{ACCESSION}{{id: c, name: Spółka C}}", f"{ACCESSION}{{id: d, name: Spółka C}}"),
        (f"{ACCESSION}{{id: c, name: Spółka C}}\nconsent: [a]", f"{ACCESSION}{{id: c, name: Spółka C}}\nconsent: [b]"),
    ],
)  # fmt: skip
def test_it_changes_with_what_is_done_also_where_the_words_do_not(one: str, other: str) -> None:
    assert digest(one) != digest(other)


def test_so_it_does_where_the_agreement_gives_an_id_to_another_unit_of_the_same_label() -> None:
    moved = AGREEMENT.replace("id: cel", "id: x").replace("id: narady", "id: cel").replace("id: x", "id: narady")
    assert digest("changes: [{in: cel, text: Inny.}]") != digest("changes: [{in: cel, text: Inny.}]", moved)


def test_so_it_does_where_another_form_is_asked_for() -> None:
    """Of signatures on acts, too, which the agreement says."""
    change = "changes: [{in: cel, text: Inny.}]"
    assert digest(change, f"{AGREEMENT}form: any\n") != digest(change, f"{AGREEMENT}form: written\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("changes: [{in: rada, text: Inna.}]", "# nic\nchanges:\n  - in: Par. 2\n    text: >-\n      **Inna**."),
        ("changes: [{in: drugi, text: 'Zob. {rada}.'}]", "changes: [{in: Par. 2 ust. 2, text: 'Zob. Par. 2.'}]"),
        (f"{ACCESSION}{{id: c, name: Spółka C}}", f"{ACCESSION}{{id: c, name: Spółka C, email: a@b.pl}}"),
    ],
)
def test_it_stays_with_what_is_meant(one: str, other: str) -> None:
    assert digest(one) == digest(other)


def test_it_stays_where_a_unit_is_put_before_it_or_gets_an_id() -> None:
    put = AGREEMENT.replace("  - {id: rada,", "  - {label: Par. 1a., text: Nowy.}\n  - {label: Par. 2., id: rada,")
    assert digest("changes: [{repeal: drugi}]", put) == digest("changes: [{repeal: drugi}]")
    named = AGREEMENT.replace("['wkład {wklad};',", "[{id: wklady, text: 'wkład {wklad};'},")
    assert digest("changes: [{in: rada, heading: Zarząd}]", named) == digest("changes: [{in: rada, heading: Zarząd}]")
