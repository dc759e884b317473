// SPDX-License-Identifier: MIT
// The ledger of migrations, public.schema_migrations, and how it compares with the files.

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/migration.h"
#include "queries.h"

static const struct field row_fields[] = {
	FIELD(ledger_row, version, FIELD_TEXT),
	FIELD(ledger_row, name, FIELD_TEXT),
	FIELD(ledger_row, checksum, FIELD_TEXT),
	FIELD(ledger_row, applied_at, FIELD_TEXT),
	FIELD(ledger_row, applied_by, FIELD_TEXT),
	FIELD(ledger_row, exec_ms, FIELD_INTEGER),
	{ .name = NULL },
};
DB_DECODES(query_ledger_read, row_fields);

static bool ask(struct db *db, const struct statement *statement, bool *answer, struct error *error)
{
	MEM_SCOPE(scratch);
	char *value;
	if (!db_value(scratch, db, statement, NULL, &value, error))
		return false;
	*answer = str_equal(value, "t");
	return true;
}

bool ledger_make(struct db *db, struct error *error)
{
	return db_run(db, &query_ledger_make, NULL, error);
}

bool ledger_made(struct db *db, bool *made, struct error *error)
{
	return ask(db, &query_ledger_made, made, error);
}

bool ledger_read(const void *context, struct db *db, struct records *rows, struct error *error)
{
	bool present;
	*rows = (struct records){ .size = sizeof(struct ledger_row) };
	if (!ask(db, &query_ledger_present, &present, error))
		return false;
	return !present ||
	       db_query(context, db, &query_ledger_read, NULL, row_fields, sizeof(struct ledger_row), rows, error);
}

bool ledger_add(struct db *db, const struct migration *migration, long milliseconds, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "version", migration->version },
		                                { "name", migration->name },
		                                { "checksum", migration->checksum },
		                                { "exec_ms", mem_print(scratch, "%ld", milliseconds) },
		                                { NULL, NULL } };
	return db_run(db, &query_ledger_add, bindings, error);
}

bool ledger_remove(struct db *db, const struct migration *migration, struct error *error)
{
	const struct binding bindings[] = { { "version", migration->version }, { NULL, NULL } };
	return db_run(db, &query_ledger_remove, bindings, error);
}

bool ledger_checksums(const void *context, struct db *db, struct migrations *migrations, struct error *error)
{
	struct sum {
		char *checksum;
	};
	static const struct field fields[] = { FIELD(sum, checksum, FIELD_TEXT), { .name = NULL } };
	DB_DECODES(query_ledger_checksums, fields);
	MEM_SCOPE(scratch);
	const char **texts = mem_alloc(scratch, (migrations->count + 1) * sizeof *texts);
	for (size_t i = 0; i < migrations->count; i++)
		texts[i] = migrations->list[i].text;
	const struct binding bindings[] = { { "texts", db_array(scratch, texts) }, { NULL, NULL } };
	struct records sums;
	if (!db_query(context, db, &query_ledger_checksums, bindings, fields, sizeof(struct sum), &sums, error))
		return false;
	for (size_t i = 0; i < migrations->count; i++)
		migrations->list[i].checksum = ((const struct sum *)record_at(&sums, i))->checksum;
	return true;
}

static struct migration_status status_pending(const struct migration *migration, bool behind)
{
	return (struct migration_status){
		.version = migration->version,
		.name = migration->name,
		.state = behind ? MIGRATION_OUT_OF_ORDER : MIGRATION_PENDING,
		.exec_ms = FIELD_NULL_INTEGER,
	};
}

static struct migration_status status_applied(const struct ledger_row *row, const struct migration *migration)
{
	struct migration_status status = {
		.version = row->version,
		.name = migration != NULL ? migration->name : row->name,
		.state = MIGRATION_APPLIED,
		.applied_at = row->applied_at,
		.applied_by = row->applied_by,
		.exec_ms = row->exec_ms,
	};
	if (migration == NULL)
		status.state = MIGRATION_UNKNOWN;
	else if (row->checksum != NULL && !str_equal(row->checksum, migration->checksum))
		status.state = MIGRATION_EDITED;
	return status;
}

// Both lists are ordered by version: they are merged.
void ledger_compare(const void *context, const struct migrations *migrations, const struct records *rows,
                    struct migration_status **list, size_t *count)
{
	struct migration_status *states = mem_alloc(context, (migrations->count + rows->count + 1) * sizeof *states);
	size_t m = 0;
	*count = 0;
	for (size_t r = 0; r < rows->count; r++) {
		const struct ledger_row *row = record_at(rows, r);
		while (m < migrations->count && strcmp(migrations->list[m].version, row->version) < 0)
			states[(*count)++] = status_pending(&migrations->list[m++], true);
		const bool known = m < migrations->count && str_equal(migrations->list[m].version, row->version);
		states[(*count)++] = status_applied(row, known ? &migrations->list[m++] : NULL);
	}
	while (m < migrations->count)
		states[(*count)++] = status_pending(&migrations->list[m++], false);
	*list = states;
}
