// SPDX-License-Identifier: MIT
#include "domain/redact.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

static const struct field redaction_fields[] = {
	FIELD(redaction, table, FIELD_TEXT),      FIELD(redaction, id, FIELD_INTEGER),
	FIELD(redaction, kind, FIELD_TEXT),       FIELD(redaction, slug, FIELD_TEXT),
	FIELD(redaction, label, FIELD_TEXT),      FIELD(redaction, stands, FIELD_BOOLEAN),
	FIELD(redaction, entered, FIELD_INTEGER), FIELD(redaction, ended, FIELD_INTEGER),
	FIELD(redaction, joined, FIELD_TEXT),     { 0 },
};
DB_DECODES(query_redact_find, redaction_fields);

const struct field redaction_left_fields[] = {
	FIELD(redaction_left, rows, FIELD_TEXT, .help = "kind of the rows that hold a text removed elsewhere"),
	FIELD(redaction_left, stands, FIELD_BOOLEAN, .help = "whether they are in the record"),
	FIELD(redaction_left, told, FIELD_TEXTS, .help = "what they are called: slugs or numbers"),
	{ 0 },
};
DB_DECODES(query_redact_left, redaction_left_fields);

struct text {
	const char *text;
};
static const struct field text_fields[] = { FIELD(text, text, FIELD_TEXT), { 0 } };
DB_DECODES(query_redact_texts, text_fields);

static const char *const kinds[] = { "talks",     "round",   "venue",  "actor",   "person", "delegation", "invitation",
	                                 "exclusion", "outcome", "source", "passage", "claim",  "entry",      NULL };

char *redaction_text(const void *context, const struct redaction *redaction)
{
	const char *ended = redaction->stands ? "" : mem_print(context, ", taken out in r%" PRId64, redaction->ended);
	const char *joined =
		redaction->joined ? mem_print(context, "; and what is joined with it: %s", redaction->joined) : "";

	return mem_print(context, "%s %s (%s%s%s)", redaction->kind, redaction->slug, redaction->label, ended, joined);
}

static bool several(const struct records *found, const char *typed, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct redaction *first = record_at(found, 0);

	error_set(error, ERROR_CONFLICT, "'%s' may mean any of %zu", typed, found->count);
	for (size_t i = 0; i < found->count; i++) {
		const struct redaction *one = record_at(found, i);

		error_detail(error, "  number %" PRId64 ": %s, entered in r%" PRId64, one->id, redaction_text(scratch, one),
		             one->entered);
	}
	return error_hint(error, "say which: rapporteur redact %s:%s --number %" PRId64, first->kind, first->slug,
	                  first->id);
}

static bool none(struct db *db, const char *typed, struct error *error)
{
	MEM_SCOPE(scratch);
	struct error *unheard = error_new(scratch);
	struct thing thing;
	bool found = thing_find(scratch, db, typed, NULL, &thing, unheard) ||
	             thing_find(scratch, db, typed, (const char *const[]){ "source", NULL }, &thing, unheard);

	if (found) { // a slip would be for good
		error_set(error, ERROR_CONFLICT, "'%s' may mean %s (%s), and is not its slug", typed, thing.slug, thing.label);
		return error_hint(error, "what is removed for good is named by its slug to the letter");
	}
	error_set(error, ERROR_NOT_FOUND, "'%s' is nothing in the record, nor anything taken out of it", typed);
	if (!thing_find_former(scratch, db, typed, kinds, &thing, &found, unheard) || !found)
		return error_hint(error,
		                  "write a slug to the letter, SOURCE#PASSAGE, the number of a claim, or r12 for an entry");
	return error_hint(error, "it goes by another slug now: 'rapporteur %s history %s' tells", thing.kind, typed);
}

bool redaction_find(const void *context, struct db *db, const char *typed, const char *number,
                    struct redaction *redaction, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *const *kind = kinds;
	const char *slug = strchr(typed, ':');
	struct records found;

	while (*kind && !(slug && str_begins(typed, *kind) && typed + strlen(*kind) == slug))
		kind++;
	const struct binding bindings[] = {
		{ "typed", *kind ? slug + 1 : typed },
		{ "number", number },
		{ "kinds", *kind ? db_array(scratch, (const char *const[]){ *kind, NULL }) : NULL },
		{ 0 },
	};

	if (!db_query(context, db, &query_redact_find, bindings, redaction_fields, sizeof *redaction, &found, error))
		return false;
	if (found.count == 0 && number) {
		error_set(error, ERROR_NOT_FOUND, "none of the number %s is or was called '%s'", number, typed);
		return error_hint(error, "'rapporteur redact %s' without it lists those that are or were", typed);
	}
	if (found.count == 0)
		return none(db, *kind ? slug + 1 : typed, error);
	if (found.count > 1)
		return several(&found, bindings[0].value, error);
	*redaction = *(const struct redaction *)record_at(&found, 0);
	return true;
}

static const char *texts_of(const void *context, const struct records *rows)
{
	const char **texts = mem_alloc(context, (rows->count + 1) * sizeof *texts);

	for (size_t i = 0; i < rows->count; i++)
		texts[i] = ((const struct text *)record_at(rows, i))->text;
	texts[rows->count] = NULL;
	return db_array(context, texts);
}

bool redaction_make(const void *context, struct db *db, const struct redaction *redaction, const char *only,
                    struct records *left, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "of_table", redaction->table },
		{ "id", mem_print(scratch, "%" PRId64, redaction->id) },
		{ "only_text", only },
		{ 0 },
	};
	struct records texts;
	char *removed;

	if (!db_query(scratch, db, &query_redact_texts, bindings, text_fields, sizeof(struct text), &texts, error) ||
	    !db_value(scratch, db, &query_redact, bindings, &removed, error))
		return false;
	if (!removed)
		return error_set(error, ERROR_NOT_FOUND, "%s has no %s that could be redacted",
		                 redaction_text(scratch, redaction), only ? "such text" : "text");
	const struct binding of_texts[] = { { "texts", texts_of(scratch, &texts) }, { 0 } };

	return db_query(context, db, &query_redact_left, of_texts, redaction_left_fields, sizeof(struct redaction_left),
	                left, error);
}
