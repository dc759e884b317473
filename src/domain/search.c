// SPDX-License-Identifier: MIT
#include "domain/search.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "queries.h"

// clang-format off
const struct field hit_fields[] = {
	FIELD(hit, part, FIELD_TEXT, .title = "Part", .help = "name, claim, source or passage", .only = FIELD_IN_TABLES),
	FIELD(hit, found, FIELD_INTEGER, .help = "how many of the part are found", .only = FIELD_ON_PAGE),
	FIELD(hit, more, FIELD_BOOLEAN, .help = "whether there are more", .only = FIELD_ON_PAGE),
	FIELD(hit, kind, FIELD_TEXT, .title = "Kind", .help = "kind of the thing or the source"),
	FIELD(hit, slug, FIELD_TEXT, .title = "Slug", .help = "short name for typing"),
	FIELD(hit, name, FIELD_TEXT, .title = "Name", .help = "name it is printed under"),
	FIELD(hit, claim, FIELD_INTEGER, .title = "Claim", .help = "number of the claim"),
	FIELD(hit, field, FIELD_TEXT, .title = "Text", .help = "which text of the claim; what the name is: official, acronym"),
	FIELD(hit, snippet, FIELD_TEXTS, .help = "in pieces, every second one a word looked for"),
	FIELD(hit, snippet_text, FIELD_TEXT, .title = "Where", .only = FIELD_IN_TABLES),
	FIELD(hit, dated, FIELD_TEXT, .title = "Date", .help = "when it came about or came out, else became known; EDTF"),
	FIELD(hit, dated_text, FIELD_TEXT, .only = FIELD_ON_PAGE),
	FIELD(hit, source, FIELD_TEXT, .help = "slug of its source"),
	FIELD(hit, source_name, FIELD_TEXT, .help = "outlet and title of its source"),
	FIELD(hit, passage, FIELD_TEXT, .help = "name of its passage"),
	FIELD(hit, source_text, FIELD_TEXT, .title = "Source", .only = FIELD_IN_TABLES),
	FIELD(hit, marking, FIELD_TEXT, .title = "Marking", .help = "Traffic Light Protocol 2.0"),
	FIELD(hit, marking_rank, FIELD_INTEGER, .only = FIELD_ON_PAGE),
	{ 0 },
};
DB_DECODES(query_search, hit_fields);
// clang-format on

bool search_load(const void *context, struct db *db, const struct question *question, const struct search *search,
                 struct searched *searched, struct error *error)
{
	const struct binding bindings[] = { { "text", search->text },
		                                { "kind", search->kind },
		                                { "scope_id", search->scope_id },
		                                { "during", search->during },
		                                { "newest", search->newest ? "true" : "false" },
		                                { "bound", mem_print(context, "%d", SEARCH_BOUND) },
		                                { "shown", search->limit },
		                                { "as_of", question->as_of },
		                                { "ceiling", question->ceiling },
		                                { "zone", question->zone },
		                                { 0 } };
	const struct binding above[] = { { "kind", search->kind },
		                             { "scope_id", search->scope_id },
		                             { "as_of", question->as_of },
		                             { "ceiling", question->ceiling },
		                             { 0 } };
	char *withheld = NULL;

	if (!db_query(context, db, &query_search, bindings, hit_fields, sizeof(struct hit), &searched->hits, error) ||
	    (!str_equal(question->ceiling, "4") && // nothing lies above red
	     !db_value(context, db, &query_search_withheld, above, &withheld, error)))
		return false;
	searched->withheld = withheld ? strtol(withheld, NULL, 10) : 0;
	return true;
}
