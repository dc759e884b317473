// SPDX-License-Identifier: MIT
// Outcomes of rounds and talks: tabled, agreed, signed, and what came of them.
#include <ctype.h>

#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/journal.h"
#include "cmd/journal_list.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/place.h"
#include "domain/words.h"

static const char *const outcome_kinds[] = { "outcome", NULL };
static const char *const scope_kinds[] = { "round", "talks", NULL };

// "Joint statement, Astana I", or with its makers "Offer by Syrian government, Geneva IV".
static bool usual_label(struct journal *journal, const char **label)
{
	struct app *app = journal->app;
	struct str *text = str_new(app->context);
	const char *const *makers = journal_list(app, journal->given.makers);

	str_add(text, journal->given.kind);
	text->text[0] = (char)toupper((unsigned char)text->text[0]);
	for (size_t i = 0; makers != NULL && makers[i] != NULL; i++) {
		struct thing maker;

		if (!thing_find(app->context, app->db, makers[i], kinds_who, &maker, app->error))
			return false;
		str_print(text, "%s %s", i == 0 ? " by" : ",", maker.label);
	}
	*label = mem_print(app->context, "%s, %s", text->text, journal->scope.label);
	return true;
}

// The outcome of that slug, or of that kind and title, at the scope; else a new one.
static bool find_outcome(struct journal *journal, const char *who, struct thing *outcome)
{
	struct app *app = journal->app;
	const struct journal_arguments *given = &journal->given;
	const char *id = thing_id_text(app->context, &journal->scope);
	const bool round = str_equal(journal->scope.kind, "round");
	struct thing_draft draft = {
		.kind = "outcome",
		.slug = given->slug,
		.label = given->name,
		.nature = given->kind,
		.round_id = round ? id : NULL,
		.talks_id = round ? NULL : id,
	};
	char *kind_slug;
	bool made;

	(void)who;
	if (!things_id(app, given->part_of, outcome_kinds, &draft.parent_id) ||
	    (draft.label == NULL && !usual_label(journal, &draft.label)) ||
	    !thing_slug(app->context, app->db, given->kind, &kind_slug, app->error) ||
	    !place_open_named(app->context, app->db, &draft,
	                      mem_print(app->context, "%s-%s", journal->scope.slug, kind_slug), outcome, &made, app->error))
		return false;
	return !made || app_say_thing(app, outcome->kind, outcome->slug, outcome->label, "%s", outcome->label);
}

struct edit_arguments {
	struct edit_options edit;
	const char *kind, *part_of, *marking;
};

static bool run_edit(struct app *app, const struct command *command, const void *arguments)
{
	const struct edit_arguments *given = arguments;
	struct thing_draft draft = { .nature = given->kind, .marking = given->marking };

	return things_id(app, given->part_of, outcome_kinds, &draft.parent_id) &&
	       edit_thing(app, command, &given->edit, &draft);
}

// clang-format off
#define EDIT(member) offsetof(struct edit_arguments, member)
static const struct option edit_rows[] = {
	OPTION_AT(EDIT(kind), "kind", VALUE_CHOICE, "KIND", "what it is", .choices = words_outcome_nature),
	OPTION_AT(EDIT(part_of), "part-of", VALUE_NAME, "OUTCOME", "the outcome it is a part or an annex of", .thing = "outcome"),
	EDIT_MARKING(struct edit_arguments),
	{ 0 },
};
#define OUTCOME ARGUMENT("OUTCOME", VALUE_NAME, scope, "which outcome", .thing = "outcome")

static const struct argument add_arguments[] = {
	ARGUMENT("SCOPE", VALUE_NAME, scope, "the round or talks it came from"),
	ARGUMENT("KIND", VALUE_CHOICE, kind, "what it is", .choices = words_outcome_nature),
	ARGUMENT("TITLE", VALUE_TEXT, name, "the name it is printed under", .optional = true),
	{ 0 },
};
static const struct argument outcome_only[] = { OUTCOME, { 0 } };
static const struct argument outcome_whos[] = {
	OUTCOME, ARGUMENT("WHO", VALUE_NAMES, people, "actors or people", .thing = "who"), { 0 },
};
static const struct argument outcome_stage[] = {
	OUTCOME, ARGUMENT("STAGE", VALUE_CHOICE, typed.stage, "how far it came", .choices = words_stage), { 0 },
};
static const struct argument list_scope[] = {
	JOURNAL_LIST_SCOPE("SCOPE", NULL, "a round or talks, with all below; all outcomes when not said", true), { 0 },
};

static const char *const signing_words[] = { "signatory", "guarantor", "witness", NULL };

#define DESCRIPTION \
	OPTION_THING("maker", VALUE_NAMES, makers, "WHO", "who", "who tables, offers or issues it"), \
	OPTION("content", VALUE_TEXT, typed.content, "TEXT", "what it says, in a sentence"), \
	OPTION_THING("concerned", VALUE_NAMES, concerned, "WHO", "who", "whom it concerns"), \
	OPTION_WORD("publication", VALUE_CHOICE, typed.publication, "WORD", words_publication, "whether its text is public"), \
	OPTION_FLAG("not", negated, "the makers and those concerned are not it")

static const struct option add_options[] = {
	OPTION("slug", VALUE_TEXT, slug, "SLUG", "short name for typing; made from scope and kind when not said"),
	OPTION_WORD("stage", VALUE_CHOICE, typed.stage, "STAGE", words_stage, "how far it came"),
	OPTION_THING("part-of", VALUE_NAME, part_of, "OUTCOME", "outcome", "the outcome it is a part or an annex of"),
	DESCRIPTION, { 0 },
};
static const struct option stage_options[] = { DESCRIPTION, { 0 } };
static const struct option implement_options[] = { OPTION_FLAG("partly", flagged, "in part only"), DESCRIPTION, { 0 } };
static const struct option sign_options[] = {
	OPTION_WORD("as", VALUE_CHOICE, typed.signature, "WORD", signing_words, "as what; signatory when not said"), { 0 },
};

#define ROW(verb_word, text, arguments, options, line, ...) \
	JOURNAL("outcome", verb_word, text, arguments, options, "outcome " verb_word " " line, NULL, __VA_ARGS__)
#define OF_OUTCOME .kinds = outcome_kinds, .happened = true
#define STAGE(word) .sets = { { DRAFT(stage), word } }
#define STEP(verb_word, word, text, line) ROW(verb_word, text, outcome_only, stage_options, line, OF_OUTCOME, STAGE(word))

static const struct command commands[] = {
	JOURNAL("outcome", "add", "record an outcome of a round or of talks", add_arguments, add_options,
		"outcome add geneva-5 proposal \"Paper on procedure\" --maker united-nations --stage tabled", NULL,
		.kinds = scope_kinds, .open = find_outcome, .bare = true),
	STEP("table", "tabled", "record that it was tabled", "astana-1-statement --on 2017-01-23"),
	STEP("offer", "offered", "record that it was offered", "prisoner-offer-2017-02 --on 2017-02-13"),
	STEP("agree", "agreed", "record that it was agreed", "geneva-4-agenda --on 2017-03-02"),
	STEP("announce", "announced", "record that it was announced", "geneva-4-agenda --on 2017-03-02"),
	STEP("initial", "initialled", "record that it was initialled", "geneva-4-agenda --on 2017-03-04"),
	ROW("sign", "record who signed it", outcome_whos, sign_options, "astana-1-statement united-nations --as witness",
		OF_OUTCOME, .each = DRAFT(signatory_id), .each_kinds = kinds_who, .sets = { { DRAFT(signature), "signatory" } }),
	ROW("refuse", "record who refused to sign it", outcome_whos, NULL, "astana-1-statement high-negotiations-committee",
		OF_OUTCOME, .each = DRAFT(signatory_id), .each_kinds = kinds_who, .sets = { { DRAFT(signature), "refused" } }),
	STEP("adopt", "adopted", "record that it was adopted", "geneva-4-agenda --on 2017-03-03 --supersede"),
	STEP("endorse", "endorsed", "record that it was endorsed", "geneva-4-agenda --on 2017-03-03 --supersede"),
	STEP("reject", "rejected", "record that it was rejected", "geneva-4-agenda --on 2017-03-03 --supersede"),
	ROW("implement", "record that it was implemented", outcome_only, implement_options,
		"astana-1-statement --partly --on 2017-03-03 --supersede", OF_OUTCOME, STAGE("implemented"),
		.flagged = { DRAFT(stage), "partly implemented" }),
	STEP("breach", "breached", "record that it was breached", "astana-1-statement --on 2017-03-03 --supersede"),
	STEP("lapse", "lapsed", "record that it lapsed", "astana-1-statement --on 2017-12-31 --supersede"),
	ROW("mark", "record any stage of an outcome", outcome_stage, stage_options, "geneva-4-agenda in-force --on 2017-03-04 --supersede",
		OF_OUTCOME),
	JOURNAL_LIST("outcome", "list outcomes", list_scope, &listing_outcomes, scope_kinds, "outcome list geneva-4"),
	THINGS_SHOW("outcome", "OUTCOME", "show all that is recorded of an outcome", { "outcome show astana-1-statement", NULL }),
	THINGS_EDIT("outcome", "OUTCOME", "change what kind of outcome it is, or who may know of it",
		{ "outcome edit geneva-4-agenda --kind agenda", NULL }),
	THINGS_RENAME("outcome", "OUTCOME", rename_options, "give an outcome another name to be printed under",
		{ "outcome rename geneva-4-agenda \"Agenda of four baskets\"", NULL }),
	THINGS_REMOVE("outcome", "outcome", "OUTCOME", remove_whole_options, "take an outcome out of the record",
		EXAMPLES({ "outcome remove geneva-4-agenda --whole --yes", "with all that is said of it" })),
	THINGS_HISTORY("outcome", "outcome", "OUTCOME", "what became of an outcome in the record: who entered and changed it, and when",
		{ "outcome history astana-1-statement", NULL }),
	{ 0 },
};
// clang-format on

const struct command_group outcome_group = { "outcome", "journal", "what rounds and talks came to", commands };
