# Two commands matter: `make demo` runs the product, `make test` checks it.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKS := requirements/runtime.txt requirements/build.txt
.DEFAULT_GOAL := help
.PHONY: help demo test fast format lint types layers knowledge screens locks clean

help:
	@echo "make demo     install, seed an invented clinic and serve it on this machine"
	@echo "make test     everything CI checks: format, lint, types, layers, knowledge, tests"
	@echo "make screens  pictures of the design gallery in three sizes and two themes (needs Chromium)"
	@echo "make locks    compile requirements/*.in into locked requirements/*.txt (needs uv)"

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Palpate needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 2; }
	@echo "Making a local environment in .venv ..."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: .venv/made $(LOCKS) pyproject.toml
	@echo "Installing the locked requirements ..."
	@$(PIP) --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	@touch $@

# The package's own build hook bundles the front end; it does nothing when nothing changed.
.venv/package: .venv/runtime hatch_build.py pyproject.toml $(shell find frontend -type f -not -path '*/node_modules/*')
	@echo "Building the front end and installing Palpate ..."
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev: .venv/package requirements/dev.txt
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

demo: .venv/package
	@$(BIN)/palpate demo

test: format-check lint types layers knowledge tests
	@echo "All checks passed."

.PHONY: format-check tests
format-check: .venv/dev
	@echo "== format"
	@$(BIN)/ruff format --check --quiet . || { echo "Some files are not formatted. Run: make format"; exit 1; }

format: .venv/dev
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lint: .venv/dev
	@echo "== lint"
	@$(BIN)/ruff check .
	@$(BIN)/python tools/sizes.py

types: .venv/dev
	@echo "== types"
	@$(BIN)/mypy

layers: .venv/dev
	@echo "== layers"
	@PYTHONPATH=. $(BIN)/lint-imports --no-cache

knowledge: .venv/dev
	@echo "== knowledge"
	@$(BIN)/palpate knowledge check

tests: .venv/dev
	@$(BIN)/python tools/chromium.py
	@echo "== tests on SQLite"
	@$(BIN)/pytest -n 2 --dist loadfile -m "not browser"
	@echo "== clinic tests on PostgreSQL"
	@PALPATE_TEST_DATABASE=postgresql $(BIN)/pytest tests/clinic -m "not browser"
	@echo "== tests in the browser"
	@$(BIN)/pytest tests -m browser

screens: .venv/dev
	@$(BIN)/python -m tools.screens

locks:
	@for name in runtime build dev; do \
	  UV_PYTHON_DOWNLOADS=never uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url requirements/$$name.in -o requirements/$$name.txt || exit 1; done

clean:
	rm -rf .venv build dist var palpate/clinic/static/dist frontend/node_modules
