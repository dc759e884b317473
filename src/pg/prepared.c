// SPDX-License-Identifier: MIT
// Statements that one writing transaction runs again and again are planned once: a file of commands runs the same few
// hundreds of times, and planning them costs more than running them. Nothing outlives the transaction (a pooler may
// lend the server connection to somebody else), and names hold its number, so that what a lost connection leaves behind
// is in nobody's way.

#include "base/mem.h"
#include "base/str.h"
#include "pg/session.h"

enum { RUNS_BEFORE = 2 }; // a command of its own seldom runs a statement more often

struct prepared {
	const char *text; // a copy: it is what the statement is known by
	const char *name; // on the server
	int runs;
	bool made;
};

static struct prepared *prepared_of(struct db *db, const struct statement *statement)
{
	for (size_t i = 0; i < db->prepared_count; i++)
		if (str_equal(db->prepared[i].text, statement->text))
			return &db->prepared[i];
	db->prepared = mem_resize(db, db->prepared, db->prepared_count + 1, sizeof *db->prepared);
	db->prepared[db->prepared_count] = (struct prepared){
		.text = mem_text(db, statement->text),
		.name = mem_print(db, "%s_%zu_%s", statement->name, db->prepared_count, db->transaction),
	};
	return &db->prepared[db->prepared_count++];
}

bool prepared_use(struct db *db, const struct statement *statement, const char **name, struct error *error)
{
	*name = NULL;
	if (!db->writing || db->transaction == NULL)
		return true;
	struct prepared *prepared = prepared_of(db, statement);
	if (!prepared->made && prepared->runs++ < RUNS_BEFORE)
		return true;
	*name = prepared->name;
	if (prepared->made)
		return true;
	RESULT_SCOPE *result = PQprepare(db->connection, prepared->name, statement->text, 0, NULL);
	prepared->made = result_check(db, result, statement->name, error);
	return prepared->made;
}

char *prepared_end(const void *context, struct db *db)
{
	struct str *text = str_new(context);
	for (size_t i = 0; i < db->prepared_count; i++)
		if (db->prepared[i].made)
			str_print(text, "deallocate \"%s\";", db->prepared[i].name);
	db->prepared_count = 0;
	return text->text;
}
