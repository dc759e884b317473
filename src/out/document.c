// SPDX-License-Identifier: MIT
#include "out/document.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/ids.h"
#include "base/mem.h"
#include "out/blocks.h"

struct document *document_new(const void *context)
{
	return mem_new(context, struct document);
}

static struct block *document_add(struct document *document, enum block_kind kind, const char *text)
{
	struct block *block;

	if (document->count == document->room) {
		document->room = document->room ? document->room * 2 : 16;
		document->blocks = mem_resize(document, document->blocks, document->room, sizeof(struct block));
	}
	block = &document->blocks[document->count++];
	*block = (struct block){ .kind = kind, .text = mem_text(document, text ? text : "") };
	return block;
}

void document_title(struct document *document, const char *title, const char *marking, const char *const *subtitle)
{
	struct block head = *document_add(document, BLOCK_TITLE, title);
	size_t count = 0;
	const char **lines;

	while (subtitle && subtitle[count])
		count++;
	lines = mem_alloc(document, (count + 1) * sizeof(*lines));
	for (size_t i = 0; i < count; i++)
		lines[i] = mem_text(document, subtitle[i]);
	head.subtitle = lines;
	head.beside = mem_text(document, marking);
	// A head may be told last, when it is known what the document has used: it stands first all the same.
	memmove(&document->blocks[1], document->blocks, (document->count - 1) * sizeof(head));
	document->blocks[0] = head;
}

void document_head(struct document *document, const char *text, const char *marking)
{
	struct block *block = document_add(document, BLOCK_HEAD, text);

	block->beside = mem_text(document, marking);
}

void document_paragraph(struct document *document, const char *text)
{
	document_add(document, BLOCK_PARAGRAPH, text);
}

void document_section(struct document *document, const char *heading, const char *note, const char *flag)
{
	struct block *block = document_add(document, BLOCK_SECTION, heading);

	block->beside = mem_text(document, note);
	block->flag = mem_text(document, flag);
}

void document_fact(struct document *document, const struct fact *fact)
{
	struct block *block = document_add(document, BLOCK_FACT, fact->text);

	assert(fact->level >= 0 && fact->level <= 2);
	block->level = fact->level;
	block->label = mem_text(document, fact->label);
	block->flag = mem_text(document, fact->flag);
}

void document_fact_marked(struct document *document, const struct fact *fact)
{
	document_fact(document, fact);
	document->blocks[document->count - 1].marks = true;
}

void document_table(struct document *document, const char *key, const struct field *fields,
                    const struct records *records)
{
	struct block *block = document_add(document, BLOCK_TABLE, NULL);

	block->key = mem_text(document, key);
	block->fields = fields;
	block->records = records;
}

void document_references(struct document *document, const char *heading, const struct reference *references,
                         size_t count)
{
	struct block *block = document_add(document, BLOCK_REFERENCES, heading);
	struct reference *copies = mem_alloc(document, count * sizeof(*copies));

	if (!heading)
		block->text = NULL;
	for (size_t i = 0; i < count; i++)
		copies[i] = (struct reference){
			.number = references[i].number,
			.text = mem_text(document, references[i].text ? references[i].text : ""),
			.grade = mem_text(document, references[i].grade),
			.address = mem_text(document, references[i].address),
		};
	block->references = copies;
	block->count = count;
}

void document_note(struct document *document, const char *text)
{
	document_add(document, BLOCK_NOTE, text);
}

bool field_stands(const struct field *field, unsigned place)
{
	return field->only == 0 || (field->only & place) != 0;
}

const struct field **table_columns(const void *context, const struct block *table, unsigned place, size_t *count)
{
	size_t all = 0;
	const struct field **columns;

	while (table->fields[all].name)
		all++;
	columns = mem_alloc(context, (all + 1) * sizeof(*columns));
	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (table->fields[i].title && field_stands(&table->fields[i], place))
			columns[(*count)++] = &table->fields[i];
	return columns;
}

static char *texts_joined(const void *context, char *const *texts)
{
	struct str *joined = str_new(context);

	for (size_t i = 0; texts[i]; i++) {
		str_add(joined, i > 0 ? ", " : "");
		str_add(joined, texts[i]);
	}
	return joined->text;
}

const char *table_cell(const void *context, const struct field *field, const void *record)
{
	const void *member = field_at(field, record);

	switch (field->type) {
	case FIELD_TEXT:
	case FIELD_JSON:
		return *(char *const *)member;
	case FIELD_INTEGER:
		if (*(const int64_t *)member == FIELD_NULL_INTEGER)
			return NULL;
		return mem_print(context, "%" PRId64, *(const int64_t *)member);
	case FIELD_BOOLEAN:
		return *(const bool *)member ? "yes" : "no";
	case FIELD_TEXTS:
		return *(char **const *)member ? texts_joined(context, *(char **const *)member) : NULL;
	case FIELD_IDS:
		return ids_text(context, member);
	}
	assert(false);
	return NULL;
}
