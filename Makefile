# make run    installs, starts in demo mode, prints the address of the chat page
# make test   installs what tests need, runs every suite but soak, bench, fuzz, audit
PYTHON ?= python3
SHARED ?= ../shared
PORT ?= 8000
CORES ?= $(shell nproc 2>/dev/null || echo 2)
VENV := .venv
BIN := $(VENV)/bin
export SHARED PORT

.PHONY: install install-test system run test lint unit browser build eval noise fit bench lock clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "ต้องใช้ Python 3.11 ขึ้นไป: make install PYTHON=python3.11"; exit 2; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) 2>/dev/null \
	  || { $(PYTHON) -m pip install -q --user virtualenv && $(PYTHON) -m virtualenv -q $(VENV); } \
	  || { echo "สร้าง .venv ไม่ได้ ติดตั้ง python3-venv ก่อน"; exit 2; }
	$(BIN)/pip install -q --require-hashes -r requirements.lock
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	OPENBLAS_NUM_THREADS=$(CORES) $(BIN)/awardbot kb build
	@touch $@

install-test: $(VENV)/.installed-test system

$(VENV)/.installed-test: requirements-test.lock $(VENV)/.installed
	$(BIN)/pip install -q --require-hashes -r requirements-test.lock
	@touch $@

# the browser tests drive Debian's Chromium and need a Thai font
system:
	@bash .ci/system

run: build
	$(BIN)/awardbot serve --port $(PORT)

test: install-test lint unit browser

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/awardbot kb lint

unit: build
	$(BIN)/pytest -m "not browser and not soak" -n 2

browser:
	$(BIN)/pytest -m browser

# learn the questions; nothing to do if nothing changed
build: install
	@OPENBLAS_NUM_THREADS=$(CORES) $(BIN)/awardbot kb build

# the shared question set and its scorer: a gauge, never tuned to
eval: build
	@$(BIN)/awardbot ask --batch $(SHARED)/eval/dev.jsonl > /tmp/awardbot-answers.jsonl
	@$(BIN)/python $(SHARED)/eval/score.py $(SHARED)/eval/dev.jsonl /tmp/awardbot-answers.jsonl $(EVAL)

# what typing mistakes cost, on the validation questions
noise: build install-test
	$(BIN)/python -m tests.noise

# what evidence weighs, fitted on the validation questions
fit: build install-test
	$(BIN)/python -m tests.fit

# the bot beside what one would use instead: accuracy, time, memory; writes docs/benchmarks.md
bench: build install-test
	$(BIN)/python -m tests.bench

lock:
	uv pip compile pyproject.toml --extra build --generate-hashes --universal --python-version 3.11 -q \
	  --custom-compile-command "make lock" -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra test --generate-hashes --universal --python-version 3.11 -q \
	  --custom-compile-command "make lock" -o requirements-test.lock

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
