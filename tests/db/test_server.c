// SPDX-License-Identifier: MIT
// The private server: made, started, killed, left alone.

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
#include "home.h"
#include "pg/db.h"
#include "pg/server.h"
#include "suite.h"

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
		CU_ASSERT_STRING_EQUAL(home_ask(scratch, db, facts[i].sql), facts[i].expected);
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
	home_ask(scratch, db, "select count(*) from pg_class");
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
	CU_ASSERT_EQUAL(home_shell("sed -i \"1s/.*/%s/\" \"%s/postmaster.pid\"", number, status.data), 0);
	CU_ASSERT_EQUAL(home_shell("printf '%s\\n' > \"%s/.s.PGSQL.5432.lock\"", number, status.socket), 0);
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
	CU_ASSERT_EQUAL(home_shell("rm -r \"%s\"", home_status(home).socket, ""), 0);
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
	CU_ASSERT_STRING_EQUAL(home_ask(scratch, db, "select 1 from pg_sleep(4)"), "1");
	CU_ASSERT_STRING_EQUAL(home_ask(scratch, db, "select 2"), "2");
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
	CU_ASSERT_EQUAL(home_shell("mkdir -p \"%s/rapporteur/cluster\" && echo mine > \"%s/rapporteur/cluster/file\"",
	                           home->place.data_home, home->place.data_home),
	                0);
	CU_ASSERT_TRUE_FATAL(home_find(home));
	CU_ASSERT_FALSE(server_make(home->server, &made, home->error));
	CU_ASSERT_TRUE(strstr(home->error->message, "is in the way: it is not empty and no database") != NULL);
	CU_ASSERT_EQUAL(home_shell("test -s \"%s/rapporteur/cluster/file\"%s", home->place.data_home, ""), 0);
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

// clang-format off
const struct suite suite_server = SUITE("server",
	TEST(is_made_private_and_durable), TEST(starters_at_once_all_succeed), TEST(a_dead_caller_leaves_the_server),
	TEST(a_killed_server_is_recovered_from), TEST(a_stale_number_of_another_process_is_no_server),
	TEST(a_cleared_socket_directory_is_made_again), TEST(stops_when_idle_but_not_under_a_client),
	TEST(the_watcher_ends_with_the_server), TEST(another_major_version_is_named), TEST(says_when_nothing_is_there),
	TEST(what_is_in_the_way_stays), TEST(a_full_disk_is_told_and_tried_again));
// clang-format on
