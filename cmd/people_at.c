// SPDX-License-Identifier: MIT
// people --at: who is named in the delegations of a round, as a page, as a sheet and as JSON.
#include "base/mem.h"
#include "base/str.h"
#include "cmd/people_report.h"
#include "cmd/status_report.h"
#include "domain/delegation.h"

struct seat_row {
	const char *name, *slug, *delegation, *delegation_slug, *body, *side, *function, *on_behalf_of, *presence,
		*presence_of;
	const char *sources, *source_slugs;
};

// clang-format off
static const struct field seat_fields[] = {
	FIELD(seat_row, slug, FIELD_TEXT, .title = "person", .help = "slug of the person", .only = FIELD_IN_SHEET),
	FIELD(seat_row, name, FIELD_TEXT, .title = "Person", .help = "name of the person"),
	FIELD(seat_row, delegation, FIELD_TEXT, .title = "Delegation", .help = "whose delegation", .only = FIELD_ON_PAGE),
	FIELD(seat_row, delegation_slug, FIELD_TEXT, .title = "delegation", .help = "slug of the delegation", .only = FIELD_IN_SHEET),
	FIELD(seat_row, body, FIELD_TEXT, .title = "body", .help = "slug of the body whose delegation it is", .only = FIELD_IN_SHEET),
	FIELD(seat_row, side, FIELD_TEXT, .title = "Side", .help = "its side", .below = 2),
	FIELD(seat_row, function, FIELD_TEXT, .title = "Function", .help = "what the person is in it"),
	FIELD(seat_row, on_behalf_of, FIELD_TEXT, .title = "On behalf of", .help = "for whom the person acts", .below = 1),
	FIELD(seat_row, presence, FIELD_TEXT, .title = "Presence", .help = "what is recorded of being there"),
	FIELD(seat_row, presence_of, FIELD_TEXT, .title = "presence_of", .help = "of whom: person or delegation", .only = FIELD_IN_SHEET),
	FIELD(seat_row, sources, FIELD_TEXT, .title = "Sources", .help = "numbers of the sources", .only = FIELD_ON_PAGE),
	FIELD(seat_row, source_slugs, FIELD_TEXT, .title = "sources", .help = "slugs of the sources", .only = FIELD_IN_SHEET),
	{ 0 },
};
// clang-format on

const struct people_seat *people_at(const struct report *report, const struct status *status, size_t *count)
{
	struct people_seat *list = NULL;

	*count = 0;
	for (const struct part *part = NULL; (part = status_delegation_next(status, part)) != NULL;) {
		const struct ids people = seats_people(report->context, report->record, part->id);

		for (size_t i = 0; i < people.count; i++) {
			const struct point *own = record_point(report->record, part->id, people.items[i], "presence", "");
			const bool told =
				own && own->hold_count > 0 && (part->round_id == status->round->id || status_in_time(status, own));
			const struct point *presence = told ? own : status_presence(status, part);

			list = mem_resize(report->context, list, *count + 1, sizeof *list);
			list[(*count)++] = (struct people_seat){
				.person = people.items[i],
				.delegation = part,
				.function = delegation_function(report->record, part->id, people.items[i]),
				.behalf = record_point(report->record, part->id, people.items[i], "on behalf", ""),
				.presence = presence && presence->hold_count > 0 ? presence : NULL,
				.of_delegation = !told,
			};
		}
	}
	return list;
}

static struct ids claims_of(const struct report *report, const struct people_seat *seat)
{
	struct ids claims = { 0 };

	report_claims(report, &claims, seat->function);
	report_claims(report, &claims, seat->presence);
	report_claims(report, &claims, seat->behalf);
	return claims;
}

static const char *presence_told(const struct report *report, const struct people_seat *seat)
{
	if (!seat->presence)
		return report_untold(report, seat->delegation->id, "presence", "not recorded");
	return mem_print(report->context, "%s%s%s", point_disputed(seat->presence) ? "disputed: " : "",
	                 seat->of_delegation ? "delegation " : "", report_choice(report, seat->presence, " or "));
}

static const char *function_told(const struct report *report, const struct people_seat *seat)
{
	const char *former = delegation_former(report->record, seat->delegation->id, seat->person);

	if (!seat->function)
		return former ? mem_print(report->context, "was %s", former) : "not recorded";
	return point_disputed(seat->function) ? mem_print(report->context, "%s (disputed)", seat->function->name)
	                                      : seat->function->name;
}

static struct seat_row row_of(const struct report *report, const struct status *status, const struct people_seat *seat)
{
	const struct part *part = seat->delegation;
	const int64_t body = status_delegation_body(status, part);
	const char *side = status_delegation_side(status, part);
	const struct value *behalf = seat->behalf && seat->behalf->hold_count > 0 ? seat->behalf->holds : NULL;
	const struct ids claims = claims_of(report, seat);
	const char *of = body ? record_label(report->record, body) : mem_print(report->context, "side: %s", side);

	return (struct seat_row){
		.name = record_label(report->record, seat->person),
		.slug = report_slug(report, seat->person),
		.delegation = part->round_id == status->round->id
		                  ? of
		                  : mem_print(report->context, "%s, at %s", of, record_label(report->record, part->round_id)),
		.delegation_slug = part->slug,
		.body = report_slug(report, body),
		.side = side,
		.function = function_told(report, seat),
		.on_behalf_of = behalf ? record_label(report->record, behalf->id) : NULL,
		.presence = presence_told(report, seat),
		.presence_of = !seat->presence       ? NULL
		               : seat->of_delegation ? "delegation"
		                                     : "person",
		.sources = cite_text(report->citations, claims.items, claims.count),
		.source_slugs = report_slugs(report, claims.items, claims.count),
	};
}

// "12 people named in delegations"; whoever is named in several is one: "1 person named in delegations, in 2 places".
static const char *named_told(const struct report *report, const struct people_seat *seats, size_t count)
{
	struct ids people = { 0 };

	for (size_t i = 0; i < count; i++)
		if (!ids_has(&people, seats[i].person))
			ids_add(report->context, &people, seats[i].person);
	return mem_print(report->context, "%zu %s named in delegations%s", people.count,
	                 people.count == 1 ? "person" : "people",
	                 people.count == count ? "" : mem_print(report->context, ", in %zu places", count));
}

struct document *people_at_document(const struct report *report, const struct status *status, bool sheet)
{
	struct document *document = document_new(report->context);
	struct records *records = mem_new(report->context, struct records);
	const struct value *roster = record_value(report->record, status->round->id, "roster");
	size_t count;
	const struct people_seat *seats = people_at(report, status, &count);
	struct seat_row *rows = mem_alloc(report->context, (count + 1) * sizeof *rows);

	for (size_t i = 0; i < count; i++)
		rows[i] = row_of(report, status, &seats[i]);
	*records = (struct records){ .items = rows, .count = count, .size = sizeof *rows };
	if (sheet || count > 0)
		document_table(document, "people", seat_fields, records);
	else
		document_paragraph(document, "Nobody is named in a delegation.");
	if (sheet)
		return document;
	document_section(document, "Coverage", NULL, NULL);
	const char *coverage =
		mem_print(report->context,
	              "The roster of delegations is recorded as %s. Who is not listed may have been there all the same.",
	              roster ? roster->text : "neither complete nor partial");

	document_fact(document, &(struct fact){ .level = 1, .label = "", .text = coverage });
	report_references(document, report);
	document_note(document, "Addresses: -v. Every round of one of them: rapporteur history PERSON");
	const char *const subtitle[] = { named_told(report, seats, count), report_known(report), NULL };

	document_title(document, mem_print(report->context, "People at %s", status->round->label), report_marking(report),
	               subtitle);
	return document;
}

void people_at_json(struct json *json, const struct report *report, const struct status *status)
{
	size_t count;
	const struct people_seat *seats = people_at(report, status, &count);

	json_object(json);
	report_json_head(json, report->question, report->withheld->claims, "rapporteur-people");
	report_json_thing(json, report, "at", status->round->id);
	report_json_thing(json, report, "of", 0);
	json_key(json, "people");
	json_array(json);
	for (size_t i = 0; i < count; i++) {
		const struct people_seat *seat = &seats[i];
		const struct value *behalf = seat->behalf && seat->behalf->hold_count > 0 ? seat->behalf->holds : NULL;

		json_object(json);
		report_json_thing(json, report, "person", seat->person);
		json_put_text(json, "delegation", seat->delegation->slug);
		report_json_thing(json, report, "actor", status_delegation_body(status, seat->delegation));
		json_put_text(json, "side", status_delegation_side(status, seat->delegation));
		json_put_boolean(json, "taken_over", seat->delegation->round_id != status->round->id);
		json_put_text(json, "function", seat->function ? seat->function->name : NULL);
		json_put_boolean(json, "function_disputed", point_disputed(seat->function));
		report_json_thing(json, report, "on_behalf_of", behalf ? behalf->id : 0);
		report_json_point(json, report, "presence", seat->presence);
		json_put_text(json, "presence_of", !seat->presence ? NULL : seat->of_delegation ? "delegation" : "person");
		const struct ids claims = claims_of(report, seat);

		report_json_cites(json, report, claims.items, claims.count);
		json_end(json);
	}
	json_end(json);
	json_key(json, "posts");
	json_array(json);
	json_end(json);
	json_key(json, "delegates");
	json_array(json);
	json_end(json);
	json_put_text(json, "coverage", NULL);
	report_json_sources(json, report);
	json_end(json);
}
