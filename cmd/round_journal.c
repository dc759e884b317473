// SPDX-License-Identifier: MIT
// What happens to rounds: announced, moved, opened, concluded, and their sessions.
#include "cmd/groups.h"
#include "cmd/journal.h"
#include "cmd/things.h"
#include "domain/place.h"
#include "domain/words.h"

// A session below the round: the one of that slug or name, else a new one.
static bool find_session(struct journal *journal, const char *who, struct thing *session)
{
	struct app *app = journal->app;
	const struct thing *round = &journal->scope;
	const struct journal_arguments *given = &journal->given;
	struct thing_draft draft = {
		.kind = "round",
		.slug = given->slug,
		.parent_id = thing_id_text(app->context, round),
		.marking = journal->header.marking,
		.source_id = journal->header.source_id,
		.another = "true", // sessions without a name share one
	};
	const char *stem;
	char *talks_id, *slug = NULL;
	bool made;

	(void)who;
	draft.nature = given->kind != NULL ? given->kind : "session";
	if (!place_talks_id(app->context, app->db, round, &talks_id, app->error) ||
	    !thing_slug(app->context, app->db, given->name != NULL ? given->name : draft.nature, &slug, app->error))
		return false;
	draft.talks_id = talks_id;
	stem = mem_print(app->context, "%s-%s", round->slug, slug != NULL ? slug : "session");
	draft.label = given->name;
	if (draft.label == NULL && draft.slug == NULL) {
		if (!place_slug(app->context, app->db, stem, true, &slug, app->error))
			return false;
		draft.slug = slug;
	}
	if (draft.label == NULL)
		draft.label = mem_print(app->context, "%s, %s", round->label, draft.nature);
	if (!place_open_named(app->context, app->db, &draft, stem, session, &made, app->error))
		return false;
	return !made || app_say_thing(app, session->kind, session->slug, session->label, "%s", session->label);
}

// clang-format off
#define ROUND ARGUMENT("ROUND", VALUE_NAME, scope, "which round", .thing = "round")
#define OPENING(text) ARGUMENT("DATE", VALUE_DATE, typed.opening, text, .optional = true)

static const struct argument round_only[] = { ROUND, { 0 } };
static const struct argument round_opening[] = { ROUND, OPENING("when it opens"), { 0 } };
static const struct argument round_moved[] = { ROUND, OPENING("when it opens now; none: it is put off without a date"), { 0 } };
static const struct argument round_status[] = {
	ROUND, ARGUMENT("STATUS", VALUE_CHOICE, typed.status, "the status it has", .choices = words_status), { 0 },
};
static const struct argument round_session[] = {
	ROUND, ARGUMENT("NAME", VALUE_TEXT, name, "name of the session", .optional = true), { 0 },
};

#define VENUE OPTION_THING("venue", VALUE_NAME, typed.venue_id, "VENUE", "venue", "where it is held")
#define FORMAT OPTION_WORD("format", VALUE_CHOICE, typed.format, "FORMAT", words_format, "how the sides meet")
#define CLOSE OPTION("close", VALUE_DATE, typed.close, "DATE", "when it closes")

static const struct option announce_options[] = {
	VENUE,
	OPTION_THING("like", VALUE_NAME, like, "ROUND", "round",
		"take over venue, mediator, sides, roles and expected delegations of another round"),
	{ 0 },
};
static const struct option schedule_options[] = {
	OPTION("arrivals", VALUE_DATE, typed.arrivals, "DATE", "when delegations arrive"),
	OPTION("consultations", VALUE_DATE, typed.consultations, "DATE", "when prior consultations are held"),
	OPTION("meetings", VALUE_DATE, typed.meetings, "DATE", "when it meets"),
	OPTION("plenary", VALUE_DATE, typed.plenary, "DATE", "when the plenary sits"),
	CLOSE, VENUE, { 0 },
};
static const struct option postpone_options[] = { CLOSE, { 0 } };
static const struct option session_options[] = {
	OPTION("slug", VALUE_TEXT, slug, "SLUG", "short name for typing; made from the round and the name when not said"),
	OPTION_WORD("kind", VALUE_CHOICE, kind, "KIND", words_round_nature, "what it is; a session when not said"),
	OPTION("opening", VALUE_DATE, typed.opening, "DATE", "when it opens"),
	CLOSE, VENUE, FORMAT, { 0 },
};
static const struct option describe_options[] = {
	OPTION("number", VALUE_TEXT, typed.number, "NUMBER", "its number as the source counts: IV"),
	FORMAT, VENUE,
	OPTION_THING("mediator", VALUE_NAME, typed.mediator_id, "WHO", "who", "who mediates: a person or a body"),
	OPTION_WORD("roster", VALUE_CHOICE, typed.roster, "ROSTER", words_roster,
		"whether the delegations on record are all there were"),
	{ 0 },
};

#define ROW(verb_word, text, arguments, options, line, ...) \
	JOURNAL("round", verb_word, text, arguments, options, "round " verb_word " " line, NULL, .kinds = kinds_round, __VA_ARGS__)
#define STATUS(word) .sets = { { DRAFT(status), word } }

static const struct command commands[] = {
	ROW("announce", "record that a round was announced", round_opening, announce_options,
		"geneva-5 2017-03-23 --on 2017-03-03", STATUS("announced")),
	ROW("confirm", "record that a round was confirmed", round_opening, NULL, "geneva-5 2017-03-23 --on 2017-03-14",
		STATUS("confirmed")),
	ROW("schedule", "record dates of a round, and nothing of its status", round_opening, schedule_options,
		"geneva-4 2017-02-23 --arrivals 2017-02-20~", .happened = false),
	ROW("postpone", "record that a round was put off: to a date, or without one", round_moved, postpone_options,
		"geneva-5 2017-03-24 --on 2017-03-20 --because \"arrivals\"", STATUS("postponed"),
		.instead = DRAFT(opening), .supersedes = true, .happened = true),
	ROW("open", "record that a round opened", round_only, NULL, "geneva-5 --on 2017-03-23", STATUS("under way"),
		.dated = DRAFT(opening), .happened = true),
	ROW("suspend", "record that a round was suspended", round_only, NULL, "geneva-3 --on 2016-04-18", STATUS("suspended"),
		.supersedes = true, .happened = true),
	ROW("resume", "record that a suspended round goes on", round_only, NULL, "geneva-3 --on 2016-04-26", STATUS("under way"),
		.supersedes = true, .happened = true),
	ROW("conclude", "record that a round ended", round_only, NULL, "geneva-5 --on 2017-03-31", STATUS("concluded"),
		.dated = DRAFT(close), .happened = true),
	ROW("cancel", "record that a round will not be held", round_only, NULL, "geneva-8-2 --on 2017-12-01", STATUS("cancelled"),
		.happened = true),
	ROW("mark", "record any status of a round", round_status, NULL, "geneva-5 concluded --on 2017-03-31", .happened = false),
	ROW("session", "record a session, phase or meeting within a round", round_session, session_options,
		"geneva-5 \"Last day\" --opening 2017-03-31 --close 2017-03-31", .open = find_session, .bare = true),
	ROW("describe", "record number, format, venue, mediator and roster of a round", round_only, describe_options,
		"geneva-5 --format proximity", .happened = false),
	{ 0 },
};
// clang-format on

const struct command_group journal_round_group = { "round", "journal", "what happens to rounds", commands };
