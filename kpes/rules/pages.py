"""What `kpes explain` and the documentation say about a code: the docstring of its rule's module, or of a class below.

Those tell of what is found while files are read, or of a check as a whole, without a rule that looks for it.
"""

import re
from inspect import cleandoc
from textwrap import dedent
from typing import NamedTuple

from kpes.findings import Severity
from kpes.rules import RULES, Rule, rules

_GROUPS = {"1": "source", "2": "text", "3": "partners", "4": "copies", "5": "register", "6": "acts"}
"""What is wrong, by the first digit of its code."""
_CAPITAL = re.compile("(?<!^)(?=[A-Z])")
_EXAMPLE = re.compile(r"^(Wrong|Right):\n\n((?:    .*\n|\n)+)", re.MULTILINE)


class Page(NamedTuple):
    """What there is to say about a code.

    ``group`` is the kind of data that it is about, ``name`` describes the offending pattern; ``title`` is
    one sentence; ``why`` are the paragraphs that tell why it matters and what to do, ``source`` the
    standard or statute that decides, if any.
    """

    code: str
    severity: Severity
    group: str
    name: str
    title: str
    why: tuple[str, ...]
    wrong: str
    right: str
    source: str


class Found:
    """What is found without a rule: its docstring is a page, as that of a rule's module is one."""

    CODE: str
    SEVERITY: Severity

    def __init_subclass__(cls, code: str, severity: Severity = Severity.ERROR):
        cls.CODE, cls.SEVERITY = code, severity


def pages() -> list[Page]:
    """All pages, in the order of their codes."""
    told = [page(rule) for _, rule in rules()]
    return sorted([*told, *map(page, Found.__subclasses__())], key=lambda page: page.code)


def page(rule: Rule | type[Found]) -> Page:
    """The page of a rule, or of what is found in reading."""
    doc = f"{cleandoc(rule.__doc__ or '')}\n"
    examples = {heading: dedent(example).strip("\n") + "\n" for heading, example in _EXAMPLE.findall(doc)}
    title, *others = (" ".join(paragraph.split()) for paragraph in _EXAMPLE.sub("", doc).split("\n\n"))
    sources = [paragraph for paragraph in others if paragraph.startswith("Source: ")]
    name = rule.__name__.rpartition(".")[2]
    return Page(
        rule.CODE,
        rule.SEVERITY if isinstance(rule, type) else _severity(rule),
        _GROUPS[rule.CODE[1]],
        _CAPITAL.sub("_", name).lower(),
        title,
        tuple(paragraph for paragraph in others if paragraph and paragraph not in sources),
        examples["Wrong"],
        examples["Right"],
        " ".join(sources).removeprefix("Source: "),
    )


def _severity(rule: Rule) -> Severity:
    """What a rule finds: errors or warnings."""
    _, _, kind, name = rule.__name__.split(".")
    return next(severity for severity, kinds in RULES.items() if name in kinds[kind].split())


class NotUtf8(Found, code="K101"):
    """A file is not saved as UTF-8.

    Letters are kept as numbers, and an older encoding, such as Windows-1250, gives Polish letters other
    numbers. kpes reads UTF-8 alone, so that “ą” is the same letter on every computer. Save the file anew. In
    Notepad: “File”, “Save as”, then beside the button “Save” choose “UTF-8” under “Encoding”, and save it under the
    same name. Other editors have it in the same place. The example has iconv do what Notepad does so.

    Wrong:

        $ iconv -f UTF-8 -t WINDOWS-1250 data/partners.yaml > old && mv old data/partners.yaml

    Right:

        $ iconv -f UTF-8 -t WINDOWS-1250 data/partners.yaml > old
        $ iconv -f WINDOWS-1250 -t UTF-8 old > data/partners.yaml
    """


class UnreadableYaml(Found, code="K102"):
    """The file cannot be understood from here on.

    A quotation mark that is not closed, a colon and a space inside a text, a line that is indented more or less
    than its neighbours: there a program cannot tell what is meant, and kpes does not guess. The message
    says what it takes for the cause; often the cause is in the line above. A text under “>” on a line of its
    own may hold every character.

    Wrong:

        title: Misja: pomagać

    Right:

        title: 'Misja: pomagać'
    """


class RepeatedKey(Found, code="K103"):
    """A key stands twice.

    Of two values for one key only one can count, and nobody can see which. Remove one of the two, or give it
    the key that was meant.

    Wrong:

        partners:
          - id: fundacja
            name: Fundacja Fala
            name: Fundacja Nowa Fala
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]

    Right:

        partners:
          - id: fundacja
            name: Fundacja Nowa Fala
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]
    """


class UnknownKey(Found, code="K104"):
    """A key is not known.

    What stands under a key that kpes does not know would be left out of every copy in silence. Mostly it is a
    slip of the pen, and the message names the key that comes nearest. A note to yourself is written behind “#”.

    Wrong:

        partners:
          - id: fundacja
            name: Fundacja Fala
            siedziba: Gdańsk
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]

    Right:

        partners:
          - id: fundacja
            name: Fundacja Fala
            seat: Gdańsk
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]
    """


class MissingKey(Found, code="K105"):
    """A required key is missing.

    Without it the document cannot be made. Add it at the place that the message names. What every key means
    stands in the comments of the files that kpes init writes.

    Wrong:

        partners:
          - id: fundacja
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]

    Right:

        partners:
          - id: fundacja
            name: Fundacja Fala
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]
    """


class WrongShape(Found, code="K106"):
    """Here must be something of another kind.

    Where a list is wanted, a single text is no list, even if it is the only one; where a text is wanted, it
    cannot be empty; a number is written in digits. The message says what belongs here. Lines that start with
    “- ” make a list.

    Wrong:

        paragraphs: Porozumienie sporządzono w XXXXX egzemplarzach.

    Right:

        paragraphs:
          - text: Porozumienie sporządzono w XXXXX egzemplarzach.
    """


class WrongDate(Found, code="K107"):
    """This is not a date.

    A date is written as year, month and day, with hyphens, in digits, so that 3.11 and 11.3 cannot be confused.
    In the document kpes writes it out: “7 listopada 2014 r.”.

    Wrong:

        date: 7.11.2014

    Right:

        date: 2014-11-07

    Source: ISO 8601.
    """


class YamlForProgrammers(Found, code="K108"):
    """YAML for programmers: an anchor, an alias, a tag or a merge key.

    With “&”, “*”, “!” and “<<” YAML can refer to text that stands elsewhere or change what a value is. Whoever reads
    the file would not see the text that is signed, so an agreement must not use them. Write the text itself. If such
    a sign begins a text that is meant as it stands, put the text in quotes.

    Wrong:

        title: &tytul Porozumienie

    Right:

        title: Porozumienie
    """


class NestedTooDeep(Found, code="K109"):
    """Lists and groups stand too deep inside each other.

    An agreement needs about ten levels, or forty where its lists are eight deep, and kpes reads 48. More of
    them is a mistake of brackets or indentation, or a file made to stop programs that read it.

    Wrong:

        title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[P.]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Right:

        title: Porozumienie
    """


class TooLarge(Found, code="K110"):
    """The file is too large.

    kpes reads files of at most 8 MiB with at most a million texts, lists and groups; ten thousand partners are
    well within that. A larger one holds something else, such as a picture. Files of evidence belong into
    data/evidence, where their size does not matter.

    Wrong:

        $ head -c 9000000 /dev/zero | tr '\\0' '#' >> data/agreement.yaml

    Right:

        $ head -c 90000 /dev/zero | tr '\\0' '#' >> data/agreement.yaml
    """


class SecondDocument(Found, code="K111"):
    """A line “---” starts a second document in the same file.

    Everything below it would be left out. YAML uses such lines between documents; to set off parts of a file
    from each other use a comment, which starts with “#”.

    Wrong:

        status: draft
        ---
        form: any

    Right:

        status: draft
        # ---
        form: any
    """


class EmptyFile(Found, code="K112"):
    """The file is empty.

    Nothing stands in it, or nothing but comments. Perhaps saving it failed, or another file was opened. If git
    keeps the project, its last version brings the content back.

    Wrong:

        $ echo '# Lista partnerów' > data/partners.yaml

    Right:

        $ echo '# Lista partnerów' >> data/partners.yaml
    """


class UnseenCharacter(Found, code="K113"):
    """A character that nobody sees, or that changes how others look.

    Spaces without width, marks that turn the direction of writing round, control characters: they come along
    when text is copied from the web or from a PDF, and can make a text look other than it is. Two texts that
    look alike must be alike, or people sign what they did not read. Comments and keys are checked too. Remove
    the character; often it is easiest to type the word anew.

    Wrong:

        title: "Porozumie\\u200bnie"

    Right:

        title: Porozumienie

    Source: Unicode Standard Annex 15 (Stream-Safe Text Format) and Default_Ignorable_Code_Point.
    """


class ImpossibleChoice(Found, code="K114"):
    """This word is not among those that are possible here.

    Keys such as “status” or “form” take one of a few words, always in English. The message names them, or
    the one that was likely meant.

    Wrong:

        status: ostateczny

    Right:

        status: final
    """


class NoPartnersFile(Found, code="K116"):
    """The signatory list is missing.

    The partners stand in data/partners.yaml. Without that file nobody knows who the agreement is between, nor
    how many copies it needs. Restore it, or write the partners into a new one: kpes schema partners shows what
    belongs there.

    Wrong:

        $ rm data/partners.yaml

    Right:

        partners:
          - id: fundacja
            name: Fundacja Fala
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]
    """


class GivenUp(Found, code="K117"):
    """There was too much to mend, and the file was not read on.

    After two hundred findings in a file kpes stops: nobody reads more at once, and often one fault causes all
    of them. The list is therefore not complete. Mend the first ones and check again.

    Wrong:

        $ for n in $(seq 300); do echo "klucz$n: x"; done >> data/partners.yaml

    Right:

        $ for n in $(seq 300); do echo "# uwaga $n"; done >> data/partners.yaml
    """


class AcceptedInVain(Found, code="K121", severity=Severity.WARNING):
    """An acceptance that fits no finding.

    Under “accepted” stand the findings that are meant to stay, each by its rule and place. If the place was
    renamed, or the text mended, the entry accepts nothing any more, and would one day hide another finding.
    Remove it, or correct its rule, place or words: kpes validate shows them.

    Wrong:

        accepted:
          - rule: K214
            where: preamble.text
            reason: Tak brzmi opublikowany tekst.

    Right:

        partners:
          - id: fundacja
            name: Fundacja Fala
            email: biuro@fala.example
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            email: biuro@fala.example
            representatives: [{name: Jan Kowalski}]
        accepted:
          - rule: K312
            where: partners.spoldzielnia.email
            reason: Obaj partnerzy mają wspólne biuro.
    """


class AcceptedError(Found, code="K122"):
    """An acceptance of an error.

    A warning can be accepted, an error cannot: with it the document could not be printed, or the signatures
    would not count. Mend what the error says, and remove the entry.

    Wrong:

        partners:
          - id: fundacja
            name: Fundacja Fala
            representatives: [{name: Anna Nowak}]
        accepted:
          - rule: K302
            where: partners.fundacja
            reason: Drugi partner jeszcze się namyśla.

    Right:

        partners:
          - id: fundacja
            name: Fundacja Fala
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]
    """


class Misspelt(Found, code="K236", severity=Severity.WARNING):
    """The dictionary lacks a word.

    Only kpes validate --spelling tells it, with the hunspell dictionary of the agreement's language: another version of
    that may know other words, so it is a hint, and never part of the usual check. Names of partners, abbreviations and
    words in capitals are passed over. What is right all the same is written into data/words.txt, one word a line;
    “Klast*” stands for all that begin so.

    Wrong:

        paragraphs:
          - text: Partnerzy współpacują.
          - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.

    Right:

        paragraphs:
          - text: Partnerzy współpracują.
          - text: Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach.
    """


class UnfitId(Found, code="K301"):
    """A partner's id cannot name a file.

    The id stands in commands, and in the names of copies, register files and evidence, on every computer that
    opens the project. Therefore it has only small letters without accents, digits and hyphens, at most 40, and
    begins with a letter or digit. It is never printed, so it may be short; after the first signature it
    stays as it is.

    Wrong:

        partners:
          - id: Fundacja Żółw
            name: Fundacja Żółw
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]

    Right:

        partners:
          - id: zolw
            name: Fundacja Żółw
            representatives: [{name: Anna Nowak}]
          - id: spoldzielnia
            name: Spółdzielnia Socjalna Dalba
            representatives: [{name: Jan Kowalski}]
    """


class NotAFileOfItsOwn(Found, code="K518"):
    """What stands among the register's files is a link or a folder.

    A link shows whatever it leads to, which may change without anybody touching the register, or may be a file that has
    nothing to do with it. kpes does not read it and adds nothing to it. Restore the file, from git for instance, or
    remove what stands there.

    Wrong:

        $ kpes sign a --by "Anna Nowak"
        $ ln -s a.yaml data/signatures/b.yaml

    Right:

        $ kpes sign a --by "Anna Nowak"
        $ kpes sign b --by "Jan Kowalski"
    """


class NotNamedAsTheRegistersFiles(Found, code="K519"):
    """A file among the register's does not end as they do.

    Each file of the register is named by a partner's id and ends in .yaml, in small letters. Another, such as one in
    .yml, is not read, so the signatures in it would be missed in silence. Give it its name back; if there is a file of
    that name already, or it holds something else, put it elsewhere.

    Wrong:

        $ kpes sign a --by "Anna Nowak"
        $ mv data/signatures/a.yaml data/signatures/a.yml

    Right:

        $ kpes sign a --by "Anna Nowak"
    """


class NoSuchUnit(Found, code="K601"):
    """An act names a unit or a value that the agreement does not have.

    A unit is named by its id, or as texts refer to it; a value by its name. What the act says is written from that, so
    nothing can be printed or signed before it is clear what is meant.

    Wrong:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 7, text: Partnerzy współdziałają.}

    Right:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
    """


class ChangedBefore(Found, code="K602"):
    """An act changes a unit that it changes already, or that an earlier act repealed.

    All changes of an act refer to the text as it is just before it, so two of one unit contradict each other. Write
    them as one. In the place of what was repealed, add a new unit behind it.

    Wrong:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
          - {repeal: Par. 1}

    Right:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
    """


class UnfitChange(Found, code="K603"):
    """A change does not fit the unit that it names.

    An item has words and no heading, an attachment a title, and of a chapter only the heading is changed.

    Wrong:

        paragraphs:
          - text:
              - 'Partnerzy:'
              - labels: a)
                items: [współpracują;, radzą.]
        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1 lit. b, heading: Narady, text: radzą co miesiąc.}

    Right:

        paragraphs:
          - text:
              - 'Partnerzy:'
              - labels: a)
                items: [współpracują;, radzą.]
        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1 lit. b, text: radzą co miesiąc.}
    """


class NoNumberLeft(Found, code="K604"):
    """A unit is added where another one was added before, so that there is no number between them.

    Behind § 1 stands § 1a already: what is to come behind it is § 1b, so put it behind § 1a.

    Wrong:

        paragraphs:
          - {text: Partnerzy współpracują.}
          - {label: Par. 1a., text: Partnerzy radzą.}
          - {text: Partnerzy działają.}
        accepted:
          - {rule: K240, where: paragraphs.2.label, reason: tak w oryginale}
        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {after: Par. 1, add: {text: Partnerzy płacą składki.}}

    Right:

        paragraphs:
          - {text: Partnerzy współpracują.}
          - {label: Par. 1a., text: Partnerzy radzą.}
          - {text: Partnerzy działają.}
        accepted:
          - {rule: K240, where: paragraphs.2.label, reason: tak w oryginale}
        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {after: Par. 1a, add: {text: Partnerzy płacą składki.}}
    """


class KeysOfAnotherAct(Found, code="K605"):
    """An act has not the keys that acts of its kind have.

    An annex has “changes”. An accession, a withdrawal and a notice have “partner”; who joins needs a name, and a notice
    has new data to tell.

    Wrong:

        # data/acts/nowy/act.yaml
        kind: accession
        title: Przystąpienie nr 1
        date: 2015-03-01
        status: final
        changes:
          - {repeal: Par. 1}

    Right:

        # data/acts/nowy/act.yaml
        kind: accession
        title: Przystąpienie nr 1
        date: 2015-03-01
        status: final
        partner: {id: c, name: Fundacja Most, representatives: [{name: Ewa Lis}]}
    """


class NotBound(Found, code="K606"):
    """An act is about a partner who is not bound on its day, or one joins who is bound already.

    Only who is bound can withdraw, tell new data or consent. Who withdrew can join anew, under another id.

    Wrong:

        # data/acts/zmiana/act.yaml
        kind: notice
        title: Zawiadomienie nr 1
        date: 2015-03-01
        status: final
        partner: {id: x, seat: Gdynia}

    Right:

        # data/acts/zmiana/act.yaml
        kind: notice
        title: Zawiadomienie nr 1
        date: 2015-03-01
        status: final
        partner: {id: b, seat: Gdynia}
    """


class DatedBefore(Found, code="K607", severity=Severity.WARNING):
    """An act is dated before the agreement, or before the act whose words it changes.

    Whoever reads them later will ask what the act could refer to. Most likely the year is a slip.

    Wrong:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2014-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}

    Right:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
    """


class SameTitle(Found, code="K608", severity=Severity.WARNING):
    """Two acts have the same title.

    The consolidated text names acts by their titles, and so do later acts. Number them.

    Wrong:

        # data/acts/a1/act.yaml
        kind: notice
        title: Zawiadomienie
        date: 2015-03-01
        status: final
        partner: {id: a, seat: Gdynia}
        # data/acts/a2/act.yaml
        kind: notice
        title: Zawiadomienie
        date: 2015-03-01
        status: final
        partner: {id: b, seat: Gdynia}

    Right:

        # data/acts/a1/act.yaml
        kind: notice
        title: Zawiadomienie nr 1
        date: 2015-03-01
        status: final
        partner: {id: a, seat: Gdynia}
        # data/acts/a2/act.yaml
        kind: notice
        title: Zawiadomienie nr 2
        date: 2015-03-01
        status: final
        partner: {id: b, seat: Gdynia}
    """


class ChangesNothing(Found, code="K609", severity=Severity.WARNING):
    """An annex leaves the text as it is.

    Most likely the new words were not written yet, or another unit is meant.

    Wrong:

        paragraphs:
          - {text: Partnerzy współpracują.}
        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współpracują.}

    Right:

        paragraphs:
          - {text: Partnerzy współpracują.}
        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
    """


class StillReferredTo(Found, code="K610", severity=Severity.WARNING):
    """An annex repeals a unit to which others still refer.

    The reference would lead to nothing. Change what refers to it in the same annex.

    Wrong:

        paragraphs:
          - {id: rada, text: Działa rada.}
          - {text: 'O składkach stanowi {rada}.'}
        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {repeal: rada}

    Right:

        paragraphs:
          - {id: rada, text: Działa rada.}
          - {text: 'O składkach stanowi {rada}.'}
        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {repeal: rada}
          - {in: Par. 2, text: O składkach stanowią partnerzy.}
    """


class OrderDecides(Found, code="K611", severity=Severity.WARNING):
    """Two annexes change the same unit, and neither is in force yet.

    Each is shown as it would apply now. Whichever is signed first changes what the other one refers to, so that the
    other has to be looked at again, and perhaps signed again. Sign one first, or put both into one.

    Wrong:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
        # data/acts/aneks-2/act.yaml
        kind: annex
        title: Aneks nr 2
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy radzą.}

    Right:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają i radzą.}
    """


class WordsOfAnother(Found, code="K612", severity=Severity.WARNING):
    """An annex that was written elsewhere does not hold the words that its changes bring into force.

    Its text is what people sign, and its changes are what the consolidated text takes from it. Both have to say the
    same. Mend the changes, or the text.

    Wrong:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        text: 'Par. 1 otrzymuje brzmienie: „Par. 1. Partnerzy współdziałają.”'
        changes:
          - {in: Par. 1, text: Partnerzy radzą.}

    Right:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        text: 'Par. 1 otrzymuje brzmienie: „Par. 1. Partnerzy współdziałają.”'
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
    """


class FewerThanTwoLeft(Found, code="K613", severity=Severity.WARNING):
    """After a withdrawal fewer than two parties are left.

    An agreement needs two. What becomes of one with a single party is for the agreement itself and the law to say.

    Wrong:

        # data/acts/odejscie/act.yaml
        kind: withdrawal
        title: Wystąpienie nr 1
        date: 2015-03-01
        status: final
        partner: b

    Right:

        partners:
          - {id: a, name: Fundacja A, representatives: [{name: Anna Nowak}]}
          - {id: b, name: Spółdzielnia B, representatives: [{name: Jan Kowalski}]}
          - {id: c, name: Stowarzyszenie C, representatives: [{name: Ewa Lis}]}
        # data/acts/odejscie/act.yaml
        kind: withdrawal
        title: Wystąpienie nr 1
        date: 2015-03-01
        status: final
        partner: b
    """


class JoinedMeanwhile(Found, code="K614", severity=Severity.WARNING):
    """An annex binds a partner who joined after its date, and does not sign it.

    Who is bound on the date of an annex signs it. Whoever joins before it takes effect is bound by it all the same. If
    that partner has to sign, name it in “consent”; if it knew of the annex when it joined, accept this.

    Wrong:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
        # data/acts/nowy/act.yaml
        kind: accession
        title: Przystąpienie nr 1
        date: 2015-03-02
        status: final
        partner: {id: c, name: Fundacja Most, representatives: [{name: Ewa Lis}]}
        $ kpes sign a --on 2014-11-07
        $ kpes sign b --on 2014-11-07
        $ kpes sign c --act nowy --on 2015-03-02

    Right:

        # data/acts/aneks-1/act.yaml
        kind: annex
        title: Aneks nr 1
        date: 2015-03-01
        status: final
        consent: [c]
        changes:
          - {in: Par. 1, text: Partnerzy współdziałają.}
        # data/acts/nowy/act.yaml
        kind: accession
        title: Przystąpienie nr 1
        date: 2015-03-02
        status: final
        partner: {id: c, name: Fundacja Most, representatives: [{name: Ewa Lis}]}
        $ kpes sign a --on 2014-11-07
        $ kpes sign b --on 2014-11-07
        $ kpes sign c --act nowy --on 2015-03-02
    """
