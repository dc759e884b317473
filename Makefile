# SPDX-License-Identifier: MIT
# The only build file. `make help` lists what it can do. All paths are relative, so the tree may lie anywhere.

# ---- what may be set on the command line -----------------------------------------------------------------------------
# CC       gcc (default) or clang
# SAN=1    with address and undefined-behaviour sanitizers, in build/san
# VARIANT  a name: everything is built in build/NAME, beside the ordinary build
# ANEW=1   with `make demo`: what its database holds is thrown away first
# WERROR=  (empty) lets warnings pass, for compilers newer than those the tree is kept clean with
# FAULTS=all  with `make fault`: the full numbers
# V=1      shows the commands
# PREFIX, DESTDIR  where `make install` puts things
ifeq ($(origin CC),default)
CC := gcc
endif
VARIANT ?= $(if $(SAN),san)
WERROR ?= -Werror
PREFIX ?= /usr/local
CFLAGS ?= -g
out := build$(if $(VARIANT),/$(VARIANT))
gen := $(out)/gen

# ---- flags -----------------------------------------------------------------------------------------------------------
libraries := talloc libconfig libpq
library_cflags := $(shell pkg-config --cflags $(libraries) 2>/dev/null)
library_ldlibs := $(shell pkg-config --libs $(libraries) 2>/dev/null)
library_error = $(if $(library_ldlibs),,$(error $(libraries) not found: 'make deps' installs what is missing))
sanitizers := $(if $(SAN),-fno-omit-frame-pointer -fsanitize=address -fsanitize=undefined -fno-sanitize-recover=all)
warnings := -Wall -Wextra $(WERROR) -Wconversion -Wformat=2 -Wmissing-prototypes -Wstrict-prototypes -Wvla -Wcast-qual \
	-Wshadow
compiler = $(CC) -std=c11 -D_GNU_SOURCE $(warnings) $(library_error) $(if $(SAN),-O1,-O2) $(sanitizers) $(CFLAGS) $(CPPFLAGS) \
	-Isrc -I. -I$(gen) $(library_cflags)
linker = $(CC) $(sanitizers) $(CFLAGS) $(LDFLAGS)

# ---- what is built ---------------------------------------------------------------------------------------------------
embedded := $(wildcard db/queries/*.sql db/migrations/*.sql config/rapporteur.conf)
sources := $(wildcard src/*/*.c cmd/*.c)
unit_tests := $(wildcard tests/unit/*.c)
db_tests := $(wildcard tests/db/*.c)
session_tests := $(wildcard tests/cli/*.c)

objects_of = $(patsubst %.c,$(out)/obj/%.o,$(1))
generated := $(addprefix $(out)/obj/gen/,queries.o migrations.o embedded.o)
# Test programs hold the whole program but its main().
shared := $(call objects_of,$(filter-out cmd/main.c,$(sources))) $(generated)
program_objects := $(call objects_of,cmd/main.c) $(shared)
unit_objects := $(call objects_of,$(unit_tests) tests/suite.c tests/totals.c tests/cli/script.c) \
	$(out)/obj/gen/suites_unit.o $(shared)
db_objects := $(call objects_of,$(db_tests) tests/suite.c tests/totals.c) $(out)/obj/gen/suites_db.o $(shared)
sessions_objects := $(call objects_of,$(session_tests) tests/db/fixture.c tests/totals.c) $(shared)
all_objects := $(sort $(program_objects) $(unit_objects) $(db_objects) $(sessions_objects))

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: all help program tests objects deps demo check sessions sessions-update fault valgrind bench bench-programs lint format install clean FORCE
all: program
program: $(out)/rapporteur
tests: program $(addprefix $(out)/tests/,unit db sessions)
objects: $(all_objects)

# Short lines unless V=1.
say = $(if $(V),,@echo '  $(1) $@' &&)

$(out)/rapporteur: $(program_objects) $(out)/lists/program
	$(call say,LINK)$(linker) -o $@ $(filter %.o,$^) $(library_ldlibs) -ldl
.SECONDEXPANSION:
$(out)/tests/unit $(out)/tests/db $(out)/tests/sessions: $(out)/tests/%: $$($$*_objects) $(out)/lists/%
	@mkdir -p $(@D)
	$(call say,LINK)$(linker) -o $@ $(filter %.o,$^) $(library_ldlibs) -ldl -lcunit

$(out)/obj/%.o: %.c $(out)/lists/flags | $(gen)/embedded.S
	@mkdir -p $(@D)
	$(call say,CC)$(compiler) $(if $(filter tests/%,$<),-Itests) -MMD -MP -c -o $@ $<
$(out)/obj/gen/%.o: $(gen)/%.c $(out)/lists/flags
	@mkdir -p $(@D)
	$(call say,CC)$(compiler) -Itests -MMD -MP -c -o $@ $<
$(out)/obj/gen/embedded.o: $(gen)/embedded.S $(embedded)
	@mkdir -p $(@D)
	$(call say,AS)$(CC) -c -o $@ $<
-include $(all_objects:.o=.d)

# ---- generated files -------------------------------------------------------------------------------------------------
# Statements, migrations and the default configuration go into the program byte for byte.
generated_sources := queries.c queries.h migrations.c migrations.h defaults.h
$(gen)/embedded.S: db/embed.awk $(embedded) $(out)/lists/embedded
	@mkdir -p $(gen)/new
	$(call say,EMBED)awk -f db/embed.awk -v out=$(gen)/new $(embedded)
	@for file in $(generated_sources); do cmp -s $(gen)/new/$$file $(gen)/$$file || cp $(gen)/new/$$file $(gen)/; done
	@mv $(gen)/new/embedded.S $@
$(addprefix $(gen)/,$(generated_sources)): $(gen)/embedded.S
	@[ -f $@ ] || cp $(gen)/new/$(@F) $@

# The table of all `const struct suite suite_x` in the test files of one kind.
$(gen)/suites_unit.c $(gen)/suites_db.c: $(gen)/suites_%.c: tests/suites.awk $$($$*_tests) $(out)/lists/%
	@mkdir -p $(@D)
	$(call say,SUITES)awk -f tests/suites.awk $(filter tests/$*/test_%,$^) >$@

# What each thing is made from: rewritten only when it changes, so that a removed file or another flag is noticed.
list_program = $(program_objects)
list_unit = $(unit_objects)
list_db = $(db_objects)
list_sessions = $(sessions_objects)
list_embedded = $(embedded)
list_flags = $(compiler) / $(linker) $(library_ldlibs)
$(out)/lists/%: FORCE
	@mkdir -p $(@D)
	@echo '$(list_$*)' | cmp -s - $@ || echo '$(list_$*)' >$@

# ---- packages, demo, tests -------------------------------------------------------------------------------------------
# The packages come first; what is then built is built by a make of its own, which sees them.
jobs = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc))
deps:
	@config/install-packages tests

demo:
	@config/install-packages
	@$(MAKE) --no-print-directory $(jobs) program
	@db/sample/demo $(if $(ANEW),anew)

check: deps
	@$(MAKE) --no-print-directory $(jobs) tests bench-programs
	@tests/check $(out)/tests

sessions: tests
	@$(out)/tests/sessions
sessions-update: tests
	@UPDATE=1 $(out)/tests/sessions

# Kills, crashes, cuts and full disks, with what came of them; FAULTS=all tries each as often as the figures promise.
fault: program
	@tests/with-server tests/fault/run $(out)

# The unit and session parts, every process of ours under valgrind.
valgrind: tests
	@tests/valgrind $(out)

# Whole processes against psql and against bare libpq, as ratios in one run; BIG=1 adds a base of 1,000,000 rounds.
bench-programs: program $(addprefix $(out)/bench/,record bare compare)
bench: bench-programs
	@TEST_DATA="$$(pwd)/build/tests" tests/with-server tests/bench/run $(out)
# The program itself, made to write down what it asks.
$(out)/bench/record: $(program_objects) $(out)/obj/tests/bench/record.o
	@mkdir -p $(@D)
	$(call say,LINK)$(linker) -Wl,--wrap=PQexec -Wl,--wrap=PQexecParams -o $@ $^ $(library_ldlibs) -ldl
$(out)/bench/bare $(out)/bench/compare: $(out)/bench/%: $(out)/obj/tests/bench/%.o
	@mkdir -p $(@D)
	$(call say,LINK)$(linker) -o $@ $^ -lpq

lint:
	@tests/lint
# What clang-tidy says of each source, for tests/lint; kept until the object changes. The analyzer's depth is bounded.
.PHONY: tidy
tidy: $(patsubst %.c,$(out)/tidy/%.txt,$(sources))
$(out)/tidy/%.txt: $(out)/obj/%.o .clang-tidy
	@mkdir -p $(@D)
	$(call say,TIDY)clang-tidy --quiet $*.c -- $(wordlist 2,99,$(compiler)) \
		-Xclang -analyzer-config -Xclang max-nodes=75000 >$@ 2>/dev/null || :

format:
	clang-format -i $(wildcard src/*/*.[ch] cmd/*.[ch] tests/*.[ch] tests/*/*.[ch])

# ---- installation ----------------------------------------------------------------------------------------------------
share := $(DESTDIR)$(PREFIX)/share
install: program
	install -D -m 755 $(out)/rapporteur '$(DESTDIR)$(PREFIX)/bin/rapporteur'
	install -D -m 644 config/rapporteur.conf '$(share)/doc/rapporteur/rapporteur.conf'
	install -D -m 644 README.md '$(share)/doc/rapporteur/README.md'
	install -D -m 644 LICENSE '$(share)/doc/rapporteur/LICENSE'
	mkdir -p '$(share)/man/man1' '$(share)/bash-completion/completions' '$(share)/zsh/site-functions' \
		'$(share)/fish/vendor_completions.d'
	$(out)/rapporteur help --man >'$(share)/man/man1/rapporteur.1'
	$(out)/rapporteur completion bash >'$(share)/bash-completion/completions/rapporteur'
	$(out)/rapporteur completion zsh >'$(share)/zsh/site-functions/_rapporteur'
	$(out)/rapporteur completion fish >'$(share)/fish/vendor_completions.d/rapporteur.fish'

clean:
	rm -rf build

help:
	@echo 'make                  the program: build/rapporteur'
	@echo 'make demo             installs what is missing, builds, asks the sample three questions; ANEW=1: loads it anew'
	@echo 'make check            installs what is missing, builds, runs every test; SAN=1: with sanitizers'
	@echo 'make sessions         only the sessions of tests/cli; make sessions-update rewrites what they expect'
	@echo 'make fault            kills, crashes, network cuts, full disks, and what came of them; FAULTS=all: many of each'
	@echo 'make valgrind         the unit tests and the sessions under valgrind'
	@echo 'make bench            status and history against psql and bare libpq, and finding among many names, as ratios'
	@echo 'make lint             the rules of the house, and whatever of gcc, clang, clang-tidy, cppcheck is installed'
	@echo 'make format           clang-format over all C files'
	@echo 'make install          to PREFIX (/usr/local), below DESTDIR'
	@echo 'make clean            removes build, and with it the demo'
	@echo 'make tests            the test programs alone; then build/tests/unit, db or sessions with patterns of names'
