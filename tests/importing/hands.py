"""Agreements, and the hands that type them into Word: each hand types each agreement, as secretaries do it.

`FILES` has them all by name. What stands in a file, line by line, is what the hand says: `labels` and words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.importing.typed import Line, Table, centred, item, line, table, word

Part = str | list[str | tuple[str, list[str]]] | Table


class Text(NamedTuple):
    """An agreement to be typed. A list among the parts of a paragraph is numbered; an item may have sub-items."""

    title: tuple[str, ...]
    opening: str
    parties: tuple[str, ...]
    preamble: tuple[str, ...]
    paragraphs: tuple[tuple[str, list[Part]], ...]
    signing: tuple[str, ...]
    attachments: tuple[tuple[str, list[Part]], ...] = ()
    sign: str = "§ "


CLUSTER = Text(
    ("POROZUMIENIE", "o utworzeniu Klastra Zielona Dolina"),
    "zawarte w dniu 12 marca 2024 r. w Kartuzach pomiędzy:",
    (
        "Fundacją Zielona Dolina z siedzibą w Kartuzach, ul. Długa 7, 83-300 Kartuzy, wpisaną do rejestru pod numerem "
        "KRS 0000123456, NIP 1234563218, reprezentowaną przez Annę Nowak – Prezes Zarządu, zwaną dalej „Fundacją”,",
        "Spółdzielnią Socjalną Ster z siedzibą w Żukowie, ul. Krótka 3, 83-330 Żukowo, reprezentowaną przez Jana "
        "Kowalskiego, zwaną dalej „Spółdzielnią”,",
        "Stowarzyszeniem Razem z siedzibą w Gdyni, reprezentowanym przez Ewę Zielińską, zwanym dalej "
        "„Stowarzyszeniem”.",
    ),
    ("Preambuła", "Strony chcą wspólnie rozwijać ekonomię społeczną na Kaszubach."),
    (
        ("Postanowienia ogólne", [["Klaster nie ma osobowości prawnej.", "Siedzibą Klastra są Kartuzy."]]),
        (
            "Rada Klastra",
            [
                [
                    "Rada liczy trzech członków.",
                    ("Rada w szczególności:", ["przyjmuje plan pracy;", "dzieli zadania, o których mowa w § 3;",
                                                "rozstrzyga spory."]),
                    "Rada zbiera się raz na kwartał.",
                ]
            ],
        ),
        ("Zadania", ["Strony wykonują następujące zadania:", ["szkolenia;", "targi;", "wspólna oferta."]]),
        (
            "Postanowienia końcowe",
            [
                [
                    "Zmiany wymagają formy pisemnej pod rygorem nieważności.",
                    "Porozumienie sporządzono w 3 (trzech) jednobrzmiących egzemplarzach, po jednym dla każdej ze "
                    "Stron.",
                ]
            ],
        ),
    ),
    ("Fundacja", "Spółdzielnia", "Stowarzyszenie"),
)  # fmt: skip

CONSORTIUM = Text(
    ("UMOWA KONSORCJUM NR 4/2025",),
    "zawarta dnia 03.06.2025 r. w Gdańsku pomiędzy:",
    (
        "Politechniką Północną z siedzibą w Gdańsku, ul. Morska 1, 80-001 Gdańsk, reprezentowaną przez prof. dr. hab. "
        "Adama Wilka – Rektora, zwaną dalej „Liderem”,",
        "Instytutem Technologii Wody z siedzibą w Sopocie, reprezentowanym przez Marię Lis, zwanym dalej „Partnerem”.",
    ),
    (),
    (
        (
            "Definicje",
            [
                "Użyte w umowie określenia oznaczają:",
                ["Projekt – projekt „Czysta Zatoka”;", "Budżet – zestawienie kosztów, które stanowi Załącznik nr 1;",
                 "Komitet – organ, o którym mowa w § 3."],
            ],
        ),
        ("Przedmiot umowy", [["Strony wspólnie realizują Projekt.", "Projekt trwa do 31 grudnia 2029 r."]]),
        (
            "Komitet Sterujący",
            [[("Komitet podejmuje uchwały w sprawach:", ["zmiany Budżetu;", "przyjęcia nowej Strony."]),
              "Uchwały zapadają jednomyślnie."]],
        ),
        ("Finansowanie", ["Wkłady Stron wynoszą:",
                           table(["Strona", "Wkład"], ["Lider", "120 000,00 zł"], ["Partner", "80 000,00 zł"])]),
        ("Postanowienia końcowe", ["Umowę sporządzono w dwóch jednobrzmiących egzemplarzach."]),
    ),
    ("Lider", "Partner"),
    (("Budżet Projektu", ["Budżet wynosi 200 000,00 zł."]),),
)  # fmt: skip

MEMORANDUM = Text(
    ("MEMORANDUM OF UNDERSTANDING", "on the Baltic Volunteer Network"),
    "made on 5 May 2024 in Gdynia between:",
    (
        "Amber Foundation, with its registered office at 7 Long Street, Gdynia, represented by Anna Nowak, President "
        "(the “Foundation”);",
        "Harbour Association, with its registered office at 3 Quay Road, Sopot, represented by John Smith, Chair "
        "(the “Association”).",
    ),
    ("Preamble", "The Parties wish to support volunteers in the ports of the Baltic Sea."),
    (
        ("Definitions", [["“Network” means the network that the Parties form;",
                          "“Board” means the body in Article 2."]]),
        ("Board", [["The Board has four members.", ("The Board decides on:", ["the work plan;", "new members."])]]),
        ("Final provisions", [["This Memorandum may be amended in writing only.",
                               "It is executed in two identical counterparts, one for each Party."]]),
    ),
    ("For the Foundation", "For the Association"),
    sign="Article ",
)  # fmt: skip

PARTNERSHIP = Text(
    ("UMOWA PARTNERSKA",),
    "zawarta w Sopocie w dniu 1 lutego 2023 r. między",
    ("Gminą Sopot, ul. Kościuszki 25/27, 81-704 Sopot, zwaną dalej „Gminą”",
     "a Stowarzyszeniem Fala, ul. Morska 4, 81-764 Sopot, zwanym dalej „Partnerem”"),
    ("Strony zgodnie oświadczają, że:", "chcą działać wspólnie na rzecz dzieci i młodzieży."),
    (
        ("", ["Przedmiotem umowy jest prowadzenie świetlicy."]),
        ("", [["Gmina zapewnia lokal.", "Partner zapewnia kadrę:", ("w tym", ["wychowawców,", "trenerów."])]]),
        ("", ["Umowa wygasa z dniem 31 grudnia 2026 r., o ile § 2 ust. 1 nie stanowi inaczej.",
              "Strony mogą ją przedłużyć."]),
        ("", ["Sądem właściwym jest sąd w Sopocie."]),
    ),
    ("Gmina", "Partner"),
    (("Regulamin świetlicy", [["Świetlica działa od 8:00.", "Obiad jest o 13:00."]]),
     ("Wykaz sprzętu", [table(["Nazwa", "Liczba"], ["stół", "4"], ["krzesło", "24"])])),
)  # fmt: skip

NETWORK = Text(
    ("POROZUMIENIE O WSPÓŁPRACY", "W RAMACH SIECI MUZEÓW REGIONALNYCH"),
    "Dnia 7 listopada 2022 roku w Wejherowie Strony:",
    (*(f"Muzeum {name}," for name in ("w Wejherowie", "w Kościerzynie", "we Wdzydzach", "w Bytowie", "w Lęborku")),
     "zwane dalej Muzeami, zawierają porozumienie o następującej treści:"),
    (),
    tuple(
        (heading, [[f"{heading}: zasada {number}." for number in ("pierwsza", "druga", "trzecia")]])
        for heading in ("Cel", "Zbiory", "Wystawy", "Edukacja", "Finanse", "Czas trwania", "Spory", "Zmiany")
    ),
    ("Wejherowo", "Kościerzyna", "Wdzydze", "Bytów", "Lębork"),
)

LEASE = Text(
    ("AGREEMENT ON A SHARED LABORATORY",),
    "This Agreement is made as of 1 October 2025 by and between the parties named below.",
    ("Nordic Institute of Marine Research (the “Institute”)", "Baltic Diagnostics Ltd (the “Company”)"),
    (),
    (
        ("Use", [["The Company may use the laboratory on working days.",
                  ("The Company shall:", ["keep a log;", "report damage, see Article 3;", "insure its staff."])]]),
        ("Fees", ["The fee is shown below.",
                  table(["Month", "EUR"], ["January", "1,200.00"], ["February", "1,200.00"])]),
        ("Liability", [["Each party bears its own loss.", "Article 1 remains in force."]]),
    ),
    ("Institute", "Company"),
    sign="Article ",
)  # fmt: skip

TEXTS = {"cluster": CLUSTER, "consortium": CONSORTIUM, "memorandum": MEMORANDUM, "partnership": PARTNERSHIP,
         "network": NETWORK, "laboratory": LEASE}  # fmt: skip

Lines = Iterator["str | Line | Table"]
PARAGRAPHS_AND_NUMBERS = (("decimal", "§ %1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "–"))


class Hand(NamedTuple):
    """How somebody types: the sign of a paragraph, items of both levels, the signatures, and what stands around."""

    paragraph: Callable[[Text, int, str], Lines]
    items: Callable[[int, list[str | tuple[str, list[str]]]], Lines]
    signatures: Callable[[Text], Lines]
    party: Callable[[int, str], str | Line] = lambda number, words: words
    header: str = ""
    footer: str = ""
    lists: Callable[[Text], list[tuple[tuple[str, str], ...]]] = lambda text: []

    def typed(self, text: Text) -> bytes:
        return word(*self.lines(text), lists=self.lists(text), header=self.header, footer=self.footer)

    def lines(self, text: Text) -> Lines:
        yield from (centred(one, bold=True) for one in text.title)
        yield text.opening
        yield from (self.party(number, one) for number, one in enumerate(text.parties, 1))
        if text.preamble:
            yield line(text.preamble[0], bold=True)
            yield from text.preamble[1:]
        for number, (heading, parts) in enumerate(text.paragraphs, 1):
            yield from self.paragraph(text, number, heading)
            yield from self.parts(number, parts)
        yield from self.signatures(text)
        for number, (title, parts) in enumerate(text.attachments, 1):
            yield line(f"Załącznik nr {number}", align="right", new_page=True)
            yield centred(title, bold=True)
            yield from self.parts(len(text.paragraphs) + number, parts)

    def parts(self, number: int, parts: list[Part]) -> Lines:
        for part in parts:
            if isinstance(part, list):
                yield from self.items(number, part)
            else:
                yield part


# Paragraphs


def alone(text: Text, number: int, heading: str) -> Lines:
    yield centred(f"{text.sign}{number}", bold=True)
    if heading:
        yield centred(heading, bold=True)


def alone_with_stop(text: Text, number: int, heading: str) -> Lines:
    yield centred(f"{text.sign}{number}.")
    if heading:
        yield centred(heading)


def glued(text: Text, number: int, heading: str) -> Lines:
    yield centred(f"{text.sign.strip()}{number}." if text.sign == "§ " else f"{text.sign}{number}.")
    if heading:
        yield line(heading, align="center", bold=True)


def in_one_line(text: Text, number: int, heading: str) -> Lines:
    yield line(f"{text.sign}{number}. {heading}".strip(), bold=True)


def by_style(text: Text, number: int, heading: str) -> Lines:
    yield line(f"{text.sign}{number}. {heading}".strip(), style="Heading 1")


def numbered_by_word(text: Text, number: int, heading: str) -> Lines:
    yield Line(heading, "center", True, numbered=(1, 0))


# Items


def by_hand(number: int, items: list[str | tuple[str, list[str]]]) -> Lines:
    for at, words in enumerate(items, 1):
        own, below = words if isinstance(words, tuple) else (words, [])
        yield f"{at}. {own}"
        yield from (line(f"{inner}) {one}", indent=1) for inner, one in enumerate(below, 1))


def with_tabs(number: int, items: list[str | tuple[str, list[str]]]) -> Lines:
    for at, words in enumerate(items, 1):
        own, below = words if isinstance(words, tuple) else (words, [])
        yield f"{at}.\t{own}"
        yield from (f"\t{chr(96 + inner)})\t{one}" for inner, one in enumerate(below, 1))


def without_space(number: int, items: list[str | tuple[str, list[str]]]) -> Lines:
    for at, words in enumerate(items, 1):
        own, below = words if isinstance(words, tuple) else (words, [])
        yield f"{at}){own}"
        yield from (f"   - {one}" for one in below)


def by_word(number: int, items: list[str | tuple[str, list[str]]]) -> Lines:
    for words in items:
        own, below = words if isinstance(words, tuple) else (words, [])
        yield item(own, number)
        yield from (item(one, number, 1) for one in below)


def by_word_and_hand(number: int, items: list[str | tuple[str, list[str]]]) -> Lines:
    for words in items:
        own, below = words if isinstance(words, tuple) else (words, [])
        yield item(own, number)
        yield from (line(f"{chr(96 + inner)}) {one}", indent=1.5) for inner, one in enumerate(below, 1))


def below_the_paragraph(number: int, items: list[str | tuple[str, list[str]]]) -> Lines:
    for words in items:
        own, below = words if isinstance(words, tuple) else (words, [])
        yield item(own, 1, 1)
        yield from (item(one, 1, 2) for one in below)


def decimal(number: int, items: list[str | tuple[str, list[str]]]) -> Lines:
    for at, words in enumerate(items, 1):
        own, below = words if isinstance(words, tuple) else (words, [])
        yield f"{number}.{at}. {own}"
        yield from (line(f"{number}.{at}.{inner}. {one}", indent=1) for inner, one in enumerate(below, 1))


# Signatures


def dots(text: Text) -> Lines:
    yield line("Podpisy Stron:" if text.sign == "§ " else "Signed by the parties:", bold=True)
    for name in text.signing:
        yield "……………………………………"
        yield name


def borderless(text: Text) -> Lines:
    yield table(list(text.signing), ["……………………"] * len(text.signing), ruled=False)


def ruled(text: Text) -> Lines:
    yield table(["Strona", "Podpis"], *([name, ""] for name in text.signing))


def side_by_side(text: Text) -> Lines:
    yield "\t\t".join(text.signing)
    yield "\t\t".join("……………" for _ in text.signing)


def nothing(text: Text) -> Lines:
    yield from ()


def _lists(text: Text) -> list[tuple[tuple[str, str], ...]]:
    """A list of its own for each paragraph and attachment."""
    return [(("decimal", "%1."), ("lowerLetter", "%2)"))] * (len(text.paragraphs) + len(text.attachments))


HANDS = {
    "alone, by hand, dots": Hand(alone, by_hand, dots, lambda number, words: f"{number}. {words}"),
    "with a stop, tabs, borderless": Hand(alone_with_stop, with_tabs, borderless, footer="Strona **PAGE** z 4"),
    "glued, without space, ruled": Hand(glued, without_space, ruled, lambda number, words: f"{number}) {words}"),
    "in one line, by Word, side by side": Hand(in_one_line, by_word, side_by_side, lists=_lists),
    "by style, by Word and hand, dots": Hand(by_style, by_word_and_hand, dots, lists=_lists),
    "numbered by Word, below it, borderless": Hand(
        numbered_by_word, below_the_paragraph, borderless, lists=lambda text: [PARAGRAPHS_AND_NUMBERS]
    ),
    "alone, decimal, ruled": Hand(alone, decimal, ruled),
    "letterhead, in one line, by hand": Hand(
        in_one_line, by_hand, dots, header="Fundacja Zielona Dolina, ul. Długa 7, tel. 58 344 40 39", footer="**PAGE**"
    ),
    "by style, by Word, none": Hand(by_style, by_word, nothing, lists=_lists),
    "with a stop, by Word, dots": Hand(alone_with_stop, by_word, dots,
                                       lambda number, words: f"– {words}", lists=_lists),
}  # fmt: skip

FILES: dict[str, Callable[[], bytes]] = {
    f"{name}: {style}": (lambda text=text, hand=hand: hand.typed(text))  # type: ignore[misc]
    for name, text in TEXTS.items()
    for style, hand in HANDS.items()
}
