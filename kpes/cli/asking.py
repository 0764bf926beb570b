"""`kpes sign` without a partner: it asks, shows what would be recorded, and writes on yes."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar, get_args

import typer

from kpes.cli import completing
from kpes.cli.commands.signing import record, tell, tell_noted
from kpes.cli.session import Session
from kpes.errors import ExitCode, KpesError
from kpes.fingerprint import short
from kpes.messages import Message, message
from kpes.model import POWER_OF_ATTORNEY, Kind, Partner, Recorded
from kpes.project.partners import finder
from kpes.register.evidence import Offer, Said
from kpes.register.reading import basis_of, same_person
from kpes.reports.report import wrapped
from kpes.reports.words import METHODS, RECORDED
from kpes.signing.remarks import doubts
from kpes.signing.service import Signing, representative
from kpes.signing.words import EVENTS
from kpes.source import legible

Answer = TypeVar("Answer")
Word = TypeVar("Word", bound=str)

_MOST_LISTED = 60
"""Partners; more would run off the screen."""


def ask(session: Session, signing: Signing, given: Said, dry_run: bool) -> None:
    """Records the signature that the answers mean, if the last one is yes.

    ``given`` is what was said on the command line: the answers that Enter stands for.
    Whoever leaves with Ctrl-C or Ctrl-D ends the command, and nothing was recorded.
    """
    nothing = message("Nothing was recorded.")
    try:
        said = _Asking(session, signing, given, dry_run).said()
    except (KeyboardInterrupt, EOFError):
        session.say("")
        session.tell(nothing)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    if said is None:
        session.tell(nothing)
    else:
        record(session, signing, said, dry_run)


_NAME_IT = message("A name is needed here; Ctrl-C leaves.")


class _Asking:
    def __init__(self, session: Session, signing: Signing, given: Said, dry_run: bool):
        self.session, self.signing, self.given, self.dry_run = session, signing, given, dry_run

    def said(self) -> Said | None:
        """The signature that was agreed to; None where it shall not be recorded after all."""
        party = self._partner()
        answer = self._representative(party)
        event = EVENTS.get(answer.casefold(), "signed")
        said = self._signature(party, answer) if event == "signed" else self._event(party, event)
        said = self.signing.settled(said)
        tell_noted(self.session, self.signing)
        tell(self.session, doubts(self.signing, [said]))
        self._show(said)
        return said if self.dry_run or self._yes() else None

    def _signature(self, party: Partner, by: str) -> Said:
        said = Said(party, by, self.given.on, self.given.method)
        self.signing.check(said)
        said = said._replace(on=self._day(message("Day of the signature")))
        said = said._replace(place=self._words(message("Place of signing, or Enter"), "--place", self.given.place))
        said = said._replace(method=self._choice(message("How it was signed"), METHODS, said.method or "handwritten"))
        said = self._with_files(said)
        return said._replace(note=self._words(message("Note, or Enter"), "--note", self.given.note))

    def _event(self, party: Partner, event: Recorded) -> Said:
        """That the partner declined to sign, or got its copy."""
        said = Said(party, on=self.given.on or self.session.today(), event=event)
        if event == "declined":
            self.signing.check(said)
        said = said._replace(by=self._words(message("Who it was, or Enter"), "--by", self.given.by))
        said = said._replace(on=self._day(message("Day"), event))
        question = message("Reason, or Enter") if event == "declined" else message("Note, or Enter")
        return said._replace(note=self._words(question, "--note", self.given.note))

    def _partner(self) -> Partner:
        partners = self.signing.snapshot.resolved.partners
        ids = [partner.id.value for partner in partners]
        if len(ids) <= _MOST_LISTED:
            width = max(map(len, ids))
            for partner in partners:
                self.session.say(f"  {partner.id.value.ljust(width)}  {partner.name.value}")
        with completing.by_tab(lambda begun: [id for id in ids if id.startswith(begun)]):
            return self._until(message("Partner (id or name)"), "", finder(partners), _NAME_IT)

    def _representative(self, party: Partner) -> str:
        """Who signed; or the word for what the partner did instead."""
        by = self.given.by
        names = [one.name.value for one in party.representatives]
        self._list(names)
        self.session.say(message("  (If nobody did: declined, or: handed over)"))

        def meant(said: str) -> str:
            if EVENTS.get(said.casefold(), "signed") != "signed":
                return said
            named = self.session.words("--by", self._numbered(said, names) or said) or ""
            return self._or_again(lambda: representative(party, named))

        likely = next((name for name in names if by and same_person(name, by)), names[0] if len(names) == 1 else "")
        if by and names and not any(same_person(name, by) for name in names):
            self.session.say(message("{name} is not a representative of “{partner}”.", name=by,
                                     partner=party.name.value))  # fmt: skip
        question = message("Who signed (number or name)") if names else message("Who signed")
        return self._until(question, likely if names else by or "", meant, _NAME_IT)

    def _day(self, question: Message, event: Recorded = "signed") -> date:
        def meant(said: str) -> date:
            day = self.session.day(said)
            self._or_again(lambda: self.signing.check_day(day, event))
            return day

        return self._until(question, (self.given.on or self.session.today()).isoformat(), meant)

    def _choice(self, question: Message, names: Mapping[Word, Message], usual: Word) -> Word:
        """One of the words that have these names, by its number or as it is."""
        words = tuple(names)
        self._list([self.session.t(name) for name in names.values()])

        def meant(said: str) -> Word:
            for word in words:
                if word in (said, self._numbered(said, words)):
                    return word
            raise self.session.usage(message("Give a number from 1 to {count}.", count=len(words)))

        return self._until(question, str(words.index(usual) + 1), meant)

    def _with_files(self, said: Said) -> Said:
        """The files that were given, as far as they can be kept, and those that are named now."""
        for file in self.given.files:
            try:
                said = self._with(said, file)
            except KpesError as error:
                self.session.say(error.reason)
        questions: list[tuple[Kind, Message]] = [("", message("File of evidence, like a scan, or Enter"))]
        if basis_of(said.party, said.by) == POWER_OF_ATTORNEY:
            questions.append((POWER_OF_ATTORNEY, message("File of the power of attorney, or Enter")))
        for kind, question in questions:
            while more := self._one_more(said, kind, question):
                said = more
        return said

    def _one_more(self, said: Said, kind: Kind, question: Message) -> Said | None:
        """What was said with one more file of this kind; None where none is named."""

        def meant(words: str) -> Said | None:
            if not words:
                return None
            return self._or_again(lambda: self._with(said, self.signing.offered(file_named(words), kind)))

        if taken := [file.path.name for file in said.files if file.kind == kind]:
            question = message("{file} is taken. Another file, or Enter if there is none", file=taken[-1])
        with completing.by_tab(completing.files_begun):
            return self._until(question, "", meant)

    def _with(self, said: Said, file: Offer) -> Said:
        """What was said with one more file, and what was found in it; a KpesError where it cannot be kept."""
        if any(os.path.realpath(one.path) == os.path.realpath(file.path) for one in said.files):
            raise KpesError(message("{file} was named already.", file=file.path), message("Name another file."))
        try:
            return self.signing.completed(said._replace(files=(*said.files, file)))
        finally:
            tell_noted(self.session, self.signing)

    def _words(self, question: Message, option: str, given: str) -> str:
        def meant(said: str) -> str:
            return self.session.words(option, said) or "" if said else ""

        return self._until(question, given, meant)

    def _show(self, said: Said) -> None:
        files = {kind: ", ".join(str(one.path) for one in said.files if one.kind == kind) for kind in get_args(Kind)}
        signed = said.event == "signed"
        lines = (
            (message("Partner"), f"{said.party.name.value} ({said.party.id.value})"),
            (message("What"), "" if signed else RECORDED[said.event]),
            (message("Signed by") if signed else message("Who"), said.by),
            (message("Date"), said.on.isoformat() if said.on else ""),
            (message("Place"), said.place),
            (message("How"), METHODS[said.method or "other"] if signed else ""),
            (message("Evidence"), files[""]),
            (message("Power of attorney"), files[POWER_OF_ATTORNEY]),
            (message("Note"), said.note),
            (message("Edition"), short(self.signing.edition)),
        )
        shown = [(self.session.t(name), self.session.t(value)) for name, value in lines if value]
        width = max(len(name) for name, _ in shown)
        self.session.say("")
        for name, value in shown:
            self.session.say(f"  {name.ljust(width)}  {value}", indent=width + 4)

    def _yes(self) -> bool:
        return agreed(self.session, message("Record this? “{yes}”, or Enter to record nothing"))

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
            said = read(words).strip() or given
            try:
                if said or missing is None:
                    return meant(said)
                self.session.say(missing)
            except KpesError as error:
                self.session.tell(error.whole)
            except typer.BadParameter as error:
                self.session.say(error.message)


def agreed(session: Session, question: Message) -> bool:
    """Whether the ``question``, which names the word for it, is answered with yes."""
    yes = session.t(message("yes"))
    said = read(f"{session.t(question._replace(values={'yes': yes}))}: ").strip().casefold()
    return bool(said) and any(word.startswith(said) for word in ("yes", yes))


def read(prompt: str) -> str:
    """The line that is typed behind ``prompt``."""
    while True:
        with suppress(UnicodeDecodeError):  # keys that are no letters: the question comes again
            return input(wrapped(prompt.rstrip(), sys.stdout) + " ")


def file_named(typed: str) -> Path:
    """The file that was typed, or dropped onto the terminal, which puts quotes around its name or signs into it.

    What is the name of a file as it stands is taken so, whatever a shell would make of it.
    """
    file = os.path.expanduser(typed)
    if not os.path.lexists(file):
        quoted = len(typed) > 1 and typed[0] in "'\"" and typed[-1] == typed[0]
        words = [typed[1:-1]] if quoted else []
        if os.sep == "/":  # on Windows the sign before a space is what divides folders
            with suppress(ValueError):  # quotes that are not in pairs belong to the name
                words = shlex.split(typed)
        file = os.path.expanduser(words[0]) if len(words) == 1 else file
    return Path(file)
