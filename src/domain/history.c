// SPDX-License-Identifier: MIT
#include "domain/history.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/day.h"
#include "domain/delegation.h"
#include "domain/post.h"

const struct point *history_function(const struct history *history, const struct involvement *seat)
{
	return delegation_function(history->record, seat->id, seat->of_id);
}

const char *history_former(const struct history *history, const struct involvement *seat)
{
	return delegation_former(history->record, seat->id, seat->of_id);
}

const struct point *history_inside(const struct history *history, const struct involvement *seat)
{
	char body[24];

	if (!str_equal(seat->part, "inside"))
		return NULL;
	snprintf(body, sizeof body, "%" PRId64, seat->of_id);
	return record_point(history->record, seat->id, 0, "includes", body);
}

const struct point *history_presence(const struct history *history, const struct involvement *seat)
{
	const struct point *own = NULL;

	// That a delegation came says nothing of each body inside it.
	if (str_equal(seat->part, "inside"))
		return NULL;
	if (str_equal(seat->part, "seat"))
		own = record_point(history->record, seat->id, seat->of_id, "presence", "");
	return own != NULL && own->hold_count > 0 ? own : record_single(history->record, seat->id, "presence");
}

const struct point *history_state(const struct history *history, const struct involvement *part)
{
	if (str_equal(part->kind, "outcome"))
		return record_point(history->record, part->id, part->of_id, "signature", "");
	return record_single(history->record, part->id, part->kind);
}

int64_t history_body(const struct history *history, const struct involvement *seat)
{
	return delegation_body(history->record, seat->actor_id, seat->read_id);
}

bool history_is_link(const struct history *history, const struct point *point, bool inverse)
{
	return str_equal(point->name, "link") && point_in(point) &&
	       ids_has(&history->own, inverse ? point->about : point->subject) &&
	       record_thing(history->record, inverse ? point->subject : point->about);
}

// Those of its links that stand among what is said of `subject`.
static void links_add(const void *context, const struct history *history, int64_t subject, struct linked **list,
                      size_t *count)
{
	const bool outside = !ids_has(&history->own, subject);
	size_t points_count;
	const struct point *points = record_points(history->record, subject, &points_count);

	for (size_t i = 0; i < points_count; i++) {
		const struct point *link = &points[i];
		const bool inverse = outside || link->about == history->who.id;

		if (!history_is_link(history, link, outside))
			continue;
		*list = mem_resize(context, *list, *count + 1, sizeof **list);
		(*list)[(*count)++] = (struct linked){ link, inverse ? link->subject : link->about, inverse };
	}
}

const struct linked *history_links(const void *context, const struct history *history, size_t *count)
{
	struct linked *list = NULL;

	*count = 0;
	for (size_t i = 0; i < history->own.count; i++)
		links_add(context, history, history->own.items[i], &list, count);
	for (size_t i = 0; i < history->count; i++)
		if (str_equal(history->list[i].part, "link") && !ids_has(&history->own, history->list[i].id))
			links_add(context, history, history->list[i].id, &list, count);
	return list;
}

// The first (`last`: the last) day on which somebody says that a post is held.
static const char *day_said(const struct history *history, const struct point *post, bool last)
{
	const char *day = NULL;

	for (size_t i = 0; i < post->holds[0].claim_count; i++) {
		const char *said = record_claim(history->record, post->holds[0].claims[i])->effective;

		if (day == NULL || (strcmp(said, day) > 0) == last)
			day = said;
	}
	return day;
}

bool history_is_post(const struct history *history, const struct point *point)
{
	if (!str_equal(point->name, "post") || !point_in(point))
		return false;
	const struct value *since = post_edge(history->record, point, "since");
	const struct value *until = post_edge(history->record, point, "until");

	return period_meets(&history->scope.period, since ? since->earliest : NULL, until ? until->latest : NULL, false);
}

bool history_held(const struct history *history, const struct point *post, const struct involvement *seat)
{
	const char *day = seat->dates ? day_finite(seat->dates->start.latest) : NULL;
	const struct value *since = post_edge(history->record, post, "since");
	const struct value *until = post_edge(history->record, post, "until");

	if (!day || post->subject != seat->of_id || !history_is_post(history, post))
		return false;
	return strcmp(since && since->earliest ? since->earliest : day_said(history, post, false), day) <= 0 &&
	       strcmp(day, until && until->latest ? until->latest : day_said(history, post, true)) <= 0;
}
