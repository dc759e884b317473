// SPDX-License-Identifier: MIT
#include "cmd/journal_list.h"

#include "cmd/ask.h"
#include "cmd/lists.h"
#include "cmd/things.h"

bool journal_list_run(struct app *app, const struct command *command, const void *arguments)
{
	const struct journal_list *list = command->data;
	const struct journal_list_arguments *given = arguments;
	struct question question;
	const char *scope_id;

	if (!ask_question(app, &given->question, &question) ||
	    !things_asked(app, &question, given->scope, list->kinds, &scope_id))
		return false;
	const struct binding bindings[] = {
		{ "scope_id", scope_id }, { "as_of", question.as_of }, { "ceiling", question.ceiling }, { 0 }
	};
	return lists_print(app, list->listing, &question, scope_id, bindings);
}
