# `make help` lists the targets. Only Python 3.11 or newer and make are needed beforehand.

VENV := .venv
BIN  := $(VENV)/bin
OUT  ?= public

# The first Python on this machine that is new enough and can make an environment; or name one: make PYTHON=...
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import ensurepip, sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$python"; break; }; done)

PIP     := $(BIN)/python -m pip --disable-pip-version-check --quiet --require-virtualenv
COMPILE := $(BIN)/pip-compile

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help publish test lint types pytest format bench schema lock dev clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

publish: $(VENV)/.run ## check the catalogue and build everything into public/ (OUT=... for another folder)
	$(BIN)/catalogue publish --out $(OUT)

test: lint types pytest ## run what CI runs: ruff, mypy, pytest with a real browser

lint: $(VENV)/.dev ## check style and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev ## check types
	$(BIN)/mypy

pytest: $(VENV)/.dev
	$(BIN)/python tests/browser/ensure_chromium.py
	$(BIN)/pytest -n 2

format: $(VENV)/.dev ## write the format that `make lint` asks for
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(VENV)/.dev ## measure speed and memory (BENCH="--only check" for one section)
	$(BIN)/python tests/bench/run.py $(BENCH)

schema: $(VENV)/.run ## write schemas/ from the models
	$(BIN)/catalogue schema --out schemas

lock: $(VENV)/.dev ## choose newer dependencies and write both lock files
	$(COMPILE) --upgrade --output-file requirements.lock pyproject.toml
	$(COMPILE) --upgrade --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

dev: $(VENV)/.dev ## set up .venv with everything a developer needs

clean: ## remove what can be made again
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# One environment, two stamps: publishing installs the runtime lock alone, developing adds the rest to it.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, with venv; name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@
