// SPDX-License-Identifier: MIT
// The migrations as a script for psql: for whoever may not, or will not, let a program change the schema.

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/migrate.h"
#include "pg/migration.h"
#include "pg/session.h"
#include "queries.h"

static const char head[] = "-- Run it as the owner of the database: psql --no-psqlrc --file=THIS_FILE --dbname=NAME\n"
						   "\\set ON_ERROR_STOP on\n"
						   "\\o /dev/null\n"
						   "set client_min_messages to warning;\n"
						   "\n%s;\n"
						   "prepare ledger_add as\n%s;\n";

// One migration and its row of the ledger, in one transaction unless it stands outside any.
static void migration_add(struct str *script, const struct migration *migration, const char *checksum)
{
	const bool inside = migration->up.transaction;
	str_print(script, "\n-- %s\n%s", migration->file, inside ? "begin;\n" : "");
	if (inside)
		str_print(script, "select pg_advisory_xact_lock(%d, %d);\n", ADVISORY_SPACE, ADVISORY_MIGRATE);
	str_print(script, "%s\n%s", migration->up.text, inside ? "" : "begin;\n");
	str_print(script, "execute ledger_add('%s', '%s', '%s', null);\ncommit;\n", migration->version, migration->name,
	          checksum);
}

// The file's version where `wanted` is it, or its name; else NULL.
static const char *version_named(const struct migrations *migrations, const char *wanted)
{
	for (size_t i = 0; i < migrations->count; i++)
		if (str_equal(wanted, migrations->list[i].version) || str_equal(wanted, migrations->list[i].file))
			return migrations->list[i].version;
	return NULL;
}

static const char *checksum_of(const struct migration_file *files, const char *name)
{
	for (; files->name != NULL; files++)
		if (str_equal(files->name, name))
			return files->checksum;
	return NULL;
}

static bool bound_check(const struct migrations *migrations, const char *wanted, const char **version,
                        struct error *error)
{
	*version = wanted != NULL ? version_named(migrations, wanted) : NULL;
	if (wanted == NULL || *version != NULL)
		return true;
	error_set(error, ERROR_NOT_FOUND, "there is no migration '%s'", wanted);
	return error_hint(error, "'rapporteur migrate status' lists them");
}

char *migrate_script(const void *context, const struct migration_file *files, const char *from, const char *to,
                     struct error *error)
{
	MEM_SCOPE(scratch);
	struct migrations migrations;
	const char *after, *last;
	struct str *script = str_new(context);
	if (!migrations_parse(scratch, files, &migrations, error) || !bound_check(&migrations, from, &after, error) ||
	    !bound_check(&migrations, to, &last, error))
		return NULL;
	str_print(script, head, query_ledger_make.text, query_ledger_add.text);
	for (size_t i = 0; i < migrations.count; i++) {
		const struct migration *migration = &migrations.list[i];
		if ((after != NULL && strcmp(migration->version, after) <= 0) ||
		    (last != NULL && strcmp(migration->version, last) > 0))
			continue;
		migration_add(script, migration, checksum_of(files, migration->file));
	}
	str_add(script, "\ndeallocate ledger_add;\n");
	return script->text;
}
