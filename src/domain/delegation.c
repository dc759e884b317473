// SPDX-License-Identifier: MIT
#include "domain/delegation.h"

#include "base/mem.h"
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
