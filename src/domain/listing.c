// SPDX-License-Identifier: MIT
#include "domain/listing.h"

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

static const size_t no_dates[] = { 0 };
static const size_t round_dates[] = { offsetof(struct listed_round, start_text),
	                                  offsetof(struct listed_round, end_text), 0 };

const struct listing listing_talks = { "talks",       &query_talks_list,           talks_columns,
	                                   talks_members, sizeof(struct listed_talks), no_dates };
const struct listing listing_rounds = { "rounds",      &query_round_list,           round_columns,
	                                    round_members, sizeof(struct listed_round), round_dates };
const struct listing listing_venues = { "venues",      &query_venue_list,           venue_columns,
	                                    venue_members, sizeof(struct listed_venue), no_dates };
const struct listing listing_actors = { "actors",      &query_actor_list,           actor_columns,
	                                    actor_members, sizeof(struct listed_actor), no_dates };
const struct listing listing_people = { "people",       &query_person_list,           person_columns,
	                                    person_members, sizeof(struct listed_person), no_dates };

static size_t fields_count(const struct field *fields)
{
	size_t count = 0;

	while (fields[count].name)
		count++;
	return count;
}

// Every field of the listing once: what its statement gives.
static const struct field *fields_all(const void *context, const struct listing *listing)
{
	size_t count = fields_count(listing->members);
	struct field *all = mem_alloc(context, (count + fields_count(listing->columns) + 1) * sizeof(*all));

	for (size_t i = 0; i < count; i++)
		all[i] = listing->members[i];
	for (const struct field *column = listing->columns; column->name; column++) {
		const struct field *member = listing->members;

		while (member->name && !str_equal(member->name, column->name))
			member++;
		if (!member->name)
			all[count++] = *column;
	}
	return all;
}

bool listing_load(const void *context, struct db *db, const struct listing *listing, const struct binding *bindings,
                  bool words, struct records *records, struct error *error)
{
	MEM_SCOPE(scratch);

	if (!db_query(context, db, listing->statement, bindings, fields_all(scratch, listing), listing->size, records,
	              error))
		return false;
	for (size_t i = 0; words && i < records->count; i++)
		for (const size_t *date = listing->dates; *date > 0; date++) {
			const char **text = (const char **)((char *)records->items + i * records->size + *date);

			*text = date_text(context, *text);
		}
	return true;
}
