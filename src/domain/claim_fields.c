// SPDX-License-Identifier: MIT
// The columns of a claim as they are typed, and the names in them looked up.
#include "domain/claim.h"

#include "base/mem.h"
#include "base/str.h"
#include "domain/thing.h"
#include "domain/words.h"

static const char *const actors[] = { "actor", NULL };
static const char *const people[] = { "person", NULL };
static const char *const venues[] = { "venue", NULL };
static const char *const speakers[] = { "actor", "person", NULL };
static const char *const things[] = { "talks",      "round",      "venue",     "actor",   "person",
	                                  "delegation", "invitation", "exclusion", "outcome", NULL };
static const char *const yes_no[] = { "yes", "no", NULL };

#define MEMBER(member) .name = #member, .offset = offsetof(struct claim_draft, member)
#define POINT(member) MEMBER(member), .point = true

// clang-format off
const struct claim_field claim_fields[] = {
	{ MEMBER(subject_id) },
	{ MEMBER(scope_id) },
	{ MEMBER(word) },
	{ MEMBER(concerns_id) },
	{ MEMBER(closes) },
	{ MEMBER(omits) },
	{ MEMBER(confirms) },
	{ MEMBER(happened) },
	{ MEMBER(negated), .title = "not", .words = yes_no },
	{ MEMBER(occurred), .title = "on" },
	{ MEMBER(reported_at), .title = "reported" },
	{ MEMBER(source_id), .title = "source" },
	{ MEMBER(passage_id) },
	{ MEMBER(locator), .title = "locator" },
	{ MEMBER(attributed_id), .title = "by", .kinds = speakers },
	{ MEMBER(principal_id), .title = "for", .kinds = speakers },
	{ MEMBER(attribution), .title = "by words" },
	{ MEMBER(credibility), .title = "credibility", .words = words_credibility },
	{ MEMBER(marking), .title = "marking", .words = words_marking },
	{ MEMBER(statement), .title = "statement" },
	{ MEMBER(quotation), .title = "quote" },
	{ MEMBER(quotation_language), .title = "quote language" },
	{ MEMBER(because), .title = "because" },
	{ MEMBER(despite_exclusion), .title = "despite exclusion" },
	{ MEMBER(person_id), .title = "person", .kinds = people },
	{ MEMBER(target_id), .title = "target", .kinds = things },
	{ MEMBER(signatory_id), .title = "signatory", .kinds = speakers },
	{ POINT(state), .title = "state", .words = words_state },
	{ POINT(mandate), .title = "mandate" },
	{ POINT(convener_id), .title = "convener", .kinds = speakers },
	{ POINT(mediator_id), .title = "mediator", .kinds = speakers },
	{ POINT(number), .title = "number" },
	{ POINT(status), .title = "status", .words = words_status },
	{ POINT(format), .title = "format", .words = words_format },
	{ POINT(venue_id), .title = "venue", .kinds = venues },
	{ POINT(arrivals), .title = "arrivals" },
	{ POINT(consultations), .title = "consultations" },
	{ POINT(opening), .title = "opening" },
	{ POINT(meetings), .title = "meetings" },
	{ POINT(plenary), .title = "plenary" },
	{ POINT(close), .title = "close" },
	{ POINT(roster), .title = "roster", .words = words_roster },
	{ POINT(body_id), .title = "body", .kinds = actors },
	{ POINT(includes_id), .title = "includes", .kinds = actors },
	{ POINT(role), .title = "role", .words = words_role },
	{ POINT(side), .title = "side" },
	{ POINT(presence), .title = "presence", .words = words_presence },
	{ POINT(level), .title = "level", .words = words_level },
	{ POINT(capacity), .title = "capacity", .words = words_capacity },
	{ POINT(function), .title = "function", .words = words_function },
	{ POINT(on_behalf_id), .title = "on behalf", .kinds = speakers },
	{ POINT(size), .title = "size" },
	{ POINT(invitation), .title = "invitation", .words = words_invitation },
	{ POINT(quantity), .title = "quantity" },
	{ POINT(issuer_id), .title = "issuer", .kinds = speakers },
	{ POINT(exclusion), .title = "exclusion", .words = words_exclusion },
	{ POINT(insister_id), .title = "insister", .kinds = speakers },
	{ POINT(ground), .title = "ground" },
	{ POINT(extent), .title = "extent", .words = words_extent },
	{ POINT(stage), .title = "stage", .words = words_stage },
	{ POINT(signature), .title = "signature", .words = words_signature },
	{ POINT(maker_id), .title = "maker", .kinds = speakers },
	{ POINT(content), .title = "content" },
	{ POINT(publication), .title = "publication", .words = words_publication },
	{ POINT(post), .title = "post" },
	{ POINT(since), .title = "since" },
	{ POINT(until), .title = "until" },
	{ POINT(link), .title = "link", .words = words_link },
	{ POINT(concerned_id), .title = "concerned", .kinds = speakers },
	{ POINT(note), .title = "note" },
	{ 0 },
};
// clang-format on

static bool same_title(const char *typed, const char *title)
{
	for (; *typed != '\0' && *title != '\0'; typed++, title++) {
		const char letter = *typed == '-' || *typed == '_' ? ' ' : *typed;

		if (letter != *title)
			return false;
	}
	return *typed == *title;
}

const struct claim_field *claim_field(const char *title)
{
	for (const struct claim_field *field = claim_fields; field->name != NULL; field++)
		if (field->title != NULL && same_title(title, field->title))
			return field;
	return NULL;
}

const char *claim_function(const char *title)
{
	const char *const *function = words_function;

	while (*function != NULL && !same_title(title, *function))
		function++;
	return *function;
}

bool claim_says(const struct claim_draft *draft)
{
	for (const struct claim_field *field = claim_fields; field->name != NULL; field++)
		if (field->point && claim_value(draft, field) != NULL)
			return true;
	return false;
}

// The listed word that `typed` is, or NULL with a usage error.
static const char *listed_word(const struct claim_field *field, const char *typed, struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *list = str_new(scratch);
	size_t count = 0;

	for (; field->words[count] != NULL; count++) {
		if (same_title(typed, field->words[count]) || str_equal(typed, field->words[count]))
			return field->words[count];
		str_separate(list, ", ");
		str_add(list, field->words[count]);
	}
	const char *nearest = str_nearest(typed, field->words, count);
	error_set(error, ERROR_USAGE, "%s does not take '%s': it is one of %s", field->title, typed, list->text);
	if (nearest != NULL)
		error_hint(error, "did you mean '%s'?", nearest);
	return NULL;
}

bool claim_read(const void *context, struct db *db, const struct claim_field *field, const char *typed,
                struct claim_draft *draft, struct error *error)
{
	const char *value = typed;

	if (typed == NULL)
		return true;
	if (field->words != NULL && (value = listed_word(field, typed, error)) == NULL)
		return false;
	if (field->kinds != NULL) {
		struct thing thing;

		if (!thing_find(context, db, typed, field->kinds, &thing, error))
			return false;
		value = thing_id_text(context, &thing);
	}
	claim_set(draft, field->offset, value);
	return true;
}

bool claim_read_all(const void *context, struct db *db, const struct claim_draft *typed, struct claim_draft *draft,
                    struct error *error)
{
	for (const struct claim_field *field = claim_fields; field->name != NULL; field++)
		if (!claim_read(context, db, field, claim_value(typed, field), draft, error))
			return false;
	return true;
}
