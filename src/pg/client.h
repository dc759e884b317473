// SPDX-License-Identifier: MIT
#ifndef PG_CLIENT_H
#define PG_CLIENT_H
// PostgreSQL's own client programs, run as the caller. Only this folder includes it.

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/str.h"

// Puts what a connection string says into libpq's variables, where no other user sees a password; what has none of its
// own goes to `rest`, as a string again. False with an ENVIRONMENT error.
bool connection_export(const char *connection, struct str *rest, struct error *error);

// The directory of pg_dump, pg_restore and psql of PostgreSQL `major`, or of a later one: beside the server's
// programs in `bindir` (or NULL), where packages put them, or on the path; in `context`. NULL with an ENVIRONMENT error.
char *client_programs(const void *context, const char *bindir, int major, struct error *error);

// A program under way.
struct client {
	pid_t pid;
	int said; // all it writes on standard error; closed by client_end
};

// Starts argv[0], connected to `connection` (NULL: libpq's own means) where `connects`, reading `input` and writing to
// `output`. The caller keeps both descriptors.
bool client_start(struct client *client, const char *const *argv, bool connects, const char *connection, int input,
                  int output, struct error *error);
// Waits for its end. False with an error that has its last words where it failed: `what` says what it was to do;
// INTERRUPTED where the user ended it.
bool client_end(struct client *client, const char *what, struct error *error);

// While a client program runs, Ctrl-C is for it, and the rest is cleared away when it has ended.
void interrupts_hold(struct sigaction *before);
void interrupts_release(const struct sigaction *before);

#endif
