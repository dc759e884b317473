// SPDX-License-Identifier: MIT
// Whether ledger and files tell the same story.

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/migrate.h"
#include "pg/migration.h"
#include "queries.h"

static const char *status_label(const void *context, const struct migration_status *status)
{
	if (status->name == NULL || status->name[0] == '\0')
		return status->version;
	return mem_print(context, "%s_%s", status->version, status->name);
}

// Why a version stands in the way, as one sentence; NULL when it does not.
static const char *status_fault(const void *context, const struct migration_status *status, const char *newest)
{
	const char *label = status_label(context, status);
	switch (status->state) {
	case MIGRATION_EDITED:
		return mem_print(context, "migration '%s' was edited after it had been applied", label);
	case MIGRATION_OUT_OF_ORDER:
		return mem_print(context, "migration '%s' is out of order: a later one has been applied", label);
	case MIGRATION_UNKNOWN:
		if (newest == NULL || strcmp(status->version, newest) > 0)
			return mem_print(context, "migration '%s' was applied by a newer program", label);
		return mem_print(context, "migration '%s' was applied, but is missing from this program", label);
	case MIGRATION_PENDING:
	case MIGRATION_APPLIED:
		break;
	}
	return NULL;
}

static const char *fault_hint(enum migration_state state)
{
	switch (state) {
	case MIGRATION_EDITED:
		return "put its file back as it was, and write the change as a new migration";
	case MIGRATION_OUT_OF_ORDER:
		return "give it a version later than those that 'rapporteur migrate status' lists as applied";
	default:
		return "use the version of the program that applied it; 'rapporteur migrate status' lists them all";
	}
}

bool statuses_check(const struct migration_status *list, size_t count, const struct migrations *migrations,
                    struct error *error)
{
	const char *newest = migrations->count > 0 ? migrations->list[migrations->count - 1].version : NULL;
	MEM_SCOPE(scratch);
	const struct migration_status *first = NULL;
	for (size_t i = 0; i < count; i++) {
		const char *fault = status_fault(scratch, &list[i], newest);
		if (fault == NULL)
			continue;
		if (first == NULL)
			error_set(error, ERROR_SCHEMA, "%s", fault);
		else
			error_detail(error, "%s", fault);
		first = first != NULL ? first : &list[i];
	}
	return first == NULL || error_hint(error, "%s", fault_hint(first->state));
}

bool migrate_status(const void *context, struct db *db, const struct migration_file *files,
                    struct migration_status **list, size_t *count, struct error *error)
{
	struct migrations migrations;
	struct records rows;
	void *kept = mem_context(context);
	if (!migrations_parse(kept, files, &migrations, error) || !ledger_checksums(kept, db, &migrations, error) ||
	    !ledger_read(kept, db, &rows, error))
		return false;
	ledger_compare(kept, &migrations, &rows, list, count);
	return true;
}

struct check_row {
	char *version, *checksum;
};

static const struct field check_fields[] = {
	FIELD(check_row, version, FIELD_TEXT),
	FIELD(check_row, checksum, FIELD_TEXT),
	{ .name = NULL },
};
DB_DECODES(query_ledger_check, check_fields);

static int row_compare(const void *a, const void *b)
{
	const struct check_row *left = a, *right = b;
	return strcmp(left->version, right->version);
}

// True when the row is the file's.
static bool row_matches(const struct check_row *row, const struct migration_file *file)
{
	const size_t length = strspn(file->name, "0123456789");
	if (strlen(row->version) != length || strncmp(row->version, file->name, length) != 0)
		return false;
	return row->checksum == NULL || file->checksum == NULL || str_equal(row->checksum, file->checksum);
}

// Says what does not match, from the whole picture.
static bool check_refused(struct db *db, const struct migration_file *files, struct error *error)
{
	MEM_SCOPE(scratch);
	struct migration_status *list;
	struct migrations migrations;
	size_t count, pending = 0;
	const struct migration_status *first = NULL;
	if (!migrations_parse(scratch, files, &migrations, error) ||
	    !migrate_status(scratch, db, files, &list, &count, error))
		return false;
	if (!statuses_check(list, count, &migrations, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		pending += list[i].state == MIGRATION_PENDING;
		first = first == NULL && list[i].state == MIGRATION_PENDING ? &list[i] : first;
	}
	if (first == NULL)
		return error_set(
			error, ERROR_INTERNAL,
			"the ledger of migrations changed while it was read, or this program was built from other files "
			"than it holds");
	error_set(error, ERROR_SCHEMA, "the database lacks %zu of this program's migrations, from '%s' on", pending,
	          status_label(scratch, first));
	return error_hint(error, "rapporteur migrate up");
}

// Says so where the ledger was refused to somebody without a part in the database. Always false.
static bool part_check(struct db *db, struct error *error)
{
	MEM_SCOPE(scratch);
	char *user = NULL;
	db_rollback(db); // what was refused has ended the transaction
	if (!db_value(scratch, db, &query_ledger_refused, NULL, &user, error_new(scratch)) || user == NULL)
		return false;
	error_clear(error);
	error_set(error, ERROR_ENVIRONMENT, "you have no part in this database");
	return error_hint(error, "an admin gives you one: rapporteur access grant %s reader", user);
}

bool migrate_check(struct db *db, const struct migration_file *files, struct error *error)
{
	MEM_SCOPE(scratch);
	struct records rows;
	size_t matching = 0;
	if (!db_query(scratch, db, &query_ledger_check, NULL, check_fields, sizeof(struct check_row), &rows, error))
		return part_check(db, error);
	qsort(rows.items, rows.count, rows.size, row_compare);
	while (matching < rows.count && files[matching].name != NULL &&
	       row_matches(record_at(&rows, matching), &files[matching]))
		matching++;
	if (matching == rows.count && files[matching].name == NULL)
		return true;
	return check_refused(db, files, error);
}
