// SPDX-License-Identifier: MIT
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "suite.h"

static void count_up(void *object)
{
	int *count = object;

	(*count)++;
}

static void scope_ends_with_its_block(void)
{
	int closed = 0;

	for (int i = 0; i < 3; i++) {
		MEM_SCOPE(scratch);

		mem_on_release(scratch, &closed, count_up);
		CU_ASSERT_EQUAL(closed, i);
	}
	CU_ASSERT_EQUAL(closed, 3);
}

static void release_ends_all_below(void)
{
	int closed = 0;
	void *context = mem_context(NULL);
	void *below = mem_context(mem_context(context));

	mem_on_release(below, &closed, count_up);
	mem_release(context);
	CU_ASSERT_EQUAL(closed, 1);
	mem_release(NULL);
}

static void alloc_is_zeroed(void)
{
	static const char zeros[1000];
	MEM_SCOPE(scratch);

	CU_ASSERT_EQUAL(memcmp(mem_alloc(scratch, sizeof(zeros)), zeros, sizeof(zeros)), 0);
	CU_ASSERT_PTR_NOT_NULL(mem_alloc(scratch, 0));
}

static void resize_keeps_content_and_owner(void)
{
	int closed = 0;
	void *context = mem_context(NULL);
	int *numbers = mem_resize(context, NULL, 2, sizeof(int));

	numbers[0] = 7;
	numbers[1] = 8;
	numbers = mem_resize(NULL, numbers, 10000, sizeof(int));
	CU_ASSERT_EQUAL(numbers[0], 7);
	CU_ASSERT_EQUAL(numbers[1], 8);
	numbers = mem_resize(NULL, numbers, 0, sizeof(int));
	CU_ASSERT_PTR_NOT_NULL(numbers);
	mem_on_release(numbers, &closed, count_up);
	mem_release(context);
	CU_ASSERT_EQUAL(closed, 1);
}

static void texts_are_copies(void)
{
	char text[] = "Genève";
	MEM_SCOPE(scratch);
	char *copy = mem_text(scratch, text);

	text[0] = 'X';
	CU_ASSERT_STRING_EQUAL(copy, "Genève");
	CU_ASSERT_PTR_NULL(mem_text(scratch, NULL));
	CU_ASSERT_STRING_EQUAL(mem_print(scratch, "%s-%d", "geneva", 4), "geneva-4");
}

static void bytes_may_hold_nul(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_EQUAL(memcmp(mem_bytes(scratch, "a\0b", 3), "a\0b", 4), 0);
	CU_ASSERT_STRING_EQUAL(mem_bytes(scratch, "abcdef", 3), "abc");
	CU_ASSERT_STRING_EQUAL(mem_bytes(scratch, NULL, 0), "");
}

// Asks a child process for `count` elements of `size` bytes; gives its exit code and what it wrote to stderr.
static int exhaust(size_t count, size_t size, char *message, size_t room)
{
	int ends[2];
	int status = 0;
	ssize_t length;
	pid_t child;

	CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		mem_release(mem_resize(NULL, NULL, count, size));
		_exit(0);
	}
	close(ends[1]);
	length = read(ends[0], message, room - 1);
	message[length > 0 ? length : 0] = '\0';
	close(ends[0]);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void exhaustion_ends_the_program(void)
{
	char message[100];

	CU_ASSERT_EQUAL(exhaust(1, SIZE_MAX / 4, message, sizeof(message)), 70);
	CU_ASSERT_STRING_EQUAL(message, "rapporteur: memory exhausted\n");
	CU_ASSERT_EQUAL(exhaust(SIZE_MAX / 4, 8, message, sizeof(message)), 70);
	CU_ASSERT_STRING_EQUAL(message, "rapporteur: memory exhausted\n");
	CU_ASSERT_EQUAL(exhaust(4, 8, message, sizeof(message)), 0);
}

const struct suite suite_mem =
	SUITE("mem", TEST(scope_ends_with_its_block), TEST(release_ends_all_below), TEST(alloc_is_zeroed),
          TEST(resize_keeps_content_and_owner), TEST(texts_are_copies), TEST(bytes_may_hold_nul),
          TEST(exhaustion_ends_the_program));
