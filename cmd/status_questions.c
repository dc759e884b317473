// SPDX-License-Identifier: MIT
// What is not known: what nobody recorded, and what is disputed, as the question that it leaves open.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/status_report.h"

// The question a disputed point leaves, by the kind of its subject ("own": the round asked about; NULL: any) and its name
// (NULL: any). In it $ stands for the subject, % for the side of a delegation where it is the only one of it, & for whom or
// what the point speaks of, # for the name of the point, | for what it may be.
static const struct question_row {
	const char *kind, *point, *text;
} rows[] = {
	{ "own", "status", "which state it is in" },
	{ "own", "venue", "which place" },
	{ "own", "format", "which format" },
	{ "own", "mediator", "which mediator" },
	{ "own", "number", "which number it has" },
	{ "own", "roster", "whether its roster is complete" },
	{ "own", "note", "which of the accounts marked DISPUTED holds" },
	{ "own", NULL, "which date for the #" },
	{ "round", "status", "in which state $ is" },
	{ "round", "venue", "where $ is held" },
	{ "round", "format", "in which format $ is held" },
	{ "round", "mediator", "who mediates in $" },
	{ "round", "note", "which of the accounts marked DISPUTED holds" },
	{ "round", "link", "whether $ has to do with it" },
	{ "round", NULL, "which dates for $" },
	{ "talks", "state", "in which state the talks are" },
	{ "talks", "mediator", "who mediates in the talks" },
	{ "talks", "convener", "whether & convenes the talks" },
	{ "talks", "note", "which of the accounts marked DISPUTED holds" },
	{ "delegation", "presence", "$: |" },
	{ "delegation", "size", "how many came for %" },
	{ "delegation", "head", "head of %" },
	{ "delegation", "chief negotiator", "chief negotiator of %" },
	{ "delegation", "spokesperson", "whether & speaks for %" },
	{ "delegation", "member", "whether & sits for %" },
	{ "delegation", "adviser", "whether & advises %" },
	{ "delegation", "includes", "whether & is inside $" },
	{ "delegation", "body", "which body is %" },
	{ "delegation", "level", "at which level $ came" },
	{ "delegation", "capacity", "in which capacity $ came" },
	{ "delegation", "on behalf", "on whose behalf $ came" },
	{ "delegation", "role", "whether $ is &" },
	{ "delegation", "side", "on which side $ is" },
	{ "invitation", "invitation", "the invitation to $: |" },
	{ "invitation", "quantity", "how many were invited" },
	{ "invitation", "issuer", "who invited $" },
	{ "invitation", "role", "whether $ was invited as &" },
	{ "invitation", "side", "whether the & was invited" },
	{ "exclusion", "exclusion", "whether $ is excluded" },
	{ "exclusion", "insister", "whether & insists on excluding $" },
	{ "exclusion", "extent", "whether $ is excluded from &" },
	{ "exclusion", "ground", "on what ground $ is excluded" },
	{ "outcome", "stage", "$: |" },
	{ "outcome", "content", "what is said in: $" },
	{ "outcome", "signature", "whether & signed: $" },
	{ "outcome", "maker", "whether it is by &: $" },
	{ "outcome", "publication", "whether it is public: $" },
	{ "person", "post", "whether $ is &" },
	{ NULL, NULL, "# of $" },
};

const char *status_untold(struct status_report *page, int64_t subject, const char *name, const char *otherwise,
                          const char *what)
{
	if (!withheld_has(page->report.withheld, subject, 0, name))
		status_unknown(page, what);
	return report_untold(&page->report, subject, name, otherwise);
}

void status_fact_withheld(struct status_report *page, int level, const char *label, const char *kind)
{
	const size_t count = status_withheld(page->status, kind);

	if (count > 0)
		status_fact(page, level, label, mem_print(page->report.context, "%zu withheld", count), NULL);
}

void status_unknown(struct status_report *page, const char *what)
{
	for (size_t i = 0; i < page->not_known_count; i++)
		if (str_equal(page->not_known[i], what))
			return;
	page->not_known =
		mem_resize(page->report.context, page->not_known, page->not_known_count + 1, sizeof *page->not_known);
	page->not_known[page->not_known_count++] = what;
}

static const struct part *part_of(const struct status *status, int64_t id)
{
	for (size_t i = 0; i < status->part_count; i++)
		if (status->parts[i].id == id)
			return &status->parts[i];
	return NULL;
}

static const char *subject_told(const struct status_report *page, const struct part *part, int64_t id)
{
	const char *named = NULL;

	if (part && str_equal(part->kind, "delegation") && status_delegation_body(page->status, part))
		return record_label(page->report.record, status_delegation_body(page->status, part));
	if (part && str_equal(part->kind, "invitation"))
		named = status_invitees(&page->report, page->status, part);
	if (part && str_equal(part->kind, "exclusion"))
		named = status_excluded_name(&page->report, page->status, part);
	return named ? named : record_label(page->report.record, id);
}

// Whom or what a point speaks of: a person inside a delegation, a body, an element of a set.
static const char *other_told(const struct status_report *page, const struct point *point)
{
	if (point->about)
		return record_label(page->report.record, point->about);
	if (point->many && point->holds[0].id)
		return record_label(page->report.record, point->holds[0].id);
	return point->element;
}

static const char *filled(const struct status_report *page, const char *text, const char *subject,
                          const struct point *point)
{
	const struct part *part = part_of(page->status, point->subject);
	struct str *out = str_new(page->report.context);

	for (const char *c = text; *c; c++) {
		if (*c == '$')
			str_add(out, subject);
		else if (*c == '%')
			str_add(out, status_delegation_called(&page->report, page->status, part));
		else if (*c == '&')
			str_add(out, other_told(page, point));
		else if (*c == '|')
			str_add(out, report_choice(&page->report, point, " or "));
		else if (*c == '#')
			str_add(out, point->name);
		else
			str_add_char(out, *c);
	}
	return out->text;
}

static const char *question_of(const struct status_report *page, const struct dispute *dispute)
{
	const struct point *point = dispute->point;
	const struct part *part = part_of(page->status, point->subject);
	const bool own = part == page->status->round;
	const char *kind = own ? "own" : part ? part->kind : NULL;
	const char *subject = subject_told(page, part, point->subject);
	const struct question_row *row = rows;

	// Of a person inside a delegation it is the person of whom something is told.
	if (str_equal(kind, "delegation") && point->about)
		subject = record_label(page->report.record, point->about);
	if (dispute->cause)
		return filled(page, own ? "which cause for the #" : "which cause for the # of $", subject, point);
	while ((row->kind && !str_equal(row->kind, kind)) || (row->point && !str_equal(row->point, point->name)))
		row++;
	return filled(page, row->text, subject, point);
}

const char *status_disputed(struct status_report *page)
{
	size_t count;
	const struct dispute *disputes = report_disputes(&page->report, &count);

	for (size_t i = 0; i < count; i++)
		status_unknown(page, question_of(page, &disputes[i]));
	return count > 0 ? "DISPUTED" : NULL;
}
