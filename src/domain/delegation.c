// SPDX-License-Identifier: MIT
#include "domain/delegation.h"

#include "base/mem.h"
#include "domain/place.h"

bool delegation_open(const void *context, struct db *db, const struct thing *round, const struct who *who,
                     struct thing *delegation, struct error *error)
{
	const bool side = who->side != NULL;
	const char *label = side ? who->side : who->thing.label;
	char *slug = NULL;

	if (side && !thing_slug(context, db, who->side, &slug, error))
		return false;
	const struct thing_draft draft = {
		.kind = "delegation",
		.slug = mem_print(context, "%s/%s", round->slug,
		                  !side          ? who->thing.slug
		                  : slug != NULL ? slug
		                                 : "side"),
		.label = mem_print(context, "%s at %s", label, round->label),
		.round_id = thing_id_text(context, round),
		.actor_id = side ? NULL : thing_id_text(context, &who->thing),
		.side = who->side,
	};
	return place_open(context, db, &draft, NULL, delegation, error);
}
