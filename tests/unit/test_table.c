// SPDX-License-Identifier: MIT
// Tables of random cells at all widths: whatever stands in them is on the page, whole and in order.
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "out/output.h"
#include "out/width.h"
#include "out_random.h"
#include "suite.h"

enum {
	WIDEST = 120,
	ROWS = 4,
	COLUMNS = 4,
	TABLES = 3, // at every width
	LONG_RUN = 200,
};

struct cells {
	char *texts[COLUMNS];
};

// clang-format off
// A column's cells are made of letters that no other column has, so that they can be told apart on the page. A letter may
// be several characters that belong together.
static const char *const letters[COLUMNS][8] = {
	{ "a", "b", "-", "é", "/", "日", "内", "瓦" },
	{ "0", "1", ".", "ж", "ё", "한", "国", "＝" },
	{ "ا", "ل", "ق", "م", "قُ", "ي\u200Cخ", "ر", "ن" },
	{ "x", "y", "e\u0301", "👩‍👩‍👧", "ने", "_", "z", "w" },
};
// clang-format on

static const struct field fields[] = {
	FIELD(cells, texts[0], FIELD_TEXT, .title = "Q"),
	FIELD(cells, texts[1], FIELD_TEXT, .title = "QUITE", .below = 2),
	FIELD(cells, texts[2], FIELD_TEXT, .title = "Q Q", .below = 1),
	FIELD(cells, texts[3], FIELD_TEXT, .title = "Q"),
	{ 0 },
};

// Words of a column's letters: most of them short, some longer than any page; at times none.
static char *cell_random(struct random *random, const void *context, int column)
{
	struct str *cell = str_new(context);

	for (uint32_t words = random_below(random, 5); words > 0; words--) {
		uint32_t length = 1 + random_below(random, random_below(random, 6) == 0 ? LONG_RUN : 9);

		str_separate(cell, random_below(random, 8) == 0 ? "\n" : " ");
		for (; length > 0; length--)
			str_add(cell, letters[column][random_below(random, 8)]);
	}
	return cell->length > 0 || random_below(random, 2) ? cell->text : NULL;
}

// What of `text` is made of a column's letters, in order.
static char *column_of(const void *context, const char *text, int column)
{
	struct str *known = str_new(context);
	struct str *found = str_new(context);

	for (size_t i = 0; i < 8; i++)
		str_add(known, letters[column][i]);
	while (*text) {
		uint32_t character = 0;
		char bytes[5] = { 0 };
		size_t length = utf8_decode(text, &character);

		memcpy(bytes, text, length);
		if (strstr(known->text, bytes))
			str_add_bytes(found, text, length);
		text += length;
	}
	return found->text;
}

// All cells of a column, one after the other, without what stands between their words.
static char *column_cells(const void *context, const struct cells *rows, int column)
{
	struct str *all = str_new(context);

	for (int row = 0; row < ROWS; row++)
		if (rows[row].texts[column])
			str_add(all, rows[row].texts[column]);
	return column_of(context, all->text, column);
}

// Whether each line keeps to `width`; a letter of two columns goes over a page of one.
static bool lines_fit(const void *context, const char *page, int width)
{
	struct widths *widths = widths_new(context);

	for (; *page; page += strcspn(page, "\n") + 1)
		if (width_columns(widths, page, strcspn(page, "\n")) > (width > 1 ? width : 2))
			return false;
	return true;
}

static char *table_rendered(const void *context, struct cells *rows, size_t count, int width)
{
	const struct records records = { .items = rows, .count = count, .size = sizeof *rows };
	struct document *document = document_new(context);

	document_table(document, "cells", fields, &records);
	return output_render(context, document, OUTPUT_TEXT, width, 0, error_new(context))->text;
}

static void no_text_is_too_wide(void)
{
	struct random random = { .state = 7 };

	for (int table = 0; table < TABLES; table++) {
		MEM_SCOPE(scratch);
		struct cells rows[ROWS];
		struct cells told;

		for (int row = 0; row < ROWS; row++)
			for (int column = 0; column < COLUMNS; column++)
				rows[row].texts[column] = cell_random(&random, scratch, column);
		for (int column = 0; column < COLUMNS; column++)
			told.texts[column] = column_cells(scratch, rows, column);
		for (int width = 1; width <= WIDEST; width++) {
			MEM_SCOPE(page_scratch);
			const char *page = table_rendered(page_scratch, rows, ROWS, width);

			for (int column = 0; column < COLUMNS; column++)
				CU_ASSERT_STRING_EQUAL(column_of(page_scratch, page, column), told.texts[column]);
			CU_ASSERT_TRUE(lines_fit(page_scratch, page, width));
		}
	}
}

// A word that is wider than the page is broken, and the table keeps its columns.
static void a_run_wider_than_the_page_is_broken(void)
{
	static struct cells rows[] = {
		{ .texts = { "source-1", NULL, NULL, "https://example.org/a/path/that/is/wider/than/a/page/is" } },
		{ .texts = { "source-2", NULL, NULL, "a title" } },
	};
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(table_rendered(scratch, rows, 2, 40), "Q         Q\n"
	                                                             "source-1  https://example.org/a/path/tha\n"
	                                                             "          t/is/wider/than/a/page/is\n"
	                                                             "source-2  a title\n");
}

const struct suite suite_out_table =
	SUITE("out table", TEST(no_text_is_too_wide), TEST(a_run_wider_than_the_page_is_broken));
