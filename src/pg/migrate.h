// SPDX-License-Identifier: MIT
#ifndef PG_MIGRATE_H
#define PG_MIGRATE_H
// Migrations in dbmate's file format and ledger (github.com/amacneil/dbmate), applied from the binary.

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "pg/db.h"

struct migration_file {
	const char *name; // "20260101000000_name.sql"
	const char *text; // as in the tree, byte for byte
	// "sha256:..." over the text without byte order mark and CR at line ends, made by the build for migrate_check; NULL:
	// migrate_check does not compare it. The other functions have the server compute it.
	const char *checksum;
};

enum migration_state {
	MIGRATION_PENDING,
	MIGRATION_APPLIED,
	MIGRATION_EDITED,
	MIGRATION_OUT_OF_ORDER,
	MIGRATION_UNKNOWN
};

struct migration_status {
	const char *version; // "20260101000000"
	const char *name;    // "name", without version and ".sql"
	enum migration_state state;
	const char *applied_at; // RFC 3339, or NULL
	const char *applied_by;
	int64_t exec_ms; // FIELD_NULL_INTEGER when not known
};

// Called once for each migration carried out, for the line a user sees.
typedef void migration_report(void *closure, const char *version, const char *name, bool up, long milliseconds);

// Brings the schema up to `to` (NULL: the newest) or down to `to` (that version stays; "0": all down); `db` has no open
// transaction. One runner at a time, each migration and its ledger row in one transaction. Files end with a NULL name.
// SCHEMA error (6) for edited, missing, out-of-order or unknown versions, by name; nothing is run then. REFUSED when a
// block says itself that it cannot be run (raise), ENVIRONMENT for a lock not obtained, with who holds it.
bool migrate_up(struct db *db, const struct migration_file *files, const char *to, migration_report *report,
                void *closure, struct error *error);
bool migrate_down(struct db *db, const struct migration_file *files, const char *to, migration_report *report,
                  void *closure, struct error *error);
// The state of every version, known here or in the ledger, oldest first; in `context`.
bool migrate_status(const void *context, struct db *db, const struct migration_file *files,
                    struct migration_status **list, size_t *count, struct error *error);
// True when the ledger is exactly the files; else a SCHEMA error that says what to type. One cheap query.
bool migrate_check(struct db *db, const struct migration_file *files, struct error *error);
// Whether the schema is what the migrations make, by the catalogs: they make it once more, in a transaction that is rolled
// back. `count` objects were compared. SCHEMA error that names each that was added, changed or is missing. All migrations
// must be applied, and be such that they may stand in a transaction. Owners and privileges are not looked at.
bool migrate_verify(struct db *db, const struct migration_file *files, size_t *count, struct error *error);
// What psql needs to apply the migrations later than `from` (NULL: all) up to `to` (NULL: the newest), with their rows of the
// ledger; in `context`. NULL with a NOT_FOUND error for a version that is none. Needs no database.
char *migrate_script(const void *context, const struct migration_file *files, const char *from, const char *to,
                     struct error *error);

#endif
