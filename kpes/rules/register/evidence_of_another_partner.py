"""A record names evidence that is kept for another partner.

kpes keeps each partner's evidence in a folder of its own. This record names a file from another partner's folder, so
somebody wrote or copied it by hand, or one file was meant for both. Withdraw the signature with kpes revoke and record
it with the evidence, or accept this finding where the file is right.

Wrong:

    $ echo "skan" > scan.pdf
    $ kpes sign a --by "Anna Nowak" --evidence scan.pdf
    $ sed '/partner:/d; /digest:/d' data/signatures/a.yaml > data/signatures/b.yaml
    $ sed -i 's/Anna Nowak/Jan Kowalski/' data/signatures/b.yaml
    $ echo "  digest: sha256:$(sha256sum < data/signatures/b.yaml | cut -c 1-64)" >> data/signatures/b.yaml

Right:

    $ echo "skan" > scan.pdf
    $ kpes sign a --by "Anna Nowak" --evidence scan.pdf
    $ kpes sign b --by "Jan Kowalski" --evidence scan.pdf
"""

from kpes.messages import message
from kpes.rules.register import evidence_of
from kpes.rules.rule import Data, Findings

CODE = "K517"

def check(data: Data) -> Findings:
    """Each file that a record of another partner names, by the folder that it is in."""
    ids = {partner.id.value for partner in data.partners or ()}
    for id, place, kept in evidence_of(data):
        if kept.file.split("/")[2] in ids - {id}:
            said = message(
                "The evidence {file} is kept for another partner. Withdraw the signature and record it with its own "
                "evidence, or accept this.",
                file=kept.file,
            )
            yield place, said
