// SPDX-License-Identifier: MIT
#include <string.h>

#include "base/mem.h"
#include "out/output.h"
#include "out/width.h"
#include "out_page.h"
#include "out_random.h"
#include "suite.h"

// clang-format off
static const char page_80[] =
	"GENEVA IV                                                              TLP:CLEAR\n"
	"UN-facilitated intra-Syrian talks, Geneva track, round IV\n"
	"as known Mon 13 Feb 2017 15:30 Damascus (UTC+2) · last entry used: r73\n"
	"\n"
	"Announced for Mon 20 Feb 2017, in 7 days. Invitations went out today, number not\n"
	"known; no answer recorded. First round since 27 Apr 2016, 299 days before\n"
	"(nearly ten months).\n"
	"\n"
	"When         20 Feb 2017 [1][2][3]              was 8 Feb [2] · end not said\n"
	"Where        Geneva [1] · building not recorded\n"
	"Format       not recorded\n"
	"Mediator     United Nations: Staffan de Mistura, Special Envoy [1]\n"
	"Previous     Geneva III, 13-27 Apr 2016 [4]; the HNC suspended its formal part\n"
	"             on 18 Apr [5]; \"suspended amid new fighting\" [1]\n"
	"Prepared by  Astana 2: 15-16 Feb [7] or 16-17 Feb [8]                   DISPUTED\n"
	"             (its technical meeting was held on 6 Feb [6])\n"
	"\n"
	"DELEGATIONS  2 expected: government and opposition [1]                    single\n"
	"  government   head not recorded\n"
	"  opposition   High Negotiations Committee, 21 members [3][9]\n"
	"               head Nasr al-Hariri [3][9] (was Asaad al-Zoubi [3])\n"
	"               chief negotiator Mohammad Sabra [3][9] (was Mohammed Alloush [3])\n"
	"               Moscow and Cairo groups: inside it, says the HNC [9];\n"
	"               not inside, say both groups [3]                          DISPUTED\n"
	"\n"
	"INVITATIONS\n"
	"  13 Feb       by the envoy's office, to both sides, number not known [1]\n"
	"               answers: none recorded (government, opposition)            single\n"
	"\n"
	"EXCLUDED     from the talks and from ceasefires [1]                       single\n"
	"  Islamic State · Jabhat Fateh al-Sham; at whose insistence: not said\n"
	"\n"
	"OPEN OFFER\n"
	"  13 Feb       Syrian government: prisoners for civilians or troops held by\n"
	"               insurgents; an unnamed official on state TV [8]            single\n"
	"\n"
	"IN THE DAYS BEFORE\n"
	"  13 Feb       Russian defence ministry: army about 20 km from Palmyra [10]\n"
	"  6 Feb~       Government and rebels exchanged dozens of people [8]       single\n"
	"\n"
	"NOT KNOWN\n"
	"  who accepts · head of the government side · end, building, format · which\n"
	"  dates for Astana 2 · whether the Moscow and Cairo groups come with the HNC\n"
	"\n"
	"SOURCES      (first letter: outlet; digit: this claim)\n"
	"  1  AP, The Latest, 13 Feb 15:30    B2    6  Al Arabiya, 6 Feb               C2\n"
	"  2  Sputnik, 12 Feb                 C3    7  Sputnik DE, 11 Feb              C3\n"
	"  3  AFP, 12 Feb                     B2    8  AP, The Latest, 13 Feb 11:20    B2\n"
	"  4  Sputnik Brasil, 27 Apr 2016     C3    9  SPA from Reuters, 12 Feb        B2\n"
	"  5  Xinhua, 19 Apr 2016; TASS       C2   10  AP, The Latest, 13 Feb 13:00    B3\n"
	"5 points rest on one origin. Addresses: -v. What changed: delta --since last\n";

static const char page_60[] =
	"GENEVA IV                                          TLP:CLEAR\n"
	"UN-facilitated intra-Syrian talks, Geneva track, round IV\n"
	"as known Mon 13 Feb 2017 15:30 Damascus (UTC+2) · last entry\n"
	"used: r73\n"
	"\n"
	"Announced for Mon 20 Feb 2017, in 7 days. Invitations went\n"
	"out today, number not known; no answer recorded. First round\n"
	"since 27 Apr 2016, 299 days before (nearly ten months).\n"
	"\n"
	"When         20 Feb 2017 [1][2][3]              was 8 Feb\n"
	"             [2] · end not said\n"
	"Where        Geneva [1] · building not recorded\n"
	"Format       not recorded\n"
	"Mediator     United Nations: Staffan de Mistura, Special\n"
	"             Envoy [1]\n"
	"Previous     Geneva III, 13-27 Apr 2016 [4]; the HNC\n"
	"             suspended its formal part on 18 Apr [5];\n"
	"             \"suspended amid new fighting\" [1]\n"
	"Prepared by  Astana 2: 15-16 Feb [7] or 16-17 Feb\n"
	"             [8]                                    DISPUTED\n"
	"             (its technical meeting was held on 6 Feb [6])\n"
	"\n"
	"DELEGATIONS  2 expected: government and opposition\n"
	"             [1]                                      single\n"
	"  government   head not recorded\n"
	"  opposition   High Negotiations Committee, 21 members\n"
	"               [3][9]\n"
	"               head Nasr al-Hariri [3][9] (was Asaad\n"
	"               al-Zoubi [3])\n"
	"               chief negotiator Mohammad Sabra [3][9] (was\n"
	"               Mohammed Alloush [3])\n"
	"               Moscow and Cairo groups: inside it, says the\n"
	"               HNC [9];\n"
	"               not inside, say both groups [3]      DISPUTED\n"
	"\n"
	"INVITATIONS\n"
	"  13 Feb       by the envoy's office, to both sides, number\n"
	"               not known [1]\n"
	"               answers: none recorded (government,\n"
	"               opposition)                            single\n"
	"\n"
	"EXCLUDED     from the talks and from ceasefires [1]   single\n"
	"  Islamic State · Jabhat Fateh al-Sham; at whose insistence:\n"
	"  not said\n"
	"\n"
	"OPEN OFFER\n"
	"  13 Feb       Syrian government: prisoners for civilians or\n"
	"               troops held by insurgents; an unnamed\n"
	"               official on state TV [8]               single\n"
	"\n"
	"IN THE DAYS BEFORE\n"
	"  13 Feb       Russian defence ministry: army about 20 km\n"
	"               from Palmyra [10]\n"
	"  6 Feb~       Government and rebels exchanged dozens of\n"
	"               people [8]                             single\n"
	"\n"
	"NOT KNOWN\n"
	"  who accepts · head of the government side · end, building,\n"
	"  format · which dates for Astana 2 · whether the Moscow and\n"
	"  Cairo groups come with the HNC\n"
	"\n"
	"SOURCES      (first letter: outlet; digit: this claim)\n"
	"  1  AP, The Latest, 13 Feb 15:30                         B2\n"
	"  2  Sputnik, 12 Feb                                      C3\n"
	"  3  AFP, 12 Feb                                          B2\n"
	"  4  Sputnik Brasil, 27 Apr 2016                          C3\n"
	"  5  Xinhua, 19 Apr 2016; TASS                            C2\n"
	"  6  Al Arabiya, 6 Feb                                    C2\n"
	"  7  Sputnik DE, 11 Feb                                   C3\n"
	"  8  AP, The Latest, 13 Feb 11:20                         B2\n"
	"  9  SPA from Reuters, 12 Feb                             B2\n"
	" 10  AP, The Latest, 13 Feb 13:00                         B3\n"
	"5 points rest on one origin. Addresses: -v. What changed:\n"
	"delta --since last\n";
// clang-format on

static char *rendered(const void *context, const struct document *document, int width, unsigned options)
{
	return output_render(context, document, OUTPUT_TEXT, width, options, error_new(context))->text;
}

static void whole_page(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(rendered(scratch, out_page(scratch), 80, 0), page_80);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, out_page(scratch), 60, 0), page_60);
}

// `text` without its SGR sequences.
static char *colorless(const void *context, const char *text)
{
	struct str *plain = str_new(context);

	for (; *text; text++) {
		if (str_begins(text, "\033["))
			text += strcspn(text, "m");
		else
			str_add_char(plain, *text);
	}
	return plain->text;
}

static void color_is_an_addition(void)
{
	MEM_SCOPE(scratch);
	const char *page = rendered(scratch, out_page(scratch), 80, OUTPUT_COLOR);

	CU_ASSERT_STRING_EQUAL(colorless(scratch, page), page_80);
	CU_ASSERT_TRUE(str_begins(page, "\033[1mGENEVA IV\033[0m   "));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "\n\033[2mWhen\033[0m         20 Feb"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "   \033[31mDISPUTED\033[0m\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "   \033[33msingle\033[0m\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "\n\033[1mNOT KNOWN\033[0m\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(rendered(scratch, out_table(scratch), 80, OUTPUT_COLOR), "\033[1mSLUG\033[0m"));
}

static void addresses_take_a_line(void)
{
	MEM_SCOPE(scratch);
	const char *page = rendered(scratch, out_page(scratch), 80, OUTPUT_ADDRESSES);

	CU_ASSERT_PTR_NOT_NULL(
		strstr(page, "  1  AP, The Latest, 13 Feb 15:30                                             B2\n"
	                 "     https://example.org/ap?id=1&page=2\n"
	                 "  2  Sputnik, 12 Feb                                                          C3\n"));
}

static char *fact_rendered(const void *context, int width, const char *label, const char *text, const char *flag)
{
	struct document *document = document_new(context);

	document_fact(document, &(struct fact){ 0, "Where", "", NULL });
	document_fact(document, &(struct fact){ 0, label, text, flag });
	return rendered(context, document, width, 0) + strlen("Where\n");
}

static void flags_stand_at_the_edge(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, "How", "at one table", "single"),
	                       "How    at one table               single\n");
	// The text gives way to the flag, and fills the lines that are left to it.
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, "How", "at one table, say both of the two", "single"),
	                       "How    at one table, say both of\n"
	                       "       the two                    single\n");
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, "How", "at one table, say both of them, on the day", "single"),
	                       "How    at one table, say both of them,\n"
	                       "       on the day                 single\n");
	// Where the text would be left too narrow the flag takes a line.
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 30, "How", "at one table, they all say", "DISPUTED"),
	                       "How    at one table, they all\n"
	                       "       say            DISPUTED\n");
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 24, "How", "at one table, so", "DISPUTED"),
	                       "How    at one table, so\n"
	                       "                DISPUTED\n");
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 24, "How", "at a table", "single"), "How    at a table\n"
	                                                                                  "                  single\n");
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, NULL, "", "single"),
	                       "                                  single\n");
}

static void labels_share_a_column(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, "Кто", "и где", NULL), "Кто    и где\n");
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, "قُم", "city", NULL), "قُم     city\n");
	// A label that would leave the texts too little has a line of its own and does not move the column.
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, "Deputy foreign minister", "not recorded", NULL),
	                       "Deputy foreign minister\n"
	                       "       not recorded\n");
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, "", "as the label", NULL), "as the label\n");
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 40, NULL, "goes on", NULL), "       goes on\n");
	CU_ASSERT_STRING_EQUAL(fact_rendered(scratch, 20, "How", "one two three", NULL), "How\n  one two three\n");
}

static void long_titles(void)
{
	MEM_SCOPE(scratch);
	struct document *document = document_new(scratch);

	document_title(document, "Женевские переговоры по Сирии, IV раунд", "TLP:AMBER+STRICT", NULL);
	document_section(document, "Delegations from elsewhere", "two of the three that had been expected", "single");
	document_section(document, "Venue", NULL, "DISPUTED");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 44, 0), "ЖЕНЕВСКИЕ ПЕРЕГОВОРЫ ПО     TLP:AMBER+STRICT\n"
	                                                           "СИРИИ, IV РАУНД\n"
	                                                           "\n"
	                                                           "DELEGATIONS FROM ELSEWHERE  two of the three\n"
	                                                           "                            that had been\n"
	                                                           "                            expected  single\n"
	                                                           "\n"
	                                                           "VENUE                               DISPUTED\n");
}

static void lists_have_one_quiet_line(void)
{
	MEM_SCOPE(scratch);
	struct document *document = document_new(scratch);

	document_head(document, "as known Mon 13 Feb 2017 · last entry: r7", "TLP:CLEAR");
	document_paragraph(document, "rows");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 60, 0),
	                       "as known Mon 13 Feb 2017 · last entry: r7          TLP:CLEAR\n\nrows\n");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 40, 0), "as known Mon 13 Feb 2017 · last entry:\n"
	                                                           "r7                             TLP:CLEAR\n"
	                                                           "\nrows\n");
	CU_ASSERT_PTR_NOT_NULL(strstr(rendered(scratch, document, 60, OUTPUT_COLOR), "\033[2mas known"));
}

static void marks_are_bold_as_well(void)
{
	MEM_SCOPE(scratch);
	struct document *document = document_new(scratch);

	document_fact_marked(document, &(struct fact){ .label = "note", .text = "the many *talks that* go on" });
	document_fact(document, &(struct fact){ .label = "note", .text = "2 * 3" });
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 60, 0), "note  the many *talks that* go on\nnote  2 * 3\n");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 24, OUTPUT_COLOR),
	                       "\033[2mnote\033[0m  the many *\033[1mtalks\033[0m\n"
	                       "      \033[1mthat\033[0m* go on\n"
	                       "\033[2mnote\033[0m  2 * 3\n");
}

static void stored_text_is_visible(void)
{
	MEM_SCOPE(scratch);
	static const char evil[] = "\033]0;x\a\xE2\x80\xAE";
	struct document *document = document_new(scratch);
	const char *page;

	document_title(document, evil, evil, (const char *const[]){ evil, NULL });
	document_head(document, evil, evil);
	document_paragraph(document, evil);
	document_section(document, evil, evil, evil);
	document_fact(document, &(struct fact){ 1, evil, evil, evil });
	document_references(document, evil, &(struct reference){ 1, evil, evil, evil }, 1);
	document_note(document, evil);
	for (int width = 20; width < 120; width += 33) {
		page = rendered(scratch, document, width, OUTPUT_ADDRESSES);
		CU_ASSERT_PTR_NULL(strpbrk(page, "\033\a"));
		CU_ASSERT_PTR_NULL(strstr(page, "\xE2\x80\xAE"));
	}
}

static void table_in_columns(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(rendered(scratch, out_table(scratch), 120, 0),
	                       "SLUG                NAME                    ROUNDS  NEUTRAL  ALIASES\n"
	                       "palais-des-nations  Palais des Nations           8  yes      Palace of Nations, قصر الأمم\n"
	                       "rixos-astana        Rixos President Astana      12  no       Риксос\n"
	                       "unnamed                                             no\n");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, out_table(scratch), 70, 0),
	                       "SLUG                NAME             ROUNDS  NEUTRAL  ALIASES\n"
	                       "palais-des-nations  Palais des            8  yes      Palace of\n"
	                       "                    Nations                           Nations, قصر\n"
	                       "                                                      الأمم\n"
	                       "rixos-astana        Rixos President      12  no       Риксос\n"
	                       "                    Astana\n"
	                       "unnamed                                      no\n");
}

struct invitation {
	const char *slug, *to, *by, *state, *number, *disputed;
};

// An invitation list as it is typed: the issuer is the first to give way, then the number; nothing is disputed.
static const char *invitations_rendered(const void *context, int width)
{
	static const struct field fields[] = {
		FIELD(invitation, slug, FIELD_TEXT, .title = "Invitation"),
		FIELD(invitation, to, FIELD_TEXT, .title = "To"),
		FIELD(invitation, by, FIELD_TEXT, .title = "By", .below = 1),
		FIELD(invitation, state, FIELD_TEXT, .title = "State"),
		FIELD(invitation, number, FIELD_TEXT, .title = "Number", .below = 2),
		FIELD(invitation, disputed, FIELD_TEXT, .title = "Disputed"),
		{ 0 },
	};
	static const struct invitation items[] = {
		{ "geneva-4/invitation-1", "government, opposition", "Office of the Special Envoy", "sent", "20", NULL },
		{ "geneva-4/invited-democratic-union-party", "Democratic Union Party", NULL, "not invited", NULL, NULL },
	};
	static struct invitation copies[2];
	const struct records records = { .items = copies, .count = 2, .size = sizeof(items[0]) };
	struct document *document = document_new(context);

	memcpy(copies, items, sizeof(items));
	document_table(document, "invitations", fields, &records);
	return rendered(context, document, width, 0);
}

// What has no room in a row stands below it under its name; slugs stay whole; a column that says nothing is left out.
static void table_moves_below_what_has_no_room(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(invitations_rendered(scratch, 80),
	                       "INVITATION                               TO                      STATE\n"
	                       "geneva-4/invitation-1                    government, opposition  sent\n"
	                       "  By: Office of the Special Envoy · Number: 20\n"
	                       "geneva-4/invited-democratic-union-party  Democratic Union Party  not invited\n");
	CU_ASSERT_STRING_EQUAL(
		invitations_rendered(scratch, 100),
		"INVITATION                               TO                      BY              STATE        NUMBER\n"
		"geneva-4/invitation-1                    government, opposition  Office of the   sent         20\n"
		"                                                                 Special Envoy\n"
		"geneva-4/invited-democratic-union-party  Democratic Union Party                  not invited\n");
	CU_ASSERT_PTR_NOT_NULL(strstr(invitations_rendered(scratch, 130), "NUMBER  DISPUTED\n"));
}

// At any width at which the slug fits, it is written whole, and every other cell somewhere.
static void table_keeps_slugs_whole_and_hides_nothing(void)
{
	MEM_SCOPE(scratch);

	for (int width = 54; width < 140; width++) {
		const char *page = invitations_rendered(scratch, width);

		CU_ASSERT_PTR_NOT_NULL(strstr(page, "geneva-4/invited-democratic-union-party"));
		CU_ASSERT_PTR_NOT_NULL(strstr(page, "Envoy"));
		CU_ASSERT_PTR_NOT_NULL(strstr(page, "20"));
		CU_ASSERT_PTR_NOT_NULL(strstr(page, "opposition"));
		CU_ASSERT_PTR_NULL(strstr(page, "…"));
	}
}

// What stands elsewhere only has no column here.
static void table_has_the_fields_of_its_place(void)
{
	static const struct field fields[] = {
		FIELD(invitation, slug, FIELD_TEXT, .title = "Invitation"),
		FIELD(invitation, to, FIELD_TEXT, .title = "To", .only = FIELD_ON_PAGE),
		FIELD(invitation, by, FIELD_TEXT, .title = "By", .only = FIELD_IN_DATA),
		FIELD(invitation, state, FIELD_TEXT, .title = "State", .only = FIELD_IN_SHEET),
		FIELD(invitation, number, FIELD_TEXT, .only = FIELD_IN_JSON),
		{ 0 },
	};
	static struct invitation item = { "i-1", "all", "UN", "sent", "20", NULL };
	const struct records records = { .items = &item, .count = 1, .size = sizeof(item) };
	MEM_SCOPE(scratch);
	struct document *document = document_new(scratch);
	struct json *json = json_new(scratch);

	document_table(document, "invitations", fields, &records);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 80, 0), "INVITATION  TO\ni-1         all\n");
	CU_ASSERT_STRING_EQUAL(output_render(scratch, document, OUTPUT_CSV, 80, 0, error_new(scratch))->text,
	                       "slug,by,state\ni-1,UN,sent\n");
	json_record(json, fields, &item);
	CU_ASSERT_STRING_EQUAL(json_finish(json)->text, "{\n"
	                                                "  \"slug\": \"i-1\",\n"
	                                                "  \"by\": \"UN\",\n"
	                                                "  \"number\": \"20\"\n"
	                                                "}\n");
}

static void table_too_wide_for_columns(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(rendered(scratch, out_table(scratch), 34, 0), "SLUG     palais-des-nations\n"
	                                                                     "NAME     Palais des Nations\n"
	                                                                     "ROUNDS   8\n"
	                                                                     "NEUTRAL  yes\n"
	                                                                     "ALIASES  Palace of Nations, قصر\n"
	                                                                     "         الأمم\n"
	                                                                     "\n"
	                                                                     "SLUG     rixos-astana\n"
	                                                                     "NAME     Rixos President Astana\n"
	                                                                     "ROUNDS   12\n"
	                                                                     "NEUTRAL  no\n"
	                                                                     "ALIASES  Риксос\n"
	                                                                     "\n"
	                                                                     "SLUG     unnamed\n"
	                                                                     "NEUTRAL  no\n");
}

static void long_entries_take_the_page(void)
{
	MEM_SCOPE(scratch);
	static const struct reference sources[] = {
		{ 1, "Agence France-Presse, a dispatch of 12 Feb", "B2", NULL },
		{ 2, "TASS", NULL, NULL },
		{ 103, "a source whose name is so long that it would need three lines of a column", "C3", NULL },
	};
	struct document *document = document_new(scratch);

	document_references(document, NULL, sources, 2);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 80, 0), "  1  Agence France-Presse, a         B2    2  TASS\n"
	                                                           "     dispatch of 12 Feb\n");
	document = document_new(scratch);
	document_references(
		document, NULL,
		(const struct reference[]){ { 1, "a", "B2", NULL }, { 2, "b", NULL, NULL }, { 3, "c", "C3", NULL } }, 3);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 80, 0),
	                       "  1  a                               B2    3  c                               C3\n"
	                       "  2  b\n");
	document = document_new(scratch);
	document_references(document, "Sources", sources, 3);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 80, 0),
	                       "SOURCES\n"
	                       "   1  Agence France-Presse, a dispatch of 12 Feb                              B2\n"
	                       "   2  TASS\n"
	                       " 103  a source whose name is so long that it would need three lines of a      C3\n"
	                       "      column\n");
}

// Adds a block of random texts.
static void random_block(struct random *random, const void *context, struct document *document)
{
	const char *text = random_text(random, context, 12);
	const char *other = random_below(random, 2) ? random_text(random, context, 4) : NULL;
	const char *third = random_below(random, 2) ? random_text(random, context, 2) : NULL;

	switch (random_below(random, 6)) {
	case 0:
		document_title(document, text, other, (const char *const[]){ "subtitle", third, NULL });
		return;
	case 1:
		document_section(document, text, other, third);
		return;
	case 2:
		document_paragraph(document, text);
		return;
	case 3:
		document_references(document, other,
		                    (const struct reference[]){ { 1, text, third, other }, { 12, "x", "y", "z" } }, 2);
		return;
	default:
		document_fact(document, &(struct fact){ (int)random_below(random, 3), other, text, third });
	}
}

// No line is wider than the page, and none ends with a space. On a page of less than 20 columns, which no terminal gets,
// numbers and marks may go over it.
static void random_pages_keep_their_width(void)
{
	struct random random = { .state = 9 };

	for (int i = 0; i < 400; i++) {
		MEM_SCOPE(scratch);
		struct document *document = document_new(scratch);
		struct widths *widths = widths_new(scratch);
		int width = 1 + (int)random_below(&random, 200);
		const char *line;

		for (int blocks = 0; blocks < 8; blocks++)
			random_block(&random, scratch, document);
		for (line = rendered(scratch, document, width, i % 2 ? OUTPUT_ADDRESSES : 0); *line;
		     line += strcspn(line, "\n") + 1) {
			size_t length = strcspn(line, "\n");

			if (width >= 20 && width_columns(widths, line, length) > width)
				CU_FAIL("a line wider than the page");
			if (length > 0 && line[length - 1] == ' ')
				CU_FAIL("a line that ends with a space");
		}
	}
}

const struct suite suite_out_text =
	SUITE("out text", TEST(whole_page), TEST(color_is_an_addition), TEST(addresses_take_a_line),
          TEST(flags_stand_at_the_edge), TEST(labels_share_a_column), TEST(long_titles),
          TEST(lists_have_one_quiet_line), TEST(marks_are_bold_as_well), TEST(stored_text_is_visible),
          TEST(table_in_columns), TEST(table_moves_below_what_has_no_room),
          TEST(table_keeps_slugs_whole_and_hides_nothing), TEST(table_has_the_fields_of_its_place),
          TEST(table_too_wide_for_columns), TEST(long_entries_take_the_page), TEST(random_pages_keep_their_width));
