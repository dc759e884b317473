// SPDX-License-Identifier: MIT
// Delegations: who is expected, comes, sits there in which role, and goes.
#include "cmd/delegation.h"

#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/journal_list.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/delegation.h"
#include "domain/words.h"

static const char *const delegation_kinds[] = { "delegation", NULL };

bool delegation_find(struct journal *journal, const char *who, struct thing *delegation)
{
	struct app *app = journal->app;
	struct who whose;

	if (journal->base.side != NULL &&
	    !who_find_side(app->context, app->db, journal->base.side, &journal->scope, &journal->base.side, app->error))
		return false;
	if (journal_is_below(journal, who))
		return thing_find(app->context, app->db, who, delegation_kinds, delegation, app->error);
	return who_find(app->context, app->db, who, &journal->scope, kinds_actor, &whose, app->error) &&
	       delegation_open(app->context, app->db, &journal->scope, &whose, delegation, app->error);
}

// Only of a side can it be said which body it was.
static bool delegation_find_side(struct journal *journal, const char *who, struct thing *delegation)
{
	struct app *app = journal->app;
	struct who whose = { 0 };

	if (!who_find_side(app->context, app->db, who, &journal->scope, &whose.side, app->error))
		return false;
	return delegation_open(app->context, app->db, &journal->scope, &whose, delegation, app->error);
}

// clang-format off
static const struct argument whos[] = {
	ARGUMENT("ROUND", VALUE_NAME, scope, "where", .thing = "round"),
	ARGUMENT("WHO", VALUE_NAMES, whos, "whose delegations: actors, or sides whose body is not known", .thing = "actor"),
	{ 0 },
};
static const struct argument who_state[] = {
	ARGUMENT("ROUND", VALUE_NAME, scope, "where", .thing = "round"),
	ARGUMENT("WHO", VALUE_NAME, who, "whose delegation: an actor, or a side whose body is not known", .thing = "actor"),
	ARGUMENT("STATE", VALUE_CHOICE, typed.presence, "what is said of its presence", .choices = words_presence),
	{ 0 },
};
static const struct argument side_actor[] = {
	ARGUMENT("ROUND", VALUE_NAME, scope, "where", .thing = "round"),
	ARGUMENT("SIDE", VALUE_TEXT, who, "the side, as the talks name it"),
	ARGUMENT("ACTOR", VALUE_NAME, typed.body_id, "the body that sat on that side", .thing = "actor"),
	{ 0 },
};

static const struct argument of_round[] = { JOURNAL_LIST_SCOPE("ROUND", "round", "where", false), { 0 } };

static const struct option options[] = {
	OPTION("side", VALUE_TEXT, typed.side, "SIDE", "the side it is on"),
	OPTION_WORD("role", VALUE_CHOICES, roles, "ROLE", words_role, "in which role, or roles"),
	OPTION_WORD("level", VALUE_CHOICE, typed.level, "LEVEL", words_level, "rank of representation"),
	OPTION_WORD("capacity", VALUE_CHOICE, typed.capacity, "CAPACITY", words_capacity, "by office, or as a person"),
	OPTION("size", VALUE_TEXT, typed.size, "COUNT", "how many people: 21, ~12, >=14, 20..21 or unknown"),
	OPTION_THING("on-behalf-of", VALUE_NAME, typed.on_behalf_id, "WHO", "who", "for whom it sits there"),
	OPTION_THING("head", VALUE_NAMES, heads, "PERSON", "person", "who heads it"),
	OPTION_THING("chief-negotiator", VALUE_NAMES, chief_negotiators, "PERSON", "person", "who negotiates first for it"),
	OPTION_THING("spokesperson", VALUE_NAMES, spokespersons, "PERSON", "person", "who speaks for it"),
	OPTION_THING("member", VALUE_NAMES, delegates, "PERSON", "person", "who sits in it"),
	OPTION_THING("adviser", VALUE_NAMES, advisers, "PERSON", "person", "who advises it"),
	OPTION_THING("includes", VALUE_NAMES, included, "ACTOR", "actor", "which bodies are inside it"),
	OPTION_FLAG("not", negated, "the roles, people and bodies given are not in it"),
	{ 0 },
};

#define ROW(verb_word, text, arguments, options, line, ...) \
	JOURNAL("delegation", verb_word, text, arguments, options, "delegation " verb_word " " line, NULL, \
		.kinds = kinds_round, .open = delegation_find, __VA_ARGS__)
#define PRESENCE(word) .sets = { { DRAFT(presence), word } }

static const struct command commands[] = {
	ROW("name", "record that a delegation was named", whos, options,
		"geneva-5 high-negotiations-committee --head nasr-al-hariri --on 2017-03-20", PRESENCE("named"), .begins = true),
	ROW("expect", "record that a delegation is expected", whos, options,
		"geneva-5 government opposition --role party", PRESENCE("expected")),
	ROW("delay", "record that a delegation comes late", whos, options,
		"astana-2 turkey --on 2017-02-15", PRESENCE("delayed"), .happened = true),
	ROW("arrive", "record that a delegation arrived", whos, options,
		"geneva-5 syrian-government --on 2017-03-22", PRESENCE("arrived"), .happened = true),
	ROW("attend", "record that a delegation took part", whos, options,
		"astana-2 russia iran --role guarantor --on 2017-02-16", PRESENCE("attended"), .happened = true),
	ROW("suspend", "record that a delegation suspended its part", whos, options,
		"geneva-3 high-negotiations-committee --on 2016-04-18", PRESENCE("suspended"), .happened = true,
		.supersedes = true),
	ROW("walk-out", "record that a delegation walked out", whos, options,
		"geneva-3 high-negotiations-committee --on 2016-04-20 --supersede", PRESENCE("walked out"), .happened = true),
	ROW("return", "record that a delegation came back", whos, options,
		"geneva-3 high-negotiations-committee --on 2016-04-26 --supersede", PRESENCE("returned"), .happened = true),
	ROW("leave", "record that a delegation left", whos, options,
		"astana-1 russia --on 2017-01-24 --supersede", PRESENCE("left"), .happened = true),
	ROW("absent", "record that a delegation did not come", whos, options,
		"geneva-4 jordan --on 2017-03-03 --supersede", PRESENCE("did not come"), .happened = true),
	ROW("mark", "record any state of a delegation's presence", who_state, options,
		"astana-2 jordan remote --on 2017-02-16 --supersede", .happened = false),
	ROW("describe", "record roles, side, people and size of a delegation, nothing of its presence", whos, options,
		"geneva-4 high-negotiations-committee --size 22 --dispute", .happened = false),
	JOURNAL("delegation", "body", "record which body a side's delegation turned out to be", side_actor, NULL,
		"delegation body geneva-5 opposition high-negotiations-committee", NULL,
		.kinds = kinds_round, .open = delegation_find_side),
	JOURNAL_LIST("delegation", "list the delegations of a round", of_round, &listing_delegations, kinds_round,
		"delegation list geneva-4"),
	THINGS_REMOVE("delegation", "delegation", "DELEGATION", remove_whole_options, "take a delegation out of the record",
		EXAMPLES({ "delegation remove geneva-4/cairo-platform --whole --yes", NULL })),
	THINGS_HISTORY("delegation", "delegation", "DELEGATION", "what became of a delegation in the record: who entered what, and when",
		{ "delegation history geneva-4/opposition", NULL }),
	{ 0 },
};
// clang-format on

const struct command_group delegation_group = { "delegation", "journal",
	                                            "delegations at a round: expected, there, gone, and who is in them",
	                                            commands };
