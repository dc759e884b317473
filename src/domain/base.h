// SPDX-License-Identifier: MIT
#ifndef DOMAIN_BASE_H
#define DOMAIN_BASE_H
// What holds for the whole base.

#include <stdbool.h>

#include "base/error.h"
#include "pg/db.h"

struct base {
	const char *zone; // IANA zone in which bare days and times without offset are read
	bool claimed;     // it has claims
};

bool base_read(const void *context, struct db *db, struct base *base, struct error *error);
// Stores the zone. REFUSED for one that the server does not know.
bool base_set_zone(struct db *db, const char *zone, struct error *error);

#endif
