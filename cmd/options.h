// SPDX-License-Identifier: MIT
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H
// Options that many commands share. A group's offsets count from the beginning of the argument struct, so the struct of
// a command that takes a group begins with that group's struct:
//     every command that writes       struct write_options first, write_option_group in .groups
//     every command that makes claims struct claim_options first, claim_option_groups as .groups
//     every question                  struct question_options first, question_option_groups as .groups

#include <stdbool.h>

#include "cmd/app.h"
#include "domain/claim.h"

struct write_options {
	const char *reason; // kept with the revision
	bool dry_run;
};

struct claim_options {
	struct write_options write;
	const char *on;     // EDTF
	const char *source; // "spa-g4", "ap-2017-02-13#1530"
	const char *reported;
	const char *by, *principal, *by_words;
	const char *because;
	const char *credibility;
	const char *marking;
	const char *quote, *quote_language, *statement, *locator;
	long long correct; // number of a claim; 0: none
	bool supersede, dispute;
};

struct question_options {
	const char *as_of;
	const char *as_recorded;
	const char *max_marking;
	const char *zone;
};

extern const struct option_group write_option_group, claim_option_group, question_option_group;

// Ready-made lists for struct command's `groups`.
extern const struct option_group *const write_option_groups[];    // write
extern const struct option_group *const claim_option_groups[];    // claim, write
extern const struct option_group *const question_option_groups[]; // question

// Fills the header of a claim: when, where from, on whose word, and what it does where it disagrees. Looks up the source
// and the speakers. What the draft has already stays where no option says otherwise. Texts live in app->context. False
// with app's error set.
bool claim_options_fill(struct app *app, const struct claim_options *options, struct claim_draft *draft);

#endif
