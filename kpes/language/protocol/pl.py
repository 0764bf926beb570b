"""The signing protocol in Polish."""

from __future__ import annotations

from kpes.language.protocol import ProtocolWords

WORDS = ProtocolWords(
    title="Protokół podpisania",
    interim_mark="/protokół częściowy/",
    interim="To jest protokół częściowy. Pokazuje stan dotychczasowy i nie stwierdza zawarcia:",
    reason_draft="dokument jest jeszcze projektem;",
    reason_missing="nie ma kompletu podpisów: brakuje {missing} z {total} partnerów;",
    reason_form="forma pisemna nie jest zachowana: {partners};",
    reason_checks="sprawdzenie wykazało niezgodności, opisane niżej.",
    agreement="Dokument",
    agreement_date="Data dokumentu",
    edition="Wydanie",
    fingerprint="Skrót tekstu (SHA-256)",
    copies_count="Liczba egzemplarzy",
    signed="Podpisali",
    signed_of="{signed} z {total} partnerów",
    concluded_on="Data zawarcia",
    not_concluded="jeszcze nieustalona",
    last_record="Ostatni zapis w rejestrze",
    no_record="brak zapisów",
    signatures="Podpisy",
    number="Lp.",
    partner="Partner",
    representative="Podpisujący, podstawa",
    day="Data",
    how="Sposób i forma",
    bases={"statutory": "z mocy ustawy lub statutu", "power-of-attorney": "pełnomocnictwo"},
    methods={
        "handwritten": "własnoręcznie",
        "qualified": "kwalifikowany podpis elektroniczny",
        "trusted-profile": "podpis zaufany",
        "personal": "podpis osobisty",
        "other": "w inny sposób",
    },
    form_met="forma pisemna zachowana",
    form_not_met="forma pisemna niezachowana",
    form_any="Dokument nie wymaga formy pisemnej.",
    exhibits="dowód nr {numbers}",
    unsigned="brak podpisu",
    lacking="brakuje podpisów: {lacking} z {required}",
    other_edition="{representative}: podpis pod innym wydaniem ({edition}), nie liczy się",
    checked="Co sprawdzono",
    register_unchanged="Rejestr podpisów: skróty zapisów zgadzają się z zapisami.",
    register_empty="Rejestr podpisów: nie ma w nim jeszcze zapisów.",
    register_changed="Rejestr podpisów: plik {file} zmieniono poza programem; pierwszy zapis, który się nie zgadza, "
    "zaczyna się w wierszu {line}.",
    register_unsealed="Rejestr podpisów: zapisy bez skrótu, o których nie wiadomo, czy ich nie zmieniono, są w "
    "plikach: {files}",
    text_states={
        "unchanged": "Tekst tego wydania: zachowany w pliku {file}, a jego skrót zgadza się z podanym wyżej.",
        "missing": "Tekst tego wydania: brakuje pliku {file}, w którym powinien być zachowany.",
        "changed": "Tekst tego wydania: plik {file} zmieniono, jego skrót nie zgadza się z podanym wyżej.",
    },
    text_not_kept="Tekst tego wydania: zostanie zachowany przy pierwszym podpisie.",
    evidence="Dowody",
    no_evidence="Do podpisów nie dołączono dowodów.",
    file_digest="Plik i jego skrót (SHA-256)",
    state="Wynik sprawdzenia",
    states={
        "unchanged": "niezmieniony od zapisania",
        "missing": "brakuje tego pliku",
        "changed": "zmieniony po zapisaniu",
    },
    copies="Egzemplarze",
    no_copies="Nie przygotowano egzemplarzy, więc nie podaje się ich skrótów.",
    other_copies="Przygotowane egzemplarze są z innego wydania ({edition}), więc nie podaje się ich skrótów.",
    files="Pliki",
    count="Liczba",
    digest="Skrót (SHA-256)",
    copies_changed="Brakuje lub zmieniono po przygotowaniu: {files}",
    not_proven="Czego ten protokół nie dowodzi",
    not_proven_items=(
        "Nie stwierdza, że którykolwiek podpis jest ważny ani że dokument wywołał skutki prawne.",
        "Nie stwierdza, kto w rzeczywistości podpisał własnoręcznie; podaje osobę, którą wpisano do rejestru.",
        "Nie stwierdza umocowania do reprezentowania partnera; podstawę podaje tak, jak ją zapisano.",
        "Nie potwierdza dat podpisania; podaje je tak, jak je zapisano.",
        "Nie ocenia treści dowodów ani podpisów elektronicznych w nich zawartych; stwierdza tylko, czy pliki są te "
        "same.",
        "Nie chroni przed kimś, kto zmieni plik i zapisany skrót jednocześnie. Dlatego warto zachować ten protokół i "
        "porównać go z późniejszym.",
    ),
    by_oneself="Jak sprawdzić to samodzielnie",
    how_intro="Każde z tych poleceń wypisuje skrót. Musi być taki sam jak w tym protokole.",
    how_any=(
        "Dowolny plik",
        "sha256sum PLIK\n"
        "W systemie Windows: certutil -hashfile PLIK SHA256",
    ),
    how_text=("Tekst wydania", "sha256sum {file}"),
    how_draft_text=("Tekst wydania", "kpes show --format text | sha256sum"),
    how_register=(
        "Zapis w rejestrze",
        "head -n N data/signatures/PARTNER.yaml | sha256sum\n"
        "N to liczba wierszy nad wierszem „digest”, który kończy zapis i zawiera ten sam skrót.",
    ),
    how_copies=(
        "Egzemplarze",
        "cd out/copies\n"
        "sha256sum -c SHA256SUMS",
    ),
)
