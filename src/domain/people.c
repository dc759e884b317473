// SPDX-License-Identifier: MIT
#include "domain/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/delegation.h"
#include "queries.h"

struct poster {
	int64_t person_id, body_id;
};

static const struct field poster_fields[] = {
	FIELD(poster, person_id, FIELD_INTEGER),
	FIELD(poster, body_id, FIELD_INTEGER),
	{ 0 },
};
DB_DECODES(query_people_posts, poster_fields);

static void posts_take(const void *context, struct people *people, const struct records *posters, const char *day)
{
	const struct record *record = people->seats->record;

	for (size_t i = 0; i < posters->count; i++) {
		const struct poster *poster = record_at(posters, i);
		size_t count;
		const struct point *points = record_points(record, poster->person_id, &count);

		for (size_t j = 0; j < count; j++) {
			const struct point *post = &points[j];

			if (!str_equal(post->name, "post") || post->about != poster->body_id ||
			    (!point_in(post) && !point_disputed(post)))
				continue;
			const struct point *since = record_point(record, post->subject, post->about, "since", post->element);
			const struct point *until = record_point(record, post->subject, post->about, "until", post->element);

			people->posts = mem_resize(context, people->posts, people->post_count + 1, sizeof *people->posts);
			people->posts[people->post_count++] = (struct post){
				.person = post->subject,
				.point = post,
				.since = since,
				.until = until,
				.held = post_held(record, post, day),
			};
		}
	}
}

// Whether the person has a function there, or is told to have been there; who gave way before was not in it.
static bool sat_in(const struct record *record, int64_t delegation, int64_t person)
{
	const struct point *presence = record_point(record, delegation, person, "presence", "");

	return delegation_function(record, delegation, person) ||
	       (presence && presence->hold_count > 0 && presence_there(presence->holds[0].text));
}

// By person, the last round first.
static int by_person(const void *left, const void *right)
{
	const struct sitting *a = left;
	const struct sitting *b = right;

	if (a->person != b->person)
		return a->person > b->person ? 1 : -1;
	return (a->delegation < b->delegation) - (a->delegation > b->delegation);
}

// The last rounds first; of one round in the order in which its people stand there.
static int by_last(const void *left, const void *right)
{
	const struct sitting *a = left;
	const struct sitting *b = right;

	if (a->delegation != b->delegation)
		return a->delegation < b->delegation ? 1 : -1;
	return (a->place > b->place) - (a->place < b->place);
}

// The delegations are in the order of their rounds: of each person the last one stays.
static void sittings_take(const void *context, struct people *people)
{
	const struct seats *seats = people->seats;
	struct sitting *list = NULL;
	size_t count = 0, kept = 0;

	for (size_t i = 0; i < seats->count; i++) {
		const struct ids persons = seats_people(context, seats->record, seats->list[i].id);

		list = mem_resize(context, list, count + persons.count + 1, sizeof *list);
		for (size_t j = 0; j < persons.count; j++)
			if (sat_in(seats->record, seats->list[i].id, persons.items[j]))
				list[count++] = (struct sitting){ persons.items[j], &seats->list[i], j };
	}
	if (count > 0)
		qsort(list, count, sizeof *list, by_person);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || list[i].person != list[i - 1].person)
			list[kept++] = list[i];
	if (kept > 0)
		qsort(list, kept, sizeof *list, by_last);
	people->sittings = list;
	people->sitting_count = kept;
}

struct people *people_load(const void *context, struct db *db, const struct thing *of, const struct question *question,
                           struct error *error)
{
	struct people *people = mem_new(context, struct people);
	struct records posters = { 0 };
	struct ids things = { 0 };
	struct ids persons = { 0 };
	const struct seats_asked asked = { .of_id = thing_id_text(context, of) };
	const struct binding bindings[] = {
		{ "actor_id", asked.of_id }, { "as_of", question->as_of }, { "ceiling", question->ceiling }, { 0 }
	};

	people->of = *of;
	ids_add(context, &things, of->id);
	if (!db_query(context, db, &query_people_posts, bindings, poster_fields, sizeof(struct poster), &posters, error))
		return NULL;
	for (size_t i = 0; i < posters.count; i++) {
		const struct poster *poster = record_at(&posters, i);

		if (persons.count == 0 || persons.items[persons.count - 1] != poster->person_id) // they are in their order
			ids_add(context, &persons, poster->person_id);
		ids_add(context, &things, poster->body_id);
	}
	people->seats = seats_load(context, db, &asked, question, &things, &persons, error);
	if (!people->seats)
		return NULL;
	const struct named *named = record_thing(people->seats->record, of->id);

	if (!named) {
		error_set(error, ERROR_NOT_FOUND, "what you ask about is marked above %s", question->marking);
		return NULL;
	}
	people->of.slug = named->slug;
	people->of.label = named->label;
	posts_take(context, people, &posters, question->day);
	sittings_take(context, people);
	return people;
}
