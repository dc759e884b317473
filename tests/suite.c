// SPDX-License-Identifier: MIT
// Runs suites on CUnit's registry, each in a child process: a crash, a leak found at exit or a spoiled global costs one
// test, not the run. The child writes one line a step to a file; what it prints is shown when something failed.

#include "suite.h"

#include <CUnit/TestRun.h>
#include <assert.h>
#include <errno.h>
#include <fnmatch.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "totals.h"

enum { SUITES_AT_ONCE = 2, SECONDS_A_TEST = 600 };

// A test that takes longer is ended: SECONDS_A_TEST in the environment says how long else, for checkers that slow it down.
static unsigned seconds_a_test(void)
{
	const char *said = getenv("SECONDS_A_TEST");

	return said ? (unsigned)strtoul(said, NULL, 10) : SECONDS_A_TEST;
}

// A suite while its child runs.
struct run {
	const struct suite *suite;
	int first; // test to begin with: after a crash, the one behind it
	pid_t child;
	FILE *steps;   // "start N", then "fail FILE:LINE: text" or "skip reason", then "end N"
	FILE *printed; // the child's stdout and stderr
};

// The child's own: where it reports. CUnit's handlers take no argument of ours.
static FILE *child_steps;

void suite_skip(const char *reason, const char *file, int line)
{
	fprintf(child_steps, "skip %s:%d: %s\n", file, line, reason);
}

static void report_start(const CU_pTest test, const CU_pSuite suite)
{
	(void)test;
	(void)suite;
	alarm(seconds_a_test());
}

static void report_end(const CU_pTest test, const CU_pSuite suite, const CU_pFailureRecord failures)
{
	(void)test;
	(void)suite;
	for (CU_pFailureRecord failure = failures; failure != NULL; failure = failure->pNext)
		fprintf(child_steps, "fail %s:%u: %s\n", failure->strFileName, failure->uiLineNumber, failure->strCondition);
}

static bool test_matches(const struct suite *suite, const struct test *test, int argc, char *const *argv)
{
	for (int i = 0; i < argc; i++)
		if (fnmatch(argv[i], suite->name, 0) == 0 || fnmatch(argv[i], test->name, 0) == 0)
			return true;
	return argc == 0;
}

static void child_run(const struct run *run, int argc, char *const *argv)
{
	child_steps = run->steps;
	setvbuf(stdout, NULL, _IOLBF, 0); // nothing printed is lost in a crash
	dup2(fileno(run->printed), STDOUT_FILENO);
	dup2(fileno(run->printed), STDERR_FILENO);
	if (CU_initialize_registry() != CUE_SUCCESS)
		_exit(70);
	CU_pSuite registered = CU_add_suite(run->suite->name, NULL, NULL);
	CU_set_test_start_handler(report_start);
	CU_set_test_complete_handler(report_end);
	for (int i = run->first; run->suite->tests[i].name != NULL; i++) {
		const struct test *test = &run->suite->tests[i];
		if (!test_matches(run->suite, test, argc, argv))
			continue;
		fprintf(child_steps, "start %d\n", i);
		fflush(child_steps);
		CU_pTest added = CU_add_test(registered, test->name, test->run);
		if (added == NULL || CU_run_test(registered, added) != CUE_SUCCESS)
			fprintf(child_steps, "fail %s: CUnit refused the test: %s\n", test->name, CU_get_error_msg());
		fprintf(child_steps, "end %d\n", i);
		fflush(child_steps);
	}
	CU_cleanup_registry();
	fflush(NULL);
	exit(0); // runs the leak checker of a sanitized build
}

static void run_start(struct run *run, int argc, char *const *argv)
{
	run->steps = tmpfile();
	run->printed = tmpfile();
	if (run->steps == NULL || run->printed == NULL) {
		perror("tmpfile");
		exit(70);
	}
	fflush(NULL);
	run->child = fork();
	if (run->child < 0) {
		perror("fork");
		exit(70);
	}
	if (run->child == 0)
		child_run(run, argc, argv);
}

static void print_file(FILE *file)
{
	char line[4096];
	rewind(file);
	while (fgets(line, sizeof line, file) != NULL)
		printf("\t%s%s", line, strchr(line, '\n') == NULL ? "\n" : "");
}

// Reads the child's steps and counts its tests. Returns the test that was running when the child ended, or -1.
static int run_read(const struct run *run, struct totals *totals)
{
	char line[4096];
	int running = -1, failed = 0;
	bool skipped = false;
	rewind(run->steps);
	while (fgets(line, sizeof line, run->steps) != NULL) {
		if (sscanf(line, "start %d", &running) == 1) {
			failed = 0;
			skipped = false;
		} else if (strncmp(line, "fail ", 5) == 0) {
			failed++;
			printf("%s\tin '%s/%s'\n", line + 5, run->suite->name, run->suite->tests[running].name);
		} else if (strncmp(line, "skip ", 5) == 0) {
			skipped = true;
			printf("skipped '%s/%s': %s", run->suite->name, run->suite->tests[running].name, line + 5);
		} else if (strncmp(line, "end ", 4) == 0) {
			totals->failed += failed > 0;
			totals->skipped += failed == 0 && skipped;
			totals->passed += failed == 0 && !skipped;
			running = -1;
		}
	}
	return running;
}

// Counts what the ended child did. True when tests remain behind a crash: `run` is then set to go on with them.
static bool run_end(struct run *run, int status, struct totals *totals)
{
	const int failed_before = totals->failed;
	const int running = run_read(run, totals);
	const bool ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	if (!ended_well || running >= 0) {
		const char *test = running >= 0 ? run->suite->tests[running].name : "(at its end)";
		if (WIFSIGNALED(status))
			printf("'%s/%s' was ended by signal %d (%s)\n", run->suite->name, test, WTERMSIG(status),
			       strsignal(WTERMSIG(status)));
		else
			printf("'%s/%s' ended its process with status %d\n", run->suite->name, test, WEXITSTATUS(status));
		totals->failed++;
	}
	if (totals->failed > failed_before)
		print_file(run->printed);
	fclose(run->steps);
	fclose(run->printed);
	run->first = running + 1;
	return running >= 0 && run->suite->tests[run->first].name != NULL;
}

static bool suite_matches(const struct suite *suite, int argc, char *const *argv)
{
	for (const struct test *test = suite->tests; test->name != NULL; test++)
		if (test_matches(suite, test, argc, argv))
			return true;
	return false;
}

// The next suite that is to begin, the long ones first; NULL: none is left.
static const struct suite *suite_next(size_t *place, bool *others)
{
	for (;;) {
		const struct suite *suite = all_suites[*place];
		if (suite == NULL && *others)
			return NULL;
		*place = suite == NULL ? 0 : *place + 1;
		if (suite == NULL)
			*others = true;
		else if (suite->is_long != *others)
			return suite;
	}
}

static void suites_run_all(int argc, char *const *argv, struct totals *totals)
{
	struct run runs[SUITES_AT_ONCE] = { 0 };
	size_t place = 0;
	bool others = false;
	for (;;) {
		int busy = 0;
		for (int i = 0; i < SUITES_AT_ONCE; i++) {
			const struct suite *suite;
			while (runs[i].child == 0 && (suite = suite_next(&place, &others)) != NULL) {
				runs[i] = (struct run){ .suite = suite };
				if (suite_matches(suite, argc, argv))
					run_start(&runs[i], argc, argv);
			}
			busy += runs[i].child != 0;
		}
		if (busy == 0)
			return;
		int status;
		const pid_t ended = waitpid(-1, &status, 0);
		if (ended < 0 && errno != EINTR)
			return;
		for (int i = 0; i < SUITES_AT_ONCE; i++) {
			if (ended < 0 || runs[i].child != ended)
				continue;
			runs[i].child = 0;
			if (run_end(&runs[i], status, totals))
				run_start(&runs[i], argc, argv);
		}
	}
}

int suites_run(const char *kind, int argc, char *const *argv)
{
	struct totals totals = { 0 };
	suites_run_all(argc, argv, &totals);
	return totals_end(kind, &totals);
}
