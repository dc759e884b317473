// SPDX-License-Identifier: MIT
// Invitations to a round, and the answers to them.
#include <stdlib.h>
#include <string.h>

#include "cmd/edit.h"
#include "cmd/groups.h"
#include "cmd/journal.h"
#include "cmd/journal_list.h"
#include "cmd/log.h"
#include "cmd/things.h"
#include "domain/invitation.h"
#include "domain/words.h"

static const char *const invitation_kinds[] = { "invitation", NULL };

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t list_length(const char *const *list)
{
	size_t length = 0;

	while (list[length] != NULL)
		length++;
	return length;
}

// A batch without named invitees: their number is unknown until somebody says it.
static bool find_batch(struct journal *journal, struct thing *invitation)
{
	struct app *app = journal->app;
	const char *const *typed = journal_list(app, journal->given.sides);
	const char **sides = NULL;

	for (size_t i = 0; typed != NULL && typed[i] != NULL; i++) {
		sides = mem_resize(app->context, sides, i + 2, sizeof *sides);
		sides[i + 1] = NULL;
		if (!who_find_side(app->context, app->db, typed[i], &journal->scope, &sides[i], app->error))
			return false;
	}
	if (sides != NULL)
		qsort(sides, list_length(sides), sizeof *sides, compare_texts); // in whatever order they were typed
	journal->given.sides = sides;
	if (journal->base.quantity == NULL)
		journal->base.quantity = "unknown";
	return invitation_open_batch(app->context, app->db, &journal->scope, sides, &journal->base, invitation, app->error);
}

static bool find_invitation(struct journal *journal, const char *who, struct thing *invitation)
{
	struct app *app = journal->app;
	struct who whom;

	if (who != NULL && journal->given.sides != NULL) {
		error_set(app->error, ERROR_USAGE, "--to-side is for invitations whose invitees are not named, and '%s' is",
		          who);
		return error_hint(app->error, "name the side in place of WHO to invite a side");
	}
	if (who == NULL)
		return find_batch(journal, invitation);
	if (journal_is_below(journal, who))
		return thing_find(app->context, app->db, who, invitation_kinds, invitation, app->error);
	return who_find(app->context, app->db, who, &journal->scope, kinds_who, &whom, app->error) &&
	       invitation_open(app->context, app->db, &journal->scope, &whom, journal->base.issuer_id, invitation,
	                       app->error);
}

// clang-format off
#define TO_ROUND ARGUMENT("ROUND", VALUE_NAME, scope, "to what", .thing = "round")

static const struct argument maybe_whos[] = {
	TO_ROUND,
	ARGUMENT("WHO", VALUE_NAMES, whos, "whom: actors, people or sides; none: a batch without named invitees",
		.thing = "who", .optional = true),
	{ 0 },
};
static const struct argument whos[] = {
	TO_ROUND, ARGUMENT("WHO", VALUE_NAMES, whos, "whose: actors, people, sides, or the slug of an invitation",
		.thing = "who"),
	{ 0 },
};
static const struct argument who_state[] = {
	TO_ROUND, ARGUMENT("WHO", VALUE_NAME, who, "whose: an actor, a person, a side, or the slug of an invitation",
		.thing = "who"),
	ARGUMENT("STATE", VALUE_CHOICE, typed.invitation, "what became of the invitation", .choices = words_invitation),
	{ 0 },
};
static const struct argument of_round[] = { JOURNAL_LIST_SCOPE("ROUND", "round", "to what; all when not said", true), { 0 } };

#define ISSUER OPTION_THING("issuer", VALUE_NAME, typed.issuer_id, "WHO", "who", "who invites")
#define AS OPTION_WORD("as", VALUE_CHOICE, typed.role, "ROLE", words_role, "in what capacity")
#define DESPITE OPTION("despite-exclusion", VALUE_TEXT, typed.despite_exclusion, "TEXT", \
	"why this is recorded although the invitee is excluded")

static const struct option send_options[] = {
	OPTION("to-side", VALUE_TEXTS, sides, "SIDE", "sides that a batch went to"),
	OPTION("quantity", VALUE_TEXT, typed.quantity, "COUNT", "how many: 20, ~12, >=14, 20..21 or unknown"),
	ISSUER, AS, DESPITE, { 0 },
};
static const struct option accept_options[] = {
	OPTION_FLAG("with-conditions", flagged, "accepted, but with conditions"), ISSUER, AS, { 0 },
};
static const struct option options[] = { ISSUER, AS, { 0 } };
static const struct option mark_options[] = { ISSUER, AS, DESPITE, { 0 } };

#define ROW(verb_word, text, arguments, options, line, ...) \
	JOURNAL("invite", verb_word, text, arguments, options, "invite " verb_word " " line, NULL, \
		.kinds = kinds_round, .open = find_invitation, __VA_ARGS__)
#define STATE(word) .sets = { { DRAFT(invitation), word } }, .happened = true

static const struct command commands[] = {
	ROW("send", "record that invitations were sent", maybe_whos, send_options,
		"geneva-5 --issuer united-nations --to-side government,opposition", STATE("sent")),
	ROW("accept", "record that an invitation was accepted", whos, accept_options,
		"geneva-5 syrian-government", STATE("accepted"), .flagged = { DRAFT(invitation), "accepted with conditions" }),
	ROW("decline", "record that an invitation was declined, whether or not its sending is on record", whos, options,
		"geneva-5 jordan --because \"no reason given\"", STATE("declined")),
	ROW("represent", "record that an invitee will be represented at a lower level", whos, options,
		"geneva-5 jordan", STATE("represented")),
	ROW("not-received", "record that somebody says that no invitation came", whos, options,
		"geneva-5 jordan --by jordan", STATE("not received")),
	ROW("not-invited", "record that somebody was not invited", whos, options,
		"geneva-5 iran", STATE("not invited")),
	ROW("withdraw", "record that an invitation was taken back", whos, options,
		"geneva-5 jordan", STATE("withdrawn")),
	ROW("mark", "record any state of an invitation", who_state, mark_options,
		"geneva-5 jordan accepted-with-conditions", .happened = true),
	JOURNAL_LIST("invite", "list invitations", of_round, &listing_invitations, kinds_round, "invite list geneva-4"),
	THINGS_REMOVE("invite", "invitation", "INVITATION", remove_whole_options, "take an invitation out of the record",
		EXAMPLES({ "invite remove geneva-4/invited-faylaq-al-sham --whole --yes", NULL })),
	THINGS_HISTORY("invite", "invitation", "INVITATION", "what became of an invitation in the record: who entered what, and when",
		{ "invite history geneva-4/invited-faylaq-al-sham", NULL }),
	{ 0 },
};
// clang-format on

const struct command_group invite_group = { "invite", "journal", "invitations to a round, and the answers to them",
	                                        commands };
