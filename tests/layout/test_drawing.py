"""What stands on the paper: counts, dates and values resolved, blocks in their order, partners and signatories."""

from __future__ import annotations

from datetime import date

import pytest

from kpes.document import Block, Column, Document, Role, Signatory, SignatoryList, Table
from kpes.fingerprint import canonical_text
from kpes.language import language
from kpes.language.polish import count_in_words
from kpes.layout.drawing import Layout, copy_count, draw_up
from kpes.model import Text
from kpes.source import Place, dump
from tests.bounded import within
from tests.sound import data

POLISH = language("pl")


def laid_out(yaml: str = "") -> Layout:
    """The sound agreement with these keys, laid out."""
    read = data(yaml)
    return Layout(read.agreement, read.partners)


def document(yaml: str = "", digests: dict[str, str | None] | None = None) -> Document:
    read = data(yaml)
    return draw_up(read.agreement, read.partners, digests or {})


def lines(yaml: str) -> list[str]:
    """The lines of the canonical text, without the title and the mark of a draft."""
    return canonical_text(document(yaml)).decode().splitlines()[2:]


def printed(text: str, yaml: str = "") -> str:
    """What ``text`` prints in the preamble of the sound agreement with these keys."""
    return laid_out(yaml).words(Text(text, Place("f"))).value


def partners(count: int) -> str:
    return "partners:\n" + "".join(f"  - {{id: p{n}, name: P}}\n" for n in range(count))


def test_the_copy_count_of_the_22_is_in_digits_and_in_the_locative():
    text = "Porozumienie sporządzono w XXXXX jednobrzmiących egzemplarzach, po jednym dla każdego z Partnerów."
    assert printed(text, partners(22)) == (
        "Porozumienie sporządzono w 22 (dwudziestu dwóch) jednobrzmiących egzemplarzach, po jednym dla każdego z "
        "Partnerów."
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (2, "2 (dwóch)"),
        (21, "21 (dwudziestu jeden)"),
        (101, "101 (stu jeden)"),
        (999, "999 (dziewięciuset dziewięćdziesięciu dziewięciu)"),
        (1000, "1000"),
        (10000, "10000"),
        (1, "1"),
    ],
)
def test_the_copy_count_is_in_words_from_2_to_999(count, words):
    assert copy_count(count, POLISH) == words


def test_every_count_from_2_to_999_has_words_of_its_own():
    counts = {copy_count(count, POLISH) for count in range(2, 1000)}
    assert len(counts) == 998
    assert all(copy_count(count, POLISH) == f"{count} ({count_in_words(count)})" for count in range(2, 1000))


@pytest.mark.parametrize(
    ("copies", "count"),
    [
        ("{each: 1}", "3 (trzech)"),
        ("{each: 2}", "6 (sześciu)"),
        ("{extra: [{id: ip, name: Instytucja}]}", "4 (czterech)"),
        ("{each: 2, extra: [{id: ip, name: Instytucja}, {id: notariusz, name: Notariusz}]}", "8 (ośmiu)"),
    ],
)
def test_the_copies_are_those_of_each_partner_and_the_extra_ones(copies, count):
    assert laid_out(f"copies: {copies}\n{partners(3)}").copies == count


def test_one_copy_is_made_for_each_partner_where_nothing_is_said():
    assert laid_out(partners(2)).copies == "2 (dwóch)"
    assert laid_out(f"language: en\n{partners(3)}").copies == "3 (three)"


def test_the_copy_count_and_the_date_stand_wherever_they_are_asked_for():
    assert printed("XXXXX i XXXXX, {date}; „XXXXX”, {date}") == (
        "2 (dwóch) i 2 (dwóch), 7 listopada 2014 r.; „2 (dwóch)”, 7 listopada 2014 r."
    )


@pytest.mark.parametrize(
    "text", ["XXXX", "XXXXXX", "nr XXXXXXXXXX", "xxxxx", "{Date}", "{ date }", "{copies}", "{", "{0}", "}", "{}"]
)
def test_what_is_not_exactly_a_held_place_stays_as_it_is(text):
    assert printed(text) == text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("pl", "7 listopada 2014 r."),
        ("en", "7 November 2014"),
        ("de", "7. November 2014"),
        ("fr", "7 novembre 2014"),
    ],
)
def test_dates_are_written_out_in_the_language_of_the_agreement(code, words):
    yaml = f"language: {code}\nvalues: {{dzien: 2014-11-07}}\n"
    assert (printed("{date}", yaml), printed("{dzien}", yaml)) == (words, words)


def test_the_first_and_the_last_day_that_can_be_written_are_written_out():
    assert POLISH.long_date(date.min) == "1 stycznia 1 r."
    assert printed("{date}", "language: en\ndate: 9999-12-31\n") == "31 December 9999"


def test_a_value_stands_wherever_it_is_named_and_may_name_others():
    yaml = """
        values:
          wklad: 120 000,00 zł
          razem: '**{wklad}** do {koniec}, w XXXXX egz.'
          koniec: 2029-12-31
          dzien: 2029-02-30
          rok: 2029
    """
    assert printed("{wklad} i {wklad}", yaml) == "120 000,00 zł i 120 000,00 zł"
    assert printed("{razem}", yaml) == "120 000,00 zł do 31 grudnia 2029 r., w 2 (dwóch) egz."
    assert printed("{dzien}, {rok}", yaml) == "2029-02-30, 2029"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("do {koniec} r.", "do 31 grudnia 2029 r."),
        ("do {koniec} roku.", "do 31 grudnia 2029 roku."),
        ("do {koniec}.", "do 31 grudnia 2029 r."),
        ("do {koniec}, potem", "do 31 grudnia 2029 r., potem"),
        ("do {koniec} rano", "do 31 grudnia 2029 r. rano"),
        ("do {koniec}...", "do 31 grudnia 2029 r...."),
        ("dnia {date} r. i {date}.", "dnia 7 listopada 2014 r. i 7 listopada 2014 r."),
        ("wg {skrot}. Dalej", "wg ust. Dalej"),
        ("wg {skrot}", "wg ust."),
    ],
)
def test_no_full_stop_and_no_r_stands_twice_behind_a_name(text, words):
    assert printed(text, "values: {koniec: 2029-12-31, skrot: ust.}\n") == words


CHAPTERS = """
values: {wklad: 10 zł}
parties:
  - Zawarte pomiędzy
  - {insert: partners, labels: 1.}
  - zwanymi dalej Partnerami.
chapters:
  - heading: Ogólne
    paragraphs:
      - heading: Cel
        text:
          - 'Celem jest:'
          - labels: 1.
            items:
              - text:
                  - 'Wsparcie:'
                  - labels: a)
                    items: [szkoleń;, doradztwa.]
                  - w całym kraju.
              - Promocja.
          - table: {columns: [Rok, Kwota], rows: [['2014', '{wklad}'], ['', '20 zł']]}
          - {labels: 1., continue: true, items: [Ewaluacja.]}
  - paragraphs:
      - text: Umowę sporządzono w XXXXX egzemplarzach.
attachments:
  - {id: budzet, title: Budżet, text: ['Razem {wklad}.', {labels: 1), items: [raz]}]}
  - {id: znak, title: Znak, file: data/attachments/znak.png}
"""
BLOCKS = (
    Block(Role.TITLE, "Porozumienie"),
    Block(Role.DRAFT_MARK, "/projekt/"),
    Block(Role.TEXT, "Zawarte pomiędzy", leads=True),
    Block(Role.ITEM, "Fundacja A", "1.", 1),
    Block(Role.ITEM, "Spółdzielnia B", "2.", 1),
    Block(Role.TEXT, "zwanymi dalej Partnerami."),
    Block(Role.HEADING, "Preambuła:", leads=True),
    Block(Role.TEXT, "Partnerzy współpracują."),
    Block(Role.CHAPTER, "Ogólne", "Rozdział I", leads=True),
    Block(Role.PARAGRAPH, "Cel", "Par. 1.", leads=True),
    Block(Role.TEXT, "Celem jest:", leads=True),
    Block(Role.ITEM, "Wsparcie:", "1.", 1, leads=True),
    Block(Role.ITEM, "szkoleń;", "a)", 2),
    Block(Role.ITEM, "doradztwa.", "b)", 2),
    Block(Role.TEXT, "w całym kraju.", "", 1),
    Block(Role.ITEM, "Promocja.", "2.", 1),
    Table((Column("Rok", 45), Column("Kwota", 55)), (("2014", "10 zł"), ("", "20 zł"))),
    Block(Role.ITEM, "Ewaluacja.", "3.", 1),
    Block(Role.CHAPTER, "", "Rozdział II", leads=True),
    Block(Role.PARAGRAPH, "", "Par. 2.", leads=True),
    Block(Role.TEXT, "Umowę sporządzono w 2 (dwóch) egzemplarzach."),
)


def test_chapters_paragraphs_deep_lists_and_tables_stand_in_reading_order():
    assert document(CHAPTERS).blocks == BLOCKS


def test_behind_the_signatory_list_stand_the_attachments_and_files_are_bound_by_their_digest():
    found = document(CHAPTERS, {"data/attachments/znak.png": "0a" * 32}).attachments
    assert found == (
        Block(Role.ATTACHMENT, "Budżet", "Załącznik nr 1", leads=True),
        Block(Role.TEXT, "Razem 10 zł.", leads=True),
        Block(Role.ITEM, "raz", "1)", 1),
        Block(Role.ATTACHMENT, "Znak", "Załącznik nr 2", leads=True),
        Block(Role.TEXT, f"Plik: znak.png, SHA-256: {'0a' * 32}"),
    )


def test_another_file_of_the_same_name_makes_another_text():
    texts = {canonical_text(document(CHAPTERS, {"data/attachments/znak.png": one * 64})) for one in "abb"}
    assert len(texts) == 2


def test_an_attachment_may_have_a_signatory_list_of_its_own():
    signed = "signatories: {partners_heading: P, signature_heading: '{date}', layout: blocks}"
    found = document(f"attachments: [{{id: a, title: A, text: x, {signed}}}]\n").attachments
    assert found[2] == SignatoryList(
        "P",
        "7 listopada 2014 r.",
        (Signatory("Fundacja A", places=((),)), Signatory("Spółdzielnia B", places=((),))),
        True,
    )


@pytest.mark.parametrize(
    ("code", "chapter", "attachment"),
    [
        ("pl", "Rozdział II", "Załącznik nr 1"),
        ("en", "Chapter II", "Schedule 1"),
        ("de", "Kapitel II", "Anlage 1"),
        ("fr", "Chapitre II", "Annexe 1"),
    ],
)
def test_chapters_and_attachments_are_labelled_in_the_language_unless_the_data_says_how(code, chapter, attachment):
    of_language = document(f"language: {code}\n{CHAPTERS}")
    assert [block.label for block in of_language.blocks if getattr(block, "role", "") is Role.CHAPTER][1] == chapter
    assert of_language.attachments[0].label == attachment
    said = document(f"chapter_labels: Dział 1.\nattachment_labels: Zał. A\n{CHAPTERS}")
    assert said.blocks[18].label == "Dział 2."
    assert [block.label for block in said.attachments if block.role is Role.ATTACHMENT] == ["Zał. A", "Zał. B"]


def test_the_paragraphs_of_each_chapter_begin_anew_only_where_the_data_says_so():
    def labels(yaml: str) -> list[str]:
        return [block.label for block in document(yaml).blocks if getattr(block, "role", "") is Role.PARAGRAPH]

    assert labels(CHAPTERS) == ["Par. 1.", "Par. 2."]
    assert labels(f"numbering: restart\n{CHAPTERS}") == ["Par. 1.", "Par. 1."]


def test_preamble_and_its_heading_may_be_missing():
    assert "Preambuła:" not in lines("preamble: {text: Partnerzy współpracują.}\n")
    assert lines("preamble: {text: Wstęp.}\n")[1] == "Wstęp."


SENTENCE = (
    "'{name}, siedziba: {seat}[, {address}][, KRS {krs}], NIP {nip}; reprezentacja: {representatives}"
    "[; nazwa skrócona: „{short}”]'"
)
PARTIES = """
partners:
  - id: a
    name: Fundacja *A*
    seat: Gdańsk
    nip: '1234563218'
    krs: '0000123456'
    short: Fundacja
    address: ul. Długa 7, 80-001 Gdańsk
    representatives: [{name: Anna Nowak, function: Prezes Zarządu}, {name: Jan {b}}]
  - {id: b, name: Studio XXXXX, seat: Gdynia, nip: '5252248481', representatives: [{name: Ewa Lis}]}
  - {id: c, name: C, description: 'C z siedzibą w **Sopocie**, zawierające {date} umowę'}
""".replace("Jan {b}", "Jan Kos")


def inserted(part: str) -> list[str]:
    """The list of the partners where this part of the parties takes them in."""
    yaml = f"parties:\n  - Zawarte pomiędzy\n  - {part}\n{PARTIES}"
    return [f"{block.label} {block.text}" for block in document(yaml).blocks if getattr(block, "role", "") is Role.ITEM]


def test_partners_are_described_by_one_sentence_which_leaves_out_what_they_lack_or_by_their_own():
    assert inserted(f"{{insert: partners, labels: 1., text: {SENTENCE}}}") == [
        "1. Fundacja *A*, siedziba: Gdańsk, ul. Długa 7, 80-001 Gdańsk, KRS 0000123456, NIP 1234563218; "
        "reprezentacja: Anna Nowak (Prezes Zarządu), Jan Kos; nazwa skrócona: „Fundacja”",
        "2. Studio XXXXX, siedziba: Gdynia, NIP 5252248481; reprezentacja: Ewa Lis",
        "3. C z siedzibą w Sopocie, zawierające 7 listopada 2014 r. umowę",
    ]


def test_without_a_sentence_partners_are_named_as_they_sign_letter_for_letter():
    found = inserted("{insert: partners, labels: a)}")
    assert found == [
        "a) Fundacja *A*, Gdańsk",
        "b) Studio XXXXX, Gdynia",
        "c) C z siedzibą w Sopocie, zawierające 7 listopada 2014 r. umowę",
    ]
    signing = document(PARTIES).signatory_list
    assert [one.line for one in signing.signatories][:2] == [line[3:] for line in found[:2]]


def shown(keys: str, partner: str) -> Signatory:
    """How this partner signs where the signatory list has these keys."""
    yaml = f"signatories: {{partners_heading: P, signature_heading: S, {keys}}}\n"
    listed = document(f"{yaml}partners:\n  - {{id: a, name: A, {partner}}}\n  - {{id: b, name: B}}\n").signatory_list
    assert listed is not None
    return listed.signatories[0]


ANNA, JAN = "{name: Anna Nowak, function: Prezes}", "{name: Jan Kos}"
ALL = "show: [representatives, functions, date, place]"


@pytest.mark.parametrize(
    ("keys", "partner", "places"),
    [
        ("layout: table", f"representatives: [{ANNA}]", ()),
        ("layout: blocks", f"representatives: [{ANNA}]", ((),)),
        ("layout: blocks", f"signatures_required: 2, representatives: [{ANNA}]", ((), ())),
        (ALL, f"representatives: [{ANNA}]", (("Anna Nowak", "Prezes", "Data:", "Miejsce:"),)),
        (ALL, "seat: Gdynia", (("Imię i nazwisko:", "Funkcja:", "Data:", "Miejsce:"),)),
        ("show: [functions]", f"representatives: [{JAN}]", (("Funkcja:",),)),
        ("show: [place, date]", f"representatives: [{JAN}]", (("Data:", "Miejsce:"),)),
        (
            "layout: blocks, show: [representatives]",
            f"signatures_required: 2, representatives: [{ANNA}, {JAN}]",
            (("Anna Nowak",), ("Jan Kos",)),
        ),
        (
            "layout: blocks, show: [representatives]",
            f"representatives: [{ANNA}, {JAN}]",
            (("Imię i nazwisko:",),),
        ),
    ],
)
def test_beside_the_name_stands_what_the_data_asks_for_known_or_to_be_filled_in(keys, partner, places):
    assert shown(keys, partner).places == places


def test_what_stands_beside_a_name_is_part_of_the_text_that_is_signed():
    yaml = f"signatories: {{partners_heading: P, signature_heading: S, {ALL}}}\n"
    assert lines(yaml)[-12:] == [
        "P", "S",
        "Fundacja A", "Anna Nowak", "Funkcja:", "Data:", "Miejsce:",
        "Spółdzielnia B", "Jan Kowalski", "Funkcja:", "Data:", "Miejsce:",
    ]  # fmt: skip


def test_columns_share_the_width_by_what_stands_in_them():
    rows = "[[a, " + "b" * 300 + "], [c, '']]"
    found = document(f"paragraphs: [{{text: [{{table: {{rows: {rows}}}}}]}}]\n").blocks[-1]
    assert isinstance(found, Table)
    assert [column.share for column in found.columns] == [13, 87]
    assert found.headed is False
    assert sum(column.share for column in found.columns) == 100


def test_values_that_lead_to_each_other_without_end_are_cut_short():
    chain = {f"a{n}": f"x {{a{n + 1}}}" for n in range(3_000)}
    doubling = {f"b{n}": f"{{b{n - 1}}}{{b{n - 1}}}" if n else "xx" for n in range(200)}
    with within(10):
        found = printed("{a0} {b15} {b199} {c}", dump({"values": {**chain, **doubling, "c": "{c}"}}))
    assert found.startswith("x x x x x x x x x x x x x x x x {a16} xxxx")
    assert found.endswith("{c}")
    assert len(found) < 2**20


def test_values_print_no_more_than_there_is_room_for():
    with within(10):
        assert len(printed("{a}" * 5_000, f"values: {{a: {'x' * 20_000}}}\n")) < 2**24 + 20_000


def test_areas_and_goals_that_are_inserted_again_and_again_stand_once():
    areas = [{"id": f"a{n}", "text": "x"} for n in range(2_000)]
    again = [{"insert": "areas", "labels": "1."}] * 2_000
    with within(10):
        assert len(document(dump({"areas": areas, "paragraphs": [{"text": again}]})).blocks) < 2_010


def test_six_hundred_items_five_deep_are_laid_out_in_no_time():
    item: object = "x"
    for labels in ("-", "a)", "1)", "1)", "1."):
        item = {"text": ["{p} XXXXX", {"labels": labels, "items": [item] * 3}]}
    with within(5):
        found = document(dump({"paragraphs": [{"id": "p", "text": item["text"]}, {"text": item["text"]}]}))
    assert len(found.blocks) > 700
    assert max(block.depth for block in found.blocks if isinstance(block, Block)) == 5


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ("[['**Lider**', x], ['***Drugi** partner*', y]]", False),
        ("[['**Lider**', x], ['**Drugi *partner***', y]]", True),
        ("[['**Lider**', x], ['', y]]", False),
        ("[[Lider, x], ['**Razem**', y]]", False),
        ("[['**Lider**'], ['**Partner**']]", False),
    ],
)
def test_a_first_column_that_is_all_bold_names_the_rows(rows, named):
    read = data(f"paragraphs: [{{text: [table: {{rows: {rows}}}]}}]\n")
    (table,) = (block for block in draw_up(read.agreement, read.partners).all if isinstance(block, Table))
    assert [column.strong for column in table.columns] == [named, *[False] * (len(table.columns) - 1)]
