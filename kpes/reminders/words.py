"""What a reminder says to one partner: sentences in the agreement's language, and the plain facts beside them.

All of it goes to the templates by its name; docs/templates.md explains each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kpes.document import Said
from kpes.fingerprint import short
from kpes.language import language
from kpes.messages import Catalogue, Message, printed
from kpes.model import Signed
from kpes.papers import facts
from kpes.project.snapshot import Resolved
from kpes.register.words import METHODS
from kpes.status import Awaited, Lack, Standing

_SUBJECTS: Mapping[Lack, Message] = {
    "unsigned": printed("Please sign: {title}"),
    "partial": printed("Signatures still missing: {title}"),
    "stale": printed("Please sign once more: {title}"),
    "form": printed("Please sign once more: {title}"),
}
_REQUESTS: Mapping[Lack, Message] = {
    "unsigned": printed("We kindly ask you to sign the document of which we enclose a copy."),
    "partial": printed(
        "Thank you for what you have signed already. Several people sign for the partner together, so we kindly ask "
        "for what is still missing. We enclose a copy of the document."
    ),
    "stale": printed(
        "Thank you for signing. The document was changed afterwards, so we kindly ask you to sign once more. We "
        "enclose a copy of the text as it is now."
    ),
    "form": printed(
        "Thank you for signing. The document has to be signed in written form, however, which means by hand or with a "
        "qualified electronic signature. So we kindly ask you to sign once more in that form. We enclose a copy."
    ),
}


class Occasion(NamedTuple):
    """What the reminders of one run have in common: today's text, and the day until which to sign, if there is one.

    Where the text is an act, ``concerns`` is the title of the agreement.
    """

    text: Resolved
    due: date | None = None
    concerns: str = ""


def variables(
    occasion: Occasion, standing: Standing, changes: Sequence[Said], copy: str, letter: bool
) -> dict[str, object]:
    """What templates are given for one partner that is awaited.

    ``changes`` are there where it signed another text. ``copy`` is the name of the PDF that is attached; with
    ``letter`` the words are to be printed and sent by post.
    """
    text, partner, awaited = occasion.text, standing.partner, _awaited(standing)
    say = language(text.agreement.language).say
    sentences = {
        "subject": _SUBJECTS[awaited.why]._replace(values={"title": text.document.title}),
        "greeting": printed("Dear Sir or Madam,"),
        "request": _REQUESTS[awaited.why],
        "how": printed("How to sign:"),
        "changed": printed("What has changed since:"),
        "already": printed(
            "If the signed copy is on its way to us already, thank you, and please disregard this request."
        ),
        "question": _question(letter),
        "closing": printed("Yours faithfully"),
    }
    told = [(say(label), say(value)) for label, value in _facts(occasion, standing)]
    return {
        **facts.of_text(text, occasion.due),
        **facts.of_recipient(partner.id.value, partner.name.value, partner),
        **{name: say(said) for name, said in sentences.items()},
        "facts": told,
        "lines": [say(printed("{place}: {what}", place=label, what=value)) for label, value in told],
        "ways": [say(way) for way in _ways(text.agreement.form, letter)],
        "changes": [say(change) for change in changes],
        "people": [facts.of_person(one) for one in awaited.people],
        "signed": [_signature(one, say) for one in (*standing.counted, *standing.outdated)],
        "needed": awaited.needed,
        "why": awaited.why,
        "concerns": occasion.concerns,
        "file": copy,
        "letter": letter,
    }


def _awaited(standing: Standing) -> Awaited:
    assert standing.awaited, "only who is awaited is reminded"
    return standing.awaited


def _facts(occasion: Occasion, standing: Standing) -> Iterator[tuple[Said, Said]]:
    """What matters at a glance, line by line: „Prosimy o podpis do: 15 grudnia 2026 r.”"""
    text, tongue, awaited = occasion.text, language(occasion.text.agreement.language), _awaited(standing)
    yield printed("Document"), text.document.title
    if occasion.concerns:
        yield printed("Concerns"), occasion.concerns
    yield printed("Edition"), short(text.fingerprint)
    yield printed("Partner"), standing.partner.name.value
    for label, signatures in (
        (printed("Signed already"), standing.counted),
        (printed("Signed the earlier text"), standing.outdated),
    ):
        if signatures:
            yield label, "; ".join(_told(one, tongue.long_date(one.signed_on), tongue.say) for one in signatures)
    if (copy := standing.copy) and copy.fingerprint == text.fingerprint:
        yield printed("Copy handed over"), f"{tongue.long_date(copy.on)}{f' ({copy.to})' if copy.to else ''}"
    yield _who(awaited), "; ".join(map(facts.named, awaited.people)) or printed("whoever may sign for the partner")
    if occasion.due:
        yield printed("Please sign by"), tongue.long_date(occasion.due)


def _who(awaited: Awaited) -> Message:
    """How many of the people that are named next have to sign."""
    needed, named = awaited.needed, len(awaited.people)
    if needed == 1:
        return printed("Still to sign, one of them") if named > 1 else printed("Still to sign")
    if needed == named:
        return printed("Still to sign, all of them")
    return printed("Still to sign, {needed} people", needed=needed)


def _told(signed: Signed, day: str, say: Catalogue) -> str:
    """Who signed and when, and how, where that was not by hand."""
    method = "" if signed.method == "handwritten" else f", {say(METHODS[signed.method])}"
    return f"{signed.representative} ({day}{method})"


def _signature(signed: Signed, say: Catalogue) -> dict[str, str]:
    return {
        "name": signed.representative, "on": signed.signed_on.isoformat(), "how": say(METHODS[signed.method]),
        "edition": short(signed.fingerprint),
    }  # fmt: skip


def _ways(form: str, letter: bool) -> Iterator[Message]:
    """How one may sign: on paper, and with which electronic signatures."""
    if form == "written":
        method = printed("a qualified electronic signature (others, such as the Polish trusted profile and personal "
                         "signature, do not meet the written form that is required)")  # fmt: skip
    else:
        method = printed("an electronic signature of any kind, such as the Polish trusted profile")
    if letter:
        yield printed("on paper: sign the enclosed copy by hand and send it back to us;")
        yield printed("electronically: tell us an e-mail address, to which we send the PDF file, to be signed with "
                      "{method}.", method=method)  # fmt: skip
    else:
        yield printed("on paper: print the attached copy, sign it by hand and send us the original;")
        yield printed("electronically: sign the attached PDF file with {method}, change nothing else in it, and send "
                      "it back to us.", method=method)  # fmt: skip


def _question(letter: bool) -> Message:
    if letter:
        return printed("If you have any questions, please write to us or call us.")
    return printed("If you have any questions, please reply to this message.")
