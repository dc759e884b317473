// SPDX-License-Identifier: MIT
#ifndef DOMAIN_HEALTH_H
#define DOMAIN_HEALTH_H
// What the server and the database say of themselves.

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "pg/db.h"

struct health {
	int64_t server; // server_version_num
	char *version;  // as the server words it
	bool standby;
	char *fsync, *full_page_writes, *checksums; // "on", "off"
	char *database, *locale;
	char *collation_made, *collation_now; // versions of the locale's order of letters; NULL where it has none
	char *extensions;                     // those used, each with its version: "pg_trgm 1.6, unaccent 1.1"
	// The first that is not installed in the database, or not even on the server; and one that is older than the server's, with
	// both versions in words. NULL: none.
	char *extension_missing, *extension_unavailable, *extension_old, *extension_versions;
};

// Outside a transaction or in one; texts in `context`. False with the error.
bool health_read(const void *context, struct db *db, struct health *health, struct error *error);

#endif
