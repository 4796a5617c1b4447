# Every target first makes the machine ready (.ci/setup.sh); a second time that takes a moment.

PYTHON := $(if $(filter Windows_NT,$(OS)),.venv/Scripts/python.exe,.venv/bin/python)

.DEFAULT_GOAL := help
.PHONY: help run test check fast fuzz bench gallery pictures wheel clean dev

help: ## lists the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: ## starts the program (in the terminal where there is no display)
	@sh .ci/setup.sh run

# The order is shuffled with a fixed seed: the same change fails, or passes, the same everywhere.
# `pytest` by itself takes another order each time.
test: check ## all checks, then all tests
	@$(PYTHON) -m pytest --randomly-seed=20261122

check: dev ## style, format, types and layers
	@$(PYTHON) -m ruff check
	@$(PYTHON) -m ruff format --check
	@$(PYTHON) -m mypy
	@$(PYTHON) -c "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True))"

# pytest-qt itself imports Qt, so it is off; then its settings are unknown, which is an error elsewhere.
fast: dev ## the tests that need no Qt
	@$(PYTHON) -m pytest -p no:pytest-qt -m "not gui and not slow" --ignore=tests/gui --ignore=tests/terminal \
		-o addopts="--strict-markers --import-mode=importlib" -W ignore::pytest.PytestConfigWarning

fuzz: dev ## looks for 10 minutes for bytes that break the reader of routines (Linux)
	@$(PYTHON) -m pip install -q --group fuzz
	@$(PYTHON) tests/fuzz/fuzz_reader.py 600

bench: dev ## measures the program
	@$(PYTHON) -m benchmarks

gallery: dev ## takes pictures of every page and widget in every look, and those of README and docs
	@$(PYTHON) -m rehab_app.gui.gallery --readme
	@$(PYTHON) -m rehab_app.gui.gallery --docs
	@$(PYTHON) -m rehab_app.gui.gallery --icons
	@$(PYTHON) -m rehab_app.gui.gallery build/gallery

pictures: dev ## draws all poses in every theme, and the pictures of docs/poses.md
	@$(PYTHON) -m rehab_app.gui.pose_sheet --docs
	@$(PYTHON) -m rehab_app.gui.pose_sheet build/poses

wheel: dev ## builds dist/rehab_app-*.whl
	@$(PYTHON) -m build

clean: ## removes what was built and cached (.venv stays)
	@rm -rf dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

dev:
	@sh .ci/setup.sh dev
