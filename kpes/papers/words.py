"""What the templates of papers are given: sentences in the agreement's language, and the plain facts beside them.

All of it goes to them by its name; docs/templates.md explains each.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from kpes.document import Draft, Said
from kpes.language import language
from kpes.messages import Message, printed
from kpes.papers import facts
from kpes.papers.recipients import Recipient
from kpes.project.snapshot import Snapshot
from kpes.status import Awaited

Purpose = Literal["sign", "keep", "read"]
"""What a copy is for: to be signed, to be kept, or to be read because the text is still a draft."""

_SUBJECTS: Mapping[Purpose, Message] = {
    "sign": printed("A document to be signed"),
    "keep": printed("Your copy of a document"),
    "read": printed("A draft of a document"),
}
_REQUESTS: Mapping[Purpose, Message] = {
    "sign": printed("We kindly ask you to have the document signed and to send it back to us."),
    "keep": printed("It is yours to keep. We kindly ask you to confirm on the enclosed form that it was received."),
    "read": printed("The text is still a draft: we kindly ask you to tell us what should be changed, not to sign it."),
}
_ENCLOSED = (
    printed("We enclose copy no. {numbers} of the document “{title}”, dated {date}, which is meant for you."),
    printed("We enclose copies no. {numbers} of the document “{title}”, dated {date}, which are meant for you."),
)
_RECEIVED = (
    printed("I confirm that I received the document “{title}”, dated {date}: copy no. {numbers}."),
    printed("I confirm that I received the document “{title}”, dated {date}: copies no. {numbers}."),
)
_IN_WRITTEN_FORM = printed(
    "Written form is required: a signature by hand, or a qualified electronic signature on its PDF file."
)


class Occasion(NamedTuple):
    """What the papers of one run have in common: what the project holds, and until when to do what they ask."""

    snapshot: Snapshot
    due: date | None = None

    @property
    def draft(self) -> Draft:
        """What speaks the language of the text."""
        return Draft(language(self.snapshot.resolved.agreement.language))

    def facts(self) -> dict[str, str]:
        """What does not depend on who gets a paper."""
        return facts.of_text(self.snapshot.resolved, self.due)

    def variables(self, recipient: Recipient) -> dict[str, object]:
        """What the templates are given for one recipient."""
        of_text, numbers = self.facts(), ", ".join(map(str, recipient.numbers))
        values = {**of_text, "numbers": numbers, "date": of_text["date_in_words"], "digest": of_text["fingerprint"][7:]}
        purpose, several = self.purpose(recipient), len(recipient.numbers) > 1
        sentences: dict[str, Said] = {
            "subject": _SUBJECTS[purpose],
            "greeting": printed("Dear Sir or Madam,"),
            "enclosed": _ENCLOSED[several],
            "request": "" if recipient.declined else _REQUESTS[purpose],
            "until": printed("Please do so by {due_in_words}.") if self.due and purpose != "keep" else "",
            "question": printed("If you have any questions, please write to us or call us."),
            "closing": printed("Yours faithfully"),
            "receipt": printed("Confirmation of receipt"),
            "received": _RECEIVED[several],
            "identified": printed("Edition {edition}, digest of the text (SHA-256): {digest}"),
            "back": printed("Please send the signed confirmation back to us."),
            **self._signing(recipient, purpose),
        }
        say = self.draft.say
        people = recipient.partner.representatives if recipient.partner else ()
        return {
            **of_text,
            **facts.of_recipient(recipient.id.value, recipient.name.value, recipient.partner),
            **{
                name: say(said._replace(values=said.values or values) if isinstance(said, Message) else said)
                for name, said in sentences.items()
            },
            "people": [facts.of_person(one) for one in people],
            "numbers": numbers,
            "purpose": purpose,
        }

    def purpose(self, recipient: Recipient) -> Purpose:
        """What the copy is for that somebody gets now."""
        if self.snapshot.resolved.agreement.status == "draft":
            return "read"
        return "sign" if recipient.standing and recipient.standing.awaited else "keep"

    def _signing(self, recipient: Recipient, purpose: Purpose) -> dict[str, Said]:
        awaited = recipient.standing.awaited if recipient.standing and purpose == "sign" else None
        written = awaited and self.snapshot.resolved.agreement.form == "written"
        return {"signers": signers(awaited) if awaited else "", "how": _IN_WRITTEN_FORM if written else ""}


def signers(awaited: Awaited) -> Said:
    """Who is to sign, and how many of them; nothing where one may sign, and nobody is named."""
    names = [facts.named(one) for one in awaited.people]
    if not names:
        return printed("Signatures that are needed: {needed}.", needed=awaited.needed) if awaited.needed > 1 else ""
    if len(names) == 1:
        said = printed("Who signs: {people}.")
    elif awaited.needed == 1:
        said = printed("Who signs, one of them: {people}.")
    elif awaited.needed >= len(names):
        said = printed("Who signs, all of them together: {people}.")
    else:
        said = printed("Who signs, {needed} of them: {people}.")
    return said._replace(values={"people": "; ".join(names), "needed": awaited.needed})
