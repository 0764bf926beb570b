from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO

import pytest

from kpes.language import LANGUAGES
from kpes.messages import (
    CATALOGUES,
    DOCUMENTS,
    DOMAIN,
    Message,
    catalogue,
    counted,
    message,
    preferred_language,
    printed,
)
from tools.catalogue import (
    TRANSLATED,
    NotLiteral,
    as_mo,
    as_po,
    faults,
    file_of,
    places,
    quality,
    read,
    source_strings,
    strings_in,
    updated,
    words_of,
)

SOURCES = source_strings()
STRINGS = {DOMAIN: SOURCES, DOCUMENTS: source_strings(DOCUMENTS)}
CATALOGUE = {which: read(file_of(*which).read_bytes(), which[1]) for which in TRANSLATED}
POLISH = CATALOGUE[DOMAIN, "pl"]
every_catalogue = pytest.mark.parametrize("which", TRANSLATED, ids="-".join)
UPDATE = "bring the catalogue up to date with: python -m tools.catalogue"


def po(*entries):
    """A catalogue of these entries, as a .po file has them."""
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    return read("\n\n".join([header, *entries]).encode())


def test_the_collector_sees_the_strings_of_messages_plurals_and_help():
    assert len(SOURCES) >= 150
    assert len([id for id in SOURCES if isinstance(id, tuple)]) >= 5
    assert SOURCES["There is no partner “{id}”."] == {"kpes/project/partners.py"}
    assert ("{count} copy", "{count} copies") in SOURCES
    assert SOURCES["Show who has signed and who has not."] == {"kpes/cli/commands/standing.py"}
    assert "The partner's id." in SOURCES
    assert SOURCES["Print the version and exit."] == {"kpes/cli/app.py"}


def test_every_language_has_its_catalogues():
    languages = {(DOMAIN, code) for code in CATALOGUES} | {(DOCUMENTS, code) for code in LANGUAGES}
    assert languages - set(TRANSLATED) == {(DOMAIN, "en"), (DOCUMENTS, "en")}
    assert len(STRINGS[DOCUMENTS]) >= 150
    assert STRINGS[DOCUMENTS]["Signing protocol"] == {"kpes/protocol/drawing.py"}


@every_catalogue
def test_every_string_is_translated_with_all_its_plurals_and_places_and_nothing_is_obsolete(which):
    assert faults(STRINGS[which[0]], CATALOGUE[which]) == [], UPDATE


@every_catalogue
def test_the_compiled_catalogue_is_the_written_one(which):
    assert file_of(*which).with_suffix(".mo").read_bytes() == as_mo(CATALOGUE[which]), UPDATE


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_printed_begins_and_ends_with_words(code):
    say = catalogue(code, DOCUMENTS)
    for text in STRINGS[DOCUMENTS]:
        assert say(text).strip() == say(text) != ""


def test_no_language_borrows_the_words_of_another():
    assert len({catalogue(code, DOCUMENTS)(printed("Signing protocol")) for code in LANGUAGES}) == len(LANGUAGES)


def test_compiling_gives_the_same_bytes_each_time_and_every_translation():
    assert as_mo(POLISH) == as_mo(read(file_of(DOMAIN, "pl").read_bytes()))
    compiled = GNUTranslations(BytesIO(as_mo(POLISH)))
    translated = [entry for entry in POLISH if entry.id and all(words_of(entry))]
    assert len(translated) >= 150
    for entry in translated:
        if isinstance(entry.id, str):
            assert compiled.gettext(entry.id) == entry.string
        else:
            assert tuple(compiled.ngettext(*entry.id, count) for count in (1, 2, 5)) == words_of(entry)


def test_no_string_stands_both_alone_and_as_a_singular():
    singulars = {id[0] for id in SOURCES if isinstance(id, tuple)}
    assert singulars.isdisjoint(SOURCES)


def test_polish_is_written_as_polish_is_printed():
    both = (POLISH, CATALOGUE[DOCUMENTS, "pl"])
    checked = [word for entries in both for entry in entries if entry.id for word in words_of(entry)]
    assert len(checked) >= 150
    assert [fault for word in checked for fault in quality(word)] == []


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("Kopia - nie", "a hyphen for a dash"),
        ('Nie ma „{id}".', "quotation marks that are not „…”"),
        ("Nie ma “{id}”.", "quotation marks that are not „…”"),
        ("Nie ma „{id}.", "quotation marks that are not „…”"),
        ("Zapisuje kopie.", "a copy is an „egzemplarz”"),
        ("Brakuje dwóch kopii.", "a copy is an „egzemplarz”"),
        ("Podpisał pełnomocnik partnera.", "who signs is a „pełnomocnik” by a „pełnomocnictwo” alone"),
        ("Podpis trzeba wycofać.", "a wrong record is one to „anulować”"),
        ("Plik trzeba odzyskać.", "what is lost is „przywrócone”"),
        ("To nie jest dzisiejszy tekst.", "the text as it is now is „obecny”"),
        ("Brakuje klucza „name”.", "a key of the data is a „pole”"),
        ("Identyfikator partnera.", "an id is an „id”"),
        ("To odnośnik, a nie plik.", "a file's link is a „dowiązanie”"),
        ("Zawartość zestawu.", "an export is a „paczka”"),
        ("Podpisano za „{partner}”.", "who signs does it „w imieniu”"),
        ("Bajt w bajt to samo.", "bytes are alike „co do bajtu”"),
        ("Wpisz nazwę.", "nobody is ordered about"),
    ],
)
def test_bad_polish_is_noticed(word, fault):
    assert any(found.startswith(fault) for found in quality(word))


def test_good_polish_passes():
    assert quality("Nie ma „{id}” – ani jednego egzemplarza; kopiuje się z „{folder}”.") == []


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ([], "not translated: 'No {what}.'"),
        (['msgid "No {what}."\nmsgstr ""'], "not translated: 'No {what}.'"),
        (['#, fuzzy\nmsgid "No {what}."\nmsgstr "Nie ma {what}."'], "fuzzy: 'No {what}.'"),
        (['msgid "No {what}."\nmsgstr "Nie ma {co}."'], "other places than in 'No {what}.': 'Nie ma {co}.'"),
        (
            ['msgid "No {what}."\nmsgstr "Nie ma {what}."', 'msgid "Gone."\nmsgstr "Nie ma."'],
            "obsolete: 'Gone.'",
        ),
        (
            ['msgid "No {what}."\nmsgstr "Nie ma {what}."', '#~ msgid "Gone."\n#~ msgstr "Nie ma."'],
            "obsolete: 'Gone.'",
        ),
    ],
)
def test_a_fault_of_the_catalogue_is_noticed(entries, fault):
    assert faults(["No {what}."], po(*entries)) == [fault]


def test_a_plural_form_that_is_missing_is_noticed():
    half = po(
        'msgid "{count} copy"\nmsgid_plural "{count} copies"\nmsgstr[0] "{count} egzemplarz"\nmsgstr[1] ""'
    )
    assert faults([("{count} copy", "{count} copies")], half) == [
        "not translated: ('{count} copy', '{count} copies')"
    ]


def test_an_update_keeps_translations_drops_what_is_gone_and_adds_what_is_new():
    old = po('msgid "Kept."\nmsgstr "Jest."', 'msgid "Gone."\nmsgstr "Nie ma."')
    sources = {"Kept.": ["kpes/a.py"], "New.": ["kpes/b.py"], ("One", "Many"): ["kpes/a.py"]}
    new = updated(old, sources)
    assert {entry.id: entry.string for entry in new if entry.id} == {
        "Kept.": "Jest.",
        "New.": "",
        ("One", "Many"): ("", "", ""),
    }
    assert as_po(updated(read(as_po(new)), sources)) == as_po(new)


def test_a_written_catalogue_tells_no_places_and_no_dates():
    written = as_po(updated(po(), {"One.": ["kpes/b.py", "kpes/a.py"]})).decode()
    assert "#:" not in written
    assert "Date" not in written
    assert "Babel" not in written


def test_joined_literals_are_one_string():
    code = "message('One ' 'sentence.', name=name)\nmessages.counted('one', 'many', 3)"
    assert list(strings_in(code, "kpes/a.py")) == ["One sentence.", ("one", "many")]


def test_a_string_belongs_to_the_domain_of_what_makes_a_message_of_it():
    code = "message('On the terminal.')\nprinted('On the page.')"
    assert list(strings_in(code, "kpes/a.py")) == ["On the terminal."]
    assert list(strings_in(code, "kpes/a.py", DOCUMENTS)) == ["On the page."]


@pytest.mark.parametrize(
    "code",
    ["message(text)", "message(f'{text}')", "message('a' + text)", "counted('one', many, 3)", "Message('a')"],
)
def test_a_text_that_is_not_written_out_is_refused(code):
    with pytest.raises(NotLiteral, match=r"kpes/a\.py:1: "):
        list(strings_in(code, "kpes/a.py"))


def test_a_text_from_a_table_that_is_extracted_is_allowed_in_its_place_alone():
    assert list(strings_in("message(made.help)", "kpes/cli/app.py")) == []
    with pytest.raises(NotLiteral):
        list(strings_in("message(made.help)", "kpes/cli/main.py"))


def test_the_places_of_a_plural_are_those_of_its_second_form():
    assert places(("One copy in {folder}", "{count} copies in {folder}")) == {"count", "folder"}


def test_a_message_reads_as_english():
    assert str(message("There is no partner “{id}”.", id="ż")) == "There is no partner “ż”."
    assert str(counted("{count} copy", "{count} copies", 1)) == "1 copy"
    assert str(counted("{count} copy", "{count} copies", 22)) == "22 copies"
    assert str(Message("100 % {sure}")) == "100 % {sure}"


def test_a_message_is_said_in_polish():
    assert catalogue("pl")(message("There is no partner “{id}”.", id="ż")) == "Nie ma partnera „ż”."
    assert catalogue("pl").language == "pl"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 egzemplarzy"),
        (1, "1 egzemplarz"),
        (2, "2 egzemplarze"),
        (4, "4 egzemplarze"),
        (5, "5 egzemplarzy"),
        (12, "12 egzemplarzy"),
        (14, "14 egzemplarzy"),
        (21, "21 egzemplarzy"),
        (22, "22 egzemplarze"),
        (25, "25 egzemplarzy"),
        (112, "112 egzemplarzy"),
        (122, "122 egzemplarze"),
    ],
)
def test_a_count_takes_its_polish_plural(count, said):
    assert catalogue("pl")(counted("{count} copy", "{count} copies", count)) == said


def test_messages_inside_a_message_are_translated_too():
    said = message(
        "{copies} in {folder}, edition {edition}.",
        copies=counted("{count} copy", "{count} copies", 5),
        folder="out/copies",
        edition="1a2b3c4d5e6f",
    )
    assert catalogue("pl")(said) == "Zapisano 5 egzemplarzy w folderze out/copies, wydanie 1a2b3c4d5e6f."
    assert catalogue("en")(said) == "5 copies in out/copies, edition 1a2b3c4d5e6f."


def test_braces_in_a_value_stay_as_they_are():
    assert catalogue("pl")(message("There is no partner “{id}”.", id="{name}")) == "Nie ma partnera „{name}”."


@pytest.mark.parametrize(
    ("language", "domain", "said"),
    [
        ("pl", DOMAIN, "Nie ma podpisu: „Spółdzielnia «Ster»”."),
        ("en", DOMAIN, "No signature: “Spółdzielnia ‘Ster’”."),
        ("de", DOCUMENTS, "Keine Unterschrift: „Spółdzielnia ‚Ster‘“."),
        ("fr", DOCUMENTS, "Sans signature : « Spółdzielnia “Ster” »."),
    ],
)
@pytest.mark.parametrize("name", ["Spółdzielnia „Ster”", 'Spółdzielnia "Ster"', "Spółdzielnia «Ster»"])
def test_quotation_marks_of_a_name_become_inner_ones_within_others(language, domain, said, name):
    template = said.replace(said[said.index("Spółdzielnia") : said.index("Ster") + 5], "{partner}")
    assert catalogue(language, domain)(Message(template, {"partner": name})) == said


def test_what_is_quoted_to_the_letter_and_a_name_without_marks_around_it_stay_as_they_are():
    quoted = message("“{words}” and {partner}", words="Klub „Ster”", partner="Spółdzielnia „Ster”")
    assert str(quoted) == "“Klub „Ster”” and Spółdzielnia „Ster”"


@pytest.mark.parametrize(
    ("value", "said"),
    [("Ster sp. z o.o.", "Signed for Ster sp. z o.o."), ("Ster", "Signed for Ster."), ("..", "Signed for ...")],
)
def test_a_full_stop_is_not_doubled(value, said):
    assert str(message("Signed for {partner}.", partner=value)) == said


def test_what_is_no_message_or_not_in_the_catalogue_stays_as_it_is():
    assert catalogue("pl")("Usage:") == "Usage:"
    unknown = Message("Nobody ever translated {this}.", {"this": 1})
    assert catalogue("pl")(unknown) == "Nobody ever translated 1."


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "pl_PL.UTF-8"}, "pl"),
        ({"LANG": "pl"}, "pl"),
        ({"LANG": "PL-pl"}, "pl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "pl_PL.UTF-8"}, "pl"),
        ({"LANG": "pl_PL.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "pl_PL.UTF-8", "LC_MESSAGES": "pl_PL.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "pl_PL.UTF-8", "LC_ALL": ""}, "pl"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "pl"}, "pl"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "pl:en"}, "pl"),
        ({"LANG": "pl_PL.UTF-8", "LANGUAGE": "en:pl"}, "en"),
        ({"LANG": "pl_PL.UTF-8", "LANGUAGE": "de:fr"}, "pl"),
        ({"LANG": "pl_PL.UTF-8", "LANGUAGE": ""}, "pl"),
        ({"LANG": "C", "LANGUAGE": "pl"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "pl"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "pl_PL.UTF-8", "LANGUAGE": "pl"}, "en"),
    ],
)
def test_the_readers_locale_names_the_language(environment, language):
    assert preferred_language(environment) == language


@pytest.mark.parametrize(
    ("environment", "system", "language"),
    [
        ({}, "pl_PL", "pl"),
        ({}, "pl", "pl"),
        ({}, "en_US", "en"),
        ({}, "de_DE", "en"),
        ({"LANG": "en_US.UTF-8"}, "pl_PL", "en"),
        ({"LANGUAGE": "en"}, "pl_PL", "en"),
    ],
)
def test_where_no_variable_speaks_the_operating_system_does(environment, system, language):
    assert preferred_language(environment, system) == language
