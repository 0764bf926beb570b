"""What is to be remarked of what is recorded: what signatures do not reach, and what else is still needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kpes.esign.signed_pdf import SignedPdf, bears_signature, is_nearly
from kpes.fingerprint import short
from kpes.messages import Message, counted, message
from kpes.model import ELECTRONIC, METHODS_OF_WRITTEN_FORM, POWER_OF_ATTORNEY, Evidence, Partner
from kpes.project.snapshot import Snapshot
from kpes.register.evidence import Said
from kpes.register.reading import basis_of, person
from kpes.signing.service import Signing


def doubts(signing: Signing, signatures: Sequence[Said]) -> Iterator[Message]:
    """What speaks against recording these beside what is recorded already."""
    signatures = [said for said in signatures if said.event == "signed"]
    for said in signatures:
        yield from _on_the_person(signing, said)
    yield from _on_what_is_shared(signing, signatures)


def _on_what_is_shared(signing: Signing, signatures: Sequence[Said]) -> Iterator[Message]:
    """Which certificate or file of theirs stands for other partners, too, recorded before or together with them."""
    offered = [file for said in signatures for file in said.files if file.kind != POWER_OF_ATTORNEY]
    if not offered:
        return
    from kpes.verify.signed import shared

    records, digests = dict(signing.snapshot.records), {file.sha256 for file in offered}
    for said in signatures:
        kept = (Evidence(str(file.path), file.sha256, file.kind) for file in said.files)
        record = said.record(signing.edition, signing.moment, kept)
        records[record.partner] = (*records.get(record.partner, ()), record)
    data = {str(file.path): file.content() for file in offered}
    signed = {file: signing.pdfs.look(data[file]) for file in data if bears_signature(data[file])}
    if endings := {one.ending for pdf in signed.values() if isinstance(pdf, SignedPdf) for one in pdf.signers}:
        signed |= signing.pdfs.of_records(endings)
    partners = {said.party.id.value for said in signatures}
    for one in shared(records, signed):
        if one.digest in digests if one.what == "file" else partners & one.files.keys():
            yield message("Note: {why}", why=one.said())


def _on_the_person(signing: Signing, said: Said) -> Iterator[Message]:
    """What speaks against recording it beside those that signed the same text for its partner already."""
    party, name = said.party, said.by
    if decline := signing.snapshot.register.decline(party.id.value):
        yield message(
            "Note: “{partner}” declined to sign, on {date}. A signature ends that.",
            partner=party.name.value,
            date=decline.on,
        )
    signed = _signed(signing, party)
    if person(name) in signed:
        return  # The register refuses that.
    if not party.representatives and len(signed) >= party.signatures_required:
        yield message(
            "Note: “{partner}” has all signatures that it needs on this text already, by {names}. If this one is to "
            "replace another, withdraw that with: kpes revoke {id} --by NAME --reason TEXT",
            **_names(said) | {"names": ", ".join(signed.values()), "id": party.id.value},
        )
    for other in signed.values():
        if is_nearly(other, name):
            yield message(
                "Note: {name} is written nearly like {other}, who signed this text for “{partner}” already. If that is "
                "one person, withdraw the wrong record: kpes revoke {id} --by NAME --reason TEXT",
                **_names(said) | {"other": other, "id": party.id.value},
            )


def remarks(signing: Signing, signatures: Sequence[Said]) -> Iterator[Message]:
    """What these signatures do not reach, and whose are still needed."""
    partners = dict.fromkeys(said.party.id.value for said in signatures)
    signatures = [said for said in signatures if said.event == "signed"]
    if signatures:
        yield from _on_signatures(signing, signatures)
    yield from unsealed(signing.snapshot, partners)
    yield from _awaited(signing, signatures)


def _on_signatures(signing: Signing, signatures: Sequence[Said]) -> Iterator[Message]:
    """What is to be remarked of their text, their form, and the files that show them."""
    yield from _on_the_text(signing, signatures)
    formless = [said for said in signatures if said.method not in METHODS_OF_WRITTEN_FORM]
    if signing.snapshot.resolved.agreement.form == "written" and formless:
        one = message("Note: the agreement asks for written form, and this signature is not of that form.")
        several = counted(
            "Note: the agreement asks for written form, and {count} of these signatures is not of that form.",
            "Note: the agreement asks for written form, and {count} of these signatures are not of that form.",
            len(formless),
        )
        yield one if len(signatures) == 1 else several
    if without := [said for said in signatures if said.method in ELECTRONIC and "" not in _kinds(said)]:
        yield counted(
            "Note: {count} electronic signature is recorded without the signed file, which is its only original. "
            "Keep that file safe, or give it as evidence.",
            "Note: {count} electronic signatures are recorded without the signed files, which are their only "
            "originals. Keep those files safe, or give them as evidence.",
            len(without),
        )
    yield from _on_powers(signing, signatures)


def unsealed(snapshot: Snapshot, partners: Iterable[str]) -> Iterator[Message]:
    """Where a record without a digest stands in the files of these ids."""
    for partner in partners:
        line = snapshot.register.unsealed(partner)
        if line is not None:
            yield message(
                "Note: the record in line {line} of {file} bears no digest, so a change of it would not show. See: "
                "kpes explain {code}",
                line=line,
                file=snapshot.paths.records_of(partner),
                code="K515",
            )


def _on_the_text(signing: Signing, signatures: Sequence[Said]) -> Iterator[Message]:
    if signing.edition == signing.snapshot.resolved.fingerprint:
        if signing.snapshot.resolved.agreement.status == "draft":
            yield counted(
                "Note: this text is a draft. Once “status: final” is set it is another text, and this signature "
                "counts as given under another text.",
                "Note: this text is a draft. Once “status: final” is set it is another text, and these signatures "
                "count as given under another text.",
                len(signatures),
            )
        return
    yield counted(
        "Note: this is not today's text, which is edition {edition}. This signature counts as given under "
        "another text.",
        "Note: this is not today's text, which is edition {edition}. These signatures count as given under "
        "another text.",
        len(signatures),
        edition=short(signing.snapshot.resolved.fingerprint),
    )
    lines = signing.text.decode().splitlines()
    for name in dict.fromkeys(said.party.name.value for said in signatures):
        if not any(line == name or line.startswith(f"{name},") for line in lines):
            yield message("Note: the signatory list of that text does not name “{partner}”.", partner=name)


def _kinds(said: Said) -> set[str]:
    return {file.kind for file in said.files}


def _on_powers(signing: Signing, signatures: Sequence[Said]) -> Iterator[Message]:
    """What is to be said of powers of attorney, of those that are kept and of those that are not."""
    kept = [said for said in signatures if POWER_OF_ATTORNEY in _kinds(said)]
    without = [said for said in signatures if said not in kept and _basis(said) == POWER_OF_ATTORNEY]
    for said in kept:
        if _basis(said) == "statutory":
            yield message(
                "Note: by the signatory list {name} signs for “{partner}” by law or statutes, not by power of "
                "attorney. The file is kept all the same; if the list is wrong, mend data/partners.yaml.",
                **_names(said),
            )
    if len(signatures) == 1 and without:
        yield message(
            "Note: {name} signs for “{partner}” by power of attorney, which is not kept with this signature. Keep the "
            "paper safe, or give a file of it with --power-of-attorney.",
            **_names(without[0]),
        )
    elif without:
        yield counted(
            "Note: {count} of these signatures is by power of attorney, which is not kept with it. Keep the paper "
            "safe, or give a file of it in the column “{column}”.",
            "Note: {count} of these signatures are by power of attorney, which is not kept with them. Keep the papers "
            "safe, or give files of them in the column “{column}”.",
            len(without),
            column=message("power-of-attorney"),
        )
    if signing.in_repository and kept:
        yield message(
            "Note: a power of attorney is kept in data/evidence, within a git repository, and may hold personal data "
            "such as a PESEL. Think of that before the repository becomes public."
        )


def _names(said: Said) -> dict[str, str]:
    return {"name": said.by, "partner": said.party.name.value}


def _basis(said: Said) -> str | None:
    return basis_of(said.party, said.by)


def _awaited(signing: Signing, signatures: Sequence[Said]) -> Iterator[Message]:
    """Whose signatures are still needed where several sign for a partner."""
    own: dict[str, list[Said]] = {}
    for said in signatures:
        own.setdefault(said.party.id.value, []).append(said)
    for of_partner in own.values():
        party = of_partner[0].party
        if party.signatures_required < 2:
            continue
        signed = {*_signed(signing, party), *(person(one.by) for one in of_partner)}
        missing = party.signatures_required - len(signed)
        if missing < 1:
            continue
        names = [one.name.value for one in party.representatives if person(one.name.value) not in signed]
        needed = counted(
            "Note: {count} more signature is needed for “{partner}”.",
            "Note: {count} more signatures are needed for “{partner}”.",
            missing,
            partner=party.name.value,
        )
        of_these = counted(
            "Note: {count} more signature is needed for “{partner}”. It may be of: {names}.",
            "Note: {count} more signatures are needed for “{partner}”. They may be of: {names}.",
            missing,
            partner=party.name.value,
            names=", ".join(names),
        )
        yield of_these if names else needed


def _signed(signing: Signing, party: Partner) -> dict[str, str]:
    """Who signed the same text for the same partner, by what is the same for all spellings of a name."""
    return {
        person(signed.representative): signed.representative
        for signed in signing.snapshot.register.standing(party.id.value)
        if signed.fingerprint == signing.edition
    }
