// SPDX-License-Identifier: MIT
#ifndef CLI_VALUE_H
#define CLI_VALUE_H
// One value of an option or an argument: judged by its kind and put where its row says.

#include "cli/command.h"

// Where a value goes.
struct value_slot {
	const char *label; // "option '--on'", for messages
	enum value_kind kind;
	const char *const *choices;
	void *place;   // of the member
	size_t *count; // how many a list holds by now
};

// How many bytes the member of a value takes.
size_t value_size(enum value_kind kind);
// Judges `text` and stores a copy in `context`; lists grow by it. False with a usage error that says what would do.
bool value_store(const void *context, const struct value_slot *slot, const char *text, struct error *error);
void value_store_flag(const struct value_slot *slot);
// True unless `text` holds what no word may hold: bytes that are no UTF-8, or control characters other than tab and
// line feed. `number` counts the words from 1, for the message.
bool value_check_word(const char *text, int number, struct error *error);

#endif
