// SPDX-License-Identifier: MIT
#include "cmd/report.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/ask.h"
#include "domain/date_text.h"

const char *report_date(const struct report *report, const char *edtf)
{
	char *text = date_text(report->context, edtf);
	size_t length = text != NULL ? strlen(text) : 0;

	// A month alone keeps its year: "Jan" would say too little.
	if (length > 5 && strcspn(text, "0123456789") < length - 5 && text[length - 5] == ' ' &&
	    strncmp(text + length - 4, report->question->day, 4) == 0)
		text[length - 5] = '\0';
	return text;
}

static bool is_date(const struct value *value)
{
	return value->earliest != NULL || value->latest != NULL;
}

// A value that was, or that stands beside another: its year is said only where it is another one.
static const char *value_short(const struct report *report, const struct value *value)
{
	return is_date(value) ? report_date(report, value->text) : report_value(report, value);
}

const char *report_value(const struct report *report, const struct value *value)
{
	if (value->id != 0)
		return record_label(report->record, value->id);
	if (is_date(value))
		return date_text(report->context, value->text);
	if (value->lowest != NULL)
		return count_text(report->context, value->text);
	return value->text;
}

const char *report_cites(const struct report *report, const struct value *value)
{
	return cite_text(report->citations, value->claims, value->stated_count);
}

const char *report_until(const struct report *report, const struct point *point, const struct value *ended)
{
	for (size_t i = 0; i < point->hold_count + point->was_count; i++) {
		const struct value *value = i < point->hold_count ? &point->holds[i] : &point->was[i - point->hold_count];

		for (size_t j = 0; j < value->claim_count && value != ended; j++) {
			const struct value one = { .claims = &value->claims[j], .claim_count = 1 };
			const char *day = report_day(report, &one);

			if (day && str_equal(record_claim(report->record, value->claims[j])->effective, ended->until))
				return day;
		}
	}
	return ended->until;
}

// A building in the city named before is no move: that the city was named is not told.
static bool is_wider_place(const struct report *report, const struct point *point, const struct value *was)
{
	const struct named *place = point->hold_count > 0 ? record_thing(report->record, point->holds[0].id) : NULL;

	return place && was->id != 0 && place->parent_id == was->id;
}

// ---- what is disputed ----------------------------------------------------------------------------------------------------

struct disputes {
	struct dispute *list;
	size_t count;
};

struct report *report_new(const void *context, const struct question *question, const struct record *record,
                          const struct withheld *withheld)
{
	struct report *report = mem_new(context, struct report);

	*report = (struct report){
		.context = context,
		.question = question,
		.record = record,
		.withheld = withheld,
		.citations = citations_new(context, record),
		.disputes = mem_new(context, struct disputes),
	};
	return report;
}

void report_dispute(const struct report *report, const struct point *point, bool cause)
{
	struct disputes *disputes = report->disputes;

	disputes->list = mem_resize(report->context, disputes->list, disputes->count + 1, sizeof *disputes->list);
	disputes->list[disputes->count++] = (struct dispute){ .point = point, .cause = cause };
}

static void point_told(const struct report *report, const struct point *point)
{
	size_t causes = 0;

	if (point_disputed(point))
		report_dispute(report, point, false);
	for (size_t i = 0; i < point->hold_count && causes < 2; i++)
		report_causes(report, &point->holds[i], &causes);
	if (causes > 1)
		report_dispute(report, point, true);
}

const struct dispute *report_disputes(const struct report *report, size_t *count)
{
	const struct dispute *list = report->disputes->list;

	*count = report->disputes->count;
	*report->disputes = (struct disputes){ 0 };
	return list;
}

// ---- points --------------------------------------------------------------------------------------------------------------

// Whether a cause is given by all who state the value, and by nobody else.
static bool all_give(const struct value *value, const struct saying *cause)
{
	return cause->claim_count == value->stated_count &&
	       cause->claims[cause->claim_count - 1] == value->claims[value->stated_count - 1];
}

// A value cited, with who says it only more vaguely, and the causes given for it: "16 Feb 2017 [1][2]; less precisely [3];
// cause given: technical reasons [1]". Of one that stands beside others these are bracketed, so that no other value reads
// as a cause.
static void value_add(const struct report *report, struct str *text, const char *told, const struct value *value,
                      bool beside)
{
	struct str *more = str_new(report->context);
	size_t count;
	const struct saying *causes = report_causes(report, value, &count);

	str_print(text, "%s %s", told, report_cites(report, value));
	for (const int *vaguer = report_vaguer(report, value); *vaguer != 0; vaguer++)
		str_print(more, "%s[%d]", more->length == 0 ? "less precisely " : "", *vaguer);
	for (size_t i = 0; i < count; i++) {
		if (i == 0)
			str_print(more, "%s%s: ", more->length > 0 ? "; " : "", count == 1 ? "cause given" : "cause disputed");
		str_print(more, "%s%s", i == 0 ? "" : " or ", causes[i].text);
		// Who gives it need not be said again where all do.
		if (!all_give(value, &causes[i]))
			str_print(more, " %s", cite_text(report->citations, causes[i].claims, causes[i].claim_count));
	}
	if (more->length > 0)
		str_print(text, beside ? " (%s)" : "; %s", more->text);
}

const char *report_choice(const struct report *report, const struct point *point, const char *between)
{
	struct str *text = str_new(report->context);

	for (size_t i = 0; i < point->hold_count; i++) {
		str_separate(text, between);
		str_add(text, point->holds[i].text);
	}
	return text->text;
}

const char *report_holds(const struct report *report, const struct point *point)
{
	struct str *text = str_new(report->context);

	if (point_disputed(point))
		report_dispute(report, point, false);
	for (size_t i = 0; i < point->hold_count; i++) {
		str_separate(text, " or ");
		str_print(text, "%s %s", report_value(report, &point->holds[i]), report_cites(report, &point->holds[i]));
	}
	return text->text;
}

const char *report_point(const struct report *report, const struct point *point)
{
	struct str *text = str_new(report->context);
	bool first = true;

	if (point == NULL || point->hold_count + point->was_count == 0)
		return NULL;
	point_told(report, point);
	for (size_t i = 0; i < point->hold_count; i++) {
		str_separate(text, " or ");
		value_add(report, text, report_value(report, &point->holds[i]), &point->holds[i], point_disputed(point));
	}
	for (size_t i = 0; i < point->was_count; i++) {
		const struct value *value = &point->was[i];

		if (is_wider_place(report, point, value))
			continue;
		str_add(text, text->length == 0 ? "was " : first ? " · was " : " · ");
		first = false;
		str_add(text, value_short(report, value));
		if (value->until != NULL)
			str_print(text, " (until %s)", report_date(report, report_until(report, point, value)));
		str_print(text, " %s", report_cites(report, value));
	}
	return text->text;
}

// `all`: a day by which it was is told as well; `day` stands beside it already.
static const char *state_told(const struct report *report, const struct point *point, const char *day, bool all)
{
	struct str *text = str_new(report->context);
	const char *speakers = NULL;

	if (point == NULL || point->hold_count == 0)
		return NULL;
	point_told(report, point);
	for (size_t i = 0; i < point->hold_count; i++) {
		const struct value *value = &point->holds[i];
		const char *told = report_day_told(report, value);
		const bool dated = told && (all || record_claim(report->record, value->claims[0])->occurred);
		const bool known = !dated || (i == 0 && str_equal(told, day));

		str_separate(text, speakers && *speakers ? ", or " : " or ");
		value_add(report, text, known ? value->text : mem_print(report->context, "%s %s", value->text, told), value,
		          point_disputed(point));
		speakers = report_speakers(report, value);
		str_add(text, speakers);
	}
	return text->text;
}

const char *report_state(const struct report *report, const struct point *point, const char *day)
{
	return state_told(report, point, day, false);
}

const char *report_dated(const struct report *report, const struct point *point)
{
	return state_told(report, point, NULL, true);
}

const char *report_before(const struct report *report, const struct point *point, const char *const *silent)
{
	struct str *text = str_new(report->context);

	for (size_t i = 0; point && i < point->was_count; i++) {
		const struct value *value = &point->was[i];
		const char *day = report_day_told(report, value);
		size_t place = 0;

		while (silent && silent[place] && !str_equal(silent[place], value->text))
			place++;
		if (silent && silent[place])
			continue;
		str_add(text, text->length == 0 ? "before that " : ", ");
		value_add(report, text, day ? mem_print(report->context, "%s %s", value->text, day) : value->text, value, true);
	}
	return text->length > 0 ? text->text : NULL;
}

const char *report_point_of(const struct report *report, int64_t subject, int64_t about, const char *name)
{
	return report_point(report, record_point(report->record, subject, about, name, ""));
}

const char *report_set(const struct report *report, int64_t subject, const char *name)
{
	struct str *text = str_new(report->context);
	size_t count;
	const struct point *points = record_points(report->record, subject, &count);

	for (size_t i = 0; i < count; i++) {
		const struct point *point = &points[i];

		if (!str_equal(point->name, name) || !point->many || point->hold_count == 0)
			continue;
		if (!point_in(point) && !point_disputed(point))
			continue;
		const struct value *value = &point->holds[0];

		point_told(report, point);
		str_separate(text, ", ");
		str_add(text, value->id != 0 ? record_label(report->record, value->id) : point->element);
		str_print(text, " %s", report_cites(report, value));
		if (point_disputed(point))
			str_print(text, " (%s, says %s)", str_equal(point->holds[1].text, "in") ? "in" : "not",
			          report_cites(report, &point->holds[1]));
	}
	return text->length > 0 ? text->text : NULL;
}

const char *report_weight(const struct report *report, const struct point *point)
{
	if (point == NULL || point->hold_count == 0)
		return NULL;
	size_t origins = cite_origins(report->record, point->holds[0].claims, point->holds[0].claim_count);

	return origins == 0 ? "unsourced" : origins == 1 ? "single" : NULL;
}

const char *report_untold(const struct report *report, int64_t subject, const char *name, const char *otherwise)
{
	return withheld_has(report->withheld, subject, 0, name) ? "withheld" : otherwise;
}

static const char *asked_text(const void *context, const struct question *question, int64_t revision, long claims,
                              long names)
{
	struct str *text = str_new(context);

	str_print(text, "as known %s", question->told);
	if (question->recorded_told)
		str_print(text, " · as recorded %s (r%" PRId64 ")", question->recorded_told, question->recorded);
	if (revision > 0)
		str_print(text, " · last entry used: r%" PRId64, revision);
	if (claims > 0)
		str_print(text, " · %ld %s", claims, claims == 1 ? "claim" : "claims");
	if (names > 0)
		str_print(text, "%s%ld %s", claims > 0 ? ", " : " · ", names, names == 1 ? "name" : "names");
	if (claims > 0 || names > 0)
		str_print(text, " above TLP:%s withheld", question->marking);
	return text->text;
}

const char *report_known(const struct report *report)
{
	return asked_text(report->context, report->question, record_revision(report->record), report->withheld->claims,
	                  report->withheld->names);
}

const char *report_asked(const void *context, const struct question *question, int64_t revision, long withheld)
{
	return asked_text(context, question, revision, withheld, 0);
}

long report_withheld(const struct report *report)
{
	return report->withheld->claims + report->withheld->names;
}

const char *report_absent(const struct report *report)
{
	return report->withheld->claims > 0 ? mem_print(report->context, "shown at TLP:%s", report->question->marking)
	                                    : "recorded";
}

const char *report_marking(const struct report *report)
{
	return ask_marking(report->context, citations_marking(report->citations));
}

void report_references(struct document *document, const struct report *report)
{
	size_t count;
	const struct citation *list = citations_list(report->citations, &count);
	struct reference *references = mem_alloc(report->context, (count + 1) * sizeof *references);

	for (size_t i = 0; i < count; i++)
		references[i] = (struct reference){
			.number = list[i].number,
			.text = citation_title(report->context, &list[i]),
			.grade = list[i].grade,
			.address = list[i].from->address,
		};
	if (count > 0)
		document_references(document, "Sources", references, count);
}
