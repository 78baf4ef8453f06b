# Every target makes .venv by itself: a fresh machine needs Python >= 3.11 and a package index, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo playground test check format soak bench lock clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(STAMP): requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: $(STAMP) ## A whole house on this machine: simulator, store, worker and web chat
	$(BIN)/iris demo $(ARGS)

playground: $(STAMP) ## The demo in Microsoft's local Teams client, which npm fetches into build/ (needs Node.js)
	$(BIN)/iris demo --playground $(ARGS)

test: $(STAMP) ## The tests (a missing PostgreSQL, Chromium or LibreOffice is a skip that says why; in CI a failure)
	$(BIN)/python -m pytest -n 4 -m "not soak" $(ARGS)

check: $(STAMP) ## Types, style and the one-way rule
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## Put the code in the house's form
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

soak: $(STAMP) ## The long kills and soaks
	$(BIN)/python -m pytest -m soak $(ARGS)

bench: $(STAMP) ## The benchmarks: prints a table and writes build/bench.json
	$(BIN)/python -m tests.bench $(ARGS)

lock: ## Make the locks of versions again
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml --output-file requirements/run.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev pyproject.toml --output-file requirements/dev.lock

clean: ## Remove what the targets made
	rm -rf $(VENV) build
