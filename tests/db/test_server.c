// SPDX-License-Identifier: MIT
// The private server: made once in a directory of odd name, copied for the tests that spoil it.

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/db.h"
#include "pg/server.h"
#include "suite.h"

enum { IDLE_SECONDS = 120 };

// A data home of one test: its server is stopped and it is removed when the context ends.
struct home {
	void *context; // of its texts and its server
	char *path;
	struct server_place place;
	struct server *server;
	struct error *error;
};

static int shell(const char *format, const char *a, const char *b)
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
		shell("rm -rf -- '%s'", status.socket, "");
	}
	shell("rm -rf -- '%s'", home->path, "");
}

// A home with all its texts; ended before these are released, since a context lets go of the newest first.
static struct home *home_new(void *context)
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
	home->place.idle_seconds = IDLE_SECONDS;
	return home;
}

static bool home_find(struct home *home)
{
	char *note;
	home->server = server_find(home->context, &home->place, &note, home->error);
	return home->server != NULL;
}

static struct server_status home_status(struct home *home)
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

// Makes it as somebody who is killed half-way, then as another who finishes it.
static void shared_make(void)
{
	MEM_SCOPE(scratch);
	bool made = false, again = true;
	const char *fresh = mem_print(scratch, "%s/rapporteur/cluster.new", shared->place.data_home);
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
	CU_ASSERT_NOT_EQUAL(access(fresh, F_OK), 0);
}

// The shared home, its server not running.
static struct home *home_made(void)
{
	if (shared == NULL) {
		shared_context = mem_context(NULL);
		shared = home_new(shared_context);
		atexit(shared_end);
		CU_ASSERT_TRUE_FATAL(home_find(shared));
		shared_make();
	}
	error_clear(shared->error);
	CU_ASSERT_TRUE_FATAL(server_stop(shared->server, shared->error));
	shared->place.idle_seconds = IDLE_SECONDS;
	CU_ASSERT_TRUE_FATAL(home_find(shared));
	return shared;
}

static struct db *home_open(void *context, struct home *home)
{
	return db_open(context, server_connection(context, home->server), home->error);
}

static char *ask(void *context, struct db *db, const char *sql)
{
	const struct statement statement = { "test", sql, (const char *const[]){ NULL } };
	struct error *error = error_new(context);
	char *value = NULL;
	if (!db_value(context, db, &statement, NULL, &value, error))
		fprintf(stderr, "%s\n%s\n", sql, error->message);
	CU_ASSERT_PTR_NOT_NULL_FATAL(value);
	return value;
}

static void is_made_private_and_durable(void)
{
	static const struct {
		const char *sql, *expected;
	} facts[] = {
		{ "select current_user || ' ' || current_database()", "rapporteur rapporteur" },
		{ "select rolsuper from pg_roles where rolname = current_user", "f" },
		{ "select rolcreaterole from pg_roles where rolname = current_user", "t" },
		{ "select pg_get_userbyid(datdba) from pg_database where datname = current_database()", "rapporteur" },
		{ "select pg_encoding_to_char(encoding) || ' ' || datctype from pg_database where datname = current_database()",
		  "UTF8 C.UTF-8" },
		{ "select 'é' < 'z' collate \"und-x-icu\"", "t" },
		{ "select 'Ж' ~ '^[[:alpha:]]$'", "t" },
		{ "show data_checksums", "on" },
		{ "show fsync", "on" },
		{ "show full_page_writes", "on" },
		{ "show listen_addresses", "" },
		{ "show unix_socket_permissions", "0700" },
		{ "show jit", "off" },
		{ "show timezone", "UTC" },
		{ "select inet_client_addr() is null", "t" },
	};
	MEM_SCOPE(scratch);
	struct home *home = home_made();
	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	struct db *db = home_open(scratch, home);
	CU_ASSERT_PTR_NOT_NULL_FATAL(db);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		CU_ASSERT_STRING_EQUAL(ask(scratch, db, facts[i].sql), facts[i].expected);
	struct server_status status = home_status(home);
	CU_ASSERT_TRUE(status.made && status.running && status.pid > 0);
	CU_ASSERT_STRING_EQUAL(status.data, mem_print(scratch, "%s/rapporteur/cluster", home->place.data_home));
	struct stat socket;
	CU_ASSERT_EQUAL(stat(status.socket, &socket), 0);
	CU_ASSERT_EQUAL(socket.st_mode & 0777, 0700);
	CU_ASSERT_TRUE(server_start(home->server, home->error));
	CU_ASSERT_EQUAL(home_status(home).pid, status.pid);
	CU_ASSERT_TRUE(server_stop(home->server, home->error));
	CU_ASSERT_FALSE(home_status(home).running);
	CU_ASSERT_TRUE(server_stop(home->server, home->error));
}

static void starters_at_once_all_succeed(void)
{
	enum { STARTERS = 4 };
	struct home *home = home_made();
	pid_t starters[STARTERS];
	for (int i = 0; i < STARTERS; i++) {
		starters[i] = fork();
		if (starters[i] == 0)
			_exit(server_start(home->server, home->error) && home_open(home->context, home) != NULL ? 0 : 1);
	}
	for (int i = 0; i < STARTERS; i++) {
		int status;
		CU_ASSERT_EQUAL(waitpid(starters[i], &status, 0), starters[i]);
		CU_ASSERT_EQUAL(status, 0);
	}
	CU_ASSERT_TRUE(home_status(home).running);
}

// The caller's end, of its process group too, is not the server's; and no pipe of the caller's stays open.
static void a_dead_caller_leaves_the_server(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_made();
	int ends[2];
	char byte;
	CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
	const pid_t caller = fork();
	if (caller == 0) {
		setpgid(0, 0);
		dup2(ends[1], STDOUT_FILENO);
		dup2(ends[1], STDERR_FILENO);
		if (server_start(home->server, home->error))
			write(ends[1], "s", 1);
		pause();
	}
	close(ends[1]);
	CU_ASSERT_EQUAL(read(ends[0], &byte, 1), 1);
	CU_ASSERT_EQUAL(kill(-caller, SIGKILL), 0);
	waitpid(caller, NULL, 0);
	CU_ASSERT_EQUAL(read(ends[0], &byte, 1), 0);
	close(ends[0]);
	CU_ASSERT_TRUE(home_status(home).running);
	CU_ASSERT_PTR_NOT_NULL(home_open(scratch, home));
}

static void a_killed_server_is_recovered_from(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_made();
	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	struct db *db = home_open(scratch, home);
	CU_ASSERT_PTR_NOT_NULL_FATAL(db);
	ask(scratch, db, "select count(*) from pg_class");
	struct server_status status = home_status(home);
	CU_ASSERT_EQUAL(kill((pid_t)status.pid, SIGKILL), 0);
	// Dead, but not waited for: as it stays for ever in a container without a process that waits.
	siginfo_t ended;
	CU_ASSERT_EQUAL(waitid(P_PID, (id_t)status.pid, &ended, WEXITED | WNOWAIT), 0);
	CU_ASSERT_TRUE(server_start(home->server, home->error));
	CU_ASSERT_NOT_EQUAL(home_status(home).pid, status.pid);
	CU_ASSERT_PTR_NOT_NULL(home_open(scratch, home));
}

// The number of the dead server is another process by now, in its own file and in that of the socket.
static void a_stale_number_of_another_process_is_no_server(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_made();
	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	struct server_status status = home_status(home);
	CU_ASSERT_EQUAL(kill((pid_t)status.pid, SIGKILL), 0);
	waitpid((pid_t)status.pid, NULL, 0);
	// Of the server's own user: the server asks only about those.
	const struct passwd *postgres = getpwnam("postgres");
	const pid_t other = fork();
	if (other == 0) {
		if (geteuid() == 0 && setuid(postgres->pw_uid) != 0)
			_exit(1);
		pause();
	}
	char number[32];
	snprintf(number, sizeof number, "%ld", (long)other);
	CU_ASSERT_EQUAL(shell("sed -i \"1s/.*/%s/\" \"%s/postmaster.pid\"", number, status.data), 0);
	CU_ASSERT_EQUAL(shell("printf '%s\\n' > '%s/.s.PGSQL.5432.lock'", number, status.socket), 0);
	CU_ASSERT_FALSE(home_status(home).running);
	CU_ASSERT_TRUE(server_start(home->server, home->error));
	CU_ASSERT_PTR_NOT_NULL(home_open(scratch, home));
	CU_ASSERT_EQUAL(kill(other, SIGKILL), 0);
	waitpid(other, NULL, 0);
}

static void a_cleared_socket_directory_is_made_again(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_made();
	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	CU_ASSERT_EQUAL(shell("rm -r '%s'", home_status(home).socket, ""), 0);
	CU_ASSERT_TRUE(server_start(home->server, home->error));
	CU_ASSERT_PTR_NOT_NULL(home_open(scratch, home));
}

static bool stopped_in_time(struct home *home)
{
	enum { TRIES = 600, PAUSE_MS = 100 };
	for (int tried = 0; tried < TRIES && home_status(home).running; tried++)
		poll(NULL, 0, PAUSE_MS);
	return !home_status(home).running;
}

// The watcher's lock is free when it has ended.
static bool watched(struct home *home)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	const int file = open(mem_print(home->context, "%s/rapporteur/server.watch", home->place.data_home), O_RDWR);
	const bool held = file >= 0 && fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
	close(file);
	return held;
}

static void stops_when_idle_but_not_under_a_client(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_made();
	home->place.idle_seconds = 1;
	CU_ASSERT_TRUE_FATAL(home_find(home));
	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	void *client = mem_context(scratch);
	struct db *db = home_open(client, home);
	CU_ASSERT_PTR_NOT_NULL_FATAL(db);
	const long pid = home_status(home).pid;
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, "select 1 from pg_sleep(4)"), "1");
	CU_ASSERT_STRING_EQUAL(ask(scratch, db, "select 2"), "2");
	CU_ASSERT_EQUAL(home_status(home).pid, pid);
	mem_release(client);
	CU_ASSERT_TRUE(stopped_in_time(home));
	for (int tried = 0; tried < 100 && watched(home); tried++)
		poll(NULL, 0, 100);
	CU_ASSERT_FALSE(watched(home));
	CU_ASSERT_TRUE(server_start(home->server, home->error));
	CU_ASSERT_PTR_NOT_NULL(home_open(scratch, home));
}

static void the_watcher_ends_with_the_server(void)
{
	struct home *home = home_made();
	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	for (int tried = 0; tried < 100 && !watched(home); tried++)
		poll(NULL, 0, 100);
	CU_ASSERT_TRUE(watched(home));
	CU_ASSERT_TRUE(server_stop(home->server, home->error));
	for (int tried = 0; tried < 100 && watched(home); tried++)
		poll(NULL, 0, 100);
	CU_ASSERT_FALSE(watched(home));
}

// Puts the mark of a cluster of `version` where the cluster would be.
static void home_mark(struct home *home, const char *version)
{
	CU_ASSERT_EQUAL(shell("mkdir -p \"%s/rapporteur/cluster\"%s", home->place.data_home, ""), 0);
	CU_ASSERT_EQUAL(shell("echo %s > \"%s/rapporteur/cluster/PG_VERSION\"", version, home->place.data_home), 0);
	if (geteuid() == 0)
		CU_ASSERT_EQUAL(shell("chown postgres \"%s/rapporteur/cluster\"%s", home->place.data_home, ""), 0);
}

static void another_major_version_is_named(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_new(scratch);
	home_mark(home, "14");
	CU_ASSERT_TRUE_FATAL(home_find(home));
	CU_ASSERT_FALSE(server_start(home->server, home->error));
	CU_ASSERT_EQUAL(home->error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_TRUE(strstr(home->error->message, "was made by PostgreSQL 14, and only PostgreSQL 1") != NULL);
	CU_ASSERT_TRUE(str_begins(home->error->hint, "apt-get install postgresql-14"));
}

static void says_when_nothing_is_there(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_new(scratch);
	CU_ASSERT_TRUE_FATAL(home_find(home));
	CU_ASSERT_FALSE(home_status(home).made);
	CU_ASSERT_FALSE(server_start(home->server, home->error));
	CU_ASSERT_EQUAL(home->error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(home->error->hint, "rapporteur init");
	error_clear(home->error);
	home->place.bindir = "/nonexistent";
	CU_ASSERT_FALSE(home_find(home));
	CU_ASSERT_EQUAL(home->error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(home->error->message, "there is no PostgreSQL server in '/nonexistent'");
}

static void what_is_in_the_way_stays(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_new(scratch);
	bool made;
	CU_ASSERT_EQUAL(shell("mkdir -p \"%s/rapporteur/cluster\" && echo mine > \"%s/rapporteur/cluster/file\"",
	                      home->place.data_home, home->place.data_home),
	                0);
	CU_ASSERT_TRUE_FATAL(home_find(home));
	CU_ASSERT_FALSE(server_make(home->server, &made, home->error));
	CU_ASSERT_TRUE(strstr(home->error->message, "is in the way: it is not empty and no database") != NULL);
	CU_ASSERT_EQUAL(shell("test -s \"%s/rapporteur/cluster/file\"%s", home->place.data_home, ""), 0);
}

static void a_full_disk_is_told_and_tried_again(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_new(scratch);
	bool made;
	if (mount("rapporteur", home->place.data_home, "tmpfs", 0, "size=12m,mode=0755") != 0) {
		SUITE_SKIP("a small file system cannot be mounted here");
		return;
	}
	CU_ASSERT_TRUE(home_find(home));
	CU_ASSERT_FALSE(server_make(home->server, &made, home->error));
	CU_ASSERT_EQUAL(home->error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_TRUE(str_begins(home->error->message, "the disk is full: initdb in "));
	CU_ASSERT_FALSE(home_status(home).made);
	umount(home->place.data_home);
}

// Runs `test` as the user nobody in a child; gives its exit status.
static int as_nobody(int (*test)(struct home *home), struct home *home)
{
	int status = -1;
	const pid_t child = fork();
	if (child == 0)
		_exit(setgid(65534) == 0 && setuid(65534) == 0 ? test(home) : 99);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

static int connects(struct home *home)
{
	return home_open(home->context, home) != NULL ? 0 : error_exit_code(home->error->kind);
}

static void another_user_cannot_connect(void)
{
	if (geteuid() != 0) {
		SUITE_SKIP("only root can become another user");
		return;
	}
	struct home *home = home_made();
	CU_ASSERT_TRUE_FATAL(server_start(home->server, home->error));
	CU_ASSERT_EQUAL(connects(home), 0);
	CU_ASSERT_EQUAL(as_nobody(connects, home), 4);
	// Were the directory open, the server itself would still refuse.
	const char *socket = home_status(home).socket;
	chmod(socket, 0755);
	CU_ASSERT_EQUAL(as_nobody(connects, home), 4);
	shell("chmod 0777 '%s/.s.PGSQL.5432'%s", socket, "");
	CU_ASSERT_EQUAL(as_nobody(connects, home), 4);
	chmod(socket, 0700);
}

static int starts(struct home *home)
{
	return home_find(home) && server_start(home->server, home->error) ? 0 : error_exit_code(home->error->kind);
}

static void anothers_data_is_refused(void)
{
	MEM_SCOPE(scratch);
	if (geteuid() != 0) {
		SUITE_SKIP("only root can become another user");
		return;
	}
	struct home *home = home_new(scratch);
	home_mark(home, "15");
	CU_ASSERT_EQUAL(as_nobody(starts, home), 4);
	CU_ASSERT_EQUAL(shell("chown -R nobody \"%s\"%s", home->place.data_home, ""), 0);
	CU_ASSERT_EQUAL(starts(home), 4);
	CU_ASSERT_TRUE(strstr(home->error->message, "does not belong to the user 'postgres'") != NULL);
}

static void roots_data_goes_where_the_server_can_enter(void)
{
	MEM_SCOPE(scratch);
	if (geteuid() != 0) {
		SUITE_SKIP("only root's data is ever moved");
		return;
	}
	const char *made = mem_print(scratch, "%s/rapporteur", home_made()->place.data_home);
	struct home *home = home_new(scratch);
	char *note;
	chmod(home->path, 0700);
	home->server = server_find(home->context, &home->place, &note, home->error);
	CU_ASSERT_PTR_NOT_NULL_FATAL(home->server);
	struct server_status status = home_status(home);
	CU_ASSERT_TRUE(str_begins(status.data, "/var/lib/rapporteur/"));
	CU_ASSERT_PTR_NOT_NULL_FATAL(note);
	CU_ASSERT_PTR_NOT_NULL(strstr(note, home->path));
	const char *directory = mem_bytes(scratch, status.data, strlen(status.data) - strlen("/cluster"));
	CU_ASSERT_EQUAL(shell("mkdir -m 0711 -p /var/lib/rapporteur && cp -a \"%s\" '%s'", made, directory), 0);
	CU_ASSERT_EQUAL(shell("chmod 0700 '%s' && chown postgres: '%s'", directory, directory), 0);
	CU_ASSERT_TRUE_FATAL(home_find(home));
	CU_ASSERT_TRUE(server_start(home->server, home->error));
	CU_ASSERT_EQUAL(connects(home), 0);
	CU_ASSERT_TRUE(server_stop(home->server, home->error));
	shell("rm -rf -- '%s'", directory, "");
	rmdir("/var/lib/rapporteur");
}

// Makes, starts, uses and stops a server as an ordinary user; gives the number of the first step that failed.
static int ordinary_life(struct home *home)
{
	bool made = false;
	struct server_status status;
	if (!home_find(home) || !server_make(home->server, &made, home->error) || !made)
		return 1;
	if (!server_start(home->server, home->error) || home_open(home->context, home) == NULL)
		return 2;
	server_status(home->context, home->server, &status, home->error);
	if (!str_begins(status.socket, mem_print(home->context, "%s/rapporteur/", home->place.runtime_dir)))
		return 3;
	// Without the variable, as from another session, the server that runs is found all the same.
	home->place.runtime_dir = NULL;
	if (!home_find(home) || !server_start(home->server, home->error) || home_open(home->context, home) == NULL)
		return 4;
	if (!server_stop(home->server, home->error))
		return 5;
	if (!server_start(home->server, home->error) || home_open(home->context, home) == NULL)
		return 6;
	return server_stop(home->server, home->error) ? 0 : 7;
}

static void serves_an_ordinary_user(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_new(scratch);
	home->place.runtime_dir = mem_print(home->context, "%s/run", home->path);
	mkdir(home->place.runtime_dir, 0700);
	if (geteuid() != 0) {
		CU_ASSERT_EQUAL(ordinary_life(home), 0);
		return;
	}
	CU_ASSERT_EQUAL(shell("chown -R nobody: \"%s\"%s", home->path, ""), 0);
	CU_ASSERT_EQUAL(as_nobody(ordinary_life, home), 0);
}

// Gives the number of the first expectation that failed.
static int long_paths(struct home *home)
{
	struct server_status status;
	if (home_find(home))
		return 1;
	if (home->error->kind != ERROR_ENVIRONMENT || strstr(home->error->message, "107 are the limit") == NULL)
		return 2;
	error_clear(home->error);
	home->place.data_home = home->place.runtime_dir;
	home->place.runtime_dir = NULL;
	if (!home_find(home) || !server_status(home->context, home->server, &status, home->error))
		return 3;
	return str_begins(status.socket, "/tmp/rapporteur-") && strlen(status.socket) < 93 ? 0 : 4;
}

static void a_socket_path_over_107_bytes_is_refused_or_avoided(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_new(scratch);
	home->place.runtime_dir = mem_print(home->context, "%s/%0100d", home->path, 0);
	mkdir(home->place.runtime_dir, 0700);
	if (geteuid() == 0)
		CU_ASSERT_EQUAL(chown(home->place.runtime_dir, 65534, 65534), 0);
	CU_ASSERT_EQUAL(geteuid() == 0 ? as_nobody(long_paths, home) : long_paths(home), 0);
}

// psql takes the place of the process; nobody reads a password from its arguments.
static void shell_is_psql_without_a_password_in_its_arguments(void)
{
	MEM_SCOPE(scratch);
	int in[2], out[2];
	struct str *seen = str_new(scratch);
	char part[512];
	CU_ASSERT_EQUAL_FATAL(pipe(in) | pipe(out), 0);
	const pid_t child = fork();
	if (child == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		close(in[1]);
		setenv("PSQLRC", "/dev/null", 1);
		server_shell(NULL,
		             mem_print(scratch, "host='%s' user=postgres dbname=postgres password=canary keepalives_idle=7",
		                       getenv("TEST_SERVER")),
		             error_new(scratch));
		_exit(1);
	}
	close(out[1]);
	close(in[0]);
	static const char question[] =
		"\\pset tuples_only\nselect 'answer ' || 6 * 7;\n\\! tr '\\0' ' ' </proc/$PPID/cmdline\n\\q\n";
	CU_ASSERT_EQUAL(write(in[1], question, sizeof question - 1), (ssize_t)sizeof question - 1);
	close(in[1]);
	for (ssize_t length; (length = read(out[0], part, sizeof part)) > 0;)
		str_add_bytes(seen, part, (size_t)length);
	close(out[0]);
	int status;
	waitpid(child, &status, 0);
	CU_ASSERT_EQUAL(status, 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(seen->text, "answer 42"));
	CU_ASSERT_PTR_NOT_NULL(strstr(seen->text, "psql keepalives_idle='7'"));
	CU_ASSERT_PTR_NULL(strstr(seen->text, "canary"));
}

// clang-format off
const struct suite suite_server = SUITE("server",
	TEST(is_made_private_and_durable), TEST(starters_at_once_all_succeed), TEST(a_dead_caller_leaves_the_server),
	TEST(a_killed_server_is_recovered_from), TEST(a_stale_number_of_another_process_is_no_server),
	TEST(a_cleared_socket_directory_is_made_again), TEST(stops_when_idle_but_not_under_a_client),
	TEST(the_watcher_ends_with_the_server), TEST(another_major_version_is_named), TEST(says_when_nothing_is_there),
	TEST(what_is_in_the_way_stays), TEST(a_full_disk_is_told_and_tried_again), TEST(another_user_cannot_connect),
	TEST(anothers_data_is_refused), TEST(roots_data_goes_where_the_server_can_enter), TEST(serves_an_ordinary_user),
	TEST(a_socket_path_over_107_bytes_is_refused_or_avoided),
	TEST(shell_is_psql_without_a_password_in_its_arguments));
// clang-format on
