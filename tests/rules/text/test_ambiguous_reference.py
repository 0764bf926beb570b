"""K242: a reference that leads to two units."""

from __future__ import annotations

from tests.sound import pointed

SAID = "“{0}” is what line {1} is called, and line {2} as well. Label one of them otherwise."
TWO_LISTS = """
paragraph_labels: § 1
paragraphs:
  - text:
      - labels: 1.
        items: [{{id: a, text: x}}, y]
      - Ponadto
      - labels: {0}
        {1}
        items:
          - z
          - v
  - text: Porozumienie sporządzono w XXXXX egzemplarzach, zob. {{a}}.
"""


def test_two_lists_that_are_labelled_alike_make_a_reference_ambiguous():
    ((words, said),) = pointed(TWO_LISTS.format("1.", "unit: ust."), "K242")
    assert (words, said) == ("{a}", SAID.format("§ 1 ust. 1", 13, 18))


def test_lists_that_are_labelled_otherwise_or_go_on_or_are_called_otherwise_do_not():
    for labels, key in (("a)", "unit: lit."), ("1.", "continue: true"), ("1.", "unit: pkt")):
        assert pointed(TWO_LISTS.format(labels, key), "K242") == []


def test_a_label_that_stands_twice_makes_a_reference_ambiguous_and_only_where_it_is_referred_to():
    yaml = """
        paragraph_labels: § 1
        paragraphs:
          - {id: a, text: x}
          - {id: b, label: § 1, text: 'zob. {c}'}
          - {id: c, text: 'Porozumienie sporządzono w XXXXX egzemplarzach, zob. {b}.'}
    """
    assert [words for words, _ in pointed(yaml, "K242")] == ["{b}"]


def test_paragraphs_of_two_chapters_that_count_anew_are_told_apart_by_their_chapter():
    yaml = """
        numbering: restart
        chapters:
          - paragraphs: [{id: a, text: 'zob. {b}'}]
          - paragraphs: [{id: b, text: 'zob. {a}'}]
    """
    assert pointed(yaml, "K242") == []
    alike = yaml.replace("- paragraphs", "- label: Rozdział I\n            paragraphs")
    assert [words for words, _ in pointed(alike, "K242")] == ["{b}", "{a}"]
