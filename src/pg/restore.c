// SPDX-License-Identifier: MIT
// Restoring a backup. psql carries out what pg_restore writes, so that taking the empty schema away, restoring, and holding
// the result against what was saved are one transaction: it is committed at our word, and whatever ends before takes all
// of it back.

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/backup.h"
#include "pg/backup_file.h"
#include "pg/client.h"
#include "pg/session.h"
#include "queries.h"

// psql under way, with both ends of what it reads and answers.
struct restoring {
	struct client psql;
	int tell, answer;
	struct error *error;
};

// What psql is told first; the schema is then taken away. The write lock keeps other writers out.
// clang-format off
static const char opening[] =
	"\\o /dev/null\n"
	"set client_min_messages to error;\n"
	"begin;\n"
	"set local lock_timeout to '5s';\n"
	"set local client_connection_check_interval to '1s'" PEER_SETTINGS("set local") ";\n"
	"select pg_catalog.pg_advisory_xact_lock(%d, %d);\n"
	"%s;\n";
// clang-format on
// What it is told when all is restored: to look at it, and to say what it holds.
static const char closing[] = "\n%s;\n\\o\n%s;\n\\echo .\n";

static bool tell(const struct restoring *restoring, const char *text, size_t length)
{
	while (length > 0) {
		const ssize_t written = write(restoring->tell, text, length);
		if (written < 0 && errno != EINTR)
			return false;
		text += written > 0 ? written : 0;
		length -= written > 0 ? (size_t)written : 0;
	}
	return true;
}

// Has pg_restore write the archive in `file` out for psql. `*sound` is false where the archive cannot be read; psql ends
// by itself where the server refuses what is in it.
static bool archive_tell(const struct restoring *restoring, const char *programs, int file, bool *sound)
{
	MEM_SCOPE(scratch);
	enum { PART = 1 << 16 };
	const char *const argv[] = { mem_print(scratch, "%s/pg_restore", programs), "--no-owner", "--no-privileges",
		                         "--file=-", NULL };
	int ends[2];
	struct client reader;
	*sound = false;
	if (lseek(file, 0, SEEK_SET) < 0 || pipe2(ends, O_CLOEXEC) != 0)
		return error_set(restoring->error, ERROR_ENVIRONMENT, "cannot make a pipe: %s", strerror(errno));
	const bool started = client_start(&reader, argv, false, NULL, file, ends[1], restoring->error);
	close(ends[1]);
	char *part = mem_alloc(scratch, PART);
	bool taken = started;
	for (ssize_t length; taken && (length = read(ends[0], part, PART)) > 0;)
		taken = tell(restoring, part, (size_t)length);
	close(ends[0]);
	struct error *own = taken ? restoring->error : error_new(scratch); // else it ends because nobody listens
	*sound = started && client_end(&reader, "pg_restore", own) && taken;
	return taken;
}

// psql's answer up to the line that ends it, without that; NULL where it ended before.
static char *answer_read(const void *context, const struct restoring *restoring)
{
	static const char mark[] = "\n.\n";
	struct str *text = str_new(context);
	char part[4096];
	for (ssize_t length; (length = read(restoring->answer, part, sizeof part)) > 0;) {
		str_add_bytes(text, part, (size_t)length);
		if (text->length < strlen(mark) || strcmp(text->text + text->length - strlen(mark), mark) != 0)
			continue;
		return mem_bytes(context, text->text, text->length - strlen(mark));
	}
	return NULL;
}

// Names the first table that is not as it was saved.
static bool contents_check(const char *saved, const char *restored, struct error *error)
{
	if (str_equal(saved, restored))
		return true;
	while (saved[0] != '\0' && strcspn(saved, "\n") == strcspn(restored, "\n") &&
	       strncmp(saved, restored, strcspn(saved, "\n")) == 0) {
		saved += strcspn(saved, "\n");
		restored += strcspn(restored, "\n");
		saved += saved[0] == '\n';
		restored += restored[0] == '\n';
	}
	error_set(error, ERROR_REFUSED, "what was restored is not what was saved: nothing was kept of it");
	error_detail(error, "saved:    %.*s", (int)strcspn(saved, "\n"), saved);
	error_detail(error, "restored: %.*s", (int)strcspn(restored, "\n"), restored);
	return error_hint(error, "take another backup; pg_restore reads this one too, without these tests");
}

// Tells psql all of it, and to keep it only when it is what was saved.
static bool restoring_tell(const struct restoring *restoring, const char *programs, int file,
                           const struct backup *backup)
{
	MEM_SCOPE(scratch);
	bool sound;
	const char *first = mem_print(scratch, opening, ADVISORY_SPACE, ADVISORY_WRITE, query_base_clear.text);
	const char *last = mem_print(scratch, closing, query_base_analyze.text, query_base_contents.text);
	if (!tell(restoring, first, strlen(first)) || !archive_tell(restoring, programs, file, &sound) || !sound ||
	    !tell(restoring, last, strlen(last)))
		return false;
	const char *restored = answer_read(scratch, restoring);
	return restored != NULL && contents_check(backup->contents, restored, restoring->error) &&
	       tell(restoring, "commit;\n", strlen("commit;\n"));
}

static bool psql_start(struct restoring *restoring, const char *programs, const char *connection)
{
	MEM_SCOPE(scratch);
	const char *const argv[] = { mem_print(scratch, "%s/psql", programs),
		                         "--no-psqlrc",
		                         "--quiet",
		                         "--no-align",
		                         "--tuples-only",
		                         "--no-password",
		                         "--set=ON_ERROR_STOP=1",
		                         NULL };
	int told[2], answers[2];
	if (pipe2(told, O_CLOEXEC) != 0 || pipe2(answers, O_CLOEXEC) != 0)
		return error_set(restoring->error, ERROR_ENVIRONMENT, "cannot make a pipe: %s", strerror(errno));
	const bool started = client_start(&restoring->psql, argv, true, connection, told[0], answers[1], restoring->error);
	close(told[0]);
	close(answers[1]);
	restoring->tell = told[1];
	restoring->answer = answers[0];
	if (started)
		return true;
	close(told[1]);
	close(answers[0]);
	return false;
}

static bool restore_run(struct db *db, const struct backup_place *place, int file, const struct backup *backup,
                        struct error *error)
{
	MEM_SCOPE(scratch);
	struct restoring restoring = { .error = error };
	const int major = PQserverVersion(db->connection) / 10000;
	const int saved = (int)(backup->server / 10000);
	const char *programs = client_programs(scratch, place->bindir, major > saved ? major : saved, error);
	if (programs == NULL || !psql_start(&restoring, programs, place->connection))
		return false;
	const bool told = restoring_tell(&restoring, programs, file, backup);
	close(restoring.tell); // without the word to commit, its end takes all back
	const bool ended = client_end(&restoring.psql, "restoring the backup", error);
	close(restoring.answer);
	if (!told && ended)
		error_set(error, ERROR_INTERNAL, "psql ended before the backup was restored"); // unless it is known why
	return told && ended;
}

// Whether the base may be replaced, in the words of the server; nothing is changed yet.
static bool empty_check(struct db *db, struct error *error)
{
	const bool empty = db_begin(db, DB_WRITE, error) && db_run(db, &query_base_clear, NULL, error);
	db_rollback(db);
	return empty;
}

static bool schema_check(const struct backup *backup, const char *path, const char *newest, struct error *error)
{
	if (strcmp(backup->schema, newest) <= 0)
		return true;
	error_set(error, ERROR_SCHEMA, "'%s' has the schema %s, which is newer than this program's (%s)", path,
	          backup->schema, newest);
	return error_hint(error, "restore it with the version of the program that wrote it, or a later one");
}

bool backup_restore(const void *context, struct db *db, const struct backup_place *place, const char *newest,
                    struct backup *backup, struct error *error)
{
	struct sigaction before, piped;
	const struct sigaction ignore = { .sa_handler = SIG_IGN };
	const int file = backup_open(context, place->path, backup, error);
	if (file < 0)
		return false;
	backup->database = mem_text(context, PQdb(db->connection));
	bool done = schema_check(backup, place->path, newest, error) && empty_check(db, error);
	if (done) {
		interrupts_hold(&before);
		sigaction(SIGPIPE, &ignore, &piped); // psql may end before all is told
		done = restore_run(db, place, file, backup, error);
		sigaction(SIGPIPE, &piped, NULL);
		interrupts_release(&before);
	}
	close(file);
	return done;
}
