// SPDX-License-Identifier: MIT
// Moving the private cluster to a later PostgreSQL: by a backup and a restore, which need no more of the two versions than
// that each can be started, and are verified like any other.

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/backup.h"
#include "pg/db.h"
#include "pg/server_private.h"
#include "queries.h"

char *server_later(const void *context, const struct server *server, const char *bindir, struct error *error)
{
	if (server->version == NULL) {
		error_set(error, ERROR_ENVIRONMENT, "there is no private database in '%s' yet", server->data);
		error_hint(error, "rapporteur init");
		return NULL;
	}
	const int major = atoi(server->version);
	char *later = bindir != NULL ? mem_text(context, bindir) : programs_newest(context);
	if (later != NULL && programs_major(later) > major)
		return later;
	error_set(error, ERROR_ENVIRONMENT, "the private database was made by PostgreSQL %d, and no later one is %s", major,
	          bindir != NULL ? "in the directory of the setting 'bindir'" : "installed here");
	error_hint(error, "apt-get install postgresql-%d, or a later one, then run the command again", major + 1);
	return NULL;
}

// The programs that made the cluster: without them it cannot be read.
static bool former_find(struct server *server, struct error *error)
{
	if (programs_major(server->bindir) == atoi(server->version))
		return true;
	const char *former = mem_print(server, "%s/%s/bin", packaged_directory, server->version);
	if (programs_major(former) == atoi(server->version) &&
	    access(mem_print(server, "%s/postgres", former), X_OK) == 0) {
		server->bindir = former;
		return true;
	}
	error_set(error, ERROR_ENVIRONMENT, "PostgreSQL %s, which made the private database, is needed to read it",
	          server->version);
	return error_hint(error, "apt-get install postgresql-%s", server->version);
}

// The server that the new cluster is filled by: in a place of its own, and never stopped by a watcher.
static struct server *server_next(void *context, const struct server *server, const char *bindir)
{
	struct server *next = mem_new(context, struct server);
	*next = *server;
	next->bindir = bindir;
	next->fresh = mem_print(context, "%s/cluster.upgrade", server->directory);
	next->data = next->fresh;
	next->version = mem_print(context, "%d", programs_major(bindir));
	next->idle_seconds = 0;
	return next;
}

static bool restore_into(struct server *next, const char *file, struct error *error)
{
	static const char newest[] = "99999999999999"; // whatever its schema is, it stays
	MEM_SCOPE(scratch);
	struct backup backup;
	const struct backup_place place = { server_connection(scratch, next), next->bindir, file, false };
	struct db *db = db_open(scratch, place.connection, error);
	return db != NULL && backup_restore(scratch, db, &place, newest, &backup, error);
}

// With the start lock held and the server stopped: fills the new cluster.
static bool next_fill(struct server *next, const char *file, int lock, struct error *error)
{
	MEM_SCOPE(scratch);
	struct account account;
	if (!account_find(scratch, next, &account, error) || !fresh_make(next, &account, lock, error))
		return false;
	const bool filled = start_locked(next, error) && restore_into(next, file, error);
	struct error *later = filled ? error : error_new(scratch); // else the first reason is told
	const bool stopped = postmaster_stop(next, later);
	return filled && stopped;
}

// Puts the new cluster in the place of the former, and that under a name with the date.
static bool places_change(const void *context, struct server *server, const struct server *next, char **aside,
                          struct error *error)
{
	char date[32];
	const time_t now = time(NULL);
	struct tm utc;
	strftime(date, sizeof date, "%Y-%m-%d-%H%M%S", gmtime_r(&now, &utc));
	*aside = mem_print(context, "%s/cluster.%s.%s", server->directory, server->version, date);
	if (renameat2(AT_FDCWD, next->fresh, AT_FDCWD, server->data, RENAME_EXCHANGE) != 0) {
		error_set(error, ERROR_ENVIRONMENT, "'%s' cannot be put in the place of '%s': %s", next->fresh, server->data,
		          strerror(errno));
		return error_hint(error, "move the data to a file system of Linux, then run the command again");
	}
	server->version = mem_text(server, next->version);
	server->bindir = mem_text(server, next->bindir);
	if (rename(next->fresh, *aside) != 0)
		*aside = mem_text(context, next->fresh); // where it is is told, and that serves as well
	return directory_keep(server, error);
}

static bool upgrade_locked(const void *context, struct server *server, const char *bindir, const char *file, int lock,
                           char **aside, struct error *error)
{
	MEM_SCOPE(scratch);
	struct server *next = server_next(scratch, server, bindir);
	const char *left = file_line(scratch, mem_print(scratch, "%s/PG_VERSION", next->fresh));
	if (left != NULL && !str_equal(left, next->version)) {
		error_set(error, ERROR_ENVIRONMENT, "'%s' is in the way: it is a database of PostgreSQL %s", next->fresh, left);
		return error_hint(error, "an upgrade that was broken off has left it: look what it is, and move it away");
	}
	if (!postmaster_stop(server, error))
		return false;
	if (next_fill(next, file, lock, error))
		return places_change(context, server, next, aside, error);
	fresh_clear(next, error_new(scratch));
	return false;
}

// Saves what the cluster holds, and carries on while `guard` keeps all others from writing.
static bool upgrade_guarded(const void *context, struct server *server, struct db *guard, const char *bindir,
                            char **aside, bool *shared, struct error *error)
{
	MEM_SCOPE(scratch);
	struct backup backup;
	char *ignored;
	const char *file = mem_print(scratch, "%s/upgrade.backup", server->directory);
	const struct backup_place place = { server_connection(scratch, server), server->bindir, file, true };
	struct db *db = db_open(scratch, place.connection, error);
	// The second statement lets the guard wait.
	if (db == NULL || !db_begin(guard, DB_WRITE, error) ||
	    !db_value(scratch, guard, &query_base_snapshot, NULL, &ignored, error) ||
	    !backup_make(scratch, db, &place, &backup, error))
		return false;
	*shared = backup.shared;
	const int lock = lock_take(server, true, error);
	const bool done = lock >= 0 && upgrade_locked(context, server, bindir, file, lock, aside, error);
	if (lock >= 0)
		lock_release(lock);
	unlink(file);
	return done;
}

bool server_upgrade(const void *context, struct server *server, const char *bindir, char **aside, bool *shared,
                    struct error *error)
{
	MEM_SCOPE(scratch);
	if (!former_find(server, error) || !server_start(server, error))
		return false;
	struct db *guard = db_open(scratch, server_connection(scratch, server), error);
	return guard != NULL && upgrade_guarded(context, server, guard, bindir, aside, shared, error);
}
