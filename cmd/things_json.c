// SPDX-License-Identifier: MIT
// A thing as JSON.
#include "cmd/things_show.h"

static void put_trait(struct json *json, const struct trait *trait)
{
	if (!trait->slug) {
		json_text(json, trait->text);
		return;
	}
	json_object(json);
	json_put_text(json, "slug", trait->slug);
	json_put_text(json, "name", trait->text);
	json_end(json);
}

static void put_traits(struct json *json, const struct portrait *portrait)
{
	const char *open = NULL;

	for (size_t i = 0; i < portrait->traits.count; i++) {
		const struct trait *trait = record_at(&portrait->traits, i);

		if (open && !str_equal(trait->key, open)) {
			json_end(json);
			open = NULL;
		}
		if (!open)
			json_key(json, trait->key);
		if (trait->many && !open) {
			json_array(json);
			open = trait->key;
		}
		put_trait(json, trait);
	}
	if (open)
		json_end(json);
}

static void put_claims(struct json *json, const struct point *point)
{
	json_key(json, "claims");
	json_array(json);
	for (size_t i = 0; i < point->hold_count; i++)
		for (size_t k = 0; k < point->holds[i].claim_count; k++)
			json_integer(json, point->holds[i].claims[k]);
	json_end(json);
}

// A point with its name, whom it is about, what is said, and the claims behind what holds; `of` another thing, or NULL.
static void put_point(struct json *json, const struct report *report, const struct mention *of,
                      const struct point *point)
{
	json_object(json);
	if (of) {
		json_key(json, "of");
		json_object(json);
		json_put_text(json, "slug", of->slug);
		json_put_text(json, "name", of->label);
		json_end(json);
	}
	json_put_text(json, "point", point->name);
	if (point->about)
		report_json_thing(json, report, "about", point->about);
	if (point->many && point->hold_count > 0 && point->holds[0].id)
		report_json_thing(json, report, "element", point->holds[0].id);
	else if (*point->element)
		json_put_text(json, "element", point->element);
	if (point->many)
		json_put_boolean(json, "in", point_in(point));
	if (point->many)
		json_put_boolean(json, "disputed", point_disputed(point));
	else
		report_json_point(json, report, "said", point);
	put_claims(json, point);
	json_end(json);
}

static void put_mentions(struct json *json, const struct portrait *portrait)
{
	json_key(json, "mentions");
	json_array(json);
	for (size_t i = 0; i < portrait->mentions.count; i++) {
		const struct mention *mention = record_at(&portrait->mentions, i);
		size_t count;
		const struct point *points = record_points(portrait->report.record, mention->id, &count);

		for (size_t k = 0; k < count; k++)
			if (portrait_is_mentioned(portrait, mention, &points[k]))
				put_point(json, &portrait->report, mention, &points[k]);
	}
	json_end(json);
}

void portrait_json(struct json *json, const struct portrait *portrait)
{
	size_t count;
	const struct point *points = record_points(portrait->report.record, portrait->thing.id, &count);

	json_object(json);
	report_json_head(json, portrait->report.question, report_withheld(&portrait->report), "rapporteur-thing");
	json_key(json, portrait->thing.kind);
	json_object(json);
	json_put_text(json, "slug", portrait->thing.slug);
	json_put_text(json, "name", portrait->thing.label);
	put_traits(json, portrait);
	naming_json(json, &portrait->naming);
	if (str_equal(portrait->thing.kind, "actor"))
		portrait_body_json(json, portrait);
	json_key(json, "points");
	json_array(json);
	for (size_t i = 0; i < count; i++)
		put_point(json, &portrait->report, NULL, &points[i]);
	json_end(json);
	put_mentions(json, portrait);
	json_end(json);
	report_json_sources(json, &portrait->report);
	json_end(json);
}
