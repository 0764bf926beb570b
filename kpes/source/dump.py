"""Lists, dicts and texts to YAML text, as kpes writes it into the register."""

from __future__ import annotations

import yaml


class Instant(str):
    """A date or a moment in ISO 8601, written without quotes."""


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key, and nothing is ever written as an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(
    Instant, lambda dumper, data: dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(data))
)


def dump(data: object) -> str:
    """YAML text of lists, dicts, texts, numbers and Instants, keys in their order, long lines unbroken."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1)
