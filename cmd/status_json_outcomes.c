// SPDX-License-Identifier: MIT
// The part of `status --json` that tells what came of it, and what was noted.
#include "base/str.h"
#include "cmd/status_report.h"

static void signatures_json(struct json *json, const struct report *report, int64_t outcome)
{
	size_t count;
	const struct point *points = record_points(report->record, outcome, &count);

	json_key(json, "signatures");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		if (!str_equal(points[i].name, "signature"))
			continue;
		json_object(json);
		report_json_thing(json, report, "signatory", points[i].about);
		report_json_point(json, report, "signature", &points[i]);
		json_end(json);
	}
	json_end(json);
}

// When its stage came about, and who said so.
static void outcome_when(struct json *json, const struct report *report, const struct part *outcome)
{
	const struct value *stage = record_value(report->record, outcome->id, "stage");
	const struct value *value = stage ? stage : record_value(report->record, outcome->id, "content");

	report_json_when(json, report, value);
	if (value)
		report_json_speaker(json, report, value);
	else
		json_put_text(json, "said_by", NULL);
}

// Its own, open offers, and what came about between rounds in the days around it.
static bool is_told(const struct status_report *page, const struct part *outcome)
{
	if (status_offer_open(page->status, outcome))
		return true;
	for (size_t i = 0; i < page->entries.count; i++)
		if (page->entries.list[i].part == outcome)
			return true;
	return outcome->round_id == page->status->round->id && status_told(page->status, outcome->id);
}

static void outcomes_json(struct json *json, const struct status_report *page)
{
	const struct report *report = &page->report;
	const struct status *status = page->status;

	json_key(json, "outcomes");
	json_array(json);
	for (const struct part *part = NULL; (part = status_next(status, "outcome", part)) != NULL;) {
		if (!is_told(page, part))
			continue;
		json_object(json);
		json_put_text(json, "slug", part->slug);
		json_put_text(json, "name", part->label);
		json_put_text(json, "kind", part->nature);
		report_json_thing(json, report, "round", part->round_id);
		report_json_single(json, report, "stage", part->id, "stage");
		outcome_when(json, report, part);
		report_json_set(json, report, "made_by", part->id, "maker");
		report_json_set(json, report, "concerned", part->id, "concerned");
		report_json_single(json, report, "content", part->id, "content");
		report_json_single(json, report, "publication", part->id, "publication");
		signatures_json(json, report, part->id);
		json_put_boolean(json, "open_offer", status_offer_open(status, part));
		json_end(json);
	}
	json_end(json);
}

static void notes_json(struct json *json, const struct status_report *page)
{
	const struct report *report = &page->report;

	json_key(json, "notes");
	json_array(json);
	for (size_t i = 0; i < page->entries.count; i++) {
		const struct status_entry *entry = &page->entries.list[i];
		const struct value *value = &entry->point->holds[0];

		if (!str_equal(entry->point->name, "note"))
			continue;
		json_object(json);
		report_json_when(json, report, value);
		json_put_text(json, "about", entry->part->slug);
		json_put_text(json, "text", entry->point->element);
		json_put_boolean(json, "disputes", status_note_disputes(page, entry->point));
		report_json_speaker(json, report, value);
		report_json_cites(json, report, value->claims, value->claim_count);
		json_end(json);
	}
	json_end(json);
}

void status_json_outcomes(struct json *json, const struct status_report *page)
{
	outcomes_json(json, page);
	notes_json(json, page);
}
