"""A record stands in the file of another partner, or of another text.

Each record names its partner, whose id is also the name of the file. Somebody copied or renamed the file, or moved the
record, so it counts for nobody. Restore the files, from git for instance. Where a partner's id has changed, give the
partner its old id back. A record on an act names that act, whose id is also the name of its folder: give a folder
that was renamed or moved its old name back.

Wrong:

    $ kpes sign a --by "Anna Nowak"
    $ cp data/signatures/a.yaml data/signatures/b.yaml

Right:

    $ kpes sign a --by "Anna Nowak"
    $ kpes sign b --by "Jan Kowalski"
"""

from kpes.messages import message
from kpes.model import Signed
from kpes.register.reading import belongs
from kpes.rules.rule import Data, Findings

CODE = "K516"

def check(data: Data) -> Findings:
    """The first such record of each file."""
    for id, event in data.files.misfiled.items():
        said = message(
            "This record belongs {other} and stands in {file}, so it does not count. Restore the file, from git for "
            "instance.",
            other=belongs(event, id),
            file=data.files.paths.records_of(id),
        )
        yield event.place_of("partner") if isinstance(event, Signed) else event.place, said
