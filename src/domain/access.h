// SPDX-License-Identifier: MIT
#ifndef DOMAIN_ACCESS_H
#define DOMAIN_ACCESS_H
// Who may see and write what in a database that several people work on: group roles of the server, by which rows are seen.

#include <stdbool.h>

#include "base/error.h"
#include "domain/listing.h"
#include "pg/db.h"

extern const struct listing listing_access; // a row for each user with a part in the database
extern const char *const access_parts[];    // reader, analyst, admin

// Makes the group roles and gives them what they may do. `*script` (in `context`) is NULL when all is done; else the
// statements that an administrator of the server is to run first, and nothing was done. `*changed`: whether a role was made.
bool access_setup(const void *context, struct db *db, char **script, bool *changed, struct error *error);
// Makes `user` a member of the group `part`, cleared for `clearance` (a TLP label; NULL: as it is, clear for who has none).
bool access_grant(struct db *db, const char *user, const char *part, const char *clearance, struct error *error);
// Takes whatever was granted to `user`; `*changed`: whether there was anything.
bool access_revoke(const void *context, struct db *db, const char *user, bool *changed, struct error *error);

// What lets rows be seen otherwise than by their marking, as sentences in `context`; NULL where nothing does.
bool access_unguarded(const void *context, struct db *db, char **unguarded, struct error *error);

// What `user` may do and see, as words in `context`: "reader, cleared for TLP:GREEN"; NULL without a part in the database.
bool access_told(const void *context, struct db *db, const char *user, const char **told, struct error *error);

#endif
