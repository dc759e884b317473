// SPDX-License-Identifier: MIT
#include "domain/post.h"

#include "domain/dates.h"
#include "domain/day.h"

const struct value *post_edge(const struct record *record, const struct point *post, const char *edge)
{
	const struct point *point = record_point(record, post->subject, post->about, edge, post->element);

	return point && point->hold_count > 0 ? point->holds : NULL;
}

// The same where it is beyond doubt; else NULL.
static const struct value *sure_edge(const struct record *record, const struct point *post, const char *edge)
{
	const struct point *point = record_point(record, post->subject, post->about, edge, post->element);

	return point && point->hold_count == 1 && !date_is_vague(point->holds->text) ? point->holds : NULL;
}

enum held post_held(const struct record *record, const struct point *post, const char *day)
{
	const struct value *start = sure_edge(record, post, "since");
	const struct value *end = sure_edge(record, post, "until");
	long days;

	if (end && days_between(end->latest, day, &days) && days > 0)
		return HELD_BEFORE;
	if (start && days_between(day, start->earliest, &days) && days > 0)
		return HELD_LATER;
	return HELD_NOW;
}
