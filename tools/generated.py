"""The files of the repository that are made from the source: the page of all rules, and the schemas.

``python -m tools.generated`` writes them anew; a test holds that they are up to date.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kpes.messages import ENGLISH
from kpes.reports.pages import as_markdown, grouped, title_of
from kpes.rules.pages import Page, pages
from kpes.shapes.schema import SCHEMAS, as_json, file_of

REPOSITORY = Path(__file__).parent.parent
RULES_PAGE = "docs/rules.md"

_HEAD = """\
# What `kpes validate` finds

Every finding has a code, and `kpes explain CODE` shows what stands here, in your language. An **error** stops
printing and signing. A **warning** does not; with `--strict` it fails the check all the same. A warning that is
meant as it stands can be accepted in `data/agreement.yaml`, with the reason for those who read it later:

```yaml
accepted:
  - rule: K210                      # the code
    where: preamble.text            # the place, as kpes validate shows it on a terminal
    words: 2014-2012                # optional: only where the finding is about just these words
    reason: The published text says so.
```

This page is made from the source of the rules: `make generated`.
"""


def files() -> dict[str, bytes]:
    """What is generated, by its path in the repository."""
    made = {file_of(name): as_json(name, ENGLISH) for name in SCHEMAS}
    return {name: text.encode() for name, text in {**made, RULES_PAGE: rules_page(pages())}.items()}


def rules_page(shown: Iterable[Page]) -> str:
    """All rules on one page, with a table of contents by what they are about."""
    parts, groups = [_HEAD], grouped(shown)
    for heading, members in groups:
        rows = "".join(_row(page) for page in members)
        parts.append(f"**{heading}**\n\n| code | finds | severity |\n|---|---|---|\n{rows}")
    return "\n".join([*parts, as_markdown([page for _, members in groups for page in members], ENGLISH)])


def _row(page: Page) -> str:
    anchor = f"{page.code.lower()}-{page.name}"
    return f"| [{page.code}](#{anchor}) | {title_of(page, ENGLISH)} | {page.severity.value} |\n"


def write() -> None:
    """Writes all of it into the repository."""
    for name, data in files().items():
        (REPOSITORY / name).parent.mkdir(exist_ok=True)
        (REPOSITORY / name).write_bytes(data)


if __name__ == "__main__":
    write()
