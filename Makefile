# run, test, check, bench: each sets up what it needs first. PORT=9000 make run serves elsewhere.
SHELL := /bin/sh
.DEFAULT_GOAL := run
.PHONY: run setup tools browsers test check docs bench film

PORT ?= $(or $(STOREFRONT_PORT),8000)
INSTANCE := $(or $(STOREFRONT_INSTANCE),instance)
BIN := .venv/bin
FLASK := $(BIN)/flask --app wsgi
# Pages are weighed on demonstration shops of their own, so that every checkout weighs the same. Drawing their photos
# takes half a minute: they are kept until what they are made by changes.
BUDGET := .run/budget
DRAWN_BY := $(wildcard storefront/demo/*.py storefront/demo/goods/*.toml storefront/demo/pictures/*.py \
            storefront/photos/*.py storefront/storage/migrations/*.py)
WEIGHED := env -u STOREFRONT_DATABASE_URL -u STOREFRONT_MEDIA_URL STOREFRONT_INSTANCE=$(BUDGET) $(FLASK)
TABLES := tests/node/node_modules/.package-lock.json

export STOREFRONT_PORT := $(PORT)
# gunicorn would take a bare PORT for "listen everywhere".
unexport PORT

run: export STOREFRONT_SIGNUP ?= open
# One of the demonstration shops can be paid online, with play money.
run: export STOREFRONT_STAND_INS ?= api.stripe.com=http://127.0.0.1:$(PORT)/stand-in/stripe
run: .venv/runtime
	@$(FLASK) init
	@test -e $(INSTANCE)/demo.loaded || { $(FLASK) demo && touch $(INSTANCE)/demo.loaded; }
	@echo "Storefront is on http://127.0.0.1:$$STOREFRONT_PORT – Ctrl-C stops it. ('$(FLASK) demo' repeats how to sign in.)"
	@exec $(BIN)/gunicorn --log-level warning wsgi:app

setup: .venv/runtime

tools: .venv/tools

.venv/runtime: requirements.txt
	@deploy/make-venv .venv
	@echo "Installing into .venv …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tools: .venv/runtime requirements-dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

browsers:
	@deploy/install-test-packages

# Tables of what old browsers know. npm writes the file itself; it is asked again when the list has changed.
$(TABLES): tests/node/package-lock.json | browsers
	@npm ci --prefix tests/node --ignore-scripts --no-audit --no-fund --silent || { \
		echo "The tables of what browsers know could not be installed. Run: npm ci --prefix tests/node --ignore-scripts" >&2; exit 1; }
	@touch $@

test: .venv/tools browsers $(TABLES)
	@$(BIN)/python -c 'from storefront.i18n.catalogues import compile_catalogues; compile_catalogues()'
	@$(BIN)/pytest -n $$(($$(getconf _NPROCESSORS_ONLN) + 1)) --dist worksteal

check: .venv/tools
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(MAKE) --no-print-directory $(BUDGET)/loaded
	@$(WEIGHED) init && $(WEIGHED) budget

$(BUDGET)/loaded: $(DRAWN_BY)
	@rm -rf $(BUDGET)
	@$(WEIGHED) init && $(WEIGHED) demo
	@touch $@

# What can't be installed here is not measured, and the bench says so.
film: .venv/tools browsers
	@STOREFRONT_FILM=docs/three-minutes $(BIN)/pytest -q tests/journeys/test_three_minutes.py

# The tables of the documents that the code decides.
docs: .venv/tools
	@$(BIN)/python -m tests.payments.tables

bench: .venv/tools
	@deploy/install-test-packages || true
	@$(BIN)/python -m bench
