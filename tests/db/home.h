// SPDX-License-Identifier: MIT
#ifndef TESTS_DB_HOME_H
#define TESTS_DB_HOME_H
// Data homes with private servers, for the tests of these.

#include "base/error.h"
#include "pg/db.h"
#include "pg/server.h"

enum { HOME_IDLE_SECONDS = 120 };

// A data home of one test: its server is stopped and it is removed when the context ends.
struct home {
	void *context; // of its texts and its server
	char *path;
	struct server_place place;
	struct server *server;
	struct error *error;
};

// A new home below /tmp, under a name with blanks, quotes and other letters; nothing is made in it.
struct home *home_new(void *context);
// The home that most tests share, its cluster made and its server not running; nothing a test does to it may last.
struct home *home_made(void);
// Looks for the server again; false with the home's error.
bool home_find(struct home *home);
struct server_status home_status(struct home *home);
// A connection to the private database, or NULL with the home's error.
struct db *home_open(void *context, struct home *home);
// One value of a statement; anything else fails the test.
char *home_ask(void *context, struct db *db, const char *sql);
// Puts the mark of a cluster of `version` where the cluster would be.
void home_mark(struct home *home, const char *version);
// Runs a shell command with `a` and `b` for its two %s; gives its exit status.
int home_shell(const char *format, const char *a, const char *b);

#endif
