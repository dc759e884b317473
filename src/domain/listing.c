// SPDX-License-Identifier: MIT
#include "domain/listing.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/date_text.h"
#include "queries.h"

struct listed_talks {
	const char *slug, *name, *kind, *state, *part_of, *part_of_slug, *sides_text;
	const char *const *sides;
	int64_t rounds;
};

static const struct field talks_columns[] = {
	FIELD(listed_talks, slug, FIELD_TEXT, .title = "Talks"),
	FIELD(listed_talks, name, FIELD_TEXT, .title = "Name"),
	FIELD(listed_talks, kind, FIELD_TEXT, .title = "Kind"),
	FIELD(listed_talks, state, FIELD_TEXT, .title = "State"),
	FIELD(listed_talks, part_of_slug, FIELD_TEXT, .title = "Part of"),
	FIELD(listed_talks, sides_text, FIELD_TEXT, .title = "Sides"),
	FIELD(listed_talks, rounds, FIELD_INTEGER, .title = "Rounds"),
	{ 0 },
};
static const struct field talks_members[] = {
	FIELD(listed_talks, slug, FIELD_TEXT, .help = "short name for typing"),
	FIELD(listed_talks, name, FIELD_TEXT, .help = "name it is printed under"),
	FIELD(listed_talks, kind, FIELD_TEXT, .help = "process, track, committee ..."),
	FIELD(listed_talks, state, FIELD_TEXT, .help = "exploratory, active, suspended ..."),
	FIELD(listed_talks, part_of, FIELD_JSON, .help = "the talks they are part of"),
	FIELD(listed_talks, sides, FIELD_TEXTS, .help = "the sides they name"),
	FIELD(listed_talks, rounds, FIELD_INTEGER, .help = "how many rounds they have"),
	{ 0 },
};

struct listed_round {
	const char *slug, *name, *kind, *number, *status, *talks, *talks_slug, *part_of, *venue, *venue_name;
	const char *start, *end, *start_text, *end_text, *disputed;
};

static const struct field round_columns[] = {
	FIELD(listed_round, slug, FIELD_TEXT, .title = "Round"),
	FIELD(listed_round, name, FIELD_TEXT, .title = "Name"),
	FIELD(listed_round, kind, FIELD_TEXT, .title = "Kind"),
	FIELD(listed_round, status, FIELD_TEXT, .title = "Status"),
	FIELD(listed_round, start_text, FIELD_TEXT, .title = "Start"),
	FIELD(listed_round, end_text, FIELD_TEXT, .title = "End"),
	FIELD(listed_round, venue_name, FIELD_TEXT, .title = "Venue"),
	{ 0 },
};
static const struct field round_sheet[] = {
	FIELD(listed_round, slug, FIELD_TEXT, .title = "Round"),
	FIELD(listed_round, name, FIELD_TEXT, .title = "Name"),
	FIELD(listed_round, talks_slug, FIELD_TEXT, .title = "Talks"),
	FIELD(listed_round, kind, FIELD_TEXT, .title = "Kind"),
	FIELD(listed_round, number, FIELD_TEXT, .title = "Number"),
	FIELD(listed_round, status, FIELD_TEXT, .title = "Status"),
	FIELD(listed_round, start_text, FIELD_TEXT, .title = "Start"),
	FIELD(listed_round, end_text, FIELD_TEXT, .title = "End"),
	FIELD(listed_round, disputed, FIELD_TEXT, .title = "Disputed"),
	FIELD(listed_round, venue_name, FIELD_TEXT, .title = "Venue"),
	{ 0 },
};
static const struct field round_members[] = {
	FIELD(listed_round, slug, FIELD_TEXT, .help = "short name for typing"),
	FIELD(listed_round, name, FIELD_TEXT, .help = "name it is printed under"),
	FIELD(listed_round, talks, FIELD_JSON, .help = "the talks it belongs to"),
	FIELD(listed_round, part_of, FIELD_JSON, .help = "the round it is part of"),
	FIELD(listed_round, kind, FIELD_TEXT, .help = "round, phase, session ..."),
	FIELD(listed_round, number, FIELD_TEXT, .help = "as its source counts"),
	FIELD(listed_round, status, FIELD_TEXT, .help = "mooted, announced ... concluded"),
	FIELD(listed_round, start, FIELD_JSON, .help = "edtf, earliest, latest, disputed, derived"),
	FIELD(listed_round, end, FIELD_JSON, .help = "edtf, earliest, latest, disputed, derived"),
	FIELD(listed_round, venue, FIELD_JSON, .help = "where it is held"),
	{ 0 },
};

static const char *date_words(const void *context, const char *edtf, const char *disputed, const char *edge)
{
	const char *words = date_text(context, edtf);

	return disputed && strstr(disputed, edge) ? mem_print(context, "%s (disputed)", words) : words;
}

static void round_words(const void *context, void *record)
{
	struct listed_round *round = record;

	round->start_text = date_words(context, round->start_text, round->disputed, "start");
	round->end_text = date_words(context, round->end_text, round->disputed, "end");
}

struct listed_venue {
	const char *slug, *name, *city, *country, *zone, *latitude, *longitude, *part_of, *part_of_name;
};

static const struct field venue_columns[] = {
	FIELD(listed_venue, slug, FIELD_TEXT, .title = "Venue"),
	FIELD(listed_venue, name, FIELD_TEXT, .title = "Name"),
	FIELD(listed_venue, city, FIELD_TEXT, .title = "City"),
	FIELD(listed_venue, country, FIELD_TEXT, .title = "Country"),
	FIELD(listed_venue, part_of_name, FIELD_TEXT, .title = "Part of"),
	FIELD(listed_venue, zone, FIELD_TEXT, .title = "Zone"),
	{ 0 },
};
static const struct field venue_members[] = {
	FIELD(listed_venue, slug, FIELD_TEXT, .help = "short name for typing"),
	FIELD(listed_venue, name, FIELD_TEXT, .help = "name it is printed under"),
	FIELD(listed_venue, city, FIELD_TEXT, .help = "the city it is in"),
	FIELD(listed_venue, country, FIELD_TEXT, .help = "ISO 3166-1 alpha-2"),
	FIELD(listed_venue, zone, FIELD_TEXT, .help = "IANA time zone"),
	FIELD(listed_venue, latitude, FIELD_TEXT, .help = "degrees north, WGS 84"),
	FIELD(listed_venue, longitude, FIELD_TEXT, .help = "degrees east, WGS 84"),
	FIELD(listed_venue, part_of, FIELD_JSON, .help = "the venue it is part of"),
	{ 0 },
};

struct listed_actor {
	const char *slug, *name, *acronym, *kind, *country;
};

static const struct field actor_columns[] = {
	FIELD(listed_actor, slug, FIELD_TEXT, .title = "Actor"),
	FIELD(listed_actor, name, FIELD_TEXT, .title = "Name"),
	FIELD(listed_actor, acronym, FIELD_TEXT, .title = "Acronym"),
	FIELD(listed_actor, kind, FIELD_TEXT, .title = "Kind"),
	FIELD(listed_actor, country, FIELD_TEXT, .title = "Country"),
	{ 0 },
};
static const struct field actor_members[] = {
	FIELD(listed_actor, slug, FIELD_TEXT, .help = "short name for typing"),
	FIELD(listed_actor, name, FIELD_TEXT, .help = "name it is printed under"),
	FIELD(listed_actor, acronym, FIELD_TEXT, .help = "the first acronym it goes by"),
	FIELD(listed_actor, kind, FIELD_TEXT, .help = "state, government, armed group ..."),
	FIELD(listed_actor, country, FIELD_TEXT, .help = "ISO 3166-1 alpha-2"),
	{ 0 },
};

struct listed_person {
	const char *slug, *name, *country, *posts, *posts_text;
};

static const struct field person_columns[] = {
	FIELD(listed_person, slug, FIELD_TEXT, .title = "Person"),
	FIELD(listed_person, name, FIELD_TEXT, .title = "Name"),
	FIELD(listed_person, country, FIELD_TEXT, .title = "Country"),
	FIELD(listed_person, posts_text, FIELD_TEXT, .title = "Posts"),
	{ 0 },
};
static const struct field person_members[] = {
	FIELD(listed_person, slug, FIELD_TEXT, .help = "short name for typing"),
	FIELD(listed_person, name, FIELD_TEXT, .help = "name the person is printed under"),
	FIELD(listed_person, country, FIELD_TEXT, .help = "ISO 3166-1 alpha-2"),
	FIELD(listed_person, posts, FIELD_JSON, .help = "posts held: post, of"),
	{ 0 },
};

const struct listing listing_talks = {
	.key = "talks",
	.statement = &query_talks_list,
	.columns = talks_columns,
	.members = talks_members,
	.size = sizeof(struct listed_talks),
};
const struct listing listing_rounds = {
	.key = "rounds",
	.statement = &query_round_list,
	.columns = round_columns,
	.sheet = round_sheet,
	.members = round_members,
	.size = sizeof(struct listed_round),
	.words = round_words,
};
const struct listing listing_venues = {
	.key = "venues",
	.statement = &query_venue_list,
	.columns = venue_columns,
	.members = venue_members,
	.size = sizeof(struct listed_venue),
};
const struct listing listing_actors = {
	.key = "actors",
	.statement = &query_actor_list,
	.columns = actor_columns,
	.members = actor_members,
	.size = sizeof(struct listed_actor),
};
const struct listing listing_people = {
	.key = "people",
	.statement = &query_person_list,
	.columns = person_columns,
	.members = person_members,
	.size = sizeof(struct listed_person),
};

static size_t fields_count(const struct field *fields)
{
	size_t count = 0;

	while (fields && fields[count].name)
		count++;
	return count;
}

// Adds the fields that `all` does not have yet.
static void fields_add(struct field *all, const struct field *fields)
{
	for (; fields && fields->name; fields++) {
		struct field *same = all;

		while (same->name && !str_equal(same->name, fields->name))
			same++;
		if (!same->name)
			*same = *fields;
	}
}

const struct field *listing_fields(const void *context, const struct listing *listing)
{
	const size_t most = fields_count(listing->members) + fields_count(listing->columns) + fields_count(listing->sheet);
	struct field *all = mem_alloc(context, (most + 1) * sizeof(*all));

	fields_add(all, listing->members);
	fields_add(all, listing->columns);
	fields_add(all, listing->sheet);
	return all;
}

bool listing_load(const void *context, struct db *db, const struct listing *listing, const struct binding *bindings,
                  bool words, struct records *records, struct error *error)
{
	MEM_SCOPE(scratch);

	if (!db_query(context, db, listing->statement, bindings, listing_fields(scratch, listing), listing->size, records,
	              error))
		return false;
	for (size_t i = 0; words && listing->words && i < records->count; i++)
		listing->words(context, (char *)records->items + i * records->size);
	return true;
}
