// SPDX-License-Identifier: MIT
#ifndef PG_BACKUP_H
#define PG_BACKUP_H
// Backups: an archive of pg_dump (custom format, so that pg_restore reads it too) with what it holds written below it.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "pg/db.h"

// What a backup holds.
struct backup {
	char *taken;      // RFC 3339
	char *schema;     // newest version of its schema
	int64_t server;   // server_version_num of PostgreSQL
	int64_t revision; // number of the last
	int64_t claims, things;
	bool shared;    // others than its owner had been let in: groups and grants, which are the server's, are not in it
	char *database; // from which it was taken, or into which it was restored
	char *contents; // a line a table: "table ROWS DIGEST NAME"
	int64_t bytes;  // of the file
	char *digest;   // of the file: SHA-256, as sha256sum prints it
};

// Where it is taken from or put.
struct backup_place {
	const char *connection; // as given to db_open
	const char *bindir;     // where to look for the programs first, or NULL
	const char *path;       // of the file
	bool replace;           // an earlier file of that name
};

// Writes all that `db` (no transaction open) holds to the file, mode 0600: under another name in its directory first, so
// that it is whole or not there. What it holds is counted in the snapshot that is dumped. Texts in `context`. False with
// an error when the file is there already (CONFLICT), or pg_dump or the disk fails.
bool backup_make(const void *context, struct db *db, const struct backup_place *place, struct backup *backup,
                 struct error *error);
// Restores the file into the database of `db` (no transaction open), which must be empty: in one transaction, which is
// committed only when every table has the rows and the digest that were counted when it was taken. `newest` is the newest
// version of the schema that this program knows. False with REFUSED for a file that is damaged or no backup, SCHEMA for one
// of a newer schema, CONFLICT for a base that is not empty: it stays as it was.
bool backup_restore(const void *context, struct db *db, const struct backup_place *place, const char *newest,
                    struct backup *backup, struct error *error);
// What a backup that was broken off has left in `directory`, in `context`; NULL where there is nothing.
char *backup_left(const void *context, const char *directory);

#endif
