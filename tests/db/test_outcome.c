// SPDX-License-Identifier: MIT
// A connection that dies during COMMIT, cut by a go-between at the moment that matters; and a server that is starting.

#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "fixture.h"
#include "pg/session.h"
#include "suite.h"

enum cut {
	CUT_BEFORE, // the commit never reaches the server
	CUT_REUSED, // as CUT_BEFORE, and the transaction's number is that of another, which was committed
	CUT_AFTER,  // the server has committed, the client never hears of it
	CUT_AWAY,   // as CUT_AFTER, and nothing answers afterwards
	CUT_TWICE,  // as CUT_AFTER, and again when the client asks what became of it
	CUT_START,  // the first connections are told that the server is starting up
	CUT_UP,     // the first one is, and the server is up when it is asked why
};

static struct sockaddr_un address(const char *directory)
{
	struct sockaddr_un socket_address = { .sun_family = AF_UNIX };
	snprintf(socket_address.sun_path, sizeof socket_address.sun_path, "%.80s/.s.PGSQL.5432", directory);
	return socket_address;
}

static int server_connect(void)
{
	const struct sockaddr_un server = address(getenv("TEST_SERVER"));
	const int connection = socket(AF_UNIX, SOCK_STREAM, 0);
	return connect(connection, (const struct sockaddr *)&server, sizeof server) == 0 ? connection : -1;
}

// What the client sends, in bytes.
struct word {
	const char *bytes;
	size_t size;
};
static const struct word committing = { "commit", sizeof "commit" }; // all that it sends then
static const struct word asking = { "pg_xact_status", sizeof "pg_xact_status" - 1 };

// Hands bytes to and fro until one side ends, or until the client sends `word` (NULL: none), which reaches the server or not.
static void between(int client, int server, const struct word *word, bool reaches)
{
	char bytes[65536];
	for (;;) {
		struct pollfd ends[] = { { .fd = client, .events = POLLIN }, { .fd = server, .events = POLLIN } };
		poll(ends, 2, -1);
		const bool up = ends[0].revents != 0;
		const ssize_t length = read(up ? client : server, bytes, sizeof bytes);
		if (length <= 0)
			return;
		const bool said = up && word != NULL && memmem(bytes, (size_t)length, word->bytes, word->size) != NULL;
		if (said && !reaches)
			return;
		if (write(up ? server : client, bytes, (size_t)length) != length)
			return;
		if (said) {
			read(server, bytes, sizeof bytes); // the answer is kept back
			return;
		}
	}
}

// Answers as a server that is starting up (ErrorResponse with 57P03; PostgreSQL manual, 55.7).
static void refuse(int client)
{
	static const char fields[] = "SFATAL\0VFATAL\0C57P03\0Mstarting up\0";
	char bytes[1024];
	const uint32_t length = htonl((uint32_t)(sizeof length + sizeof fields));
	read(client, bytes, sizeof bytes);
	write(client, "E", 1);
	write(client, &length, sizeof length);
	write(client, fields, sizeof fields);
}

// Serves connections, the first of them cut or refused.
static pid_t go_between(const char *directory, enum cut cut)
{
	const struct sockaddr_un own = address(directory);
	const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
	CU_ASSERT_EQUAL_FATAL(bind(listener, (const struct sockaddr *)&own, sizeof own), 0);
	CU_ASSERT_EQUAL_FATAL(listen(listener, 2), 0);
	const pid_t child = fork();
	if (child != 0) {
		close(listener);
		return child;
	}
	static const int connections[] = { [CUT_BEFORE] = 2, [CUT_REUSED] = 2, [CUT_AFTER] = 2, [CUT_AWAY] = 1,
		                               [CUT_TWICE] = 3,  [CUT_START] = 5,  [CUT_UP] = 3 };
	const bool starting = cut == CUT_START || cut == CUT_UP;
	for (int served = 0; served < connections[cut]; served++) {
		const int client = accept(listener, NULL, NULL);
		const int server = server_connect();
		if (starting && served < (cut == CUT_UP ? 1 : connections[cut] - 1))
			refuse(client);
		else if (served == 1 && cut == CUT_TWICE)
			between(client, server, &asking, false);
		else
			between(client, server, served == 0 ? &committing : NULL, cut != CUT_BEFORE && cut != CUT_REUSED);
		if (cut == CUT_AWAY)
			unlink(own.sun_path);
		close(client);
		close(server);
	}
	_exit(0);
}

// Commits through the go-between. Gives db_commit's answer; `found` says what is in the database afterwards.
static bool commit_cut(void *context, enum cut cut, struct error *error, bool *found)
{
	const struct statement make = { "make",
		                            "insert into things (kind, slug, label) values ('person', 'written', 'Written')",
		                            (const char *const[]){ NULL } };
	const struct statement look = { "look", "select slug from rapporteur.things where slug = 'written'",
		                            (const char *const[]){ NULL } };
	char *directory = mem_text(context, "/tmp/rapporteur-between.XXXXXX");
	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(directory));
	const char *direct = test_connection(context);
	const pid_t child = go_between(directory, cut);
	struct db *db = db_open(context, mem_print(context, "%s host='%s'", direct, directory), error);
	CU_ASSERT_PTR_NOT_NULL_FATAL(db);
	CU_ASSERT_TRUE(db_begin(db, DB_WRITE, error));
	CU_ASSERT_TRUE(db_run(db, &make, NULL, error));
	if (cut == CUT_REUSED)
		db->transaction = "2"; // the one that every frozen row is of
	const bool committed = db_commit(db, error);
	struct db *after = db_open(context, direct, error_new(context));
	char *table = NULL;
	CU_ASSERT_TRUE(db_value(context, after, &look, NULL, &table, error_new(context)));
	*found = table != NULL;
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	unlink(address(directory).sun_path);
	rmdir(directory);
	return committed;
}

static void a_commit_whose_answer_is_lost_is_a_commit(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	bool found;
	CU_ASSERT_TRUE(commit_cut(scratch, CUT_AFTER, error, &found));
	CU_ASSERT_TRUE(found);
	CU_ASSERT_EQUAL(error->kind, ERROR_NONE);
}

// As where a killed process of the server takes all the others with it, a moment later.
static void an_outcome_is_asked_for_again(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	bool found;
	CU_ASSERT_TRUE(commit_cut(scratch, CUT_TWICE, error, &found));
	CU_ASSERT_TRUE(found);
	CU_ASSERT_EQUAL(error->kind, ERROR_NONE);
}

static void a_commit_that_never_arrived_is_none(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	bool found;
	CU_ASSERT_FALSE(commit_cut(scratch, CUT_BEFORE, error, &found));
	CU_ASSERT_FALSE(found);
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(error->message, "the connection to the server was lost: nothing was written");
}

// A server that has crashed gives numbers out again of which nothing had reached the disk.
static void a_number_alone_tells_no_outcome(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	bool found;
	CU_ASSERT_FALSE(commit_cut(scratch, CUT_REUSED, error, &found));
	CU_ASSERT_FALSE(found);
	CU_ASSERT_STRING_EQUAL(error->message, "the connection to the server was lost during the commit: outcome unknown");
}

static void an_outcome_that_nobody_tells_is_unknown(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	bool found;
	CU_ASSERT_FALSE(commit_cut(scratch, CUT_AWAY, error, &found));
	CU_ASSERT_TRUE(found);
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(error->message, "the connection to the server was lost during the commit: outcome unknown");
}

// Each attempt asks twice: once to connect, and once why not.
static void a_server_that_is_starting_is_asked_again(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	bool found;
	CU_ASSERT_TRUE(commit_cut(scratch, CUT_START, error, &found));
	CU_ASSERT_TRUE(found);
	CU_ASSERT_TRUE(commit_cut(scratch, CUT_UP, error, &found));
	CU_ASSERT_TRUE(found);
}

// clang-format off
const struct suite suite_outcome = SUITE("outcome",
	TEST(a_commit_whose_answer_is_lost_is_a_commit), TEST(an_outcome_is_asked_for_again),
	TEST(a_commit_that_never_arrived_is_none), TEST(a_number_alone_tells_no_outcome),
	TEST(an_outcome_that_nobody_tells_is_unknown), TEST(a_server_that_is_starting_is_asked_again));
// clang-format on
