// SPDX-License-Identifier: MIT
// Starting the private server on demand.

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/pause.h"
#include "base/str.h"
#include "pg/server_private.h"

enum { PAUSE_MS = 10, PAUSES_A_SECOND = 100, START_SECONDS = 60, MEMORY_SECONDS = 15, LOG_ROTATE_BYTES = 1 << 20 };

static void pause_a_moment(void)
{
	pause_milliseconds(PAUSE_MS);
}

// True when the server is up and can be reached: a runtime directory may have been cleared under it. One that was
// started with another runtime directory than ours is reached in that.
static bool server_answers(struct server *server)
{
	MEM_SCOPE(scratch);
	struct postmaster postmaster;
	struct stat status;
	postmaster_read(server, &postmaster);
	if (postmaster.pid == 0 || !postmaster.ready ||
	    lstat(mem_print(scratch, "%s/" SOCKET_FILE, postmaster.socket), &status) != 0)
		return false;
	if (!str_equal(postmaster.socket, server->socket))
		server->socket = mem_text(server, postmaster.socket);
	return true;
}

// The server's socket directory, made where it is missing. Another user's would lead clients to another server.
static bool socket_prepare(const struct server *server, const struct account *account, struct error *error)
{
	MEM_SCOPE(scratch);
	struct stat status;
	const char *above = mem_bytes(scratch, server->socket, (size_t)(strrchr(server->socket, '/') - server->socket));
	if (!directory_exists(above))
		mkdir(above, S_IRWXU); // a failure shows below
	if (mkdir(server->socket, S_IRWXU) == 0) {
		if (!account_give(account, server->socket, error))
			return false;
	} else if (errno != EEXIST) {
		error_set(error, ERROR_ENVIRONMENT, "cannot make the socket directory '%s': %s", server->socket,
		          strerror(errno));
		return error_hint(error, "make that directory writable, or set XDG_RUNTIME_DIR to one of yours");
	}
	if (lstat(server->socket, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == account->uid &&
	    (status.st_mode & (S_IRWXG | S_IRWXO)) == 0)
		return true;
	error_set(error, ERROR_ENVIRONMENT, "the socket directory '%s' is not a private one of the user '%s'",
	          server->socket, account->name);
	return error_hint(error, "look who made it, and remove it");
}

// What a killed server left. The directory serves this cluster alone, and with the start lock held and no server
// running nobody uses them; a number in them that is another process by now would stop the server from starting.
static void leftovers_clear(const struct server *server)
{
	MEM_SCOPE(scratch);
	unlink(mem_print(scratch, "%s/" SOCKET_FILE, server->socket));
	unlink(mem_print(scratch, "%s/" SOCKET_FILE ".lock", server->socket));
	postmaster_disown(server);
}

static off_t log_size(const struct server *server)
{
	struct stat status;
	return stat(server->log, &status) == 0 ? status.st_size : 0;
}

// The log is begun anew at a start when it has grown; the one before is kept.
static bool log_prepare(const struct server *server, const struct account *account, struct error *error)
{
	MEM_SCOPE(scratch);
	if (log_size(server) > LOG_ROTATE_BYTES)
		rename(server->log, mem_print(scratch, "%s.1", server->log));
	const int log = open(server->log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (log < 0) {
		error_set(error, ERROR_ENVIRONMENT, "cannot open '%s': %s", server->log, strerror(errno));
		return error_hint(error, "correct its permissions");
	}
	close(log);
	return account_give(account, server->log, error);
}

// What the log has said since it was `from` bytes long.
static char *log_since(const void *context, const struct server *server, off_t from)
{
	enum { ENOUGH = 65536 };
	char *text = mem_alloc(context, ENOUGH + 1);
	const int log = open(server->log, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (log < 0)
		return text;
	if (pread(log, text, ENOUGH, from) < 0)
		text[0] = '\0';
	close(log);
	return text;
}

// Waits until the server, our child, is ready. False when it has ended before, or the time is over.
static bool ready_wait(struct server *server, pid_t child, bool *ended)
{
	*ended = false;
	for (int paused = 0; paused < START_SECONDS * PAUSES_A_SECOND; paused++) {
		if (server_answers(server))
			return true;
		int status;
		*ended = waitpid(child, &status, WNOHANG) == child;
		if (*ended)
			return false;
		pause_a_moment();
	}
	return false;
}

// Waits while a server is starting or stopping that another has asked to: its parent may be dead, it may be recovering.
static bool change_wait(const struct server *server)
{
	struct postmaster postmaster;
	for (int paused = 0; paused < START_SECONDS * PAUSES_A_SECOND; paused++) {
		postmaster_read(server, &postmaster);
		if (postmaster.pid == 0 || postmaster.ready)
			return true;
		pause_a_moment();
	}
	return false;
}

static bool start_refused(const struct server *server, bool ended, const char *said, struct error *error)
{
	if (!ended) {
		error_set(error, ERROR_ENVIRONMENT,
		          "the server has been starting or stopping for a minute: it may be recovering from a crash");
		return error_hint(error, "run the command again in a while; '%s' says what it is doing", server->log);
	}
	program_failed("starting the server", server->directory, said, error);
	return error->hint != NULL ? false : error_hint(error, "its log says more: '%s'", server->log);
}

// Starts the server and waits for it. After a kill its orphans keep its shared memory for a moment: then it is tried
// again, for a while.
static bool server_launch(struct server *server, const struct account *account, struct error *error)
{
	static const char orphans[] = "pre-existing shared memory block";
	for (int paused = 0;; paused += PAUSES_A_SECOND / 5) {
		MEM_SCOPE(scratch);
		bool ended;
		leftovers_clear(server);
		if (!log_prepare(server, account, error))
			return false;
		const off_t before = log_size(server);
		const pid_t child = server_spawn(server, account, error);
		if (child < 0)
			return false;
		if (ready_wait(server, child, &ended))
			return true;
		const char *said = log_since(scratch, server, before);
		if (!ended || strstr(said, orphans) == NULL || paused > MEMORY_SECONDS * PAUSES_A_SECOND)
			return start_refused(server, ended, said, error);
		for (int i = 0; i < PAUSES_A_SECOND / 5; i++)
			pause_a_moment();
	}
}

static bool version_suits(const struct server *server, struct error *error)
{
	const int major = programs_major(server->bindir);
	if (major == atoi(server->version))
		return true;
	error_set(error, ERROR_ENVIRONMENT,
	          "the private database in '%s' was made by PostgreSQL %s, and only PostgreSQL %d is here", server->data,
	          server->version, major);
	return error_hint(error, "apt-get install postgresql-%s, or name its programs with the setting 'bindir'",
	                  server->version);
}

// Refuses a cluster that belongs to somebody else.
static bool owner_suits(const struct server *server, const struct account *account, struct error *error)
{
	struct stat status;
	if (stat(server->data, &status) == 0 && status.st_uid == account->uid)
		return true;
	error_set(error, ERROR_ENVIRONMENT, "the private database in '%s' does not belong to the user '%s'", server->data,
	          account->name);
	return error_hint(error, "run the command as the user who made it, or set XDG_DATA_HOME to a directory of yours");
}

bool start_locked(struct server *server, struct error *error)
{
	MEM_SCOPE(scratch);
	struct account account;
	if (!account_find(scratch, server, &account, error) || !owner_suits(server, &account, error))
		return false;
	if (!change_wait(server))
		return start_refused(server, false, "", error);
	if (!server_answers(server)) {
		if (!version_suits(server, error) || !postmaster_stop(server, error) ||
		    !socket_prepare(server, &account, error) || !server_launch(server, &account, error))
			return false;
	}
	watcher_start(server, &account);
	return account_give(&account, server->lock, error);
}

// What every command does: nothing but a look, while the server is up.
static bool start_needed(struct server *server, bool *needed, struct error *error)
{
	const int lock = lock_take(server, false, error);
	if (lock < 0)
		return false;
	// The watcher stops the server only with the lock to itself, and not within the idle time after this mark.
	lock_touch(lock);
	*needed = !server_answers(server) || (server->idle_seconds > 0 && watcher_find(server) == 0);
	lock_release(lock);
	return true;
}

bool server_start(struct server *server, struct error *error)
{
	bool needed;
	if (server->version == NULL && access(server->directory, R_OK | X_OK) != 0 && errno == EACCES) {
		error_set(error, ERROR_ENVIRONMENT, "the private database in '%s' belongs to another user", server->directory);
		return error_hint(error, "run the command as that user, or set XDG_DATA_HOME to a directory of yours");
	}
	if (server->version == NULL) {
		error_set(error, ERROR_ENVIRONMENT, "there is no private database in '%s' yet", server->data);
		return error_hint(error, "rapporteur init");
	}
	if (!start_needed(server, &needed, error))
		return false;
	if (!needed)
		return true;
	const int lock = lock_take(server, true, error);
	if (lock < 0)
		return false;
	const bool started = start_locked(server, error);
	lock_touch(lock);
	lock_release(lock);
	return started;
}
