// SPDX-License-Identifier: MIT
// Stops the private server when nobody has used it for a while: a small process that looks now and then, and ends with
// the server. It holds a lock of its own, so that there is one, and stops the server under the start lock, so that no
// command that just looked for the server finds it gone.

#include <fcntl.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/pause.h"
#include "base/str.h"
#include "pg/server_private.h"
#include "pg/session.h"
#include "queries.h"

// How often it looks: five times in the idle time, but at least every 15 seconds.
static void sleep_between(long idle_seconds)
{
	pause_milliseconds(idle_seconds >= 75 ? 15000 : idle_seconds * 200);
}

// True when a client is connected, or when that cannot be told.
static bool clients_connected(const void *context, const struct server *server)
{
	struct error *error = error_new(context);
	char *count = NULL;
	struct db *db = db_open(
		context, mem_print(context, "%s user=postgres dbname=postgres", server_connection(context, server)), error);
	return db == NULL || !db_value(context, db, &query_session_clients, NULL, &count, error) || !str_equal(count, "0");
}

// One look, under the start lock. False when there is nothing left to watch.
static bool look(const struct server *server, int lock)
{
	MEM_SCOPE(scratch);
	struct postmaster postmaster;
	postmaster_read(server, &postmaster);
	if (postmaster.pid == 0)
		return false;
	if (lock_age(lock) < server->idle_seconds || !postmaster.ready)
		return true;
	struct server reached = *server;
	reached.socket = postmaster.socket;
	if (!clients_connected(scratch, &reached))
		return !postmaster_stop(server, error_new(scratch));
	lock_touch(lock);
	return true;
}

// The watcher's own lock, or -1 when another has it. Of fcntl's kind, which says who holds it.
static int watch_lock(const struct server *server)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	const int file = open(server->watch, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	if (file >= 0 && fcntl(file, F_SETLK, &lock) == 0)
		return file;
	return -1;
}

static void watch(const struct server *server)
{
	const int own = watch_lock(server);
	for (bool watching = own >= 0; watching;) {
		MEM_SCOPE(scratch);
		sleep_between(server->idle_seconds);
		const int lock = lock_take(server, true, error_new(scratch));
		if (lock < 0)
			return; // the next command starts another
		watching = look(server, lock);
		if (!watching)
			close(own); // before the start lock, so that the next starter's watcher finds it free
		lock_release(lock);
	}
}

// The process itself: nothing of the caller's but memory stays with it, least of all an end of a pipe.
static void watcher_process(const struct server *server, const struct account *account)
{
	const int null = open("/dev/null", O_RDWR);
	setsid();
	if (null < 0 || fork() != 0)
		_exit(0);
	for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; standard++)
		dup2(null, standard);
	clearenv(); // of libpq's variables, above all
	prctl(PR_SET_NAME, "rapporteur-idle");
	if (child_settle(account, -1))
		watch(server);
	_exit(0);
}

// Its lock file, which the server's user can open too.
static bool watch_file_make(const struct server *server, const struct account *account)
{
	MEM_SCOPE(scratch);
	const int file = open(server->watch, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
	const bool made = file >= 0 && account_give(account, server->watch, error_new(scratch));
	if (file >= 0)
		close(file);
	return made;
}

void watcher_start(const struct server *server, const struct account *account)
{
	if (server->idle_seconds <= 0 || watcher_find(server) != 0 || !watch_file_make(server, account))
		return; // without it the server only runs on
	const pid_t child = fork();
	if (child == 0)
		watcher_process(server, account);
	if (child > 0)
		waitpid(child, NULL, 0);
}
