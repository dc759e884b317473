// SPDX-License-Identifier: MIT
#ifndef BASE_IDS_H
#define BASE_IDS_H
// Lists of numbers of rows, as they go to and come from the server.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ids {
	int64_t *items;
	size_t count;
};

// Adds a number to a list in `context`; 0 and FIELD_NULL_INTEGER, which stand for none, are left out.
void ids_add(const void *context, struct ids *ids, int64_t id);
void ids_join(const void *context, struct ids *ids, const struct ids *others);
// Looks the list through: for short ones.
bool ids_has(const struct ids *ids, int64_t id);
// Sorts the list and leaves each number in it once.
void ids_sort(struct ids *ids);
// As the server reads and writes it: "{1,2}". In `context`.
char *ids_text(const void *context, const struct ids *ids);
// False where the text is no such list.
bool ids_read(const void *context, const char *text, struct ids *ids);

#endif
