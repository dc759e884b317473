// SPDX-License-Identifier: MIT
#include "domain/edit.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

struct meanwhile {
	int64_t number;
	const char *told, *author, *command, *what, *seen, *stands, *wanted;
	bool is_wanted;
};

struct renamed {
	int64_t id;
	const char *kind, *slug, *label;
	const char *taken; // "slug" or "name": by a thing that is there; "since": by itself; NULL: renamed
};

struct going {
	bool stays;
	const char *told, *about;
};

static const struct field meanwhile_fields[] = {
	FIELD(meanwhile, number, FIELD_INTEGER),    FIELD(meanwhile, told, FIELD_TEXT),
	FIELD(meanwhile, author, FIELD_TEXT),       FIELD(meanwhile, command, FIELD_TEXT),
	FIELD(meanwhile, what, FIELD_TEXT),         FIELD(meanwhile, seen, FIELD_TEXT),
	FIELD(meanwhile, stands, FIELD_TEXT),       FIELD(meanwhile, wanted, FIELD_TEXT),
	FIELD(meanwhile, is_wanted, FIELD_BOOLEAN), { 0 },
};
DB_DECODES(query_edit_meanwhile, meanwhile_fields);

static const struct field renamed_fields[] = {
	FIELD(renamed, id, FIELD_INTEGER), FIELD(renamed, kind, FIELD_TEXT),  FIELD(renamed, slug, FIELD_TEXT),
	FIELD(renamed, label, FIELD_TEXT), FIELD(renamed, taken, FIELD_TEXT), { 0 },
};
DB_DECODES(query_thing_rename, renamed_fields);
DB_DECODES(query_source_rename, renamed_fields);

static const struct field going_fields[] = {
	FIELD(going, stays, FIELD_BOOLEAN),
	FIELD(going, told, FIELD_TEXT),
	FIELD(going, about, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_removal, going_fields);

// What is edited: where it stands, and by which statement it is changed and renamed. The last is of every other kind.
static const struct edited {
	const char *kind, *table;
	const struct statement *edit, *rename;
} editions[] = {
	{ "source", "sources", &query_source_edit, &query_source_rename },
	{ "passage", "passages", &query_passage_edit, NULL },
	{ "claim", "claims", NULL, NULL },
	{ NULL, "things", &query_thing_edit, &query_thing_rename },
};

static const struct edited *edited_of(const struct thing *thing)
{
	const struct edited *row = editions;

	while (row->kind != NULL && !str_equal(row->kind, thing->kind))
		row++;
	return row;
}

static const char *stood_text(const char *value)
{
	return value != NULL ? value : "nothing";
}

// "zone: you saw Europe/Zurich, now Europe/Paris, you want Europe/Berlin", below the entry that changed it.
static void meanwhile_told(struct error *error, const struct records *rows)
{
	int64_t before = 0;

	for (size_t i = 0; i < rows->count; i++) {
		const struct meanwhile *row = record_at(rows, i);

		if (row->number != before)
			error_detail(error, "r%" PRId64 " by %s, %s%s%s", row->number, row->author, row->told,
			             row->command != NULL ? ": " : "", row->command != NULL ? row->command : "");
		before = row->number;
		error_detail(error, "  %s: you saw %s, now %s%s%s", row->what, stood_text(row->seen), stood_text(row->stands),
		             row->is_wanted ? ", you want " : "", row->is_wanted ? stood_text(row->wanted) : "");
	}
}

bool edit_seen(struct db *db, const struct thing *thing, const struct binding *changes, const char *seen,
               const char *zone, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *columns[EDIT_COLUMNS + 1] = { NULL }, *wanted[EDIT_COLUMNS + 1] = { NULL };
	size_t count = 0;
	struct records rows;

	if (seen == NULL)
		return true;
	for (; changes->parameter != NULL; changes++) {
		if (changes->value == NULL)
			continue;
		assert(count < EDIT_COLUMNS);
		columns[count] = changes->parameter;
		wanted[count++] = changes->value;
	}
	const struct binding bindings[] = {
		{ "of_table", edited_of(thing)->table },
		{ "id", thing_id_text(scratch, thing) },
		{ "seen", seen },
		{ "columns", db_array(scratch, columns) },
		{ "wanted", db_array(scratch, wanted) },
		{ "zone", zone },
		{ 0 },
	};

	if (!db_query(scratch, db, &query_edit_meanwhile, bindings, meanwhile_fields, sizeof(struct meanwhile), &rows,
	              error))
		return false;
	if (rows.count == 0)
		return true;
	const struct meanwhile *last = record_at(&rows, rows.count - 1);

	error_set(error, ERROR_CONFLICT, "'%s' has been changed since r%s, which you saw", thing->slug,
	          seen + strspn(seen, "rR"));
	meanwhile_told(error, &rows);
	return error_hint(error,
	                  "nothing was written; if it is to be so all the same, say that you saw this: --seen r%" PRId64,
	                  last->number);
}

bool edit_make(struct db *db, const struct thing *thing, const struct binding *changes, bool *changed,
               struct error *error)
{
	MEM_SCOPE(scratch);
	struct binding bindings[EDIT_COLUMNS + 2] = { { "id", thing_id_text(scratch, thing) } };
	size_t count = 1;
	char *id;

	for (; changes->parameter != NULL; changes++) {
		assert(count <= EDIT_COLUMNS);
		bindings[count++] = *changes;
	}
	if (!db_value(scratch, db, edited_of(thing)->edit, bindings, &id, error))
		return false;
	*changed = id != NULL;
	return true;
}

bool edit_rename(const void *context, struct db *db, struct thing *thing, const struct new_name *name, bool *changed,
                 struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "id", thing_id_text(scratch, thing) },      { "slug", name->slug },   { "label", name->label },
		{ "another", name->another ? "true" : NULL }, { "since", name->since }, { 0 },
	};
	struct records rows;

	if (!db_query(context, db, edited_of(thing)->rename, bindings, renamed_fields, sizeof(struct renamed), &rows,
	              error))
		return false;
	*changed = rows.count > 0;
	if (!*changed)
		return true;
	const struct renamed *row = record_at(&rows, 0);

	if (str_equal(row->taken, "since")) {
		error_set(error, ERROR_CONFLICT, "'%s' went by '%s' until that day or a later one", thing->slug, row->label);
		return error_hint(error, "give a day after it; 'rapporteur %s show %s' lists its names", thing->kind,
		                  thing->slug);
	}
	if (row->taken != NULL)
		return thing_taken(&(struct thing){ row->id, row->kind, row->slug, row->label, NULL }, row->taken, error);
	*thing = (struct thing){ row->id, row->kind, row->slug, row->label, NULL };
	return true;
}

static const struct binding *removal_bindings(const void *context, const struct thing *thing, bool whole)
{
	struct binding *bindings = mem_alloc(context, 4 * sizeof *bindings);

	bindings[0] = (struct binding){ "of_table", edited_of(thing)->table };
	bindings[1] = (struct binding){ "id", thing_id_text(context, thing) };
	bindings[2] = (struct binding){ "whole", whole ? "true" : "false" };
	return bindings;
}

enum { TOLD = 10 }; // of what stands in the way

// How many rows stay and refer to it, told as detail of the error; and how many go.
static bool removal_count(struct db *db, const struct thing *thing, bool whole, int64_t *going, int64_t *staying,
                          struct error *error)
{
	MEM_SCOPE(scratch);
	struct records rows;

	*going = *staying = 0;
	if (!db_query(scratch, db, &query_removal, removal_bindings(scratch, thing, whole), going_fields,
	              sizeof(struct going), &rows, error))
		return false;
	for (size_t i = 0; i < rows.count; i++) {
		const struct going *row = record_at(&rows, i);

		*going += !row->stays;
		if (!row->stays)
			continue;
		if ((*staying)++ == 0)
			error_set(error, ERROR_CONFLICT, "'%s' cannot be taken out: the record refers to it", thing->slug);
		if (*staying <= TOLD)
			error_detail(error, "  %s%s%s", row->told, *row->about ? ", " : "", row->about);
	}
	if (*staying > TOLD)
		error_detail(error, "  and %" PRId64 " more", *staying - TOLD);
	return true;
}

bool edit_removal(struct db *db, const struct thing *thing, bool whole, bool offered, int64_t *count,
                  struct error *error)
{
	MEM_SCOPE(scratch);
	int64_t staying, own, left = 0;

	if (!removal_count(db, thing, whole, count, &staying, error))
		return false;
	if (staying == 0)
		return true;
	if (edited_of(thing)->kind != NULL)
		return error_hint(error,
		                  "what it says stays true to it: rapporteur claim retract NUMBER where the source took it "
		                  "back; rapporteur undo takes back an entry");
	if (!offered || whole)
		left = staying;
	else if (!removal_count(db, thing, true, &own, &left, error_new(scratch)))
		return false;
	if (left < staying)
		return error_hint(error, "%s; rapporteur log --of %s lists the entries, and undo takes one back",
		                  left == 0 ? "with --whole all of it goes along"
		                            : "take out first what is no part of it; the rest goes along with --whole",
		                  thing->slug);
	return error_hint(error, "take those out first, or undo the entries that made them: rapporteur log --of %s",
	                  thing->slug);
}

bool edit_remove(struct db *db, const struct thing *thing, bool whole, struct error *error)
{
	MEM_SCOPE(scratch);

	return db_run(db, &query_remove, removal_bindings(scratch, thing, whole), error);
}
