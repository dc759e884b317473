// SPDX-License-Identifier: MIT
// The contract of `together --json`: cmd/contracts/together.schema.json describes it, and a test holds it to that.
#include "base/str.h"
#include "cmd/together_report.h"

static void who_json(struct json *json, const struct who *who)
{
	json_object(json);
	json_put_text(json, "slug", who->side ? NULL : who->thing.slug);
	json_put_text(json, "name", who->side ? who->side : who->thing.label);
	json_put_text(json, "kind", who->side ? "side" : who->thing.kind);
	json_end(json);
}

static void place_json(struct json *json, const struct report *report, const struct together *together,
                       const struct encounter *met, int who)
{
	static const char *const words[] = {
		[BEING_NONE] = "not recorded", [BEING_ABSENT] = "absent", [BEING_UNTOLD] = "presence not recorded",
		[BEING_DISPUTED] = "disputed", [BEING_REMOTE] = "remote", [BEING_PRESENT] = "present",
	};
	const struct place *place = &met->of[who];

	json_object(json);
	json_put_text(json, "recorded", words[place->being]);
	json_put_text(json, "delegation", report_slug(report, place->seat ? place->seat->read_id : 0));
	report_json_thing(json, report, "actor", place->seat ? together_body(together, place->seat) : 0);
	json_put_text(json, "function", place->function ? place->function->name : NULL);
	json_put_boolean(json, "inside", place->inside);
	json_key(json, "presence");
	json_array(json);
	for (size_t i = 0; i < place->value_count; i++) {
		json_object(json);
		json_put_text(json, "value", place->values[i].text);
		report_json_cites(json, report, place->values[i].claims, place->values[i].claim_count);
		json_end(json);
	}
	json_end(json);
	json_put_text(json, "presence_of", together_presence_of(together, met, who));
	json_put_boolean(json, "taken_over", place->taken_over);
	json_end(json);
}

static void encounter_json(struct json *json, const struct report *report, const struct together *together,
                           const struct encounter *met)
{
	json_object(json);
	report_json_thing(json, report, "round", met->round->id);
	report_json_dates(json, report, met->dates);
	json_put_text(json, "room", together_room(met));
	report_json_point(json, report, "format", met->format);
	json_key(json, "of");
	json_array(json);
	place_json(json, report, together, met, 0);
	place_json(json, report, together, met, 1);
	json_end(json);
	json_end(json);
}

void together_json(struct json *json, const struct report *report, const struct together *together)
{
	static const char *const answers[] = {
		[ANSWER_YES] = "yes", [ANSWER_NO] = "no", [ANSWER_NOT_RECORDED] = "not recorded"
	};

	json_object(json);
	report_json_head(json, report->question, report->withheld->claims, "rapporteur-together");
	json_key(json, "who");
	json_array(json);
	who_json(json, &together->who[0]);
	who_json(json, &together->who[1]);
	json_end(json);
	json_put_text(json, "one_room", answers[together->answer]);
	json_key(json, "rounds");
	json_array(json);
	for (size_t i = 0; i < together->count; i++)
		encounter_json(json, report, together, &together->list[i]);
	json_end(json);
	report_json_coverage(json, &together->coverage);
	report_json_sources(json, report);
	json_end(json);
}
