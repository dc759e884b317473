// SPDX-License-Identifier: MIT
#ifndef PG_MIGRATION_H
#define PG_MIGRATION_H
// A migration as read from its file, and the ledger. Only this folder and its tests include it.

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/field.h"
#include "pg/migrate.h"

struct migration_block {
	const char *text; // with its marker line
	long line;        // of the file, on which the marker stands
	bool transaction; // false: "transaction:false"
	bool empty;       // nothing but blank lines and comments
};

struct migration {
	const char *version;  // "20260101000000"
	const char *name;     // "name"
	const char *file;     // "20260101000000_name.sql"
	const char *text;     // without byte order mark, LF only
	const char *checksum; // "sha256:...", computed by the server; NULL until then
	struct migration_block up, down;
};

struct migrations {
	struct migration *list; // by version
	size_t count;
};

// Reads `file` as dbmate does (pkg/dbmate/migration.go), but takes a byte order mark and refuses a second up block.
// False with a SCHEMA error that names file and line.
bool migration_parse(const void *context, const struct migration_file *file, struct migration *migration,
                     struct error *error);
// Reads all `files` (a NULL name ends them) and orders them by version; two of one version are refused.
bool migrations_parse(const void *context, const struct migration_file *files, struct migrations *migrations,
                      struct error *error);

// One row of the ledger; all but the version may be NULL when another program wrote it.
struct ledger_row {
	char *version, *name, *checksum, *applied_at, *applied_by;
	int64_t exec_ms;
};

// Makes the ledger, or adds our columns to one that dbmate made.
bool ledger_make(struct db *db, struct error *error);
// True in `*made` when there is a ledger with our columns.
bool ledger_made(struct db *db, bool *made, struct error *error);
// All rows by version, of a ledger with or without our columns, or of none: then no rows.
bool ledger_read(const void *context, struct db *db, struct records *rows, struct error *error);
bool ledger_add(struct db *db, const struct migration *migration, long milliseconds, struct error *error);
bool ledger_remove(struct db *db, const struct migration *migration, struct error *error);
// Has the server compute the checksum of each migration.
bool ledger_checksums(const void *context, struct db *db, struct migrations *migrations, struct error *error);
// The state of every version, in the files or in `rows`, by version.
void ledger_compare(const void *context, const struct migrations *migrations, const struct records *rows,
                    struct migration_status **list, size_t *count);

// True unless a version is edited, missing, out of order or unknown; else the SCHEMA error names them all.
bool statuses_check(const struct migration_status *list, size_t count, const struct migrations *migrations,
                    struct error *error);

// Runs a block of `migration` in the open transaction, or by itself where the block says so. False with the server's
// reason and the line of the file; a lock not obtained in 5 seconds with who holds it.
bool migration_run(struct db *db, const struct migration *migration, bool up, struct error *error);

// Takes the advisory lock of all runners; polls, since a blocked wait would hold a snapshot that CREATE INDEX
// CONCURRENTLY waits for. ENVIRONMENT error after a minute that says who holds it.
bool runner_lock(struct db *db, struct error *error);
// Forgets all state of the session (locks included) and sets it up as every migration finds it.
bool runner_session(struct db *db, struct error *error);
// Locks the ledger against all writers, until the transaction ends.
bool runner_lock_ledger(struct db *db, struct error *error);

#endif
