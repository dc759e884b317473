// SPDX-License-Identifier: MIT
// What stands around a value: the causes given for it, who says it, and when.
#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/report.h"
#include "domain/date_text.h"
#include "domain/history.h"

// The claims of `value` by what `text_of` gives for them, each text once, in the order in which it is first met; those for
// which it gives NULL are left out.
static struct saying *sayings_of(const struct report *report, const struct value *value,
                                 const char *(*text_of)(const struct report *, const struct told *), size_t *count)
{
	struct saying *list = mem_alloc(report->context, (value->claim_count + 1) * sizeof *list);

	*count = 0;
	for (size_t i = 0; i < value->claim_count; i++) {
		const char *text = text_of(report, record_claim(report->record, value->claims[i]));
		size_t place = 0;

		if (!text)
			continue;
		while (place < *count && !str_equal(list[place].text, text))
			place++;
		if (place == *count)
			list[(*count)++] = (struct saying){ .text = text };
		list[place].claims =
			mem_resize(report->context, list[place].claims, list[place].claim_count + 1, sizeof *value->claims);
		list[place].claims[list[place].claim_count++] = value->claims[i];
	}
	return list;
}

static const char *cause_text(const struct report *report, const struct told *told)
{
	(void)report;
	return told->because;
}

const struct saying *report_causes(const struct report *report, const struct value *value, size_t *count)
{
	return sayings_of(report, value, cause_text, count);
}

static const struct told *despite_of(const struct report *report, const struct value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < values[i].claim_count; k++)
			if (record_claim(report->record, values[i].claims[k])->despite_exclusion)
				return record_claim(report->record, values[i].claims[k]);
	return NULL;
}

const struct told *report_despite(const struct report *report, const struct point *state)
{
	const struct told *told = state ? despite_of(report, state->holds, state->hold_count) : NULL;

	return told || !state ? told : despite_of(report, state->was, state->was_count);
}

const char *report_despite_told(const struct report *report, const struct point *state)
{
	const struct told *told = report_despite(report, state);

	return told ? mem_print(report->context, " · despite the exclusion: %s %s", told->despite_exclusion,
	                        cite_text(report->citations, &told->id, 1))
	            : "";
}

const int *report_vaguer(const struct report *report, const struct value *value)
{
	const int *stated = cite_numbers(report->citations, value->claims, value->stated_count);
	const int *all = cite_numbers(report->citations, value->claims, value->claim_count);
	int *vaguer = mem_alloc(report->context, (value->claim_count + 1) * sizeof *vaguer);
	size_t count = 0;

	// Both ascend, and the one holds the other.
	for (; *all != 0; all++)
		if (*all == *stated)
			stated++;
		else
			vaguer[count++] = *all;
	vaguer[count] = 0;
	return vaguer;
}

// "Yara Sharif for Staffan de Mistura", "unnamed official": NULL where the source itself says it.
static const char *speaker_text(const struct report *report, const struct told *told)
{
	const char *who = told->attributed_id ? record_label(report->record, told->attributed_id) : told->attribution;

	if (!who || !told->principal_id)
		return who;
	return mem_print(report->context, "%s for %s", who, record_label(report->record, told->principal_id));
}

const char *report_speakers(const struct report *report, const struct value *value)
{
	struct str *text = str_new(report->context);
	size_t count;
	const struct saying *speakers = sayings_of(report, value, speaker_text, &count);

	for (size_t i = 0; i < count; i++) {
		str_print(text, "%s%s", i == 0 ? ", says " : ", ", speakers[i].text);
		// Whose words each source brings matters only where not all bring the same.
		if (speakers[i].claim_count < value->claim_count)
			str_print(text, " %s", cite_text(report->citations, speakers[i].claims, speakers[i].claim_count));
	}
	return text->text;
}

const char *report_day(const struct report *report, const struct value *value)
{
	enum { PLAIN_DAY = 10 }; // bytes of YYYY-MM-DD
	const struct told *told = record_claim(report->record, value->claims[0]);

	if (told->occurred)
		return told->occurred;
	if (str_equal(told->known_by, "recorded"))
		return NULL;
	// Of a source dated by its month nobody claimed the last day of it.
	return str_equal(told->known_by, "source") && told->from && told->from->published &&
	               strlen(told->from->published) < PLAIN_DAY
	           ? told->from->published
	           : told->effective;
}

const char *report_limit(const struct report *report, const struct value *value)
{
	const struct told *told = record_claim(report->record, value->claims[0]);
	const char *limit = told->occurred ? date_limit(report->context, told->occurred) : report_day(report, value);

	// What had ended before it was told had come about by its end.
	return limit && value->until && strcmp(value->until, told->effective) < 0 ? value->until : limit;
}

const char *report_link(const struct point *link, bool inverse)
{
	static const char *const labels[][3] = {
		{ "prepares", "Prepares", "Prepared by" },
		{ "continues", "Continues", "Continued by" },
		{ "follows up", "Follows up", "Followed up by" },
		{ "established by", "Established by", "Establishes" },
		{ "mandated by", "Mandated by", "Mandates" },
		{ "answers", "Answers", "Answered by" },
		{ "implements", "Implements", "Implemented by" },
		{ "annex of", "Annex of", "Has as annex" },
		{ "in exchange for", "In exchange for", "In exchange for" },
		{ "replaces", "Replaces", "Replaced by" },
		{ "renamed to", "Renamed to", "Renamed from" },
		{ "split into", "Split into", "Split from" },
		{ "merged into", "Merged into", "Merged from" },
		{ "absorbed by", "Absorbed by", "Absorbed" },
	};

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_equal(labels[i][0], link->element))
			return labels[i][inverse ? 2 : 1];
	return link->element;
}

const char *report_day_told(const struct report *report, const struct value *value)
{
	const char *day = report_day(report, value);
	const char *limit = report_limit(report, value);

	return limit ? mem_print(report->context, "by %s", report_date(report, limit)) : report_date(report, day);
}

const char *report_dates(const struct report *report, const struct dates *dates)
{
	const char *start = dates->start.text;
	const char *end = dates->end.text;
	const char *disputed = dates->start.disputed || dates->end.disputed ? " (disputed)" : "";

	if (!start && !end)
		return "not recorded";
	if (!start || !end || str_equal(start, end))
		return mem_print(report->context, "%s%s%s", start ? "" : "to ", date_text(report->context, start ? start : end),
		                 disputed);
	return mem_print(report->context, "%s%s",
	                 date_text(report->context, mem_print(report->context, "%s/%s", start, end)), disputed);
}

const char *report_slugs(const struct report *report, const int64_t *claims, size_t count)
{
	const int *numbers = cite_numbers(report->citations, claims, count);
	struct str *text = str_new(report->context);
	size_t listed;
	const struct citation *list = citations_list(report->citations, &listed);

	for (; *numbers != 0; numbers++) {
		const struct cited *from = list[*numbers - 1].from;

		str_separate(text, " ");
		str_print(text, "%s%s%s", from->slug, from->passage ? "#" : "", from->passage ? from->passage : "");
	}
	return text->length > 0 ? text->text : NULL;
}

const char *report_coverage(const struct report *report, const struct coverage *coverage)
{
	const char *when = !coverage->bounded    ? ""
	                   : coverage->certainly ? " and, with days beyond doubt, this period"
	                                         : " and this period";

	if (coverage->recorded == 0)
		return mem_print(report->context, "No round is %s in these talks%s: nothing is said of presence.",
		                 report_absent(report), when);
	return mem_print(report->context,
	                 "%" PRId64 " %s recorded in these talks%s: roster complete for %" PRId64 ", partial for %" PRId64
	                 ", not known for %" PRId64 ". A round that is not listed says nothing about who was there.",
	                 coverage->recorded, coverage->recorded == 1 ? "round is" : "rounds are", when, coverage->complete,
	                 coverage->partial, coverage->recorded - coverage->complete - coverage->partial);
}

const char *report_slug(const struct report *report, int64_t id)
{
	const struct named *named = id ? record_thing(report->record, id) : NULL;

	return named ? named->slug : NULL;
}

void report_claims(const struct report *report, struct ids *claims, const struct point *point)
{
	for (size_t i = 0; point && i < point->hold_count; i++)
		for (size_t k = 0; k < point->holds[i].claim_count; k++)
			ids_add(report->context, claims, point->holds[i].claims[k]);
}
