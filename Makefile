# Two words do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
EXAMPLE := examples/foreign-ministry-briefing.txt

.PHONY: demo test lint types bench docs screenshots pictures train clean

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Readout needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Run: make PYTHON=python3.11 ...") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Could not make a virtual environment: install your system's venv package (on Debian: apt-get install python3-venv)."; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

demo: $(STAMP)
	$(BIN)/readout write $(EXAMPLE) --format html -o demo.html
	@$(BIN)/readout write $(EXAMPLE)
	@echo
	@echo "The same story with its sources beside it: open demo.html in a browser."
	@echo "All of it as a site: run the three lines below, and open http://127.0.0.1:8000/"
	@echo "  $(BIN)/readout archive add examples --archive demo.sqlite"
	@echo "  $(BIN)/readout archive write --archive demo.sqlite"
	@echo "  $(BIN)/readout serve --archive demo.sqlite"

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

bench: $(STAMP)
	$(BIN)/python -m benchmarks

# Run the examples of the README and docs/, and put what they print into them.
docs: $(STAMP)
	$(BIN)/python tests/test_docs.py

# Pictures of every page of the site (needs Chromium); make screenshots ARCHIVE=mine.sqlite takes a real archive.
screenshots: $(STAMP)
	$(BIN)/python tests/site/screenshots.py $(ARCHIVE)

# The pictures of docs/site.md, made from the examples.
pictures: $(STAMP)
	$(BIN)/python tests/site/pictures.py docs/pictures

# make train DATA=../shared/treebanks : remake the language model from open treebanks (see training/README.md)
train: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	$(BIN)/python -m training.run $(DATA)

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache demo.html demo.sqlite*
