// SPDX-License-Identifier: MIT
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "conf/config.h"
#include "suite.h"

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status, (void)type, (void)place;
	return remove(path);
}

static void remove_tree(void *object)
{
	CU_ASSERT_EQUAL(chdir("/"), 0);
	CU_ASSERT_EQUAL(nftw(object, remove_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
}

// An empty working directory, which is also the configuration's, and an environment that says nothing. Removed with
// `context`. Gives the directory.
static char *clean_place(void *context)
{
	char *directory = mem_text(context, "/tmp/rapporteur-config-XXXXXX");

	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(directory));
	CU_ASSERT_EQUAL_FATAL(chdir(directory), 0);
	mem_on_release(context, directory, remove_tree);
	for (const struct setting *row = config_settings; row->name; row++) {
		unsetenv(row->environment);
		for (const char *const *variable = row->fallbacks; variable && *variable; variable++)
			unsetenv(*variable);
	}
	setenv("XDG_CONFIG_HOME", directory, 1);
	CU_ASSERT_EQUAL_FATAL(mkdir("rapporteur", 0700), 0);
	return directory;
}

static void write_file(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	CU_ASSERT(fputs(text, file) >= 0);
	CU_ASSERT_EQUAL(fclose(file), 0);
}

static const struct config *load(const void *context, const char *const *set)
{
	struct error *error = error_new(context);
	const struct config *config = config_load(context, NULL, set, error);

	if (error->message)
		printf("\n%s\n", error->message);
	CU_ASSERT_PTR_NOT_NULL_FATAL(config);
	return config;
}

// Asserts that the file named by --config with this text is refused in these words, "FILE:" left out.
static void refused(const char *text, const char *message, const char *hint)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	clean_place(scratch);
	write_file("x.conf", text);
	CU_ASSERT_PTR_NULL(config_load(scratch, "x.conf", NULL, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_PTR_NOT_NULL_FATAL(error->message);
	CU_ASSERT(str_begins(error->message, "x.conf:"));
	CU_ASSERT_STRING_EQUAL(error->message + strlen("x.conf:"), message);
	CU_ASSERT_STRING_EQUAL(error->hint ? error->hint : "", hint);
	if (!str_equal(error->message + strlen("x.conf:"), message))
		printf("\n%s\n", error->message);
}

static void defaults_are_the_embedded_file(void)
{
	MEM_SCOPE(scratch);
	const struct config *config;

	if (access("/etc/rapporteur.conf", F_OK) == 0) {
		SUITE_SKIP("this machine has an /etc/rapporteur.conf");
		return;
	}
	clean_place(scratch);
	config = load(scratch, NULL);
	CU_ASSERT_STRING_EQUAL(config_text(config, "connection"), "");
	CU_ASSERT_STRING_EQUAL(config_text(config, "marking"), "red");
	CU_ASSERT_STRING_EQUAL(config_text(config, "color"), "auto");
	CU_ASSERT_STRING_EQUAL(config_text(config, "pager"), "less");
	CU_ASSERT_EQUAL(config_integer(config, "idle_minutes"), 10);
	for (const struct setting *row = config_settings; row->name; row++)
		CU_ASSERT_STRING_EQUAL(config_origin(config, row->name), "default");
}

static void rows_are_complete(void)
{
	MEM_SCOPE(scratch);

	for (const struct setting *row = config_settings; row->name; row++) {
		char *variable = mem_print(scratch, "RAPPORTEUR_%s", row->name);

		for (char *c = variable; *c; c++)
			*c = (char)(*c >= 'a' && *c <= 'z' ? *c - 32 : *c);
		CU_ASSERT_STRING_EQUAL(row->environment, variable);
		CU_ASSERT_PTR_NOT_NULL(row->help);
		CU_ASSERT_EQUAL(row->type == SETTING_CHOICE, row->choices != NULL);
		CU_ASSERT_EQUAL(row->type == SETTING_INTEGER, row->most > row->least);
	}
}

static void stronger_sources_win(void)
{
	static const char *const set[] = { "zone=Z5", NULL };
	MEM_SCOPE(scratch);
	char *directory = clean_place(scratch);
	const struct config *config;

	write_file("rapporteur/rapporteur.conf", "# mine\nzone = \"Z2\"; user = \"amal\";\npager = \"more\";\n");
	config = load(scratch, NULL);
	CU_ASSERT_STRING_EQUAL(config_text(config, "zone"), "Z2");
	CU_ASSERT_STRING_EQUAL(config_origin(config, "zone"),
	                       mem_print(scratch, "%s/rapporteur/rapporteur.conf:2", directory));
	CU_ASSERT_STRING_EQUAL(config_text(config, "pager"), "more");

	write_file(".rapporteur.conf", "\n\nzone = \"Z3\";\n");
	config = load(scratch, NULL);
	CU_ASSERT_STRING_EQUAL(config_text(config, "zone"), "Z3");
	CU_ASSERT_STRING_EQUAL(config_origin(config, "zone"), ".rapporteur.conf:3");
	CU_ASSERT_STRING_EQUAL(config_text(config, "user"), "amal");

	setenv("RAPPORTEUR_ZONE", "Z4", 1);
	config = load(scratch, NULL);
	CU_ASSERT_STRING_EQUAL(config_text(config, "zone"), "Z4");
	CU_ASSERT_STRING_EQUAL(config_origin(config, "zone"), "environment RAPPORTEUR_ZONE");

	config = load(scratch, set);
	CU_ASSERT_STRING_EQUAL(config_text(config, "zone"), "Z5");
	CU_ASSERT_STRING_EQUAL(config_origin(config, "zone"), "--set zone");
}

static void named_file_replaces_the_users(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);
	const struct config *config;

	clean_place(scratch);
	write_file("rapporteur/rapporteur.conf", "user = \"amal\"; zone = \"Z1\";");
	write_file("other.conf",
	           "/* a \"comment\n*/ // and \"another\n# \"one\n"
	           "user = \"a # \\\" // b\"; zone = \"Z2\"; idle_minutes = 0; connection = \"service=talks\"");
	config = config_load(scratch, "other.conf", NULL, error);
	CU_ASSERT_PTR_NOT_NULL_FATAL(config);
	CU_ASSERT_STRING_EQUAL(config_text(config, "zone"), "Z2");
	CU_ASSERT_STRING_EQUAL(config_origin(config, "zone"), "other.conf:4");
	CU_ASSERT_STRING_EQUAL(config_text(config, "user"), "a # \" // b");
	CU_ASSERT_EQUAL(config_integer(config, "idle_minutes"), 0);
	CU_ASSERT_STRING_EQUAL(config_text(config, "connection"), "service=talks");

	CU_ASSERT_PTR_NULL(config_load(scratch, "absent.conf", NULL, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(error->message, "cannot read the settings in 'absent.conf': No such file or directory");
}

static void variables_of_other_programs_are_weak(void)
{
	MEM_SCOPE(scratch);

	clean_place(scratch);
	setenv("PAGER", "most", 1);
	CU_ASSERT_STRING_EQUAL(config_text(load(scratch, NULL), "pager"), "most");
	CU_ASSERT_STRING_EQUAL(config_origin(load(scratch, NULL), "pager"), "environment PAGER");
	write_file("rapporteur/rapporteur.conf", "pager = \"more\";");
	CU_ASSERT_STRING_EQUAL(config_text(load(scratch, NULL), "pager"), "more");
	setenv("RAPPORTEUR_PAGER", "", 1); // set and empty: no pager
	CU_ASSERT_STRING_EQUAL(config_text(load(scratch, NULL), "pager"), "");
	setenv("RAPPORTEUR_COLOR", "", 1); // a choice cannot be empty: as if not set
	CU_ASSERT_STRING_EQUAL(config_text(load(scratch, NULL), "color"), "auto");
}

static void faults_in_a_file_are_placed(void)
{
	refused("zone = \"UTC\";\nmarkng = \"red\";\n", "2: unknown setting 'markng'", "did you mean 'marking'?");
	refused("banana = 1;\n", "1: unknown setting 'banana'", "the settings are listed by 'rapporteur config show'");
	refused("\n\nzone = 5;\n", "3: setting 'zone' needs a text in quotes, not a number", "write zone = \"...\";");
	refused("zone = true;", "1: setting 'zone' needs a text in quotes, not true or false", "write zone = \"...\";");
	refused("color = 1.5;", "1: setting 'color' needs a text in quotes, not a number with a fraction",
	        "write color = \"...\";");
	refused("user = { name = \"x\"; };", "1: setting 'user' needs a text in quotes, not a group or a list",
	        "write user = \"...\";");
	refused("idle_minutes = \"10\";", "1: setting 'idle_minutes' needs a whole number, not a text",
	        "write idle_minutes = 10;");
	refused("idle_minutes = -1;", "1: setting 'idle_minutes' is between 0 and 525600, not -1", "");
	refused("idle_minutes = 99999999999999;", "1: setting 'idle_minutes' is between 0 and 525600, not 99999999999999",
	        "");
	refused("idle_minutes = 4294967306;", "1: setting 'idle_minutes' is between 0 and 525600, not 4294967306", "");
	refused("idle_minutes = 4294967306L;", "1: setting 'idle_minutes' is between 0 and 525600, not 4294967306", "");
	refused("color = \"alway\";", "1: setting 'color' does not take 'alway': it is one of auto, always, never",
	        "did you mean 'always'?");
	refused("color = \"\";", "1: setting 'color' does not take '': it is one of auto, always, never", "");
	refused("zone = \"UTC\";\nuser = \"a\";\nzone = \"UTC\";\n", "3: a setting is given twice", "keep one of the two");
	refused("zone = \"UTC;\nuser = \"a\";\n", "1: a quote is not closed", "a setting is a line: name = \"value\";");
	refused("# a \"\n/* \"\n*/ // \"\nzone = \"a\\\"", "4: a quote is not closed",
	        "a setting is a line: name = \"value\";");
	// At a syntax error libconfig 1.5 loses the memory of a text before it: here there is none.
	refused("idle_minutes 5;\n", "1: syntax error", "a setting is a line: name = \"value\";");
	refused("idle_minutes = 5;\nuser = ;\n", "2: syntax error", "a setting is a line: name = \"value\";");
	refused("zone = \"a\";\n  @include \"/etc/passwd\"\n", "2: '@include' is not accepted",
	        "write the settings of the other file here");
	refused("zone = \"a\";\nuser = \"\xFF\";\n", "2: not UTF-8: byte 0xFF", "convert the file with 'iconv -t UTF-8'");
	refused("user = \"\\x1b[2J\";", "1: setting 'user' holds a control character or is not UTF-8", "");
	refused("user = \"\\xff\";", "1: setting 'user' holds a control character or is not UTF-8", "");
}

static void passwords_are_refused(void)
{
	static const char *const bad[] = {
		"host=h password=secret",     "password = 'secret'",     "sslpassword=secret dbname=x",
		"postgresql://u:secret@h/db", "postgres://u:secret@/db", "postgresql://h/db?user=u&password=secret",
	};
	static const char *const good[] = {
		"host=h passfile=/home/a/.pgpass", "postgresql://u@h:5432/db", "postgresql://h:5432/a@b", "service=password",
		"postgresql:///db?host=/run/x",    "host=::1 user=a@b",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		MEM_SCOPE(scratch);
		const char *const set[] = { mem_print(scratch, "connection=%s", bad[i]), NULL };
		struct error *error = error_new(scratch);

		refused(mem_print(scratch, "\nconnection = \"%s\";", bad[i]), "2: setting 'connection' holds a password",
		        "take it out and keep it in ~/.pgpass (mode 0600), where libpq finds it");
		CU_ASSERT_PTR_NULL(config_load(scratch, NULL, set, error));
		CU_ASSERT_STRING_EQUAL(error->message, "--set connection: setting 'connection' holds a password");
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		MEM_SCOPE(scratch);

		clean_place(scratch);
		write_file(".rapporteur.conf", mem_print(scratch, "connection = \"%s\";", good[i]));
		CU_ASSERT_STRING_EQUAL(config_text(load(scratch, NULL), "connection"), good[i]);
	}
}

static void project_file_names_no_program(void)
{
	static const char *const lines[] = { "pager = \"sh evil\";", "bindir = \"./evil\";" };

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		MEM_SCOPE(scratch);
		struct error *error = error_new(scratch);

		clean_place(scratch);
		write_file(".rapporteur.conf", lines[i]);
		CU_ASSERT_PTR_NULL(config_load(scratch, NULL, NULL, error));
		CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
		CU_ASSERT_PTR_NOT_NULL_FATAL(error->message);
		CU_ASSERT(str_begins(error->message, ".rapporteur.conf:1: setting '"));
		CU_ASSERT_PTR_NOT_NULL(strstr(error->message, "names a program"));
	}
}

static void faults_elsewhere_are_placed(void)
{
	static const struct {
		const char *set;
		const char *message;
	} cases[] = {
		{ "zone", "--set needs name=value, not 'zone'" },
		{ "zoen=UTC", "--set: unknown setting 'zoen'" },
		{ "=UTC", "--set: unknown setting ''" },
		{ "idle_minutes=ten", "--set idle_minutes: setting 'idle_minutes' needs a whole number, not 'ten'" },
		{ "idle_minutes=", "--set idle_minutes: setting 'idle_minutes' needs a whole number, not ''" },
		{ "idle_minutes=-", "--set idle_minutes: setting 'idle_minutes' needs a whole number, not '-'" },
		{ "idle_minutes=9999999999999999999999",
		  "--set idle_minutes: setting 'idle_minutes' is between 0 and 525600, not 9999999999999999999999" },
		{ "marking=secret", "--set marking: setting 'marking' does not take 'secret': it is one of clear, green, "
		                    "amber, amber+strict, red" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		MEM_SCOPE(scratch);
		const char *const set[] = { "user=a", cases[i].set, NULL };
		struct error *error = error_new(scratch);

		clean_place(scratch);
		CU_ASSERT_PTR_NULL(config_load(scratch, NULL, set, error));
		CU_ASSERT_EQUAL(error->kind, ERROR_USAGE);
		CU_ASSERT_STRING_EQUAL(error->message, cases[i].message);
	}
}

static void bad_variable_is_named(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	clean_place(scratch);
	setenv("RAPPORTEUR_IDLE_MINUTES", "soon", 1);
	CU_ASSERT_PTR_NULL(config_load(scratch, NULL, NULL, error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(error->message, "environment RAPPORTEUR_IDLE_MINUTES: setting 'idle_minutes' needs a whole "
	                                       "number, not 'soon'");
	unsetenv("RAPPORTEUR_IDLE_MINUTES");
}

// What is found where a file is looked for, made by `make`, is refused with `why`.
static void unreadable(void (*make)(const char *name), const char *why)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	clean_place(scratch);
	make(".rapporteur.conf");
	CU_ASSERT_PTR_NULL(config_load(scratch, NULL, NULL, error));
	CU_ASSERT_STRING_EQUAL(error->message,
	                       mem_print(scratch, "cannot read the settings in '.rapporteur.conf': %s", why));
}

static void make_directory(const char *name)
{
	CU_ASSERT_EQUAL(mkdir(name, 0700), 0);
}

static void make_fifo(const char *name)
{
	CU_ASSERT_EQUAL(mkfifo(name, 0600), 0);
}

static void make_large(const char *name)
{
	CU_ASSERT_EQUAL(truncate((write_file(name, "#"), name), 2 << 20), 0);
}

static void make_nul(const char *name)
{
	write_file(name, "zone = \"UTC\";");
	CU_ASSERT_EQUAL(truncate(name, 20), 0);
}

static void strange_files_are_refused(void)
{
	unreadable(make_directory, "it is a directory");
	unreadable(make_fifo, "it is not an ordinary file");
	unreadable(make_large, "it is larger than 1 MiB");
	unreadable(make_nul, "it holds a NUL byte");
}

static void directories_follow_the_specification(void)
{
	MEM_SCOPE(scratch);
	struct error *error = error_new(scratch);

	setenv("HOME", "/home/amal", 1);
	setenv("XDG_DATA_HOME", "/data", 1);
	setenv("XDG_CONFIG_HOME", "relative", 1);
	unsetenv("XDG_RUNTIME_DIR");
	CU_ASSERT_STRING_EQUAL(config_directory(scratch, "data", error), "/data");
	CU_ASSERT_STRING_EQUAL(config_directory(scratch, "config", error), "/home/amal/.config");
	CU_ASSERT_PTR_NULL(config_directory(scratch, "runtime", error));
	CU_ASSERT_EQUAL(error->kind, ERROR_NONE);
	unsetenv("HOME");
	unsetenv("XDG_DATA_HOME");
	CU_ASSERT_PTR_NULL(config_directory(scratch, "data", error));
	CU_ASSERT_EQUAL(error->kind, ERROR_ENVIRONMENT);
	CU_ASSERT_STRING_EQUAL(error->message,
	                       "no directory for data: neither XDG_DATA_HOME nor HOME is set to an absolute path");
}

static void without_a_home_there_is_no_user_file(void)
{
	MEM_SCOPE(scratch);

	clean_place(scratch);
	unsetenv("HOME");
	unsetenv("XDG_CONFIG_HOME");
	CU_ASSERT_STRING_EQUAL(config_text(load(scratch, NULL), "user"), "");
}

const struct suite suite_config =
	SUITE("config", TEST(defaults_are_the_embedded_file), TEST(rows_are_complete), TEST(stronger_sources_win),
          TEST(named_file_replaces_the_users), TEST(variables_of_other_programs_are_weak),
          TEST(faults_in_a_file_are_placed), TEST(passwords_are_refused), TEST(project_file_names_no_program),
          TEST(faults_elsewhere_are_placed), TEST(bad_variable_is_named), TEST(strange_files_are_refused),
          TEST(directories_follow_the_specification), TEST(without_a_home_there_is_no_user_file));
