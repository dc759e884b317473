// SPDX-License-Identifier: MIT
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "base/error.h"

// What is to be closed when the context above it ends.
struct closing {
	void *object;
	void (*close)(void *object);
};

// Ends the program. Written with write(2), which needs no memory; the server rolls the open transaction back when the
// connection closes.
static void *mem_exhausted(void)
{
	static const char message[] = "rapporteur: memory exhausted\n";
	ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);

	(void)written; // nothing is left to be done about it
	exit(error_exit_code(ERROR_INTERNAL));
}

static void *mem_checked(void *memory)
{
	return memory ? memory : mem_exhausted();
}

void *mem_context(const void *parent)
{
	// A byte of its own, so that its address lies inside the block: a leak checker would take it for lost otherwise.
	return mem_checked(talloc_named_const(parent, 1, "context"));
}

void *mem_alloc(const void *context, size_t size)
{
	return mem_checked(talloc_zero_size(context, size));
}

void *mem_resize(const void *context, void *array, size_t count, size_t size)
{
	// talloc releases what is resized to nothing and takes the count as an unsigned int.
	if (count == 0)
		count = 1;
	if (size == 0)
		size = 1;
	if (count > SIZE_MAX / size)
		return mem_exhausted();
	return mem_checked(talloc_realloc_size(context, array, count * size));
}

char *mem_text(const void *context, const char *text)
{
	return text ? mem_checked(talloc_strdup(context, text)) : NULL;
}

char *mem_bytes(const void *context, const char *text, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		return mem_exhausted();
	copy = mem_checked(talloc_size(context, length + 1));
	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *mem_vprint(const void *context, const char *format, va_list arguments)
{
	return mem_checked(talloc_vasprintf(context, format, arguments));
}

char *mem_print(const void *context, const char *format, ...)
{
	char *text;
	va_list arguments;

	va_start(arguments, format);
	text = mem_vprint(context, format, arguments);
	va_end(arguments);
	return text;
}

void mem_release(void *context)
{
	if (context)
		talloc_free(context);
}

static int closing_run(struct closing *closing)
{
	closing->close(closing->object);
	return 0;
}

void mem_on_release(void *context, void *object, void (*close)(void *object))
{
	struct closing *closing = mem_new(context, struct closing);

	closing->object = object;
	closing->close = close;
	talloc_set_destructor(closing, closing_run);
}

void mem_scope_end(void *context_pointer)
{
	void **context = context_pointer;

	mem_release(*context);
}
