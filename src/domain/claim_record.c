// SPDX-License-Identifier: MIT
#include "domain/claim_record.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "queries.h"

// clang-format off
// What stands on the page only is told in JSON by another member.
const struct field claim_record_fields[] = {
	FIELD(claim_record, number, FIELD_INTEGER, .help = "number of the claim"),
	FIELD(claim_record, subject, FIELD_JSON, .help = "what it is about"),
	FIELD(claim_record, scope, FIELD_JSON, .help = "the round or talks it bears on"),
	FIELD(claim_record, word, FIELD_TEXT, .help = "supersede, dispute, correct or retract"),
	FIELD(claim_record, concerns, FIELD_INTEGER, .help = "the claim that it corrects or retracts"),
	FIELD(claim_record, closes, FIELD_TEXT, .help = "which of its points put what held before into the past: nothing, step, all"),
	FIELD(claim_record, preferred, FIELD_BOOLEAN, .help = "whether it is printed first among disputed values"),
	FIELD(claim_record, occurred, FIELD_TEXT, .help = "when it came about, EDTF"),
	FIELD(claim_record, effective, FIELD_TEXT, .help = "the day from which it counts"),
	FIELD(claim_record, reported, FIELD_TEXT, .help = "when the source made it known"),
	FIELD(claim_record, known_by, FIELD_TEXT, .help = "where that time is from: given, passage, source, recorded"),
	FIELD(claim_record, source, FIELD_JSON, .help = "who says so"),
	FIELD(claim_record, outlet, FIELD_TEXT, .help = "who published that"),
	FIELD(claim_record, title, FIELD_TEXT, .help = "title of the piece"),
	FIELD(claim_record, passage, FIELD_TEXT, .help = "name of the passage"),
	FIELD(claim_record, locator, FIELD_TEXT, .help = "where in the source"),
	FIELD(claim_record, grade, FIELD_TEXT, .help = "reliability of the source, credibility of the claim"),
	FIELD(claim_record, marking, FIELD_TEXT, .help = "Traffic Light Protocol 2.0"),
	FIELD(claim_record, by, FIELD_JSON, .help = "who said it"),
	FIELD(claim_record, principal, FIELD_JSON, .help = "for whom"),
	FIELD(claim_record, by_words, FIELD_TEXT, .help = "who said it, in words"),
	FIELD(claim_record, because, FIELD_TEXT, .help = "the cause given"),
	FIELD(claim_record, statement, FIELD_TEXT, .help = "the claim in one sentence"),
	FIELD(claim_record, quote, FIELD_TEXT, .help = "the words as said"),
	FIELD(claim_record, quote_language, FIELD_TEXT, .help = "their language"),
	FIELD(claim_record, despite_exclusion, FIELD_TEXT, .help = "why an invitation stands although the invitee was excluded"),
	FIELD(claim_record, revision, FIELD_INTEGER, .help = "the command that recorded it"),
	FIELD(claim_record, recorded_by, FIELD_TEXT, .help = "by whom"),
	FIELD(claim_record, recorded_as, FIELD_TEXT, .help = "the name that the program was told, where it is another"),
	FIELD(claim_record, recorded, FIELD_TEXT, .help = "when"),
	FIELD(claim_record, command, FIELD_TEXT, .help = "the command line as typed"),
	FIELD(claim_record, reason, FIELD_TEXT, .help = "why the entry was made"),
	FIELD(claim_record, corrected_by, FIELD_TEXTS, .help = "claims that take its place"),
	FIELD(claim_record, retracted_by, FIELD_TEXTS, .help = "claims that take it back"),
	FIELD(claim_record, subject_slug, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(claim_record, subject_name, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(claim_record, scope_name, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(claim_record, by_name, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(claim_record, principal_name, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(claim_record, reported_text, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(claim_record, recorded_text, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(claim_record, recorder, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(claim_record, source_slug, FIELD_TEXT, .only = FIELD_ON_PAGE),
	{ 0 },
};
DB_DECODES(query_claim_show, claim_record_fields);
const struct field claim_point_fields[] = {
	FIELD(claim_point, about, FIELD_TEXT, .help = "whom in the subject: a person, signatory, body or target"),
	FIELD(claim_point, point, FIELD_TEXT, .help = "opening, presence, head ..."),
	FIELD(claim_point, value, FIELD_TEXT, .help = "what the claim says; dates in EDTF"),
	{ 0 },
};
DB_DECODES(query_claim_points, claim_point_fields);
DB_DECODES(query_claim_subject, thing_fields);
// clang-format on

struct taken {
	int64_t id;
	bool changed, disputed;
	const char *lowest; // marking, where less was asked for
};

static const struct field taken_fields[] = {
	FIELD(taken, id, FIELD_INTEGER),
	FIELD(taken, changed, FIELD_BOOLEAN),
	FIELD(taken, disputed, FIELD_BOOLEAN),
	FIELD(taken, lowest, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_claim_set, taken_fields);

// `ceiling`: NULL for any.
static bool unknown_claim(struct db *db, const char *number, const char *ceiling, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "claim_id", number }, { "ceiling", ceiling }, { 0 } };
	char *taken_out;

	if (!db_value(scratch, db, &query_claim_gone, bindings, &taken_out, error))
		return false;
	error_set(error, ERROR_NOT_FOUND, "there is no claim %s", number);
	if (taken_out)
		return error_hint(error, "r%s took it out: rapporteur claim show %s --as-recorded r%lld", taken_out, number,
		                  strtoll(taken_out, NULL, 10) - 1);
	return error_hint(error, "'rapporteur claim list THING' shows the claims about a thing");
}

bool claim_record_load(const void *context, struct db *db, const struct question *question, int64_t number,
                       struct claim_record *record, struct error *error)
{
	char *id = mem_print(context, "%" PRId64, number);
	const struct binding bindings[] = { { "claim_id", id },
		                                { "as_of", question->as_of },
		                                { "ceiling", question->ceiling },
		                                { "zone", question->zone },
		                                { 0 } };
	struct records *points = mem_new(context, struct records);
	struct records found;

	if (!db_query(context, db, &query_claim_show, bindings, claim_record_fields, sizeof *record, &found, error))
		return false;
	if (found.count == 0)
		return unknown_claim(db, id, question->ceiling, error);
	*record = *(const struct claim_record *)record_at(&found, 0);
	const struct binding of_claim[] = { bindings[0], bindings[2], { 0 } };
	if (!db_query(context, db, &query_claim_points, of_claim, claim_point_fields, sizeof(struct claim_point), points,
	              error))
		return false;
	record->points = points;
	return true;
}

bool claim_subject(const void *context, struct db *db, const char *claim_id, struct thing *subject, struct error *error)
{
	const struct binding bindings[] = { { "claim_id", claim_id }, { 0 } };
	struct records records;

	if (!db_query(context, db, &query_claim_subject, bindings, thing_fields, sizeof *subject, &records, error))
		return false;
	if (records.count == 0)
		return unknown_claim(db, claim_id, NULL, error);
	*subject = *(const struct thing *)record_at(&records, 0);
	return true;
}

bool claim_take(struct db *db, const char *number, const struct claim_taken *taken, struct claim_stands *stands,
                struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "id", number },
		                                { "credibility", taken->credibility },
		                                { "marking", taken->marking },
		                                { "preferred", taken->preferred },
		                                { 0 } };
	struct records records;

	if (!db_query(scratch, db, &query_claim_set, bindings, taken_fields, sizeof(struct taken), &records, error))
		return false;
	if (records.count == 0)
		return unknown_claim(db, number, NULL, error);
	const struct taken *row = record_at(&records, 0);

	*stands = (struct claim_stands){ .changed = row->changed, .disputed = row->disputed };
	if (row->lowest == NULL)
		return true;
	error_set(error, ERROR_REFUSED, "claim %s cannot be marked below %s: its source, or what it is about, is marked so",
	          number, row->lowest);
	return error_hint(error, "lower that first: rapporteur source edit SOURCE --marking TLP");
}
