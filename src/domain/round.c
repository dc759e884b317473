// SPDX-License-Identifier: MIT
#include "domain/round.h"

#include "base/mem.h"
#include "queries.h"

bool round_taken_over(const void *context, struct db *db, const struct thing *round, struct records *records,
                      struct error *error)
{
	static const struct field fields[] = {
		FIELD(taken_over, part, FIELD_TEXT),        FIELD(taken_over, actor, FIELD_TEXT),
		FIELD(taken_over, actor_slug, FIELD_TEXT),  FIELD(taken_over, actor_id, FIELD_INTEGER),
		FIELD(taken_over, side, FIELD_TEXT),        FIELD(taken_over, side_of, FIELD_TEXT),
		FIELD(taken_over, venue_id, FIELD_TEXT),    FIELD(taken_over, venue, FIELD_TEXT),
		FIELD(taken_over, mediator_id, FIELD_TEXT), FIELD(taken_over, mediator, FIELD_TEXT),
		FIELD(taken_over, roles, FIELD_TEXTS),      { 0 },
	};
	DB_DECODES(query_round_taken_over, fields);
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "round_id", thing_id_text(scratch, round) }, { 0 } };

	return db_query(context, db, &query_round_taken_over, bindings, fields, sizeof(struct taken_over), records, error);
}

bool round_place(const void *context, struct db *db, const struct thing *venue, char **place, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "venue_id", thing_id_text(scratch, venue) }, { 0 } };

	return db_value(context, db, &query_round_place, bindings, place, error);
}
