// SPDX-License-Identifier: MIT
#ifndef CMD_CONNECT_H
#define CMD_CONNECT_H
// Which database a command talks to. The setting `connection`: "private" is the private server; any other text goes to
// libpq as it is; empty means libpq's own means where the environment names a server or a service (PGHOST, PGHOSTADDR,
// PGPORT, PGDATABASE, PGUSER, PGSERVICE), else the private server.

#include "cmd/app.h"
#include "pg/server.h"

struct target {
	struct server *server;  // the private one; NULL: another
	const char *connection; // for db_open; NULL: libpq's own means, or the private server is not known to run yet
	const char *told;       // "the private database", "the database that PGHOST names"
};

// Says which one it is; starts and opens nothing. A note of server_find is printed to standard error.
bool target_choose(struct app *app, struct target *target);
// Starts the private server if it is that one and does not run; from then on `connection` leads to it.
bool target_start(struct app *app, struct target *target);
// The same, and opens it as app->db.
bool target_open(struct app *app, struct target *target);

#endif
