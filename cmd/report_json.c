// SPDX-License-Identifier: MIT
#include "base/mem.h"
#include "cmd/report.h"
#include "domain/day.h"
#include "domain/history.h"

static void numbers_json(struct json *json, const char *key, const int *numbers)
{
	json_key(json, key);
	json_array(json);
	for (; *numbers != 0; numbers++)
		json_integer(json, *numbers);
	json_end(json);
}

void report_json_cites(struct json *json, const struct report *report, const int64_t *claims, size_t count)
{
	numbers_json(json, "sources", cite_numbers(report->citations, claims, count));
}

void report_json_day(struct json *json, const char *key, const char *day)
{
	json_put_text(json, key, day_finite(day));
}

static void count_json(struct json *json, const struct value *value)
{
	json_key(json, "quantity");
	if (value->highest != NULL && str_equal(value->lowest, value->highest))
		json_raw(json, value->lowest);
	else
		json_null(json);
	json_put_boolean(json, "quantity_known", !str_equal(value->text, "unknown"));
	json_put_text(json, "as_said", value->text);
	json_key(json, "lowest");
	json_raw(json, value->lowest);
	json_key(json, "highest");
	json_raw(json, value->highest != NULL ? value->highest : "null");
}

void report_json_element(struct json *json, const struct report *report, int64_t id)
{
	const struct named *named = record_thing(report->record, id);

	json_object(json);
	json_put_text(json, "slug", named != NULL ? named->slug : NULL);
	json_put_text(json, "name", record_label(report->record, id));
	json_end(json);
}

// "because": the causes given, each with who gives it; "because_disputed": whether there are several.
static void causes_json(struct json *json, const struct report *report, const struct value *value)
{
	size_t count;
	const struct saying *causes = report_causes(report, value, &count);

	if (count == 0)
		return;
	json_key(json, "because");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		json_object(json);
		json_put_text(json, "text", causes[i].text);
		report_json_cites(json, report, causes[i].claims, causes[i].claim_count);
		json_end(json);
	}
	json_end(json);
	json_put_boolean(json, "because_disputed", count > 1);
}

// "vaguer_sources": those that only support the value with a vaguer one, where there are any.
static void vaguer_json(struct json *json, const struct report *report, const struct value *value)
{
	const int *vaguer = report_vaguer(report, value);

	if (*vaguer != 0)
		numbers_json(json, "vaguer_sources", vaguer);
}

// The members of one value of a point, without the braces.
static void value_json(struct json *json, const struct report *report, const struct point *point,
                       const struct value *value)
{
	if (value->earliest != NULL || value->latest != NULL) {
		json_put_text(json, "edtf", value->text);
		report_json_day(json, "earliest", value->earliest);
		report_json_day(json, "latest", value->latest);
	} else if (value->lowest != NULL) {
		count_json(json, value);
	} else if (value->id != 0) {
		json_key(json, "value");
		report_json_element(json, report, value->id);
	} else {
		json_put_text(json, "value", value->text);
	}
	report_json_cites(json, report, value->claims, value->stated_count);
	vaguer_json(json, report, value);
	causes_json(json, report, value);
	if (value->until != NULL) {
		json_put_text(json, "until", value->until);
		json_put_text(json, "until_edtf", report_until(report, point, value));
	}
}

static void values_json(struct json *json, const struct report *report, const struct point *point, const char *key,
                        const struct value *values, size_t count)
{
	if (count == 0)
		return;
	json_key(json, key);
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		json_object(json);
		value_json(json, report, point, &values[i]);
		json_end(json);
	}
	json_end(json);
}

void report_json_disputed(struct json *json, const struct report *report, const struct point *point)
{
	if (point_disputed(point))
		values_json(json, report, point, "disputed", point->holds, point->hold_count);
}

void report_json_point(struct json *json, const struct report *report, const char *key, const struct point *point)
{
	json_key(json, key);
	if (point == NULL || point->hold_count + point->was_count == 0) {
		json_null(json);
		return;
	}
	json_object(json);
	if (point->hold_count > 0) {
		value_json(json, report, point, &point->holds[0]);
	} else {
		json_key(json, "value");
		json_null(json);
	}
	report_json_disputed(json, report, point);
	values_json(json, report, point, "was", point->was, point->was_count);
	json_end(json);
}

void report_json_single(struct json *json, const struct report *report, const char *key, int64_t subject,
                        const char *name)
{
	if (!withheld_has(report->withheld, subject, 0, name)) {
		report_json_point(json, report, key, record_single(report->record, subject, name));
		return;
	}
	json_key(json, key);
	json_object(json);
	json_key(json, "value");
	json_null(json);
	json_put_boolean(json, "withheld", true);
	json_end(json);
}

void report_json_edge(struct json *json, const struct report *report, const struct edge *edge)
{
	json_put_text(json, "edtf", edge->text);
	report_json_day(json, "earliest", edge->earliest);
	report_json_day(json, "latest", edge->latest);
	json_put_boolean(json, "derived", edge->derived);
	json_put_boolean(json, "in_dispute", edge->disputed);
	report_json_cites(json, report, edge->claims, edge->claim_count);
}

void report_json_set(struct json *json, const struct report *report, const char *key, int64_t subject, const char *name)
{
	size_t count;
	const struct point *points = record_points(report->record, subject, &count);

	json_key(json, key);
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		const struct point *point = &points[i];

		if (!point->many || !str_equal(point->name, name) || !point_in(point))
			continue;
		cite_numbers(report->citations, point->holds[0].claims, point->holds[0].claim_count);
		if (point->holds[0].id != 0)
			report_json_element(json, report, point->holds[0].id);
		else
			json_text(json, point->element);
	}
	json_end(json);
}

void report_json_when(struct json *json, const struct report *report, const struct value *value)
{
	const char *occurred = value ? record_claim(report->record, value->claims[0])->occurred : NULL;

	json_put_text(json, "on", occurred);
	json_put_text(json, "reported", value && !occurred ? report_day(report, value) : NULL);
}

void report_json_speaker(struct json *json, const struct report *report, const struct value *value)
{
	const struct told *told = record_claim(report->record, value->claims[0]);

	json_key(json, "said_by");
	if (told->attributed_id == 0 && !told->attribution) {
		json_null(json);
		return;
	}
	json_object(json);
	report_json_thing(json, report, "who", told->attributed_id);
	report_json_thing(json, report, "for", told->principal_id);
	json_put_text(json, "words", told->attribution);
	json_end(json);
}

void report_json_despite(struct json *json, const struct report *report, const struct point *state)
{
	const struct told *told = report_despite(report, state);

	json_key(json, "despite_exclusion");
	if (!told) {
		json_null(json);
		return;
	}
	json_object(json);
	json_put_text(json, "text", told->despite_exclusion);
	report_json_cites(json, report, &told->id, 1);
	json_end(json);
}

void report_json_thing(struct json *json, const struct report *report, const char *key, int64_t id)
{
	json_key(json, key);
	if (id == 0 || id == FIELD_NULL_INTEGER)
		json_null(json);
	else
		report_json_element(json, report, id);
}

void report_json_question(struct json *json, const struct question *question)
{
	json_put_text(json, "as_of", question->stamp);
	json_key(json, "as_recorded");
	if (question->recorded_stamp) {
		json_object(json);
		json_put_integer(json, "revision", question->recorded);
		json_put_text(json, "at", question->recorded_stamp);
		json_end(json);
	} else {
		json_null(json);
	}
	json_put_text(json, "zone", question->zone);
	json_put_text(json, "max_marking", question->marking);
}

void report_json_head(struct json *json, const struct question *question, long withheld, const char *contract)
{
	json_put_text(json, "contract", contract);
	json_put_integer(json, "version", 1);
	report_json_question(json, question);
	json_put_integer(json, "withheld", withheld);
}

void report_json_sources(struct json *json, const struct report *report)
{
	size_t count;
	const struct citation *list = citations_list(report->citations, &count);

	json_put_text(json, "marking", citations_marking(report->citations));
	json_put_integer(json, "last_revision", record_revision(report->record));
	json_key(json, "sources");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		const struct cited *from = list[i].from;

		json_object(json);
		json_put_integer(json, "number", list[i].number);
		json_put_text(json, "slug", from->slug);
		json_put_text(json, "outlet", from->outlet);
		json_put_text(json, "title", from->title);
		json_put_text(json, "published", from->published);
		json_put_text(json, "passage", from->passage);
		json_put_text(json, "at", from->passage_at);
		json_put_text(json, "grade", list[i].grade);
		json_put_text(json, "address", from->address);
		json_end(json);
	}
	json_end(json);
}

void report_json_coverage(struct json *json, const struct coverage *coverage)
{
	json_key(json, "coverage");
	json_object(json);
	json_put_integer(json, "rounds_recorded", coverage->recorded);
	json_put_integer(json, "roster_complete", coverage->complete);
	json_put_integer(json, "roster_partial", coverage->partial);
	json_put_integer(json, "roster_unknown", coverage->recorded - coverage->complete - coverage->partial);
	json_end(json);
}

static void edge_json(struct json *json, const struct report *report, const char *key, const struct edge *edge)
{
	json_key(json, key);
	if (edge->text == NULL) {
		json_null(json);
		return;
	}
	json_object(json);
	report_json_edge(json, report, edge);
	json_end(json);
}

void report_json_dates(struct json *json, const struct report *report, const struct dates *dates)
{
	edge_json(json, report, "start", &dates->start);
	edge_json(json, report, "end", &dates->end);
}
