// SPDX-License-Identifier: MIT
#include "domain/invitation.h"

#include "base/mem.h"
#include "base/str.h"
#include "domain/place.h"
#include "queries.h"

DB_DECODES(query_invitation_batch, thing_fields);

bool invitation_open(const void *context, struct db *db, const struct thing *round, const struct who *who,
                     const char *issuer_id, struct thing *invitation, struct error *error)
{
	struct thing_draft draft = { .kind = "invitation", .round_id = thing_id_text(context, round) };

	if (!who_place(context, db, who, &draft, error))
		return false;
	draft.slug = mem_print(context, "%s/invited-%s", round->slug, draft.slug);
	draft.label = mem_print(context, "Invitation of %s to %s", draft.label, round->label);
	return place_open(context, db, &draft, issuer_id, invitation, error);
}

bool invitation_open_batch(const void *context, struct db *db, const struct thing *round, const char *const *sides,
                           const struct claim_draft *draft, struct thing *invitation, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = {
		{ "round_id", thing_id_text(scratch, round) }, { "issuer_id", draft->issuer_id },
		{ "sides", db_array(scratch, sides) },         { "occurred", draft->occurred },
		{ "reported_at", draft->reported_at },         { "source_id", draft->source_id },
		{ "passage_id", draft->passage_id },           { 0 },
	};
	struct records records;
	char *slug;

	if (!db_query(context, db, &query_invitation_batch, bindings, thing_fields, sizeof *invitation, &records, error))
		return false;
	if (records.count > 0) {
		*invitation = *(const struct thing *)record_at(&records, 0);
		return true;
	}
	if (!place_slug(scratch, db, mem_print(scratch, "%s/invitation", round->slug), true, &slug, error))
		return false;
	const struct thing_draft made = {
		.kind = "invitation",
		.slug = slug,
		.label = mem_print(scratch, "Invitations to %s", round->label),
		.round_id = bindings[0].value,
	};
	return thing_add(context, db, &made, invitation, error);
}
