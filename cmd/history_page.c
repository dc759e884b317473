// SPDX-License-Identifier: MIT
// The page of a history: its rounds, then invitations, exclusions, outcomes, posts, links, and how complete the record is.
#include <inttypes.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/history_report.h"

static const char *scope_label(const struct history_page *page, const struct involvement *part)
{
	int64_t scope = part->round_id != FIELD_NULL_INTEGER ? part->round_id : part->talks_id;

	return scope != FIELD_NULL_INTEGER ? record_label(page->report.record, scope) : part->label;
}

// Flagged DISPUTED where anything told for it is, else with how many origins `weighed` (or NULL) rests on.
static void fact(struct history_page *page, const char *label, const char *text, const struct point *weighed)
{
	size_t disputes;
	const char *weight = report_weight(&page->report, weighed);

	report_disputes(&page->report, &disputes);
	const struct fact row = { .level = 1, .label = label, .text = text, .flag = disputes > 0 ? "DISPUTED" : weight };

	document_fact(page->document, &row);
}

// Whether it has a seat at a round of which the presence is told: that answers an invitation.
static bool has_seat(const struct history_page *page, int64_t round_id)
{
	for (const struct involvement *seat = NULL; (seat = history_seat_next(page->history, seat)) != NULL;) {
		const struct point *presence = history_presence(page->history, seat);

		if (seat->round_id == round_id && presence && presence->hold_count > 0)
			return true;
	}
	return false;
}

// All parts of a kind as a section: one line each, by the point that carries them.
static void section(struct history_page *page, const char *heading, const char *kind, const char *name)
{
	for (size_t i = 0; i < page->history->count; i++) {
		const struct involvement *part = &page->history->list[i];
		int64_t about = str_equal(name, "signature") ? page->history->who.id : 0;
		const struct point *point = record_point(page->report.record, part->id, about, name, "");

		if (!str_equal(part->kind, kind) || str_equal(part->part, "link") || !point || point->hold_count == 0)
			continue;
		const char *text = report_state(&page->report, point, NULL);
		const char *insisters = str_equal(kind, "exclusion") ? report_set(&page->report, part->id, "insister") : NULL;

		if (heading != NULL)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		if (str_equal(kind, "outcome"))
			text = mem_print(page->report.context, "%s: %s", part->label, text);
		if (str_equal(kind, "exclusion"))
			text = mem_print(page->report.context, "%s; at whose insistence: %s", text,
			                 insisters != NULL ? insisters : "not said");
		if (str_equal(point->holds[0].text, "sent") && !point_disputed(point) && !has_seat(page, part->round_id))
			text = mem_print(page->report.context, "%s; no answer recorded", text);
		fact(page, scope_label(page, part), text, point);
	}
}

static void posts(struct history_page *page)
{
	size_t count;
	const struct point *points = record_points(page->report.record, page->history->who.id, &count);
	const char *heading = "Posts and memberships";

	for (size_t i = 0; i < count; i++) {
		const struct point *post = &points[i];
		struct str *text;

		if (!str_equal(post->name, "post") || !point_in(post))
			continue;
		if (heading != NULL)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		text = str_new(page->report.context);
		str_print(text, "%s, %s %s", post->element, record_label(page->report.record, post->about),
		          report_cites(&page->report, &post->holds[0]));
		for (int edge = 0; edge < 2; edge++) {
			const char *said =
				report_point(&page->report, record_point(page->report.record, page->history->who.id, post->about,
			                                             edge == 0 ? "since" : "until", post->element));

			if (said != NULL)
				str_print(text, " · %s %s", edge == 0 ? "since" : "until", said);
		}
		fact(page, "", text->text, post);
	}
}

// "Replaces  High Negotiations Committee [3]", "Replaced by ...".
static void links(struct history_page *page)
{
	const char *heading = "Links";
	int64_t other;
	bool inverse;

	for (const struct point *link = NULL; (link = history_link_next(page->history, link, &other, &inverse)) != NULL;) {
		if (heading)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		fact(page, report_link(link, inverse),
		     mem_print(page->report.context, "%s %s", record_label(page->report.record, other),
		               report_cites(&page->report, &link->holds[0])),
		     link);
	}
}

static const char *coverage_told(const struct history_page *page)
{
	const struct coverage *coverage = &page->history->coverage;

	if (coverage->recorded == 0)
		return "No talks are recorded in which it has a part: nothing is said of where it was.";
	return mem_print(page->report.context,
	                 "%" PRId64 " %s recorded in these talks: roster complete for %" PRId64 ", partial for %" PRId64
	                 ", not known for %" PRId64 ". A round that is not listed says nothing about who was there.",
	                 coverage->recorded, coverage->recorded == 1 ? "round is" : "rounds are", coverage->complete,
	                 coverage->partial, coverage->recorded - coverage->complete - coverage->partial);
}

// "named at 18 rounds": a round counts once, whatever its parts there.
static const char *rounds_told(const struct history_page *page)
{
	const struct involvement *before = NULL;
	size_t rounds = 0;

	for (const struct involvement *seat = NULL; (seat = history_seat_next(page->history, seat)) != NULL; before = seat)
		rounds += before == NULL || before->round_id != seat->round_id;
	return mem_print(page->report.context, "named at %zu %s", rounds, rounds == 1 ? "round" : "rounds");
}

struct document *history_document(const struct report *report, const struct history *history, bool sheet)
{
	struct history_page page = { .report = *report, .history = history, .document = document_new(report->context) };

	if (sheet) {
		history_sheet(&page);
		return page.document;
	}
	history_rounds(&page);
	section(&page, "Invitations", "invitation", "invitation");
	section(&page, "Exclusions", "exclusion", "exclusion");
	section(&page, "Outcomes", "outcome", "signature");
	posts(&page);
	links(&page);
	document_section(page.document, "Coverage", NULL, NULL);
	fact(&page, "", coverage_told(&page), NULL);
	report_references(page.document, report);
	document_note(page.document, "Addresses: -v. A round of these: rapporteur status ROUND");
	const char *const subtitle[] = { rounds_told(&page), report_known(report, history->withheld), NULL };

	document_title(page.document, history->who.label, report_marking(report), subtitle);
	return page.document;
}
