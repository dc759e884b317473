// SPDX-License-Identifier: MIT
// Claims added to the record, and what they did to it.
#include "domain/claim.h"

#include <assert.h>
#include <inttypes.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

struct added {
	int64_t id;
	bool added;
};

static const struct field added_fields[] = {
	FIELD(added, id, FIELD_INTEGER),
	FIELD(added, added, FIELD_BOOLEAN),
	{ 0 },
};
DB_DECODES(query_claim_add, added_fields);

static const struct field change_fields[] = {
	FIELD(claim_change, claim_id, FIELD_INTEGER),
	FIELD(claim_change, word, FIELD_TEXT),
	FIELD(claim_change, concerns_id, FIELD_INTEGER),
	FIELD(claim_change, restored, FIELD_INTEGER),
	FIELD(claim_change, subject, FIELD_TEXT),
	FIELD(claim_change, name, FIELD_TEXT),
	FIELD(claim_change, about, FIELD_TEXT),
	FIELD(claim_change, point, FIELD_TEXT),
	FIELD(claim_change, form, FIELD_TEXT),
	FIELD(claim_change, value, FIELD_TEXT),
	FIELD(claim_change, before, FIELD_TEXTS),
	FIELD(claim_change, after, FIELD_TEXTS),
	FIELD(claim_change, past, FIELD_BOOLEAN),
	FIELD(claim_change, unsettled, FIELD_BOOLEAN),
	FIELD(claim_change, against, FIELD_TEXTS),
	FIELD(claim_change, held, FIELD_TEXTS),
	FIELD(claim_change, held_claim, FIELD_INTEGER),
	FIELD(claim_change, precedes, FIELD_BOOLEAN),
	FIELD(claim_change, as_of, FIELD_TEXT),
	FIELD(claim_change, source, FIELD_TEXT),
	FIELD(claim_change, known_by, FIELD_TEXT),
	FIELD(claim_change, marked, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_claim_changes, change_fields);
const struct field claim_change_members[] = {
	{ .name = "claim", .type = FIELD_INTEGER, .offset = offsetof(struct claim_change, claim_id) },
	FIELD(claim_change, about, FIELD_TEXT),
	FIELD(claim_change, point, FIELD_TEXT),
	FIELD(claim_change, value, FIELD_TEXT),
	FIELD(claim_change, word, FIELD_TEXT),
	{ .name = "concerns", .type = FIELD_INTEGER, .offset = offsetof(struct claim_change, concerns_id) },
	FIELD(claim_change, effect, FIELD_TEXT),
	FIELD(claim_change, before, FIELD_TEXTS),
	FIELD(claim_change, after, FIELD_TEXTS),
	FIELD(claim_change, source, FIELD_TEXT),
	{ 0 },
};

// A binding for each field of the draft.
static struct binding *draft_bindings(const void *context, const struct claim_draft *draft)
{
	size_t count = 0;

	while (claim_fields[count].name != NULL)
		count++;
	struct binding *bindings = mem_alloc(context, (count + 1) * sizeof *bindings);
	for (size_t i = 0; i < count; i++)
		bindings[i] = (struct binding){ claim_fields[i].name, claim_value(draft, &claim_fields[i]) };
	return bindings;
}

bool claim_add(struct db *db, const struct claim_draft *draft, struct claim_batch *batch, struct error *error)
{
	MEM_SCOPE(scratch);
	struct records records;

	if (!db_query(scratch, db, &query_claim_add, draft_bindings(scratch, draft), added_fields, sizeof(struct added),
	              &records, error))
		return false;
	assert(records.count == 1);
	batch->marking = draft->marking;
	const struct added *added = record_at(&records, 0);
	if (!added->added) {
		ids_add(batch->context, &batch->known, added->id);
		return true;
	}
	ids_add(batch->context, &batch->ids, added->id);
	return true;
}

bool claim_contested(struct db *db, const struct claim_batch *batch, bool *contested, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "claims", ids_text(scratch, &batch->ids) }, { NULL, NULL } };
	char *answer = NULL;

	*contested = false;
	if (batch->ids.count == 0)
		return true;
	if (!db_value(scratch, db, &query_claim_contested, bindings, &answer, error))
		return false;
	*contested = str_equal(answer, "t");
	return true;
}

bool claim_changes(const void *context, struct db *db, const struct claim_batch *batch, struct records *changes,
                   struct error *error)
{
	MEM_SCOPE(scratch);

	*changes = (struct records){ .size = sizeof(struct claim_change) };
	if (batch->ids.count == 0)
		return true;
	const struct binding bindings[] = { { "claims", ids_text(scratch, &batch->ids) },
		                                { "marking", batch->marking },
		                                { NULL, NULL } };
	if (!db_query(context, db, &query_claim_changes, bindings, change_fields, sizeof(struct claim_change), changes,
	              error))
		return false;
	for (struct claim_change *change = changes->items; change < (struct claim_change *)changes->items + changes->count;
	     change++)
		change->effect = claim_effect(change);
	return true;
}
