# SPDX-License-Identifier: MIT
# The only build file. `make help` lists what it can do. All paths are relative, so the tree may lie anywhere.

# ---- what may be set on the command line -----------------------------------------------------------------------------
# CC       gcc (default) or clang
# SAN=1    with address and undefined-behaviour sanitizers, in build/san
# VARIANT  a name: everything is built in build/NAME, beside the ordinary build
# WERROR=  (empty) lets warnings pass, for compilers newer than those the tree is kept clean with
# PREFIX, DESTDIR  where `make install` puts things
ifeq ($(origin CC),default)
CC := gcc
endif
VARIANT ?= $(if $(SAN),san)
WERROR ?= -Werror
PREFIX ?= /usr/local
out := build$(if $(VARIANT),/$(VARIANT))
gen := $(out)/gen

# ---- flags -----------------------------------------------------------------------------------------------------------
libraries := talloc libconfig libpq
warnings := -Wall -Wextra $(WERROR) -Wconversion -Wformat=2 -Wmissing-prototypes -Wstrict-prototypes -Wvla -Wcast-qual \
	-Wshadow
optimise := $(if $(SAN),-O1 -fno-omit-frame-pointer -fsanitize=address$(comma)undefined -fno-sanitize-recover=all,-O2)
comma := ,
CFLAGS ?= -g
all_cflags = -std=c11 -D_GNU_SOURCE $(warnings) $(optimise) $(CFLAGS) $(CPPFLAGS) -Isrc -I. -I$(gen) $(library_cflags)
library_cflags := $(shell pkg-config --cflags $(libraries) 2>/dev/null)
library_ldlibs := $(shell pkg-config --libs $(libraries) 2>/dev/null)
link = $(CC) $(optimise) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(library_ldlibs) -ldl

# ---- what is built ---------------------------------------------------------------------------------------------------
embedded := $(wildcard db/queries/*.sql db/migrations/*.sql config/rapporteur.conf)
sources := $(wildcard src/*/*.c cmd/*.c)
unit_tests := $(wildcard tests/unit/*.c)
db_tests := $(wildcard tests/db/*.c)
session_tests := $(wildcard tests/cli/*.c) tests/db/fixture.c
objects = $(patsubst %.c,$(out)/obj/%.o,$(1))
generated_objects := $(addprefix $(out)/obj/gen/,queries.o migrations.o embedded.o)
shared_objects := $(call objects,$(filter-out cmd/main.c,$(sources))) $(generated_objects)
all_objects := $(shared_objects) $(call objects,$(wildcard cmd/main.c) $(unit_tests) $(db_tests) $(session_tests) $(wildcard tests/*.c))
program := $(if $(wildcard cmd/main.c),$(out)/rapporteur)
test_programs := $(addprefix $(out)/tests/,unit db sessions)

.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
.PHONY: all tests objects clean help FORCE
all: $(program)
tests: $(program) $(test_programs)
objects: $(all_objects)

$(out)/rapporteur: $(call objects,cmd/main.c) $(shared_objects) $(out)/lists/program
	$(link)

# Test programs hold the whole program but its main().
$(out)/tests/unit: $(call objects,$(unit_tests) tests/suite.c tests/totals.c tests/cli/script.c) $(out)/obj/gen/suites_unit.o $(shared_objects) $(out)/lists/unit
	@mkdir -p $(@D)
	$(link) -lcunit
$(out)/tests/db: $(call objects,$(db_tests) tests/suite.c tests/totals.c) $(out)/obj/gen/suites_db.o $(shared_objects) $(out)/lists/db
	@mkdir -p $(@D)
	$(link) -lcunit
$(out)/tests/sessions: $(call objects,$(session_tests) tests/totals.c) $(shared_objects) $(out)/lists/sessions
	@mkdir -p $(@D)
	$(link)

$(out)/obj/%.o: %.c $(out)/lists/flags | $(gen)/embedded.S
	@mkdir -p $(@D)
	$(CC) $(all_cflags) $(if $(filter tests/%,$<),-Itests) -MMD -MP -c -o $@ $<
$(out)/obj/gen/%.o: $(gen)/%.c $(out)/lists/flags
	@mkdir -p $(@D)
	$(CC) $(all_cflags) -Itests -MMD -MP -c -o $@ $<
$(out)/obj/gen/embedded.o: $(gen)/embedded.S $(embedded)
	@mkdir -p $(@D)
	$(CC) -c -o $@ $<
-include $(patsubst %.o,%.d,$(all_objects) $(out)/obj/gen/suites_unit.o $(out)/obj/gen/suites_db.o)

# ---- generated files -------------------------------------------------------------------------------------------------
# Statements, migrations and the default configuration go into the program byte for byte (db/embed.awk).
$(gen)/embedded.S: db/embed.awk $(embedded) $(out)/lists/embedded
	@mkdir -p $(@D)
	awk -f db/embed.awk -v out=$(gen) $(embedded)
$(gen)/queries.c $(gen)/queries.h $(gen)/migrations.c $(gen)/migrations.h $(gen)/defaults.h: $(gen)/embedded.S ;

# The list of all `const struct suite suite_x` in the test files of one kind.
$(gen)/suites_%.c: tests/suites.awk $(wildcard tests/unit/*.c tests/db/*.c) $(out)/lists/unit $(out)/lists/db
	@mkdir -p $(@D)
	awk -f tests/suites.awk $(filter tests/$*/test_%,$(unit_tests) $(db_tests)) >$@

# Lists of files and flags: rewritten only when they change, so that a removed file or another flag is noticed.
list_program = $(sources)
list_unit = $(unit_tests) $(sources)
list_db = $(db_tests) $(sources)
list_sessions = $(session_tests) $(sources)
list_embedded = $(embedded)
list_flags = $(CC) $(all_cflags)
$(out)/lists/%: FORCE
	@mkdir -p $(@D)
	@echo '$(list_$*)' | cmp -s - $@ || echo '$(list_$*)' >$@

clean:
	rm -rf build

help:
	@echo 'make            the program: build/rapporteur'
	@echo 'make tests      the test programs: build/tests/unit, build/tests/db (arguments: patterns of test names)'
	@echo 'make clean      removes build'
