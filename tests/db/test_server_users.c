// SPDX-License-Identifier: MIT
// The private server and who may use it: root, ordinary users, others; where its files go for them; psql.

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "home.h"
#include "suite.h"

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
	home_shell("chmod 0777 '%s/.s.PGSQL.5432'%s", socket, "");
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
	chmod(mem_print(scratch, "%s/rapporteur", home->place.data_home), 0700);
	CU_ASSERT_EQUAL(as_nobody(starts, home), 4);
	CU_ASSERT_EQUAL(home_shell("chown -R nobody \"%s\"%s", home->place.data_home, ""), 0);
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
	CU_ASSERT_TRUE_FATAL(str_begins(status.data, "/var/lib/rapporteur/"));
	CU_ASSERT_PTR_NOT_NULL_FATAL(note);
	CU_ASSERT_PTR_NOT_NULL(strstr(note, home->path));
	const char *directory = mem_bytes(scratch, status.data, strlen(status.data) - strlen("/cluster"));
	CU_ASSERT_EQUAL(home_shell("mkdir -m 0711 -p /var/lib/rapporteur && cp -a \"%s\" '%s'", made, directory), 0);
	CU_ASSERT_EQUAL(home_shell("chmod 0700 '%s' && chown postgres: '%s'", directory, directory), 0);
	CU_ASSERT_TRUE_FATAL(home_find(home));
	CU_ASSERT_TRUE(server_start(home->server, home->error));
	CU_ASSERT_EQUAL(connects(home), 0);
	CU_ASSERT_TRUE(server_stop(home->server, home->error));
	home_shell("rm -rf -- '%s'", directory, "");
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
	CU_ASSERT_EQUAL(home_shell("chown -R nobody: \"%s\"%s", home->path, ""), 0);
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
const struct suite suite_server_users = SUITE("server users",
	TEST(another_user_cannot_connect), TEST(anothers_data_is_refused), TEST(roots_data_goes_where_the_server_can_enter),
	TEST(serves_an_ordinary_user), TEST(a_socket_path_over_107_bytes_is_refused_or_avoided),
	TEST(shell_is_psql_without_a_password_in_its_arguments));
// clang-format on
