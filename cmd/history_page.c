// SPDX-License-Identifier: MIT
// The page of a history: its rounds, then invitations, exclusions, outcomes, posts, links, and how complete the record is.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/history_report.h"
#include "domain/date_text.h"

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

// Whether a part is a seat of which the presence is told: that answers an invitation to its round.
static bool is_seated(const struct history *history, const struct involvement *part)
{
	const struct point *presence =
		str_equal(part->kind, "delegation") && !str_equal(part->part, "link") ? history_presence(history, part) : NULL;

	return presence && presence->hold_count > 0;
}

// Whether an invitation is answered by a seat at its round: what belongs to one round stands together.
static bool has_seat(const struct history *history, const struct involvement *invitation)
{
	const struct involvement *first = invitation;
	const struct involvement *end = history->list + history->count;

	while (first > history->list && first[-1].round_id == invitation->round_id)
		first--;
	for (; first < end && first->round_id == invitation->round_id; first++)
		if (is_seated(history, first))
			return true;
	return false;
}

// How a part of a kind reads.
static const char *part_told(struct history_page *page, const struct involvement *part, const struct point *state)
{
	const void *context = page->report.context;
	const char *before = report_before(&page->report, state, NULL);
	const char *as = history_as(context, page->history, part);
	const char *text = mem_print(context, "%s%s%s%s%s", as ? as : "", as ? ": " : "",
	                             report_dated(&page->report, state), before ? " · " : "", before ? before : "");

	if (str_equal(part->kind, "outcome"))
		return mem_print(context, "%s: %s", part->label, text);
	if (str_equal(part->kind, "exclusion")) {
		const char *insisters = report_set(&page->report, part->id, "insister");
		const char *ground = report_point_of(&page->report, part->id, 0, "ground");

		if (!ground)
			ground = report_untold(&page->report, part->id, "ground", NULL);
		return mem_print(context, "%s; at whose insistence: %s%s%s", text,
		                 insisters ? insisters : report_untold(&page->report, part->id, "insister", "not said"),
		                 ground ? "; ground: " : "", ground ? ground : "");
	}
	text = mem_print(context, "%s%s", text, report_despite_told(&page->report, state));
	if (str_equal(state->holds[0].text, "sent") && !point_disputed(state) && !has_seat(page->history, part))
		return mem_print(context, "%s; no answer recorded", text);
	return text;
}

// All parts of a kind as a section: one line each, by the point that carries them.
static void section(struct history_page *page, const char *heading, const char *kind)
{
	for (const struct involvement *part = NULL; (part = history_part_next(page->history, kind, part)) != NULL;) {
		const struct point *state = history_state(page->history, part);

		if (!state || state->hold_count == 0)
			continue;
		if (heading != NULL)
			document_section(page->document, heading, NULL, NULL);
		heading = NULL;
		fact(page, scope_label(page, part), part_told(page, part, state), state);
	}
}

// The rounds at the time of which a post was held: " · at the time of Geneva IV", or "".
static const char *rounds_held(const struct history_page *page, const struct point *post)
{
	struct str *text = str_new(page->report.context);
	int64_t before = 0;

	for (const struct involvement *seat = NULL; (seat = history_seat_next(page->history, seat)) != NULL;) {
		if (seat->round_id == before || !history_held(page->history, post, seat))
			continue;
		str_print(text, "%s%s", text->length > 0 ? ", " : " · at the time of ",
		          record_label(page->report.record, seat->round_id));
		before = seat->round_id;
	}
	return text->text;
}

static void posts(struct history_page *page, int64_t who, const char **heading)
{
	size_t count;
	const struct point *points = record_points(page->report.record, who, &count);

	for (size_t i = 0; i < count; i++) {
		const struct point *post = &points[i];
		struct str *text;

		if (!history_is_post(page->history, post))
			continue;
		if (*heading != NULL)
			document_section(page->document, *heading, NULL, NULL);
		*heading = NULL;
		text = str_new(page->report.context);
		str_print(text, "%s, %s %s", post->element, record_label(page->report.record, post->about),
		          report_cites(&page->report, &post->holds[0]));
		for (int edge = 0; edge < 2; edge++) {
			const char *said = report_point(&page->report, record_point(page->report.record, who, post->about,
			                                                            edge == 0 ? "since" : "until", post->element));

			if (said != NULL)
				str_print(text, " · %s %s", edge == 0 ? "since" : "until", said);
		}
		str_add(text, rounds_held(page, post));
		fact(page, who == page->history->who.id ? "" : record_label(page->report.record, who), text->text, post);
	}
}

// "High Negotiations Committee, 30 Oct 2016 [3]", "Free Front, as Northern Front, 1 Feb 2014 [2]", and where the day is disputed
// "Splinter [1][2], 15 Feb 2020 [1] or 15 Dec 2020 [2]".
static const char *link_told(const struct history_page *page, const struct linked *linked)
{
	const struct record *record = page->report.record;
	const struct point *link = linked->link;
	const struct point *day = succession_day(record, link);
	const int64_t own = linked->inverse ? link->about : link->subject;
	const char *occurred = succession(link->element) ? NULL : record_claim(record, link->holds[0].claims[0])->occurred;
	struct str *text = str_new(page->report.context);

	str_add(text, record_label(record, linked->other));
	if (own != page->history->who.id)
		str_print(text, ", as %s", record_label(record, own));
	if (point_disputed(day)) {
		str_print(text, " %s, %s", report_cites(&page->report, &link->holds[0]), report_holds(&page->report, day));
		return text->text;
	}
	if (day || occurred)
		str_print(text, ", %s", report_date(&page->report, day ? day->holds[0].text : occurred));
	str_print(text, " %s", report_cites(&page->report, &link->holds[0]));
	return text->text;
}

// "Replaces  High Negotiations Committee [3]", "Replaced by ..."
static void links(struct history_page *page)
{
	size_t count;
	const struct linked *list = history_links(page->report.context, page->history, &count);

	if (count > 0)
		document_section(page->document, "Links", NULL, NULL);
	for (size_t i = 0; i < count; i++)
		fact(page, report_link(list[i].link, list[i].inverse), link_told(page, &list[i]), list[i].link);
}

static const char *coverage_told(const struct history_page *page)
{
	const struct history_scope *scope = &page->history->scope;

	if (page->history->coverage.recorded > 0 || scope->period.text || scope->talks_id)
		return report_coverage(&page->report, &page->history->coverage);
	return mem_print(page->report.context, "No talks are %s in which %s has a part: nothing is said of presence.",
	                 report_absent(&page->report), page->history->who.label);
}

// Who else is followed: "also Jabhat Fateh al-Sham; Ahrar al-Sham (before the split)"; NULL for nobody.
static const char *followed_told(const struct history_page *page)
{
	const struct history *history = page->history;
	struct str *text = str_new(page->report.context);

	for (size_t i = 0; i < history->followed_count; i++) {
		const struct followed *followed = &history->followed[i];
		const char *through = history_through(page->report.context, followed, true);

		if (followed->id == history->who.id || !record_thing(page->report.record, followed->id) ||
		    (i > 0 && followed[-1].id == followed->id))
			continue;
		str_print(text, "%s%s%s%s%s", text->length ? "; " : "also ", record_label(page->report.record, followed->id),
		          through ? " (" : "", through ? through : "", through ? ")" : "");
	}
	return text->length ? text->text : NULL;
}

// What the history was narrowed to: " · period: 2017, certainly · talks: Astana track and below", or "".
static const char *scope_told(const struct history_page *page)
{
	const struct history_scope *scope = &page->history->scope;
	struct str *text = str_new(page->report.context);

	if (scope->period.text)
		str_print(text, " · period: %s%s", date_text(page->report.context, scope->period.text),
		          scope->period.certainly ? ", certainly" : "");
	if (scope->talks_id)
		str_print(text, " · talks: %s and below", record_label(page->report.record, page->history->talks));
	if (scope->reach.own_name)
		str_add(text, " · under this name alone");
	if (scope->reach.no_lineage)
		str_add(text, " · without its lineage");
	return text->text;
}

// "named at 18 rounds": a round counts once, whatever its parts there; with what the history was narrowed to.
static const char *rounds_told(const struct history_page *page)
{
	const struct involvement *before = NULL;
	size_t rounds = 0;

	for (const struct involvement *seat = NULL; (seat = history_seat_next(page->history, seat)) != NULL; before = seat)
		rounds += before == NULL || before->round_id != seat->round_id;
	return mem_print(page->report.context, "named at %zu %s%s", rounds, rounds == 1 ? "round" : "rounds",
	                 scope_told(page));
}

struct document *history_document(const struct report *report, const struct history *history, bool sheet)
{
	struct history_page page = { .report = *report, .history = history, .document = document_new(report->context) };

	const char *posts_heading = "Posts and memberships";

	if (sheet) {
		history_sheet(&page);
		return page.document;
	}
	history_rounds(&page);
	section(&page, "Invitations", "invitation");
	section(&page, "Exclusions", "exclusion");
	section(&page, "Outcomes", "outcome");
	for (size_t i = 0; i < history->own.count; i++)
		posts(&page, history->own.items[i], &posts_heading);
	links(&page);
	document_section(page.document, "Coverage", NULL, NULL);
	fact(&page, "", coverage_told(&page), NULL);
	report_references(page.document, report);
	document_note(page.document, history_seat_next(history, NULL) != NULL
	                                 ? "Addresses: -v. A round of these: rapporteur status ROUND"
	                                 : "Addresses: -v");
	const char *also = followed_told(&page);
	const char *const subtitle[] = { rounds_told(&page), also ? also : report_known(report),
		                             also ? report_known(report) : NULL, NULL };

	document_title(page.document, history->who.label, report_marking(report), subtitle);
	return page.document;
}
