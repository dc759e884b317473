// SPDX-License-Identifier: MIT
#ifndef PG_BACKUP_FILE_H
#define PG_BACKUP_FILE_H
// The file of a backup. Below the archive stand lines that say what it holds, and last how long these are and the SHA-256
// of all before: the place for what a restore is held against, since pg_dump's format has none of its own, a row in the
// base would have to be written for each backup, and a second file gets lost. pg_restore does not read that far.

#include <stdbool.h>

#include "base/error.h"
#include "pg/backup.h"

// Writes the lines below the archive in `file` and syncs it; fills bytes and digest of `backup` (in `context`). False with
// the reason.
bool backup_seal(const void *context, int file, struct backup *backup, struct error *error);
// Opens the backup `path` and reads what it holds, after all of it was held against its checksum. -1 with REFUSED where it
// is damaged, NOT_FOUND where there is none.
int backup_open(const void *context, const char *path, struct backup *backup, struct error *error);

#endif
