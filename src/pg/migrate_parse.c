// SPDX-License-Identifier: MIT
// Migration files: dbmate's format (github.com/amacneil/dbmate, pkg/dbmate/migration.go).

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "pg/migration.h"

static const char blanks[] = " \t\f\r";

enum marker { MARKER_NONE, MARKER_UP, MARKER_DOWN };

// The text without byte order mark and without CR at line ends: what is run, and what the checksum is over.
static char *text_normal(const void *context, const char *text)
{
	struct str *normal = str_new(context);
	if (str_begins(text, "\xef\xbb\xbf"))
		text += 3;
	while (text[0] != '\0') {
		const size_t length = strcspn(text, "\n");
		str_add_bytes(normal, text, length - (length > 0 && text[length - 1] == '\r'));
		text += length;
		if (text[0] != '\0')
			str_add_char(normal, *text++);
	}
	return normal->text;
}

// "--", perhaps blanks, "migrate:up" or "migrate:down", then a blank or the end of the line; nothing before it.
static enum marker line_marker(const char *line)
{
	static const char up[] = "migrate:up", down[] = "migrate:down";
	if (!str_begins(line, "--"))
		return MARKER_NONE;
	line += 2 + strspn(line + 2, blanks);
	const enum marker marker = str_begins(line, up) ? MARKER_UP : str_begins(line, down) ? MARKER_DOWN : MARKER_NONE;
	if (marker == MARKER_NONE)
		return MARKER_NONE;
	line += marker == MARKER_UP ? sizeof up - 1 : sizeof down - 1;
	return line[0] == '\0' || line[0] == '\n' || strchr(blanks, line[0]) != NULL ? marker : MARKER_NONE;
}

static bool line_says_nothing(const char *line)
{
	line += strspn(line, blanks);
	return line[0] == '\n' || line[0] == '\0' || str_begins(line, "--");
}

// True when the marker line has the word "transaction:false".
static bool line_leaves_transaction(const char *line)
{
	static const char word[] = "transaction:false";
	const char *end = line + strcspn(line, "\n");
	for (line = strstr(line, word); line != NULL && line < end; line = strstr(line + 1, word)) {
		const char after = line[sizeof word - 1];
		if (strchr(blanks, line[-1]) != NULL && (after == '\0' || after == '\n' || strchr(blanks, after) != NULL))
			return true;
	}
	return false;
}

static struct migration_block block_start(const char *line, long number)
{
	return (struct migration_block){ line, number, !line_leaves_transaction(line), true };
}

static bool file_fault(const struct migration *migration, long line, const char *what, struct error *error)
{
	return error_set(error, ERROR_SCHEMA, "migration '%s' line %ld: %s", migration->file, line, what);
}

// Judges one line and keeps where the blocks start.
static bool line_read(struct migration *migration, const char *line, long number, struct error *error)
{
	const enum marker marker = line_marker(line);
	if (marker == MARKER_UP) {
		if (migration->up.text != NULL)
			return file_fault(migration, number, "a second up block: one file is one migration", error);
		migration->up = block_start(line, number);
	} else if (marker == MARKER_DOWN) {
		if (migration->up.text == NULL)
			return file_fault(migration, number, "'-- migrate:down' stands before '-- migrate:up'", error);
		if (migration->down.text != NULL)
			return file_fault(migration, number, "a second down block: one file is one migration", error);
		migration->down = block_start(line, number);
	} else if (!line_says_nothing(line)) {
		if (migration->up.text == NULL)
			return file_fault(migration, number, "a statement stands before '-- migrate:up'", error);
		struct migration_block *block = migration->down.text != NULL ? &migration->down : &migration->up;
		block->empty = false;
	}
	return true;
}

static bool blocks_read(const void *context, struct migration *migration, struct error *error)
{
	long number = 1;
	for (const char *line = migration->text; line[0] != '\0'; number++) {
		if (!line_read(migration, line, number, error))
			return false;
		line += strcspn(line, "\n");
		line += line[0] == '\n';
	}
	if (migration->up.text == NULL)
		return error_set(error, ERROR_SCHEMA, "migration '%s' has no '-- migrate:up' block", migration->file);
	if (migration->down.text == NULL)
		return error_set(error, ERROR_SCHEMA, "migration '%s' has no '-- migrate:down' block", migration->file);
	migration->up.text = mem_bytes(context, migration->up.text, (size_t)(migration->down.text - migration->up.text));
	return true;
}

bool migration_parse(const void *context, const struct migration_file *file, struct migration *migration,
                     struct error *error)
{
	static const char suffix[] = ".sql";
	const size_t digits = strspn(file->name, "0123456789");
	const size_t length = strlen(file->name);
	*migration = (struct migration){ .file = file->name };
	if (digits == 0 || length < digits + sizeof suffix - 1 || !str_equal(file->name + length - 4, suffix))
		return error_set(error, ERROR_SCHEMA, "migration '%s' is not named YYYYMMDDHHMMSS_name.sql", file->name);
	const char *name = file->name + digits + (file->name[digits] == '_');
	migration->version = mem_bytes(context, file->name, digits);
	migration->name = mem_bytes(context, name, (size_t)(file->name + length - 4 - name));
	migration->text = text_normal(context, file->text);
	return blocks_read(context, migration, error);
}

static int version_compare(const void *a, const void *b)
{
	const struct migration *left = a, *right = b;
	return strcmp(left->version, right->version);
}

bool migrations_parse(const void *context, const struct migration_file *files, struct migrations *migrations,
                      struct error *error)
{
	size_t count = 0;
	while (files[count].name != NULL)
		count++;
	struct migration *list = mem_alloc(context, (count + 1) * sizeof *list);
	for (size_t i = 0; i < count; i++)
		if (!migration_parse(list, &files[i], &list[i], error))
			return false;
	qsort(list, count, sizeof *list, version_compare);
	for (size_t i = 1; i < count; i++)
		if (str_equal(list[i].version, list[i - 1].version))
			return error_set(error, ERROR_SCHEMA, "migrations '%s' and '%s' have the same version", list[i - 1].file,
			                 list[i].file);
	*migrations = (struct migrations){ list, count };
	return true;
}
