"""K201: an id that stands for two things."""

from __future__ import annotations

import pytest

from tests.sound import told_by

UNITS = {
    "chapter": "chapters: [{id: rada, paragraphs: [{text: x}]}]\n",
    "paragraph": "paragraphs: [{id: rada, text: x}]\n",
    "item": "paragraphs: [{text: [{labels: 1., items: [{text: [y, {labels: a), items: [{id: rada, text: z}]}]}]}]}]\n",
    "item of the preamble": "preamble: {text: [{labels: 1., items: [{id: rada, text: z}]}]}\n",
    "attachment": "attachments: [{id: rada, title: A, text: x}]\n",
}


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_and_a_value_of_one_name_are_told_whatever_the_unit_is(unit):
    (said,) = told_by("K201", f"values: {{rada: Rada}}\n{UNITS[unit]}")
    assert "K201 The id “rada” is taken already, in line " in said


def test_two_units_of_one_id_are_told_at_the_second():
    yaml = """
        paragraphs:
          - {id: rada, text: x}
          - {id: zarzad, text: [{labels: 1., items: [{id: rada, text: y}]}]}
    """
    assert told_by("K201", yaml) == ["12:51 K201 The id “rada” is taken already, in line 11. Choose another."]


def test_an_extra_copy_has_no_id_of_a_partner_and_of_no_other_copy():
    yaml = "copies: {{extra: [{{id: {0}, name: X}}, {{id: ip, name: Y}}]}}\n"
    assert len(told_by("K201", yaml.format("a"))) == 1
    assert len(told_by("K201", yaml.format("ip"))) == 1
    assert told_by("K201", yaml.format("notariusz")) == []


def test_areas_goals_and_units_may_each_have_an_id_that_the_others_have():
    yaml = """
        areas: [{id: kultura, text: x}]
        goals: [{id: kultura, area: kultura, heading: X, text: y}]
        paragraphs: [{text: [{insert: areas, labels: 1/}, {insert: goals, labels: I.}]}]
    """
    assert told_by("K201", yaml) == []
