"""The page in an export that explains how it is checked, in the agreement's language; it names what is packed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from kpes.copies.lists import SUMS
from kpes.document import Block, Cell, Document, Draft, Role, Said, Table
from kpes.esign.examiner import TRUST
from kpes.esign.signed_pdf import PINNED
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import printed
from kpes.paths import ACTS, OF_AGREEMENT, PARTNERS, TEMPLATES
from kpes.project.snapshot import Resolved
from kpes.protocol.copies import in_two_lines
from kpes.storage import sha256_of

PAGE = printed("CHECK.html")
"""The name of its file."""
PROTOCOL = "protocol.html"
MANIFEST = "manifest.json"
CONSOLIDATED = "consolidated.html"
ISSUED = "issued"
CONTENTS = {
    OF_AGREEMENT.text: printed("the text of the document, of which the copies were made"),
    PARTNERS: printed("the signatory list"),
    OF_AGREEMENT.copies: printed("the copies and their digests"),
    ISSUED: printed("the issued PDF that was signed electronically"),
    OF_AGREEMENT.editions: printed("the texts that were signed; a file's name is the beginning of its digest"),
    OF_AGREEMENT.signatures: printed("the register of signatures, a file for each partner"),
    OF_AGREEMENT.evidence: printed("evidence, such as scans and powers of attorney"),
    ACTS: printed("the acts that follow the document, each with its text, its register and its editions"),
    TRUST: printed("the certificates of the authorities that whoever made this package trusts"),
    TEMPLATES: printed("the look of the copies"),
    PROTOCOL: printed("the signing protocol"),
    CONSOLIDATED: printed("the consolidated text, which nobody signed"),
    MANIFEST: printed("the editions and what was left out, for programs"),
}
_COLUMNS = (("", 32), ("", 68))


def check_page(
    resolved: Resolved,
    signed: Mapping[str, Sequence[str]],
    files: Collection[str],
    signed_on: Mapping[str, bytes],
    electronic: bool,
    chain: Sequence[tuple[str, str, date]] = (),
    scan: str = "",
) -> Document:
    """The page for an export of these ``files``.

    ``signed`` are the partners for whom each edition was signed. ``signed_on`` are the issued PDFs among the files that
    somebody signed electronically; ``electronic`` tells whether any evidence bears an electronic signature. ``chain``
    are the acts in force in their order: title, fingerprint, day. ``scan`` is one of the scans among the files.
    """
    draft = Draft(language(resolved.agreement.language))
    title = draft.say(printed("How to check this package"))
    blocks = (
        Block(Role.TITLE, title),
        *_editions(draft, resolved, signed),
        *(_chain(draft, resolved, chain) if chain else []),
        *_contents(draft, files),
        *_commands(draft, scan),
        *(_electronic(draft, files, signed_on) if electronic else []),
    )
    return resolved.document._replace(title=title, blocks=blocks, signatory_list=None)


def _editions(draft: Draft, resolved: Resolved, signed: Mapping[str, Sequence[str]]) -> Iterator[Block | Table]:
    """Which texts were signed, and whether that of the copies is among them."""
    intro = printed(
        "This package holds what it takes to check alone who signed the document “{title}”, and whether anything has "
        "changed since.",
        title=resolved.document.title,
    )
    yield draft.text(intro)
    if signed:
        names = {partner.id.value: partner.name.value for partner in resolved.partners}
        rows = ((short(edition), ", ".join(names.get(id, id) for id in ids)) for edition, ids in signed.items())
        yield draft.table(((printed("Edition that was signed"), 32), (printed("Partners"), 68)), rows)
    if resolved.fingerprint not in signed:
        unsigned = printed("The copies are of edition {edition}, which nobody has signed.",
                           edition=short(resolved.fingerprint))  # fmt: skip
        yield draft.text(unsigned)


def _chain(draft: Draft, resolved: Resolved, chain: Sequence[tuple[str, str, date]]) -> Iterator[Block | Table]:
    """How the consolidated text follows from the signed ones, by hand."""
    yield draft.heading(printed("What is in force"))
    intro = printed(
        "The consolidated text follows from the signed ones. To follow it by hand, take the first text and carry out "
        "what each of the others says, in this order. kpes verify does the same."
    )
    yield draft.text(intro, leads=True)
    texts = [(resolved.document.title, resolved.fingerprint, resolved.document.date), *chain]
    rows: list[tuple[Cell, Cell]] = [
        (draft.language.long_date(day), [title, in_two_lines(mark.removeprefix("sha256:"))])
        for title, mark, day in texts
    ]
    yield draft.table(((printed("Since"), 32), (printed("Text and its fingerprint"), 68)), rows)


def _contents(draft: Draft, files: Collection[str]) -> Iterator[Block | Table]:
    yield draft.heading(printed("What is in it"))
    holds = [(name, said) for name, said in CONTENTS.items() if any(file.startswith(name) for file in files)]
    yield draft.table(_COLUMNS, (*holds, (SUMS, printed("the digests of all files of this package"))))
    personal = printed(
        "The evidence may hold personal data, such as a personal number in a signer’s certificate or in a power of "
        "attorney. Think of that before you pass this package on."
    )
    left_out = printed("The evidence is not included. Its digests are in the protocol and in the register.")
    yield draft.text(personal if any(file.startswith(OF_AGREEMENT.evidence) for file in files) else left_out)


def _commands(draft: Draft, scan: str) -> Iterator[Block | Table]:
    yield draft.heading(printed("With kpes"))
    intro = printed("One command checks everything. It takes a folder as well as a ZIP file:")
    yield draft.text(intro, leads=True)
    yield draft.text(f"kpes verify {draft.say(printed('PATH'))}")
    compared = printed(
        "Whoever changed files of this package could change the digests in it, too. So compare it with what you got "
        "earlier: the footer of a signed copy names its edition, and kpes compares the register with a protocol or "
        "package that you received earlier:"
    )
    yield draft.text(compared, leads=True)
    yield draft.text(f"kpes verify {draft.say(printed('PATH'))} --against {draft.say(printed('FILE'))}")
    if scan:
        one_by_one = printed(
            "Scans are not compared by that, since it takes long. With its extra “scan”, and in the folder of the "
            "unpacked package, kpes compares them one by one:"
        )
        yield draft.text(one_by_one, leads=True)
        yield draft.text(f"kpes verify {scan}")
    yield draft.heading(printed("Without kpes"))
    intro = printed("In a terminal, in the folder of the unpacked package; {file} tells the other commands, also those "
                    "for Windows:", file=PROTOCOL)  # fmt: skip
    yield draft.text(intro, leads=True)
    yield draft.text(f"sha256sum -c {SUMS}")


def _electronic(draft: Draft, files: Collection[str], signed_on: Mapping[str, bytes]) -> Iterator[Block | Table]:
    """How electronic signatures are checked; what that proves, and what it does not, the protocol says."""
    yield draft.heading(printed("Electronic signatures"))
    extra = printed(
        "To check electronically signed PDFs kpes needs an extra: {command}. What such a check proves, and what it "
        "does not, stands in {file}. Without kpes:",
        command=f"pip install {PINNED}", file=PROTOCOL,
    )  # fmt: skip
    yield draft.text(extra, leads=True)
    yield draft.table(_COLUMNS, _electronic_steps(draft, files, signed_on))


def _electronic_steps(
    draft: Draft, files: Collection[str], signed_on: Mapping[str, bytes]
) -> Iterator[tuple[Said, Cell]]:
    signed = f"{draft.say(printed('SIGNED'))}.pdf"
    for file, data in signed_on.items():
        note = printed(
            "The beginning of the signed file has to have this digest, the same as {file}. What stands behind it may "
            "change how pages look, so look at the file, too.",
            file=file,
        )
        command = f"head -c {len(data)} {signed} | sha256sum"
        yield printed("Content that was signed"), [command, sha256_of(data), note]
    note = printed(
        "The command pdfsig is in the package poppler-utils. Any other program that checks PAdES signatures tells the "
        "same."
    )
    yield printed("Signature in a PDF"), [f"pdfsig {signed}", note]
    if any(file.startswith(TRUST) for file in files):
        pem = f"{TRUST}/{draft.say(printed('FILE'))}.pem"
        note = printed(
            "Compare the fingerprint with the one that the authority or the country's trusted list publishes."
        )
        command = f"openssl x509 -noout -subject -fingerprint -sha256 -in {pem}"
        yield printed("Certificate of an authority"), [command, note]
