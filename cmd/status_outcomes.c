// SPDX-License-Identifier: MIT
// Outcomes with their signatures, and open offers.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"

static void signatures(const struct status_report *page, const struct part *outcome, struct str *text)
{
	static const char *const order[][2] = { { "signatory", "signed by" },
		                                    { "guarantor", "guaranteed by" },
		                                    { "witness", "witnessed by" },
		                                    { "refused", "refused by" } };
	size_t count;
	const struct point *points = record_points(page->report.record, outcome->id, &count);

	for (size_t kind = 0; kind < sizeof order / sizeof *order; kind++) {
		struct str *names = str_new(page->report.context);

		for (size_t i = 0; i < count; i++) {
			const struct point *point = &points[i];

			if (!str_equal(point->name, "signature") || point->hold_count == 0 ||
			    !str_equal(point->holds[0].text, order[kind][0]))
				continue;
			str_separate(names, ", ");
			str_print(names, "%s %s", record_label(page->report.record, point->about),
			          report_cites(&page->report, point->holds));
			if (point_disputed(point))
				report_dispute(&page->report, point, false);
			for (size_t other = 1; other < point->hold_count; other++)
				str_print(names, " (or %s %s)", point->holds[other].text,
				          report_cites(&page->report, &point->holds[other]));
		}
		if (names->length > 0)
			str_print(text, "; %s %s", order[kind][1], names->text);
	}
}

// What it says, a line of its own: "A mechanism of the three observes the ceasefire. [6], says Sergey Lavrov"; who says it only
// where that is not who tells its stage.
static void content(const struct status_report *page, const struct part *outcome, struct str *text)
{
	const struct point *point = record_single(page->report.record, outcome->id, "content");
	const struct value *stage = record_value(page->report.record, outcome->id, "stage");
	const char *told = stage ? report_speakers(&page->report, stage) : "";

	if (point_disputed(point))
		report_dispute(&page->report, point, false);
	for (size_t i = 0; point && i < point->hold_count; i++) {
		const char *speakers = report_speakers(&page->report, &point->holds[i]);

		str_print(text, "%s%s %s%s", i == 0 ? "\n" : "\nor ", point->holds[i].text,
		          report_cites(&page->report, &point->holds[i]), str_equal(speakers, told) ? "" : speakers);
	}
}

const struct point *status_outcome_weighed(const struct status *status, const struct part *outcome)
{
	const struct point *stage = record_single(status->record, outcome->id, "stage");

	return stage ? stage : record_single(status->record, outcome->id, "content");
}

const char *status_outcome_told(const struct status_report *page, const struct part *outcome, const char *day)
{
	struct str *text = str_new(page->report.context);
	const char *makers = report_set(&page->report, outcome->id, "maker");
	const char *concerned = report_set(&page->report, outcome->id, "concerned");
	const char *publication = report_point_of(&page->report, outcome->id, 0, "publication");
	const char *stage = report_state(&page->report, record_single(page->report.record, outcome->id, "stage"), day);

	if (makers)
		str_print(text, "%s: ", makers);
	str_add(text, outcome->label);
	if (stage)
		str_print(text, " · %s", stage);
	signatures(page, outcome, text);
	if (publication)
		str_print(text, " · text %s", publication);
	if (concerned)
		str_print(text, " · concerns %s", concerned);
	content(page, outcome, text);
	return text->text;
}

// Those of the round itself that are no open offers, or the open offers.
static void outcomes(struct status_report *page, const char *heading, bool offers)
{
	for (const struct part *part = NULL; (part = status_next(page->status, "outcome", part)) != NULL;) {
		const struct point *point = status_outcome_weighed(page->status, part);

		if (status_offer_open(page->status, part) != offers ||
		    (!offers && (part->round_id != page->status->round->id || !status_told(page->status, part->id))))
			continue;
		const char *day =
			point && point->hold_count > 0 ? status_day_label(&page->report, &point->holds[0]) : "undated";

		if (heading)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		status_fact(page, 1, day, status_outcome_told(page, part, day), point);
	}
	if (offers || status_withheld(page->status, "outcome") == 0)
		return;
	if (heading)
		document_section(page->document, heading, NULL, NULL);
	status_fact_withheld(page, 1, "", "outcome");
}

void status_outcomes(struct status_report *page)
{
	outcomes(page, "Outcomes", false);
	outcomes(page, "Open offers", true);
}
