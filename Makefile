# What this house is run with. Everything lands in .venv; a second call finds its stamp and starts at once.

SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
COMPILE := CUSTOM_COMPILE_COMMAND="make locks" ../$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
CATALOGUE := wams_tui/locale
BABEL := $(BIN)/pybabel --quiet
CHECKED := wams_tui screens storage tests benchmarks

# The first Python of at least 3.11, python3 itself before the others.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)

.PHONY: help demo test lint format locks wheel bench bench-stores law-exhaustive crash powerloss travel-kills travel-histories flips fuzz mutants snapshots catalogue clean

help: ## show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## make a practice vault of fictional households and open it
	@$(BIN)/wams demo $(ARGS)

test: lint ## run every check and every test
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev ## style, types and doors
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports

format: $(VENV)/.dev ## lay out the code and mend what can be mended
	@$(BIN)/ruff check --fix $(CHECKED)
	@$(BIN)/ruff format $(CHECKED)

locks: $(VENV)/.dev ## pin every dependency anew, with hashes (UPGRADE=--upgrade for newer versions)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
		echo "Locks are made on Python 3.11, the oldest we support: make clean locks PYTHON=python3.11" >&2; exit 1; }
	cd requirements && $(COMPILE) $(UPGRADE) --output-file run.txt run.in
	cd requirements && $(COMPILE) $(UPGRADE) --output-file build.txt build.in
	cd requirements && $(COMPILE) $(UPGRADE) --constraint run.txt --constraint build.txt --output-file dev.txt dev.in
	cd requirements && $(COMPILE) $(UPGRADE) --output-file mutants.txt mutants.in

wheel: $(VENV)/.dev ## build dist/*.whl, without network
	@$(BIN)/python -m build --wheel --no-isolation

bench: $(VENV)/.dev ## measure law, requests, store, cases, timeline, rooms, plan, travel and documents, then the program beside others (ARGS="--runs 7 --json figures.json")
	@$(BIN)/python -m benchmarks.law
	@$(BIN)/python -m benchmarks.requests
	@$(BIN)/python -m benchmarks.store
	@$(BIN)/python -m benchmarks.cases
	@$(BIN)/python -m benchmarks.timeline
	@$(BIN)/python -m benchmarks.rooms
	@$(BIN)/python -m benchmarks.plan
	@$(BIN)/python -m benchmarks.travel
	@$(BIN)/python -m benchmarks.documents
	@$(BIN)/python -m benchmarks.run $(ARGS)

bench-stores: $(VENV)/.dev ## the store beside plain SQLite, raw SQLCipher and PostgreSQL (ARGS="--cases 100000 --records 3")
	@$(BIN)/python -m benchmarks.store_peers $(ARGS)

law-exhaustive: $(VENV)/.dev ## hold the rules against a second evaluator over every combination (ARGS="--part 1/2 --progress FILE" for a half)
	@$(BIN)/python -m tests.law.agreement $(ARGS)

crash: $(VENV)/.dev ## kill writers thousands of times and look for what was lost (WAMS_KILLS=3000 WAMS_SEED=1)
	@WAMS_KILLS=$${WAMS_KILLS:-3000} $(BIN)/python -m pytest -n0 tests/storage/faults/test_crash.py $(ARGS)

powerloss: $(VENV)/.dev ## let the power go at every moment of a writer and of making a vault, in every manner
	@WAMS_POWER=$${WAMS_POWER:-1000000} $(BIN)/python -m pytest tests/storage/faults/test_power.py $(ARGS)

travel-kills: $(VENV)/.dev ## stop packing and bringing back at every call they make, by a kill and by loss of power
	@WAMS_TRAVEL_KILLS=$${WAMS_TRAVEL_KILLS:-1000000} $(BIN)/python -m pytest tests/desk/travel/test_cut_off.py $(ARGS)

travel-histories: $(VENV)/.dev ## bring office and two laptops together many thousands of times in every order (WAMS_HISTORIES=20000)
	@WAMS_HISTORIES=$${WAMS_HISTORIES:-20000} $(BIN)/python -m pytest tests/casework/test_bringing_together.py tests/casework/test_whole_histories.py $(ARGS)
	@WAMS_HISTORIES=$${WAMS_VAULT_HISTORIES:-300} $(BIN)/python -m pytest tests/desk/travel/test_histories.py $(ARGS)

flips: $(VENV)/.dev ## change every bit of the key file, and thousands of the pages and the write-ahead log
	@WAMS_FLIPS=1000000 $(BIN)/python -m pytest tests/storage/faults/test_flips.py -k key_file $(ARGS)
	@WAMS_FLIPS=$${WAMS_FLIPS:-5000} $(BIN)/python -m pytest tests/storage/faults/test_flips.py $(ARGS)

fuzz: $(VENV)/.dev ## ten thousand of each: changed key files, sealed records, rows, certificates, heads (WAMS_FUZZ=10000)
	@WAMS_FUZZ=$${WAMS_FUZZ:-10000} $(BIN)/python -m pytest --dist=load tests/storage/test_fuzz.py tests/storage/faults/test_hostile.py $(ARGS)

# mutmut ends well whether mutants live or not, and fails where it cannot run at all: only the second is a failure here.
# With MINUTES it stops by itself; what it has tried by then stands, and the next call goes on from there.
mutants: $(VENV)/.mutants ## change the law's code in every small way and see which tests notice (MINUTES=25 to stop in time)
	@WAMS_LAW_SAMPLE=1500 $(if $(MINUTES),timeout --foreground --signal=INT $(MINUTES)m) nice -n 19 $(BIN)/mutmut run $(ARGS); \
		ended=$$?; if [ $$ended -ne 0 ] && [ $$ended -ne 124 ]; then echo "mutmut could not run (exit code $$ended)" >&2; exit $$ended; fi
	@$(BIN)/mutmut results

snapshots: $(VENV)/.dev ## write the expected screens anew; read the difference before you commit it
	@WAMS_SNAPSHOTS=write $(BIN)/python -m pytest tests/screens $(ARGS)

catalogue: $(VENV)/.dev ## gather the words of the program into the catalogues and compile them
	@mkdir -p build
	@$(BABEL) extract --no-default-keywords --keyword=_ --keyword=N_ --keyword=n_:1,2 --add-location=file --sort-output \
		--project=wams-tui --output-file=build/wams.pot wams_tui screens storage
	@test -e $(CATALOGUE)/en/LC_MESSAGES/wams.po || $(BABEL) init --locale=en --no-wrap --domain=wams \
		--input-file=build/wams.pot --output-dir=$(CATALOGUE)
	@$(BABEL) update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap --domain=wams \
		--input-file=build/wams.pot --output-dir=$(CATALOGUE)
	@$(BABEL) compile --domain=wams --directory=$(CATALOGUE)

clean: ## remove what was built, and the environment
	rm -rf $(VENV) build dist mutants *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "wams needs Python 3.11 or newer, and none was found. Install it, or name one: make PYTHON=/path/to/python3" >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
		echo "$(PYTHON) cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; fi
	@echo "Making $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what wams needs, each file checked against its hash ..."
	@$(PIP) --require-hashes --requirement requirements/run.txt --requirement requirements/build.txt
	@PYTHONWARNINGS=ignore $(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing what the checks need ..."
	@$(PIP) --require-hashes --requirement requirements/dev.txt
	@touch $@

$(VENV)/.mutants: requirements/mutants.txt $(VENV)/.dev
	@$(PIP) --require-hashes --requirement requirements/mutants.txt
	@touch $@
