// SPDX-License-Identifier: MIT
#include "cmd/report.h"

#include <inttypes.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
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
	return cite_text(report->citations, value->claims, value->claim_count);
}

// A cause is told once, with all claims that give it. Calls `tell` with the cause and the claims; gives how many there are.
static size_t causes_of(const struct report *report, const struct value *value,
                        void (*tell)(void *closure, const char *cause, const int64_t *claims, size_t count),
                        void *closure)
{
	size_t causes = 0;

	for (size_t i = 0; i < value->claim_count; i++) {
		const char *cause = record_claim(report->record, value->claims[i])->because;
		int64_t *claims = mem_alloc(report->context, (value->claim_count + 1) * sizeof *claims);
		size_t count = 0;
		bool told = cause == NULL;

		for (size_t j = 0; j < value->claim_count && !told; j++) {
			if (!str_equal(record_claim(report->record, value->claims[j])->because, cause))
				continue;
			told = j < i;
			claims[count++] = value->claims[j];
		}
		if (told)
			continue;
		if (tell)
			tell(closure, cause, claims, count);
		causes++;
	}
	return causes;
}

struct causes {
	const struct report *report;
	struct str *text;
};

static void cause_add(void *closure, const char *cause, const int64_t *claims, size_t count)
{
	struct causes *causes = closure;

	str_add(causes->text, causes->text->length == 0 ? "; cause given: " : " or ");
	str_print(causes->text, "%s %s", cause, cite_text(causes->report->citations, claims, count));
}

const char *report_causes(const struct report *report, const struct value *value)
{
	struct causes causes = { report, str_new(report->context) };

	causes_of(report, value, cause_add, &causes);
	return causes.text->text;
}

bool report_causes_disputed(const struct report *report, const struct value *value)
{
	return causes_of(report, value, NULL, NULL) > 1;
}

struct causes_json {
	const struct report *report;
	struct json *json;
};

static void cause_json(void *closure, const char *cause, const int64_t *claims, size_t count)
{
	struct causes_json *causes = closure;

	json_object(causes->json);
	json_put_text(causes->json, "text", cause);
	report_json_cites(causes->json, causes->report, claims, count);
	json_end(causes->json);
}

void report_json_causes(struct json *json, const struct report *report, const struct value *value)
{
	struct causes_json causes = { report, json };

	if (causes_of(report, value, NULL, NULL) == 0)
		return;
	json_key(json, "because");
	json_array(json);
	causes_of(report, value, cause_json, &causes);
	json_end(json);
}

// The day a value ended, as vague as the claim that ended it says it: "31 Jan 2017", or "Jan 2017".
static const char *until_told(const struct report *report, const struct point *point, const struct value *ended)
{
	for (size_t i = 0; i < point->hold_count + point->was_count; i++) {
		const struct value *value = i < point->hold_count ? &point->holds[i] : &point->was[i - point->hold_count];

		for (size_t j = 0; j < value->claim_count && value != ended; j++) {
			const struct told *told = record_claim(report->record, value->claims[j]);
			const char *said = told->occurred                        ? told->occurred
			                   : str_equal(told->known_by, "source") ? told->published
			                                                         : NULL;

			if (str_equal(told->effective, ended->until) && said && strlen(said) < strlen("2017-01-31"))
				return report_date(report, said);
		}
	}
	return report_date(report, ended->until);
}

// A building in the city named before is no move: that the city was named is not told.
static bool is_wider_place(const struct report *report, const struct point *point, const struct value *was)
{
	const struct named *place = point->hold_count > 0 ? record_thing(report->record, point->holds[0].id) : NULL;

	return place && was->id != 0 && place->parent_id == was->id;
}

const char *report_point(const struct report *report, const struct point *point)
{
	struct str *text = str_new(report->context);

	if (point == NULL || point->hold_count + point->was_count == 0)
		return NULL;
	for (size_t i = 0; i < point->hold_count; i++) {
		const struct value *value = &point->holds[i];

		str_separate(text, " or ");
		str_print(text, "%s %s%s", report_value(report, value), report_cites(report, value),
		          report_causes(report, value));
	}
	bool first = true;

	for (size_t i = 0; i < point->was_count; i++) {
		const struct value *value = &point->was[i];

		if (is_wider_place(report, point, value))
			continue;
		str_add(text, text->length == 0 ? "was " : first ? " · was " : " · ");
		first = false;
		str_add(text, value_short(report, value));
		if (value->until != NULL)
			str_print(text, " (until %s)", until_told(report, point, value));
		str_print(text, " %s", report_cites(report, value));
	}
	return text->text;
}

const char *report_state(const struct report *report, const struct point *point)
{
	struct str *text = str_new(report->context);

	for (size_t i = 0; point != NULL && i < point->hold_count; i++) {
		const struct value *value = &point->holds[i];
		const char *occurred = record_claim(report->record, value->claims[0])->occurred;

		str_separate(text, " or ");
		str_print(text, "%s%s%s %s", value->text, occurred != NULL ? " " : "",
		          occurred != NULL ? report_date(report, occurred) : "", report_cites(report, value));
		str_add(text, report_causes(report, value));
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

		str_separate(text, ", ");
		str_add(text, value->id != 0 ? record_label(report->record, value->id) : point->element);
		str_print(text, " %s", report_cites(report, value));
		if (point_disputed(point))
			str_print(text, " (%s, says %s)", str_equal(point->holds[1].text, "in") ? "in" : "not",
			          report_cites(report, &point->holds[1]));
	}
	return text->length > 0 ? text->text : NULL;
}

const char *report_flag(const struct report *report, const struct point *point, bool weigh)
{
	if (point == NULL || point->hold_count == 0)
		return NULL;
	if (point_disputed(point) || report_causes_disputed(report, &point->holds[0]))
		return "DISPUTED";
	if (!weigh)
		return NULL;
	size_t origins = cite_origins(report->record, point->holds[0].claims, point->holds[0].claim_count);

	return origins == 0 ? "unsourced" : origins == 1 ? "single" : NULL;
}

const char *report_known(const struct report *report, long withheld)
{
	struct str *text = str_new(report->context);
	int64_t revision = citations_revision(report->citations);

	str_print(text, "as known %s", report->question->told);
	if (revision > 0)
		str_print(text, " · last entry used: r%" PRId64, revision);
	if (withheld > 0)
		str_print(text, " · %ld %s above TLP:%s withheld", withheld, withheld == 1 ? "claim" : "claims",
		          report->question->marking);
	return text->text;
}

const char *report_marking(const struct report *report)
{
	char *text = mem_print(report->context, "TLP:%s", citations_marking(report->citations));

	for (char *c = text; *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return text;
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
			.address = list[i].told->address,
		};
	if (count > 0)
		document_references(document, "Sources", references, count);
}
