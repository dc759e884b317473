// SPDX-License-Identifier: MIT
// Rows of a result decoded into records, and lists to and from the server's text[] literals (PostgreSQL manual, 8.15).

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ids.h"
#include "base/mem.h"
#include "base/str.h"
#include "pg/session.h"

struct decoder {
	const PGresult *result;
	const char *what;
	void *context; // of the records
	struct error *error;
};

// Reads one element of an array literal into `element`; gives what follows it, or NULL when it is no plain text.
static const char *element_read(const char *text, struct str *element)
{
	str_clear(element);
	if (text[0] != '"') {
		const size_t length = strcspn(text, ",{}\"");
		str_add_bytes(element, text, length);
		return length > 0 && strcmp(element->text, "NULL") != 0 ? text + length : NULL;
	}
	for (text++; text[0] != '"' && text[0] != '\0'; text++) {
		text += text[0] == '\\' && text[1] != '\0';
		str_add_char(element, text[0]);
	}
	return text[0] == '"' ? text + 1 : NULL;
}

// A list from `text`, or NULL when that is not a one-dimensional array of texts without nulls.
static char **texts_read(const void *context, const char *text)
{
	MEM_SCOPE(scratch);
	struct str *element = str_new(scratch);
	size_t count = 0;
	char **list = mem_alloc(context, sizeof *list);
	if (strcmp(text, "{}") == 0)
		return list;
	if (text[0] != '{')
		return NULL;
	while (text[0] == '{' || text[0] == ',') {
		text = element_read(text + 1, element);
		if (text == NULL)
			return NULL;
		list = mem_resize(context, list, count + 2, sizeof *list);
		list[count++] = mem_bytes(list, element->text, element->length);
		list[count] = NULL;
	}
	return strcmp(text, "}") == 0 ? list : NULL;
}

static bool integer_read(const char *text, int64_t *value)
{
	char *end;
	*value = strtoll(text, &end, 10);
	return end != text && end[0] == '\0';
}

// Texts stay where the result has them.
static bool value_decode(const struct decoder *decoder, int row, int column, const struct field *field, void *member)
{
	const bool null = PQgetisnull(decoder->result, row, column);
	char *text = PQgetvalue(decoder->result, row, column);
	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_JSON:
		*(char **)member = null ? NULL : text;
		return true;
	case FIELD_INTEGER:
		*(int64_t *)member = FIELD_NULL_INTEGER;
		return null || integer_read(text, member);
	case FIELD_BOOLEAN:
		*(bool *)member = !null && text[0] == 't';
		return null || strcmp(text, "t") == 0 || strcmp(text, "f") == 0;
	case FIELD_TEXTS:
		*(char ***)member = null ? NULL : texts_read(decoder->context, text);
		return null || *(char ***)member != NULL;
	case FIELD_IDS:
		*(struct ids *)member = (struct ids){ 0 };
		return null || ids_read(decoder->context, text, member);
	}
	return false;
}

// Finds the column of each field. Every field has one, and every column a field.
static bool columns_find(const struct decoder *decoder, const struct field *fields, int *columns)
{
	int count = 0;
	for (; fields[count].name != NULL; count++) {
		int column = PQnfields(decoder->result) - 1;
		while (column >= 0 && strcmp(PQfname(decoder->result, column), fields[count].name) != 0)
			column--;
		if (column < 0)
			return error_set(decoder->error, ERROR_INTERNAL, "statement '%s' gives no column '%s'", decoder->what,
			                 fields[count].name);
		columns[count] = column;
	}
	if (count != PQnfields(decoder->result))
		return error_set(decoder->error, ERROR_INTERNAL, "statement '%s' gives %d columns for %d fields", decoder->what,
		                 PQnfields(decoder->result), count);
	return true;
}

static void result_close(void *result)
{
	PQclear(result);
}

bool rows_decode(const void *context, PGresult *result, const char *what, const struct field *fields, size_t size,
                 struct records *records, struct error *error)
{
	MEM_SCOPE(scratch);
	struct decoder decoder = { .result = result, .what = what, .error = error };
	size_t count = 0;
	while (fields[count].name != NULL)
		count++;
	int *columns = mem_alloc(scratch, (count + 1) * sizeof *columns);
	*records = (struct records){ .size = size };
	const int rows = PQntuples(result);
	char *items = mem_alloc(context, (size_t)rows * size);
	mem_on_release(items, result, result_close);
	decoder.context = items;
	if (!columns_find(&decoder, fields, columns))
		return false;
	for (int row = 0; row < rows; row++)
		for (int i = 0; fields[i].name != NULL; i++)
			if (!value_decode(&decoder, row, columns[i], &fields[i], items + (size_t)row * size + fields[i].offset))
				return error_set(error, ERROR_INTERNAL, "statement '%s' gives a column '%s' that its field cannot hold",
				                 what, fields[i].name);
	records->items = items;
	records->count = (size_t)rows;
	return true;
}

char *db_array(const void *context, const char *const *texts)
{
	if (texts == NULL)
		return NULL;
	struct str *literal = str_new(context);
	str_add_char(literal, '{');
	for (size_t i = 0; texts[i] != NULL; i++) {
		str_add(literal, i > 0 ? ",\"" : "\"");
		for (const char *text = texts[i]; text[0] != '\0'; text++) {
			if (text[0] == '"' || text[0] == '\\')
				str_add_char(literal, '\\');
			str_add_char(literal, text[0]);
		}
		str_add_char(literal, '"');
	}
	str_add_char(literal, '}');
	return literal->text;
}
