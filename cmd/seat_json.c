// SPDX-License-Identifier: MIT
// The contract of `seat --json`: cmd/contracts/seat.schema.json describes it, and a test holds it to that.
#include "base/str.h"
#include "cmd/seat_report.h"

static void delegation_json(struct json *json, const struct report *report, const struct seats *seats,
                            const struct seats_part *delegation, const char *role)
{
	const bool single = str_equal(role, "head") || str_equal(role, "chief negotiator");

	json_object(json);
	report_json_thing(json, report, "round", delegation->round_id);
	report_json_dates(json, report, delegation->dates);
	json_put_text(json, "delegation", report_slug(report, delegation->id));
	report_json_thing(json, report, "actor", seats_body(seats, delegation));
	json_put_text(json, "side", seats_side(seats, delegation));
	if (single)
		report_json_single(json, report, "holder", delegation->id, role);
	else
		report_json_set(json, report, "holders", delegation->id, role);
	report_json_single(json, report, "presence", delegation->id, "presence");
	json_end(json);
}

void seat_json(struct json *json, const struct report *report, const struct seats *seats,
               const struct seat_asked *asked)
{
	json_object(json);
	report_json_head(json, report->question, report->withheld->claims, "rapporteur-seat");
	json_put_text(json, "role", asked->role);
	report_json_thing(json, report, "of", asked->of);
	json_put_text(json, "side", asked->where.side);
	report_json_thing(json, report, "talks", asked->talks);
	json_put_text(json, "during", asked->where.during);
	json_key(json, "seats");
	json_array(json);
	for (size_t i = 0; i < seats->count; i++)
		delegation_json(json, report, seats, &seats->list[i], asked->role);
	json_end(json);
	report_json_coverage(json, &seats->coverage);
	report_json_sources(json, report);
	json_end(json);
}
