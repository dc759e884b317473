// SPDX-License-Identifier: MIT
#include "cmd/edit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/journal.h"
#include "cmd/prompt.h"
#include "cmd/things.h"
#include "domain/identity.h"
#include "domain/source.h"

// What --clear takes out for an option: the columns that have another name, or are two; none where it is always said. What is
// not said here is the column of its own name.
static const struct clearing {
	const char *option, *column;
	const char *noun; // of this one alone
} clearings[] = {
	{ "kind", NULL, NULL },           { "talks", NULL, NULL },       { "marking", NULL, NULL },
	{ "at", NULL, "passage" },        { "at", "latitude", "venue" }, { "at", "longitude", "venue" },
	{ "part-of", "parent_id", NULL }, { "side", "sides", NULL },     { "grade", "reliability", NULL },
	{ "origin", "origin_id", NULL },
};

static bool is_option(const struct command *command, const char *name)
{
	for (const struct option *option = command->options; option->name; option++)
		if (str_equal(option->name, name))
			return true;
	return false;
}

// Takes out the columns of an option: binds them to "".
static bool clear(struct app *app, const struct command *command, const char *name, struct binding *changes)
{
	bool found = false;

	if (!is_option(command, name)) {
		error_set(app->error, ERROR_USAGE, "there is no '%s' of a %s to take out", name, command->noun);
		return error_hint(app->error, "--clear takes the names of options: '%s %s edit --help' lists them",
		                  app->table->program, command->noun);
	}
	for (size_t i = 0; i < sizeof clearings / sizeof *clearings; i++) {
		const struct clearing *row = &clearings[i];

		if (!str_equal(row->option, name) || (row->noun && !str_equal(row->noun, command->noun)))
			continue;
		if (!row->column)
			return error_set(app->error, ERROR_USAGE, "'%s' is always said: --clear cannot take it out", name);
		*changes++ = (struct binding){ row->column, "" };
		found = true;
	}
	if (!found)
		*changes = (struct binding){ name, "" };
	return true;
}

// The changes that say anything, with what is to be taken out; one wish a column.
static bool gather(struct app *app, const struct command *command, const struct edit_options *options,
                   const struct binding *changes, struct binding *gathered)
{
	size_t count = 0;

	for (; changes->parameter; changes++)
		if (changes->value)
			gathered[count++] = *changes;
	for (const char *const *name = journal_list(app, options->clear); name && *name; name++) {
		struct binding taken[3] = { { 0 } };

		if (!clear(app, command, *name, taken))
			return false;
		for (size_t i = 0; taken[i].parameter; i++) {
			for (size_t k = 0; k < count; k++)
				if (str_equal(gathered[k].parameter, taken[i].parameter))
					return error_set(app->error, ERROR_USAGE, "--%s and --clear %s exclude one another", *name, *name);
			gathered[count++] = taken[i];
		}
	}
	if (count > 0)
		return true;
	error_set(app->error, ERROR_USAGE, "nothing is said to be changed");
	return error_hint(app->error, "'%s %s edit --help' lists what can be", app->table->program, command->noun);
}

bool edit_tell(struct app *app, const struct thing *thing, const struct log_filter *of, bool changed)
{
	const struct news unchanged = { .kind = "note", .slug = thing->slug, .name = thing->label, .before = true };
	struct records changes;
	const char *number;

	if (!changed)
		return app_say(app, &unchanged, "%s stands so already: nothing is changed", thing->slug);
	if (app->batch && !app->globals.verbose)
		return true;
	if (!app_revision(app, &number) ||
	    !log_changes(app->context, app->db, strtoll(number, NULL, 10), of, &changes, app->error))
		return false;
	for (size_t i = 0; i < changes.count; i++) {
		const struct news news = { .kind = "altered",
			                       .fields = revision_change_fields,
			                       .record = record_at(&changes, i) };

		if (!app_say(app, &news, "%s", log_change_text(app->context, news.record)))
			return false;
	}
	return true;
}

// The same of the thing alone; of a passage, with what it bears.
static bool tell(struct app *app, const struct thing *thing, bool changed)
{
	const char *id = thing_id_text(app->context, thing);
	const bool source = str_equal(thing->kind, "source");
	const struct log_filter of = { .thing = source ? NULL : id, .source = source ? id : NULL };

	return edit_tell(app, thing, str_equal(thing->kind, "passage") ? NULL : &of, changed);
}

// The thing that the arguments name, as it was seen.
static bool find(struct app *app, const struct command *command, const struct edit_options *options,
                 const struct binding *changes, struct thing *thing)
{
	const char *zone = config_text(app->config, "zone");
	const char *const *kinds = command->data;
	const bool found = str_equal(*kinds, "passage")
	                       ? passage_thing(app->context, app->db, options->name, command->whole, thing, app->error)
	                       : things_find(app, command, options->name, kinds, thing);

	return found && edit_seen(app->db, thing, changes, options->seen, *zone ? zone : NULL, app->error);
}

bool edit_columns(struct app *app, const struct command *command, const struct edit_options *options,
                  const struct binding *changes)
{
	struct binding gathered[EDIT_COLUMNS + 1] = { { 0 } };
	struct thing thing;
	bool changed;

	return gather(app, command, options, changes, gathered) && find(app, command, options, gathered, &thing) &&
	       edit_make(app->db, &thing, gathered, &changed, app->error) && tell(app, &thing, changed);
}

bool edit_thing(struct app *app, const struct command *command, const struct edit_options *options,
                const struct thing_draft *draft)
{
	const struct binding changes[] = {
		{ "nature", draft->nature },
		{ "parent_id", draft->parent_id },
		{ "talks_id", draft->talks_id },
		{ "sides", draft->sides },
		{ "city", draft->city },
		{ "country", draft->country },
		{ "zone", draft->zone },
		{ "latitude", draft->latitude },
		{ "longitude", draft->longitude },
		{ "marking", draft->marking },
		{ 0 },
	};

	return edit_columns(app, command, options, changes);
}

bool things_rename(struct app *app, const struct command *command, const void *arguments)
{
	const struct rename_arguments *given = arguments;
	const bool source = str_equal(command->noun, "source");
	const struct binding changes[] = { { "slug", given->slug }, { source ? "outlet" : "label", given->label }, { 0 } };
	const struct new_name name = { given->slug, given->label, given->from, given->another };
	struct thing thing;
	bool changed;

	if (!given->label && !given->slug) {
		error_set(app->error, ERROR_USAGE, "'%s rename' needs the new name", command->noun);
		return error_hint(app->error, "or another short name for typing: --slug");
	}
	if (!given->label && given->from)
		return error_set(app->error, ERROR_USAGE, "--from is the day of a new name, and none is given");
	return find(app, command, &given->edit, changes, &thing) &&
	       identity_own(app->db, given->edit.name, &thing, app->error) &&
	       edit_rename(app->context, app->db, &thing, &name, &changed, app->error) && tell(app, &thing, changed);
}

enum { MANY = 3 }; // rows that are not taken out without a question

bool things_remove(struct app *app, const struct command *command, const void *arguments)
{
	const struct remove_arguments *given = arguments;
	const struct binding none[] = { { 0 } };
	struct thing thing;
	int64_t count;

	if (!find(app, command, &given->edit, none, &thing) ||
	    !edit_removal(app->db, &thing, given->whole, is_option(command, "whole"), &count, app->error))
		return false;
	if (count >= MANY && !prompt_agreed(app, given->yes, "take them out",
	                                    "--dry-run shows them; --yes takes them out, and undo brings them back",
	                                    "'%s' would take %" PRId64 " entries out of the record", thing.slug, count))
		return false;
	return edit_remove(app->db, &thing, given->whole, app->error) && edit_tell(app, &thing, NULL, true);
}

#define EDIT(member) offsetof(struct edit_options, member)
#define RENAME(member) offsetof(struct rename_arguments, member)
#define REMOVE(member) offsetof(struct remove_arguments, member)
// clang-format off
#define SEEN \
	OPTION_AT(EDIT(seen), "seen", VALUE_TEXT, "REVISION", \
		"refuse where it was changed after this revision, the last that you know of: 12 or r12")

static const struct option edit_rows[] = {
	OPTION_AT(EDIT(clear), "clear", VALUE_TEXTS, "OPTION", "take out what stands there: the names of options, joined by commas"),
	SEEN,
	{ 0 },
};
static const struct option change_rows[] = { SEEN, { 0 } };
static const struct option_group edit_group = { "Editing", edit_rows };
static const struct option_group change_group = { "Editing", change_rows };
const struct option_group *const edit_option_groups[] = { &edit_group, &write_option_group, NULL };
const struct option_group *const change_option_groups[] = { &change_group, &write_option_group, NULL };

#define SLUG OPTION_AT(RENAME(slug), "slug", VALUE_TEXT, "SLUG", "another short name for typing; what is named after it follows")
#define FROM OPTION_AT(RENAME(from), "from", VALUE_DATE, "DATE", \
	"the day of the new name: reports asked as of the time before it print the old one")
const struct option rename_options[] = { FROM, SLUG, { 0 } };
const struct option rename_unique_options[] = { FROM, SLUG, THINGS_ANOTHER_OPTION(struct rename_arguments), { 0 } };
const struct option rename_source_options[] = { SLUG, { 0 } };

#define YES OPTION_AT(REMOVE(yes), "yes", VALUE_FLAG, NULL, "take out three entries or more without a question", .letter = 'y')
const struct option remove_options[] = { YES, { 0 } };
const struct option remove_whole_options[] = {
	OPTION_AT(REMOVE(whole), "whole", VALUE_FLAG, NULL,
		"with its own delegations, invitations, exclusions and outcomes, and all that is said of what goes"),
	YES,
	{ 0 },
};
// clang-format on

bool edit_reasoned(const struct write_options *write)
{
	return write->reason && write->reason[strspn(write->reason, " \t\n")] != '\0';
}
