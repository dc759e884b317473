// SPDX-License-Identifier: MIT
// The engine of the journal: from a row and what was typed to claims.
#include "cmd/journal.h"

#include <string.h>

#include "cmd/round_like.h"
#include "cmd/things.h"
#include "domain/claim_record.h"
#include "domain/journal.h"

// Sets: each value is a claim of its own.
static const struct {
	size_t list;   // in struct journal_arguments
	size_t member; // in the draft
} sets[] = {
	{ GIVEN(roles), DRAFT(role) },
	{ GIVEN(included), DRAFT(includes_id) },
	{ GIVEN(sides), DRAFT(side) },
	{ GIVEN(insisters), DRAFT(insister_id) },
	{ GIVEN(extents), DRAFT(extent) },
	{ GIVEN(makers), DRAFT(maker_id) },
	{ GIVEN(concerned), DRAFT(concerned_id) },
	{ GIVEN(conveners), DRAFT(convener_id) },
};

// The people of a delegation, under the function that their option names.
static const struct {
	size_t list;
	const char *function;
	bool one; // of which a delegation has one
} functions[] = {
	{ GIVEN(heads), "head", true },
	{ GIVEN(chief_negotiators), "chief negotiator", true },
	{ GIVEN(spokespersons), "spokesperson", false },
	{ GIVEN(delegates), "member", false },
	{ GIVEN(advisers), "adviser", false },
};

enum { SET_COUNT = sizeof sets / sizeof *sets, FUNCTION_COUNT = sizeof functions / sizeof *functions };

static const char *draft_value(const struct claim_draft *draft, size_t member)
{
	return *(const char *const *)((const char *)draft + member);
}

static const struct claim_field *member_field(size_t member)
{
	const struct claim_field *field = claim_fields;

	while (field->offset != member)
		field++;
	return field;
}

const char *const *journal_list(struct app *app, const char *const *texts)
{
	const char **parts = NULL;
	size_t count = 0;

	for (; texts != NULL && *texts != NULL; texts++) {
		for (const char *part = *texts, *end; part != NULL; part = end != NULL ? end + 1 : NULL) {
			end = strchr(part, ',');
			part += strspn(part, " ");
			parts = mem_resize(app->context, parts, count + 2, sizeof *parts);
			parts[count++] = mem_bytes(app->context, part, end != NULL ? (size_t)(end - part) : strlen(part));
			parts[count] = NULL;
		}
	}
	return parts;
}

bool journal_is_below(const struct journal *journal, const char *name)
{
	const size_t length = strlen(journal->scope.slug);

	return strncmp(name, journal->scope.slug, length) == 0 && name[length] == '/';
}

static const char *const *given_list(const struct journal *journal, size_t offset)
{
	return journal_list(journal->app, *(const char *const *const *)((const char *)&journal->given + offset));
}

void journal_plan(struct journal *journal, const struct claim_draft *draft)
{
	journal->drafts = mem_resize(journal->app->context, journal->drafts, journal->count + 1, sizeof *journal->drafts);
	journal->drafts[journal->count++] = *draft;
}

// A word that the row gives by nature, where no option says another: unless that breaks a life cycle, which asks.
static void set_word(struct claim_draft *draft, bool supersedes)
{
	if (!supersedes || draft->word != NULL)
		return;
	draft->word = "supersede";
	draft->closes = "step";
}

// The day when it came about, where one is known: --on, or for what happened the day of the passage.
static bool set_dated(struct journal *journal)
{
	struct app *app = journal->app;
	struct claim_draft *base = &journal->base;
	char *day = NULL;

	if (journal->verb->dated == 0 || draft_value(base, journal->verb->dated) != NULL)
		return true;
	if (base->occurred == NULL && base->reported_at == NULL && base->passage_id != NULL && base->concerns_id == NULL &&
	    !journal_passage_day(app->context, app->db, base->passage_id, &day, app->error))
		return false;
	claim_set(base, journal->verb->dated, base->occurred != NULL ? base->occurred : day);
	return true;
}

static void set_points(struct journal *journal)
{
	const struct journal_verb *verb = journal->verb;
	struct claim_draft *base = &journal->base;
	const bool replaced = verb->instead != 0 && draft_value(base, verb->instead) != NULL;

	for (size_t i = replaced ? 1 : 0; i < sizeof verb->sets / sizeof *verb->sets; i++)
		if (verb->sets[i].member != 0 && draft_value(base, verb->sets[i].member) == NULL)
			claim_set(base, verb->sets[i].member, verb->sets[i].value);
	if (journal->given.flagged && verb->flagged.member != 0)
		claim_set(base, verb->flagged.member, verb->flagged.value);
}

bool journal_begin(struct journal *journal)
{
	struct app *app = journal->app;
	const struct journal_arguments *given = &journal->given;

	if (!thing_find(app->context, app->db, given->scope, journal->verb->kinds, &journal->scope, app->error) ||
	    !claim_options_fill(app, &given->claim, &journal->header))
		return false;
	if (journal->verb->happened)
		journal->header.happened = "true";
	journal->base = journal->header;
	if (!claim_read_all(app->context, app->db, &given->typed, &journal->base, app->error) || !set_dated(journal))
		return false;
	set_points(journal);
	return true;
}

// ---- one subject ---------------------------------------------------------------------------------------------------------

// A further claim about the same subject.
static struct claim_draft further(const struct journal *journal, const struct claim_draft *first)
{
	struct claim_draft draft = journal->header;

	draft.subject_id = first->subject_id;
	if (journal->verb->carries != 0)
		claim_set(&draft, journal->verb->carries, draft_value(first, journal->verb->carries));
	if (journal->given.negated)
		draft.negated = "true";
	return draft;
}

// The first value of each set goes into `first`, unless that claim speaks of other things: it puts what was before into
// the past, or it does not share their --not.
static bool plan_sets(struct journal *journal, struct claim_draft *first)
{
	struct app *app = journal->app;
	const bool apart = journal->given.negated || journal->verb->supersedes;

	for (size_t i = 0; i < SET_COUNT; i++) {
		const char *const *values = given_list(journal, sets[i].list);

		for (size_t n = 0; values != NULL && values[n] != NULL; n++) {
			struct claim_draft draft = further(journal, first);
			struct claim_draft *target = n == 0 && !apart ? first : &draft;

			if (!claim_read(app->context, app->db, member_field(sets[i].member), values[n], target, app->error))
				return false;
			if (target == &draft)
				journal_plan(journal, &draft);
		}
	}
	return true;
}

static bool plan_functions(struct journal *journal, const struct claim_draft *first)
{
	struct app *app = journal->app;

	for (size_t i = 0; i < FUNCTION_COUNT; i++) {
		const char *const *people = given_list(journal, functions[i].list);

		if (functions[i].one && people != NULL && people[1] != NULL) {
			error_set(app->error, ERROR_USAGE, "a delegation has one %s, not both '%s' and '%s'", functions[i].function,
			          people[0], people[1]);
			return error_hint(app->error, "where sources differ, enter each by a command of its own, with --dispute");
		}
		for (; people != NULL && *people != NULL; people++) {
			struct claim_draft draft = further(journal, first);

			if (!things_id(app, *people, kinds_person, &draft.person_id))
				return false;
			draft.function = functions[i].function;
			journal_plan(journal, &draft);
		}
	}
	return true;
}

// One claim for each function that the person has now.
static bool plan_held_functions(struct journal *journal, struct claim_draft *first, const struct thing *person)
{
	struct app *app = journal->app;
	char **held;

	if (!journal_held_functions(app->context, app->db, first->subject_id, first->person_id, &held, app->error))
		return false;
	if (*held == NULL) {
		error_set(app->error, ERROR_NOT_FOUND, "'%s' is not recorded with a function in that delegation", person->slug);
		return error_hint(app->error, "say which one is meant: --as head");
	}
	for (; *held != NULL; held++) {
		first->function = *held;
		journal_plan(journal, first);
	}
	return true;
}

// Whoever is named for a delegation that has come says nothing of its presence.
static bool leave_passed(const struct journal *journal, struct claim_draft *first, bool alone)
{
	struct app *app = journal->app;
	const struct journal_point *begins = &journal->verb->sets[0];
	struct claim_draft rest = *first;
	char *held;

	claim_set(&rest, begins->member, NULL);
	if (!journal->verb->begins || (alone && !claim_says(&rest)))
		return true;
	if (!journal_held(app->context, app->db, first->subject_id, first->person_id, member_field(begins->member)->title,
	                  &held, app->error))
		return false;
	if (held != NULL && !str_equal(held, begins->value))
		*first = rest;
	return true;
}

static bool plan_claims(struct journal *journal, const char *subject_id, const struct thing *each)
{
	const struct journal_verb *verb = journal->verb;
	struct claim_draft first = journal->base;
	const size_t place = journal->count;

	first.subject_id = subject_id;
	if (each != NULL)
		claim_set(&first, verb->each, thing_id_text(journal->app->context, each));
	set_word(&first, verb->supersedes);
	if (verb->held_functions && each != NULL && first.function == NULL)
		return plan_held_functions(journal, &first, each);
	journal_plan(journal, &first); // its place; filled below
	if (!plan_sets(journal, &first) || !plan_functions(journal, &first) ||
	    !leave_passed(journal, &first, journal->count == place + 1))
		return false;
	journal->drafts[place] = first;
	if (claim_says(&first) || (verb->bare && journal->count == place + 1))
		return true;
	memmove(&journal->drafts[place], &journal->drafts[place + 1], (--journal->count - place) * sizeof *journal->drafts);
	return true;
}

static bool plan_subject(struct journal *journal, const char *who)
{
	struct app *app = journal->app;
	const char *const one[] = { journal->given.person, NULL };
	const char *const *people = journal->given.people != NULL ? journal->given.people : one;
	struct thing subject = journal->scope;

	if (journal->verb->open != NULL && !journal->verb->open(journal, who, &subject))
		return false;
	const char *id = thing_id_text(app->context, &subject);
	if (journal->verb->each == 0)
		return plan_claims(journal, id, NULL);
	for (; *people != NULL; people++) {
		struct thing each;

		if (!thing_find(app->context, app->db, *people, journal->verb->each_kinds, &each, app->error) ||
		    !plan_claims(journal, id, &each))
			return false;
	}
	return true;
}

// ---- the whole -----------------------------------------------------------------------------------------------------------

// A correction takes the place of one claim about the same thing.
static bool check_correction(const struct journal *journal)
{
	struct app *app = journal->app;
	const struct claim_draft *draft = &journal->drafts[0];
	struct thing subject;

	if (!str_equal(draft->word, "correct"))
		return true;
	if (journal->count > 1) {
		error_set(app->error, ERROR_USAGE, "--correct takes the place of one claim, and this command makes %zu",
		          journal->count);
		return error_hint(app->error, "correct them one by one: rapporteur claim correct %s POINT=VALUE",
		                  draft->concerns_id);
	}
	if (!claim_subject(app->context, app->db, draft->concerns_id, &subject, app->error))
		return false;
	if (str_equal(thing_id_text(app->context, &subject), draft->subject_id))
		return true;
	error_set(app->error, ERROR_REFUSED, "claim %s is about '%s', and this command is not", draft->concerns_id,
	          subject.slug);
	return error_hint(app->error, "look it up: rapporteur claim show %s", draft->concerns_id);
}

bool journal_finish(struct journal *journal)
{
	struct app *app = journal->app;

	if (journal->count == 0) {
		error_set(app->error, ERROR_USAGE, "this says nothing about '%s'", journal->scope.slug);
		return error_hint(app->error, "say what is to be recorded by an option; --help lists them");
	}
	if (!check_correction(journal))
		return false;
	for (size_t i = 0; i < journal->count; i++)
		if (!claim_add(app->db, &journal->drafts[i], journal->batch, app->error))
			return false;
	return true;
}

static bool take_over(struct journal *journal)
{
	return journal->given.like == NULL || round_take_over(journal->app, &journal->scope, journal->given.like,
	                                                      &journal->header, &journal->base, journal->batch);
}

static bool fill(struct app *app, const struct command *command, const void *arguments, struct claim_batch *batch)
{
	const struct journal_arguments *given = arguments;
	struct journal journal = { .app = app, .verb = command->data, .given = *given, .batch = batch };
	const char *const *whos = given->whos;

	if (!journal_begin(&journal) || !take_over(&journal))
		return false;
	if (whos == NULL)
		return plan_subject(&journal, given->who) && journal_finish(&journal);
	for (; *whos != NULL; whos++)
		if (!plan_subject(&journal, *whos))
			return false;
	return journal_finish(&journal);
}

bool journal_run(struct app *app, const struct command *command, const void *arguments)
{
	return claims_enter(app, command, arguments, fill);
}
