// SPDX-License-Identifier: MIT
#include "domain/check.h"

#include "base/mem.h"
#include "base/str.h"
#include "domain/date_text.h"
#include "domain/withheld.h"
#include "queries.h"

// clang-format off
const struct field rule_fields[] = {
	FIELD(rule, name, FIELD_TEXT, .title = "Rule", .help = "its name, as --rule takes it"),
	FIELD(rule, kind, FIELD_TEXT, .title = "Kind", .help = "what it has in common with others, as --rule takes it too"),
	FIELD(rule, title, FIELD_TEXT, .title = "Finds", .help = "what it finds"),
	FIELD(rule, question, FIELD_TEXT, .title = "Asks", .help = "what a reader asks there"),
	FIELD(rule, command, FIELD_TEXT, .title = "Mended by", .help = "the form of the command that mends it", .below = 1),
	{ 0 },
};
DB_DECODES(query_check_rules, rule_fields);

const struct field finding_fields[] = {
	FIELD(finding, rule, FIELD_TEXT, .title = "Rule", .help = "the rule that found it"),
	FIELD(finding, kind, FIELD_TEXT, .title = "Kind", .help = "what the rule has in common with others"),
	FIELD(finding, title, FIELD_TEXT, .help = "what the rule finds"),
	FIELD(finding, question, FIELD_TEXT, .help = "what a reader asks there"),
	FIELD(finding, thing, FIELD_TEXT, .title = "Thing", .help = "slug of the thing it is about"),
	FIELD(finding, name, FIELD_TEXT, .title = "Name", .help = "its name"),
	FIELD(finding, told, FIELD_TEXTS, .help = "the sentence in pieces, every second one a date"),
	FIELD(finding, text, FIELD_TEXT, .title = "Finding", .help = "what was found; dates as entered"),
	FIELD(finding, claims, FIELD_IDS, .help = "numbers of the claims behind it"),
	FIELD(finding, commands, FIELD_TEXTS, .help = "the commands that would mend it"),
	FIELD(finding, claims_text, FIELD_TEXT, .title = "Claims", .help = "numbers of the claims behind it"),
	FIELD(finding, commands_text, FIELD_TEXT, .title = "Commands", .help = "the commands that would mend it"),
	FIELD(finding, revision, FIELD_INTEGER, .help = "the newest entry among its claims"),
	FIELD(finding, marking_rank, FIELD_INTEGER, .help = "its marking, 0 to 4"),
	FIELD(finding, unsure, FIELD_BOOLEAN, .help = "whether what it says is missing may be withheld"),
	{ 0 },
};
DB_DECODES(query_check_list, finding_fields);
// clang-format on

bool check_rules(const void *context, struct db *db, struct records *rules, struct error *error)
{
	const struct binding none[] = { { 0 } };

	return db_query(context, db, &query_check_rules, none, rule_fields, sizeof(struct rule), rules, error);
}

// Whether a rule or a kind of rules goes by that name.
static bool is_rule(struct db *db, const char *name, struct error *error)
{
	MEM_SCOPE(scratch);
	struct records rules;
	const char **names;
	const char *nearest;

	if (!check_rules(scratch, db, &rules, error))
		return false;
	names = mem_alloc(scratch, (2 * rules.count + 1) * sizeof *names);
	for (size_t i = 0; i < rules.count; i++) {
		const struct rule *rule = record_at(&rules, i);

		if (str_equal(rule->name, name) || str_equal(rule->kind, name))
			return true;
		names[2 * i] = rule->name;
		names[2 * i + 1] = rule->kind;
	}
	nearest = str_nearest(name, names, 2 * rules.count);
	error_set(error, ERROR_NOT_FOUND, "there is no rule '%s'", name);
	return nearest ? error_hint(error, "did you mean '%s'?", nearest)
	               : error_hint(error, "rapporteur check --rules lists them");
}

// Takes out of the findings those that say something is missing which may be withheld, and counts them by rule.
static void leave_out(const void *context, struct records *findings, struct records *left_out)
{
	struct finding *all = findings->items;
	struct left_out *rules = mem_alloc(context, (findings->count + 1) * sizeof *rules);
	size_t kept = 0, count = 0;

	for (size_t i = 0; i < findings->count; i++) {
		if (!all[i].unsure) {
			all[kept++] = all[i];
			continue;
		}
		if (count == 0 || !str_equal(rules[count - 1].rule, all[i].rule))
			rules[count++] = (struct left_out){ .rule = all[i].rule };
		rules[count - 1].findings++;
	}
	findings->count = kept;
	*left_out = (struct records){ .items = rules, .count = count, .size = sizeof *rules };
}

bool check_load(const void *context, struct db *db, const struct question *question, const struct check_filter *filter,
                struct checked *checked, struct error *error)
{
	const struct binding bindings[] = { { "as_of", question->as_of },     { "ceiling", question->ceiling },
		                                { "thing_id", filter->thing_id }, { "source_id", filter->source_id },
		                                { "rule", filter->rule },         { 0 } };

	if (filter->rule && !is_rule(db, filter->rule, error))
		return false;
	if (!db_query(context, db, &query_check_list, bindings, finding_fields, sizeof(struct finding), &checked->findings,
	              error) ||
	    !withheld_count(db, question, filter->thing_id, filter->source_id, &checked->withheld, error))
		return false;
	leave_out(context, &checked->findings, &checked->left_out);
	return true;
}

char *finding_text(const void *context, const struct finding *finding)
{
	struct str *text = str_new(context);

	for (size_t i = 0; finding->told[i]; i++)
		str_add(text, i % 2 == 1 && *finding->told[i] ? date_text(context, finding->told[i]) : finding->told[i]);
	return text->text;
}
