// SPDX-License-Identifier: MIT
#include "base/ids.h"

#include <stdlib.h>

#include "base/field.h"
#include "base/mem.h"
#include "base/str.h"

// Lists grow to the next power of two.
static void append(const void *context, struct ids *ids, int64_t id)
{
	if ((ids->count & (ids->count - 1)) == 0)
		ids->items = mem_resize(context, ids->items, ids->count == 0 ? 1 : ids->count * 2, sizeof *ids->items);
	ids->items[ids->count++] = id;
}

void ids_add(const void *context, struct ids *ids, int64_t id)
{
	if (id != 0 && id != FIELD_NULL_INTEGER)
		append(context, ids, id);
}

void ids_join(const void *context, struct ids *ids, const struct ids *others)
{
	for (size_t i = 0; i < others->count; i++)
		append(context, ids, others->items[i]);
}

bool ids_has(const struct ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->count; i++)
		if (ids->items[i] == id)
			return true;
	return false;
}

static int ids_compare(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left;
	int64_t b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

void ids_sort(struct ids *ids)
{
	size_t kept = 0;

	if (ids->count == 0)
		return;
	qsort(ids->items, ids->count, sizeof *ids->items, ids_compare);
	for (size_t i = 1; i < ids->count; i++)
		if (ids->items[i] != ids->items[kept])
			ids->items[++kept] = ids->items[i];
	ids->count = kept + 1;
}

char *ids_text(const void *context, const struct ids *ids)
{
	struct str *text = str_new(context);

	str_add_char(text, '{');
	for (size_t i = 0; i < ids->count; i++) {
		if (i > 0)
			str_add_char(text, ',');
		str_add_integer(text, ids->items[i]);
	}
	str_add_char(text, '}');
	return text->text;
}

bool ids_read(const void *context, const char *text, struct ids *ids)
{
	*ids = (struct ids){ 0 };
	if (str_equal(text, "{}"))
		return true;
	if (*text != '{')
		return false;
	while (*text == '{' || *text == ',') {
		char *end;

		append(context, ids, strtoll(text + 1, &end, 10));
		if (end == text + 1)
			return false;
		text = end;
	}
	return str_equal(text, "}");
}
