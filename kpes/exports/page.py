"""The page in an export that explains how it is checked, in the agreement's language; it names what is packed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kpes.copies import COPIES
from kpes.copies.lists import SUMS
from kpes.document import Block, Column, Document, Role, Table
from kpes.esign.facts import PINNED
from kpes.esign.trust import TRUST
from kpes.evidence import EVIDENCE
from kpes.fingerprint import short
from kpes.language.exported import CHECK_WORDS, KPES, CheckWords
from kpes.project.folder import Resolved
from kpes.project.starter import AGREEMENT, PARTNERS, TEMPLATES
from kpes.register import EDITIONS, SIGNATURES
from kpes.storage import sha256_of

PROTOCOL = "protocol.html"
ISSUED = "issued"
_COLUMNS = (Column("", 32, strong=True), Column("", 68))


def check_page(
    resolved: Resolved, files: Collection[str], signed_on: Mapping[str, bytes], electronic: bool
) -> Document:
    """The page for an export of these ``files``.

    ``signed_on`` are the issued PDFs among them that somebody signed electronically; ``electronic`` tells whether any
    evidence bears an electronic signature.
    """
    words = CHECK_WORDS[resolved.agreement.language]
    edition = short(resolved.fingerprint)
    holds = [(name, said) for name, said in _contents(words) if any(file.startswith(name) for file in files)]
    packed = any(file.startswith(EVIDENCE) for file in files)
    blocks = (
        Block(Role.TITLE, words.title),
        Block(Role.TEXT, words.intro.format(title=resolved.document.title, edition=edition)),
        Block(Role.HEADING, words.contents, leads=True),
        Table(_COLUMNS, (*holds, (SUMS, words.sums))),
        Block(Role.TEXT, words.personal if packed else words.no_evidence),
        Block(Role.HEADING, words.with_kpes, leads=True),
        Block(Role.TEXT, words.kpes_text, leads=True),
        Block(Role.TEXT, KPES.format(export=words.path)),
        Block(Role.HEADING, words.without_kpes, leads=True),
        Block(Role.TEXT, words.without_text, leads=True),
        Table(_COLUMNS, tuple(_steps(words))),
        *(_electronic(words, files, signed_on) if electronic else []),
        Block(Role.HEADING, words.compare, leads=True),
        Block(Role.TEXT, words.compare_text.format(edition=edition)),
    )
    return resolved.document._replace(title=words.title, blocks=blocks, signatory_list=None)


def _contents(words: CheckWords) -> Iterator[tuple[str, str]]:
    yield AGREEMENT, words.agreement
    yield PARTNERS, words.partners
    yield COPIES, words.copies
    yield ISSUED, words.issued
    yield EDITIONS, words.editions
    yield SIGNATURES, words.register
    yield EVIDENCE, words.evidence
    yield TRUST, words.trust
    yield TEMPLATES, words.templates
    yield PROTOCOL, words.protocol


def _steps(words: CheckWords) -> Iterator[tuple[str, str]]:
    yield words.all_files, f"sha256sum -c {SUMS}"
    yield words.one_text, f"sha256sum {EDITIONS}/*.txt"
    yield words.one_record, f"head -n N {SIGNATURES}/PARTNER.yaml | sha256sum\n{words.record_note}"
    yield words.windows, f"certutil -hashfile {words.a_file} SHA256"


def _electronic(words: CheckWords, files: Collection[str], signed_on: Mapping[str, bytes]) -> Iterator[Block | Table]:
    """How electronic signatures are checked, what that tells, and what stays unproven."""
    yield Block(Role.HEADING, words.electronic, leads=True)
    yield Block(Role.TEXT, words.electronic_text.format(command=f"pip install {PINNED}"))
    yield Table(_COLUMNS, tuple(_electronic_steps(words, files, signed_on)))
    yield Block(Role.TEXT, words.electronic_open)


def _electronic_steps(
    words: CheckWords, files: Collection[str], signed_on: Mapping[str, bytes]
) -> Iterator[tuple[str, str]]:
    for file, data in signed_on.items():
        command = f"head -c {len(data)} {words.a_signed}.pdf | sha256sum\n{sha256_of(data)}"
        yield words.one_beginning, f"{command}\n{words.beginning_note.format(file=file)}"
    yield words.one_signature, f"pdfsig {words.a_signed}.pdf\n{words.signature_note}"
    if any(file.startswith(TRUST) for file in files):
        command = f"openssl x509 -noout -subject -fingerprint -sha256 -in {TRUST}/{words.a_file}.pem"
        yield words.one_certificate, f"{command}\n{words.certificate_note}"
