// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "out/markdown_escape.h"
#include "out/output.h"
#include "out_page.h"
#include "out_random.h"
#include "suite.h"

static char *rendered(const void *context, const struct document *document, unsigned options)
{
	return output_render(context, document, OUTPUT_MARKDOWN, 80, options, error_new(context))->text;
}

static char *escaped(const void *context, const char *text)
{
	struct str *str = str_new(context);

	markdown_add(str, text, 2);
	return str->text;
}

static void whole_page(void)
{
	MEM_SCOPE(scratch);
	const char *page = rendered(scratch, out_page(scratch), 0);

	CU_ASSERT_TRUE(str_begins(page, "# Geneva IV\n"
	                                "\n"
	                                "**TLP:CLEAR**\n"
	                                "\n"
	                                "UN-facilitated intra-Syrian talks, Geneva track, round IV\\\n"
	                                "as known Mon 13 Feb 2017 15:30 Damascus (UTC+2) · last entry used: r73\n"
	                                "\n"
	                                "Announced for Mon 20 Feb 2017,"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "\n\n- **When**: 20 Feb 2017 [1][2][3] was 8 Feb [2] · end not said\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "\n- **Prepared by**: Astana 2: 15-16 Feb [7] or 16-17 Feb [8] **DISPUTED**\\\n"
	                                    "  (its technical meeting was held on 6 Feb [6])\n"
	                                    "\n"
	                                    "## Delegations\n"
	                                    "\n"
	                                    "2 expected: government and opposition [1] **single**\n"
	                                    "\n"
	                                    "- **government**: head not recorded\n"));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(page, "\n- **6 Feb\\~**: Government and rebels exchanged dozens of people [8] **single**\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "\n## Sources\n"
	                                    "\n"
	                                    "(first letter: outlet; digit: this claim)\n"
	                                    "\n"
	                                    "1. AP, The Latest, 13 Feb 15:30 (B2)\n"
	                                    "2. Sputnik, 12 Feb (C3)\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "\n10. AP, The Latest, 13 Feb 13:00 (B3)\n\n5 points rest on one origin."));
}

static void addresses(void)
{
	MEM_SCOPE(scratch);
	static const struct reference odd[] = {
		{ 3, "upper", NULL, "HTTPS://example.org/a_b*c" }, { 5, "mail", NULL, "mailto:press@un.org" },
		{ 6, "data", NULL, "data:text/html,x" },           { 7, "space", NULL, "http://a b" },
		{ 8, "tag", NULL, "http://a><script>" },           { 9, "line", NULL, "http://a\nb" },
		{ 10, "bidi", NULL, "http://a\u202Eb" },           { 11, "bare", NULL, "http://" },
	};
	const char *page = rendered(scratch, out_page(scratch), OUTPUT_ADDRESSES);
	struct document *document = document_new(scratch);

	CU_ASSERT_PTR_NOT_NULL(strstr(page, "1. AP, The Latest, 13 Feb 15:30 (B2) <https://example.org/ap?id=1&page=2>\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(page, "7. Sputnik DE, 11 Feb (C3) javascript:alert(1)\n"));
	document_references(document, NULL, odd, sizeof(odd) / sizeof(odd[0]));
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, OUTPUT_ADDRESSES), "- [3] upper <HTTPS://example.org/a_b*c>\n"
	                                                                      "- [5] mail <mailto:press@un.org>\n"
	                                                                      "- [6] data data:text/html,x\n"
	                                                                      "- [7] space http\\://a b\n"
	                                                                      "- [8] tag http\\://a\\>\\<script\\>\n"
	                                                                      "- [9] line http\\://a b\n"
	                                                                      "- [10] bidi http\\://a\\<U+202E\\>b\n"
	                                                                      "- [11] bare http\\://\n");
}

static void tables(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(
		rendered(scratch, out_table(scratch), 0),
		"| Slug               | Name                   | Rounds | Neutral | Aliases                      |\n"
		"| ------------------ | ---------------------- | -----: | ------- | ---------------------------- |\n"
		"| palais-des-nations | Palais des Nations     |      8 | yes     | Palace of Nations, قصر الأمم |\n"
		"| rixos-astana       | Rixos President Astana |     12 | no      | Риксос                       |\n"
		"| unnamed            |                        |        | no      |                              |\n");
}

static void heads_of_lists(void)
{
	MEM_SCOPE(scratch);
	struct document *document = document_new(scratch);

	document_head(document, "as known *now*", "TLP:CLEAR");
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 0), "**TLP:CLEAR** as known \\*now\\*\n");
}

static void nested_facts(void)
{
	MEM_SCOPE(scratch);
	static const struct fact facts[] = {
		{ 1, "a", "first", NULL },    { 2, "b", "below\nits second line", "single" },
		{ 2, NULL, "goes on", NULL }, { 0, "", "flush", NULL },
		{ 0, "", "", NULL },          { 2, "c", "", NULL },
		{ 0, "d", "last", NULL },
	};
	struct document *document = document_new(scratch);

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		document_fact(document, &facts[i]);
	CU_ASSERT_STRING_EQUAL(rendered(scratch, document, 0), "- **a**: first\n"
	                                                       "  - **b**: below\\\n"
	                                                       "    its second line **single**\\\n"
	                                                       "    goes on\n"
	                                                       "- flush\n"
	                                                       "  - **c**\n"
	                                                       "- **d**: last\n");
}

static void escapes(void)
{
	static const char *const pairs[][2] = {
		{ "1. not a list", "1\\. not a list" },
		{ "2) nor this", "2\\) nor this" },
		{ "version 1.2 (x)", "version 1.2 (x)" },
		{ "# heading", "\\# heading" },
		{ "no. #5 ##", "no. \\#5 \\#\\#" },
		{ "- + = : >", "\\- + = : \\>" },
		{ "+ a", "\\+ a" },
		{ "===", "\\===" },
		{ "---", "\\---" },
		{ "a*b_c`d", "a\\*b\\_c\\`d" },
		{ "~~6 Feb~~", "\\~\\~6 Feb\\~\\~" },
		{ "a|b", "a\\|b" },
		{ "a\\|b", "a\\\\\\|b" },
		{ "<b>&amp; & x", "\\<b\\>\\&amp; & x" },
		{ "&#60;", "\\&#60;" },
		{ "[x](y)", "\\[x\\](y)" },
		{ "[1][2] and [3].", "[1][2] and [3]." },
		{ "[1](y)", "\\[1\\](y)" },
		{ "[1]: y", "\\[1\\]: y" },
		{ "[ ] task", "\\[ \\] task" },
		{ "http://e.org", "http\\://e.org" },
		{ "see www.e.org", "see www\\.e.org" },
		{ "15:30", "15:30" },
		{ "$x$", "\\$x\\$" },
		{ "  led  by   spaces ", "led by spaces" },
		{ "two\n# lines\n\n", "two\\\n  \\# lines" },
		{ "a\tb\033", "a\\<U+0009\\>b\\<U+001B\\>" },
		{ "بشار é", "بشار é" },
	};
	MEM_SCOPE(scratch);

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		CU_ASSERT_STRING_EQUAL(escaped(scratch, pairs[i][0]), pairs[i][1]);
}

// What a renderer makes of escaped text: no backslash before punctuation.
static char *unescaped(const void *context, const char *markdown)
{
	struct str *text = str_new(context);

	for (; *markdown; markdown++) {
		if (*markdown == '\\' && markdown[1] && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n", markdown[1]))
			markdown++;
		str_add_char(text, *markdown);
	}
	return text->text;
}

// All that is no space, in order.
static char *content(const void *context, const char *text)
{
	struct str *str = str_new(context);

	for (; *text; text++)
		if (*text != ' ' && *text != '\n')
			str_add_char(str, *text);
	return str->text;
}

static void random_texts_come_back(void)
{
	struct random random = { .state = 7 };

	for (int i = 0; i < 1000; i++) {
		MEM_SCOPE(scratch);
		const char *text = random_text(&random, scratch, 20);
		const char *back = unescaped(scratch, escaped(scratch, text));

		CU_ASSERT_STRING_EQUAL(content(scratch, back), content(scratch, output_visible(scratch, text)));
	}
}

struct row {
	char *first;
	char *second;
};

static const struct field row_fields[] = {
	FIELD(row, first, FIELD_TEXT, .title = "First|"),
	FIELD(row, second, FIELD_TEXT, .title = "<b>"),
	{ .name = NULL },
};

// Adds a block of hostile texts and counts what it may become.
static void random_block(struct random *random, const void *context, struct document *document, int *headings)
{
	const char *text = random_text(random, context, 8);
	const char *other = random_below(random, 2) ? random_text(random, context, 8) : NULL;
	struct records *records = mem_new(context, struct records);
	struct row *row = mem_new(context, struct row);

	*row = (struct row){ .first = random_text(random, context, 8), .second = random_text(random, context, 8) };
	*records = (struct records){ .items = row, .count = 1, .size = sizeof(*row) };
	switch (random_below(random, 7)) {
	case 0:
		++*headings;
		document_title(document, text, other, (const char *const[]){ row->first, row->second, NULL });
		return;
	case 1:
		++*headings;
		document_section(document, text, other, row->first);
		return;
	case 2:
		document_paragraph(document, text);
		return;
	case 3:
		*headings += other != NULL;
		document_references(document, other, &(struct reference){ 1, text, row->first, row->second }, 1);
		return;
	case 4:
		document_table(document, "rows", row_fields, records);
		return;
	default:
		document_fact(document, &(struct fact){ (int)random_below(random, 3), other, text,
		                                        random_below(random, 3) ? NULL : row->first });
	}
}

// How often `part` is in `text`.
static int occurrences(const char *text, const char *part)
{
	int count = 0;

	for (; (text = strstr(text, part)); text++)
		count++;
	return count;
}

// The tree that the reference implementation of GFM reads in `markdown`, as XML; in `context`.
static char *tree_read(const void *context, const char *markdown)
{
	char path[] = "/tmp/rapporteur-markdown-XXXXXX";
	int descriptor = mkstemp(path);
	struct str *tree = str_new(context);
	char buffer[4096];
	FILE *parser;
	size_t count;

	CU_ASSERT_TRUE_FATAL(descriptor >= 0);
	CU_ASSERT_EQUAL(write(descriptor, markdown, strlen(markdown)), (ssize_t)strlen(markdown));
	close(descriptor);
	parser = popen(
		mem_print(context, "cmark-gfm -e table -e strikethrough -e autolink -e tasklist -t xml --unsafe %s", path),
		"r");
	while (parser && (count = fread(buffer, 1, sizeof(buffer), parser)) > 0)
		str_add_bytes(tree, buffer, count);
	CU_ASSERT_EQUAL(parser ? pclose(parser) : -1, 0);
	unlink(path);
	return tree->text;
}

// The reference implementation finds our own structure in hostile documents and nothing else.
static void parser_finds_no_markup(void)
{
	static const char *const unwanted[] = { "<image",          "<code",          "<html",
		                                    "<emph",           "<strikethrough", "<block_quote",
		                                    "<thematic_break", "<tasklist",      "<taskitem" };
	struct random random = { .state = 8 };

	if (system("command -v cmark-gfm >/dev/null") != 0) {
		SUITE_SKIP("cmark-gfm is not installed");
		return;
	}
	for (int i = 0; i < 50; i++) {
		MEM_SCOPE(scratch);
		struct document *document = document_new(scratch);
		int headings = 0;
		const char *tree;

		for (int blocks = 0; blocks < 40; blocks++)
			random_block(&random, scratch, document, &headings);
		tree = tree_read(scratch, rendered(scratch, document, 0));
		for (size_t j = 0; j < sizeof(unwanted) / sizeof(unwanted[0]); j++)
			CU_ASSERT_EQUAL(occurrences(tree, unwanted[j]), 0);
		// GFM links what looks like a mail address whatever is escaped in it.
		CU_ASSERT_EQUAL(occurrences(tree, "<link"), occurrences(tree, "<link destination=\"mailto:"));
		CU_ASSERT_EQUAL(occurrences(tree, "<heading"), headings);
	}
}

const struct suite suite_out_markdown =
	SUITE("out markdown", TEST(whole_page), TEST(addresses), TEST(tables), TEST(heads_of_lists), TEST(nested_facts),
          TEST(escapes), TEST(random_texts_come_back), TEST(parser_finds_no_markup));
