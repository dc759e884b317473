// SPDX-License-Identifier: MIT
#include "domain/health.h"

#include "queries.h"

static const struct field health_fields[] = {
	FIELD(health, server, FIELD_INTEGER),
	FIELD(health, version, FIELD_TEXT),
	FIELD(health, standby, FIELD_BOOLEAN),
	FIELD(health, fsync, FIELD_TEXT),
	FIELD(health, full_page_writes, FIELD_TEXT),
	FIELD(health, checksums, FIELD_TEXT),
	FIELD(health, database, FIELD_TEXT),
	FIELD(health, locale, FIELD_TEXT),
	FIELD(health, collation_made, FIELD_TEXT),
	FIELD(health, collation_now, FIELD_TEXT),
	FIELD(health, extensions, FIELD_TEXT),
	FIELD(health, extension_missing, FIELD_TEXT),
	FIELD(health, extension_unavailable, FIELD_TEXT),
	FIELD(health, extension_old, FIELD_TEXT),
	FIELD(health, extension_versions, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_server_health, health_fields);

bool health_read(const void *context, struct db *db, struct health *health, struct error *error)
{
	struct records rows;

	if (!db_query(context, db, &query_server_health, NULL, health_fields, sizeof(*health), &rows, error))
		return false;
	*health = *(const struct health *)record_at(&rows, 0);
	return true;
}
