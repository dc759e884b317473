// SPDX-License-Identifier: MIT
// The tables of a document as JSON: every field that stands there, under its name, whether it has a title or not.
#include <assert.h>

#include "base/ids.h"
#include "out/blocks.h"

static void texts_write(struct json *json, char *const *texts)
{
	json_array(json);
	for (size_t i = 0; texts && texts[i]; i++)
		json_text(json, texts[i]);
	json_end(json);
}

static void ids_write(struct json *json, const struct ids *ids)
{
	json_array(json);
	for (size_t i = 0; i < ids->count; i++)
		json_integer(json, ids->items[i]);
	json_end(json);
}

static void field_write(struct json *json, const struct field *field, const void *record)
{
	const void *member = field_at(field, record);

	json_key(json, field->name);
	switch (field->type) {
	case FIELD_TEXT:
		json_text(json, *(char *const *)member);
		return;
	case FIELD_INTEGER:
		if (*(const int64_t *)member == FIELD_NULL_INTEGER)
			json_null(json);
		else
			json_integer(json, *(const int64_t *)member);
		return;
	case FIELD_BOOLEAN:
		json_boolean(json, *(const bool *)member);
		return;
	case FIELD_TEXTS:
		texts_write(json, *(char **const *)member);
		return;
	case FIELD_IDS:
		ids_write(json, member);
		return;
	case FIELD_JSON:
		json_raw(json, *(char *const *)member);
		return;
	}
	assert(false);
}

void json_members(struct json *json, const struct field *fields, const void *record)
{
	for (const struct field *field = fields; field->name; field++)
		if (field_stands(field, FIELD_IN_JSON))
			field_write(json, field, record);
}

void json_record(struct json *json, const struct field *fields, const void *record)
{
	json_object(json);
	json_members(json, fields, record);
	json_end(json);
}

void render_json(struct json *json, const struct document *document)
{
	json_object(json);
	for (size_t i = 0; i < document->count; i++) {
		const struct block *block = &document->blocks[i];

		if (block->kind != BLOCK_TABLE)
			continue;
		json_key(json, block->key);
		json_array(json);
		for (size_t row = 0; row < block->records->count; row++)
			json_record(json, block->fields, record_at(block->records, row));
		json_end(json);
	}
	json_end(json);
}
