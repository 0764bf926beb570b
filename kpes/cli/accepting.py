"""Which signature in a signed PDF `kpes sign` records, and which PDFs and signatures it refuses."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kpes import evidence
from kpes.cli.recording import Occasion
from kpes.errors import KpesError
from kpes.esign.facts import Examined, Signer
from kpes.esign.verdicts import Judged, usable, verdicts
from kpes.fingerprint import fingerprint, short
from kpes.messages import message
from kpes.model import Method, Partner
from kpes.verify import SignedPdf


class Said(NamedTuple):
    """Who signed, when and how, as the command line said it; None for what it left open."""

    by: str | None
    on: date | None
    method: Method | None


def refuse_other_documents(what: Occasion, file: Path, pdf: SignedPdf, judged: Collection[Judged]) -> None:
    """A KpesError where a signed PDF is not that of the text that is signed, with nothing but signatures behind it."""
    edition = fingerprint(what.text)
    if pdf.edition is None and edition not in pdf.known:
        raise KpesError(
            message("Whether {file} is the PDF that was issued of edition {edition} cannot be told.", file=str(file),
                    edition=short(edition)),
            message("Write that edition's copies with the data as they were then, and run the command again."),
        )  # fmt: skip
    if pdf.edition not in (None, edition):
        raise KpesError(
            message("{file} is the PDF of edition {edition}, not of {meant}.", file=str(file),
                    edition=short(pdf.edition), meant=short(edition)),
            message("If that edition is meant, say so: --edition {edition}", edition=short(pdf.edition)),
        )  # fmt: skip
    whole = [one for one in judged if one.verdict == "fail" and one.check == "bound"]
    if not pdf.examined.signers:
        whole += [one for one in judged if one.verdict == "fail"]
    _refuse(file, whole)


_OF_THE_SIGNATURE = ("signer", "trust", "time")
"""The questions that are not about the document, but about who vouches for the signature on it."""


def _refuse(file: Path, failed: Collection[Judged]) -> None:
    for one in sorted(failed, key=lambda one: one.check in _OF_THE_SIGNATURE):
        why = {"file": str(file), "why": one.detail}
        raise KpesError(
            message("{file} is the document that was to be signed, but the signature on it is refused: {why}", **why)
            if one.check in _OF_THE_SIGNATURE
            else message("{file} is signed, but is not what was to be signed: {why}", **why),
            message("Look at it with: kpes verify {file}", file=str(file)),
        )


def signer_meant(party: Partner, said: Said, file: Path, examined: Examined) -> Signer:
    """The signature that is meant, among those in the file; a KpesError where none is, or where it fails."""
    names = [said.by] if said.by else [one.name.value for one in party.representatives]
    meant = [one for one in examined.signers if not names or any(evidence.is_named(one.name, name) for name in names)]
    signed_by = ", ".join(one.name or "?" for one in examined.signers)
    if not meant and said.by and said.method and len(examined.signers) == 1:
        meant = list(examined.signers)
    if not meant:
        raise _not_known(party, file, signed_by, len(examined.signers))
    if said.by and len({one.certificate for one in meant}) > 1:
        # Who has more names than were given may be somebody else.
        meant = [one for one in meant if evidence.is_named(said.by, one.name)] or meant
    if len({one.certificate for one in meant}) > 1 and None in said:
        raise KpesError(
            message("{file} was signed by several people: {names}.", file=str(file), names=signed_by),
            message("Say whose signature is recorded: --by")
            if not said.by
            else message("Several of these bear that name. Say yourself when and how it was signed: --on and --method"),
        )
    signer = meant[-1]
    if not usable(examined, signer):
        alone = examined._replace(signers=(signer,))
        _refuse(file, [one for one in verdicts(alone) if one.verdict == "fail"])
    return signer


def _not_known(party: Partner, file: Path, signed_by: str, signers: int) -> KpesError:
    values = {"file": str(file), "names": signed_by, "partner": party.name.value}
    if signers == 1:
        return KpesError(
            message("{file} was signed by {names}, who is not known to sign for “{partner}”.", **values),
            message("If it is right, say who signed and how: --by and --method."),
        )
    return KpesError(
        message("{file} was signed by {names}, none of whom is known to sign for “{partner}”.", **values),
        message("If one of them does, name the person as the certificate does: --by, or in data/partners.yaml."),
    )


def listed(party: Partner, signer: Signer) -> str:
    """The signer's name as the data has it, or else as the certificate does."""
    names = [one.name.value for one in party.representatives]
    return next((name for name in names if evidence.is_named(signer.name, name)), signer.name)

