// SPDX-License-Identifier: MIT
// compare RUNS COMMAND...: runs shell-free commands (each one argument, words split at blanks) in turn, A B C A B C ...,
// their output thrown away, and writes for each its median wall time in milliseconds and the ratio of the medians to the
// last one. The first round is not counted. A command may begin with exit=CODE, as it is to end; otherwise it is to end with 0.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORDS = 32 };

static double run_once(char *const *words, const int code)
{
	struct timespec begin;
	struct timespec end;
	int status;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	pid_t child = vfork();

	if (child == 0) {
		int sink = open("/dev/null", O_WRONLY);

		dup2(sink, STDOUT_FILENO);
		if (code != 0)
			dup2(sink, STDERR_FILENO);
		execvp(words[0], words);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != code) {
		fprintf(stderr, "compare: '%s' failed\n", words[0]);
		exit(1);
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	return (double)(end.tv_sec - begin.tv_sec) * 1e3 + (double)(end.tv_nsec - begin.tv_nsec) / 1e6;
}

static int ascending(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

int main(int argc, char **argv)
{
	int runs = argc > 2 ? atoi(argv[1]) : 0;
	int commands = argc - 2;
	double *times = runs > 0 ? calloc((size_t)(runs * commands), sizeof *times) : NULL;

	if (times == NULL) {
		fputs("usage: compare RUNS COMMAND...\n", stderr);
		return 2;
	}
	for (int run = -1; run < runs; run++)
		for (int i = 0; i < commands; i++) {
			char text[4096];
			char *words[WORDS + 1] = { NULL };
			int count = 0;

			snprintf(text, sizeof text, "%s", argv[i + 2]);
			for (char *word = strtok(text, " "); word != NULL && count < WORDS; word = strtok(NULL, " "))
				words[count++] = word;
			const bool coded = count > 0 && strncmp(words[0], "exit=", 5) == 0;
			double time = run_once(words + coded, coded ? atoi(words[0] + 5) : 0);

			if (run >= 0)
				times[i * runs + run] = time;
		}
	for (int i = 0; i < commands; i++)
		qsort(times + i * runs, (size_t)runs, sizeof *times, ascending);
	double last = times[(commands - 1) * runs + runs / 2];

	for (int i = 0; i < commands; i++) {
		double median = times[i * runs + runs / 2];

		printf("%8.2f ms  %5.2f x  %s\n", median, median / last, argv[i + 2]);
	}
	free(times);
	return 0;
}
