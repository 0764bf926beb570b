"""The signing protocol in French."""

from __future__ import annotations

from kpes.language.protocol import ProtocolWords

WORDS = ProtocolWords(
    title="Procès-verbal de signature",
    interim_mark="/procès-verbal provisoire/",
    interim="Ce procès-verbal est provisoire. Il montre l’état actuel et ne constate pas la conclusion :",
    reason_draft="le document est encore un projet ;",
    reason_missing="les signatures sont incomplètes : il manque {missing} partenaires sur {total} ;",
    reason_form="la forme écrite n’est pas respectée : {partners} ;",
    reason_checks="la vérification a révélé des anomalies, décrites ci-dessous.",
    agreement="Document",
    agreement_date="Date du document",
    edition="Édition",
    fingerprint="Empreinte du texte (SHA-256)",
    copies_count="Nombre d’exemplaires",
    signed="Signé par",
    signed_of="{signed} partenaires sur {total}",
    concluded_on="Date de conclusion",
    not_concluded="pas encore conclu",
    last_record="Dernière inscription au registre",
    no_record="aucune inscription",
    signatures="Signatures",
    number="N°",
    partner="Partenaire",
    representative="Signataire, qualité",
    day="Date",
    how="Mode et forme",
    bases={"statutory": "représentant légal ou statutaire", "power-of-attorney": "procuration"},
    methods={
        "handwritten": "signature manuscrite",
        "qualified": "signature électronique qualifiée",
        "trusted-profile": "profil de confiance polonais",
        "personal": "signature personnelle (carte d’identité polonaise)",
        "other": "autre mode",
    },
    form_met="forme écrite respectée",
    form_not_met="forme écrite non respectée",
    form_any="Le document n’exige pas la forme écrite.",
    exhibits="pièce n° {numbers}",
    unsigned="pas de signature",
    lacking="signatures manquantes : {lacking} sur {required}",
    other_edition="{representative} : a signé une autre édition ({edition}), ne compte pas",
    checked="Ce qui a été vérifié",
    register_unchanged="Registre des signatures : les empreintes des inscriptions correspondent aux inscriptions.",
    register_empty="Registre des signatures : il ne contient encore aucune inscription.",
    register_changed="Registre des signatures : le fichier {file} a été modifié par d’autres moyens ; la première "
    "inscription qui ne correspond pas commence à la ligne {line}.",
    register_unsealed="Registre des signatures : des inscriptions sans empreinte, peut-être modifiées, figurent dans "
    ": {files}",
    text_states={
        "unchanged": "Texte de cette édition : conservé dans {file} ; son empreinte est celle indiquée ci-dessus.",
        "missing": "Texte de cette édition : le fichier {file}, qui devrait le contenir, est absent.",
        "changed": "Texte de cette édition : le fichier {file} a été modifié ; son empreinte n’est pas celle indiquée "
        "ci-dessus.",
    },
    text_not_kept="Texte de cette édition : il sera conservé lors de la première signature.",
    evidence="Pièces justificatives",
    no_evidence="Aucune pièce n’a été jointe aux signatures.",
    file_digest="Fichier et son empreinte (SHA-256)",
    state="Résultat de la vérification",
    states={
        "unchanged": "inchangée depuis son inscription",
        "missing": "ce fichier est absent",
        "changed": "modifiée après son inscription",
    },
    copies="Exemplaires",
    no_copies="Il n’y a pas de jeu d’exemplaires ; leurs empreintes ne sont donc pas indiquées.",
    other_copies="Les exemplaires établis sont d’une autre édition ({edition}) ; leurs empreintes ne sont donc pas "
    "indiquées.",
    files="Fichiers",
    count="Nombre",
    digest="Empreinte (SHA-256)",
    copies_changed="Absents ou modifiés après leur établissement : {files}",
    not_proven="Ce que ce procès-verbal ne prouve pas",
    not_proven_items=(
        "Il ne constate ni la validité d’une signature, ni les effets juridiques du document.",
        "Il ne constate pas qui a réellement signé à la main ; il nomme la personne inscrite au registre.",
        "Il ne constate pas le pouvoir de représenter un partenaire ; il indique la qualité telle qu’elle a été "
        "inscrite.",
        "Il ne confirme pas les dates de signature ; il les indique telles qu’elles ont été inscrites.",
        "Il n’évalue ni le contenu des pièces ni les signatures électroniques qu’elles contiennent ; il indique "
        "seulement si les fichiers sont les mêmes.",
        "Il ne protège pas contre quelqu’un qui modifierait à la fois un fichier et l’empreinte inscrite. Il convient "
        "donc de conserver ce procès-verbal et de le comparer aux suivants.",
    ),
    by_oneself="Comment le vérifier soi-même",
    how_intro="Chacune de ces commandes affiche une empreinte. Elle doit être identique à celle de ce procès-verbal.",
    how_any=(
        "Tout fichier",
        "sha256sum FICHIER\n"
        "Sous Windows : certutil -hashfile FICHIER SHA256",
    ),
    how_text=("Texte de l’édition", "sha256sum {file}"),
    how_draft_text=("Texte de l’édition", "kpes show --format text | sha256sum"),
    how_register=(
        "Inscription au registre",
        "head -n N data/signatures/PARTNER.yaml | sha256sum\n"
        "N est le nombre de lignes au-dessus de la ligne « digest », qui termine l’inscription et contient la même "
        "empreinte.",
    ),
    how_copies=(
        "Exemplaires",
        "cd out/copies\n"
        "sha256sum -c SHA256SUMS",
    ),
)
