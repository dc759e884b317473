// SPDX-License-Identifier: MIT
#include "domain/listing_journal.h"

#include "domain/date_text.h"
#include "queries.h"

// clang-format off
struct listed_delegation {
	int64_t marking_rank;
	const char *slug, *round, *of, *of_text, *side, *presence, *roles_text, *level, *size, *head, *head_text;
	const char *disputed_text;
	const char *const *roles, *const *disputed;
};

static const struct field delegation_fields[] = {
	LISTING_MARKING(listed_delegation),
	FIELD(listed_delegation, slug, FIELD_TEXT, .title = "Delegation", .help = "short name for typing"),
	FIELD(listed_delegation, round, FIELD_JSON, .help = "the round"),
	FIELD(listed_delegation, of, FIELD_JSON, .help = "whose it is; null: a side whose body is not known"),
	FIELD(listed_delegation, of_text, FIELD_TEXT, .title = "Of", .only = FIELD_IN_TABLES),
	FIELD(listed_delegation, side, FIELD_TEXT, .title = "Side", .help = "the side it is on", .below = 3),
	FIELD(listed_delegation, presence, FIELD_TEXT, .title = "Presence", .help = "expected, attended ... did not come"),
	FIELD(listed_delegation, roles, FIELD_TEXTS, .help = "in which roles"),
	FIELD(listed_delegation, roles_text, FIELD_TEXT, .title = "Roles", .only = FIELD_IN_TABLES, .below = 2),
	FIELD(listed_delegation, level, FIELD_TEXT, .help = "rank of representation"),
	FIELD(listed_delegation, size, FIELD_TEXT, .help = "how many people, as said"),
	FIELD(listed_delegation, head, FIELD_JSON, .help = "who heads it"),
	FIELD(listed_delegation, head_text, FIELD_TEXT, .title = "Head", .only = FIELD_IN_TABLES, .below = 1),
	FIELD(listed_delegation, disputed, FIELD_TEXTS, .help = "which of these are disputed"),
	FIELD(listed_delegation, disputed_text, FIELD_TEXT, .title = "Disputed", .only = FIELD_IN_TABLES),
	{ 0 },
};
DB_DECODES(query_delegation_list, delegation_fields);

struct listed_invitation {
	int64_t marking_rank;
	const char *slug, *round, *to, *side, *to_text, *issuer, *issuer_text, *state, *quantity_text;
	const char *disputed_text;
	const char *const *sides, *const *roles, *const *disputed;
	int64_t quantity;
	bool quantity_known;
};

static const struct field invitation_fields[] = {
	LISTING_MARKING(listed_invitation),
	FIELD(listed_invitation, slug, FIELD_TEXT, .title = "Invitation", .help = "short name for typing"),
	FIELD(listed_invitation, round, FIELD_JSON, .help = "the round"),
	FIELD(listed_invitation, to, FIELD_JSON, .help = "whom; null: a side, or a batch without named invitees"),
	FIELD(listed_invitation, to_text, FIELD_TEXT, .title = "To", .only = FIELD_IN_TABLES),
	FIELD(listed_invitation, side, FIELD_TEXT, .help = "the side invited, its body not known"),
	FIELD(listed_invitation, sides, FIELD_TEXTS, .help = "of a batch: the sides it went to"),
	FIELD(listed_invitation, issuer, FIELD_JSON, .help = "who invites"),
	FIELD(listed_invitation, issuer_text, FIELD_TEXT, .title = "By", .only = FIELD_IN_TABLES, .below = 1),
	FIELD(listed_invitation, state, FIELD_TEXT, .title = "State", .help = "sent, accepted, declined ..."),
	FIELD(listed_invitation, quantity, FIELD_INTEGER, .help = "how many, where one number is known"),
	FIELD(listed_invitation, quantity_known, FIELD_BOOLEAN, .help = "whether a number was said"),
	FIELD(listed_invitation, quantity_text, FIELD_TEXT, .title = "Number", .only = FIELD_IN_TABLES, .below = 2),
	FIELD(listed_invitation, roles, FIELD_TEXTS, .help = "in which capacity"),
	FIELD(listed_invitation, disputed, FIELD_TEXTS, .help = "which of these are disputed"),
	FIELD(listed_invitation, disputed_text, FIELD_TEXT, .title = "Disputed", .only = FIELD_IN_TABLES),
	{ 0 },
};
DB_DECODES(query_invitation_list, invitation_fields);

struct listed_exclusion {
	int64_t marking_rank;
	const char *slug, *scope, *scope_slug, *actor, *side, *actor_text, *state, *extents_text, *insisted_by, *insisted_by_text;
	const char *ground, *disputed_text;
	const char *const *extents, *const *disputed;
};

static const struct field exclusion_fields[] = {
	LISTING_MARKING(listed_exclusion),
	FIELD(listed_exclusion, slug, FIELD_TEXT, .help = "short name for typing"),
	FIELD(listed_exclusion, scope, FIELD_JSON, .help = "the talks or round kept out of"),
	FIELD(listed_exclusion, scope_slug, FIELD_TEXT, .title = "From", .only = FIELD_IN_TABLES),
	FIELD(listed_exclusion, actor, FIELD_JSON, .help = "who is excluded"),
	FIELD(listed_exclusion, side, FIELD_TEXT, .help = "the side excluded, where it was named as one"),
	FIELD(listed_exclusion, actor_text, FIELD_TEXT, .title = "Excluded", .only = FIELD_IN_TABLES),
	FIELD(listed_exclusion, state, FIELD_TEXT, .title = "State", .help = "imposed or lifted"),
	FIELD(listed_exclusion, extents, FIELD_TEXTS, .help = "negotiations, ceasefires"),
	FIELD(listed_exclusion, extents_text, FIELD_TEXT, .title = "Kept out of", .only = FIELD_IN_TABLES),
	FIELD(listed_exclusion, insisted_by, FIELD_JSON, .help = "at whose insistence"),
	FIELD(listed_exclusion, insisted_by_text, FIELD_TEXT, .title = "At whose insistence", .only = FIELD_IN_TABLES, .below = 2),
	FIELD(listed_exclusion, ground, FIELD_TEXT, .title = "Ground", .help = "the ground given", .below = 1),
	FIELD(listed_exclusion, disputed, FIELD_TEXTS, .help = "which of these are disputed"),
	FIELD(listed_exclusion, disputed_text, FIELD_TEXT, .title = "Disputed", .only = FIELD_IN_TABLES),
	{ 0 },
};
DB_DECODES(query_exclusion_list, exclusion_fields);

struct listed_outcome {
	int64_t marking_rank;
	const char *slug, *name, *kind, *scope, *part_of, *stage, *makers, *makers_text, *signatures;
	const char *signatures_text, *content, *publication, *disputed_text;
	const char *const *disputed;
};

static const struct field outcome_fields[] = {
	LISTING_MARKING(listed_outcome),
	FIELD(listed_outcome, slug, FIELD_TEXT, .title = "Outcome", .help = "short name for typing"),
	FIELD(listed_outcome, name, FIELD_TEXT, .title = "Name", .help = "name it is printed under"),
	FIELD(listed_outcome, kind, FIELD_TEXT, .title = "Kind", .help = "communique, agreement, offer ...", .below = 3),
	FIELD(listed_outcome, scope, FIELD_JSON, .help = "the round or talks it came from"),
	FIELD(listed_outcome, part_of, FIELD_JSON, .help = "the outcome it is part of"),
	FIELD(listed_outcome, stage, FIELD_TEXT, .title = "Stage", .help = "tabled, agreed, signed ..."),
	FIELD(listed_outcome, makers, FIELD_JSON, .help = "who tabled or offered it"),
	FIELD(listed_outcome, makers_text, FIELD_TEXT, .title = "By", .only = FIELD_IN_TABLES, .below = 2),
	FIELD(listed_outcome, signatures, FIELD_JSON, .help = "who signed or refused it, and as what"),
	FIELD(listed_outcome, signatures_text, FIELD_TEXT, .title = "Signed", .only = FIELD_IN_TABLES, .below = 1),
	FIELD(listed_outcome, content, FIELD_TEXT, .help = "what it says"),
	FIELD(listed_outcome, publication, FIELD_TEXT, .help = "whether its text is public"),
	FIELD(listed_outcome, disputed, FIELD_TEXTS, .help = "which of these are disputed"),
	FIELD(listed_outcome, disputed_text, FIELD_TEXT, .title = "Disputed", .only = FIELD_IN_TABLES),
	{ 0 },
};
DB_DECODES(query_outcome_list, outcome_fields);

struct listed_claim {
	int64_t marking_rank;
	int64_t claim, concerns, ended_by;
	const char *subject, *subject_slug, *about, *about_name, *subject_text, *point, *value, *value_text, *occurred;
	const char *occurred_text, *reported, *reported_text, *source, *passage, *source_text, *grade, *marking, *word;
	const char *word_text, *ended_how;
};

static const struct field listed_claim_fields[] = {
	LISTING_MARKING(listed_claim),
	FIELD(listed_claim, claim, FIELD_INTEGER, .title = "Claim", .help = "number of the claim"),
	FIELD(listed_claim, subject, FIELD_JSON, .help = "what it is about"),
	FIELD(listed_claim, subject_slug, FIELD_TEXT, .title = "Subject", .only = FIELD_IN_SHEET),
	FIELD(listed_claim, about, FIELD_JSON, .help = "whom in it: a person, signatory, body or target"),
	FIELD(listed_claim, about_name, FIELD_TEXT, .title = "About", .only = FIELD_IN_SHEET),
	FIELD(listed_claim, subject_text, FIELD_TEXT, .title = "About", .only = FIELD_ON_PAGE, .below = 1),
	FIELD(listed_claim, point, FIELD_TEXT, .title = "Point", .help = "the point it speaks on"),
	FIELD(listed_claim, value, FIELD_TEXT, .title = "Value", .help = "what it says; dates in EDTF", .only = FIELD_IN_DATA),
	FIELD(listed_claim, value_text, FIELD_TEXT, .title = "Value", .only = FIELD_ON_PAGE),
	FIELD(listed_claim, occurred, FIELD_TEXT, .title = "Occurred", .help = "when it came about, EDTF", .only = FIELD_IN_DATA),
	FIELD(listed_claim, occurred_text, FIELD_TEXT, .title = "Occurred", .only = FIELD_ON_PAGE, .below = 3),
	FIELD(listed_claim, reported, FIELD_TEXT, .title = "Reported", .help = "when the source made it known",
	      .only = FIELD_IN_DATA),
	FIELD(listed_claim, reported_text, FIELD_TEXT, .title = "Reported", .only = FIELD_ON_PAGE, .below = 4),
	FIELD(listed_claim, source, FIELD_JSON, .help = "who says so"),
	FIELD(listed_claim, passage, FIELD_TEXT, .help = "name of its passage"),
	FIELD(listed_claim, source_text, FIELD_TEXT, .title = "Source", .only = FIELD_IN_TABLES, .below = 2),
	FIELD(listed_claim, grade, FIELD_TEXT, .title = "Grade", .help = "reliability of the source, credibility of the claim",
	      .below = 2),
	FIELD(listed_claim, marking, FIELD_TEXT, .title = "Marking", .help = "Traffic Light Protocol 2.0", .only = FIELD_IN_DATA),
	FIELD(listed_claim, word, FIELD_TEXT, .title = "Word", .help = "supersede, dispute, correct or retract",
	      .only = FIELD_IN_DATA),
	FIELD(listed_claim, word_text, FIELD_TEXT, .title = "Word", .only = FIELD_ON_PAGE, .below = 5),
	FIELD(listed_claim, concerns, FIELD_INTEGER, .title = "Concerns", .help = "the claim that it corrects or retracts",
	      .only = FIELD_IN_DATA),
	FIELD(listed_claim, ended_by, FIELD_INTEGER, .title = "Ended by", .help = "the claim that corrects or retracts it",
	      .only = FIELD_IN_DATA),
	FIELD(listed_claim, ended_how, FIELD_TEXT, .title = "How", .help = "correct or retract", .only = FIELD_IN_DATA),
	{ 0 },
};
DB_DECODES(query_claim_list, listed_claim_fields);
// clang-format on

static void claim_words(const void *context, void *record)
{
	struct listed_claim *claim = record;

	claim->value_text = date_text(context, claim->value_text);
	claim->occurred_text = date_text(context, claim->occurred_text);
}

const struct listing listing_delegations = {
	.key = "delegations",
	.listed = "delegation",
	.statement = &query_delegation_list,
	.fields = delegation_fields,
	.size = sizeof(struct listed_delegation),
};
const struct listing listing_invitations = {
	.key = "invitations",
	.listed = "invitation",
	.statement = &query_invitation_list,
	.fields = invitation_fields,
	.size = sizeof(struct listed_invitation),
};
const struct listing listing_exclusions = {
	.key = "exclusions",
	.listed = "exclusion",
	.statement = &query_exclusion_list,
	.fields = exclusion_fields,
	.size = sizeof(struct listed_exclusion),
};
const struct listing listing_outcomes = {
	.key = "outcomes",
	.listed = "outcome",
	.statement = &query_outcome_list,
	.fields = outcome_fields,
	.size = sizeof(struct listed_outcome),
};
const struct listing listing_claims = {
	.key = "claims",
	.listed = "claim",
	.statement = &query_claim_list,
	.fields = listed_claim_fields,
	.size = sizeof(struct listed_claim),
	.words = claim_words,
};
