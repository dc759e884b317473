// SPDX-License-Identifier: MIT
#ifndef DOMAIN_CHECK_H
#define DOMAIN_CHECK_H
// What a careful reader would ask about the record: findings of the rules that stand in the database.

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"
#include "base/ids.h"
#include "domain/question.h"
#include "pg/db.h"

struct rule {
	const char *name;
	const char *kind; // what it has in common with others: "impossible"
	const char *title, *question;
	const char *command; // the form of the one that mends it
};

struct finding {
	const char *rule, *kind, *title, *question;
	const char *thing; // slug; NULL where the marking withholds it
	const char *name;
	char **told;      // the sentence in pieces: every second one is a date, EDTF, or ""
	const char *text; // the same in one, dates as entered
	struct ids claims;
	char **commands;
	const char *claims_text, *commands_text;
	int64_t revision;     // the newest of its claims, or 0
	int64_t marking_rank; // 0 to 4
	bool unsure;          // what it says is missing may be withheld
};

// Findings of a rule that are left out, because what they say is missing may be withheld.
struct left_out {
	const char *rule;
	size_t findings;
};

struct checked {
	struct records findings; // struct finding
	struct records left_out; // struct left_out
	long withheld;           // claims above the marking asked for, not looked at
};

extern const struct field rule_fields[];    // titled for tables
extern const struct field finding_fields[]; // titled for tables

// What is asked; each may be NULL.
struct check_filter {
	const char *thing_id;  // only what concerns it, or what is part of it
	const char *source_id; // only what rests on it
	const char *rule;      // a rule or a kind of rules
};

// The rules (struct rule), the most serious first, in `context`.
bool check_rules(const void *context, struct db *db, struct records *rules, struct error *error);
// What they find, by rule and then by thing, in `context`. NOT_FOUND for a rule that is none, with the nearest as hint.
bool check_load(const void *context, struct db *db, const struct question *question, const struct check_filter *filter,
                struct checked *checked, struct error *error);
// The sentence of a finding with its dates in words; in `context`.
char *finding_text(const void *context, const struct finding *finding);

#endif
