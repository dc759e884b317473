// SPDX-License-Identifier: MIT
#include "db/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/app.h"
#include "cmd/options.h"
#include "db/fixture.h"
#include "domain/revision.h"
#include "domain/sentences.h"
#include "pg/errors.h"

struct typed {
	struct db *db;
};

static const char journal_file[] = "tests/cli/journal.run";

struct typed *typed_open(void *context)
{
	struct typed *typed = mem_new(context, struct typed);

	typed->db = test_db(context);
	db_sentences(typed->db, constraint_sentences);
	return typed;
}

struct typed *typed_open_journal(void *context)
{
	struct typed *typed = typed_open(context);
	FILE *file = fopen(journal_file, "r");
	char line[1024];

	CU_ASSERT_PTR_NOT_NULL_FATAL(file);
	while (fgets(line, sizeof line, file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || line[0] == '#')
			continue;
		const char *answer = typed_line(typed, line);
		if (answer[0] == '!')
			fprintf(stderr, "%s: %s\n%s\n", journal_file, line, answer);
		CU_ASSERT_NOT_EQUAL_FATAL(answer[0], '!');
	}
	fclose(file);
	return typed;
}

// Parses and runs the line in a transaction that ends as main ends it.
static bool run(struct app *app, const char *line)
{
	const struct revision_note note = { .author = "tester", .client = "tests", .command = line };
	struct invocation invocation = { 0 };
	char **words;
	int count = 0;

	if (!command_split(app->context, line, &words, app->error))
		return false;
	while (words[count] != NULL)
		count++;
	if (!command_parse(app->context, app->table, count, words, &app->globals, &invocation, app->error))
		return false;
	CU_ASSERT_EQUAL_FATAL(invocation.command->needs, NEEDS_WRITE);
	if (!db_begin(app->db, DB_WRITE, app->error))
		return false;
	const bool done = revision_begin(app->db, &note, app->error) &&
	                  invocation.command->run(app, invocation.command, invocation.arguments);
	if (!done || ((const struct write_options *)invocation.arguments)->dry_run) {
		db_rollback(app->db);
		return done;
	}
	return db_commit(app->db, app->error);
}

// What was said, without the revision at the end of each line.
static char *without_revisions(const void *context, const char *said)
{
	struct str *text = str_new(context);

	for (const char *mark; (mark = strstr(said, "  (r")) != NULL; said = strchr(mark, ')') + 1)
		str_add_bytes(text, said, (size_t)(mark - said));
	str_add(text, said);
	return text->text;
}

const char *typed_line(struct typed *typed, const char *line)
{
	MEM_SCOPE(scratch);
	struct app app = {
		.context = scratch,
		.error = error_new(scratch),
		.db = typed->db,
		.table = &rapporteur_commands,
		.command_line = line,
		.said = str_new(scratch),
	};

	if (run(&app, line))
		return without_revisions(typed, app.said->text);
	return mem_print(typed, "!%d %s\n%s\n%s", error_exit_code(app.error->kind), app.error->message,
	                 app.error->detail != NULL ? app.error->detail : "",
	                 app.error->hint != NULL ? app.error->hint : "");
}

const char *typed_ask(struct typed *typed, const char *sql)
{
	static const char *const none[] = { NULL };
	const struct statement statement = { "test", sql, none };
	struct error *error = error_new(typed);
	char *value = NULL;

	CU_ASSERT_TRUE_FATAL(db_begin(typed->db, DB_READ, error));
	if (!db_value(typed, typed->db, &statement, NULL, &value, error))
		value = mem_print(typed, "!%s", error->message);
	db_rollback(typed->db);
	return value != NULL ? value : "";
}

static void check(bool passed, const char *line, const char *expected, const char *answer, const char *file, int at)
{
	if (!passed)
		fprintf(stderr, "%s:%d: %s\nexpected: %s\nappeared: %s\n", file, at, line, expected, answer);
	CU_assertImplementation(passed, (unsigned int)at, line, file, "", CU_FALSE);
}

void typed_says(struct typed *typed, const char *line, const char *expected, const char *file, int at)
{
	const char *answer = typed_line(typed, line);

	check(strcmp(answer, expected) == 0, line, expected, answer, file, at);
}

void typed_refuses(struct typed *typed, const char *line, int code, const char *part, const char *file, int at)
{
	const char *answer = typed_line(typed, line);

	check(answer[0] == '!' && atoi(answer + 1) == code && strstr(answer, part) != NULL, line, part, answer, file, at);
}

void typed_holds(struct typed *typed, const char *sql, const char *expected, const char *file, int at)
{
	const char *answer = typed_ask(typed, sql);

	check(strcmp(answer, expected) == 0, sql, expected, answer, file, at);
}
