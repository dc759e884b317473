// SPDX-License-Identifier: MIT
#include "domain/exclusion.h"

#include "base/mem.h"
#include "base/str.h"
#include "domain/place.h"

bool exclusion_open(const void *context, struct db *db, const struct thing *scope, const struct thing *actor,
                    struct thing *exclusion, struct error *error)
{
	const char *id = thing_id_text(context, scope);
	const bool round = str_equal(scope->kind, "round");
	const struct thing_draft draft = {
		.kind = "exclusion",
		.slug = mem_print(context, "%s/excluded-%s", scope->slug, actor->slug),
		.label = mem_print(context, "Exclusion of %s from %s", actor->label, scope->label),
		.round_id = round ? id : NULL,
		.talks_id = round ? NULL : id,
		.actor_id = thing_id_text(context, actor),
	};
	return place_open(context, db, &draft, NULL, exclusion, error);
}
