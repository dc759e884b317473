// SPDX-License-Identifier: MIT
#ifndef PG_SERVER_H
#define PG_SERVER_H
// The private PostgreSQL cluster of a user who configured no connection: made by `init`, found and started on demand by
// every command, stopped by itself when idle. Unix socket only, peer authentication, nothing listens on a port.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct server_place {
	const char *data_home;   // $XDG_DATA_HOME or its default, absolute
	const char *runtime_dir; // $XDG_RUNTIME_DIR or NULL
	const char *bindir;      // of the server's programs; NULL: found
	int idle_minutes;        // stops after so long without a client, or up to twice that; 0: never
	int idle_seconds;        // the same, in place of the minutes unless 0; for tests
};

struct server_status {
	bool made; // a cluster exists
	bool running;
	long pid;             // when running, else 0
	const char *data;     // its directory
	const char *socket;   // its socket directory
	const char *version;  // of the data directory ("15")
	const char *binaries; // bindir used
	const char *log;      // server log file
};

// What can be seen of it from outside.
struct server_signs {
	bool replaced;        // the running server's program, or a library of it, is no longer the one on disk
	bool locked;          // another command is starting or stopping it
	const char *left_pid; // the file of a server that runs no more, or NULL
	const char *open;     // what others than its owner can reach, as a sentence; or NULL
	const char *leftover; // what a command that was broken off left, or NULL
	int64_t free_bytes;   // on its disk; -1: not known
};

struct server;

// Where the cluster is or will be; reads the disk, starts nothing. NULL with an ENVIRONMENT error (no server binaries, a
// socket path over 107 bytes). `note` (in `context`, or NULL) says, until the cluster is made, when root's data will go
// to /var/lib/rapporteur.
struct server *server_find(const void *context, const struct server_place *place, char **note, struct error *error);
// Makes the cluster and its database "rapporteur"; says nothing was done when there is one (true, *made false).
bool server_make(struct server *server, bool *made, struct error *error);
// Starts it unless it runs; two callers at once both succeed; a stale lock is recovered from. Waits until it answers, and
// puts off its idle stop.
bool server_start(struct server *server, struct error *error);
// Stops it (fast) if it runs.
bool server_stop(struct server *server, struct error *error);
// Directory of the newest server's programs that are later than those of the cluster, the ones in `bindir` (or NULL) or
// packaged; in `context`. NULL with an ENVIRONMENT error where none are installed, or there is no cluster.
char *server_later(const void *context, const struct server *server, const char *bindir, struct error *error);
// Moves the cluster to the programs in `bindir`: what its database holds is saved by the old ones, restored into a new
// cluster and verified; the two change places in one step. Nobody writes meanwhile. `aside` is where the former one is
// kept, in `context`; `shared`: others than its owner had been let into the database, whose groups and grants stay with the
// former. False with an error: then all is as it was.
bool server_upgrade(const void *context, struct server *server, const char *bindir, char **aside, bool *shared,
                    struct error *error);
bool server_status(const void *context, struct server *server, struct server_status *status, struct error *error);
// Starts nothing; texts in `context`.
void server_inspect(const void *context, const struct server *server, struct server_signs *signs);
// libpq connection string to it, in `context`; final once server_start has returned.
char *server_connection(const void *context, const struct server *server);
// Replaces this process by psql connected to `connection` (NULL: libpq's own means); returns only with an error. The
// connection reaches psql by its environment: a password in it is seen by no other user.
bool server_shell(const char *bindir, const char *connection, struct error *error);

#endif
