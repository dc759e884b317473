// SPDX-License-Identifier: MIT
#include "cmd/naming.h"

#include "domain/date_text.h"
#include "domain/words.h"

bool naming_load(struct app *app, const struct thing *thing, const char *ceiling, struct naming *naming)
{
	return name_list(app->context, app->db, thing, ceiling, &naming->names, app->error) &&
	       identifier_list(app->context, app->db, thing, &naming->identifiers, app->error);
}

// "Jabhat al-Nusra (former, 2012/2016-07, in ap-2016-07-28)".
static const char *name_text(const void *context, const struct name *name)
{
	const char *const parts[] = {
		str_equal(name->kind, "official") ? NULL : name->kind,
		name->language,
		date_text(context, name->held),
		name->source_slug ? mem_print(context, "in %s", name->source_slug) : NULL,
	};
	struct str *more = str_new(context);

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (parts[i]) {
			str_separate(more, ", ");
			str_add(more, parts[i]);
		}
	return more->length ? mem_print(context, "%s (%s)", name->name, more->text) : name->name;
}

static bool is_told(const char *const *told, const char *name)
{
	for (; told && *told; told++)
		if (str_equal(*told, name))
			return true;
	return false;
}

void naming_print(const struct app *app, struct document *document, const struct naming *naming,
                  const char *const *told)
{
	const char *label = "Names";

	for (size_t i = 0; i < naming->names.count; i++) {
		const struct name *name = record_at(&naming->names, i);

		if (is_told(told, name->name))
			continue;
		document_fact(document, &(struct fact){ .label = label, .text = name_text(app->context, name) });
		label = NULL;
	}
	label = "Identifiers";
	for (size_t i = 0; i < naming->identifiers.count; i++) {
		const struct identifier *identifier = record_at(&naming->identifiers, i);
		const char *text = mem_print(app->context, "%s %s", identifier->scheme, identifier->value);

		document_fact(document, &(struct fact){ .label = label, .text = text });
		label = NULL;
	}
}

void naming_json(struct json *json, const struct naming *naming)
{
	json_key(json, "names");
	json_array(json);
	for (size_t i = 0; i < naming->names.count; i++)
		json_record(json, name_fields, record_at(&naming->names, i));
	json_end(json);
	json_key(json, "identifiers");
	json_array(json);
	for (size_t i = 0; i < naming->identifiers.count; i++)
		json_record(json, identifier_fields, record_at(&naming->identifiers, i));
	json_end(json);
}

static size_t marking_rank(const char *marking)
{
	size_t rank = 0;

	for (size_t i = 0; words_marking[i]; i++)
		if (str_equal(words_marking[i], marking))
			rank = i;
	return rank;
}

const char *marking_higher(const char *one, const char *other)
{
	size_t rank = marking_rank(one), of_other = marking_rank(other);

	return words_marking[of_other > rank ? of_other : rank];
}

const char *naming_marking(const struct naming *naming, const char *marking)
{
	for (size_t i = 0; i < naming->names.count; i++)
		marking = marking_higher(marking, ((const struct name *)record_at(&naming->names, i))->marking);
	return marking;
}

bool naming_settle(struct app *app)
{
	struct records alarms;
	size_t foreign;

	if (!names_form(app->context, app->db, &alarms, &foreign, app->error))
		return false;
	for (size_t i = 0; i < alarms.count; i++) {
		const struct name_alarm *alarm = record_at(&alarms, i);
		const struct news news = { alarm->kind, alarm->slug, alarm->label, .before = true };

		if (alarm->mixed && !app_say(app, &news, "beware: '%s' of %s mixes %s letters in one word", alarm->name,
		                             alarm->slug, alarm->mixed))
			return false;
		if (alarm->alike && !app_say(app, &news, "beware: '%s' of %s %s '%s' of %s", alarm->name, alarm->slug,
		                             alarm->same ? "is found as" : "looks like", alarm->alike, alarm->alike_slug))
			return false;
	}
	return foreign == 0 ||
	       app_say(app, &(const struct news){ .kind = "note", .before = true },
	               "%zu name%s without a Latin form, for ICU is not installed here: 'rapporteur doctor' says more",
	               foreign, foreign == 1 ? " went in" : "s went in");
}
