"""What the wrong example of each rule is told, and where, in both languages."""

from __future__ import annotations

import pytest

from kpes.messages import ENGLISH, catalogue
from kpes.rules.pages import page
from kpes.rules.register import (
    act_does_otherwise,
    edition_changed,
    edition_missing,
    evidence_changed,
    evidence_missing,
    evidence_of_another_partner,
    form_not_met,
    not_as_kpes_writes_it,
    power_of_attorney_missing,
    record_belongs_elsewhere,
    record_changed,
    record_without_digest,
    records_without_partner,
    signed_another_text,
    signed_by_nobody_on_the_list,
    signed_draft,
    signed_on_an_impossible_day,
    signed_twice,
)
from tests.rules.session import play


@pytest.mark.parametrize(
    ("rule", "place", "english", "polish"),
    [
        (
            records_without_partner,
            "data/signatures/a.yaml:1:1",
            "There is no partner “a”: these signatures count for nobody. Give the partner this id again, or "
            "withdraw them: kpes revoke a --reason TEXT",
            "Nie ma partnera „a”: tych podpisów nie zalicza się żadnemu partnerowi. Trzeba przywrócić partnerowi to "
            "id albo anulować wpisy: kpes revoke a --reason TEKST",
        ),
        (
            signed_by_nobody_on_the_list,
            "data/signatures/a.yaml:2:19",
            "Jan Kowalski is not a representative of “Fundacja”. Add the person in data/partners.yaml, or "
            "withdraw the signature.",
            "Tej osoby (Jan Kowalski) nie ma wśród osób uprawnionych do podpisu w imieniu partnera „Fundacja”. Trzeba "
            "dopisać ją w pliku data/partners.yaml albo anulować wpis.",
        ),
        (
            signed_on_an_impossible_day,
            "data/signatures/a.yaml:3:14",
            "2013-11-07 is before the date of the text, 2014-11-07. Withdraw the record, or mend the date.",
            "Data 2013-11-07 jest wcześniejsza niż data podpisanego tekstu (2014-11-07). Trzeba anulować wpis albo "
            "poprawić datę.",
        ),
        (
            signed_twice,
            "data/signatures/a.yaml:9:19",
            "Anna NOWAK has signed this text already, in line 1. Withdraw it, and record it once.",
            "Podpis tej osoby (Anna NOWAK) pod tym tekstem jest już w wierszu 1. Wpis trzeba anulować, a podpis "
            "zapisać raz.",
        ),
        (
            signed_another_text,
            "data/signatures/a.yaml:6:16",
            "“Fundacja A” has signed another text than today's. Undo the change, or have it signed anew.",
            "Partner „Fundacja A” podpisał inny tekst niż obecny. Trzeba cofnąć zmianę albo zebrać nowy podpis.",
        ),
        (
            form_not_met,
            "data/signatures/a.yaml:5:11",
            "The agreement asks for written form, and the signature of Anna Nowak is not of that form.",
            "Porozumienie wymaga formy pisemnej, a podpis tej osoby (Anna Nowak) jej nie zachowuje.",
        ),
        (
            evidence_missing,
            "data/signatures/a.yaml:8:5",
            "The evidence data/evidence/a/scan.pdf is missing. Put it back.",
            "Brakuje dowodu data/evidence/a/scan.pdf. Trzeba go przywrócić.",
        ),
        (
            evidence_changed,
            "data/signatures/a.yaml:8:5",
            "The evidence data/evidence/a/scan.pdf was changed after it was recorded. Put the original back.",
            "Dowód data/evidence/a/scan.pdf zmieniono po zapisaniu podpisu. Trzeba przywrócić oryginał.",
        ),
        (
            edition_missing,
            "data/signatures/a.yaml:6:16",
            "The text that was signed is missing: data/editions/8e6dcfe7a872.txt. Put it back.",
            "Brakuje tekstu, który podpisano: data/editions/8e6dcfe7a872.txt. Trzeba go przywrócić.",
        ),
        (
            edition_changed,
            "data/editions/8e6dcfe7a872.txt:1:1",
            "This is not the text that the file's name stands for. Restore it, from git for instance.",
            "To nie jest tekst, który oznacza nazwa pliku. Trzeba go przywrócić, na przykład z gita.",
        ),
        (
            not_as_kpes_writes_it,
            "data/signatures/a.yaml:9:1",
            "kpes did not write this line as it stands. Restore the file, and record with kpes alone.",
            "Tego wiersza nie zapisał kpes. Trzeba przywrócić plik i zapisywać podpisy tylko przez kpes.",
        ),
        (
            signed_draft,
            "data/signatures/a.yaml:6:16",
            "What Anna Nowak signed is a draft. Set “status: final”, and have the final text signed.",
            "Podpis tej osoby (Anna Nowak) złożono pod projektem. Trzeba ustawić „status: final” i zebrać podpisy pod "
            "tekstem ostatecznym.",
        ),
        (
            record_changed,
            "data/signatures/a.yaml:1:1",
            "This record, or one above it, was changed after kpes wrote it. Restore the file, from git for instance.",
            "Ten wpis albo któryś nad nim zmieniono po zapisaniu. Trzeba przywrócić plik, na przykład z gita.",
        ),
        (
            record_without_digest,
            "data/signatures/a.yaml:1:1",
            "This record bears no digest, so a change of it would not show. Restore the file, or accept this if the "
            "record was made by hand on purpose.",
            "Ten wpis nie ma skrótu, więc nie byłoby widać, że go zmieniono. Trzeba przywrócić plik albo zaakceptować "
            "to ostrzeżenie, jeżeli wpis celowo zrobiono ręcznie.",
        ),
        (
            record_belongs_elsewhere,
            "data/signatures/b.yaml:2:12",
            "This record belongs to the partner “a” and stands in data/signatures/b.yaml, so it does not count. "
            "Restore the file, from git for instance.",
            "Ten wpis dotyczy partnera „a”, a jest w pliku data/signatures/b.yaml, więc nie jest zaliczany. Trzeba "
            "przywrócić plik, na przykład z gita.",
        ),
        (
            act_does_otherwise,
            "data/acts/aneks-1/signatures/a.yaml:9:11",
            "The act does something else now than when Anna Nowak signed it. Undo the change of "
            "data/acts/aneks-1/act.yaml, or withdraw the signature and have the act signed anew.",
            "Akt robi teraz co innego niż wtedy, gdy złożono podpis (Anna Nowak). Trzeba cofnąć zmianę w pliku "
            "data/acts/aneks-1/act.yaml albo anulować podpis i podpisać akt od nowa.",
        ),
        (
            evidence_of_another_partner,
            "data/signatures/b.yaml:7:5",
            "The evidence data/evidence/a/scan.pdf is kept for another partner. Withdraw the signature and record it "
            "with its own evidence, or accept this.",
            "Dowód data/evidence/a/scan.pdf przechowuje się dla innego partnera. Trzeba anulować wpis i zapisać "
            "podpis z własnym dowodem albo zaakceptować to ostrzeżenie.",
        ),
        (
            power_of_attorney_missing,
            "data/signatures/b.yaml:3:19",
            "Ewa Lis signed by power of attorney, and none is kept for “Spółdzielnia”, as it is for others. Withdraw "
            "the signature and record it with the file, or accept this.",
            "Podpis tej osoby (Ewa Lis) złożono na podstawie pełnomocnictwa, a do podpisu w imieniu partnera "
            "„Spółdzielnia” go nie dołączono, choć do innych podpisów tak. Trzeba anulować wpis i zapisać podpis z "
            "plikiem albo zaakceptować to ostrzeżenie.",
        ),
    ],
)
def test_the_wrong_example_is_told_at_its_place(rule, place, english, polish, tmp_path):
    (finding,) = play(page(rule).wrong, tmp_path)
    assert f"{finding.place.file}:{finding.place.line}:{finding.place.column}" == place
    assert ENGLISH(finding.message) == english
    assert catalogue("pl")(finding.message) == polish


@pytest.mark.parametrize("required", [2, 1])
def test_of_several_who_sign_for_one_partner_the_one_on_another_text_is_named_while_needed(required, tmp_path):
    example = (
        "partners:\n  - id: a\n    name: A-team\n"
        f"    signatures_required: {required}\n  - {{id: b, name: Be}}\n"
        "$ kpes sign a --by \"Anna Nowak\"\n$ sed -i 's/współpracują/działają/' data/agreement.yaml\n"
        '$ kpes sign a --by "Jan Lis"\n'
    )
    told = ["Anna Nowak has signed another text than today's for “A-team”. Undo the change, or have it signed anew."]
    found = [str(one.message) for one in play(example, tmp_path) if one.code == "K505"]
    assert found == (told if required == 2 else [])


def test_a_day_to_come_is_told(tmp_path):
    record = page(signed_on_an_impossible_day).wrong.replace("2013-11-07", "9999-12-31")
    (finding,) = play(record, tmp_path)
    assert str(finding.message) == "9999-12-31 is in the future. Withdraw the record, and make it anew."


@pytest.mark.parametrize(
    "example",
    [
        '$ kpes sign a --by "Anna Nowak" --method other\n$ kpes revoke a --reason "pomyłka"\n',
        '$ kpes sign a --by "Anna Nowak"\n$ kpes revoke a --reason "x"\n$ kpes sign a --by "Anna Nowak"\n',
        'form: any\n$ kpes sign a --by "Anna Nowak" --method other\n',
        'partners:\n  - {id: a, name: A-team}\n  - {id: b, name: Be}\n$ kpes sign a --by "ktokolwiek"\n',
    ],
    ids=["withdrawn", "signed anew", "any form", "a partner that names nobody"],
)
def test_nothing_is_wrong_with_a_signature_that_is(example, tmp_path):
    assert [finding for finding in play(example, tmp_path) if finding.code.startswith("K5")] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kpes sign a --power-of-attorney pelnomocnictwo.pdf", "kpes sign a"),
        ("kpes sign a --power-of-attorney pelnomocnictwo.pdf", "kpes sign a --evidence pelnomocnictwo.pdf"),
        ("Ewa Lis, basis: power-of-attorney", "Ewa Lis, basis: statutory"),
        ("Ewa Lis, basis: power-of-attorney", "Ewa Lis"),
        ("kpes sign b", "kpes sign b\n$ kpes revoke b --reason x"),
        ("kpes sign b", "sed -i 's/Spółdzielnia/Fundacja B/' data/partners.yaml\n$ kpes sign a"),
        (
            "- id: b\n    name: Spółdzielnia\n    representatives:",
            "- id: b\n    name: Be\n  - id: c\n    name: Ce\n    representatives:",
        ),
        (
            "kpes sign b",
            "kpes sign b --power-of-attorney pelnomocnictwo.pdf\n$ sed -i 's/Fundacja/Fundacja A/' "
            "data/partners.yaml\n$ kpes sign b",
        ),
    ],
    ids=[
        "nobody's is kept", "only plain evidence is kept", "by law", "nobody knows by what right", "withdrawn",
        "not signed", "somebody who is not asked", "kept with an earlier signature",
    ],
)  # fmt: skip
def test_a_power_of_attorney_is_not_asked_for(old, new, tmp_path):
    example = page(power_of_attorney_missing).wrong
    assert example.count(old) == 1
    if "- id: c" in new:
        example = example.replace("kpes sign b", 'kpes sign b --by "Jan Mak"')
    assert not [one for one in play(example.replace(old, new), tmp_path) if one.code == "K514"]


def test_an_edition_whose_signatures_are_withdrawn_may_be_gone(tmp_path):
    example = '$ kpes sign a --by "Anna Nowak"\n$ kpes revoke a --reason "x"\n$ rm -r data/editions\n'
    assert play(example, tmp_path) == []


def test_evidence_that_became_a_link_counts_as_missing(tmp_path):
    example = page(evidence_missing).wrong + "$ ln -s /etc/hostname data/evidence/a/scan.pdf\n"
    assert [finding.code for finding in play(example, tmp_path)] == ["K507"]
