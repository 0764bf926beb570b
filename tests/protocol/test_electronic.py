"""What the protocol says of electronic signatures: the verdicts, and what they leave open."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kpes.document import Table
from kpes.esign.signed_pdf import Change, SignedPdf, Signer
from kpes.messages import message
from kpes.model import Evidence
from kpes.protocol.content import protocol
from kpes.protocol.drawing import draw_up
from tests.parties import TODAY, signature
from tests.protocol.facts import A, B, facts

PDF = Evidence("data/evidence/a/podpisane.pdf", "c" * 64)
SOUND = Signer(
    name="Anna Nowak", certificate="1" * 64, intact=True, covers=True, afterwards="nothing", for_signing=True,
    qualified=True, trust="trusted", claimed=datetime(2014, 11, 7, 12, tzinfo=UTC),
    stamped=datetime(2014, 11, 7, 12, 1, tzinfo=UTC), stamp="trusted",
)  # fmt: skip
FILE = SignedPdf("c" * 64, "9" * 64, signers=(SOUND,))


def about(examined: SignedPdf | None, keys: str = "status: final", **pdf):
    """The protocol where Anna Nowak's evidence is this file; None stands for pyHanko, which is missing."""
    signed = examined._replace(edition=TODAY, known=(TODAY,)) if examined else message("pyHanko is not installed.")
    both = ((A, (signature("Anna Nowak", evidence=(PDF,)),)), (B, (signature("Jan Kowalski"),)))
    return protocol(*facts(*both, keys=keys, evidence={PDF.file: PDF.sha256}, signed={PDF.file: signed}))


def by(**changed: object) -> SignedPdf:
    return FILE._replace(signers=(SOUND._replace(**changed),))


def told(of) -> str:
    """All the words of the protocol, a cell a line."""
    lines = []
    for block in draw_up(of).blocks:
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block.text]
        lines += [line for cell in cells for line in cell.split("\n")]
    return "\n".join(lines)


def test_each_verdict_stands_apart_in_the_agreements_language():
    said = told(about(FILE))
    assert "Podpisy elektroniczne\nO podpisach elektronicznych" in said
    assert (
        """
dowód nr 1
Anna Nowak
Treść: zgodne; plik PDF przygotowany przez kpes, do którego dodano wyłącznie podpisy
Integralność: zgodne; podpis pasuje do wszystkiego, co obejmuje
Zmiany: zgodne; po podpisie niczego nie dodano
Certyfikat: zgodne; podaje nazwisko i to, że jest kwalifikowany
Zaufanie: zgodne; certyfikat pochodzi od wystawcy z data/trust
Czas: zgodne; 2014-11-07 12:01 +0000, według znacznika czasu
"""
        in said
    )
    assert "na chwilę ostatniego wpisu w rejestrze (2014-11-08 09:12:44 UTC)." in said
    assert not about(FILE).interim


@pytest.mark.parametrize(
    ("examined", "line"),
    [
        (
            FILE._replace(issued=None),
            "Treść: NIEZGODNE; plik nie zaczyna się od bajtów pliku PDF przygotowanego przez kpes",
        ),
        (
            FILE._replace(changes=(Change("page", 1, "/Contents"), Change("catalog", 0, "/Lang"))),
            "Treść: NIEZGODNE; plik PDF przygotowany przez kpes zmieniono nie tylko przez dodanie podpisów",
        ),
        (
            FILE._replace(signers=(), unread="time"),
            "Integralność: NIEZGODNE; nie można zweryfikować podpisów w tym pliku",
        ),
        (FILE._replace(signers=()), "Integralność: NIEZGODNE; w pliku nie ma podpisu elektronicznego osoby"),
        (by(intact=False), "Integralność: NIEZGODNE; podpis nie pasuje do pliku albo nie obejmuje całości"),
        (by(for_signing=False), "Certyfikat: NIEZGODNE; nie służy do podpisywania dokumentów"),
        (by(trust="untrusted"), "Zaufanie: NIEZGODNE; certyfikatu nie poświadcza żaden wystawca z data/trust"),
        (by(stamp="broken"), "Czas: NIEZGODNE; znacznik czasu nie pasuje do podpisu"),
    ],
)
def test_a_verdict_that_fails_makes_it_an_interim_protocol(examined, line):
    content = about(examined)
    assert told(content).count(line) == 1
    assert content.reasons == ("checks",)
    assert content.concluded_on is None


@pytest.mark.parametrize(
    ("examined", "line"),
    [
        (FILE._replace(visible=(3,)), "Wygląd: do oceny; podpis widać na stronie 3; należy sprawdzić, czy"),
        (by(name="Ewa Zych"), "Nazwisko w certyfikacie: do oceny; w certyfikacie Ewa Zych, w rejestrze Anna Nowak"),
        (by(name=""), "Certyfikat: do oceny; nie podaje nazwiska"),
        (by(trust="not-checked"), "Zaufanie: nie sprawdzono; w data/trust nie ma certyfikatów zaufanych wystawców"),
        (by(stamp="none", stamped=None), "Czas: nie sprawdzono; 2014-11-07 12:00 +0000, tylko według zegara"),
    ],
)
def test_what_a_person_has_to_look_at_and_what_is_open_is_told_and_stops_nothing(examined, line):
    assert line in told(about(examined))
    assert not about(examined).interim


def test_what_is_not_proven_depends_on_what_was_found():
    trust, time = "Nie stwierdza, kim są podpisujący elektronicznie", "Nie stwierdza, kiedy podpisano elektronicznie"
    for examined, expected in (
        (FILE, []), (by(trust="not-checked"), [trust]), (by(stamp="none"), [time]), (by(intact=False), [trust, time])
    ):  # fmt: skip
        said = told(about(examined))
        assert [words for words in (trust, time) if words in said] == expected
        assert "Nie stwierdza, że certyfikatu nie unieważniono" in said
        assert "Nie stwierdza, że podpis elektroniczny jest kwalifikowany" in said
    scans = told(protocol(*facts()))
    assert "o skanach, czy są to te same pliki oraz, tam gdzie to podano, co wykazało porównanie" in scans
    assert "Podpisy elektroniczne" not in scans
    assert "unieważniono" not in scans


def test_without_pyhanko_it_says_that_nothing_was_checked_and_how_to():
    content = about(None)
    said = told(content)
    assert (
        "Podpisów elektronicznych nie sprawdzono, ponieważ pyHanko nie jest zainstalowane (dowody nr 1). Aby je "
        "sprawdzić, należy wpisać pip install pyhanko==0.38.0 i przygotować protokół od nowa." in said
    )
    assert "Nie stwierdza niczego o podpisach elektronicznych, których nie sprawdzono." in said
    assert "Wynik sprawdzenia\nTreść" not in said
    assert not content.interim


def test_one_certificate_for_two_partners_is_told():
    other = PDF._replace(file="data/evidence/b/podpisane.pdf")
    both = ((A, (signature("Anna Nowak", evidence=(PDF,)),)), (B, (signature("Jan Kowalski", evidence=(other,)),)))
    signed = dict.fromkeys((PDF.file, other.file), FILE._replace(edition=TODAY, known=(TODAY,)))
    content = protocol(*facts(*both, evidence=dict.fromkeys(signed, "c" * 64), signed=signed))
    assert content.shared == (("certificate", ("Fundacja A", "Spółdzielnia B")),)
    assert "Jednym certyfikatem podpisano w imieniu kilku partnerów: Fundacja A, Spółdzielnia B." in told(content)


def test_a_pdf_that_went_round_is_told_once_for_each_who_signed_it():
    jan = SOUND._replace(name="Jan Kowalski", certificate="2" * 64, afterwards="nothing")
    whole = FILE._replace(signers=(SOUND._replace(afterwards="signatures"), jan))
    both = ((A, (signature("Anna Nowak", evidence=(PDF,)),)), (B, (signature("Jan Kowalski", evidence=(PDF,)),)))
    content = protocol(
        *facts(*both, evidence={PDF.file: PDF.sha256}, signed={PDF.file: whole._replace(edition=TODAY, known=(TODAY,))})
    )
    assert [(one.exhibit, one.signer) for one in content.sealings] == [(1, "Anna Nowak"), (1, "Jan Kowalski")]
    assert [judged.found for judged in content.sealings[0].verdicts][:3] == ["bound", "fits", "signatures-after"]


def test_a_name_that_is_not_the_certificates_is_told_of_each_record_that_rests_on_it():
    both = ((A, (signature("Anna Nowak", evidence=(PDF,)),)), (B, (signature("Jan Kowalski", evidence=(PDF,)),)))
    signed = {PDF.file: FILE._replace(edition=TODAY, known=(TODAY,))}
    content = protocol(*facts(*both, evidence={PDF.file: PDF.sha256}, signed=signed))
    assert [(one.exhibit, one.verdicts[-1].check) for one in content.sealings] == [(1, "time"), (1, "name")]
    assert "Nazwisko w certyfikacie: do oceny; w certyfikacie Anna Nowak, w rejestrze Jan Kowalski" in told(content)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "Trust: holds; the certificate comes from an authority in data/trust"),
        ("de", "Vertrauen: stimmt; das Zertifikat stammt von einem Aussteller in data/trust"),
        ("fr", "Confiance: conforme; le certificat émane d’une autorité présente dans data/trust"),
    ],
)
def test_the_verdicts_speak_the_language_of_the_agreement(code, line):
    assert line in told(about(FILE, keys=f"status: final\nlanguage: {code}"))
