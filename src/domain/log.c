// SPDX-License-Identifier: MIT
#include "domain/log.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/date_text.h"
#include "queries.h"

// clang-format off
const struct field revision_fields[] = {
	FIELD(revision, number, FIELD_INTEGER, .title = "Revision", .help = "its number"),
	FIELD(revision, at, FIELD_TEXT, .title = "At", .help = "when it was written, RFC 3339"),
	FIELD(revision, told, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(revision, author, FIELD_TEXT, .title = "By", .help = "who wrote it: the user of the server where several work on the database"),
	FIELD(revision, as_name, FIELD_TEXT, .title = "As", .help = "the name that the program was told, where it is another"),
	FIELD(revision, by_whom, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(revision, client, FIELD_TEXT, .title = "Client", .help = "the program and host it came from"),
	FIELD(revision, command, FIELD_TEXT, .title = "Command", .help = "the command as typed"),
	FIELD(revision, reason, FIELD_TEXT, .title = "Reason", .help = "why, where somebody said so"),
	FIELD(revision, withheld, FIELD_BOOLEAN, .help = "whether command and reason are withheld: it wrote what is marked above the clearance"),
	FIELD(revision, undoes, FIELD_INTEGER, .title = "Takes back", .help = "the revision that it takes back"),
	FIELD(revision, undone_by, FIELD_INTEGER, .title = "Taken back by", .help = "the revision by which it is taken back"),
	FIELD(revision, marking_rank, FIELD_INTEGER, .only = FIELD_ON_PAGE),
	{ 0 },
};
DB_DECODES(query_revision_list, revision_fields);

const struct field revision_change_fields[] = {
	FIELD(revision_change, subject, FIELD_TEXT, .help = "slug, or what a row is called"),
	FIELD(revision_change, about, FIELD_TEXT, .help = "of whom in it"),
	FIELD(revision_change, what, FIELD_TEXT, .help = "the point, the column, or the kind of row"),
	FIELD(revision_change, form, FIELD_TEXT, .help = "of the values: date, count or text"),
	FIELD(revision_change, before, FIELD_TEXTS, .help = "what held before it"),
	FIELD(revision_change, after, FIELD_TEXTS, .help = "what held after it"),
	{ 0 },
};
DB_DECODES(query_revision_changes, revision_change_fields);
// clang-format on

bool log_claims(const void *context, struct db *db, const char *claim, const char *thing, char **claims,
                struct error *error)
{
	const struct binding bindings[] = { { "claim", claim }, { "thing", thing }, { 0 } };

	return db_value(context, db, &query_history_claims, bindings, claims, error);
}

bool log_passage(const void *context, struct db *db, const char *typed, char **passage, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *hash = strchr(typed, '#');
	const struct binding bindings[] = { { "slug", hash ? mem_bytes(scratch, typed, (size_t)(hash - typed)) : typed },
		                                { "name", hash ? hash + 1 : NULL },
		                                { 0 } };

	return db_value(context, db, &query_passage_former, bindings, passage, error);
}

bool log_read(const void *context, struct db *db, const struct log_filter *filter, struct records *revisions,
              struct error *error)
{
	const struct binding bindings[] = {
		{ "number", filter->number }, { "thing", filter->thing },
		{ "source", filter->source }, { "author", filter->author },
		{ "since", filter->since },   { "zone", filter->zone },
		{ "most", filter->most },     { "passage", filter->passage },
		{ "claims", filter->claims }, { 0 },
	};

	return db_query(context, db, &query_revision_list, bindings, revision_fields, sizeof(struct revision), revisions,
	                error);
}

bool log_changes(const void *context, struct db *db, int64_t number, const struct log_filter *of,
                 struct records *changes, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "revision", mem_print(scratch, "%" PRId64, number) }, { "thing", of != NULL ? of->thing : NULL },
		{ "source", of != NULL ? of->source : NULL },           { "passage", of != NULL ? of->passage : NULL },
		{ "claims", of != NULL ? of->claims : NULL },           { 0 },
	};

	return db_query(context, db, &query_revision_changes, bindings, revision_change_fields,
	                sizeof(struct revision_change), changes, error);
}

static void add_values(struct str *text, const struct revision_change *change, char *const *values)
{
	MEM_SCOPE(scratch);

	for (size_t i = 0; values[i] != NULL; i++)
		str_print(text, "%s%s", i > 0 ? " or " : "", value_text(scratch, change->form, values[i]));
	if (values[0] != NULL && values[1] != NULL)
		str_add(text, ": DISPUTED");
}

char *log_change_text(const void *context, const struct revision_change *change)
{
	struct str *text = str_new(context);

	if (change->subject != NULL)
		str_print(text, "%s%s%s: ", change->subject, change->about != NULL ? ", " : "",
		          change->about != NULL ? change->about : "");
	str_print(text, "%s ", change->what);
	add_values(text, change, change->before);
	if (change->before[0] != NULL)
		str_add(text, " -> ");
	if (change->after[0] != NULL)
		add_values(text, change, change->after);
	else
		str_add(text, "not recorded");
	return text->text;
}

bool log_undo(const void *context, struct db *db, const char *number, struct revision *undone, struct error *error)
{
	const struct binding asked[] = { { "revision", number }, { 0 } };
	struct records revisions;
	char *taken_back = NULL;

	if (!db_value(context, db, &query_revision_undo, asked, &taken_back, error))
		return false;
	const struct log_filter filter = { .number = taken_back };

	if (!log_read(context, db, &filter, &revisions, error))
		return false;
	assert(revisions.count == 1);
	*undone = *(const struct revision *)record_at(&revisions, 0);
	return true;
}
