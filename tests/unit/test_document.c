// SPDX-License-Identifier: MIT
#include <string.h>

#include "base/mem.h"
#include "out/blocks.h"
#include "out_page.h"
#include "suite.h"

static char *rendered(const void *context, const struct document *document, enum output_format format)
{
	return output_render(context, document, format, 80, 0, error_new(context))->text;
}

static void texts_are_copied(void)
{
	MEM_SCOPE(scratch);
	struct document *document = document_new(scratch);
	char text[] = "first";
	const char *const subtitle[] = { text, NULL };

	document_title(document, text, text, subtitle);
	document_paragraph(document, text);
	document_section(document, text, text, text);
	document_fact(document, &(struct fact){ 0, text, text, text });
	document_references(document, text, &(struct reference){ 1, text, text, text }, 1);
	document_note(document, text);
	memcpy(text, "other", sizeof(text));
	CU_ASSERT_PTR_NULL(strstr(rendered(scratch, document, OUTPUT_TEXT), "other"));
	CU_ASSERT_PTR_NULL(strstr(rendered(scratch, document, OUTPUT_MARKDOWN), "other"));
}

static void json_holds_every_field(void)
{
	MEM_SCOPE(scratch);
	struct document *document = out_table(scratch);

	document_paragraph(document, "not in JSON");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_JSON), "{\n"
	                                                                 "  \"venues\": [\n"
	                                                                 "    {\n"
	                                                                 "      \"slug\": \"palais-des-nations\",\n"
	                                                                 "      \"name\": \"Palais des Nations\",\n"
	                                                                 "      \"rounds\": 8,\n"
	                                                                 "      \"neutral\": true,\n"
	                                                                 "      \"aliases\": [\n"
	                                                                 "        \"Palace of Nations\",\n"
	                                                                 "        \"قصر الأمم\"\n"
	                                                                 "      ],\n"
	                                                                 "      \"place\": {\n"
	                                                                 "        \"city\": \"Geneva\",\n"
	                                                                 "        \"at\": [\n"
	                                                                 "          46.2266,\n"
	                                                                 "          6.1404\n"
	                                                                 "        ]\n"
	                                                                 "      }\n"
	                                                                 "    },\n"
	                                                                 "    {\n"
	                                                                 "      \"slug\": \"rixos-astana\",\n"
	                                                                 "      \"name\": \"Rixos President Astana\",\n"
	                                                                 "      \"rounds\": 12,\n"
	                                                                 "      \"neutral\": false,\n"
	                                                                 "      \"aliases\": [\n"
	                                                                 "        \"Риксос\"\n"
	                                                                 "      ],\n"
	                                                                 "      \"place\": null\n"
	                                                                 "    },\n"
	                                                                 "    {\n"
	                                                                 "      \"slug\": \"unnamed\",\n"
	                                                                 "      \"name\": null,\n"
	                                                                 "      \"rounds\": null,\n"
	                                                                 "      \"neutral\": false,\n"
	                                                                 "      \"aliases\": [],\n"
	                                                                 "      \"place\": []\n"
	                                                                 "    }\n"
	                                                                 "  ]\n"
	                                                                 "}\n");
}

static void empty_documents(void)
{
	MEM_SCOPE(scratch);
	static const struct field fields[] = { { .name = "slug", .type = FIELD_TEXT, .title = "Slug" }, { .name = NULL } };
	static const struct records none = { .count = 0 };
	struct document *document = document_new(scratch);

	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_TEXT), "");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_MARKDOWN), "");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_JSON), "{}\n");
	document_table(document, "venues", fields, &none);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_JSON), "{\n  \"venues\": []\n}\n");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_TEXT), "SLUG\n");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_MARKDOWN), "| Slug |\n| ---- |\n");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_CSV), "slug\n");
	document_references(document, "Sources", NULL, 0);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_TEXT), "SLUG\n\nSOURCES\n");
}

static void title_told_last(void)
{
	MEM_SCOPE(scratch);
	struct document *document = document_new(scratch);

	document_paragraph(document, "one");
	document_paragraph(document, "two");
	document_title(document, "Title", NULL, NULL);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_TEXT), "TITLE\n\none\n\ntwo\n");
}

// Blocks grow beyond their first room.
static void many_blocks(void)
{
	MEM_SCOPE(scratch);
	struct document *document = document_new(scratch);
	const char *text;
	size_t lines = 0;

	for (int i = 0; i < 1000; i++)
		document_fact(document, &(struct fact){ .label = "n", .text = mem_print(scratch, "%d", i) });
	text = rendered(scratch, document, OUTPUT_TEXT);
	for (const char *c = text; (c = strchr(c, '\n')); c++)
		lines++;
	CU_ASSERT_EQUAL(lines, 1000);
	CU_ASSERT_TRUE(str_begins(text, "n  0\nn  1\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nn  999\n"));
}

const struct suite suite_out_document = SUITE("out document", TEST(texts_are_copied), TEST(json_holds_every_field),
                                              TEST(empty_documents), TEST(title_told_last), TEST(many_blocks));
