"""The signing protocol in English."""

from __future__ import annotations

from kpes.language.protocol import ProtocolWords

WORDS = ProtocolWords(
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
    last_record="Last record in the register",
    no_record="no records",
    signatures="Signatures",
    number="No.",
    partner="Partner",
    representative="Signatory, basis",
    day="Date",
    how="Method and form",
    bases={"statutory": "by law or statutes", "power-of-attorney": "power of attorney"},
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
    other_edition="{representative}: signed another edition ({edition}), does not count",
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
        "It does not judge what the evidence shows, nor electronic signatures in it; it tells only whether the files "
        "are the same.",
        "It does not protect against someone who changes a file and the recorded digest together. So keep this "
        "protocol, and compare it with later ones.",
    ),
    by_oneself="How to check this alone",
    how_intro="Each of these commands prints a digest. It has to be the same as in this protocol.",
    how_any=(
        "Any file",
        "sha256sum FILE\n"
        "On Windows: certutil -hashfile FILE SHA256",
    ),
    how_text=("Text of the edition", "sha256sum {file}"),
    how_draft_text=("Text of the edition", "kpes show --format text | sha256sum"),
    how_register=(
        "Record in the register",
        "head -n N data/signatures/PARTNER.yaml | sha256sum\n"
        "N is the number of lines above the line “digest”, which ends the record and holds the same digest.",
    ),
    how_copies=(
        "Copies",
        "cd out/copies\n"
        "sha256sum -c SHA256SUMS",
    ),
)
