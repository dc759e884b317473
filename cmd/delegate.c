// SPDX-License-Identifier: MIT
// Delegates: people in a delegation, their presence and function.
#include "cmd/delegation.h"
#include "cmd/groups.h"
#include "cmd/things.h"
#include "domain/journal.h"
#include "domain/words.h"

// Of two functions there is one holder, so that the successor puts the predecessor out. The others are sets, out of which
// the predecessor is taken.
static bool has_one_holder(const char *function)
{
	return str_equal(function, "head") || str_equal(function, "chief negotiator");
}

static void plan_succession(struct journal *journal, const struct claim_draft *base, const char *function,
                            const char *successor_id)
{
	struct claim_draft out = *base;
	struct claim_draft in = journal->header;

	if (!has_one_holder(function)) {
		out.presence = NULL;
		out.function = function;
		out.negated = "true";
		journal_plan(journal, &out);
	}
	in.subject_id = base->subject_id;
	in.person_id = successor_id;
	in.function = function;
	if (in.word == NULL && has_one_holder(function))
		in.word = "supersede";
	journal_plan(journal, &in);
}

// OLD is replaced; NEW gets what OLD was, or what --as says.
static bool replace_fill(struct app *app, const struct command *command, const void *arguments,
                         struct claim_batch *batch)
{
	const struct journal_arguments *given = arguments;
	struct journal journal = { .app = app, .verb = command->data, .given = *given, .batch = batch };
	struct thing delegation;
	const char *successor_id;
	char **functions;

	if (!journal_begin(&journal) || !delegation_find(&journal, given->who, &delegation) ||
	    !things_id(app, given->person, kinds_person, &journal.base.person_id) ||
	    !things_id(app, given->successor, kinds_person, &successor_id))
		return false;
	journal.base.subject_id = thing_id_text(app->context, &delegation);
	const char *said[] = { journal.base.function, NULL };
	journal.base.function = NULL;
	if (journal.base.word == NULL)
		journal.base.word = "supersede";
	if (!journal_held_functions(app->context, app->db, journal.base.subject_id, journal.base.person_id, &functions,
	                            app->error))
		return false;
	if (said[0] == NULL && functions[0] == NULL) {
		error_set(app->error, ERROR_NOT_FOUND, "'%s' is not recorded with a function in that delegation",
		          given->person);
		return error_hint(app->error, "say what the successor becomes: --as head");
	}
	journal_plan(&journal, &journal.base);
	for (const char *const *next = said[0] != NULL ? said : (const char *const *)functions; *next != NULL; next++)
		plan_succession(&journal, &journal.base, *next, successor_id);
	return journal_finish(&journal);
}

static bool replace_run(struct app *app, const struct command *command, const void *arguments)
{
	return claims_enter(app, command, arguments, replace_fill);
}

// clang-format off
#define AT_ROUND ARGUMENT("ROUND", VALUE_NAME, scope, "where", .thing = "round")
#define OF_WHO ARGUMENT("WHO", VALUE_NAME, who, "whose delegation: an actor, or a side whose body is not known", .thing = "actor")

static const struct argument people[] = {
	AT_ROUND, OF_WHO, ARGUMENT("PERSON", VALUE_NAMES, people, "who in it", .thing = "person"), { 0 },
};
static const struct argument person_state[] = {
	AT_ROUND, OF_WHO, ARGUMENT("PERSON", VALUE_NAME, person, "who in it", .thing = "person"),
	ARGUMENT("STATE", VALUE_CHOICE, typed.presence, "what is said of the person's presence", .choices = words_presence),
	{ 0 },
};
static const struct argument old_new[] = {
	AT_ROUND, OF_WHO, ARGUMENT("OLD", VALUE_NAME, person, "who is replaced", .thing = "person"),
	ARGUMENT("NEW", VALUE_NAME, successor, "who comes instead", .thing = "person"), { 0 },
};
static const struct argument one_person[] = {
	AT_ROUND, OF_WHO, ARGUMENT("PERSON", VALUE_NAME, person, "who in it", .thing = "person"), { 0 },
};

#define AS OPTION_WORD("as", VALUE_CHOICE, typed.function, "FUNCTION", words_function, "what the person is in the delegation")

static const struct option options[] = {
	AS,
	OPTION_WORD("level", VALUE_CHOICE, typed.level, "LEVEL", words_level, "rank of the person"),
	OPTION_WORD("capacity", VALUE_CHOICE, typed.capacity, "CAPACITY", words_capacity, "by office, or as a person"),
	OPTION_THING("on-behalf-of", VALUE_NAME, typed.on_behalf_id, "WHO", "who", "for whom the person sits there"),
	{ 0 },
};
static const struct option function_only[] = { AS, { 0 } };

#define ROW(verb_word, text, arguments, options, line, ...) \
	JOURNAL("delegate", verb_word, text, arguments, options, "delegate " verb_word " " line, NULL, \
		.kinds = kinds_round, .open = delegation_find, .each = DRAFT(person_id), .each_kinds = kinds_person, __VA_ARGS__)
#define PRESENCE(word) .sets = { { DRAFT(presence), word } }

static const struct command commands[] = {
	ROW("name", "record that people were named for a delegation", people, options,
		"geneva-5 high-negotiations-committee nasr-al-hariri --as head", PRESENCE("named"), .begins = true),
	ROW("arrive", "record that people of a delegation arrived", people, options,
		"geneva-5 syrian-government bashar-al-jaafari --on 2017-03-23", PRESENCE("arrived"), .happened = true),
	ROW("attend", "record that people of a delegation took part", people, options,
		"astana-1 syrian-government bashar-al-jaafari --on 2017-01-23", PRESENCE("attended"), .happened = true),
	ROW("absent", "record that people of a delegation did not come", people, options,
		"geneva-5 high-negotiations-committee mohammed-alloush --on 2017-03-23", PRESENCE("did not come"), .happened = true),
	ROW("mark", "record any state of a person's presence", person_state, options,
		"geneva-5 syrian-government bashar-al-jaafari remote --on 2017-03-30", .happened = false),
	{ .noun = "delegate", .verb = "replace", .summary = "record that one person took another's place",
	  .arguments = old_new, .options = function_only, .groups = claim_option_groups,
	  .examples = (const struct example[]){ { "delegate replace geneva-5 high-negotiations-committee mohammed-alloush "
		"nasr-al-hariri --as chief-negotiator", NULL }, { NULL, NULL } },
	  .arguments_size = sizeof(struct journal_arguments), .needs = NEEDS_WRITE, .run = replace_run,
	  .data = &(const struct journal_verb){ .kinds = kinds_round, .sets = { { DRAFT(presence), "replaced" } }, .happened = true } },
	ROW("remove", "record that a person is not, or no longer, what was recorded", one_person, function_only,
		"geneva-5 high-negotiations-committee nasr-al-hariri --as head", .sets = { { DRAFT(negated), "true" } },
		.supersedes = true, .held_functions = true),
	{ 0 },
};
// clang-format on

const struct command_group delegate_group = { "delegate", "journal",
	                                          "people in a delegation: named, there, replaced, and as what", commands };
