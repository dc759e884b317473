// SPDX-License-Identifier: MIT
// log, undo and the history of one thing: who wrote what, when and why, and the taking back of it.
#include "cmd/log.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/groups.h"
#include "cmd/lists.h"
#include "cmd/options.h"
#include "cmd/prompt.h"
#include "cmd/rows.h"
#include "cmd/things.h"
#include "domain/log.h"
#include "domain/source.h"
#include "domain/words.h"
#include "out/json.h"

struct log_arguments {
	const char *number;
	const char *of;
	const char *source;
	const char *by;
	const char *since;
	const char *last;
};

struct undo_arguments {
	struct write_options write;
	const char *number;
	bool yes;
};

// Of what was taken back, in JSON: its number.
static const struct field undone_fields[] = { FIELD(revision, number, FIELD_INTEGER), { 0 } };

// Revisions listed, and changes told of each, where nobody asks for more; changes that are not undone without a question.
enum { MOST = 20, FEW = 6, MANY = 30 };

// The id of what `name` means, or meant before it was taken out or renamed; nothing for NULL.
static bool find(struct app *app, const char *name, const char *const *kinds, const char **id)
{
	struct thing thing;
	bool found;

	if (!name)
		return true;
	if (!thing_find(app->context, app->db, name, kinds, &thing, app->error)) {
		if (app->error->kind != ERROR_NOT_FOUND ||
		    !thing_find_former(app->context, app->db, name, kinds, &thing, &found, error_new(app->context)))
			return false;
		if (!found && !kinds &&
		    thing_find_whole(app->context, app->db, name, kinds_source, &thing, error_new(app->context)))
			return error_hint(app->error, "what touched a source: rapporteur log --source %s", thing.slug);
		if (!found)
			return false;
		error_clear(app->error);
	}
	*id = thing_id_text(app->context, &thing);
	return true;
}

static bool is_count(const char *typed)
{
	const size_t length = strlen(typed);

	return length <= 18 && strspn(typed, "0123456789") == length && strspn(typed, "0") < length;
}

static bool filter_fill(struct app *app, const struct log_arguments *asked, struct log_filter *filter)
{
	const char *zone = config_text(app->config, "zone");

	*filter = (struct log_filter){ .author = asked->by, .since = asked->since, .zone = *zone ? zone : NULL };
	filter->number = asked->number;
	if (asked->last && !is_count(asked->last))
		return error_set(app->error, ERROR_USAGE, "option '--last' needs a number of revisions from 1 on, not '%s'",
		                 asked->last);
	if (!asked->number && asked->last)
		filter->most = asked->last;
	else if (!asked->number && !asked->since)
		filter->most = mem_print(app->context, "%d", MOST);
	return find(app, asked->of, NULL, &filter->thing) && find(app, asked->source, kinds_source, &filter->source);
}

// What each of the revisions did: to one thing or source alone where `of` names it.
static bool changes_read(struct app *app, const struct records *revisions, const struct log_filter *of,
                         struct records *changes)
{
	for (size_t i = 0; i < revisions->count; i++) {
		const struct revision *revision = record_at(revisions, i);

		if (!log_changes(app->context, app->db, revision->number, of, &changes[i], app->error))
			return false;
	}
	return true;
}

static const char *heading_note(struct app *app, const struct revision *revision)
{
	struct str *text = str_new(app->context);

	str_print(text, "%s · %s", revision->told, revision->by_whom);
	if (revision->undoes != FIELD_NULL_INTEGER)
		str_print(text, " · takes back r%" PRId64, revision->undoes);
	if (revision->undone_by != FIELD_NULL_INTEGER)
		str_print(text, " · taken back by r%" PRId64, revision->undone_by);
	return text->text;
}

static void revision_told(struct app *app, struct document *document, const struct revision *revision,
                          const struct records *changes, bool whole)
{
	const size_t few = whole || changes->count <= FEW ? changes->count : FEW;

	document_section(document, mem_print(app->context, "r%" PRId64, revision->number), heading_note(app, revision),
	                 NULL);
	if (revision->withheld)
		document_fact(
			document,
			&(struct fact){ .label = "", .text = "command withheld: it wrote what is marked above your clearance" });
	if (revision->command)
		document_fact(document,
		              &(struct fact){ .label = "", .text = mem_print(app->context, "$ %s", revision->command) });
	if (revision->reason)
		document_fact(document,
		              &(struct fact){ .label = "", .text = mem_print(app->context, "why: %s", revision->reason) });
	if (revision->client && app->globals.verbose)
		document_fact(document,
		              &(struct fact){ .label = "", .text = mem_print(app->context, "from: %s", revision->client) });
	for (size_t i = 0; i < few; i++)
		document_fact(document,
		              &(struct fact){ .label = "", .text = log_change_text(app->context, record_at(changes, i)) });
	if (few < changes->count)
		document_fact(document, &(struct fact){ .label = "",
		                                        .text = mem_print(app->context, "and %zu more: rapporteur log %" PRId64,
		                                                          changes->count - few, revision->number) });
}

// When it was asked, what the revisions listed are marked, and of how many the command is withheld.
static bool head_read(struct app *app, const struct records *revisions, struct question *now, struct list_head *head)
{
	const char *zone = config_text(app->config, "zone");
	const struct question_typed typed = { .zone = *zone ? zone : NULL };

	*head = (struct list_head){ 0 };
	for (size_t i = 0; i < revisions->count; i++) {
		const struct revision *revision = record_at(revisions, i);

		head->withheld += revision->withheld;
		if (revision->marking_rank > head->marking_rank)
			head->marking_rank = revision->marking_rank;
	}
	return question_read(app->context, app->db, &typed, now, app->error);
}

static bool log_json(struct app *app, const struct question *now, const struct list_head *head,
                     const struct records *revisions, const struct records *changes)
{
	struct json *json = json_new(app->context);

	json_object(json);
	lists_json_head(json, now, head, "rapporteur-log");
	json_key(json, "revisions");
	json_array(json);
	for (size_t i = 0; i < revisions->count; i++) {
		json_object(json);
		json_members(json, revision_fields, record_at(revisions, i));
		json_key(json, "changes");
		json_array(json);
		for (size_t j = 0; j < changes[i].count; j++)
			json_record(json, revision_change_fields, record_at(&changes[i], j));
		json_end(json);
		json_end(json);
	}
	json_end(json);
	json_end(json);
	return output_json(app->output, json, app->error);
}

// The revisions, the newest first or last, each with what it did.
static bool revisions_print(struct app *app, const struct records *revisions, const struct log_filter *of, bool whole,
                            bool newest_first)
{
	struct document *document = document_new(app->context);
	struct records *changes = mem_alloc(app->context, (revisions->count + 1) * sizeof *changes);
	struct question now;
	struct list_head head;

	if (output_format(app->output) == OUTPUT_CSV) {
		document_table(document, "revisions", revision_fields, revisions);
		return output_document(app->output, document, app->error);
	}
	if (!changes_read(app, revisions, of, changes) || !head_read(app, revisions, &now, &head))
		return false;
	if (output_format(app->output) == OUTPUT_JSON)
		return log_json(app, &now, &head, revisions, changes);
	lists_head(document, app->context, &now, &head);
	for (size_t i = 0; i < revisions->count; i++) {
		const size_t at = newest_first ? i : revisions->count - 1 - i;

		revision_told(app, document, record_at(revisions, at), &changes[at], whole);
	}
	if (revisions->count == 0)
		document_paragraph(document, "No revision is recorded that this asks for.");
	return output_document(app->output, document, app->error);
}

static bool log_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct log_arguments *asked = arguments;
	struct log_filter filter;
	struct records revisions;

	(void)command;
	if (!filter_fill(app, asked, &filter) || !log_read(app->context, app->db, &filter, &revisions, app->error))
		return false;
	return revisions_print(app, &revisions, NULL, app->globals.verbose || asked->number, true);
}

// The life of what `filter` names, the oldest revision first.
static bool history_print(struct app *app, struct log_filter *filter)
{
	const char *zone = config_text(app->config, "zone");
	struct records revisions;

	filter->zone = *zone ? zone : NULL;
	return log_read(app->context, app->db, filter, &revisions, app->error) &&
	       revisions_print(app, &revisions, filter, true, false);
}

bool passage_history(struct app *app, const struct command *command, const void *arguments)
{
	const struct things_history_arguments *asked = arguments;
	struct log_filter filter = { 0 };
	struct thing passage;
	char *former;

	(void)command;
	if (passage_thing(app->context, app->db, asked->name, false, &passage, app->error)) {
		filter.passage = thing_id_text(app->context, &passage);
		return history_print(app, &filter);
	}
	if (app->error->kind != ERROR_NOT_FOUND ||
	    !log_passage(app->context, app->db, asked->name, &former, error_new(app->context)) || !former)
		return false;
	error_clear(app->error);
	filter.passage = former;
	return history_print(app, &filter);
}

bool claim_history(struct app *app, const struct command *command, const void *arguments)
{
	const struct claim_history_arguments *asked = arguments;
	const char *number = mem_print(app->context, "%lld", asked->number);
	struct log_filter filter = { 0 };
	char *claims;

	(void)command;
	if (!log_claims(app->context, app->db, number, NULL, &claims, app->error))
		return false;
	if (!claims) {
		error_set(app->error, ERROR_NOT_FOUND, "there is no claim %s", number);
		return error_hint(app->error, "'rapporteur claim list THING' shows the claims about a thing");
	}
	filter.claims = claims;
	return history_print(app, &filter);
}

bool link_history(struct app *app, const struct command *command, const void *arguments)
{
	const struct things_history_arguments *asked = arguments;
	const char *thing = NULL;
	struct log_filter filter = { 0 };
	char *claims;

	(void)command;
	if (!find(app, asked->name, NULL, &thing) || !log_claims(app->context, app->db, NULL, thing, &claims, app->error))
		return false;
	filter.claims = claims ? claims : "{}";
	return history_print(app, &filter);
}

bool things_history(struct app *app, const struct command *command, const void *arguments)
{
	const struct things_history_arguments *asked = arguments;
	const char *const *kinds = command->data;
	struct log_filter filter = { 0 };

	return find(app, asked->name, kinds, str_equal(*kinds, "source") ? &filter.source : &filter.thing) &&
	       history_print(app, &filter);
}

// What taking it back did: as data all of it, in words the first few where nobody asks for more.
static bool undone_told(struct app *app, const struct records *changes, const char *number)
{
	const bool whole = app->told || app->globals.verbose || changes->count <= FEW;
	const size_t told = whole ? changes->count : FEW;
	struct news line = { .kind = "undone", .fields = revision_change_fields, .before = true };

	for (size_t i = 0; i < told; i++) {
		line.record = record_at(changes, i);
		if (!app_say(app, &line, "  %s", log_change_text(app->context, line.record)))
			return false;
	}
	return whole || app_say(app, &line, "  and %zu more: %s%s", changes->count - told,
	                        app->dry_run ? "-v tells them" : "rapporteur log ", app->dry_run ? "" : number);
}

static bool undo_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct undo_arguments *asked = arguments;
	const char *number = NULL;
	struct revision undone;
	struct records changes;
	const struct news news = { .kind = "undo", .fields = undone_fields, .record = &undone };

	(void)command;
	if (app->batch) {
		error_set(app->error, ERROR_USAGE, "'undo' is no line of a file: what a file does is one revision");
		return error_hint(app->error, "take it back by a command of its own, before or after the file");
	}
	if (!log_undo(app->context, app->db, asked->number, &undone, app->error) || !app_revision(app, &number) ||
	    !log_changes(app->context, app->db, strtoll(number, NULL, 10), NULL, &changes, app->error))
		return false;
	if (changes.count >= MANY &&
	    !prompt_agreed(app, asked->yes, "take it back", "--dry-run shows them; --yes takes it back",
	                   "r%" PRId64 " made %zu changes: %s", undone.number, changes.count,
	                   undone.command ? undone.command : "written without a command"))
		return false;
	return app_say(app, &news, "r%" PRId64 " taken back: %s", undone.number,
	               undone.command ? undone.command : "written without a command") &&
	       undone_told(app, &changes, number);
}

// clang-format off
static const struct command log_commands[] = {
	{
		.verb = "log",
		.summary = "who wrote what into the record, when, why, and what it changed",
		.description = "Every command that writes is one numbered revision. The newest comes first. Where access is set up, who wrote "
			"is the user of the server; the name of the setting 'user' stands beside it.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct log_arguments, number), "REVISION", VALUE_TEXT,
			"this one alone, whole: 12 or r12", .optional = true)),
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct log_arguments, of), "of", VALUE_NAME, "THING", "those that touched this thing, or what is said of it"),
			OPTION_AT(offsetof(struct log_arguments, source), "source", VALUE_NAME, "SOURCE", "those that touched this source, or what it says",
				.letter = 's', .thing = "source"),
			OPTION_AT(offsetof(struct log_arguments, by), "by", VALUE_TEXT, "USER", "those of one author, by user of the server or by name"),
			OPTION_AT(offsetof(struct log_arguments, since), "since", VALUE_TIME, "TIME", "those from this day or time on"),
			OPTION_AT(offsetof(struct log_arguments, last), "last", VALUE_TEXT, "N", "so many of them; 20 where neither this nor --since is given"),
			{ 0 } },
		.examples = EXAMPLES({ "log", "what was written last" }, { "log --of geneva-4", "all that was written about a round" }),
		.arguments_size = sizeof(struct log_arguments),
		.needs = NEEDS_READ,
		.run = log_run,
	},
	{
		.verb = "undo",
		.summary = "take back a revision: the record stands as before it",
		.description = "Without a number your newest entry that stands. Also an older one, on which nothing later rests; what does is named. "
			"An undo is a revision too: undo its number to restore what it took back.",
		.arguments = ARGUMENTS(ARGUMENT_AT(offsetof(struct undo_arguments, number), "REVISION", VALUE_TEXT, "its number: 12 or r12", .optional = true)),
		.options = (const struct option[]){
			OPTION_AT(offsetof(struct undo_arguments, yes), "yes", VALUE_FLAG, NULL, "take back thirty changes or more without a question",
				.letter = 'y'), { 0 } },
		.groups = write_option_groups,
		.examples = EXAMPLES({ "undo 1 --dry-run", "what would be taken back" }),
		.arguments_size = sizeof(struct undo_arguments),
		.needs = NEEDS_WRITE,
		.run = undo_run,
	},
	{ 0 },
};
// clang-format on

const struct command_group log_group = { .title = "trust",
	                                     .summary = "the journal of commands, and taking one back",
	                                     .commands = log_commands };
