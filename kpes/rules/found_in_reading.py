"""What is found while files are read, or of a check as a whole: pages without a rule that looks for it.

Each class is a page, as a rule's module is one: its docstring says what is wrong, why that matters, and gives a wrong
and a right example.
"""

from __future__ import annotations

from kpes.findings import Severity


class Found:
    """A page with its code; what it tells of is an error, unless it says otherwise."""

    CODE: str
    SEVERITY = Severity.ERROR


class NotUtf8(Found):
    """A file is not saved as UTF-8.

    Letters are kept as numbers, and an older encoding, such as Windows-1250, gives Polish letters other
    numbers. kpes reads UTF-8 alone, so that “ą” is the same letter on every computer. Save the file anew: in
    Notepad and other editors the encoding stands beside the name under “Save as”.

    Wrong:

        $ iconv -f UTF-8 -t WINDOWS-1250 data/partners.yaml > old && mv old data/partners.yaml

    Right:

        $ iconv -f UTF-8 -t WINDOWS-1250 data/partners.yaml > old
        $ iconv -f WINDOWS-1250 -t UTF-8 old > data/partners.yaml
    """

    CODE = "K101"


class UnreadableYaml(Found):
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

    CODE = "K102"


class RepeatedKey(Found):
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

    CODE = "K103"


class UnknownKey(Found):
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

    CODE = "K104"


class MissingKey(Found):
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

    CODE = "K105"


class WrongShape(Found):
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

    CODE = "K106"


class WrongDate(Found):
    """This is not a date.

    A date is written as year, month and day, with hyphens, in digits, so that 3.11 and 11.3 cannot be confused.
    In the document kpes writes it out: “7 listopada 2014 r.”.

    Wrong:

        date: 7.11.2014

    Right:

        date: 2014-11-07

    Source: ISO 8601.
    """

    CODE = "K107"


class YamlForProgrammers(Found):
    """YAML for programmers: an anchor, an alias, a tag or a merge key.

    With “&”, “*”, “!” and “<<” YAML can refer to text that stands elsewhere or change what a value is. Whoever reads
    the file would not see the text that is signed, so an agreement must not use them. Write the text itself. If such
    a sign begins a text that is meant as it stands, put the text in quotes.

    Wrong:

        title: &tytul Porozumienie

    Right:

        title: Porozumienie
    """

    CODE = "K108"


class NestedTooDeep(Found):
    """Lists and groups stand too deep inside each other.

    An agreement needs about six levels, and kpes reads twenty. More of them is a mistake of brackets or
    indentation, or a file made to stop programs that read it.

    Wrong:

        title: [[[[[[[[[[[[[[[[[[[[[[Porozumienie]]]]]]]]]]]]]]]]]]]]]]

    Right:

        title: Porozumienie
    """

    CODE = "K109"


class TooLarge(Found):
    """The file is too large.

    kpes reads files of at most 8 MiB with at most a million texts, lists and groups; ten thousand partners are
    well within that. A larger one holds something else, such as a picture. Files of evidence belong into
    data/evidence, where their size does not matter.

    Wrong:

        $ head -c 9000000 /dev/zero | tr '\\0' '#' >> data/agreement.yaml

    Right:

        $ head -c 90000 /dev/zero | tr '\\0' '#' >> data/agreement.yaml
    """

    CODE = "K110"


class SecondDocument(Found):
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

    CODE = "K111"


class EmptyFile(Found):
    """The file is empty.

    Nothing stands in it, or nothing but comments. Perhaps saving it failed, or another file was opened. If git
    keeps the project, its last version brings the content back.

    Wrong:

        $ echo '# Lista partnerów' > data/partners.yaml

    Right:

        $ echo '# Lista partnerów' >> data/partners.yaml
    """

    CODE = "K112"


class UnseenCharacter(Found):
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

    CODE = "K113"


class ImpossibleChoice(Found):
    """This word is not among those that are possible here.

    Keys such as “status” or “form” take one of a few words, always in English. The message names them, or
    the one that was likely meant.

    Wrong:

        status: ostateczny

    Right:

        status: final
    """

    CODE = "K114"


class NoPartnersFile(Found):
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

    CODE = "K116"


class GivenUp(Found):
    """There was too much to mend, and the file was not read on.

    After two hundred findings in a file kpes stops: nobody reads more at once, and often one fault causes all
    of them. The list is therefore not complete. Mend the first ones and check again.

    Wrong:

        $ for n in $(seq 300); do echo "klucz$n: x"; done >> data/partners.yaml

    Right:

        $ for n in $(seq 300); do echo "# uwaga $n"; done >> data/partners.yaml
    """

    CODE = "K117"


class AcceptedInVain(Found):
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

    CODE = "K121"
    SEVERITY = Severity.WARNING


class AcceptedError(Found):
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

    CODE = "K122"


class UnfitId(Found):
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

    CODE = "K301"


class NotAFileOfItsOwn(Found):
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

    CODE = "K518"


class NotNamedAsTheRegistersFiles(Found):
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

    CODE = "K519"
