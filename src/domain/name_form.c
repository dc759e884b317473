// SPDX-License-Identifier: MIT
// How the names just written are written, and what they look like.
#include <inttypes.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/name.h"
#include "domain/script.h"
#include "queries.h"

struct unformed {
	int64_t id;
	const char *name, *language;
};
static const struct field unformed_fields[] = {
	FIELD(unformed, id, FIELD_INTEGER),
	FIELD(unformed, name, FIELD_TEXT),
	FIELD(unformed, language, FIELD_TEXT),
	{ 0 },
};
DB_DECODES(query_name_unformed, unformed_fields);

static const struct field alarm_fields[] = {
	FIELD(name_alarm, id, FIELD_INTEGER),
	FIELD(name_alarm, kind, FIELD_TEXT),
	FIELD(name_alarm, slug, FIELD_TEXT),
	FIELD(name_alarm, label, FIELD_TEXT),
	FIELD(name_alarm, name, FIELD_TEXT),
	FIELD(name_alarm, alike, FIELD_TEXT),
	FIELD(name_alarm, alike_slug, FIELD_TEXT),
	FIELD(name_alarm, same, FIELD_BOOLEAN),
	{ 0 },
};
DB_DECODES(query_name_alike, alarm_fields);

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

// Writes what the library says of each; `ids` is then the list of them.
static bool forms_write(const void *context, struct db *db, struct scripts *scripts, const struct records *names,
                        char **ids, struct error *error)
{
	const size_t room = (names->count + 1) * sizeof(const char *);
	const char **numbers = mem_alloc(context, room), **codes = mem_alloc(context, room);
	const char **latin = mem_alloc(context, room), **skeletons = mem_alloc(context, room);

	for (size_t i = 0; i < names->count; i++) {
		const struct unformed *name = record_at(names, i);

		numbers[i] = mem_print(context, "%" PRId64, name->id);
		codes[i] = or_empty(script_code(context, scripts, name->name));
		latin[i] = or_empty(script_latin(context, scripts, name->name, name->language));
		skeletons[i] = or_empty(script_skeleton(context, scripts, name->name));
	}
	*ids = db_array(context, numbers);
	return db_run(db, &query_name_form,
	              (const struct binding[]){
					  { "ids", *ids },
					  { "scripts", db_array(context, codes) },
					  { "romanised", db_array(context, latin) },
					  { "skeletons", db_array(context, skeletons) },
					  { 0 },
				  },
	              error);
}

// Keeps of the names those that may deceive.
static void alarms_sift(const void *context, struct scripts *scripts, struct records *alarms)
{
	size_t kept = 0;

	for (size_t i = 0; i < alarms->count; i++) {
		struct name_alarm alarm = *(const struct name_alarm *)record_at(alarms, i);

		alarm.mixed = script_mixed(context, scripts, alarm.name);
		if (alarm.mixed || alarm.alike)
			((struct name_alarm *)alarms->items)[kept++] = alarm;
	}
	alarms->count = kept;
}

bool names_form(const void *context, struct db *db, struct records *alarms, size_t *foreign, struct error *error)
{
	MEM_SCOPE(scratch);
	struct scripts *scripts = scripts_new(scratch);
	struct records names;
	char *ids;

	*alarms = (struct records){ 0 };
	*foreign = 0;
	if (!db_query(scratch, db, &query_name_unformed, NULL, unformed_fields, sizeof(struct unformed), &names, error))
		return false;
	if (names.count == 0)
		return true;
	if (!scripts_loaded(scripts)) {
		for (size_t i = 0; i < names.count; i++)
			*foreign += script_is_foreign(((const struct unformed *)record_at(&names, i))->name);
		return true;
	}
	if (!forms_write(scratch, db, scripts, &names, &ids, error) ||
	    !db_query(context, db, &query_name_alike, (const struct binding[]){ { "ids", ids }, { 0 } }, alarm_fields,
	              sizeof(struct name_alarm), alarms, error))
		return false;
	alarms_sift(context, scripts, alarms);
	return true;
}
