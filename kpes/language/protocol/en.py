"""The signing protocol in English."""

from __future__ import annotations

from kpes.language.protocol import ProtocolWords
from kpes.language.protocol.electronic import ElectronicWords

ELECTRONIC = ElectronicWords(
    heading="Electronic signatures",
    intro="This is what was found of the electronic signatures in PDF files among the evidence. Trust and whether "
    "certificates were in force are judged as of the last record in the register ({moment}).",
    signature="Evidence, signer as the certificate says",
    result="Result of the check",
    exhibit="evidence no. {number}",
    nobody="nobody named",
    questions={
        "bound": "Content",
        "visible": "Appearance",
        "integrity": "Integrity",
        "changes": "Changes",
        "signer": "Certificate",
        "trust": "Trust",
        "time": "Time",
        "edition": "Edition",
        "name": "Name",
    },
    verdicts={
        "pass": "holds",
        "fail": "DOES NOT HOLD",
        "warning": "to be looked at",
        "not-checked": "not checked",
    },
    findings={
        "bound": "the issued PDF with nothing but signatures behind it",
        "foreign": "the file does not begin with the bytes of an issued PDF",
        "altered": "the issued PDF was changed otherwise than by signing it",
        "lost": "the PDF of this edition is not there any more to compare with",
        "visible": "the signature can be seen on page {page}; look whether it hides anything",
        "fits": "the signature fits all that it covers",
        "unfit": "the signature does not fit the file, or does not cover all of it",
        "unreadable": "the signatures in this file cannot be verified",
        "unsigned": "the file bears no electronic signature of a person",
        "nothing-after": "nothing was put behind the signature",
        "signatures-after": "only further signatures or proofs were put behind the signature",
        "unusual-after": "the pages are the issued ones, but what was put behind the signature needs to be looked at",
        "filled-after": "something was added to the file after the signature",
        "changed-after": "the file was changed after the signature",
        "qualified": "it gives a name, and calls itself a qualified one",
        "not-qualified": "it gives a name, and does not call itself a qualified one",
        "nameless": "it names nobody",
        "not-for-signing": "it is not one for signing documents",
        "unsound": "the signature does not fit",
        "not-in-force": "by its own dates the certificate was not in force at the time of the signature; "
        "trust was not evaluated otherwise",
        "not-evaluated": "data/trust holds no certificates of trusted authorities",
        "trusted": "the certificate comes from an authority in data/trust",
        "trusted-then": "the certificate comes from an authority in data/trust and was in force at the time of the "
        "time stamp",
        "claimed-then": "the certificate comes from an authority in data/trust and was in force at the time that the "
        "signer claims",
        "expired": "the certificate was not in force at the time that the signer claims",
        "untrusted": "no authority in data/trust vouches for the certificate",
        "stamp-broken": "the time stamp does not fit the signature",
        "stamp-untrusted": "{moment}; no authority in data/trust vouches for the time stamp",
        "stamp-not-evaluated": "{moment}, by a time stamp whose authority was not evaluated",
        "stamped": "{moment}, by a time stamp",
        "timeless": "no time is given",
        "claimed": "{moment}, by the signer's own clock only",
        "other-edition": "it is the PDF of edition {edition}, but the signature was recorded on edition {recorded}",
        "other-name": "the certificate says {names}, the register {name}",
    },
    shared="One certificate signed for several partners: {partners}.",
    unchecked="The electronic signatures were not checked, since pyHanko is not installed (evidence no. {numbers}). "
    "To check them, enter {command} and write the protocol anew.",
    not_proven={
        "unchecked": "It states nothing of the electronic signatures that were not checked.",
        "identity": "It does not state who signed electronically where trust was not evaluated: anybody can make a "
        "certificate in any name.",
        "time": "It does not state when somebody signed electronically where only the signer's own clock says so.",
        "revocation": "It does not state that a certificate was not revoked: that would need the network.",
        "qualified": "It does not state that an electronic signature is a qualified one; it gives what the "
        "certificate says of itself.",
    },
)

WORDS = ProtocolWords(
    electronic=ELECTRONIC,
    title="Signing protocol",
    interim_mark="/interim protocol/",
    interim="This is an interim protocol. It shows where things stand and does not state that the document was "
    "concluded:",
    reason_draft="the document is still a draft;",
    reason_missing="signatures are incomplete: {missing} of {total} partners are missing;",
    reason_form="written form is not met: {partners};",
    reason_checks="the checks below found something that does not fit.",
    agreement="Document",
    agreement_date="Date of the document",
    edition="Edition",
    fingerprint="Fingerprint of the text (SHA-256)",
    copies_count="Number of copies",
    signed="Signed by",
    signed_of="{signed} of {total} partners",
    concluded_on="Date of conclusion",
    not_concluded="not yet concluded",
    in_force="Entry into force",
    in_force_as="as the document itself provides; this protocol does not state it",
    last_record="Last record in the register",
    no_record="no records",
    register_digest="Digest of the whole register (SHA-256)",
    signatures="Signatures",
    number="No.",
    partner="Partner",
    representative="Signatory, basis",
    day="Date",
    how="Method and form",
    bases={"statutory": "by law or statutes", "power-of-attorney": "power of attorney"},
    power_not_kept="power of attorney (not attached)",
    power_besides="power of attorney attached, too:",
    methods={
        "handwritten": "by hand",
        "qualified": "qualified electronic signature",
        "trusted-profile": "Polish trusted profile",
        "personal": "personal signature (Polish e-ID)",
        "other": "in another way",
    },
    form_met="written form met",
    form_not_met="written form not met",
    form_any="The document does not require written form.",
    exhibits="evidence no. {numbers}",
    unsigned="no signature",
    lacking="signatures missing: {lacking} of {required}",
    other_edition="signed another edition ({edition}), does not count",
    checked="What was checked",
    register_unchanged="Register of signatures: the digests of the records fit the records.",
    register_empty="Register of signatures: it holds no records yet.",
    register_changed="Register of signatures: the file {file} was changed by other means; the first record that does "
    "not fit starts in line {line}.",
    register_unsealed="Register of signatures: records without a digest, which may have been changed, stand in: "
    "{files}",
    text_states={
        "unchanged": "Text of this edition: kept in {file}, and its digest is the fingerprint above.",
        "missing": "Text of this edition: the file {file}, which should hold it, is missing.",
        "changed": "Text of this edition: the file {file} was changed, its digest is not the fingerprint above.",
    },
    text_not_kept="Text of this edition: it will be kept with the first signature.",
    evidence="Evidence",
    no_evidence="No evidence was added to the signatures.",
    file_digest="File and its digest (SHA-256)",
    state="Result of the check",
    states={
        "unchanged": "unchanged since it was recorded",
        "missing": "this file is missing",
        "changed": "changed after it was recorded",
    },
    copies="Copies",
    no_copies="There is no set of copies, so no digests of copies are given.",
    other_copies="The copies that were written are of another edition ({edition}), so their digests are not given.",
    files="Files",
    count="Number",
    digest="Digest (SHA-256)",
    copies_changed="Missing or changed after they were written: {files}",
    not_proven="What this protocol does not prove",
    not_proven_items=(
        "It does not state that any signature is valid, nor that the document has legal effect.",
        "It does not state who in fact signed by hand; it names the person who was entered in the register.",
        "It does not state that anybody had authority to represent a partner; it gives the basis as it was recorded.",
        "It does not confirm the dates of signing; it gives them as they were recorded.",
        "It does not judge what the evidence shows. Of scans and other files without an electronic signature it "
        "tells only whether they are the same files.",
        "It does not protect against someone who changes a file and the recorded digest together. So keep this "
        "protocol, and compare it with later ones.",
    ),
    by_oneself="How to check this alone",
    how_intro="The commands are typed in a terminal, in the folder that holds the document’s data.",
    how_any=(
        "Any file",
        "sha256sum FILE\n"
        "On Windows: certutil -hashfile FILE SHA256\n"
        "This prints the file’s digest. It has to be the same as in this protocol.",
    ),
    how_text=(
        "Text of the edition",
        "sha256sum {file}\n"
        "This prints the digest of the text. It has to be the one above.",
    ),
    how_draft_text=(
        "Text of the edition",
        "kpes show --format text | sha256sum\n"
        "This prints the digest of the text. It has to be the one above.",
    ),
    how_register=(
        "Record in the register",
        "head -n N data/signatures/PARTNER.yaml | sha256sum\n"
        "This prints the digest in the line “digest” that ends the record. N is the number of lines above that line.",
    ),
    how_whole_register=(
        "Whole register",
        "LC_ALL=C; sha256sum data/signatures/*.yaml | sha256sum\n"
        "This prints the digest of the whole register. Another one than above means that records were added, "
        "changed or removed since this protocol was made.",
    ),
    how_copies=(
        "Copies",
        "cd out/copies\n"
        "sha256sum -c SHA256SUMS\n"
        "This says of each copy whether it fits the list SHA256SUMS. The digests in that list have to be the same "
        "as in this protocol.",
    ),
)
