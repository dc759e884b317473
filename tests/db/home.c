// SPDX-License-Identifier: MIT
#include "home.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "suite.h"

int home_shell(const char *format, const char *a, const char *b)
{
	MEM_SCOPE(scratch);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	const char *command = mem_print(scratch, format, a, b);
#pragma GCC diagnostic pop
	return system(command);
}

static void home_end(void *ended)
{
	struct home *home = ended;
	struct server_status status;
	if (home->server != NULL) {
		server_status(home->context, home->server, &status, home->error);
		if (status.running && kill((pid_t)status.pid, SIGQUIT) == 0)
			waitpid((pid_t)status.pid, NULL, 0);
		server_stop(home->server, home->error); // and its watcher
		home_shell("rm -rf -- \"%s\"", status.socket, "");
	}
	home_shell("rm -rf -- '%s'", home->path, "");
}

// A home with all its texts; ended before these are released, since a context lets go of the newest first.
struct home *home_new(void *context)
{
	void *kept = mem_context(context);
	struct home *home = mem_new(kept, struct home);
	mem_on_release(context, home, home_end);
	home->context = kept;
	home->path = mem_text(kept, "/tmp/rapporteur-home.XXXXXX");
	home->error = error_new(kept);
	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(home->path));
	chmod(home->path, 0755);
	home->place.data_home = mem_print(kept, "%s/مجلد البيانات donnée's", home->path);
	mkdir(home->place.data_home, 0755);
	home->place.idle_seconds = HOME_IDLE_SECONDS;
	return home;
}

bool home_find(struct home *home)
{
	char *note;
	home->server = server_find(home->context, &home->place, &note, home->error);
	return home->server != NULL;
}

struct server_status home_status(struct home *home)
{
	struct server_status status = { 0 };
	CU_ASSERT_TRUE_FATAL(home->server != NULL && server_status(home->context, home->server, &status, home->error));
	return status;
}

// The cluster that most tests share; nothing they do to it lasts.
static struct home *shared;
static void *shared_context;

static void shared_end(void)
{
	mem_release(shared_context);
}

// Makes it as somebody who is killed half-way, then as another who finishes it; both let nobody in by habit.
static void shared_make(void)
{
	MEM_SCOPE(scratch);
	bool made = false, again = true;
	const char *fresh = mem_print(scratch, "%s/rapporteur/cluster.new", shared->place.data_home);
	const mode_t habit = umask(0077);
	const pid_t child = fork();
	if (child == 0) {
		server_make(shared->server, &made, shared->error);
		_exit(0);
	}
	while (access(mem_print(scratch, "%s/base", fresh), F_OK) != 0 && waitpid(child, NULL, WNOHANG) == 0)
		poll(NULL, 0, 5);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	CU_ASSERT_PTR_NULL(home_status(shared).version);
	CU_ASSERT_TRUE(server_make(shared->server, &made, shared->error));
	CU_ASSERT_TRUE(made);
	CU_ASSERT_TRUE(server_make(shared->server, &again, shared->error));
	CU_ASSERT_FALSE(again);
	umask(habit);
	CU_ASSERT_NOT_EQUAL(access(fresh, F_OK), 0);
}

struct home *home_made(void)
{
	if (shared == NULL) {
		shared_context = mem_context(NULL);
		shared = home_new(shared_context);
		shared->place.data_home = mem_print(shared->context, "%s/not yet/there", shared->place.data_home);
		atexit(shared_end);
		CU_ASSERT_TRUE_FATAL(home_find(shared));
		shared_make();
	}
	error_clear(shared->error);
	CU_ASSERT_TRUE_FATAL(server_stop(shared->server, shared->error));
	shared->place.idle_seconds = HOME_IDLE_SECONDS;
	CU_ASSERT_TRUE_FATAL(home_find(shared));
	return shared;
}

struct db *home_open(void *context, struct home *home)
{
	return db_open(context, server_connection(context, home->server), home->error);
}

char *home_ask(void *context, struct db *db, const char *sql)
{
	const struct statement statement = { "test", sql, (const char *const[]){ NULL } };
	struct error *error = error_new(context);
	char *value = NULL;
	if (!db_value(context, db, &statement, NULL, &value, error))
		fprintf(stderr, "%s\n%s\n", sql, error->message);
	CU_ASSERT_PTR_NOT_NULL_FATAL(value);
	return value;
}

void home_mark(struct home *home, const char *version)
{
	CU_ASSERT_EQUAL(home_shell("mkdir -p \"%s/rapporteur/cluster\"%s", home->place.data_home, ""), 0);
	CU_ASSERT_EQUAL(home_shell("echo %s > \"%s/rapporteur/cluster/PG_VERSION\"", version, home->place.data_home), 0);
	if (geteuid() == 0)
		CU_ASSERT_EQUAL(home_shell("chown postgres \"%s/rapporteur/cluster\"%s", home->place.data_home, ""), 0);
}
