// SPDX-License-Identifier: MIT
// Runs session files, each in a database and a home of its own, and shows how what appeared differs from the file.
//     build/tests/sessions [PATTERN...]       tests/cli/PATTERN.session, all by default
//     UPDATE=1 build/tests/sessions ...       writes what appeared into the files, for review
// PROGRAM_DIR names the directory of the program to run; by default the one above this program's.

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <glob.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/script.h"
#include "db/fixture.h"
#include "totals.h"

enum { SESSIONS_AT_ONCE = 2, SECONDS_A_SESSION = 1800, PASSED = 0, FAILED = 1 };

static const char sample_template[] = "template_sample";
static const char sample_commands[] = "rapporteur init --zone Asia/Damascus && "
									  "rapporteur run \"$TREE\"/db/sample/*.run";

// Where a session runs and what its programs find in the environment.
struct place {
	char *home;          // a directory of its own; removed at the end
	char **environment;  // for execve
	const char *program; // directory of the program
};

struct session {
	const char *path;
	pid_t child;
	FILE *printed; // what the child says about it
};

static char *file_text(const void *context, FILE *file)
{
	struct str *text = str_new(context);
	char buffer[8192];
	size_t length;
	rewind(file);
	while ((length = fread(buffer, 1, sizeof buffer, file)) > 0)
		str_add_bytes(text, buffer, length);
	return text->text;
}

static char *path_text(const void *context, const char *path)
{
	FILE *file = fopen(path, "r");
	if (file == NULL) {
		perror(path);
		exit(FAILED);
	}
	char *text = file_text(context, file);
	fclose(file);
	return text;
}

static void path_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0) {
		perror(path);
		exit(FAILED);
	}
}

static void remove_home(void *home)
{
	MEM_SCOPE(scratch);
	if (system(mem_print(scratch, "rm -rf -- '%s'", (const char *)home)) != 0)
		fprintf(stderr, "%s could not be removed\n", (const char *)home);
}

static void add_variable(const void *context, char ***environment, size_t *count, char *variable)
{
	*environment = mem_resize(context, *environment, *count + 2, sizeof **environment);
	(*environment)[(*count)++] = variable;
	(*environment)[*count] = NULL;
}

// An empty home and an environment in which nothing is the machine's own. The zone is odd on purpose: it must not show.
// `database` NULL: no connection is configured.
static struct place *place_new(const void *context, const char *program, const char *database)
{
	struct place *place = mem_new(context, struct place);
	place->home = mem_text(place, "/tmp/rapporteur-session.XXXXXX");
	char tree[PATH_MAX];
	if (mkdtemp(place->home) == NULL || chmod(place->home, 0711) != 0 || getcwd(tree, sizeof tree) == NULL) {
		perror(place->home);
		exit(FAILED);
	}
	mem_on_release(place, place->home, remove_home);
	size_t count = 0;
	char *fixed[] = { "LANG=C.UTF-8", "TERM=dumb", "COLUMNS=80", "TZ=Pacific/Kiritimati", "SHELL=/bin/sh" };
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		add_variable(place, &place->environment, &count, fixed[i]);
	add_variable(place, &place->environment, &count, mem_print(place, "HOME=%s", place->home));
	add_variable(place, &place->environment, &count, mem_print(place, "TREE=%s", tree));
	add_variable(place, &place->environment, &count,
	             mem_print(place, "PATH=%s:%s:/usr/local/bin:/usr/bin:/bin", program, getenv("TEST_BINDIR")));
	if (database != NULL) {
		add_variable(place, &place->environment, &count, mem_print(place, "PGHOST=%s", getenv("TEST_SERVER")));
		add_variable(place, &place->environment, &count, mem_print(place, "PGUSER=%s", getenv("TEST_ROLE")));
		add_variable(place, &place->environment, &count, mem_print(place, "PGDATABASE=%s", database));
	}
	const char *passed_on[] = { "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS" };
	for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++)
		if (getenv(passed_on[i]) != NULL)
			add_variable(place, &place->environment, &count,
			             mem_print(place, "%s=%s", passed_on[i], getenv(passed_on[i])));
	return place;
}

// Runs `command` by the shell in `place`; what appears is in `context`.
static struct outcome place_run(const void *context, const struct place *place, const char *command)
{
	FILE *printed = tmpfile(), *errors = tmpfile();
	fflush(NULL);
	const pid_t child = printed != NULL && errors != NULL ? fork() : -1;
	if (child < 0) {
		perror("fork");
		exit(FAILED);
	}
	if (child == 0) {
		char *argv[] = { "sh", "-c", mem_text(context, command), NULL };
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		const int nothing = open("/dev/null", O_RDONLY);
		if (chdir(place->home) == 0 && dup2(nothing, 0) == 0 && dup2(fileno(printed), 1) == 1 &&
		    dup2(fileno(errors), 2) == 2)
			execve("/bin/sh", argv, place->environment);
		_exit(127);
	}
	int status;
	while (waitpid(child, &status, 0) < 0)
		continue;
	struct outcome outcome = {
		.printed = file_text(context, printed),
		.errors = file_text(context, errors),
		.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
	};
	fclose(printed);
	fclose(errors);
	return outcome;
}

// Shows how `was` differs from `is`, as a unified diff under the session's name.
static void show_difference(const struct place *place, const char *path, const char *was, const char *is)
{
	MEM_SCOPE(scratch);
	const char *expected = mem_print(scratch, "%s/.expected", place->home);
	const char *appeared = mem_print(scratch, "%s/.appeared", place->home);
	path_write(expected, was);
	path_write(appeared, is);
	const char *command =
		mem_print(scratch, "diff -u --label '%s' --label 'what appeared' '%s' '%s'", path, expected, appeared);
	struct outcome outcome = place_run(scratch, place, command);
	printf("%s%s", outcome.printed, outcome.errors);
}

static int session_run(const char *path, const char *program)
{
	MEM_SCOPE(scratch);
	const char *text = path_text(scratch, path);
	struct script *script = script_read(scratch, text);
	const bool without_connection = script_has(script, "private");
	const char *template = script_has(script, "sample") ? sample_template : fixture_migrated;
	char *database = without_connection ? NULL : mem_print(scratch, "session_%ld", (long)getpid());
	if (database != NULL)
		fixture_create(database, script_has(script, "empty") ? NULL : template);
	struct place *place = place_new(scratch, program, database);

	struct str *anew = str_new(scratch);
	str_add(anew, script->header);
	for (size_t i = 0; i < script->count; i++) {
		const struct step *step = &script->steps[i];
		struct outcome outcome = place_run(scratch, place, step->command);
		script_write_step(anew, step, &outcome);
	}
	bool same = str_equal(anew->text, text);
	if (!same && getenv("UPDATE") != NULL) {
		path_write(path, anew->text);
		printf("%s: rewritten\n", path);
		same = true;
	} else if (!same) {
		show_difference(place, path, text, anew->text);
	}
	if (without_connection)
		place_run(scratch, place, "rapporteur database stop"); // whatever the session left running
	mem_release(place);
	if (database != NULL)
		fixture_drop(database);
	if (script->count == 0)
		printf("%s: no command in it\n", path);
	return same && script->count > 0 ? PASSED : FAILED;
}

// Makes the database that sessions marked "#! sample" are copies of.
static void make_sample(const char *program)
{
	MEM_SCOPE(scratch);
	if (fixture_exists(sample_template))
		return;
	fixture_create(sample_template, NULL);
	struct place *place = place_new(scratch, program, sample_template);
	struct outcome outcome = place_run(scratch, place, sample_commands);
	if (outcome.status == 0)
		return;
	printf("the sample could not be loaded:\n%s%s", outcome.printed, outcome.errors);
	fixture_drop(sample_template);
}

static void session_start(struct session *session, const char *program)
{
	session->printed = tmpfile();
	fflush(NULL);
	session->child = session->printed != NULL ? fork() : -1;
	if (session->child < 0) {
		perror("fork");
		exit(FAILED);
	}
	if (session->child > 0)
		return;
	dup2(fileno(session->printed), STDOUT_FILENO);
	dup2(fileno(session->printed), STDERR_FILENO);
	alarm(SECONDS_A_SESSION);
	exit(session_run(session->path, program));
}

static void session_end(struct session *session, int status, struct totals *totals)
{
	MEM_SCOPE(scratch);
	const bool passed = WIFEXITED(status) && WEXITSTATUS(status) == PASSED;
	totals->passed += passed;
	totals->failed += !passed;
	printf("%s", file_text(scratch, session->printed));
	if (WIFSIGNALED(status))
		printf("%s: ended by signal %d (%s)\n", session->path, WTERMSIG(status), strsignal(WTERMSIG(status)));
	fclose(session->printed);
	session->child = 0;
}

static void sessions_run(char *const *paths, size_t count, const char *program, struct totals *totals)
{
	struct session running[SESSIONS_AT_ONCE] = { 0 };
	for (size_t next = 0;;) {
		int busy = 0;
		for (int i = 0; i < SESSIONS_AT_ONCE; i++) {
			if (running[i].child == 0 && next < count) {
				running[i].path = paths[next++];
				session_start(&running[i], program);
			}
			busy += running[i].child != 0;
		}
		if (busy == 0)
			return;
		int status;
		const pid_t ended = waitpid(-1, &status, 0);
		for (int i = 0; i < SESSIONS_AT_ONCE; i++)
			if (ended > 0 && running[i].child == ended)
				session_end(&running[i], status, totals);
	}
}

static bool session_has(const char *path, const char *word)
{
	MEM_SCOPE(scratch);
	return script_has(script_read(scratch, path_text(scratch, path)), word);
}

// The long ones come first, so that none of them runs alone at the end.
static int by_length(const void *a, const void *b)
{
	char *const *one = a, *const *other = b;
	const int sooner = session_has(*other, "long") - session_has(*one, "long");
	return sooner != 0 ? sooner : strcmp(*one, *other);
}

// The session files whose stem matches one of the patterns (none: all), in the order in which they are to run.
static char **find_sessions(const void *context, int argc, char **argv, size_t *count)
{
	char **paths = NULL;
	glob_t found;
	*count = 0;
	if (glob("tests/cli/*.session", 0, NULL, &found) != 0)
		return NULL;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *name = strrchr(found.gl_pathv[i], '/') + 1;
		const char *stem = mem_bytes(context, name, strlen(name) - strlen(".session"));
		bool wanted = argc == 0;
		for (int k = 0; k < argc; k++)
			wanted = wanted || fnmatch(argv[k], stem, 0) == 0;
		if (!wanted)
			continue;
		paths = mem_resize(context, paths, *count + 1, sizeof *paths);
		paths[(*count)++] = mem_text(context, found.gl_pathv[i]);
	}
	globfree(&found);
	if (*count > 0)
		qsort(paths, *count, sizeof *paths, by_length);
	return paths;
}

int main(int argc, char **argv)
{
	MEM_SCOPE(scratch);
	if (!fixture_start(argv))
		return FAILED;
	char self[PATH_MAX];
	if (realpath(argv[0], self) == NULL) {
		perror(argv[0]);
		return FAILED;
	}
	const char *program = getenv("PROGRAM_DIR") != NULL ? getenv("PROGRAM_DIR") : dirname(dirname(self));
	size_t count;
	char **paths = find_sessions(scratch, argc - 1, argv + 1, &count);
	for (size_t i = 0; i < count; i++) {
		if (session_has(paths[i], "sample")) {
			make_sample(program);
			break;
		}
	}
	struct totals totals = { 0 };
	sessions_run(paths, count, program, &totals);
	return totals_end("sessions", &totals);
}
