// SPDX-License-Identifier: MIT
#include "domain/delegation.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/place.h"

bool delegation_open(const void *context, struct db *db, const struct thing *round, const struct who *who,
                     struct thing *delegation, struct error *error)
{
	struct thing_draft draft = { .kind = "delegation", .round_id = thing_id_text(context, round) };

	if (!who_place(context, db, who, &draft, error))
		return false;
	draft.slug = mem_print(context, "%s/%s", round->slug, draft.slug);
	draft.label = mem_print(context, "%s at %s", draft.label, round->label);
	return place_open(context, db, &draft, NULL, delegation, error);
}

// The functions that one person has at a time.
static const char *const singles[] = { "head", "chief negotiator" };

const struct point *delegation_function(const struct record *record, int64_t delegation, int64_t person)
{
	static const char *const sets[] = { "spokesperson", "member", "adviser" };
	char element[24];

	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
		const struct point *point = record_single(record, delegation, singles[i]);

		for (size_t j = 0; point && j < point->hold_count; j++)
			if (point->holds[j].id == person)
				return point;
	}
	snprintf(element, sizeof element, "%" PRId64, person);
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		const struct point *point = record_point(record, delegation, 0, sets[i], element);

		if (point_in(point))
			return point;
	}
	return NULL;
}

const char *delegation_former(const struct record *record, int64_t delegation, int64_t person)
{
	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
		const struct point *point = record_single(record, delegation, singles[i]);

		for (size_t j = 0; point && j < point->was_count; j++)
			if (point->was[j].id == person)
				return singles[i];
	}
	return NULL;
}

bool presence_there(const char *presence)
{
	static const char *const elsewhere[] = { "named", "expected", "delayed", "replaced", "did not come", "not listed" };

	for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
		if (str_equal(presence, elsewhere[i]))
			return false;
	return true;
}

int64_t delegation_body(const struct record *record, int64_t actor_id, int64_t read_id)
{
	const struct value *body;

	if (actor_id != FIELD_NULL_INTEGER)
		return actor_id;
	body = record_value(record, read_id, "body");
	return body ? body->id : 0;
}
