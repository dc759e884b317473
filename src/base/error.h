// SPDX-License-Identifier: MIT
#ifndef BASE_ERROR_H
#define BASE_ERROR_H
// One error, set where it is found and printed once, by main: a lowercase sentence without full stop, and a hint
// with the command that mends it. The kind decides the exit code.

#include <stdbool.h>

enum error_kind {
	ERROR_NONE,        // 0
	ERROR_NOT_FOUND,   // 1: nothing found, an unknown name
	ERROR_USAGE,       // 2: the command line
	ERROR_REFUSED,     // 3: the data
	ERROR_ENVIRONMENT, // 4: configuration, connection, authority, a lock not obtained
	ERROR_CONFLICT,    // 5: an ambiguous name, a conflict with the record
	ERROR_SCHEMA,      // 6: the database's schema is not this program's
	ERROR_INTERNAL,    // 70
	ERROR_INTERRUPTED, // 130
};

struct error {
	enum error_kind kind;
	char *message; // in the slot's own context
	char *hint;    // or NULL
	char *detail;  // further lines, printed between message and hint (candidates, bad lines), or NULL
	void *context; // of the texts
	bool later;    // the last error_set came second and was not kept: nor are its hint and detail
};

// An empty slot whose texts live below `context`.
struct error *error_new(const void *context);
// Sets the slot and returns false, so that `return error_set(...)` reads as a refusal. A second error does not
// replace the first.
bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
// Sets the hint of the error just set, in place of an earlier one; returns false.
bool error_hint(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Adds one line to the detail of the error just set; returns false.
bool error_detail(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void error_clear(struct error *error);
// The process exit code of a kind.
int error_exit_code(enum error_kind kind);

#endif
