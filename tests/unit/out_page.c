// SPDX-License-Identifier: MIT
#include "out_page.h"

#include <stdbool.h>

static const struct fact when[] = {
	{ 0, "When", "20 Feb 2017 [1][2][3]              was 8 Feb [2] · end not said", NULL },
	{ 0, "Where", "Geneva [1] · building not recorded", NULL },
	{ 0, "Format", "not recorded", NULL },
	{ 0, "Mediator", "United Nations: Staffan de Mistura, Special Envoy [1]", NULL },
	{ 0, "Previous",
	  "Geneva III, 13-27 Apr 2016 [4]; the HNC suspended its formal part on 18 Apr [5]; \"suspended amid new "
	  "fighting\" [1]",
	  NULL },
	{ 0, "Prepared by", "Astana 2: 15-16 Feb [7] or 16-17 Feb [8]", "DISPUTED" },
	{ 0, NULL, "(its technical meeting was held on 6 Feb [6])", NULL },
};

static const struct fact delegations[] = {
	{ 1, "government", "head not recorded", NULL },
	{ 1, "opposition", "High Negotiations Committee, 21 members [3][9]", NULL },
	{ 1, NULL, "head Nasr al-Hariri [3][9] (was Asaad al-Zoubi [3])", NULL },
	{ 1, NULL, "chief negotiator Mohammad Sabra [3][9] (was Mohammed Alloush [3])", NULL },
	{ 1, NULL, "Moscow and Cairo groups: inside it, says the HNC [9];\nnot inside, say both groups [3]", "DISPUTED" },
};

static const struct fact invitations[] = {
	{ 1, "13 Feb", "by the envoy's office, to both sides, number not known [1]", NULL },
	{ 1, NULL, "answers: none recorded (government, opposition)", "single" },
};

static const struct fact excluded[] = {
	{ 1, "", "Islamic State · Jabhat Fateh al-Sham; at whose insistence: not said", NULL },
};

static const struct fact offers[] = {
	{ 1, "13 Feb",
	  "Syrian government: prisoners for civilians or troops held by insurgents; an unnamed official on state TV [8]",
	  "single" },
};

static const struct fact before[] = {
	{ 1, "13 Feb", "Russian defence ministry: army about 20 km from Palmyra [10]", NULL },
	{ 1, "6 Feb~", "Government and rebels exchanged dozens of people [8]", "single" },
};

static const struct fact unknown[] = {
	{ 1, "",
	  "who accepts · head of the government side · end, building, format · which dates for Astana 2 · whether the "
	  "Moscow and Cairo groups come with the HNC",
	  NULL },
};

static const struct reference sources[] = {
	{ 1, "AP, The Latest, 13 Feb 15:30", "B2", "https://example.org/ap?id=1&page=2" },
	{ 2, "Sputnik, 12 Feb", "C3", NULL },
	{ 3, "AFP, 12 Feb", "B2", NULL },
	{ 4, "Sputnik Brasil, 27 Apr 2016", "C3", NULL },
	{ 5, "Xinhua, 19 Apr 2016; TASS", "C2", NULL },
	{ 6, "Al Arabiya, 6 Feb", "C2", NULL },
	{ 7, "Sputnik DE, 11 Feb", "C3", "javascript:alert(1)" },
	{ 8, "AP, The Latest, 13 Feb 11:20", "B2", NULL },
	{ 9, "SPA from Reuters, 12 Feb", "B2", NULL },
	{ 10, "AP, The Latest, 13 Feb 13:00", "B3", NULL },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void facts_add(struct document *document, const struct fact *facts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		document_fact(document, &facts[i]);
}

struct document *out_page(const void *context)
{
	static const char *const subtitle[] = {
		"UN-facilitated intra-Syrian talks, Geneva track, round IV",
		"as known Mon 13 Feb 2017 15:30 Damascus (UTC+2) · last entry used: r73",
		NULL,
	};
	struct document *document = document_new(context);

	document_title(document, "Geneva IV", "TLP:CLEAR", subtitle);
	document_paragraph(document,
	                   "Announced for Mon 20 Feb 2017, in 7 days. Invitations went out today, number not known; "
	                   "no answer recorded. First round since 27 Apr 2016, 299 days before (nearly ten "
	                   "months).");
	facts_add(document, when, COUNT(when));
	document_section(document, "Delegations", "2 expected: government and opposition [1]", "single");
	facts_add(document, delegations, COUNT(delegations));
	document_section(document, "Invitations", NULL, NULL);
	facts_add(document, invitations, COUNT(invitations));
	document_section(document, "Excluded", "from the talks and from ceasefires [1]", "single");
	facts_add(document, excluded, COUNT(excluded));
	document_section(document, "Open offer", NULL, NULL);
	facts_add(document, offers, COUNT(offers));
	document_section(document, "In the days before", NULL, NULL);
	facts_add(document, before, COUNT(before));
	document_section(document, "Not known", NULL, NULL);
	facts_add(document, unknown, COUNT(unknown));
	document_section(document, "Sources", "(first letter: outlet; digit: this claim)", NULL);
	document_references(document, NULL, sources, COUNT(sources));
	document_note(document, "5 points rest on one origin. Addresses: -v. What changed: delta --since last");
	return document;
}

struct venue {
	char *slug;
	char *name;
	int64_t rounds;
	bool neutral;
	char **aliases;
	char *place;
};

static const struct field venue_fields[] = {
	FIELD(venue, slug, FIELD_TEXT, .title = "Slug"),
	FIELD(venue, name, FIELD_TEXT, .title = "Name"),
	FIELD(venue, rounds, FIELD_INTEGER, .title = "Rounds"),
	FIELD(venue, neutral, FIELD_BOOLEAN, .title = "Neutral"),
	FIELD(venue, aliases, FIELD_TEXTS, .title = "Aliases"),
	FIELD(venue, place, FIELD_JSON),
	{ .name = NULL },
};

struct document *out_table(const void *context)
{
	static char *palais[] = { "Palace of Nations", "قصر الأمم", NULL };
	static char *rixos[] = { "Риксос", NULL };
	static struct venue items[] = {
		{ "palais-des-nations", "Palais des Nations", 8, true, palais,
		  "{\"city\":\"Geneva\",\"at\":[46.2266,6.1404]}" },
		{ "rixos-astana", "Rixos President Astana", 12, false, rixos, NULL },
		{ "unnamed", NULL, FIELD_NULL_INTEGER, false, NULL, "[]" },
	};
	static const struct records records = { .items = items, .count = COUNT(items), .size = sizeof(items[0]) };
	struct document *document = document_new(context);

	document_table(document, "venues", venue_fields, &records);
	return document;
}
