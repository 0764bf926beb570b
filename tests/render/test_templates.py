"""Templates of a project's own: what they are given, what they replace, and what is said where they are broken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kpes.document import Role
from kpes.render.outline import LIST, variables
from tests.render.specimens import AGREEMENT, TEMPLATES, in_markdown, page

DOCS = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
EXTENDED, SMALLEST = re.findall(r"^```(?:html\+)?jinja\n(.*?)^```$", DOCS, re.M | re.S)


def named_first(heading: str) -> set[str]:
    """The names in the first column of the table in the documentation whose first heading this is."""
    _, _, rest = DOCS.partition(f"\n| {heading} |")
    rows = rest.partition("\n\n")[0].splitlines()[2:]
    return {re.match(r"\| `([^`]+)` \|", row)[1] for row in rows}


def test_the_documentation_names_all_that_templates_are_given():
    assert named_first("name") == set(variables(AGREEMENT, "sha256:" + "0" * 64))
    shipped = (TEMPLATES / "agreement.html.j2").read_text(encoding="utf-8")
    assert named_first("block") == set(re.findall(r"{% block (\w+) %}", shipped))
    assert named_first("`role`") == {role.value for role in Role if role is not Role.ITEM} | {LIST}


def test_a_template_that_extends_the_shipped_one_changes_only_what_it_names(kpes, shipped: Path):
    before = kpes("show", "--format", "html").out
    (shipped / "templates/agreement.html.j2").write_text(EXTENDED, encoding="utf-8")
    after = kpes("show", "--format", "html").out
    assert "h1, h2 { color: #14387f; }" in after
    assert '<p class="letterhead">Biuro Klastra<br>ul. Długa 1, Gdańsk</p>\n<main>' in after
    assert page(after).text == page(before).text
    assert set(before.splitlines()) <= set(after.splitlines())


def test_the_smallest_template_of_the_documentation_leaves_out_nothing(kpes, shipped: Path):
    (shipped / "templates/agreement.md.j2").write_text(SMALLEST, encoding="utf-8")
    assert in_markdown(kpes("show", "--format", "markdown").out, "commonmark") == kpes("show").out.splitlines()


def test_templates_of_one_format_leave_the_others_alone(kpes, shipped: Path):
    (shipped / "templates/agreement.html.j2").write_text("{% nonsense", encoding="utf-8")
    (shipped / "templates/agreement.md.j2").write_bytes(b"\xef\xbb\xbf# {{ title }}\r\n")
    assert kpes("show", "--format", "html").code == 3
    assert kpes("show", "--format", "markdown").out.startswith("# Porozumienie o współpracy")
    assert kpes("render", "--format", "docx", "--format", "text").code == 0


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("a\n{{ colour }}", 2, "There is no “colour” here."),
        ("{% for part in parts %}\n{{ part.colour }}{% endfor %}", 2, "There is no “colour” here."),
        ("{{ parts[999].text }}", 1, "There is no “999” here."),
        ("a\n\n{% fo %}", 3, "This is not how Jinja templates are written: Encountered unknown tag 'fo'."),
        ("{{ parts | random }}", 1, "This is not how Jinja templates are written: No filter named 'random'."),
        ("a\n{{ 1 / 0 }}", 2, "This cannot be worked out: division by zero."),
        ("{% include 'agreement.html.j2' %}", 1, "It takes itself in without end. To extend kpes's own, write "),
        ("\n{% extends 'agreement.html.j2' %}", 2, "It takes itself in without end."),
        ("a\n{% include 'logo.j2' %}", 2, "There is no template “logo.j2”."),
        ("{% include '../data/agreement.yaml' %}", 1, "“../data/agreement.yaml” is no name of a template."),
        ("{% include '/etc/passwd' %}", 1, "“/etc/passwd” is no name of a template."),
        ("{{ title.__class__.__mro__ }}", 1, "This cannot be worked out: access to attribute '__class__' of 'str' "),
        ("{{ '{0.__class__}'.format(title) }}", 1, "This cannot be worked out: access to attribute '__class__'"),
        ("a\n\x80", 2, "This is not text in UTF-8. Save the file in UTF-8."),
    ],
)
def test_a_broken_template_is_named_with_line_and_reason(kpes, shipped: Path, template, line, reason):
    file = shipped / "templates/agreement.html.j2"
    file.write_bytes(template.encode("latin-1" if "\x80" in template else "utf-8"))
    code, out, err = kpes("show", "--format", "html")
    assert (code, out) == (3, "")
    assert err.startswith(f"{file}:{line}: {reason}")
    assert err.endswith(" Mend it. kpes takes its own template where templates/agreement.html.j2 is missing.\n")


def test_the_file_that_is_broken_is_named_where_another_one_includes_it(kpes, shipped: Path):
    (shipped / "templates/agreement.html.j2").write_text("{% include 'logo.j2' %}", encoding="utf-8")
    (shipped / "templates/logo.j2").write_text("\n{{ colour }}", encoding="utf-8")
    err = kpes("--lang", "pl", "show", "--format", "html").err
    assert err.startswith(f"{shipped}/templates/logo.j2:2: Nie ma tu „colour”. Trzeba to poprawić.")


def test_a_template_that_says_safe_is_believed_and_the_words_of_the_agreement_are_not(kpes, shipped: Path):
    partners = shipped / "data/partners.yaml"
    names = partners.read_text(encoding="utf-8").replace("name: B\n", "name: '{{ 7*7 }} <i *B*'\n")
    partners.write_text(names, encoding="utf-8")
    (shipped / "templates/agreement.html.j2").write_text(
        "{{ '<hr>' | safe }}{{ '<hr>' }}{{ signatories[1].name }}", encoding="utf-8"
    )
    assert kpes("show", "--format", "html").out == "<hr>&lt;hr&gt;{{ 7*7 }} &lt;i *B*"
    (shipped / "templates/agreement.md.j2").write_text(
        "{{ '**' | safe }}{{ '**' }}{{ signatories[1].name }}", encoding="utf-8"
    )
    assert kpes("show", "--format", "markdown").out == "**\\*\\*{{ 7\\*7 }} \\<i \\*B\\*"


def test_a_template_that_leaves_out_the_attachments_is_refused(kpes, shipped: Path):
    file = shipped / "data/agreement.yaml"
    attachment = "attachments:\n  - {id: budzet, title: Budżet, text: Budżet jest znany.}\n"
    file.write_text(file.read_text(encoding="utf-8") + attachment, encoding="utf-8")
    words = "{% for part in parts %}\n{{ part.words }}\n\n{% endfor %}\n"
    (shipped / "templates/agreement.md.j2").write_text(words, encoding="utf-8")
    refused = kpes("show", "--format", "markdown")
    assert refused.code == 3
    assert "templates/agreement.md.j2: this template leaves out the attachments" in refused.err
    (shipped / "templates/agreement.md.j2").write_text(words + "{{ attachments | length }}", encoding="utf-8")
    assert kpes("show", "--format", "markdown").code == 3
    several = words + "{% for part in attachments %}{{ part.words }}\n\n{% endfor %}"
    (shipped / "templates/agreement.md.j2").write_text(several, encoding="utf-8")
    assert kpes("show", "--format", "markdown").out.endswith("Załącznik nr 1 Budżet\n\nBudżet jest znany.\n\n")
