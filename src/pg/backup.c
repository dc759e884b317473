// SPDX-License-Identifier: MIT
// Taking a backup.

#include "pg/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/backup_file.h"
#include "pg/client.h"
#include "pg/session.h"
#include "queries.h"

static const char temporary_name[] = ".rapporteur-backup-";

static const struct field held_fields[] = {
	FIELD(backup, taken, FIELD_TEXT),     FIELD(backup, server, FIELD_INTEGER),
	FIELD(backup, schema, FIELD_TEXT),    FIELD(backup, revision, FIELD_INTEGER),
	FIELD(backup, claims, FIELD_INTEGER), FIELD(backup, things, FIELD_INTEGER),
	FIELD(backup, shared, FIELD_BOOLEAN), { .name = NULL },
};
DB_DECODES(query_base_held, held_fields);

static bool there_check(struct db *db, struct error *error)
{
	MEM_SCOPE(scratch);
	char *there = NULL;
	if (!db_value(scratch, db, &query_base_there, NULL, &there, error))
		return false;
	if (str_equal(there, "t"))
		return true;
	error_set(error, ERROR_SCHEMA, "there is nothing here to back up: this database holds no record of this program's");
	return error_hint(error, "'rapporteur init' prepares it; an unfinished schema needs 'rapporteur migrate up'");
}

// In a transaction: what it holds, and the name of the snapshot in which it does.
static bool held_read(const void *context, struct db *db, struct backup *backup, char **snapshot, struct error *error)
{
	struct records rows;
	char *contents;
	if (!there_check(db, error) ||
	    !db_query(context, db, &query_base_held, NULL, held_fields, sizeof(struct backup), &rows, error) ||
	    !db_value(context, db, &query_base_contents, NULL, &contents, error) ||
	    !db_value(context, db, &query_base_snapshot, NULL, snapshot, error))
		return false;
	*backup = *(const struct backup *)record_at(&rows, 0);
	backup->contents = contents;
	backup->database = mem_text(context, PQdb(db->connection));
	return true;
}

static bool dump_run(struct db *db, const struct backup_place *place, const char *snapshot, int file,
                     struct error *error)
{
	MEM_SCOPE(scratch);
	struct client dump;
	const char *programs = client_programs(scratch, place->bindir, PQserverVersion(db->connection) / 10000, error);
	if (programs == NULL)
		return false;
	const char *const argv[] = { mem_print(scratch, "%s/pg_dump", programs),
		                         "--format=custom",
		                         "--no-password",
		                         "--lock-wait-timeout=5000",
		                         mem_print(scratch, "--snapshot=%s", snapshot),
		                         NULL };
	const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
	const bool done =
		client_start(&dump, argv, true, place->connection, nothing, file, error) && client_end(&dump, "pg_dump", error);
	close(nothing);
	return done;
}

static bool path_failed(const char *path, int reason, struct error *error)
{
	if (reason != EEXIST)
		return error_set(error, ERROR_ENVIRONMENT, "cannot write '%s': %s", path, strerror(reason));
	error_set(error, ERROR_CONFLICT, "'%s' is there already", path);
	return error_hint(error, "name another file, or say --replace");
}

// Gives the finished file its name, for good. Where it must not take another's place that is left to the system: whoever
// made one meanwhile keeps it.
static bool file_name(const char *temporary, const struct backup_place *place, const char *directory,
                      struct error *error)
{
	bool named = place->replace ? rename(temporary, place->path) == 0
	                            : renameat2(AT_FDCWD, temporary, AT_FDCWD, place->path, RENAME_NOREPLACE) == 0;
	if (!named && !place->replace && errno == EINVAL) // a file system that cannot do so in one step
		named = link(temporary, place->path) == 0 && unlink(temporary) == 0;
	if (!named)
		return path_failed(place->path, errno, error);
	const int opened = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (opened >= 0) {
		fsync(opened); // whole either way
		close(opened);
	}
	return true;
}

// Dumps into a new file beside the final name; nothing is left of it unless all went well.
static bool file_make(const void *context, struct db *db, const struct backup_place *place, const char *snapshot,
                      struct backup *backup, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *slash = strrchr(place->path, '/');
	const char *directory = slash != NULL ? mem_bytes(scratch, place->path, (size_t)(slash - place->path) + 1) : "./";
	char *temporary = mem_print(scratch, "%s%sXXXXXX", directory, temporary_name);
	const int file = mkostemp(temporary, O_CLOEXEC); // O_EXCL and mode 0600
	if (file < 0)
		return path_failed(place->path, errno, error);
	flock(file, LOCK_EX); // while somebody writes it, it is none that was left
	const bool done = dump_run(db, place, snapshot, file, error) && backup_seal(context, file, backup, error) &&
	                  file_name(temporary, place, directory, error);
	if (!done)
		unlink(temporary);
	close(file);
	return done;
}

// Whether a file may be written under that name, before any work is done.
static bool path_check(const struct backup_place *place, struct error *error)
{
	struct stat status;
	if (lstat(place->path, &status) != 0)
		return errno == ENOENT || path_failed(place->path, errno, error);
	if (S_ISREG(status.st_mode))
		return place->replace || path_failed(place->path, EEXIST, error);
	error_set(error, ERROR_ENVIRONMENT, "'%s' is not a regular file", place->path);
	return error_hint(error, "name a file of its own for the backup");
}

bool backup_make(const void *context, struct db *db, const struct backup_place *place, struct backup *backup,
                 struct error *error)
{
	struct sigaction before;
	char *snapshot = NULL;
	bool done = false;
	if (!path_check(place, error) || !db_begin(db, DB_READ, error))
		return false;
	if (held_read(context, db, backup, &snapshot, error)) {
		interrupts_hold(&before);
		done = file_make(context, db, place, snapshot, backup, error);
		interrupts_release(&before);
	}
	db_rollback(db);
	return done;
}

// Whether nobody writes the file any more.
static bool file_abandoned(const char *path)
{
	const int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (file < 0)
		return false;
	const bool abandoned = flock(file, LOCK_SH | LOCK_NB) == 0;
	close(file);
	return abandoned;
}

char *backup_left(const void *context, const char *directory)
{
	char *found = NULL;
	DIR *opened = opendir(directory);
	for (struct dirent *entry; found == NULL && opened != NULL && (entry = readdir(opened)) != NULL;) {
		char *path = mem_print(context, "%s/%s", directory, entry->d_name);
		if (str_begins(entry->d_name, temporary_name) && file_abandoned(path))
			found = path;
	}
	if (opened != NULL)
		closedir(opened);
	return found;
}
