// SPDX-License-Identifier: MIT
// Exclusions from talks, from one round, from ceasefire deals.
#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/journal.h"
#include "cmd/journal_list.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/exclusion.h"
#include "domain/words.h"

static const char *const exclusion_kinds[] = { "exclusion", NULL };
static const char *const scope_kinds[] = { "round", "talks", NULL };

static bool find(struct journal *journal, const char *who, struct thing *exclusion, bool standing)
{
	struct app *app = journal->app;
	struct who whom;

	if (journal_is_below(journal, who))
		return thing_find(app->context, app->db, who, exclusion_kinds, exclusion, app->error);
	if (!who_find(app->context, app->db, who, &journal->scope, kinds_actor, &whom, app->error))
		return false;
	return (standing ? exclusion_find : exclusion_open)(app->context, app->db, &journal->scope, &whom, exclusion,
	                                                    app->error);
}

static bool find_exclusion(struct journal *journal, const char *who, struct thing *exclusion)
{
	return find(journal, who, exclusion, false);
}

// Only what is on record can be lifted.
static bool find_standing(struct journal *journal, const char *who, struct thing *exclusion)
{
	return find(journal, who, exclusion, true);
}

// clang-format off
static const struct argument whos[] = {
	ARGUMENT("SCOPE", VALUE_NAME, scope, "the talks or the round kept out of"),
	ARGUMENT("WHO", VALUE_NAMES, whos, "whom: actors, or sides whose body is not known", .thing = "actor"),
	{ 0 },
};
static const struct argument scope[] = {
	JOURNAL_LIST_SCOPE("SCOPE", NULL, "talks or a round, with all above it; all exclusions when not said", true), { 0 },
};

static const struct option add_options[] = {
	OPTION_THING("insisted-by", VALUE_NAMES, insisters, "WHO", "who", "at whose insistence"),
	OPTION("ground", VALUE_TEXT, typed.ground, "TEXT", "the ground given"),
	OPTION_WORD("from", VALUE_CHOICES, extents, "WHAT", words_extent, "what from; negotiations when not said"),
	{ 0 },
};

static const struct command commands[] = {
	JOURNAL("exclude", "add", "record that actors or sides are kept out of talks or of a round", whos, add_options,
		"exclude add geneva-5 iran --insisted-by high-negotiations-committee", NULL,
		.kinds = scope_kinds, .open = find_exclusion,
		.sets = { { DRAFT(exclusion), "imposed" }, { DRAFT(extent), "negotiations" } }),
	JOURNAL("exclude", "lift", "record that an exclusion ended", whos, NULL,
		"exclude lift syrian-peace-process islamic-state --on 2017-12-31", NULL,
		.kinds = scope_kinds, .open = find_standing, .sets = { { DRAFT(exclusion), "lifted" } }, .happened = true),
	JOURNAL_LIST("exclude", "list exclusions", scope, &listing_exclusions, scope_kinds, "exclude list geneva-4"),
	THINGS_REMOVE("exclude", "exclusion", "EXCLUSION", remove_whole_options, "take an exclusion out of the record",
		EXAMPLES({ "exclude remove syrian-peace-process/excluded-islamic-state --whole --yes", NULL })),
	THINGS_HISTORY("exclude", "exclusion", "EXCLUSION", "what became of an exclusion in the record: who entered what, and when",
		{ "exclude history syrian-peace-process/excluded-islamic-state", NULL }),
	{ 0 },
};
// clang-format on

const struct command_group exclude_group = { "exclude", "journal",
	                                         "actors kept out of talks, of a round, of ceasefire deals", commands };
