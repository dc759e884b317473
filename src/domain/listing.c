// SPDX-License-Identifier: MIT
#include "domain/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/date_text.h"
#include "domain/withheld.h"
#include "queries.h"

// clang-format off
struct listed_talks {
	int64_t marking_rank;
	const char *slug, *name, *kind, *state, *part_of, *part_of_slug, *sides_text;
	const char *const *sides;
	int64_t rounds;
};

static const struct field talks_fields[] = {
	LISTING_MARKING(listed_talks),
	FIELD(listed_talks, slug, FIELD_TEXT, .title = "Talks", .help = "short name for typing"),
	FIELD(listed_talks, name, FIELD_TEXT, .title = "Name", .help = "name they are printed under"),
	FIELD(listed_talks, kind, FIELD_TEXT, .title = "Kind", .help = "process, track, committee ..."),
	FIELD(listed_talks, state, FIELD_TEXT, .title = "State", .help = "exploratory, active, suspended ..."),
	FIELD(listed_talks, part_of, FIELD_JSON, .help = "the talks they are part of"),
	FIELD(listed_talks, part_of_slug, FIELD_TEXT, .title = "Part of", .only = FIELD_IN_TABLES, .below = 2),
	FIELD(listed_talks, sides, FIELD_TEXTS, .help = "the sides they name"),
	FIELD(listed_talks, sides_text, FIELD_TEXT, .title = "Sides", .only = FIELD_IN_TABLES, .below = 1),
	FIELD(listed_talks, rounds, FIELD_INTEGER, .title = "Rounds", .help = "how many rounds they have"),
	{ 0 },
};
DB_DECODES(query_talks_list, talks_fields);

struct listed_round {
	int64_t marking_rank;
	const char *slug, *name, *kind, *number, *status, *talks, *talks_slug, *part_of, *venue, *venue_name;
	const char *start, *end, *start_text, *end_text, *disputed;
};

static const struct field round_fields[] = {
	LISTING_MARKING(listed_round),
	FIELD(listed_round, slug, FIELD_TEXT, .title = "Round", .help = "short name for typing"),
	FIELD(listed_round, name, FIELD_TEXT, .title = "Name", .help = "name it is printed under"),
	FIELD(listed_round, talks, FIELD_JSON, .help = "the talks it belongs to"),
	FIELD(listed_round, talks_slug, FIELD_TEXT, .title = "Talks", .only = FIELD_IN_SHEET),
	FIELD(listed_round, part_of, FIELD_JSON, .help = "the round it is part of"),
	FIELD(listed_round, kind, FIELD_TEXT, .title = "Kind", .help = "round, phase, session ...", .below = 2),
	FIELD(listed_round, number, FIELD_TEXT, .title = "Number", .help = "as its source counts", .only = FIELD_IN_DATA),
	FIELD(listed_round, status, FIELD_TEXT, .title = "Status", .help = "mooted, announced ... concluded"),
	FIELD(listed_round, start, FIELD_JSON, .help = "edtf, earliest, latest, disputed, derived"),
	FIELD(listed_round, start_text, FIELD_TEXT, .title = "Start", .only = FIELD_IN_TABLES),
	FIELD(listed_round, end, FIELD_JSON, .help = "edtf, earliest, latest, disputed, derived"),
	FIELD(listed_round, end_text, FIELD_TEXT, .title = "End", .only = FIELD_IN_TABLES),
	FIELD(listed_round, disputed, FIELD_TEXT, .title = "Disputed", .only = FIELD_IN_SHEET),
	FIELD(listed_round, venue, FIELD_JSON, .help = "where it is held"),
	FIELD(listed_round, venue_name, FIELD_TEXT, .title = "Venue", .only = FIELD_IN_TABLES, .below = 1),
	{ 0 },
};
DB_DECODES(query_round_list, round_fields);

struct listed_venue {
	int64_t marking_rank;
	const char *slug, *name, *city, *country, *zone, *latitude, *longitude, *part_of, *part_of_name;
};

static const struct field venue_fields[] = {
	LISTING_MARKING(listed_venue),
	FIELD(listed_venue, slug, FIELD_TEXT, .title = "Venue", .help = "short name for typing"),
	FIELD(listed_venue, name, FIELD_TEXT, .title = "Name", .help = "name it is printed under"),
	FIELD(listed_venue, city, FIELD_TEXT, .title = "City", .help = "the city it is in"),
	FIELD(listed_venue, country, FIELD_TEXT, .title = "Country", .help = "ISO 3166-1 alpha-2"),
	FIELD(listed_venue, part_of, FIELD_JSON, .help = "the venue it is part of"),
	FIELD(listed_venue, part_of_name, FIELD_TEXT, .title = "Part of", .only = FIELD_IN_TABLES, .below = 2),
	FIELD(listed_venue, zone, FIELD_TEXT, .title = "Zone", .help = "IANA time zone", .below = 1),
	FIELD(listed_venue, latitude, FIELD_TEXT, .title = "Latitude", .help = "degrees north, WGS 84", .only = FIELD_IN_DATA),
	FIELD(listed_venue, longitude, FIELD_TEXT, .title = "Longitude", .help = "degrees east, WGS 84", .only = FIELD_IN_DATA),
	{ 0 },
};
DB_DECODES(query_venue_list, venue_fields);

struct listed_actor {
	int64_t marking_rank;
	const char *slug, *name, *acronym, *kind, *country;
};

static const struct field actor_fields[] = {
	LISTING_MARKING(listed_actor),
	FIELD(listed_actor, slug, FIELD_TEXT, .title = "Actor", .help = "short name for typing"),
	FIELD(listed_actor, name, FIELD_TEXT, .title = "Name", .help = "name it is printed under"),
	FIELD(listed_actor, acronym, FIELD_TEXT, .title = "Acronym", .help = "the first acronym it goes by", .below = 1),
	FIELD(listed_actor, kind, FIELD_TEXT, .title = "Kind", .help = "state, government, armed group ..."),
	FIELD(listed_actor, country, FIELD_TEXT, .title = "Country", .help = "ISO 3166-1 alpha-2"),
	{ 0 },
};
DB_DECODES(query_actor_list, actor_fields);

struct listed_person {
	int64_t marking_rank;
	const char *slug, *name, *country, *posts, *posts_text;
};

static const struct field person_fields[] = {
	LISTING_MARKING(listed_person),
	FIELD(listed_person, slug, FIELD_TEXT, .title = "Person", .help = "short name for typing"),
	FIELD(listed_person, name, FIELD_TEXT, .title = "Name", .help = "name the person is printed under"),
	FIELD(listed_person, country, FIELD_TEXT, .title = "Country", .help = "ISO 3166-1 alpha-2"),
	FIELD(listed_person, posts, FIELD_JSON, .help = "posts held: post, of"),
	FIELD(listed_person, posts_text, FIELD_TEXT, .title = "Posts", .only = FIELD_IN_TABLES, .below = 1),
	{ 0 },
};
DB_DECODES(query_person_list, person_fields);
// clang-format on

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

const struct listing listing_talks = {
	.key = "talks",
	.listed = "talks",
	.statement = &query_talks_list,
	.fields = talks_fields,
	.size = sizeof(struct listed_talks),
};
const struct listing listing_rounds = {
	.key = "rounds",
	.listed = "round",
	.statement = &query_round_list,
	.fields = round_fields,
	.size = sizeof(struct listed_round),
	.words = round_words,
};
const struct listing listing_venues = {
	.key = "venues",
	.listed = "venue",
	.statement = &query_venue_list,
	.fields = venue_fields,
	.size = sizeof(struct listed_venue),
};
const struct listing listing_actors = {
	.key = "actors",
	.listed = "actor",
	.statement = &query_actor_list,
	.fields = actor_fields,
	.size = sizeof(struct listed_actor),
};
const struct listing listing_people = {
	.key = "people",
	.listed = "person",
	.statement = &query_person_list,
	.fields = person_fields,
	.size = sizeof(struct listed_person),
};

bool listing_load(const void *context, struct db *db, const struct listing *listing, const struct binding *bindings,
                  bool words, struct records *records, struct error *error)
{
	if (!db_query(context, db, listing->statement, bindings, listing->fields, listing->size, records, error))
		return false;
	for (size_t i = 0; words && listing->words && i < records->count; i++)
		listing->words(context, (char *)records->items + i * records->size);
	return true;
}

bool listing_head(struct db *db, const struct listing *listing, const struct question *question, const char *of_id,
                  const struct records *records, struct list_head *head, struct error *error)
{
	*head = (struct list_head){ 0 };
	if (!withheld_items(db, question, listing->listed, of_id, &head->withheld, error))
		return false;
	for (size_t i = 0; i < records->count; i++) {
		const int64_t rank = *(const int64_t *)record_at(records, i);

		if (rank > head->marking_rank)
			head->marking_rank = rank;
	}
	return true;
}
