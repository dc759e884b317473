// SPDX-License-Identifier: MIT
// Claims by their number: listed, shown, confirmed, corrected, retracted, graded, marked, preferred.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/ask.h"
#include "cmd/claim_set.h"
#include "cmd/claim_show.h"
#include "cmd/enter.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/claim_record.h"
#include "domain/listing_journal.h"
#include "domain/words.h"

struct list_arguments {
	struct question_options question;
	const char *thing;
};

static bool run_list(struct app *app, const struct command *command, const void *arguments)
{
	const struct list_arguments *given = arguments;
	struct question question;
	const char *thing_id;

	(void)command;
	if (!ask_question(app, &given->question, &question) || !things_asked(app, &question, given->thing, NULL, &thing_id))
		return false;
	const struct binding bindings[] = { { "thing_id", thing_id },
		                                { "as_of", question.as_of },
		                                { "ceiling", question.ceiling },
		                                { "zone", question.zone },
		                                { 0 } };
	return lists_print(app, &listing_claims, &question, thing_id, bindings);
}

// ---- correct and retract ---------------------------------------------------------------------------------------------------

struct change_arguments {
	struct claim_options claim;
	long long number;
	const char *const *values; // POINT=VALUE
};

static bool unknown_point(const char *title, struct error *error)
{
	MEM_SCOPE(scratch);
	const char **titles = NULL;
	size_t count = 0;

	for (const struct claim_field *field = claim_fields; field->name != NULL; field++) {
		titles = mem_resize(scratch, titles, count + 1, sizeof *titles);
		if (field->title != NULL)
			titles[count++] = field->title;
	}
	for (const char *const *function = words_function; *function != NULL; function++) {
		titles = mem_resize(scratch, titles, count + 1, sizeof *titles);
		titles[count++] = *function;
	}
	const char *nearest = str_nearest(title, titles, count);
	error_set(error, ERROR_USAGE, "'%s' is nothing that a claim says", title);
	if (nearest != NULL)
		return error_hint(error, "did you mean '%s'?", nearest);
	return error_hint(error, "write points as 'rapporteur claim show' prints them: opening=2017-02-23");
}

// "source=ap-latest-2017-02-13#1530" fills two columns.
static bool read_source(struct app *app, const char *typed, struct claim_draft *draft)
{
	char *source_id, *passage_id;

	if (!source_find(app->context, app->db, typed, &source_id, &passage_id, app->error))
		return false;
	draft->source_id = source_id;
	draft->passage_id = passage_id;
	return true;
}

// One POINT=VALUE; without VALUE the point is left out of the correction.
static bool read_value(struct app *app, const char *typed, struct claim_draft *draft, struct str *omitted)
{
	const char *equals = strchr(typed, '=');

	if (equals == NULL) {
		error_set(app->error, ERROR_USAGE, "'%s' is no POINT=VALUE", typed);
		return error_hint(app->error, "write it like opening=2017-02-23, or opening= to leave it out");
	}
	const char *title = mem_bytes(app->context, typed, (size_t)(equals - typed));
	// "head=WHO" fills two as well: a person, and as what.
	const char *function = claim_function(title);
	const struct claim_field *field = claim_field(function == NULL ? title : equals[1] == '\0' ? "function" : "person");
	if (field == NULL)
		return unknown_point(title, app->error);
	if (function != NULL && equals[1] != '\0')
		draft->function = function;
	if (equals[1] == '\0') {
		str_print(omitted, "%s%s", omitted->length > 0 ? "," : "", field->name);
		if (field->offset == offsetof(struct claim_draft, source_id))
			str_add(omitted, ",passage_id,locator");
		return true;
	}
	if (field->offset == offsetof(struct claim_draft, source_id))
		return read_source(app, equals + 1, draft);
	return claim_read(app->context, app->db, field, equals + 1, draft, app->error);
}

static bool begin_change(struct app *app, const struct change_arguments *given, const char *word,
                         struct claim_draft *draft)
{
	struct thing subject;

	if (given->claim.supersede || given->claim.dispute || given->claim.correct != 0) {
		error_set(app->error, ERROR_USAGE, "'claim %s' takes no --supersede, --dispute or --correct", word);
		return error_hint(app->error, "a correction keeps the word of the claim it takes the place of");
	}
	if (!claim_options_fill(app, &given->claim, draft))
		return false;
	draft->concerns_id = mem_print(app->context, "%lld", given->number);
	if (!claim_subject(app->context, app->db, draft->concerns_id, &subject, app->error))
		return false;
	draft->word = word;
	draft->subject_id = thing_id_text(app->context, &subject);
	return true;
}

static bool says_something(const struct claim_draft *draft)
{
	for (const struct claim_field *field = claim_fields; field->name != NULL; field++)
		if (field->title != NULL && claim_value(draft, field) != NULL)
			return true;
	return draft->omits != NULL;
}

static bool fill_correct(struct app *app, const struct command *command, const void *arguments,
                         struct claim_batch *batch)
{
	const struct change_arguments *given = arguments;
	struct str *omitted = str_new(app->context);
	struct claim_draft draft = { 0 };

	(void)command;
	if (!begin_change(app, given, "correct", &draft))
		return false;
	for (const char *const *value = given->values; value != NULL && *value != NULL; value++)
		if (!read_value(app, *value, &draft, omitted))
			return false;
	if (omitted->length > 0)
		draft.omits = mem_print(app->context, "{%s}", omitted->text);
	if (!says_something(&draft)) {
		error_set(app->error, ERROR_USAGE, "nothing is given to correct claim %s with", draft.concerns_id);
		return error_hint(app->error, "write what is right: rapporteur claim correct %s POINT=VALUE",
		                  draft.concerns_id);
	}
	return claim_add(app->db, &draft, batch, app->error);
}

static bool run_correct(struct app *app, const struct command *command, const void *arguments)
{
	return claims_enter(app, command, arguments, fill_correct);
}

static bool fill_retract(struct app *app, const struct command *command, const void *arguments,
                         struct claim_batch *batch)
{
	struct claim_draft draft = { 0 };

	(void)command;
	return begin_change(app, arguments, "retract", &draft) && claim_add(app->db, &draft, batch, app->error);
}

static bool run_retract(struct app *app, const struct command *command, const void *arguments)
{
	return claims_enter(app, command, arguments, fill_retract);
}

// ---- confirm -------------------------------------------------------------------------------------------------------------

struct confirm_arguments {
	struct claim_options claim;
	const char *const *numbers;
};

// The number of a claim that stands: neither taken back nor a slip, nor a taking back itself.
static bool find_standing(struct app *app, const char *typed, const char **number)
{
	const struct question_options now = { 0 };
	struct question question;
	struct claim_record claim;

	if (!*typed || strlen(typed) > 18 || strspn(typed, "0123456789") < strlen(typed))
		return error_set(app->error, ERROR_USAGE, "'%s' is not the number of a claim", typed);
	if (!ask_question(app, &now, &question) ||
	    !claim_record_load(app->context, app->db, &question, strtoll(typed, NULL, 10), &claim, app->error))
		return false;
	*number = mem_print(app->context, "%" PRId64, claim.number);
	if (str_equal(claim.word, "retract"))
		return error_set(app->error, ERROR_REFUSED, "claim %s takes another back, and is not confirmed", *number);
	if (claim.corrected_by[0]) {
		error_set(app->error, ERROR_CONFLICT, "claim %s was a slip of ours", *number);
		return error_hint(app->error, "claim %s took its place", claim.corrected_by[0]);
	}
	if (claim.retracted_by[0]) {
		error_set(app->error, ERROR_CONFLICT, "claim %s was retracted by claim %s", *number, claim.retracted_by[0]);
		return error_hint(app->error, "who says it all the same is entered as a claim of its own");
	}
	return true;
}

static bool fill_confirm(struct app *app, const struct command *command, const void *arguments,
                         struct claim_batch *batch)
{
	const struct confirm_arguments *given = arguments;
	struct claim_draft draft = { 0 };
	struct thing subject;
	struct ids seen = { 0 };

	(void)command;
	if (given->claim.correct != 0)
		return error_set(app->error, ERROR_USAGE, "'claim confirm' takes no --correct");
	if (!given->claim.source) {
		error_set(app->error, ERROR_USAGE, "no source is named that says so too");
		return error_hint(app->error, "rapporteur claim confirm %s --source SOURCE", given->numbers[0]);
	}
	if (!claim_options_fill(app, &given->claim, &draft))
		return false;
	for (const char *const *typed = given->numbers; *typed; typed++) {
		if (!find_standing(app, *typed, &draft.confirms) ||
		    !claim_subject(app->context, app->db, draft.confirms, &subject, app->error))
			return false;
		if (ids_has(&seen, strtoll(draft.confirms, NULL, 10)))
			return error_set(app->error, ERROR_USAGE, "claim %s is named twice", draft.confirms);
		ids_add(app->context, &seen, strtoll(draft.confirms, NULL, 10));
		draft.subject_id = thing_id_text(app->context, &subject);
		if (!claim_add(app->db, &draft, batch, app->error))
			return false;
	}
	return true;
}

static bool run_confirm(struct app *app, const struct command *command, const void *arguments)
{
	return claims_enter(app, command, arguments, fill_confirm);
}

// ---- rows ----------------------------------------------------------------------------------------------------------------

// clang-format off
static const struct argument list_rows[] = {
	{ .metavar = "THING", .kind = VALUE_NAME, .offset = offsetof(struct list_arguments, thing), .optional = true,
	  .help = "what they are about, bear on or name; all claims when not said" },
	{ 0 },
};
static const struct argument show_rows[] = {
	{ .metavar = "CLAIM", .kind = VALUE_INTEGER, .offset = offsetof(struct claim_show_arguments, number),
	  .help = "number of the claim" },
	{ 0 },
};
static const struct argument history_rows[] = {
	{ .metavar = "CLAIM", .kind = VALUE_INTEGER, .offset = offsetof(struct claim_history_arguments, number),
	  .help = "number of the claim" },
	{ 0 },
};
static const struct argument confirm_rows[] = {
	{ .metavar = "CLAIM", .kind = VALUE_TEXTS, .offset = offsetof(struct confirm_arguments, numbers),
	  .help = "numbers of the claims that another source makes too" },
	{ 0 },
};
static const struct argument correct_rows[] = {
	{ .metavar = "CLAIM", .kind = VALUE_INTEGER, .offset = offsetof(struct change_arguments, number),
	  .help = "number of the claim whose place is taken" },
	{ .metavar = "POINT=VALUE", .kind = VALUE_TEXTS, .offset = offsetof(struct change_arguments, values),
	  .help = "what is right, under the names that claim show prints; opening= leaves the opening out", .optional = true },
	{ 0 },
};
static const struct argument retract_rows[] = {
	{ .metavar = "CLAIM", .kind = VALUE_INTEGER, .offset = offsetof(struct change_arguments, number),
	  .help = "number of the claim that was taken back, or proved wrong" },
	{ 0 },
};

#define SET(member) offsetof(struct claim_set_arguments, member)
#define SET_NUMBER ARGUMENT_AT(SET(number), "CLAIM", VALUE_INTEGER, "number of the claim")
#define CLAIM_SET(verb_word, text, argument_rows, option_rows, run_function, ...) { \
	.noun = "claim", .verb = (verb_word), .summary = (text), .arguments = (argument_rows), .options = (option_rows), \
	.groups = change_option_groups, .examples = EXAMPLES(__VA_ARGS__), \
	.arguments_size = sizeof(struct claim_set_arguments), .needs = NEEDS_WRITE, .run = (run_function), \
}
static const struct option prefer_rows[] = {
	OPTION_AT(SET(unprefer), "not", VALUE_FLAG, NULL, "no longer preferred"), { 0 },
};

static const struct command commands[] = {
	{ .noun = "claim", .verb = "list", .summary = "list claims with their sources", .arguments = list_rows,
	  .groups = question_option_groups, .arguments_size = sizeof(struct list_arguments), .needs = NEEDS_READ,
	  .examples = (const struct example[]){ { "claim list geneva-4 --as-of 2017-02-13", NULL }, { NULL, NULL } },
	  .run = run_list },
	{ .noun = "claim", .verb = "show", .summary = "show one claim: who says so, who recorded it, what became of it",
	  .arguments = show_rows, .groups = question_option_groups, .arguments_size = sizeof(struct claim_show_arguments),
	  .needs = NEEDS_READ,
	  .examples = (const struct example[]){ { "claim show 1", NULL }, { NULL, NULL } }, .run = claim_show_run },
	{ .noun = "claim", .verb = "history", .summary = "what became of a claim, a note or a link in the record: who entered and changed it, and when",
	  .description = "Also where it is in the record no more, and with the claims that correct or retract it.",
	  .arguments = history_rows, .arguments_size = sizeof(struct claim_history_arguments), .needs = NEEDS_READ,
	  .examples = (const struct example[]){ { "claim history 1", NULL }, { NULL, NULL } }, .run = claim_history },
	{ .noun = "claim", .verb = "confirm", .summary = "record that another source says the same",
	  .description = "The new claims say what the others say, of the same time, on the word of the source named. Who said it, grades and "
		"words are not taken over; the marking is, unless --marking says another.",
	  .arguments = confirm_rows, .groups = claim_option_groups, .arguments_size = sizeof(struct confirm_arguments),
	  .needs = NEEDS_WRITE,
	  .examples = (const struct example[]){ { "claim confirm 631 636 --source eir-2017-09-16", NULL }, { NULL, NULL } },
	  .run = run_confirm },
	{ .noun = "claim", .verb = "correct", .summary = "record that our record was wrong: a slip of our own",
	  .description = "The new claim takes over source, times and word of the old one and every point that is not named. "
		"The old one is printed no more, at whatever time is asked about. What a source itself took back is retracted.",
	  .arguments = correct_rows, .groups = claim_option_groups, .arguments_size = sizeof(struct change_arguments),
	  .needs = NEEDS_WRITE,
	  .examples = (const struct example[]){ { "claim correct 1 locator=\"page 2\"", NULL }, { NULL, NULL } },
	  .run = run_correct },
	{ .noun = "claim", .verb = "retract", .summary = "record that a claim was taken back or proved wrong",
	  .description = "Reports as of earlier times still print it; later ones print what remains.",
	  .arguments = retract_rows, .groups = claim_option_groups, .arguments_size = sizeof(struct change_arguments),
	  .needs = NEEDS_WRITE,
	  .examples = (const struct example[]){ { "claim retract 1 --because \"the agency took it back\"", NULL }, { NULL, NULL } },
	  .run = run_retract },
	CLAIM_SET("prefer", "print what a claim says first where sources differ", ARGUMENTS(SET_NUMBER), prefer_rows, claim_prefer,
		{ "claim prefer 1 --reason \"confirmed by the office\"", "a judgement of ours: the dispute stays printed" },
		{ "claim prefer 1 --not --dry-run", NULL }),
	CLAIM_SET("grade", "grade a claim anew, on the Admiralty scale",
		ARGUMENTS(SET_NUMBER, ARGUMENT_AT(SET(grade), "1-6", VALUE_CHOICE,
			"1 confirmed to 5 improbable, 6 cannot be judged", .choices = words_credibility)), NULL, claim_grade,
		{ "claim grade 1 2", "probably true" }),
	CLAIM_SET("marking", "say who may read a claim: Traffic Light Protocol 2.0",
		ARGUMENTS(SET_NUMBER, ARGUMENT_AT(SET(marking), "TLP", VALUE_CHOICE,
			"never below that of its source", .choices = words_marking)), NULL, claim_mark,
		{ "claim marking 1 amber", NULL }),
	{ 0 },
};
// clang-format on

const struct command_group claim_group = { "claim", "claims", "what sources say, by number", commands };
