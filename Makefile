# kpes: set-up and daily work. "make" alone tells what there is.
.DEFAULT_GOAL := help
.PHONY: help copies test thorough check fuzz bench scans readings catalogue generated clean

PYTHON ?= python3
BIN := .venv/bin

help: ## show what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

copies: .venv/ready ## check the agreement and write one copy for each partner into out/copies
	@$(BIN)/kpes validate
	@$(BIN)/kpes render

TESTS := $(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist worksteal

test: .venv/ready ## run the tests, all processors at work
	@$(TESTS)

thorough: .venv/ready ## run them with all that they can try, and install kpes as others do
	@KPES_THOROUGH=1 $(TESTS)

check: .venv/ready ## look for careless code and untrue types
	@$(BIN)/ruff check
	@$(BIN)/mypy

fuzz: .venv/ready ## alter 3,000 copies, make 300 files to import, ask LibreOffice; read 2,000 agreements back, import 500
	@KPES_MUTATIONS=3000 KPES_LISTINGS=300 $(BIN)/pytest tests/received/test_mutations.py tests/received/test_listings.py
	@KPES_AGREEMENTS=2000 $(BIN)/pytest tests/render/test_same_words.py tests/layout/test_references.py
	@KPES_AGREEMENTS=500 $(BIN)/pytest tests/importing/test_round_trip.py

bench: .venv/ready ## measure kpes beside what it could be compared with
	@$(BIN)/python -m tools.bench

scans: .venv/ready ## measure how many altered signs are found on made-up scans, and how many words told falsely
	@$(BIN)/python -m tests.scans.measuring 1 "" out/missed

readings: .venv/ready ## the same of copies that LibreOffice prints from DOCX, which are read; takes an hour
	@$(BIN)/python -m tests.scans.reading_measured

catalogue: .venv/ready ## bring the catalogues up to date with the source
	@$(BIN)/python -m tools.catalogue

generated: .venv/ready ## write schemas/ and docs/rules.md anew, which come from the source
	@$(BIN)/python -m tools.generated

clean: ## remove what was made: the environment and all output
	rm -rf .venv out build dist

.venv/ready: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kpes needs Python 3.11 or later; name one with: make PYTHON=python3.12")'
	@echo "Setting up .venv (once, about a minute) ..." >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --editable .
	@touch $@
