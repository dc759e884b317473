// SPDX-License-Identifier: MIT
#include "domain/access.h"

#include <ctype.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

struct access_row {
	const char *user, *part, *clearance;
	bool login;
	const char *login_text;
};

static const struct field access_fields[] = {
	FIELD(access_row, user, FIELD_TEXT, .title = "User", .help = "the role of the server"),
	FIELD(access_row, part, FIELD_TEXT, .title = "Part", .help = "superuser, owner, admin, analyst or reader"),
	FIELD(access_row, clearance, FIELD_TEXT, .title = "Cleared for", .help = "the highest marking that is shown"),
	FIELD(access_row, login, FIELD_BOOLEAN, .only = FIELD_IN_DATA, .help = "whether it can log in"),
	FIELD(access_row, login_text, FIELD_TEXT, .title = "Logs in", .only = FIELD_ON_PAGE),
	{ 0 },
};
DB_DECODES(query_access_list, access_fields);

const struct listing listing_access = {
	.key = "access",
	.statement = &query_access_list,
	.fields = access_fields,
	.size = sizeof(struct access_row),
};

const char *const access_parts[] = { "reader", "analyst", "admin", NULL };

bool access_setup(const void *context, struct db *db, char **script, bool *changed, struct error *error)
{
	MEM_SCOPE(scratch);
	char *missing = NULL;

	if (!db_value(scratch, db, &query_access_missing, NULL, &missing, error))
		return false;
	*changed = !str_equal(missing, "0");
	return db_value(context, db, &query_access_setup, NULL, script, error);
}

bool access_grant(struct db *db, const char *user, const char *part, const char *clearance, struct error *error)
{
	const struct binding bindings[] = { { "member", user }, { "part", part }, { "clearance", clearance }, { 0 } };

	return db_run(db, &query_access_grant, bindings, error);
}

bool access_revoke(const void *context, struct db *db, const char *user, bool *changed, struct error *error)
{
	const struct binding bindings[] = { { "member", user }, { 0 } };
	char *revoked = NULL;

	if (!db_value(context, db, &query_access_revoke, bindings, &revoked, error))
		return false;
	*changed = str_equal(revoked, "true");
	return true;
}

bool access_unguarded(const void *context, struct db *db, char **unguarded, struct error *error)
{
	return db_value(context, db, &query_access_unguarded, NULL, unguarded, error);
}

bool access_told(const void *context, struct db *db, const char *user, const char **told, struct error *error)
{
	const struct binding bindings[] = { { "member", user }, { 0 } };
	struct records records;

	if (!listing_load(context, db, &listing_access, bindings, false, &records, error))
		return false;
	*told = NULL;
	if (records.count == 0)
		return true;
	const struct access_row *row = record_at(&records, 0);
	char *label = mem_text(context, row->clearance);

	for (char *letter = label; *letter != '\0'; letter++)
		*letter = (char)toupper((unsigned char)*letter);
	*told = mem_print(context, "%s, cleared for TLP:%s", row->part, label);
	return true;
}
