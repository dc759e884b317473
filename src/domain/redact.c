// SPDX-License-Identifier: MIT
#include "domain/redact.h"

#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/claim_record.h"
#include "domain/source.h"
#include "queries.h"

bool redaction_find(const void *context, struct db *db, const char *typed, struct redaction *redaction,
                    struct error *error)
{
	struct thing thing;
	char *source_id, *passage_id;

	if (*typed != '\0' && typed[strspn(typed, "0123456789")] == '\0') {
		*redaction = (struct redaction){ "claims", typed, mem_print(context, "claim %s", typed) };
		return claim_subject(context, db, typed, &thing, error);
	}
	if (strchr(typed, '#') != NULL) {
		if (!source_find(context, db, typed, &source_id, &passage_id, error))
			return false;
		*redaction = (struct redaction){ "passages", passage_id, mem_print(context, "passage %s", typed) };
		return true;
	}
	if (!thing_find(context, db, typed, NULL, &thing, error))
		return false;
	if (!str_equal(typed, thing.slug)) { // a slip would be for good
		error_set(error, ERROR_CONFLICT, "'%s' may mean %s (%s), and is not its slug", typed, thing.slug, thing.label);
		return error_hint(error, "what is removed for good is named by its slug to the letter");
	}
	*redaction = (struct redaction){ "things", thing_id_text(context, &thing),
		                             mem_print(context, "%s %s", thing.kind, thing.slug) };
	return true;
}

bool redaction_make(struct db *db, const struct redaction *redaction, struct error *error)
{
	MEM_SCOPE(scratch);
	const struct binding bindings[] = { { "of_table", redaction->table }, { "id", redaction->id }, { 0 } };
	char *removed;

	if (!db_value(scratch, db, &query_redact, bindings, &removed, error))
		return false;
	return removed != NULL ||
	       error_set(error, ERROR_NOT_FOUND, "%s has no text that could be redacted", redaction->told);
}
