"""`kpes sign` without a partner: it asks, shows what would be recorded, and writes on yes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar, get_args

import typer

from kpes import evidence, register
from kpes.cli import prompt, values
from kpes.cli.esigned import Said, SignedFiles
from kpes.cli.joining import doubts
from kpes.cli.recording import Meant, Occasion
from kpes.cli.session import Session, legible
from kpes.errors import ExitCode, KpesError
from kpes.evidence import Offer
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import POWER_OF_ATTORNEY, Kind, Method, Partner, Signed
from kpes.project.parties import finder
from kpes.register import same_person
from kpes.reports.wording import METHODS
from kpes.signing import day, not_a_day

Answer = TypeVar("Answer")

_MOST_LISTED = 60
"""Partners; more would run off the screen."""
_METHODS: tuple[Method, ...] = get_args(Method)


def ask(session: Session, what: Occasion, template: Signed, by: str | None, files: Sequence[Offer]) -> Meant | None:
    """The signature that the answers mean; None where it shall not be recorded after all.

    ``template``, ``by`` and ``files`` are what was given on the command line: the answers that Enter stands for.
    Whoever leaves with Ctrl-C or Ctrl-D ends the command, and nothing was recorded.
    """
    try:
        entry = _Asking(session, what, template).entry(by, files)
    except (KeyboardInterrupt, EOFError):
        session.say("")
        session.tell(_NOTHING)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    if entry is None:
        session.tell(_NOTHING)
    return entry


_NOTHING = message("Nothing was recorded.")
_NAME_IT = message("A name is needed here; Ctrl-C leaves.")


def _another(taken: Offer) -> Message:
    return message("{file} is taken. Another file, or Enter if there is none", file=taken.path.name)


class _Asking:
    def __init__(self, session: Session, what: Occasion, template: Signed):
        self.session, self.what, self.template = session, what, template
        self.signed = SignedFiles(session, what)

    def entry(self, by: str | None, files: Sequence[Offer]) -> Meant | None:
        party = self._partner()
        signature = self.template._replace(representative=self._representative(party, by), place=party.place)
        self.what.project.register.check(party, signature)
        signature = signature._replace(
            signed_on=self._day(),
            signed_in=self._words(message("Place of signing, or Enter"), "--place", self.template.signed_in),
            method=self._method(),
        )
        files = self._files(party, signature, files)
        signature = signature._replace(note=self._words(message("Note, or Enter"), "--note", self.template.note))
        entry = Meant(party, signature, files)
        for note in doubts(self.what, entry):
            self.session.tell(note)
        self._show(party, signature, files)
        return entry if self.what.dry_run or self._yes() else None

    def _partner(self) -> Partner:
        partners = self.what.resolved.partners
        ids = [partner.id.value for partner in partners]
        if len(ids) <= _MOST_LISTED:
            width = max(map(len, ids))
            for partner in partners:
                self.session.say(f"  {partner.id.value.ljust(width)}  {partner.name.value}")
        with prompt.completing(lambda begun: [id for id in ids if id.startswith(begun)]):
            return self._until(message("Partner (id or name)"), "", finder(partners), _NAME_IT)

    def _representative(self, party: Partner, by: str | None) -> str:
        names = [one.name.value for one in party.representatives]
        self._list(names)

        def meant(said: str) -> str:
            named = values.words(self.session, "--by", self._numbered(said, names) or said)
            return self._or_again(lambda: register.representative(party, named))

        likely = next((name for name in names if by and same_person(name, by)), names[0] if len(names) == 1 else "")
        if by and names and not any(same_person(name, by) for name in names):
            self.session.say(message("{name} is not a representative of “{partner}”.", name=by,
                                     partner=party.name.value))  # fmt: skip
        question = message("Who signed (number or name)") if names else message("Who signed")
        return self._until(question, likely if names else by or "", meant, _NAME_IT)

    def _day(self) -> date:
        def meant(said: str) -> date:
            signed_on = day(said)
            if signed_on is None:
                raise self.session.usage(not_a_day(said))
            agreed_on = self.what.resolved.agreement.date
            self._or_again(lambda: register.check_day(signed_on, agreed_on, self.session.today()))
            return signed_on

        return self._until(message("Day of the signature"), self.template.signed_on.isoformat(), meant)

    def _method(self) -> Method:
        self._list([self.session.t(METHODS[method]) for method in _METHODS])

        def meant(said: str) -> Method:
            for method in _METHODS:
                if method in (said, self._numbered(said, _METHODS)):
                    return method
            raise self.session.usage(message("Give a number from 1 to {count}.", count=len(_METHODS)))

        return self._until(message("How it was signed"), str(_METHODS.index(self.template.method) + 1), meant)

    def _files(self, party: Partner, signature: Signed, given: Sequence[Offer]) -> tuple[Offer, ...]:
        """The files that were ``given``, as far as they can be kept, and those that are named now."""
        kept: list[Offer] = []
        for offer in given:
            try:
                kept.append(self._fit(offer, party, signature, kept))
            except KpesError as error:
                self.session.say(error.reason)
        questions: list[tuple[Kind, Message]] = [("", message("File of evidence, like a scan, or Enter"))]
        if register.basis_of(party, signature.representative) == POWER_OF_ATTORNEY:
            questions.append((POWER_OF_ATTORNEY, message("File of the power of attorney, or Enter")))
        for kind, question in questions:

            def meant(said: str, kind: Kind = kind) -> Offer | None:
                offer = Offer(prompt.file_named(said), kind)
                return self._or_again(lambda: self._fit(offer, party, signature, kept)) if said else None

            taken = next((one for one in reversed(kept) if one.kind == kind), None)
            with prompt.completing(prompt.files_begun):
                while taken := self._until(_another(taken) if taken else question, "", meant):
                    kept.append(taken)
        return tuple(kept)

    def _fit(self, offer: Offer, party: Partner, signature: Signed, kept: Sequence[Offer]) -> Offer:
        """The file with what was found in it; a KpesError where it cannot be kept with this signature."""
        evidence.read(offer.path)
        if any(os.path.realpath(one.path) == os.path.realpath(offer.path) for one in kept):
            raise KpesError(message("{file} was named already.", file=str(offer.path)), message("Name another file."))
        said = Said(signature.representative, signature.signed_on, signature.method)
        return self.signed.completed(party, said, [offer])[1][0]

    def _words(self, question: Message, option: str, given: str) -> str:
        def meant(said: str) -> str:
            return values.words(self.session, option, said) or "" if said else ""

        return self._until(question, given, meant)

    def _show(self, party: Partner, signature: Signed, files: Sequence[Offer]) -> None:
        named = {kind: ", ".join(str(file.path) for file in files if file.kind == kind) for kind in get_args(Kind)}
        lines = (
            (message("Partner"), f"{party.name.value} ({party.id.value})"),
            (message("Signed by"), signature.representative),
            (message("Date"), signature.signed_on.isoformat()),
            (message("Place"), signature.signed_in),
            (message("How"), METHODS[signature.method]),
            (message("Evidence"), named[""]),
            (message("Power of attorney"), named[POWER_OF_ATTORNEY]),
            (message("Note"), signature.note),
            (message("Edition"), short(signature.fingerprint)),
        )
        said = [(self.session.t(name), self.session.t(value)) for name, value in lines if value]
        width = max(len(name) for name, _ in said)
        self.session.say("")
        for name, value in said:
            self.session.say(f"  {name.ljust(width)}  {value}", indent=width + 4)

    def _yes(self) -> bool:
        yes = self.session.t(message("yes"))
        question = message("Record this? “{yes}”, or Enter to record nothing", yes=yes)
        said = prompt.read(f"{self.session.t(question)}: ").strip().casefold()
        return bool(said) and any(word.startswith(said) for word in ("yes", yes))

    def _list(self, choices: Sequence[str]) -> None:
        for number, choice in enumerate(choices, 1):
            self.session.say(f"  {number}. {choice}")

    @staticmethod
    def _numbered(said: str, choices: Sequence[str]) -> str | None:
        return choices[int(said) - 1] if said in map(str, range(1, len(choices) + 1)) else None

    def _or_again(self, attempt: Callable[[], Answer]) -> Answer:
        """What ``attempt`` gives; its reason where it fails is told, without the remedy for a command line."""
        try:
            return attempt()
        except KpesError as error:
            raise self.session.usage(error.reason) from None

    def _until(
        self, question: Message, given: str, meant: Callable[[str], Answer], missing: Message | None = None
    ) -> Answer:
        """Asks until ``meant`` can make something of the answer; Enter stands for what was ``given``.

        Where that is nothing and something is needed, ``missing`` says so.
        """
        words = legible(self.session.t(question)) + (f" [{legible(given)}]: " if given else ": ")
        while True:
            said = prompt.read(words).strip() or given
            try:
                if said or missing is None:
                    return meant(said)
                self.session.say(missing)
            except KpesError as error:
                self.session.tell(message("{reason} {remedy}", reason=error.reason, remedy=error.remedy))
            except typer.BadParameter as error:
                self.session.say(error.message)
