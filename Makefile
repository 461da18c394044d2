# Taizhang 台账. `make` alone lists what can be done. Two targets set everything up: run, test.

PORT   ?= 8000
PYTHON ?=
BIN    := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench assets lock wheel clean
.SILENT:

# The scripts in tools/ need nothing but a Python: they make the rest.
define environment
python=$$(PYTHON="$(PYTHON)" sh tools/find-python) && "$$python" tools/environment.py
endef

help: ## this list
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## the whole environment in .venv, browser assets, translations; does nothing where they are up to date
	$(environment) all
	$(BIN)/python tools/assets.py
	$(BIN)/python -m taizhang.frame.translations

run: ## the demo on 127.0.0.1:8000 with sample plans and accounts (PORT=… for another port)
	$(environment) run
	$(BIN)/python tools/assets.py --or-go-on
	$(BIN)/python -m taizhang.frame.translations
	exec $(BIN)/python tools/demo.py $(PORT)

test: setup ## everything, on SQLite and then on PostgreSQL, with a real browser (ARGS=… for pytest)
	$(BIN)/python tools/browser.py
	$(BIN)/python tools/suite.py $(ARGS)

check: setup ## format, lint, types, import contracts, migrations, translations, documents
	$(BIN)/python tools/check.py

bench: setup ## how well and how fast plans are read, how fast rules are, how fast the record answers, pages under load, and the review desk
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.rules
	$(BIN)/python -m benchmarks.record postgresql
	$(BIN)/python -m benchmarks.record sqlite
	$(BIN)/python -m benchmarks.pages postgresql
	$(BIN)/python -m benchmarks.review postgresql
	$(BIN)/python -m benchmarks.review sqlite

assets: ## third-party browser files, fetched and checked (no Node needed)
	$(environment) run
	$(BIN)/python tools/assets.py

lock: setup ## requirements.lock from pyproject.toml, hashes and all (UPGRADE=1 for newer versions)
	$(BIN)/uv pip compile pyproject.toml --all-extras --group dev --generate-hashes --no-emit-index-url \
	    --python-version 3.11 --quiet $(if $(UPGRADE),--upgrade) --output-file requirements.lock
	$(BIN)/uv pip compile --group bench --generate-hashes --no-emit-index-url \
	    --python-version 3.11 --quiet $(if $(UPGRADE),--upgrade) --output-file benchmarks/peers.lock
	$(environment) all

wheel: setup ## dist/: the wheel, the source archive, and the locked requirements of a server
	$(BIN)/python tools/wheel.py

clean: ## removes what was made, except the data in var/
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis src/taizhang/frame/static/vendor
	find src tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.mo' -delete
