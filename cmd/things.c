// SPDX-License-Identifier: MIT
#include "cmd/things.h"

#include <string.h>

#include "domain/name.h"
#include "domain/words.h"

const char *const kinds_talks[] = { "talks", NULL };
const char *const kinds_round[] = { "round", NULL };
const char *const kinds_venue[] = { "venue", NULL };
const char *const kinds_actor[] = { "actor", NULL };
const char *const kinds_person[] = { "person", NULL };
const char *const kinds_who[] = { "actor", "person", NULL };

bool things_find(struct app *app, const struct command *command, const char *name, const char *const *kinds,
                 struct thing *thing)
{
	return (command->whole ? thing_find_whole : thing_find)(app->context, app->db, name, kinds, thing, app->error);
}

bool things_find_any(struct app *app, const struct command *command, const char *name, struct thing *thing)
{
	struct error *unheard = error_new(app->context);

	if ((command->whole ? thing_find_whole : thing_find)(app->context, app->db, name, NULL, thing, unheard))
		return true;
	if (unheard->kind == ERROR_NOT_FOUND &&
	    things_find(app, command, name, (const char *const[]){ "source", NULL }, thing))
		return true;
	if (app->error->kind == ERROR_CONFLICT)
		return false;
	// Neither: what is told is of things.
	error_clear(app->error);
	return things_find(app, command, name, NULL, thing);
}

bool things_id(struct app *app, const char *name, const char *const *kinds, const char **id)
{
	struct thing thing;

	*id = NULL;
	if (!name)
		return true;
	if (!thing_find(app->context, app->db, name, kinds, &thing, app->error))
		return false;
	*id = thing_id_text(app->context, &thing);
	return true;
}

bool things_told(struct app *app, const struct question *question, const char *thing_id, const char *source_id)
{
	bool above;

	if (!thing_above(app->db, question, thing_id, source_id, &above, app->error))
		return false;
	return !above || error_set(app->error, ERROR_NOT_FOUND, "what you ask about is marked above %s", question->marking);
}

bool things_asked(struct app *app, const struct question *question, const char *name, const char *const *kinds,
                  const char **id)
{
	const bool source = kinds && str_equal(*kinds, "source");

	return things_id(app, name, kinds, id) && things_told(app, question, source ? NULL : *id, source ? *id : NULL);
}

bool things_enter(struct app *app, const struct thing_draft *draft, const struct things_name_options *name,
                  struct thing *thing)
{
	struct thing_draft named = *draft;
	char *source_id, *passage_id;

	named.language = name->language;
	named.marking = name->marking;
	if (name->source) {
		if (!source_find(app->context, app->db, name->source, &source_id, &passage_id, app->error))
			return false;
		named.source_id = source_id;
	}
	if (!thing_add(app->context, app->db, &named, thing, app->error))
		return false;
	return app_say_thing(app, thing->kind, thing->slug, thing->label, "%s%s%s", thing->label,
	                     thing->marked ? ", marked " : "", thing->marked ? thing->marked : "");
}

struct things_name_options things_naming(const struct claim_options *options)
{
	return (struct things_name_options){ .source = options->source, .marking = options->marking };
}

bool things_unclaimed(struct app *app, const struct claim_options *options)
{
	const struct {
		const char *name;
		bool given;
	} rows[] = {
		{ "--on", options->on != NULL },
		{ "--reported", options->reported != NULL },
		{ "--by", options->by != NULL },
		{ "--for", options->principal != NULL },
		{ "--by-words", options->by_words != NULL },
		{ "--because", options->because != NULL },
		{ "--credibility", options->credibility != NULL },
		{ "--quote", options->quote != NULL },
		{ "--quote-language", options->quote_language != NULL },
		{ "--statement", options->statement != NULL },
		{ "--locator", options->locator != NULL },
		{ "--supersede", options->supersede },
		{ "--dispute", options->dispute },
		{ "--correct", options->correct != 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].given) {
			error_set(app->error, ERROR_USAGE, "%s goes with a claim, and nothing is claimed here", rows[i].name);
			return error_hint(app->error, "say what the source says of it too, or leave %s out", rows[i].name);
		}
	return true;
}

bool things_alias(struct app *app, const struct command *command, const void *arguments)
{
	const struct things_alias_arguments *given = arguments;
	struct name_draft draft = {
		.nature = given->kind,
		.language = given->language,
		.marking = given->marking,
		.held = given->held,
	};
	struct str *names = str_new(app->context);
	struct thing thing;
	char *source_id = NULL, *passage_id;

	if (!(command->data ? thing_find(app->context, app->db, given->name, command->data, &thing, app->error)
	                    : things_find_any(app, command, given->name, &thing)))
		return false;
	if (given->source && !source_find(app->context, app->db, given->source, &source_id, &passage_id, app->error))
		return false;
	draft.source_id = source_id;
	for (const char *const *alias = given->aliases; *alias; alias++) {
		draft.name = *alias;
		if (!name_add(app->db, &thing, &draft, app->error))
			return false;
		str_separate(names, ", ");
		str_add(names, *alias);
	}
	return app_say_thing(app, thing.kind, thing.slug, thing.label, "also %s", names->text);
}

bool things_identify(struct app *app, const struct command *command, const void *arguments)
{
	const struct things_identify_arguments *given = arguments;
	const char *others;
	struct thing thing;

	if (!thing_find(app->context, app->db, given->name, command->data, &thing, app->error) ||
	    !identifier_add(app->context, app->db, &thing, given->scheme, given->value, &others, app->error))
		return false;
	return app_say_thing(app, thing.kind, thing.slug, thing.label, "%s %s%s%s", given->scheme, given->value,
	                     others ? ", beside " : "", others ? others : "");
}

#define ALIAS(member) offsetof(struct things_alias_arguments, member)
// clang-format off
const struct option things_alias_options[] = {
	OPTION_AT(ALIAS(kind), "kind", VALUE_CHOICE, "KIND", "what kind of name; official when not said",
		.choices = words_name_nature),
	OPTION_AT(ALIAS(language), "language", VALUE_TEXT, "LANGUAGE",
		"language and script of the name, as in BCP 47: ar, ru, ar-Latn"),
	OPTION_AT(ALIAS(source), "source", VALUE_NAME, "SOURCE", "where it was seen", .letter = 's', .thing = "source"),
	OPTION_AT(ALIAS(marking), "marking", VALUE_CHOICE, "TLP",
		"lowest marking at which it may be printed; that of the thing when not said", .choices = words_marking),
	OPTION_AT(ALIAS(held), "held", VALUE_DATE, "DATE", "when it was in use, such as 2012/2016-07"),
	{ 0 },
};
// clang-format on
