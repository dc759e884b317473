// SPDX-License-Identifier: MIT
#include "out/output.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "out_page.h"
#include "suite.h"

// ---- what is chosen ----

static void formats_by_name_and_extension(void)
{
	static const struct {
		const char *format;
		const char *file;
		enum output_format expected;
	} cases[] = {
		{ NULL, NULL, OUTPUT_TEXT },        { "json", NULL, OUTPUT_JSON },     { "md", NULL, OUTPUT_MARKDOWN },
		{ "csv", "a.json", OUTPUT_CSV },    { NULL, "a.md", OUTPUT_MARKDOWN }, { NULL, "a.json", OUTPUT_JSON },
		{ NULL, "/x.y/a.CSV", OUTPUT_CSV }, { NULL, "a.txt", OUTPUT_TEXT },    { NULL, "a.json/report", OUTPUT_TEXT },
		{ NULL, ".profile", OUTPUT_TEXT },  { NULL, "report", OUTPUT_TEXT },   { NULL, "a.pdf/report.", OUTPUT_TEXT },
		{ "csv", "a.pdf", OUTPUT_CSV },     { NULL, "-", OUTPUT_TEXT },        { "markdown", "-", OUTPUT_MARKDOWN },
	};
	MEM_SCOPE(scratch);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct output_settings settings = { .format = cases[i].format, .file = cases[i].file, .width = 70 };
		struct output *output = output_new(scratch, &settings, error_new(scratch));

		CU_ASSERT_PTR_NOT_NULL_FATAL(output);
		CU_ASSERT_EQUAL(output_format(output), cases[i].expected);
		CU_ASSERT_EQUAL(output_width(output), 70);
	}
}

static void unknown_choices_are_refused(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	CU_ASSERT_PTR_NULL(output_new(scratch, &(struct output_settings){ .format = "jsn" }, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_USAGE);
	CU_ASSERT_STRING_EQUAL(error->message, "unknown format 'jsn'");
	CU_ASSERT_PTR_NOT_NULL(strstr(error->hint, "did you mean 'json'?"));
	error_clear(error);
	CU_ASSERT_PTR_NULL(output_new(scratch, &(struct output_settings){ .file = "x/a.pdf" }, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_USAGE);
	CU_ASSERT_STRING_EQUAL(error->message, "the name 'x/a.pdf' says no format that there is");
	CU_ASSERT_PTR_NOT_NULL(output_new(scratch, &(struct output_settings){ .file = "a.1", .any_name = true }, error));
	error_clear(error);
	CU_ASSERT_PTR_NULL(output_new(scratch, &(struct output_settings){ .color = "maybe" }, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_USAGE);
	CU_ASSERT_STRING_EQUAL(error->message, "unknown choice 'maybe' for colour");
}

// ---- files ----

// A directory of the test's own, which goes with its context.
static void directory_remove(void *path)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_EQUAL(system(mem_print(scratch, "rm -rf '%s'", (char *)path)), 0);
}

static char *directory_new(void *context)
{
	char *path = mem_text(context, "/tmp/rapporteur-output-XXXXXX");

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(path));
	mem_on_release(context, path, directory_remove);
	return path;
}

static char *file_read(const void *context, const char *path)
{
	struct str *content = str_new(context);
	FILE *file = fopen(path, "r");
	int c;

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	while ((c = fgetc(file)) != EOF)
		str_add_char(content, (char)c);
	fclose(file);
	return content->text;
}

static void file_make(const char *path, const char *content)
{
	FILE *file = fopen(path, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	fputs(content, file);
	fclose(file);
}

// How many names a directory has.
static int names_in(const void *context, const char *directory)
{
	FILE *list = popen(mem_print(context, "ls -A '%s' | wc -l", directory), "r");
	int count = -1;

	CU_ASSERT_EQUAL(fscanf(list, "%d", &count), 1);
	pclose(list);
	return count;
}

static struct output *output_to(const void *context, const char *file)
{
	return output_new(context, &(struct output_settings){ .file = file, .width = 80 }, error_new(context));
}

static void file_is_written_whole(void)
{
	MEM_SCOPE(scratch);
	char *directory = directory_new(scratch);
	char *path = mem_print(scratch, "%s/names of two.json", directory);
	struct error *error = error_new(scratch);
	struct output *output = output_to(scratch, path);
	struct stat status;

	CU_ASSERT_TRUE(output_document(output, out_table(scratch), error));
	CU_ASSERT_TRUE(str_begins(file_read(scratch, path), "{\n  \"venues\": [\n"));
	CU_ASSERT_EQUAL(stat(path, &status), 0);
	CU_ASSERT_EQUAL(status.st_mode & 07777, 0600);
	CU_ASSERT_EQUAL(names_in(scratch, directory), 1);
}

static void file_is_replaced_and_added_to(void)
{
	MEM_SCOPE(scratch);
	char *directory = directory_new(scratch);
	char *path = mem_print(scratch, "%s/log", directory);
	struct error *error = error_new(scratch);
	struct output *output = output_to(scratch, path);

	file_make(path, "earlier content, longer than what comes");
	CU_ASSERT_TRUE(output_line(output, "first\033", error));
	CU_ASSERT_STRING_EQUAL(file_read(scratch, path), "first<U+001B>\n");
	CU_ASSERT_TRUE(output_plain(output, "second\n", error));
	CU_ASSERT_STRING_EQUAL(file_read(scratch, path), "first<U+001B>\nsecond\n");
	CU_ASSERT_EQUAL(names_in(scratch, directory), 1);
}

static void refused(const void *context, const char *path, const char *message)
{
	struct error *error = error_new(context);

	CU_ASSERT_FALSE(output_line(output_to(context, path), "text", error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_PTR_NOT_NULL(strstr(error->message, message));
	CU_ASSERT_PTR_NOT_NULL(strstr(error->message, path));
	CU_ASSERT_PTR_NOT_NULL(error->hint);
}

static void other_targets_are_refused(void)
{
	MEM_SCOPE(scratch);
	char *directory = directory_new(scratch);
	char *target = mem_print(scratch, "%s/target", directory);
	char *link = mem_print(scratch, "%s/link", directory);
	char *pipe_path = mem_print(scratch, "%s/pipe", directory);

	file_make(target, "mine");
	CU_ASSERT_EQUAL(symlink("target", link), 0);
	CU_ASSERT_EQUAL(mkfifo(pipe_path, 0600), 0);
	refused(scratch, link, "is a symbolic link");
	CU_ASSERT_STRING_EQUAL(file_read(scratch, target), "mine");
	refused(scratch, pipe_path, "is a pipe");
	refused(scratch, directory, "is a directory");
	refused(scratch, mem_print(scratch, "%s/none/a", directory), "No such file or directory");
	refused(scratch, mem_print(scratch, "%s/target/a", directory), "Not a directory");
	refused(scratch, "/dev/full", "No space left on device");
	CU_ASSERT_EQUAL(names_in(scratch, directory), 3);
}

// ---- other processes ----

// Runs `body` in a process of its own with `descriptor` as standard output; gives the status that waitpid has.
static int run_with(int descriptor, int (*body)(const void *argument), const void *argument)
{
	int status = -1;
	pid_t process = fork();

	if (process == 0) {
		dup2(descriptor, STDOUT_FILENO);
		_exit(body(argument));
	}
	CU_ASSERT_EQUAL(waitpid(process, &status, 0), process);
	return status;
}

// Writes a line to standard output; the exit code that main would give.
static int line_written(const void *argument)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	if (argument)
		signal(SIGPIPE, SIG_IGN);
	output_line(output_to(scratch, NULL), "text", error);
	return error_exit_code(error->kind);
}

static void full_device_is_an_error(void)
{
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
	int status = run_with(full, line_written, NULL);

	CU_ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 4);
	close(full);
}

static void closed_pipe_is_quiet(void)
{
	int ends[2];
	int status;

	CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
	close(ends[0]);
	status = run_with(ends[1], line_written, NULL);
	CU_ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE);
	status = run_with(ends[1], line_written, "with SIGPIPE ignored");
	CU_ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 4);
	close(ends[1]);
}

// Writes more to a file than its process may.
static int much_written(const void *path)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct str *much = str_new(scratch);

	for (int i = 0; i < 10000; i++)
		str_add(much, "more\n");
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){ .rlim_cur = 4096, .rlim_max = RLIM_INFINITY });
	output_plain(output_to(scratch, path), much->text, error);
	return error->hint && strstr(error->hint, "make room") ? error_exit_code(error->kind) : 0;
}

static void what_was_there_survives_a_full_disk(void)
{
	MEM_SCOPE(scratch);
	char *directory = directory_new(scratch);
	char *path = mem_print(scratch, "%s/report", directory);
	int status;

	file_make(path, "earlier");
	status = run_with(STDOUT_FILENO, much_written, path);
	CU_ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 4);
	CU_ASSERT_STRING_EQUAL(file_read(scratch, path), "earlier");
	CU_ASSERT_EQUAL(names_in(scratch, directory), 1);
}

// ---- a terminal ----

struct shown {
	struct output_settings settings;
	const char *term;
	const char *no_color;
	const char *plain; // this text rather than the table
	const char *path;  // where programs are looked for
};

static int shown_run(const void *argument)
{
	const struct shown *shown = argument;
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct output *output;

	setenv("TERM", shown->term ? shown->term : "xterm", 1);
	unsetenv("NO_COLOR");
	if (shown->no_color)
		setenv("NO_COLOR", shown->no_color, 1);
	unsetenv("LESS");
	if (shown->path)
		setenv("PATH", shown->path, 1);
	output = output_new(scratch, &shown->settings, error);
	if (!output)
		return error_exit_code(error->kind);
	if (shown->plain)
		output_plain(output, shown->plain, error);
	else
		output_document(output, out_table(scratch), error);
	return error_exit_code(error->kind);
}

// What a terminal of `rows` and `columns` receives, in `context`, without the CR that it adds to a line feed; NULL where
// no terminal is to be had.
static char *terminal_shows(const void *context, struct shown shown, unsigned short rows, unsigned short columns)
{
	struct str *volatile received = str_new(context); // volatile: in the child too it leads valgrind to the context
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	int slave =
		master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0 ? open(ptsname(master), O_RDWR | O_NOCTTY) : -1;
	int status = -1;
	pid_t process;
	char c;

	if (slave < 0) {
		SUITE_SKIP("no pseudo-terminal");
		return NULL;
	}
	ioctl(slave, TIOCSWINSZ, &(struct winsize){ .ws_row = rows, .ws_col = columns });
	process = fork();
	if (process == 0) {
		dup2(slave, STDOUT_FILENO);
		dup2(slave, STDERR_FILENO);
		close(slave);
		close(master);
		_exit(shown_run(&shown));
	}
	close(slave);
	while (read(master, &c, 1) == 1) // ends with EIO when the last writer has gone
		if (c != '\r')
			str_add_char(received, c);
	CU_ASSERT_EQUAL(waitpid(process, &status, 0), process);
	CU_ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	close(master);
	return received->text;
}

static char *table_rendered(const void *context, int width, unsigned options)
{
	return output_render(context, out_table(context), OUTPUT_TEXT, width, options, error_new(context))->text;
}

static void terminal_gives_width_and_color(void)
{
	MEM_SCOPE(scratch);
	const struct shown none = { .settings.pager = "" };
	const struct shown dumb = { .settings.pager = "", .term = "dumb" };
	const struct shown no_color = { .settings.pager = "", .no_color = "1" };
	const struct shown empty = { .settings.pager = "", .no_color = "" };
	const struct shown never = { .settings = { .pager = "", .color = "never" } };
	const struct shown always = { .settings = { .pager = "", .color = "always", .width = 30 }, .no_color = "1" };
	char *received = terminal_shows(scratch, none, 50, 65);

	if (!received)
		return;
	CU_ASSERT_STRING_EQUAL(received, table_rendered(scratch, 65, OUTPUT_COLOR));
	CU_ASSERT_STRING_EQUAL(terminal_shows(scratch, none, 50, 0), table_rendered(scratch, 80, OUTPUT_COLOR));
	CU_ASSERT_STRING_EQUAL(terminal_shows(scratch, dumb, 50, 80), table_rendered(scratch, 80, 0));
	CU_ASSERT_STRING_EQUAL(terminal_shows(scratch, no_color, 50, 80), table_rendered(scratch, 80, 0));
	CU_ASSERT_STRING_EQUAL(terminal_shows(scratch, empty, 50, 80), table_rendered(scratch, 80, OUTPUT_COLOR));
	CU_ASSERT_STRING_EQUAL(terminal_shows(scratch, never, 50, 80), table_rendered(scratch, 80, 0));
	CU_ASSERT_STRING_EQUAL(terminal_shows(scratch, always, 50, 80), table_rendered(scratch, 30, OUTPUT_COLOR));
}

// `count` lines in `context`.
static char *lines_of(const void *context, int count)
{
	struct str *lines = str_new(context);

	for (int i = 0; i < count; i++)
		str_print(lines, "line %d\n", i);
	return lines->text;
}

static void pager_for_what_is_long(void)
{
	MEM_SCOPE(scratch);
	char *few = lines_of(scratch, 9);
	char *many = lines_of(scratch, 10);
	struct shown shown = { .settings.pager = "echo \"$LESS\"; sed 's/^/> /'", .plain = few };
	char *received = terminal_shows(scratch, shown, 10, 80);

	if (!received)
		return;
	CU_ASSERT_STRING_EQUAL(received, few);
	shown.plain = many;
	received = terminal_shows(scratch, shown, 10, 80);
	CU_ASSERT_TRUE(str_begins(received, "FRX\n> line 0\n> line 1\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(received, "> line 9\n"));
	shown.settings.pager = "";
	CU_ASSERT_STRING_EQUAL(terminal_shows(scratch, shown, 10, 80), many);
}

static void pager_that_ends_early_or_is_missing(void)
{
	MEM_SCOPE(scratch);
	char *many = lines_of(scratch, 50000); // more than a pipe holds
	char *received = terminal_shows(scratch, (struct shown){ .settings.pager = "head -n 1", .plain = many }, 10, 80);

	if (!received)
		return;
	CU_ASSERT_STRING_EQUAL(received, "line 0\n");
	CU_ASSERT_STRING_EQUAL(terminal_shows(scratch, (struct shown){ .settings.pager = "exit 3", .plain = many }, 10, 80),
	                       "");
	many = lines_of(scratch, 20);
	received = terminal_shows(scratch, (struct shown){ .settings.pager = "no-such-pager 2>&-", .plain = many }, 10, 80);
	CU_ASSERT_STRING_EQUAL(received, many);
	received =
		terminal_shows(scratch, (struct shown){ .settings.pager = "less", .plain = many, .path = "/none" }, 10, 80);
	CU_ASSERT_STRING_EQUAL(received, many);
}

struct cell {
	char *text;
};

static int evil_csv(const void *argument)
{
	static const struct field fields[] = { FIELD(cell, text, FIELD_TEXT, .title = "Text"), { .name = NULL } };
	static struct cell cell = { "\033[2J\rx" };
	static const struct records records = { .items = &cell, .count = 1, .size = sizeof(cell) };
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	struct document *document = document_new(scratch);
	struct output_settings settings = { .format = "csv", .csv_raw = true };

	document_table(document, "texts", fields, &records);
	output_document(output_new(scratch, &settings, error), document, error);
	(void)argument;
	return error_exit_code(error->kind);
}

// Byte for byte is for files and pipes: a terminal never gets a control.
static void raw_csv_is_visible_on_a_terminal(void)
{
	char received[256] = "";
	int ends[2];
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	int slave =
		master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0 ? open(ptsname(master), O_RDWR | O_NOCTTY) : -1;

	CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
	CU_ASSERT_EQUAL(run_with(ends[1], evil_csv, NULL), 0);
	CU_ASSERT_TRUE(read(ends[0], received, sizeof(received) - 1) > 0);
	CU_ASSERT_STRING_EQUAL(received, "text\n\"\033[2J\rx\"\n");
	close(ends[0]);
	close(ends[1]);
	if (slave < 0) {
		SUITE_SKIP("no pseudo-terminal");
		return;
	}
	memset(received, 0, sizeof(received));
	CU_ASSERT_EQUAL(run_with(slave, evil_csv, NULL), 0);
	CU_ASSERT_TRUE(read(master, received, sizeof(received) - 1) > 0);
	CU_ASSERT_STRING_EQUAL(received, "text\r\n\"<U+001B>[2J<U+000D>x\"\r\n");
	close(slave);
	close(master);
}

const struct suite suite_out_output = SUITE(
	"out output", TEST(formats_by_name_and_extension), TEST(unknown_choices_are_refused), TEST(file_is_written_whole),
	TEST(file_is_replaced_and_added_to), TEST(other_targets_are_refused), TEST(full_device_is_an_error),
	TEST(closed_pipe_is_quiet), TEST(what_was_there_survives_a_full_disk), TEST(terminal_gives_width_and_color),
	TEST(pager_for_what_is_long), TEST(pager_that_ends_early_or_is_missing), TEST(raw_csv_is_visible_on_a_terminal));
