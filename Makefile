# Each target does its own set-up; nothing has to be done before.
.PHONY: demo build test record lint format score readme suites bench clean setup

swift := swift

# The records of the documents in Fixtures/newsletters, for people.
demo: build
	@.build/release/extract --format text Fixtures/newsletters

build: setup
	@echo "building in release; the first time takes a few minutes" >&2
	@$(swift) build -c release --product extract

test: setup
	$(swift) test

# Writes Fixtures/expected anew; read the difference before it is committed.
record: setup
	@mkdir -p Fixtures/expected
	RECORD=1 $(swift) test --filter GoldenTests

lint:
	$(swift) format lint --strict --parallel --recursive Package.swift Sources Tests $(wildcard Benchmarks/Package.swift Benchmarks/Benchmarks)

format:
	$(swift) format --in-place --parallel --recursive Package.swift Sources Tests $(wildcard Benchmarks/Package.swift Benchmarks/Benchmarks)

# Against the annotated documents and other projects' cases of ../shared, where they are.
score: build
	Scripts/score

# Fills the tables of README.md and README.ja.md from the commands that they name.
readme: build
	Scripts/readme-tables

suites: build
	python3 Scripts/suites --extract .build/release/extract

bench: setup
	Scripts/bench

clean:
	$(swift) package clean
	rm -rf .build Benchmarks/.build

setup:
	@Scripts/bootstrap
