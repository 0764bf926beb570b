from __future__ import annotations

import pytest

from kpes.messages import catalogue
from kpes.rules.text import missing_reference
from tests.bounded import within
from tests.rules.text.specimens import RIGHT
from tests.sound import data, pointed, rule_findings
from tests.told import told

LISTS = """\
paragraphs:
  - text: |
      {text}
  - text:
      - 'Zadania:'
      - labels: 1)
        items:
          - pierwsze
          - text: 'drugie:'
            labels: a)
            items: [raz, dwa]
          - trzecie
  - text:
      - Pierwszy ustęp.
      - Drugi ustęp.
  - text: [Obszary, {{insert: areas, labels: 1/}}, Cele, {{insert: goals, labels: I.}}]
areas:
  - {{id: a, text: edukacja}}
  - {{id: b, text: kultura}}
goals:
  - {{id: a, area: a, heading: EDUKACJA, text: [{{labels: 1/, items: [czytać, pisać, liczyć]}}]}}
  - {{id: b, area: b, heading: KULTURA, text: Grać.}}
"""


def found(text: str, keys: str = "") -> list[str]:
    """The words that K211 finds in the first paragraph of four."""
    return [one.words for one in rule_findings(keys + LISTS.format(text=text)) if one.code == "K211"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zob. Par. 12.", "Par. 12"),
        ("Stosuje się par. 5 oraz § 4.", "par. 5"),
        ("Zgodnie z § 5 partnerzy działają.", "§ 5"),
        ("O tym mówi paragraf 7.", "paragraf 7"),
        ("Zob. § 0.", "§ 0"),
        ("Zob. §§ 3–15.", "§§ 3–15"),
        ("Stosuje się §§ 2, 3 i 14 odpowiednio.", "§§ 2, 3 i 14"),
        ("Zob. § 3 i 14.", "§ 3 i 14"),
        ("Zob. § 2 pkt 9.", "§ 2 pkt 9"),
        ("Zob. § 2 ust. 4.", "§ 2 ust. 4"),
        ("Zob. § 2 pkt 1 i 9.", "§ 2 pkt 1 i 9"),
        ("Zob. § 2 pkt 2 lit. c.", "§ 2 pkt 2 lit. c"),
        ("Zob. § 2 pkt 1 lit. a.", "§ 2 pkt 1 lit. a"),
        ("Zob. § 3 ust. 3.", "§ 3 ust. 3"),
        ("Zob. § 3 lit. b.", "§ 3 lit. b"),
        ("Zob. § 4 pkt 4.", "§ 4 pkt 4"),
        ("Zob. § 2.4 i § 2.3.", "§ 2.4"),
        ("Zob. § 4.1.9.", "§ 4.1.9"),
        ("Zob. § 9.2 Porozumienia.", "§ 9"),
        ("Regulamin, o którym mowa w § 14, jest jawny.", "§ 14"),
        ("Zob. § 14 niniejszego Porozumienia oraz statut.", "§ 14"),
        ("Zob. § 14 Porozumienia.", "§ 14"),
        ("Partnerzy, o których mowa w ust. 3, szkolą.", "ust. 3"),
        ("Statut zmieniono. Zgodnie z § 14 partnerzy działają.", "§ 14"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(text, words):
    assert found(text) == [words]


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_sentences_in_which_nothing_is_wrong_stay_quiet(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Zob. Par. 4, § 2 pkt 3, § 2 ust. 2 lit. b, § 2 pkt 1–3, § 3 ust. 2, § 4 pkt 3 i §§ 1–4.",
        "Na podstawie art. 78 § 9 i § 12 k.c.",
        "Zob. art. 78 ust. 2 pkt 3 i § 14.",
        "Na podstawie § 14 rozporządzenia Ministra Pracy.",
        "Zgodnie z § 5 statutu, § 12 Regulaminu i § 9 ust. 2 pkt 1 obowiązującego statutu.",
        "Stosuje się pkt 9 załącznika nr 2.",
        "Na podstawie § 13 ust. 2 umowy z dnia 7 listopada 2014 r.",
        "Na podstawie § 13 Porozumienia z dnia 7 listopada 2013 r. o współpracy.",
        "Statut stowarzyszenia w § 14 stanowi inaczej.",
        "Rozporządzenie (Dz. U. z 2014 r. poz. 5) w § 14 ust. 1 stanowi inaczej.",
        "„Zgodnie z § 14 należy działać.”",
        "Stosuje się § 823 BGB i § 14 RODO.",
        "§ 14 otrzymuje brzmienie: tekst.",
        "Zob. § 14a i § 12¹ oraz § 4.3.",
        "Zgodnie z § 3 i 14 dni po terminie.",
        "Zob. § 2 pkt 2 tiret 7 i § 2 pkt IV.",
        "Strategia, § 12 uchwały nr 5 z 2013 r.",
        "Uzyskano 100 pkt. Zob. pkt 9.",
        "Gra par 14.",
        "Porozumienie zastępuje porozumienie z dnia 5 maja 2012 r., w którym § 15 ust. 2 pkt 3 traci moc.",
        "Zgodnie z ABGB § 879 należy działać.",
    ],
)
def test_statutes_and_other_documents_have_paragraphs_of_their_own(text):
    assert found(text) == []


def test_what_cannot_be_counted_stays_quiet():
    typed = "1. Pierwszy. 2. Drugi. Zob. § 1 ust. 2 i § 1 pkt 7."
    assert found(typed) == []
    assert found("a) pierwszy, b) drugi, zob. § 1 lit. b") == []


def test_many_references_into_a_long_paragraph_take_no_longer_each():
    text = "Zadania, o których mowa w ust. 1. " * 30_000
    with within(20):
        assert list(missing_reference.check(data(LISTS.format(text=text)))) == []


def test_points_that_change_another_document_speak_of_its_paragraphs():
    yaml = """
        paragraphs:
          - text:
              - '{} się następujące zmiany:'
              - labels: 1)
                items: ['w § 12 skraca się termin;', 'w § 15 ust. 3 wyrazy „i inne” zastępuje się wyrazami „i inni”.']
    """
    assert pointed(yaml.replace("{}", "W uchwale nr 7/III/2023 wprowadza"), "K211") == []
    assert len(pointed(yaml.replace("{}", "W roku przestępnym stosuje"), "K211")) == 2


def test_the_labels_of_the_agreement_say_what_its_paragraphs_are_called():
    assert found("Zob. Art. 12.", "paragraph_labels: Art. 1.\n") == ["Art. 12"]
    assert found("Zob. art. 3 § 12.", "paragraph_labels: Art. 1.\n") == []
    assert found("Zob. art. 12.") == []
    assert found("Zob. § 12 i 1.", "paragraph_labels: 1.\n") == []
    assert found("Zob. § 12.", "paragraph_labels: § I.\n") == []


def test_an_annex_speaks_of_the_agreement_that_it_changes():
    assert found("W § 12 liczbę zmienia się.", "title: Aneks nr 1\n") == []


@pytest.mark.parametrize(
    ("language", "labels", "text", "words"),
    [
        ("en", "Section 1.", "See Section 12.", ["Section 12"]),
        ("en", "Section 1.", "See sections 2 to 12.", ["sections 2 to 12"]),
        ("en", "Section 1.", "See Section 12 of this agreement.", ["Section 12"]),
        ("en", "Section 1.", "See Section 12 of the Companies Act 2006 and paragraph 12.", []),
        ("en", "Section 1.", "See the Charities Act 2011, section 12.", []),
        ("en", "Article 1.", "See Article 6(1)(f) GDPR.", []),
        ("en", "Section 1.", "See Section 2.3, Section 2.4 and Section 8.3.2.", ["Section 2.4", "Section 8"]),
        ("en", "1.", "See Section 2.3, clause 2.4, Section 12 and section 8.3 of the Companies Act.", ["clause 2.4"]),
        ("pl", "1.", "Zob. pkt 2.3 oraz punkt 2.4. Zob. pkt 7.1 regulaminu i § 12, 2.5 pkt.", ["punkt 2.4"]),
        ("de", "1.", "Siehe Ziffer 2.4 und Ziffer 2.3.", ["Ziffer 2.4"]),
        ("fr", "1.", "Voir l'article 9.2. Voir l'article 5.1 du code civil.", ["article 9"]),
        ("de", "§ 1.", "Siehe § 12.", ["§ 12"]),
        ("de", "§ 1.", "Siehe § 823 Abs. 1 BGB und § 12 der Satzung.", []),
        ("fr", "Article 1.", "Voir l'article 12.", ["article 12"]),
        ("fr", "Article 1.", "Voir l'article 12 du code civil.", []),
    ],
)
def test_other_languages_have_their_own_label_alone(language, labels, text, words):
    assert found(text, f"language: {language}\nparagraph_labels: {labels}\n") == words


@pytest.mark.parametrize(
    ("text", "said", "polish"),
    [
        (
            "§ 12",
            "“§ 12” leads nowhere: there are 4 paragraphs. Correct it, or name the document that is meant.",
            "„§ 12” prowadzi donikąd: są 4 paragrafy. Trzeba poprawić odesłanie albo podać, o jaki dokument chodzi.",
        ),
        (
            "§ 2 pkt 9",
            "“§ 2 pkt 9” leads nowhere: there are 3 items. Correct it, or name the document that is meant.",
            "„§ 2 pkt 9” prowadzi donikąd: są tam 3 punkty. Trzeba poprawić odesłanie albo podać, o jaki dokument "
            "chodzi.",
        ),
        (
            "§ 3 lit. b",
            "“§ 3 lit. b” leads nowhere: nothing there is labelled so. Correct it, or name the document that is meant.",
            "„§ 3 lit. b” prowadzi donikąd: nie ma tam takich oznaczeń. Trzeba poprawić odesłanie albo podać, o jaki "
            "dokument chodzi.",
        ),
    ],
)
def test_the_finding_says_what_there_is(text, said, polish):
    (one,) = rule_findings(LISTS.format(text=f"Zob. {text}."))
    assert told([one]) == [f"12:12 K211 {said}"]
    assert catalogue("pl")(one.message) == polish


def test_what_kpes_writes_for_an_id_is_never_judged():
    yaml = """
        paragraph_labels: 1.
        paragraphs:
          - text: 'Na podstawie {trzeci} przyjmuje się plan, zob. pkt 3; mowa w {trzeci} o radzie.'
          - text: Drugi.
          - {id: trzeci, text: 'Trzeci. Na podstawie {trzeci} działa rada.'}
    """
    assert pointed(yaml, "K211") == []


def test_a_point_may_be_a_paragraph_where_these_have_bare_numbers():
    yaml = "paragraph_labels: 1.\nparagraphs: [{text: 'Na podstawie pkt 2 i na podstawie pkt 4.'}, {text: x}]\n"
    assert [words for words, _ in pointed(yaml, "K211")] == ["pkt 4"]
