// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "cli_table.h"
#include "suite.h"

// A directory with the completion script of a shell, and a program `rapporteur` that answers as the real one would when
// asked for names: with the kind and the prefix it was asked for.
struct place {
	char directory[40];
	char *script;
	char *program;
};

static void write_file(const char *name, const char *text, mode_t mode)
{
	int file = open(name, O_WRONLY | O_CREAT | O_TRUNC, mode);

	CU_ASSERT_FATAL(file >= 0);
	CU_ASSERT_EQUAL(write(file, text, strlen(text)), (ssize_t)strlen(text));
	close(file);
}

static void place_remove(void *object)
{
	struct place *place = object;

	unlink(place->script);
	unlink(place->program);
	CU_ASSERT_EQUAL(rmdir(place->directory), 0);
}

static struct place *place_new(void *context, const char *shell)
{
	struct place *place = mem_new(context, struct place);

	strcpy(place->directory, "/tmp/rapporteur-completion-XXXXXX");
	CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(place->directory));
	place->script = mem_print(context, "%s/script", place->directory);
	place->program = mem_print(context, "%s/rapporteur", place->directory);
	write_file(place->script, command_completion(context, &sample_table, shell), 0600);
	write_file(place->program,
	           "#!/bin/sh\n[ \"$1 $2 $3\" = 'completion names --' ] && echo \"of-$4-$5\" 'bad;name'\n"
	           "echo \"of-$4-$5\"\n",
	           0700);
	mem_on_release(context, place, place_remove);
	return place;
}

static char *output_of(const void *context, const char *command)
{
	struct str *text = str_new(context);
	char buffer[4096];
	size_t length;
	FILE *pipe = popen(command, "r");

	CU_ASSERT_PTR_NOT_NULL_FATAL(pipe);
	while ((length = fread(buffer, 1, sizeof(buffer), pipe)) > 0)
		str_add_bytes(text, buffer, length);
	CU_ASSERT_EQUAL(pclose(pipe), 0);
	return text->text;
}

// What bash offers for `line` with the cursor at its end, `words` being the same as bash breaks it.
static void offers(const struct place *place, const char *line, const char *words, const char *expected)
{
	MEM_SCOPE(scratch);
	const char *found = output_of(
		scratch, mem_print(scratch,
	                       "cd %s && PATH=%s:$PATH bash --norc -c '. ./script; COMP_LINE=$1 COMP_POINT=${#1}; "
	                       "eval \"COMP_WORDS=($2)\"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
	                       "_rapporteur && printf %%s \"${COMPREPLY[*]}\"' - \"%s\" \"%s\" 2>&1",
	                       place->directory, place->directory, line, words));

	CU_ASSERT_STRING_EQUAL(found, expected);
	if (!str_equal(found, expected))
		printf("\n%s\n  is:     %s\n  wanted: %s\n", line, found, expected);
}

static void bash_offers_what_may_follow(void)
{
	MEM_SCOPE(scratch);
	const struct place *place;

	if (system("command -v bash >/dev/null 2>&1") != 0) {
		SUITE_SKIP("bash is not installed");
		return;
	}
	place = place_new(scratch, "bash");
	offers(place, "rapporteur ", "rapporteur ''", "actor round note status run version");
	offers(place, "rapporteur r", "rapporteur r", "round run");
	offers(place, "rapporteur -v round ", "rapporteur -v round ''", "schedule open");
	offers(place, "rapporteur -O json round ", "rapporteur -O json round ''", "schedule open");
	offers(place, "rapporteur round open -", "rapporteur round open -",
	       "--on --source --dry-run --format --output --set --verbose --help");
	offers(place, "rapporteur round schedule --s", "rapporteur round schedule --s", "--size --source --set");
	offers(place, "rapporteur status --format ", "rapporteur status --format ''", "text markdown json csv");
	offers(place, "rapporteur status -vO j", "rapporteur status -vO j", "json");
	offers(place, "rapporteur status --format=", "rapporteur status --format = ''", "text markdown json csv");
	offers(place, "rapporteur status --format=j", "rapporteur status --format = j", "json");
	offers(place, "rapporteur round schedule --role party,w", "rapporteur round schedule --role party,w",
	       "party,walked-out");
	offers(place, "rapporteur bogus ", "rapporteur bogus ''", "");
	offers(place, "rapporteur status -o s", "rapporteur status -o s", "script");
	offers(place, "rapporteur run s", "rapporteur run s", "script");
	offers(place, "rapporteur run one s", "rapporteur run one s", "script");
	offers(place, "rapporteur note x ", "rapporteur note x ''", "");
}

static void bash_asks_for_names(void)
{
	MEM_SCOPE(scratch);
	const struct place *place;

	if (system("command -v bash >/dev/null 2>&1") != 0) {
		SUITE_SKIP("bash is not installed");
		return;
	}
	place = place_new(scratch, "bash");
	offers(place, "rapporteur status gen", "rapporteur status gen", "of-round-gen");
	offers(place, "rapporteur round open -n -s ", "rapporteur round open -n -s ''", "of-source-");
	offers(place, "rapporteur actor join a b c d", "rapporteur actor join a b c d", "of-actor-d");
	offers(place, "rapporteur round schedule -d 2017-02-13T15:30 g",
	       "rapporteur round schedule -d 2017-02-13T15 : 30 g", "of-round-g");
	offers(place, "rapporteur status -- -g", "rapporteur status -- -g", "of-round--g");
	offers(place, "rapporteur round schedule g 2", "rapporteur round schedule g 2", "");
}

// Whether the shell reads the script; -n carries nothing out.
static void is_read_by(const char *shell)
{
	MEM_SCOPE(scratch);
	const struct place *place;

	if (system(mem_print(scratch, "command -v %s >/dev/null 2>&1", shell)) != 0) {
		SUITE_SKIP("the shell is not installed");
		return;
	}
	place = place_new(scratch, shell);
	CU_ASSERT_STRING_EQUAL(output_of(scratch, mem_print(scratch, "%s -n %s 2>&1", shell, place->script)), "");
}

static void bash_reads_its_script(void)
{
	is_read_by("bash");
}

static void zsh_reads_its_script(void)
{
	is_read_by("zsh");
}

static void fish_reads_its_script(void)
{
	is_read_by("fish");
}

static void help_is_quoted_for_each_shell(void)
{
	MEM_SCOPE(scratch);

	CU_ASSERT_PTR_NOT_NULL(
		strstr(command_completion(scratch, &sample_table, "zsh"), " '--close=text when it'\\''s to close' "));
	CU_ASSERT_PTR_NOT_NULL(
		strstr(command_completion(scratch, &sample_table, "fish"), " '--close=text when it\\'s to close' "));
	CU_ASSERT_PTR_NULL(strstr(command_completion(scratch, &sample_table, "bash"), "to close"));
	CU_ASSERT_PTR_NULL(command_completion(scratch, &sample_table, "tcsh"));
}

const struct suite suite_cli_completion =
	SUITE("cli completion", TEST(bash_offers_what_may_follow), TEST(bash_asks_for_names), TEST(bash_reads_its_script),
          TEST(zsh_reads_its_script), TEST(fish_reads_its_script), TEST(help_is_quoted_for_each_shell));
