// SPDX-License-Identifier: MIT
// A source list: number, text, grade. Two columns are filled downwards, so that the numbers run on in each.
#include <string.h>

#include "base/mem.h"
#include "out/page.h"
#include "out/visible.h"

enum {
	COLUMN_NARROWEST = 36,
	LINES_MOST = 2, // of an entry in two columns: what is longer reads better across the page
	NUMBER_NARROWEST = 3,
	GRADE_WIDEST = 8, // a longer grade goes behind the text
};

struct entry {
	const struct reference *reference;
	const char *text;
	char *grade; // or NULL
	struct lines lines;
};

struct list {
	struct entry *entries;
	size_t count;
	int number_width; // numbers are right-aligned in it
	int grade_width;  // with the gap before it
	int column_width;
};

static char *number_text(const void *context, const struct reference *reference)
{
	return mem_print(context, "%d", reference->number);
}

static struct entry entry_measure(struct page *page, const void *context, const struct reference *reference,
                                  int *grade_columns)
{
	struct entry entry = { .reference = reference, .text = output_visible(context, reference->text) };

	entry.grade = visible_word(context, reference->grade);
	*grade_columns = entry.grade ? width_columns(page->widths, entry.grade, strlen(entry.grade)) : 0;
	if (*grade_columns <= GRADE_WIDEST)
		return entry;
	entry.text = mem_print(context, "%s (%s)", entry.text, entry.grade);
	entry.grade = NULL;
	*grade_columns = 0;
	return entry;
}

static void list_measure(struct page *page, const void *context, struct list *list, const struct block *block)
{
	list->count = block->count;
	list->entries = mem_alloc(context, block->count * sizeof(struct entry));
	list->number_width = NUMBER_NARROWEST;
	for (size_t i = 0; i < block->count; i++) {
		int digits = (int)strlen(number_text(context, &block->references[i]));
		int grade_columns;

		list->entries[i] = entry_measure(page, context, &block->references[i], &grade_columns);
		if (digits + 1 > list->number_width)
			list->number_width = digits + 1;
		if (grade_columns > 0 && grade_columns + PAGE_GAP > list->grade_width)
			list->grade_width = grade_columns + PAGE_GAP;
	}
}

static int text_width(const struct list *list)
{
	return list->column_width - list->number_width - PAGE_GAP - list->grade_width;
}

// Wraps the entries for columns of `width`; false when one is not at home in them.
static bool list_wrap(struct page *page, const void *context, struct list *list, int width)
{
	bool fits = true;

	list->column_width = width;
	for (size_t i = 0; i < list->count; i++) {
		struct entry *entry = &list->entries[i];

		entry->lines = wrap_text(context, page->widths, entry->text, text_width(list));
		fits = fits && entry->lines.count <= LINES_MOST && !entry->lines.broken;
	}
	return fits;
}

// Writes one line of an entry whose column begins at `start`.
static void entry_line_write(struct page *page, const struct list *list, const struct entry *entry, size_t index,
                             int start)
{
	MEM_SCOPE(scratch);
	const struct line *line = index < entry->lines.count ? &entry->lines.items[index] : NULL;
	int grade_columns;

	if (index == 0) {
		char *number = number_text(scratch, entry->reference);
		int digits = (int)strlen(number);

		page_move(page, start + list->number_width - digits);
		page_put(page, STYLE_PLAIN, number, strlen(number), digits);
	}
	if (line && line->length > 0) {
		page_move(page, start + list->number_width + PAGE_GAP);
		page_put(page, STYLE_PLAIN, line->text, line->length, line->columns);
	}
	if (index > 0 || !entry->grade)
		return;
	grade_columns = width_columns(page->widths, entry->grade, strlen(entry->grade));
	page_move(page, start + list->column_width - grade_columns);
	page_put(page, STYLE_DIM, entry->grade, strlen(entry->grade), grade_columns);
}

static void entry_write(struct page *page, const struct list *list, const struct entry *entry)
{
	for (size_t i = 0; i < entry->lines.count; i++) {
		entry_line_write(page, list, entry, i, 0);
		page_line_end(page);
	}
	if (page->addresses && entry->reference->address)
		page_hang(page, list->number_width + PAGE_GAP, STYLE_DIM, entry->reference->address, NULL);
}

// Writes the entries `left` and `right` (NULL: none) side by side.
static void pair_write(struct page *page, const struct list *list, const struct entry *left, const struct entry *right)
{
	size_t count = left->lines.count;

	if (right && right->lines.count > count)
		count = right->lines.count;
	for (size_t i = 0; i < count; i++) {
		entry_line_write(page, list, left, i, 0);
		if (right)
			entry_line_write(page, list, right, i, list->column_width + PAGE_GAP);
		page_line_end(page);
	}
}

static bool has_addresses(const struct page *page, const struct block *block)
{
	for (size_t i = 0; page->addresses && i < block->count; i++)
		if (block->references[i].address)
			return true;
	return false;
}

void page_references(struct page *page, const struct block *block)
{
	MEM_SCOPE(scratch);
	struct list list = { 0 };
	int half = (page->width - PAGE_GAP) / 2;
	bool pairs = block->count > 1 && half >= COLUMN_NARROWEST && !has_addresses(page, block);

	list_measure(page, scratch, &list, block);
	if (pairs && list_wrap(page, scratch, &list, half)) {
		size_t rows = (list.count + 1) / 2;

		for (size_t i = 0; i < rows; i++)
			pair_write(page, &list, &list.entries[i], rows + i < list.count ? &list.entries[rows + i] : NULL);
		return;
	}
	list_wrap(page, scratch, &list, page->width);
	for (size_t i = 0; i < list.count; i++)
		entry_write(page, &list, &list.entries[i]);
}
