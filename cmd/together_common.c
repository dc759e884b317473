// SPDX-License-Identifier: MIT
// What the page, the sheet and the JSON of together share: how one of the two reads at a round, and what that rests on.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/together_report.h"

const char *together_label(const struct report *report, const struct who *who)
{
	return who->side ? mem_print(report->context, "the %s side", who->side) : who->thing.label;
}

const char *together_room(const struct encounter *met)
{
	static const char *const words[ROOM_COUNT] = {
		[ROOM_SAME] = "same",           [ROOM_DISPUTED] = "disputed",           [ROOM_SEPARATE] = "separate",
		[ROOM_UNTOLD] = "not recorded", [ROOM_NAMED] = "presence not recorded", [ROOM_ONE] = "only one",
		[ROOM_NONE] = "neither",
	};

	return words[met->room];
}

const char *together_presence_of(const struct together *together, const struct encounter *met, int who)
{
	const struct place *place = &met->of[who];

	if (place->value_count == 0)
		return NULL;
	if (place->of_delegation)
		return "delegation";
	return str_equal(together->who[who].thing.kind, "person") ? "person" : "body";
}

// The values of a presence as a point of their own.
static struct point presence_of(const struct place *place)
{
	return (struct point){ .holds = place->values, .hold_count = place->value_count };
}

static const char *presence_told(const struct report *report, const struct place *place)
{
	const struct point presence = presence_of(place);

	if (place->value_count == 0)
		return "presence not recorded";
	return mem_print(report->context, "%s%s%s", place->value_count > 1 ? "disputed: " : "",
	                 place->of_delegation ? "delegation " : "", report_choice(report, &presence, " or "));
}

const char *together_place(const struct report *report, const struct together *together, const struct place *place)
{
	const char *presence = presence_told(report, place);
	const int64_t body = place->seat ? together_body(together, place->seat) : 0;

	if (!place->seat)
		return "not recorded";
	if (place->taken_over)
		presence =
			mem_print(report->context, "%s, at %s", presence, record_label(report->record, place->seat->round_id));
	if (place->inside)
		return mem_print(report->context, "inside %s%s; %s",
		                 body ? record_label(report->record, body) : place->seat->side,
		                 point_disputed(place->inside) ? " (disputed)" : "", presence);
	if (!place->function)
		return presence;
	return mem_print(report->context, "%s%s; %s", place->function->name,
	                 point_disputed(place->function) ? " (disputed)" : "", presence);
}

struct ids together_claims(const struct report *report, const struct encounter *met)
{
	struct ids claims = { 0 };

	report_claims(report, &claims, met->format);
	for (size_t i = 0; i < 2; i++) {
		const struct place *place = &met->of[i];
		const struct point presence = presence_of(place);

		report_claims(report, &claims, &presence);
		report_claims(report, &claims, place->function);
		report_claims(report, &claims, place->inside);
	}
	return claims;
}
