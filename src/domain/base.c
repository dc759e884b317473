// SPDX-License-Identifier: MIT
#include "domain/base.h"

#include <assert.h>

#include "queries.h"

static const struct field base_fields[] = {
	FIELD(base, zone, FIELD_TEXT),
	FIELD(base, claimed, FIELD_BOOLEAN),
	{ 0 },
};
DB_DECODES(query_base_read, base_fields);

bool base_read(const void *context, struct db *db, struct base *base, struct error *error)
{
	struct records records;

	if (!db_query(context, db, &query_base_read, NULL, base_fields, sizeof(*base), &records, error))
		return false;
	assert(records.count == 1); // its constraint says so
	*base = *(const struct base *)record_at(&records, 0);
	return true;
}

bool base_set_zone(struct db *db, const char *zone, struct error *error)
{
	const struct binding bindings[] = { { "zone", zone }, { 0 } };

	return db_run(db, &query_base_set_zone, bindings, error);
}
