// SPDX-License-Identifier: MIT
// Every example of the command table does what help says: it is run as typed, on the shipped sample, and succeeds. What
// writes is run with --dry-run; what is about the private server has one of its own.
#include "suite.h"

#include <fcntl.h>
#include <glob.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "cmd/app.h"
#include "fixture.h"
#include "home.h"

// Where the program runs, and what it finds in its environment.
struct stage {
	void *context;
	const char *program;
	const char *home;
	const char *directory; // where it runs; NULL: at the top of the tree
	char *environment[6];
};

static void stage_set(struct stage *stage, void *context, const char *home, const char *connection)
{
	char self[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);

	CU_ASSERT_TRUE_FATAL(length > 0);
	self[length] = '\0';
	*stage = (struct stage){ .context = context, .home = home };
	stage->program = mem_print(context, "%s/rapporteur", dirname(dirname(self)));
	stage->environment[0] = mem_print(context, "PATH=%s", getenv("PATH"));
	stage->environment[1] = mem_print(context, "HOME=%s", home);
	stage->environment[2] = mem_text(context, "LANG=C.UTF-8");
	stage->environment[3] = mem_print(context, "RAPPORTEUR_CONNECTION=%s", connection);
	stage->environment[4] = mem_text(context, "ASAN_OPTIONS=detect_leaks=0");
}

static void become(const struct stage *stage, char *const *words, const char *told)
{
	int nothing = open("/dev/null", O_RDWR);
	int file = open(told, O_CREAT | O_TRUNC | O_WRONLY, 0600);

	if ((!stage->directory || chdir(stage->directory) == 0) && dup2(nothing, 0) == 0 && dup2(nothing, 1) == 1 &&
	    dup2(file, 2) == 2)
		execve(stage->program, words, stage->environment);
	_exit(127);
}

// Runs the program with `words` (the first is replaced); gives its exit code, and shows what it said when that is not 0.
static int run_words(const struct stage *stage, char **words, const char *shown)
{
	MEM_SCOPE(scratch);
	const char *told = mem_print(scratch, "%s/told", stage->home);
	char line[512];
	int status = 0;
	pid_t child;

	words[0] = mem_text(scratch, stage->program);
	fflush(NULL);
	child = fork();
	if (child == 0)
		become(stage, words, told);
	while (waitpid(child, &status, 0) < 0)
		continue;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	printf("rapporteur %s\n", shown);
	FILE *file = fopen(told, "r");
	while (file && fgets(line, sizeof(line), file))
		printf("    %s", line);
	if (file)
		fclose(file);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int run_line(const struct stage *stage, const char *line, bool dry)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	char **words, **argv;
	size_t count = 0;

	CU_ASSERT_TRUE_FATAL(command_split(scratch, line, &words, error));
	while (words[count])
		count++;
	argv = mem_alloc(scratch, (count + 3) * sizeof(*argv));
	for (size_t i = 0; i < count; i++)
		argv[i + 1] = words[i];
	if (dry && !strstr(line, "--dry-run") && !strstr(line, " -n"))
		argv[count + 1] = mem_text(scratch, "--dry-run");
	return run_words(stage, argv, line);
}

// Whether a command is about the private server, or makes and changes databases as a whole.
static bool about_servers(const struct command *command)
{
	return command->needs == NEEDS_SERVER;
}

// The exit code: the sample leaves something to ask about; what is refused is in conflict with the record.
static int code_of(const struct example *example)
{
	if (example->help && str_begins(example->help, EXAMPLE_REFUSED))
		return 5;
	return strncmp(example->line, "check ", strlen("check ")) == 0 && !strstr(example->line, "--rules");
}

static int run_examples(const struct stage *stage, bool servers)
{
	int count = 0;

	for (const struct command_group *const *group = rapporteur_commands.groups; *group; group++)
		for (const struct command *command = (*group)->commands; command->run; command++)
			for (const struct example *example = command->examples; example && example->line; example++) {
				if (about_servers(command) != servers)
					continue;
				// There is a later PostgreSQL on few machines, and nobody else on a private server.
				if (str_equal(example->line, "database upgrade") || str_begins(example->line, "access grant") ||
				    str_begins(example->line, "access revoke"))
					continue;
				CU_ASSERT_EQUAL(run_line(stage, example->line, command->needs == NEEDS_WRITE), code_of(example));
				count++;
			}
	return count;
}

static void load_sample(const struct stage *stage)
{
	MEM_SCOPE(scratch);
	glob_t files;
	char **words;

	CU_ASSERT_EQUAL_FATAL(glob("db/sample/*.run", 0, NULL, &files), 0);
	words = mem_alloc(scratch, (files.gl_pathc + 3) * sizeof(*words));
	words[1] = mem_text(scratch, "run");
	for (size_t i = 0; i < files.gl_pathc; i++)
		words[i + 2] = mem_text(scratch, files.gl_pathv[i]);
	globfree(&files);
	CU_ASSERT_EQUAL_FATAL(run_line(stage, "init --zone Asia/Damascus", false), 0);
	CU_ASSERT_EQUAL_FATAL(run_words(stage, words, "run db/sample/*.run"), 0);
}

static void examples_succeed_on_the_sample(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_new(scratch);
	struct stage stage;

	stage_set(&stage, scratch, home->path, test_connection(scratch));
	load_sample(&stage);
	CU_ASSERT_TRUE(run_examples(&stage, false) > 50);
}

static void examples_succeed_on_a_private_server(void)
{
	MEM_SCOPE(scratch);
	struct home *home = home_new(scratch);
	struct stage stage;

	stage_set(&stage, scratch, home->path, "private");
	stage.directory = home->path; // for the files they write
	stage.environment[4] = mem_print(scratch, "XDG_DATA_HOME=%s", home->place.data_home);
	CU_ASSERT_TRUE(run_examples(&stage, true) > 5);
	CU_ASSERT_TRUE(home_find(home)); // so that it is stopped at the end
}

const struct suite suite_examples =
	SUITE("examples", TEST(examples_succeed_on_the_sample), TEST(examples_succeed_on_a_private_server));
