// SPDX-License-Identifier: MIT
// Which migrations to run, in which order, and when to refuse.

#include "pg/migrate.h"

#include <assert.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/migration.h"
#include "pg/session.h"
#include "queries.h"

struct runner {
	struct db *db;
	void *context;
	struct migrations migrations;
	bool up;
	const char *to; // version to stop at, or NULL: the newest
	migration_report *report;
	void *closure;
	struct error *error;
};

static const struct migration *migrations_find(const struct migrations *migrations, const char *version)
{
	for (size_t i = 0; i < migrations->count; i++)
		if (str_equal(migrations->list[i].version, version))
			return &migrations->list[i];
	return NULL;
}

// The migration to run next, or NULL when all is done. Called with the ledger locked and compared.
static const struct migration *runner_next(const struct runner *runner, const struct migration_status *list,
                                           size_t count)
{
	for (size_t k = 0; k < count; k++) {
		const struct migration_status *status = &list[runner->up ? k : count - 1 - k];
		if (status->state != (runner->up ? MIGRATION_PENDING : MIGRATION_APPLIED))
			continue;
		const int order = runner->to != NULL ? strcmp(status->version, runner->to) : runner->up ? 0 : 1;
		if (runner->up ? order > 0 : order <= 0)
			return NULL;
		return migrations_find(&runner->migrations, status->version);
	}
	return NULL;
}

static bool runner_begin(const struct runner *runner)
{
	return session_run(runner->db, "begin", runner->error) && runner_lock_ledger(runner->db, runner->error);
}

// Reads the ledger, which is locked, and picks the next migration. False with the error when the two do not agree.
static bool runner_pick(const struct runner *runner, const struct migration **next)
{
	MEM_SCOPE(scratch);
	struct records rows;
	struct migration_status *list;
	size_t count;
	if (!ledger_read(scratch, runner->db, &rows, runner->error))
		return false;
	ledger_compare(scratch, &runner->migrations, &rows, &list, &count);
	if (!statuses_check(list, count, &runner->migrations, runner->error))
		return false;
	*next = runner_next(runner, list, count);
	if (*next == NULL || runner->up || !(*next)->down.empty)
		return true;
	error_set(runner->error, ERROR_REFUSED, "migration '%s' cannot be taken back: its down block is empty",
	          (*next)->file);
	return error_hint(runner->error, "restore a backup made before it");
}

static long milliseconds_since(const struct timespec *start)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - start->tv_sec) * 1000 + (now.tv_nsec - start->tv_nsec) / 1000000;
}

// Runs `migration`, enters it in the ledger and commits both. One that may not stand in a transaction runs between two:
// it can be run again, so nothing is lost when the second never comes.
static bool runner_apply(const struct runner *runner, const struct migration *migration)
{
	struct db *db = runner->db;
	const bool inside = runner->up ? migration->up.transaction : migration->down.transaction;
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	if (!inside && !session_run(db, "commit", runner->error))
		return false;
	if (!migration_run(db, migration, runner->up, runner->error))
		return false;
	const long milliseconds = milliseconds_since(&start);
	if (!inside && !runner_begin(runner))
		return false;
	if (!(runner->up ? ledger_add(db, migration, milliseconds, runner->error)
	                 : ledger_remove(db, migration, runner->error)))
		return false;
	if (!db_commit(db, runner->error))
		return false;
	if (runner->report != NULL)
		runner->report(runner->closure, migration->version, migration->name, runner->up, milliseconds);
	return true;
}

// Takes the locks and carries out one migration; `*done` when there was none left. The session is made new for each, and
// what there is to do is read again under the locks, for another runner may have been here.
static bool runner_step(const struct runner *runner, bool *done)
{
	struct db *db = runner->db;
	const struct migration *next = NULL;
	bool made = false;
	if (!runner_session(db, runner->error) || !runner_lock(db, runner->error) || !ledger_made(db, &made, runner->error))
		return false;
	if (!made && !ledger_make(db, runner->error))
		return false;
	if (!runner_begin(runner) || !runner_pick(runner, &next))
		return false;
	*done = next == NULL;
	return *done || runner_apply(runner, next);
}

// `to` as a version: a file's name will do.
static bool runner_to(struct runner *runner, const char *to)
{
	runner->to = to;
	if (to == NULL || (!runner->up && str_equal(to, "0")))
		return true;
	for (size_t i = 0; i < runner->migrations.count; i++) {
		const struct migration *migration = &runner->migrations.list[i];
		if (!str_equal(to, migration->version) && !str_equal(to, migration->file))
			continue;
		runner->to = migration->version;
		return true;
	}
	error_set(runner->error, ERROR_NOT_FOUND, "there is no migration '%s'", to);
	return error_hint(runner->error, "'rapporteur migrate status' lists them");
}

static bool runner_run(struct runner *runner, const struct migration_file *files, const char *to)
{
	assert(PQtransactionStatus(runner->db->connection) != PQTRANS_INTRANS);
	if (!migrations_parse(runner->context, files, &runner->migrations, runner->error) || !runner_to(runner, to))
		return false;
	if (!ledger_checksums(runner->context, runner->db, &runner->migrations, runner->error))
		return false;
	bool done = false, good = true;
	while (good && !done)
		good = runner_step(runner, &done);
	// Leaves neither lock nor setting behind; where it fails the connection, and all with it, is gone.
	struct error *ignored = error_new(runner->context);
	db_rollback(runner->db);
	session_run(runner->db, "discard all", ignored);
	return good;
}

bool migrate_up(struct db *db, const struct migration_file *files, const char *to, migration_report *report,
                void *closure, struct error *error)
{
	MEM_SCOPE(scratch);
	struct runner runner = { db, scratch, { 0 }, true, NULL, report, closure, error };
	return runner_run(&runner, files, to);
}

bool migrate_down(struct db *db, const struct migration_file *files, const char *to, migration_report *report,
                  void *closure, struct error *error)
{
	MEM_SCOPE(scratch);
	struct runner runner = { db, scratch, { 0 }, false, NULL, report, closure, error };
	return runner_run(&runner, files, to);
}
