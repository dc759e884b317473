// SPDX-License-Identifier: MIT
#ifndef BASE_FIELD_H
#define BASE_FIELD_H
// A field row describes one column or member once. The same row decodes a result column, binds a parameter, heads a
// table and keys the JSON.

#include <stddef.h>
#include <stdint.h>

enum field_type {
	FIELD_TEXT,    // char *, UTF-8, NULL when null
	FIELD_INTEGER, // int64_t; null reads as INT64_MIN (FIELD_NULL_INTEGER)
	FIELD_BOOLEAN, // bool; null reads as false
	FIELD_TEXTS,   // char **, NULL-terminated; from and to text[]
	FIELD_IDS,     // struct ids; from and to bigint[]; null reads as empty
	FIELD_JSON,    // char *, a JSON value as text: embedded as it is in JSON output
};

#define FIELD_NULL_INTEGER INT64_MIN

// Where a field stands, for those that do not stand everywhere.
enum {
	FIELD_ON_PAGE = 1,  // tables for people
	FIELD_IN_SHEET = 2, // CSV
	FIELD_IN_JSON = 4,
	FIELD_IN_TABLES = FIELD_ON_PAGE | FIELD_IN_SHEET,
	FIELD_IN_DATA = FIELD_IN_SHEET | FIELD_IN_JSON,
};

struct field {
	const char *name; // column and JSON key
	enum field_type type;
	size_t offset;     // of the member in its struct
	const char *title; // heading in tables; NULL: not shown in tables
	const char *help;  // one sentence
	unsigned only;     // FIELD_ON_PAGE | FIELD_IN_SHEET | FIELD_IN_JSON; 0: all
	int below;         // 1 to 5: how soon it moves to a line below its row where a table is too wide; 0: never does
};

// clang-format off
#define FIELD(struct_name, member, field_type, ...) \
	{ .name = #member, .type = (field_type), .offset = offsetof(struct struct_name, member), __VA_ARGS__ }
// clang-format on

// Where member `field` of `record` is.
static inline const void *field_at(const struct field *field, const void *record)
{
	return (const char *)record + field->offset;
}

// An array of records of one struct: what a query gives.
struct records {
	void *items; // count x size bytes
	size_t count;
	size_t size; // of one record
};

static inline const void *record_at(const struct records *records, size_t index)
{
	return (const char *)records->items + index * records->size;
}

#endif
