// SPDX-License-Identifier: MIT
#ifndef TESTS_DB_SHARED_H
#define TESTS_DB_SHARED_H
// A database that several people work on.

#include "db/scene.h"

// A database with its group roles, seen by the server's administrator and by its owner.
struct shared {
	void *context;
	const char *connection;
	const char *name;
	struct sql *server; // the administrator
	struct sql *owner;
};

// The scene's record, with access set up.
struct shared shared_open(void *context);
// The same with the record of access.sql in it, marked in every way.
struct shared marked_open(void *context);
// This user of the server, connected.
struct sql *shared_connect(const struct shared *shared, const char *user);
// Somebody with this part and clearance, connected.
struct sql *somebody(const struct shared *shared, const char *part, const char *cleared);

#endif
