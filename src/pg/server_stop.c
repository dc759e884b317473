// SPDX-License-Identifier: MIT
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/pause.h"
#include "pg/server_private.h"

bool postmaster_stop(const struct server *server, struct error *error)
{
	enum { TRIES = 3000, PAUSE_MS = 20 };
	struct postmaster postmaster;
	postmaster_read(server, &postmaster);
	// Fast: ends sessions, rolls their transactions back, writes a checkpoint.
	if (postmaster.pid != 0 && kill(postmaster.pid, SIGINT) != 0 && errno != ESRCH) {
		error_set(error, ERROR_ENVIRONMENT, "cannot stop the server (process %ld): %s", (long)postmaster.pid,
		          strerror(errno));
		return error_hint(error, "run the command as the user who started it");
	}
	for (int tried = 0; postmaster.pid != 0 && tried < TRIES; tried++) {
		pause_milliseconds(PAUSE_MS);
		postmaster_read(server, &postmaster);
	}
	if (postmaster.pid == 0)
		return true;
	error_set(error, ERROR_ENVIRONMENT, "the server (process %ld) is still stopping after a minute",
	          (long)postmaster.pid);
	return error_hint(error, "'%s' says what it is doing", server->log);
}

bool server_stop(struct server *server, struct error *error)
{
	if (server->version == NULL)
		return true;
	const int lock = lock_take(server, true, error);
	if (lock < 0)
		return false;
	const bool stopped = postmaster_stop(server, error);
	if (stopped)
		rmdir(server->socket); // made again at the next start
	const pid_t watcher = watcher_find(server);
	if (stopped && watcher > 0)
		kill(watcher, SIGTERM); // it would end by itself at its next look
	lock_release(lock);
	return stopped;
}
