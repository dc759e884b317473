// SPDX-License-Identifier: MIT
// Whether the schema is what the migrations make. They make it once more beside it, in a transaction that is rolled back,
// and the catalogs are asked of both: so it needs no second database, and the right to make none.

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/migrate.h"
#include "pg/migration.h"
#include "pg/session.h"
#include "queries.h"

struct object {
	char *object, *made;
};

static const struct field object_fields[] = {
	FIELD(object, object, FIELD_TEXT),
	FIELD(object, made, FIELD_TEXT),
	{ .name = NULL },
};
DB_DECODES(query_schema_described, object_fields);

static int object_compare(const void *a, const void *b)
{
	const struct object *left = a, *right = b;
	return strcmp(left->object, right->object);
}

// The objects of the schema by name. With the catalogs alone in the search path all names are told with their schema.
static bool objects_read(const void *context, struct db *db, struct records *objects, struct error *error)
{
	if (!session_run(db, "set local search_path to pg_catalog", error) ||
	    !db_query(context, db, &query_schema_described, NULL, object_fields, sizeof(struct object), objects, error))
		return false;
	qsort(objects->items, objects->count, objects->size, object_compare);
	return session_run(db, "set local search_path to public, pg_temp", error);
}

static bool schema_remake(struct db *db, const struct migrations *migrations, struct error *error)
{
	if (!db_run(db, &query_schema_aside, NULL, error))
		return false;
	for (size_t i = 0; i < migrations->count; i++)
		if (!migration_run(db, &migrations->list[i], true, error))
			return false;
	return true;
}

static void difference_tell(struct error *error, size_t *differences, const char *object, const char *how)
{
	if (++*differences == 1)
		error_set(error, ERROR_SCHEMA, "the schema is not what the migrations make");
	error_detail(error, "%s %s", object, how);
}

// Both lists are ordered by name: they are merged.
static bool objects_compare(const struct records *there, const struct records *made, struct error *error)
{
	size_t t = 0, m = 0, differences = 0;
	while (t < there->count || m < made->count) {
		const struct object *is = t < there->count ? record_at(there, t) : NULL;
		const struct object *wanted = m < made->count ? record_at(made, m) : NULL;
		const int order = is == NULL ? 1 : wanted == NULL ? -1 : strcmp(is->object, wanted->object);
		if (is != NULL && order < 0)
			difference_tell(error, &differences, is->object, "was added by hand");
		else if (wanted != NULL && order > 0)
			difference_tell(error, &differences, wanted->object, "is missing");
		else if (is != NULL && wanted != NULL && !str_equal(is->made, wanted->made))
			difference_tell(error, &differences, is->object, "was changed by hand");
		t += order <= 0;
		m += order >= 0;
	}
	return differences == 0 || error_hint(error, "take the changes back, or write them as a migration; 'rapporteur "
	                                             "migrate script' prints what the migrations make");
}

static bool verify_in_transaction(const void *context, struct db *db, const struct migrations *migrations,
                                  size_t *count, struct error *error)
{
	struct records there, made;
	if (!session_run(db, "begin", error) || !objects_read(context, db, &there, error) ||
	    !schema_remake(db, migrations, error) || !objects_read(context, db, &made, error))
		return false;
	*count = made.count;
	return objects_compare(&there, &made, error);
}

bool migrate_verify(struct db *db, const struct migration_file *files, size_t *count, struct error *error)
{
	MEM_SCOPE(scratch);
	struct migrations migrations;
	if (!migrate_check(db, files, error) || !migrations_parse(scratch, files, &migrations, error) ||
	    !runner_session(db, error) || !runner_lock(db, error))
		return false;
	const bool same = verify_in_transaction(scratch, db, &migrations, count, error);
	// Leaves neither lock nor setting nor any of the schema behind; where it fails the connection, and all with it, is gone.
	db_rollback(db);
	session_run(db, "discard all", error_new(scratch));
	return same;
}
