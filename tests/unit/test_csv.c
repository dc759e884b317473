// SPDX-License-Identifier: MIT
#include <string.h>

#include "base/mem.h"
#include "out/output.h"
#include "out_page.h"
#include "out_random.h"
#include "suite.h"

struct row {
	char *first;
	char *second;
};

static const struct field fields[] = {
	FIELD(row, first, FIELD_TEXT, .title = "First"),
	FIELD(row, second, FIELD_TEXT, .title = "Second"),
	{ .name = NULL },
};

// The line that a table with one record has below its header.
static char *csv_of(const void *context, const char *first, const char *second, unsigned options)
{
	struct row *row = mem_new(context, struct row);
	struct records *records = mem_new(context, struct records);
	struct document *document = document_new(context);
	struct str *csv;

	*row = (struct row){ .first = mem_text(context, first), .second = mem_text(context, second) };
	*records = (struct records){ .items = row, .count = 1, .size = sizeof(*row) };
	document_table(document, "rows", fields, records);
	csv = output_render(context, document, OUTPUT_CSV, 80, options, error_new(context));
	CU_ASSERT_TRUE_FATAL(csv && str_begins(csv->text, "first,second\n"));
	return csv->text + strlen("first,second\n");
}

static void table_of_every_type(void)
{
	MEM_SCOPE(scratch);
	struct str *csv = output_render(scratch, out_table(scratch), OUTPUT_CSV, 80, 0, error_new(scratch));

	CU_ASSERT_STRING_EQUAL(csv->text, "slug,name,rounds,neutral,aliases\n"
	                                  "palais-des-nations,Palais des Nations,8,true,\"Palace of Nations, قصر الأمم\"\n"
	                                  "rixos-astana,Rixos President Astana,12,false,Риксос\n"
	                                  "unnamed,,,false,\n");
}

static void quotes(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_STRING_EQUAL(csv_of(scratch, "a,b", "say \"no\"", 0), "\"a,b\",\"say \"\"no\"\"\"\n");
	CU_ASSERT_STRING_EQUAL(csv_of(scratch, "two\nlines", " led", 0), "\"two\nlines\",\" led\"\n");
	CU_ASSERT_STRING_EQUAL(csv_of(scratch, NULL, "", 0), ",\"\"\n");
}

static void formulas_are_disarmed(void)
{
	static const char *const formulas[] = { "=1+1", "+cmd", "-2+3", "@SUM(A1)", "+49 30 1", "-",
		                                    "=",    "--1",  "＝1",  "＋1",      "－1",      "＠a" };
	static const char *const plain[] = { "-5", "+5", "-0.25", "12", "a=b", "1-2", "'=1" };
	MEM_SCOPE(scratch);

	for (size_t i = 0; i < sizeof(formulas) / sizeof(formulas[0]); i++) {
		CU_ASSERT_STRING_EQUAL(csv_of(scratch, formulas[i], "x", 0), mem_print(scratch, "'%s,x\n", formulas[i]));
		CU_ASSERT_STRING_EQUAL(csv_of(scratch, formulas[i], "x", OUTPUT_CSV_RAW),
		                       mem_print(scratch, "%s,x\n", formulas[i]));
	}
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		CU_ASSERT_STRING_EQUAL(csv_of(scratch, plain[i], "x", 0), mem_print(scratch, "%s,x\n", plain[i]));
	CU_ASSERT_STRING_EQUAL(csv_of(scratch, "\t=1", "\r=1", 0), "'\t=1,\"'\r=1\"\n");
	CU_ASSERT_STRING_EQUAL(csv_of(scratch, "\n=1", "\033[2J", 0), "\"'\n=1\",<U+001B>[2J\n");
}

// Reads one cell by RFC 4180 and goes behind it.
static char *cell_read(const void *context, const char **at)
{
	struct str *cell = str_new(context);

	if (**at != '"') {
		size_t length = strcspn(*at, ",\n");

		str_add_bytes(cell, *at, length);
		*at += length + 1;
		return cell->text;
	}
	for (++*at; **at && ((*at)[0] != '"' || (*at)[1] == '"'); ++*at) {
		*at += **at == '"';
		str_add_char(cell, **at);
	}
	*at += 2;
	return cell->text;
}

static void random_cells_come_back(void)
{
	struct random random = { .state = 3 };

	for (int i = 0; i < 1000; i++) {
		MEM_SCOPE(scratch);
		const char *first = random_text(&random, scratch, 8);
		const char *second = random_text(&random, scratch, 8);
		const char *csv = csv_of(scratch, first, second, OUTPUT_CSV_RAW);
		const char *end = csv + strlen(csv);

		CU_ASSERT_STRING_EQUAL(cell_read(scratch, &csv), first);
		CU_ASSERT_STRING_EQUAL(cell_read(scratch, &csv), second);
		CU_ASSERT_PTR_EQUAL(csv, end);
	}
}

// No cell begins with what a spreadsheet computes, and none holds what a terminal obeys.
static void random_cells_are_safe(void)
{
	struct random random = { .state = 4 };

	for (int i = 0; i < 1000; i++) {
		MEM_SCOPE(scratch);
		const char *csv = csv_of(scratch, random_text(&random, scratch, 4), "", 0);
		const char *cell = cell_read(scratch, &csv);

		CU_ASSERT_PTR_NULL(strchr(cell, '\033'));
		if (*cell && strchr("=+-@\t\r\n", *cell))
			CU_ASSERT_EQUAL(strspn(cell + 1, "0123456789."), strlen(cell + 1));
	}
}

static void one_table_only(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct document *document = out_page(scratch);

	CU_ASSERT_PTR_NULL(output_render(scratch, document, OUTPUT_CSV, 80, 0, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(error->hint, "--json"));
	error_clear(error);
	document = out_table(scratch);
	document_table(document, "more", fields, &(struct records){ 0 });
	CU_ASSERT_PTR_NULL(output_render(scratch, document, OUTPUT_CSV, 80, 0, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(error->hint, "--json"));
}

// A null in a table of one column would leave an empty line, which is easily taken for none.
static void lone_null(void)
{
	static const struct field lone[] = { FIELD(row, first, FIELD_TEXT, .title = "First"), { .name = NULL } };
	MEM_SCOPE(scratch);
	struct row row = { .first = NULL };
	struct records records = { .items = &row, .count = 1, .size = sizeof(row) };
	struct document *document = document_new(scratch);

	document_table(document, "rows", lone, &records);
	CU_ASSERT_STRING_EQUAL(output_render(scratch, document, OUTPUT_CSV, 80, 0, error_new(scratch))->text,
	                       "first\n\"\"\n");
	records.count = 0;
	CU_ASSERT_STRING_EQUAL(output_render(scratch, document, OUTPUT_CSV, 80, 0, error_new(scratch))->text, "first\n");
}

const struct suite suite_out_csv =
	SUITE("out csv", TEST(table_of_every_type), TEST(quotes), TEST(formulas_are_disarmed), TEST(random_cells_come_back),
          TEST(random_cells_are_safe), TEST(one_table_only), TEST(lone_null));
