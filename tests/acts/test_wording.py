"""What an annex says of its changes, in each language.

These words stand in texts that people signed, so none of them may ever change: an act would get another fingerprint,
and its signatures would stand under another text. What is to be said otherwise from now on needs a way to tell the two
apart. Sources: Zasady techniki prawodawczej, §§ 85 to 91; Handbuch der Rechtsförmlichkeit, 4th ed.
"""

from __future__ import annotations

import pytest

from tests.acts.made import said
from tests.sound import replaced

LABELS = {
    "pl": ("§ 1.", "Załącznik nr 1", "Par. 1."),
    "en": ("1.", "Schedule 1", "1."),
    "de": ("§ 1", "Anlage 1", "§ 1"),
    "fr": ("Article 1", "Annexe 1", "Article 1"),
}
OPENINGS = {
    "pl": ("W porozumieniu wprowadza się następującą zmianę:", "W porozumieniu wprowadza się następujące zmiany:"),
    "en": ("The following amendment is made to the agreement:", "The agreement is amended as follows:"),
    "de": ("Der Vertrag wird wie folgt geändert:", "Der Vertrag wird wie folgt geändert:"),
    "fr": ("L’accord est modifié comme suit :", "L’accord est modifié comme suit :"),
}
AGREEMENT = """
form: any
title: Umowa
values: {{wklad: '100', razem: '{{wklad}} zł', nigdzie: '7'}}
paragraph_labels: {0}
paragraphs:
  - {{id: cel, heading: Cel, text: 'Zob. {{rada}}.'}}
  - id: rada
    heading: Rada
    text:
      - labels: 1.
        items:
          - Pierwszy.
          - id: drugi
            text:
              - 'Drugi:'
              - {{labels: 1), items: [a;, {{text: ['b:', {{labels: a), items: [x;, {{id: lit, text: y.}}]}}]}}]}}
          - Wkład {{razem}}.
  - {{id: lista, text: ['Kreski:', {{labels: '-', items: [raz;, {{id: kreska, text: dwa.}}]}}]}}
  - {{id: tab, text: [Tabela., {{table: {{columns: [K], rows: [['1']]}}}}]}}
attachments:
  - {{id: budzet, title: Budżet, text: Sto.}}
  - {{id: wzor, title: Wzór, text: Wzór.}}
attachment_labels: {1}
"""


def agreement(language: str) -> str:
    return f"language: {language}\n{AGREEMENT.format(*LABELS[language])}"


def of(language: str, *changes: str, text: str = "") -> str:
    """What the annex says between its opening and the line that says from when on, with bars between the lines."""
    opening, *lines, _ = said("changes:\n" + "".join(f"  - {one}\n" for one in changes), text or agreement(language))
    assert opening == OPENINGS[language][len(changes) > 1]
    return " | ".join(lines)


REWORD = "{in: rada, text: ['Rada to:', {labels: 1., items: [Anna;, 'Jan, zob. {cel}.']}]}"
ITEM = "{in: drugi, text: 'Nowy **ważny** {rada}, {drugi}, {cel}, {{ \\* „tu” \"tam\".'}"
LETTER = "{in: lit, text: z}"
ADD = "{after: rada, add: {heading: Nowy, text: [Raz., Dwa!]}}"
ADD_ITEM = "{after: drugi, add: {text: ['Raz:', {labels: 1), items: [dwa]}]}}"
ADD_LETTER = "{after: lit, add: {text: z.}}"
ADD_LAST = "{after: tab, add: {text: Na końcu?}}"
REPEAL = "{repeal: rada}"
REPEAL_LETTER = "{repeal: lit}"
REPEAL_INDENT = "{repeal: kreska}"
TITLE = "{title: 'Umowa „nowa”'}"
VALUE = "{values: {wklad: '200'}}"
UNUSED = "{values: {nigdzie: '8'}}"
ATTACHMENT = "{in: budzet, text: Dwieście.}"
BEHIND_ATTACHMENT = "{after: budzet, add: {heading: Plan, text: Krótki.}}"
LAST_ATTACHMENT = "{after: wzor, add: {heading: Plan, text: Krótki.}}"
REPEAL_ATTACHMENT = "{repeal: budzet}"
TABLE = "{in: tab, text: [{table: {columns: [K, L], rows: [['1', ''], ['', '2']]}}]}"
HEADING = "{in: lista, heading: Kreski}"

SINGLE = {
    ("pl", REWORD): "§ 2 otrzymuje brzmienie: | „§ 2. Rada | Rada to: | 1. Anna; | 2. Jan, zob. § 1.”",
    ("pl", ITEM): (
        'w § 2 ust. 2 otrzymuje brzmienie: | „2. Nowy ważny § 2, ust. 2, § 1, { * „tu” "tam".”'
    ),
    ("pl", LETTER): "w § 2 w ust. 2 w pkt 2 lit. b otrzymuje brzmienie: | „b) z”.",
    ("pl", ADD): "po § 2 dodaje się § 2a w brzmieniu: | „§ 2a. Nowy | Raz. | Dwa!”",
    ("pl", ADD_ITEM): "w § 2 po ust. 2 dodaje się ust. 2a w brzmieniu: | „2a. Raz: | 1) dwa”.",
    ("pl", ADD_LETTER): "w § 2 w ust. 2 w pkt 2 po lit. b dodaje się lit. c w brzmieniu: | „c) z.”",
    ("pl", ADD_LAST): "po § 4 dodaje się § 5 w brzmieniu: | „§ 5. | Na końcu?”",
    ("pl", REPEAL): "uchyla się § 2.",
    ("pl", REPEAL_LETTER): "w § 2 w ust. 2 w pkt 2 uchyla się lit. b.",
    ("pl", REPEAL_INDENT): "w § 3 uchyla się tiret drugie.",
    ("pl", TITLE): "tytuł otrzymuje brzmienie: | „Umowa „nowa””.",
    ("pl", VALUE): "w § 2 ust. 3 wyrazy „100” zastępuje się wyrazami „200”.",
    ("pl", UNUSED): "w całym tekście wyrazy „7” zastępuje się wyrazami „8”.",
    ("pl", ATTACHMENT): "załącznik nr 1 otrzymuje brzmienie: | „Załącznik nr 1 Budżet | Dwieście.”",
    ("pl", BEHIND_ATTACHMENT): "dodaje się załącznik nr 1a w brzmieniu: | „Załącznik nr 1a Plan | Krótki.”",
    ("pl", LAST_ATTACHMENT): "dodaje się załącznik nr 3 w brzmieniu: | „Załącznik nr 3 Plan | Krótki.”",
    ("pl", REPEAL_ATTACHMENT): "uchyla się załącznik nr 1.",
    ("pl", TABLE): "§ 4 otrzymuje brzmienie: | „§ 4. | K | L | 1 | 2”.",
    ("pl", HEADING): "§ 3 otrzymuje brzmienie: | „§ 3. Kreski | Kreski: | - raz; | - dwa.”",
    ("en", REWORD): (
        "clause 2 is replaced by the following: | “2. Rada | Rada to: | 1. Anna; | 2. Jan, zob. clause 1.”"
    ),
    ("en", ITEM): (
        'clause 2.2 is replaced by the following: | '
        '“2. Nowy ważny clause 2, clause 2.2, clause 1, { * „tu” "tam".”'
    ),
    ("en", LETTER): "clause 2.2(2)(b) is replaced by the following: | “b) z”.",
    ("en", ADD): "after clause 2, the following clause 2A is inserted: | “2A. Nowy | Raz. | Dwa!”",
    ("en", ADD_ITEM): "after clause 2.2, the following clause 2.2A is inserted: | “2A. Raz: | 1) dwa”.",
    ("en", ADD_LETTER): "after clause 2.2(2)(b), the following clause 2.2(2)(c) is inserted: | “c) z.”",
    ("en", ADD_LAST): "after clause 4, the following clause 5 is inserted: | “5. | Na końcu?”",
    ("en", REPEAL): "clause 2 is deleted.",
    ("en", REPEAL_LETTER): "clause 2.2(2)(b) is deleted.",
    ("en", REPEAL_INDENT): "clause 3 indent 2 is deleted.",
    ("en", TITLE): "the title is replaced by the following: | “Umowa „nowa””.",
    ("en", VALUE): "in clause 2.3, the words “100” are replaced by the words “200”.",
    ("en", UNUSED): "throughout, the words “7” are replaced by the words “8”.",
    ("en", ATTACHMENT): "Schedule 1 is replaced by the following: | “Schedule 1 Budżet | Dwieście.”",
    ("en", BEHIND_ATTACHMENT): "the following Schedule 1A is added: | “Schedule 1A Plan | Krótki.”",
    ("en", LAST_ATTACHMENT): "the following Schedule 3 is added: | “Schedule 3 Plan | Krótki.”",
    ("en", REPEAL_ATTACHMENT): "Schedule 1 is deleted.",
    ("en", TABLE): "clause 4 is replaced by the following: | “4. | K | L | 1 | 2”.",
    ("en", HEADING): "clause 3 is replaced by the following: | “3. Kreski | Kreski: | - raz; | - dwa.”",
    ("de", REWORD): (
        "§ 2 wird wie folgt gefasst: | „§ 2 Rada | Rada to: | 1. Anna; | 2. Jan, zob. § 1.“"
    ),
    ("de", ITEM): (
        '§ 2 Abs. 2 wird wie folgt gefasst: | „2. Nowy ważny § 2, Abs. 2, § 1, { * „tu” "tam".“'
    ),
    ("de", LETTER): "§ 2 Abs. 2 Nr. 2 Buchst. b wird wie folgt gefasst: | „b) z“.",
    ("de", ADD): "nach § 2 wird als § 2a eingefügt: | „§ 2a Nowy | Raz. | Dwa!“",
    ("de", ADD_ITEM): "nach § 2 Abs. 2 wird als Abs. 2a eingefügt: | „2a. Raz: | 1) dwa“.",
    ("de", ADD_LETTER): "nach § 2 Abs. 2 Nr. 2 Buchst. b wird als Buchst. c eingefügt: | „c) z.“",
    ("de", ADD_LAST): "nach § 4 wird als § 5 eingefügt: | „§ 5 | Na końcu?“",
    ("de", REPEAL): "§ 2 wird aufgehoben.",
    ("de", REPEAL_LETTER): "§ 2 Abs. 2 Nr. 2 Buchst. b wird aufgehoben.",
    ("de", REPEAL_INDENT): "§ 3 Spiegelstrich 2 wird aufgehoben.",
    ("de", TITLE): "die Überschrift wird wie folgt gefasst: | „Umowa „nowa”“.",
    ("de", VALUE): "in § 2 Abs. 3 werden die Wörter „100“ durch die Wörter „200“ ersetzt.",
    ("de", UNUSED): "im gesamten Text werden die Wörter „7“ durch die Wörter „8“ ersetzt.",
    ("de", ATTACHMENT): "Anlage 1 wird wie folgt gefasst: | „Anlage 1 Budżet | Dwieście.“",
    ("de", BEHIND_ATTACHMENT): "als Anlage 1a wird angefügt: | „Anlage 1a Plan | Krótki.“",
    ("de", LAST_ATTACHMENT): "als Anlage 3 wird angefügt: | „Anlage 3 Plan | Krótki.“",
    ("de", REPEAL_ATTACHMENT): "Anlage 1 wird aufgehoben.",
    ("de", TABLE): "§ 4 wird wie folgt gefasst: | „§ 4 | K | L | 1 | 2“.",
    ("de", HEADING): "§ 3 wird wie folgt gefasst: | „§ 3 Kreski | Kreski: | - raz; | - dwa.“",
    ("fr", REWORD): (
        "le texte suivant remplace l’article 2 : | « Article 2 Rada | Rada to: | 1. Anna; | "
        "2. Jan, zob. article 1. »"
    ),
    ("fr", ITEM): (
        'à l’article 2, le texte suivant remplace le paragraphe 2 : | '
        '« 2. Nowy ważny article 2, paragraphe 2, article 1, { * „tu” "tam". »'
    ),
    ("fr", LETTER): (
        "à l’article 2, au paragraphe 2, au point 2, le texte suivant remplace le b) : | « b) z »."
    ),
    ("fr", ADD): (
        "après l’article 2, le texte suivant est inséré comme article 2 bis : | « Article 2 bis Nowy | Raz. | "
        "Dwa! »"
    ),
    ("fr", ADD_ITEM): (
        "à l’article 2, après le paragraphe 2, le texte suivant est inséré comme paragraphe 2 bis : | "
        "« 2 bis. Raz: | 1) dwa »."
    ),
    ("fr", ADD_LETTER): (
        "à l’article 2, au paragraphe 2, au point 2, après le b), le texte suivant est inséré comme c) : | "
        "« c) z. »"
    ),
    ("fr", ADD_LAST): (
        "après l’article 4, le texte suivant est inséré comme article 5 : | « Article 5 | Na końcu? »"
    ),
    ("fr", REPEAL): "les parties suppriment l’article 2.",
    ("fr", REPEAL_LETTER): "à l’article 2, au paragraphe 2, au point 2, les parties suppriment le b).",
    ("fr", REPEAL_INDENT): "à l’article 3, les parties suppriment le tiret 2.",
    ("fr", TITLE): "le titre est remplacé par le texte suivant : | « Umowa „nowa” ».",
    ("fr", VALUE): (
        "à l’article 2, paragraphe 3, les mots « 100 » sont remplacés par les mots « 200 »."
    ),
    ("fr", UNUSED): "dans tout le texte, les mots « 7 » sont remplacés par les mots « 8 ».",
    ("fr", ATTACHMENT): "le texte suivant remplace l’annexe 1 : | « Annexe 1 Budżet | Dwieście. »",
    ("fr", BEHIND_ATTACHMENT): (
        "le texte suivant est ajouté comme annexe 1 bis : | « Annexe 1 bis Plan | Krótki. »"
    ),
    ("fr", LAST_ATTACHMENT): "le texte suivant est ajouté comme annexe 3 : | « Annexe 3 Plan | Krótki. »",
    ("fr", REPEAL_ATTACHMENT): "les parties suppriment l’annexe 1.",
    ("fr", TABLE): "le texte suivant remplace l’article 4 : | « Article 4 | K | L | 1 | 2 ».",
    ("fr", HEADING): (
        "le texte suivant remplace l’article 3 : | « Article 3 Kreski | Kreski: | - raz; | - dwa. »"
    ),
}
TOGETHER = {
    "pl": (
        "1) tytuł otrzymuje brzmienie: | „Umowa „nowa””; | "
        "2) w § 2 ust. 3 wyrazy „100” zastępuje się wyrazami „200”; | 3) uchyla się § 1; | 4) w § 2: | "
        "a) w ust. 2 w pkt 2 lit. b otrzymuje brzmienie: | „b) z”, | "
        "b) po ust. 2 dodaje się ust. 2a w brzmieniu: | „2a. Raz: | 1) dwa”; | 5) uchyla się załącznik nr 1; | "
        "6) dodaje się załącznik nr 3 w brzmieniu: | „Załącznik nr 3 Plan | Krótki.”"
    ),
    "en": (
        "1) the title is replaced by the following: | “Umowa „nowa””; | "
        "2) in clause 2.3, the words “100” are replaced by the words “200”; | 3) clause 1 is deleted; | "
        "4) in clause 2: | a) clause 2.2(2)(b) is replaced by the following: | “b) z”, | "
        "b) after clause 2.2, the following clause 2.2A is inserted: | “2A. Raz: | 1) dwa”; | "
        "5) Schedule 1 is deleted; | 6) the following Schedule 3 is added: | “Schedule 3 Plan | Krótki.”"
    ),
    "de": (
        "1) die Überschrift wird wie folgt gefasst: | „Umowa „nowa”“; | "
        "2) in § 2 Abs. 3 werden die Wörter „100“ durch die Wörter „200“ ersetzt; | 3) § 1 wird aufgehoben; | "
        "4) § 2 wird wie folgt geändert: | a) Abs. 2 Nr. 2 Buchst. b wird wie folgt gefasst: | „b) z“, | "
        "b) nach Abs. 2 wird als Abs. 2a eingefügt: | „2a. Raz: | 1) dwa“; | 5) Anlage 1 wird aufgehoben; | "
        "6) als Anlage 3 wird angefügt: | „Anlage 3 Plan | Krótki.“"
    ),
    "fr": (
        "1) le titre est remplacé par le texte suivant : | « Umowa „nowa” » ; | "
        "2) à l’article 2, paragraphe 3, les mots « 100 » sont remplacés par les mots « 200 » ; | "
        "3) les parties suppriment l’article 1 ; | 4) à l’article 2 : | "
        "a) au paragraphe 2, au point 2, le texte suivant remplace le b) : | « b) z », | "
        "b) après le paragraphe 2, le texte suivant est inséré comme paragraphe 2 bis : | « 2 bis. Raz: | "
        "1) dwa » ; | 5) les parties suppriment l’annexe 1 ; | 6) le texte suivant est ajouté comme annexe 3 : | "
        "« Annexe 3 Plan | Krótki. »"
    ),
}
SEVERAL = (REPEAL_ATTACHMENT, LETTER, ADD_ITEM, "{repeal: cel}", TITLE, VALUE, LAST_ATTACHMENT)


@pytest.mark.parametrize(("language", "change"), SINGLE)
def test_a_change_that_stands_alone_is_one_sentence(language: str, change: str) -> None:
    assert of(language, change) == SINGLE[language, change]


@pytest.mark.parametrize("language", TOGETHER)
def test_several_are_a_list_in_the_order_of_the_agreement_those_in_one_paragraph_together(language: str) -> None:
    assert of(language, *SEVERAL) == TOGETHER[language]


ITEMS = """
attachments:
  - id: plan
    title: Plan
    text: ['Razem {wklad}.', {labels: 1., items: [{id: raz, text: 'Raz {wklad}.'}, {id: dwa, text: Dwa.}]}]
"""
IN_ATTACHMENT = {
    "pl": (
        "w załączniku nr 1 uchyla się ust. 1.",
        "w załączniku nr 1 po ust. 1 dodaje się ust. 1a w brzmieniu: | „1a. Nowy.”",
        "w § 2 ust. 3, załączniku nr 1, załączniku nr 1 ust. 1 wyrazy „100” zastępuje się wyrazami „5”.",
        "1) w załączniku nr 1: | a) uchyla się ust. 1, | b) uchyla się ust. 2.",
    ),
    "en": (
        "Schedule 1.1 is deleted.",
        "after Schedule 1.1, the following Schedule 1.1A is inserted: | “1A. Nowy.”",
        "in clause 2.3, Schedule 1, Schedule 1.1, the words “100” are replaced by the words “5”.",
        "1) in Schedule 1: | a) Schedule 1.1 is deleted, | b) Schedule 1.2 is deleted.",
    ),
    "de": (
        "Anlage 1 Abs. 1 wird aufgehoben.",
        "nach Anlage 1 Abs. 1 wird als Abs. 1a eingefügt: | „1a. Nowy.“",
        "in § 2 Abs. 3, Anlage 1, Anlage 1 Abs. 1 werden die Wörter „100“ durch die Wörter „5“ ersetzt.",
        "1) Anlage 1 wird wie folgt geändert: | a) Anlage 1 Abs. 1 wird aufgehoben, | "
        "b) Anlage 1 Abs. 2 wird aufgehoben.",
    ),
    "fr": (
        "à l’annexe 1, les parties suppriment le paragraphe 1.",
        "à l’annexe 1, après le paragraphe 1, le texte suivant est inséré comme paragraphe 1 bis : | « 1 bis. Nowy. »",
        "à l’article 2, paragraphe 3, à l’annexe 1, à l’annexe 1, paragraphe 1, les mots « 100 » sont remplacés par "
        "les mots « 5 ».",
        "1) à l’annexe 1 : | a) les parties suppriment le paragraphe 1, | b) les parties suppriment le paragraphe 2.",
    ),
}


@pytest.mark.parametrize("language", IN_ATTACHMENT)
def test_in_an_attachment_it_is_called_by_its_noun(language: str) -> None:
    changes = (
        ["{repeal: raz}"], ["{after: raz, add: {text: Nowy.}}"], ["{values: {wklad: '5'}}"],
        ["{repeal: raz}", "{repeal: dwa}"],
    )  # fmt: skip
    text = replaced(agreement(language), ITEMS)
    assert tuple(of(language, *one, text=text) for one in changes) == IN_ATTACHMENT[language]


def test_in_a_polish_chapter_too() -> None:
    chapters = "{heading: 'Do {wklad}', paragraphs: [{id: cel, text: 'Do {wklad}.'}]}"
    text = f"form: any\nvalues: {{wklad: '100'}}\nchapters: [{chapters}]\n"
    said = "w rozdziale I, Par. 1 wyrazy „100” zastępuje się wyrazami „5”."
    assert of("pl", "{values: {wklad: '5'}}", text=text) == said
