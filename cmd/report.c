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

	if (length > 5 && text[length - 5] == ' ' && strncmp(text + length - 4, report->question->day, 4) == 0)
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

const char *report_point(const struct report *report, const struct point *point)
{
	struct str *text = str_new(report->context);

	if (point == NULL || point->hold_count + point->was_count == 0)
		return NULL;
	for (size_t i = 0; i < point->hold_count; i++) {
		const struct value *value = &point->holds[i];

		str_separate(text, " or ");
		str_print(text, "%s %s", report_value(report, value), report_cites(report, value));
		if (value->because != NULL)
			str_print(text, "; cause given: %s", value->because);
	}
	for (size_t i = 0; i < point->was_count; i++) {
		const struct value *value = &point->was[i];

		str_add(text, text->length == 0 ? "was " : i == 0 ? " · was " : " · ");
		str_add(text, value_short(report, value));
		if (value->until != NULL)
			str_print(text, " (until %s)", report_date(report, value->until));
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
		if (value->because != NULL)
			str_print(text, "; cause given: %s", value->because);
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
	if (point_disputed(point))
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
