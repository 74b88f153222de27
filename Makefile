# `make` alone lists what there is to make. Needs Python 3.11 or newer and nothing else.
PYTHON ?=
export PYTHON
RUN := .venv/bin/python -m

.PHONY: help demo setup test test-frameworks check bench format lock lab pages site clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 18

demo: setup ## install, then train on the built-in handwritten digits
	@$(RUN) steepest train digits
	@echo "Here the command is .venv/bin/steepest; \`. .venv/bin/activate\` makes it steepest."

setup: ## make .venv and install the package from the lock
	@scripts/setup

test: ## install what the tests need and run all of them
	@scripts/setup test
	@$(RUN) pytest --numprocesses auto --dist loadfile $(ARGS)

test-frameworks: ## the tests of models of Keras, PyTorch and Equinox, in .venv-frameworks
	@scripts/frameworks
	@STEEPEST_FRAMEWORKS=1 .venv-frameworks/bin/python -m pytest --numprocesses auto \
		--dist loadfile tests/frameworks $(ARGS)

check: ## lint, formatting and types
	@scripts/setup check
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) pyright

bench: ## install the peers into .venv-bench, then measure beside them
	@scripts/bench
	@.venv-bench/bin/python -m benchmarks $(ARGS)

format: ## format the code and mend what ruff can mend
	@scripts/setup check
	@$(RUN) ruff check --fix
	@$(RUN) ruff format

lab: ## build the page of the lab from lab/ with Node, and run its tests
	@cd lab && npm ci --silent && npm test --silent && npm run --silent build

pages: ## write the pages that are made from the code
	@scripts/setup
	@$(RUN) scripts.check_pages
	@$(RUN) scripts.experiment_pages

site: ## build the documentation in site/, strictly: site/index.html
	@scripts/setup docs
	@NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs build --strict --quiet $(ARGS)

lock: ## choose the newest versions anew and write the lock files
	@scripts/lock

clean: ## remove what make made
	rm -rf .venv .venv-bench .venv-frameworks .pytest_cache .ruff_cache .hypothesis dist build site
