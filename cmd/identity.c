// SPDX-License-Identifier: MIT
// same, apart, different, duplicates: which records are of one thing.
#include "domain/identity.h"

#include "cmd/ask.h"
#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/things.h"
#include "domain/source.h"

struct pair_arguments {
	struct write_options write;
	const char *one, *other;
	bool back;
};

struct apart_arguments {
	struct write_options write;
	const char *name;
};

// Sources are never joined: what says the same twice says so by its origin.
static bool of_sources(struct app *app, const struct pair_arguments *given)
{
	struct error *unheard = error_new(app->context);
	struct thing one, other;

	if (app->error->kind != ERROR_NOT_FOUND ||
	    !thing_find_whole(app->context, app->db, given->one, kinds_source, &one, unheard) ||
	    !thing_find_whole(app->context, app->db, given->other, kinds_source, &other, unheard))
		return false;
	error_clear(app->error);
	error_set(app->error, ERROR_REFUSED, "%s and %s are sources, and each is counted by where its text comes from",
	          one.slug, other.slug);
	return error_hint(app->error, "if one reprints the other: rapporteur source edit %s --origin %s", other.slug,
	                  one.slug);
}

static bool find_pair(struct app *app, const struct command *command, const struct pair_arguments *given,
                      struct thing *one, struct thing *other)
{
	if (!things_find(app, command, given->one, NULL, one) || !things_find(app, command, given->other, NULL, other))
		return of_sources(app, given);
	if (one->id != other->id)
		return true;
	error_set(app->error, ERROR_CONFLICT, "'%s' and '%s' are one record: %s", given->one, given->other, one->slug);
	return error_hint(app->error, "if they were joined and are not one: rapporteur apart %s", one->slug);
}

static bool run_same(struct app *app, const struct command *command, const void *arguments)
{
	struct thing kept, gone;

	return find_pair(app, command, arguments, &kept, &gone) && identity_join(app->db, &kept, &gone, app->error) &&
	       edit_tell(app, &kept, NULL, true);
}

static bool run_apart(struct app *app, const struct command *command, const void *arguments)
{
	const struct apart_arguments *given = arguments;
	const char *stayed;
	struct join join;

	(void)command;
	if (!identity_find(app->context, app->db, given->name, &join, app->error) ||
	    !identity_stayed(app->context, app->db, &join, &stayed, app->error) ||
	    !identity_part(app->db, &join, app->error) ||
	    !edit_tell(app, &(struct thing){ .slug = join.slug, .label = join.label }, NULL, true))
		return false;
	const struct news news = { .kind = "note", .slug = join.kept_slug, .name = join.kept_label };

	return !stayed || app_say(app, &news, "%s keeps what was entered since: %s", join.kept_slug, stayed);
}

static bool run_different(struct app *app, const struct command *command, const void *arguments)
{
	const struct pair_arguments *given = arguments;
	struct thing one, other;
	bool changed;

	if (!given->back && !edit_reasoned(&given->write)) {
		error_set(app->error, ERROR_USAGE, "'different' needs --reason: what tells them apart");
		return error_hint(app->error, "whoever would join them reads it");
	}
	return find_pair(app, command, given, &one, &other) &&
	       identity_differ(app->db, &one, &other, given->back, &changed, app->error) &&
	       edit_tell(app, &one, NULL, changed);
}

struct duplicates_arguments {
	struct question_options question;
	const char *kind;
	long long most;
};

enum { MOST = 20 }; // pairs, where nobody asks for more

static bool run_duplicates(struct app *app, const struct command *command, const void *arguments)
{
	const struct duplicates_arguments *given = arguments;
	const char *most = mem_print(app->context, "%lld", given->most > 0 ? given->most : MOST);
	struct question question;

	(void)command;
	return ask_question(app, &given->question, &question) &&
	       lists_print(app, &listing_duplicates, &question, NULL,
	                   (const struct binding[]){
						   { "kind", given->kind }, { "ceiling", question.ceiling }, { "most", most }, { 0 } });
}

static const char *const kinds_named[] = { "talks", "round", "venue", "actor", "person", "outcome", NULL };

#define PAIR(member) offsetof(struct pair_arguments, member)
// clang-format off
static const struct command commands[] = {
	{
		.verb = "same",
		.summary = "join two records of one thing",
		.description = "All that is said of OTHER is said of THING from now on, under its name; the names of OTHER find THING, its slug "
			"too. What both had at one place, a delegation each at a round, is joined with them. 'apart' gives everything back.",
		.arguments = ARGUMENTS(
			ARGUMENT_AT(PAIR(one), "THING", VALUE_NAME, "the record that stays, by its slug or all of a name"),
			ARGUMENT_AT(PAIR(other), "OTHER", VALUE_NAME, "the record that is of the same")),
		.groups = write_option_groups,
		.examples = EXAMPLES({ "same cairo-platform moscow-platform --dry-run", "what would be moved" }),
		.arguments_size = sizeof(struct pair_arguments), .needs = NEEDS_WRITE, .whole = true, .run = run_same,
	},
	{
		.verb = "apart",
		.summary = "take back that two records are of one thing",
		.description = "The record that was joined is there again, with exactly its own names, claims and delegations, and with what "
			"was said since about those. What else was entered since stays with the other, and is listed. What was joined with one "
			"thing comes apart last first: it was judged to be that and all that it was joined with by then.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct apart_arguments, name), "THING", VALUE_NAME,
			"the slug of the record that was joined; or that of the thing, where only one was joined with it")),
		.groups = write_option_groups,
		.examples = EXAMPLES({ "apart moscow-platform", EXAMPLE_REFUSED "they were never joined" }),
		.arguments_size = sizeof(struct apart_arguments), .needs = NEEDS_WRITE, .whole = true, .run = run_apart,
	},
	{
		.verb = "different",
		.summary = "record the judgement that two things are not one",
		.description = "However alike their names, they are neither proposed by 'duplicates' nor joined by 'same' any more.",
		.arguments = ARGUMENTS(
			ARGUMENT_AT(PAIR(one), "THING", VALUE_NAME, "by its slug or all of a name"),
			ARGUMENT_AT(PAIR(other), "OTHER", VALUE_NAME, "what it is not")),
		.options = (const struct option[]){
			OPTION_AT(PAIR(back), "not", VALUE_FLAG, NULL, "take that judgement back"), { 0 } },
		.groups = write_option_groups,
		.examples = EXAMPLES({ "different cairo-platform moscow-platform --reason \"two groups of the opposition\"", "they are two" }),
		.arguments_size = sizeof(struct pair_arguments), .needs = NEEDS_WRITE, .whole = true, .run = run_different,
	},
	{
		.verb = "duplicates",
		.summary = "list pairs that may be of one thing, the likeliest first",
		.description = "With what speaks for it: one name, one identifier written in two ways, one post from the same day on, a name "
			"that sounds or is spelt alike; and against it. 'same' joins a pair, 'different' says that it is none.",
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct duplicates_arguments, kind), "kind", VALUE_CHOICE, "KIND", "only things of this kind",
				.choices = kinds_named),
			OPTION_AT(offsetof(struct duplicates_arguments, most), "most", VALUE_INTEGER, "NUMBER", "how many pairs; 20 when not said"), { 0 } },
		.groups = lists_ceiling_groups,
		.examples = EXAMPLES({ "duplicates", "of all kinds" }, { "duplicates --kind person --json", "people, for a program" }),
		.arguments_size = sizeof(struct duplicates_arguments), .needs = NEEDS_READ, .run = run_duplicates,
	},
	{ 0 },
};
// clang-format on

const struct command_group identity_group = { .title = "identity",
	                                          .summary = "which records are of one thing",
	                                          .commands = commands };
