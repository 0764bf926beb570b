"""An act does something else than when it was signed, though its words are the same.

The words of an act need not tell all that it does: those of a file that was imported may say anything, a label may
stand twice, and how many people sign for a party is not printed. So each signature is recorded with a digest of what
the act does. Undo the change of act.yaml, or of the ids in agreement.yaml. Where the act has to do something else,
withdraw the signatures on it with kpes revoke, and have it signed anew.

Wrong:

    # data/acts/aneks-1/act.yaml
    kind: annex
    title: Aneks nr 1
    date: 2015-03-01
    status: final
    text: 'Par. 1 otrzymuje brzmienie: „Par. 1. Partnerzy współdziałają.”'
    changes:
      - {in: Par. 1, text: Partnerzy współdziałają.}
    $ kpes sign a --act aneks-1 --by "Anna Nowak"
    $ sed -i 's/2015-03-01/2015-03-02/' data/acts/aneks-1/act.yaml

Right:

    # data/acts/aneks-1/act.yaml
    kind: annex
    title: Aneks nr 1
    date: 2015-03-01
    status: final
    text: 'Par. 1 otrzymuje brzmienie: „Par. 1. Partnerzy współdziałają.”'
    changes:
      - {in: Par. 1, text: Partnerzy współdziałają.}
    $ kpes sign a --act aneks-1 --by "Anna Nowak"
"""

from kpes.messages import message
from kpes.rules.rule import Data, Findings

CODE = "K522"


def check(data: Data) -> Findings:
    """The signatures on today's text of an act that were given when it did something else."""
    for signed in data.for_other_effect:
        yield signed.place_of("effect"), message(
            "The act does something else now than when {name} signed it. Undo the change of {file}, or withdraw the "
            "signature and have the act signed anew.",
            name=signed.representative,
            file=f"data/acts/{signed.act}/act.yaml",
        )
