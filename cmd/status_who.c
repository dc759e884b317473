// SPDX-License-Identifier: MIT
// Which delegations and people a round has, its own and taken over, how they are called, and who was there.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"
#include "domain/delegation.h"

int64_t status_delegation_body(const struct status *status, const struct part *delegation)
{
	return delegation_body(status->record, delegation->actor_id, delegation->id);
}

const char *status_delegation_side(const struct status *status, const struct part *delegation)
{
	const struct value *side = record_value(status->record, delegation->id, "side");

	return side != NULL ? side->text : delegation->side;
}

const char *status_delegation_name(const struct status *status, const struct part *delegation)
{
	const char *side = status_delegation_side(status, delegation);

	return side != NULL ? side : record_label(status->record, status_delegation_body(status, delegation));
}

const char *status_delegation_called(const struct report *report, const struct status *status,
                                     const struct part *delegation)
{
	const char *side = status_delegation_side(status, delegation);
	size_t count = 0;

	for (const struct part *part = NULL; side && (part = status_delegation_next(status, part)) != NULL;)
		count += str_equal(status_delegation_side(status, part), side);
	if (count == 1 || !status_delegation_body(status, delegation))
		return mem_print(report->context, "the %s side", side);
	return mem_print(report->context, "the delegation of %s",
	                 record_label(report->record, status_delegation_body(status, delegation)));
}

static bool is_own(const struct status *status, const struct part *delegation)
{
	return delegation->round_id == status->round->id;
}

// Whether the round has a delegation of its own for what this one of a round above stands for.
static bool is_replaced(const struct status *status, const struct part *above)
{
	const int64_t body = status_delegation_body(status, above);

	for (const struct part *own = NULL; (own = status_next(status, "delegation", own)) != NULL;)
		if (is_own(status, own) && status_told(status, own->id) &&
		    (body != 0 ? status_delegation_body(status, own) == body : str_equal(own->side, above->side)))
			return true;
	return false;
}

static bool is_taken_over(const struct status *status, const struct part *above)
{
	const struct value *roster = record_value(status->record, status->round->id, "roster");

	return !str_equal(status->round->nature, "technical meeting") && !(roster && str_equal(roster->text, "complete")) &&
	       !is_replaced(status, above);
}

const struct part *status_delegation_next(const struct status *status, const struct part *after)
{
	const struct part *next = after;

	while ((next = status_next(status, "delegation", next)) != NULL)
		if (next->read_id == next->id && status_told(status, next->id) &&
		    (is_own(status, next) || is_taken_over(status, next)))
			return next;
	return NULL;
}

const struct point *status_presence(const struct status *status, const struct part *delegation)
{
	const struct point *presence = record_single(status->record, delegation->id, "presence");
	struct point *then;

	if (!presence || is_own(status, delegation) || status_in_time(status, presence))
		return presence;
	// Of one taken over counts what held by the last day of this round.
	then = mem_new(status, struct point);
	*then = *presence;
	do {
		if (then->was_count == 0)
			return NULL;
		then->holds = then->was++;
		then->hold_count = 1;
		then->was_count--;
	} while (!status_in_time(status, then));
	return then;
}

static bool names(const struct value *values, size_t count, int64_t person)
{
	for (size_t i = 0; i < count; i++)
		if (values[i].id == person)
			return true;
	return false;
}

// Whether a person has a function in a delegation, or had one that another has now.
static bool has_function(const struct status *status, const struct part *delegation, int64_t person)
{
	static const char *const functions[] = { "head", "chief negotiator", "spokesperson", "member", "adviser" };
	size_t count;
	const struct point *points = record_points(status->record, delegation->id, &count);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < sizeof functions / sizeof *functions; j++)
			if (str_equal(points[i].name, functions[j]) && (names(points[i].holds, points[i].hold_count, person) ||
			                                                names(points[i].was, points[i].was_count, person)))
				return true;
	return false;
}

int64_t status_delegate_next(const struct status *status, const struct part *delegation, int64_t after)
{
	size_t count;
	const struct point *points = record_points(status->record, delegation->id, &count);

	for (size_t i = 0; i < count; i++)
		if (points[i].about > after && points[i].hold_count > 0)
			return points[i].about;
	return 0;
}

const struct point *status_delegate_presence(const struct status *status, const struct part *delegation, int64_t person)
{
	const struct point *presence = record_point(status->record, delegation->id, person, "presence", "");

	if (!presence || presence->hold_count == 0)
		return NULL;
	// Of who has a function it goes without saying that he was named, or came with the delegation, or gave way.
	const struct point *whole = status_presence(status, delegation);
	const char *text = presence->holds[0].text;

	if (!point_disputed(presence) && has_function(status, delegation, person) &&
	    (str_equal(text, "named") || str_equal(text, "replaced") ||
	     (whole && whole->hold_count == 1 && str_equal(text, whole->holds[0].text))))
		return NULL;
	return is_own(status, delegation) || status_in_time(status, presence) ? presence : NULL;
}

// How many of the values of its presence have it there.
static size_t there_count(const struct point *presence)
{
	size_t count = 0;

	for (size_t i = 0; presence && i < presence->hold_count; i++)
		count += presence_there(presence->holds[i].text);
	return count;
}

bool status_present(const struct status *status, const struct part *delegation)
{
	const struct point *presence = status_presence(status, delegation);

	return presence && presence->hold_count > 0 && there_count(presence) == presence->hold_count;
}

bool status_perhaps_present(const struct status *status, const struct part *delegation)
{
	const struct point *presence = status_presence(status, delegation);

	return there_count(presence) > 0 && !status_present(status, delegation);
}
