"""K240: a label that is written."""

from __future__ import annotations

from tests.sound import told_by

SAID = "K240 This label is written, and does not follow from the place. Is that meant?"


def test_a_written_label_is_told_at_every_kind_of_unit():
    yaml = """
        chapters:
          - label: Rozdział Ia
            paragraphs:
              - label: § 1a
                text: [{labels: 1., items: [{label: 1a., text: [x, {labels: a), items: [{label: aa), text: y}]}]}]}]
        attachments: [{id: a, label: Załącznik A, title: A, text: x}]
    """
    assert told_by("K240", yaml) == [
        f"14:12 {SAID}",
        f"16:16 {SAID}",
        f"17:45 {SAID}",
        f"17:89 {SAID}",
        f"18:30 {SAID}",
    ]


def test_labels_that_follow_are_not_told():
    assert told_by("K240", "paragraph_labels: § 1\nchapter_labels: Dział 1\n") == []
