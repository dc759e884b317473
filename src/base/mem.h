// SPDX-License-Identifier: MIT
#ifndef BASE_MEM_H
#define BASE_MEM_H
// Memory scopes over talloc. A function takes the context its result lives in; a scratch context ends with its
// block. No allocation returns NULL: when memory is exhausted the program prints one line and exits with 70.

#include <stdarg.h>
#include <stddef.h>

// Declares `name`, a scratch context that is released when its block ends.
#define MEM_SCOPE(name) __attribute__((cleanup(mem_scope_end))) void *name = mem_context(NULL)

// A new, empty context below `parent` (NULL: a root). Owned by `parent`, or released with mem_release.
void *mem_context(const void *parent);
// Zeroed memory of `size` bytes in `context`.
void *mem_alloc(const void *context, size_t size);
// `array` (NULL: a new one in `context`) grown or shrunk to `count` elements of `size` bytes; new ones are not zeroed.
void *mem_resize(const void *context, void *array, size_t count, size_t size);
// A copy of `text` in `context`; NULL gives NULL.
char *mem_text(const void *context, const char *text);
// A copy of the first `length` bytes of `text`, terminated.
char *mem_bytes(const void *context, const char *text, size_t length);
// printf into `context`.
char *mem_print(const void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *mem_vprint(const void *context, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));
// Ends a context and all below it; NULL is ignored.
void mem_release(void *context);
// Has `close` called with `object` when `context` ends (a file, a result, a child process).
void mem_on_release(void *context, void *object, void (*close)(void *object));

void mem_scope_end(void *context_pointer); // for MEM_SCOPE only

#define mem_new(context, type) ((type *)mem_alloc((context), sizeof(type)))

#endif
