// SPDX-License-Identifier: MIT
#include "base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stddef.h>

#include "base/mem.h"

struct error *error_new(const void *context)
{
	struct error *error = mem_new(context, struct error);

	error->context = error;
	return error;
}

bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
{
	va_list arguments;

	assert(kind != ERROR_NONE);
	error->later = error->kind != ERROR_NONE;
	if (error->later)
		return false;
	error->kind = kind;
	va_start(arguments, format);
	error->message = mem_vprint(error->context, format, arguments);
	va_end(arguments);
	return false;
}

bool error_hint(struct error *error, const char *format, ...)
{
	va_list arguments;
	char *before = error->hint;

	assert(error->kind != ERROR_NONE);
	if (error->later)
		return false;
	va_start(arguments, format);
	error->hint = mem_vprint(error->context, format, arguments);
	va_end(arguments);
	mem_release(before);
	return false;
}

bool error_detail(struct error *error, const char *format, ...)
{
	va_list arguments;
	char *before = error->detail;
	char *line;

	assert(error->kind != ERROR_NONE);
	if (error->later)
		return false;
	va_start(arguments, format);
	line = mem_vprint(error->context, format, arguments);
	va_end(arguments);
	if (!before) {
		error->detail = line;
		return false;
	}
	error->detail = mem_print(error->context, "%s\n%s", before, line);
	mem_release(before);
	mem_release(line);
	return false;
}

void error_clear(struct error *error)
{
	mem_release(error->message);
	mem_release(error->hint);
	mem_release(error->detail);
	*error = (struct error){ .context = error->context };
}

int error_exit_code(enum error_kind kind)
{
	switch (kind) {
	case ERROR_NONE:
		return 0;
	case ERROR_NOT_FOUND:
		return 1;
	case ERROR_USAGE:
		return 2;
	case ERROR_REFUSED:
		return 3;
	case ERROR_ENVIRONMENT:
		return 4;
	case ERROR_CONFLICT:
		return 5;
	case ERROR_SCHEMA:
		return 6;
	case ERROR_INTERNAL:
		return 70;
	case ERROR_INTERRUPTED:
		return 130;
	}
	assert(false);
	return 70;
}
