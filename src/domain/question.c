// SPDX-License-Identifier: MIT
#include "domain/question.h"

#include <assert.h>

#include "base/mem.h"
#include "queries.h"

static const struct field question_fields[] = {
	FIELD(question, as_of, FIELD_TEXT),
	FIELD(question, zone, FIELD_TEXT),
	FIELD(question, day, FIELD_TEXT),
	FIELD(question, stamp, FIELD_TEXT),
	FIELD(question, told, FIELD_TEXT),
	FIELD(question, ceiling, FIELD_TEXT),
	FIELD(question, marking, FIELD_TEXT),
	FIELD(question, recorded, FIELD_INTEGER),
	FIELD(question, recorded_stamp, FIELD_TEXT),
	FIELD(question, recorded_told, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_question, question_fields);

struct recorded {
	const char *number;
	const char *at; // timestamptz
};

static const struct field recorded_fields[] = { FIELD(recorded, number, FIELD_TEXT),
	                                            FIELD(recorded, at, FIELD_TEXT),
	                                            { 0 } };
DB_DECODES(query_recorded_asked, recorded_fields);

// Goes on in a transaction that asks the record as it stood; gives the time of that.
static bool enter_recorded(const void *context, struct db *db, const struct question_typed *typed, const char **at,
                           struct error *error)
{
	const struct binding asked[] = { { "as_recorded", typed->as_recorded }, { "zone", typed->zone }, { 0 } };
	struct records records = { 0 };

	// A revision may bear its time before anybody can see it: who writes now is waited for, so that the answer stays.
	db_rollback(db);
	if (!db_wait_for_writer(db, error) || !db_begin(db, DB_READ, error) ||
	    !db_query(context, db, &query_recorded_asked, asked, recorded_fields, sizeof(struct recorded), &records, error))
		return false;
	assert(records.count == 1);
	const struct recorded *recorded = record_at(&records, 0);
	const struct binding entered[] = { { "revision", recorded->number }, { 0 } };

	*at = recorded->at;
	return db_run(db, &query_recorded_enter, entered, error);
}

bool question_read(const void *context, struct db *db, const struct question_typed *typed, struct question *question,
                   struct error *error)
{
	const char *recorded_at = NULL;
	struct records records = { 0 };

	if (typed->as_recorded && !enter_recorded(context, db, typed, &recorded_at, error))
		return false;
	const struct binding bindings[] = { { "as_of", typed->as_of },
		                                { "zone", typed->zone },
		                                { "marking", typed->marking },
		                                { "recorded_at", recorded_at },
		                                { 0 } };

	if (!db_query(context, db, &query_question, bindings, question_fields, sizeof *question, &records, error))
		return false;
	assert(records.count == 1); // table base has one row
	*question = *(const struct question *)record_at(&records, 0);
	return true;
}
