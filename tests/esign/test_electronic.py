"""Every way to tamper with a signed PDF that is known, and the verdicts that each gets."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from kpes.errors import KpesError
from kpes.esign import electronic
from kpes.esign.examiner import Examiner
from kpes.esign.signed_pdf import CannotExamine, SignedPdf, Signer, bears_signature, beginning, of_json, to_json
from kpes.esign.verdicts import Judged, verdicts
from tests.esign import signing, tampering
from tests.esign.signing import (
    LATER,
    NOW,
    PESEL,
    QUALIFIED,
    REPOSITORY,
    certificate,
    hide_pyhanko,
    sha256,
    sign,
    trusting,
)

DAY = timedelta(days=1)
A4 = (0, 0, 595, 842)


def issued() -> bytes:
    """Of two pages: each of many tampered files is looked through object by object."""
    return signing.issued(REPOSITORY / "tests/examples/english")


@cache
def signed() -> bytes:
    return sign(issued())


def examined(data: bytes, *trusted: str, now=NOW, of: bytes | None = None) -> SignedPdf:
    length = beginning(data, {sha256(issued() if of is None else of)})
    roots = [one for pem in trusting(*trusted or ("Urząd",)).values() for one in electronic.certificates(pem)]
    return electronic.examine(data, length, roots, now)


def verdict(found: SignedPdf, check: str) -> list[str]:
    return [judged.verdict for judged in verdicts(found) if judged.check == check]


def said(found: SignedPdf, check: str) -> str:
    return " ".join(str(judged.detail) for judged in verdicts(found) if judged.check == check)


def short(found: SignedPdf) -> str:
    """The verdicts of one signature: “bound pass, integrity pass, …”."""
    return ", ".join(f"{judged.check} {judged.verdict}" for judged in verdicts(found))


def recordable(found: SignedPdf) -> list[bool]:
    return [usable(found, signer) for signer in found.signers]


def usable(found: SignedPdf, signer: Signer) -> bool:
    """Whether a signature may be recorded: nothing that is said of it and of its file is a failure."""
    return not any(one.verdict == "fail" for one in verdicts(found._replace(signers=(signer,))))


SOUND = "bound pass, integrity pass, changes pass, signer pass, trust pass, time not-checked"


# What is sound


@pytest.mark.anew
def test_a_process_of_its_own_finds_the_same() -> None:
    data = sign(tampering.free_text(sign(issued(), stamped=True)), "Jan Kowalski", box=(50, 50, 200, 100))
    there = Examiner(trusting("Urząd"), NOW).examine(data, {sha256(issued())})
    assert there == examined(data) == of_json(to_json(there))
    assert there.signers[0].stamped == NOW
    assert there.changes


def test_the_issued_pdf_with_a_signature_behind_it_is_sound_in_everything_but_the_time() -> None:
    found = examined(signed())
    assert short(found) == SOUND
    assert recordable(found) == [True]
    assert found.digest == sha256(signed())
    assert found.issued == sha256(issued())
    assert said(found, "bound") == "It is the issued PDF with nothing but signatures put behind it."
    assert said(found, "signer") == "Anna Nowak, as the certificate says, which does not call itself a qualified one."
    assert "the signer's own clock said 20" in said(found, "time")


def test_several_partners_may_sign_one_file_one_after_the_other() -> None:
    found = examined(sign(sign(signed(), "Jan Kowalski", stamped=True), "Ewa Zych"))
    assert [signer.name for signer in found.signers] == ["Anna Nowak", "Jan Kowalski", "Ewa Zych"]
    assert [signer.afterwards for signer in found.signers] == ["signatures", "signatures", "nothing"]
    assert verdict(found, "changes") == ["pass", "pass", "pass"]
    assert verdict(found, "bound") == ["pass"]
    assert verdict(found, "time") == ["not-checked", "pass", "not-checked"]
    assert recordable(found) == [True, True, True]
    assert len({signer.certificate for signer in found.signers}) == 3


def test_a_signature_that_can_be_seen_is_for_a_person_to_look_at() -> None:
    found = examined(sign(issued(), box=(50, 50, 200, 100), page=1))
    assert short(found) == SOUND.replace("pass", "pass, visible warning", 1)
    assert said(found, "visible") == "A signature can be seen on page 2. Look whether it hides words."


def test_without_roots_trust_is_never_more_than_not_checked() -> None:
    for data in (signed(), sign(issued(), stamped=True), sign(issued(), by="Obcy urząd")):
        found = electronic.examine(data, len(issued()), (), NOW)
        assert verdict(found, "trust") == ["not-checked"]
        assert verdict(found, "time") == ["not-checked"]
        assert recordable(found) == [True]
    assert "Anybody can make a certificate in any name" in said(found, "trust")


def test_a_time_stamp_of_a_trusted_authority_proves_the_time() -> None:
    found = examined(sign(issued(), stamped=True))
    assert verdict(found, "time") == ["pass"]
    assert found.signers[0].stamped == NOW


def test_a_certificate_that_calls_itself_qualified_is_told_from_others() -> None:
    found = examined(sign(issued(), der=certificate("Anna Nowak", qualified=True)))
    assert short(found) == SOUND
    assert said(found, "signer") == "Anna Nowak, as the certificate says, which calls itself a qualified one."
    assert QUALIFIED in certificate("Anna Nowak", qualified=True)
    assert not examined(signed()).signers[0].qualified


def test_the_pesel_in_a_certificate_goes_nowhere() -> None:
    data = sign(issued(), f"Jan Kowalski {PESEL}")
    assert PESEL.encode() in certificate(f"Jan Kowalski {PESEL}")
    found = examined(data)
    assert [signer.name for signer in found.signers] == ["Jan Kowalski"]
    assert PESEL not in repr(found)
    assert PESEL not in repr(verdicts(found))


# Trust and time


def test_another_authority_is_not_trusted() -> None:
    found = examined(sign(issued(), by="Obcy urząd"))
    assert short(found) == SOUND.replace("trust pass", "trust fail")
    assert said(found, "trust") == "Anna Nowak: no authority in data/trust vouches for the certificate."
    assert recordable(found) == [False]
    assert verdict(examined(sign(issued(), by="Obcy urząd"), "Urząd", "Obcy urząd"), "trust") == ["pass"]


def test_a_certificate_that_only_bears_the_name_of_a_trusted_authority_is_not_trusted() -> None:
    found = electronic.examine(signed(), len(issued()), electronic.certificates(_other_key_same_name()), NOW)
    assert verdict(found, "trust") == ["fail"]


def _other_key_same_name() -> bytes:
    made = trusting("Urząd ")
    return next(iter(made.values()))


@pytest.mark.parametrize(("start", "end"), [(-400, -10), (10, 400)])
def test_a_certificate_that_was_not_in_force_when_it_signed_fails(start: int, end: int) -> None:
    found = examined(sign(issued(), der=certificate("Anna Nowak", start=NOW + start * DAY, end=NOW + end * DAY)))
    assert short(found) == SOUND.replace("trust pass", "trust fail")
    assert recordable(found) == [False]


def test_a_certificate_that_has_expired_since_is_as_good_as_the_time_is_proven() -> None:
    years_later = NOW + 1000 * DAY
    claimed = examined(signed(), now=years_later)
    assert verdict(claimed, "trust") == ["warning"]
    assert "no trusted time stamp proves" in said(claimed, "trust")
    assert recordable(claimed) == [True]
    stamped = examined(sign(issued(), stamped=True), now=years_later)
    assert verdict(stamped, "trust") == ["pass"]
    assert "It has expired since" in said(stamped, "trust")
    assert years_later < LATER
    other = examined(sign(issued(), by="Obcy urząd"), now=years_later)
    assert verdict(other, "trust") == ["fail"]


def test_a_certificate_without_non_repudiation_is_no_signers_certificate() -> None:
    found = examined(sign(issued(), der=certificate("Anna Nowak", nonrepudiation=False)))
    assert short(found) == SOUND.replace("signer pass", "signer fail")
    assert "non-repudiation is missing" in said(found, "signer")
    assert recordable(found) == [False]


def test_a_file_among_the_roots_that_holds_no_certificate_is_named() -> None:
    for data in (b"", b"kpes", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        with pytest.raises(KpesError, match=r"^data/trust/x\.pem holds no certificate in PEM\."):
            Examiner({**trusting("Urząd"), "data/trust/x.pem": data}, NOW).examine(signed(), ())


# What is bound to the issued bytes


@pytest.mark.parametrize(("change", "words"), tampering.UPDATES.values(), ids=tampering.UPDATES)
class TestUpdate:
    """An update behind the issued PDF, with signatures that fit in every way."""

    def test_before_the_signature_is_found_though_the_signature_fits(self, change: Callable, words: str) -> None:
        found = examined(sign(change(issued())))
        assert short(found) == SOUND.replace("bound pass", "bound fail")
        assert words in said(found, "bound")
        assert recordable(found) == [False]

    def test_after_the_signature_is_found(self, change: Callable, words: str) -> None:
        found = examined(change(signed()))
        assert verdict(found, "bound")[0] == "fail"
        assert words in said(found, "bound")
        assert "fail" in verdict(found, "changes") + verdict(found, "integrity")
        assert not any(recordable(found))


def test_page_text_between_two_signatures_is_found() -> None:
    found = examined(sign(tampering.page_text(signed()), "Jan Kowalski"))
    assert verdict(found, "bound") == ["fail"]
    assert verdict(found, "integrity") == ["pass", "pass"]
    assert verdict(found, "changes") == ["fail", "pass"]
    assert recordable(found) == [False, False]


def test_page_text_that_a_later_revision_takes_back_is_found() -> None:
    tampered = tampering.rotated(issued())
    back = tampering.updated(tampered, lambda w: tampering._page(w).__delitem__("/Rotate"))
    assert verdict(examined(sign(back)), "bound") == ["fail"]


def test_links_of_the_issued_pdf_may_not_be_taken_away() -> None:
    with_note = tampering.free_text(issued())
    assert short(examined(sign(with_note), of=with_note)) == SOUND
    found = examined(sign(tampering.annotations_removed(with_note)), of=with_note)
    assert verdict(found, "bound") == ["fail"]
    assert "page 1" in said(found, "bound")


def test_a_signature_as_large_as_the_page_may_hide_its_words() -> None:
    found = examined(sign(issued(), box=A4))
    assert verdict(found, "bound") == ["fail"]
    assert said(found, "bound") == "A signature covers 100% of page 1 and may hide its words and show others."
    assert verdict(found, "integrity") == ["pass"]
    assert recordable(found) == [False]


def test_many_signatures_that_cover_a_page_together_may_hide_its_words() -> None:
    data = issued()
    for at in range(4):
        data = sign(data, box=(0, 150 * at, 595, 150 * at + 140))
    found = examined(data)
    assert verdict(found, "bound") == ["fail"]
    assert "of page 1" in said(found, "bound")


def test_a_file_saved_anew_before_it_was_signed_is_not_the_issued_one() -> None:
    found = examined(sign(tampering.resaved(issued())))
    assert short(found) == SOUND.replace("bound pass", "bound fail")
    assert "any PDF that kpes issued" in said(found, "bound")


def test_a_signed_file_saved_anew_bears_no_signature_that_fits() -> None:
    found = examined(tampering.resaved(signed()))
    assert verdict(found, "bound")[0] == "fail"
    assert "fail" in verdict(found, "integrity")
    assert not any(recordable(found))


def test_a_foreign_pdf_with_a_perfect_signature_is_not_the_issued_one() -> None:
    foreign = tampering.page_text(issued())
    found = examined(sign(foreign), of=tampering.media_box(issued()))
    assert short(found) == SOUND.replace("bound pass", "bound fail")
    assert recordable(found) == [False]


def test_the_issued_pdf_itself_bears_no_signature() -> None:
    found = examined(issued())
    assert short(found) == "bound pass, integrity fail"
    assert said(found, "integrity") == "It bears no electronic signature of a person."
    assert not bears_signature(issued())
    assert bears_signature(signed())


# Damage


@pytest.mark.parametrize("share", [0.3, 0.8, 0.97, 0.999])
def test_a_file_that_was_cut_off_fails(share: float) -> None:
    data = signed()[: int(len(signed()) * share)]
    found = examined(data)
    assert "fail" in verdict(found, "bound") + verdict(found, "integrity")
    assert not any(recordable(found))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n" * 1000, b"PK\3\4 /ByteRange", b"\0" * 5000])
def test_what_is_no_pdf_fails(data: bytes) -> None:
    assert short(examined(data)) == "bound fail, integrity fail"


def test_words_behind_a_signed_file_that_are_no_revision_do_not_pass_unseen() -> None:
    found = examined(signed() + b"\n% inne slowa\n")
    assert said(found, "bound") == "What was put behind the issued PDF cannot be read."
    assert recordable(found) == [False]
    assert recordable(examined(signed() + b"\r\n\0")) == [True]


def test_a_flipped_bit_anywhere_is_found() -> None:
    data, chance = signed(), random.Random(20141107)
    start = data.index(b"/Contents <", len(issued())) + len(b"/Contents <")
    unprotected = range(start, data.index(b">", start))
    places = [*(chance.randrange(len(data)) for _ in range(12)), *(chance.randrange(len(issued()), len(data))
              for _ in range(12)), unprotected[-1], unprotected[0] + 40, len(data) - 1]  # fmt: skip
    for place in places:
        flipped = bytearray(data)
        flipped[place] ^= 1 << chance.randrange(8)
        found = examined(bytes(flipped))
        assert found.digest != sha256(data)
        if place < len(issued()):
            assert verdict(found, "bound")[0] == "fail", place
        if place not in unprotected:
            assert not any(recordable(found)), place


def test_a_flip_in_the_padding_of_the_signature_shows_in_the_digest_alone() -> None:
    data = signed()
    start = data.index(b"/Contents <", len(issued())) + len(b"/Contents <")
    end = data.index(b">", start)
    flipped = data[: end - 1] + b"1" + data[end:]
    found = examined(flipped)
    assert short(found) == SOUND
    assert found.digest != examined(data).digest


def test_without_pyhanko_it_is_said_how_to_get_the_version_that_the_extra_pins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hide_pyhanko(tmp_path, monkeypatch)
    with pytest.raises(CannotExamine) as refused:
        Examiner({}, NOW).examine(signed(), ())
    extras = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert str(refused.value) == (
        "The electronic signature cannot be checked: pyHanko is not installed. "
        f"Install it beside kpes with “pip install {extras['esign'][0]}”, or, where pipx installed kpes, with “pipx "
        f"inject kpes {extras['esign'][0]}”."
    )
    assert extras["esign"][0] in extras["dev"]


def test_verdicts_are_told_for_every_signature_by_the_name_of_its_signer() -> None:
    found = examined(sign(signed(), "Jan Kowalski"))
    trust = [judged for judged in verdicts(found) if judged.check == "trust"]
    assert all(isinstance(judged, Judged) for judged in trust)
    assert [str(judged.detail).split(":")[0] for judged in trust] == ["Anna Nowak", "Jan Kowalski"]
