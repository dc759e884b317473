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
	char *extension, *extension_newest;   // versions of pg_trgm; NULL: not installed here, not available there
};

// Outside a transaction or in one; texts in `context`. False with the error.
bool health_read(const void *context, struct db *db, struct health *health, struct error *error);

#endif
