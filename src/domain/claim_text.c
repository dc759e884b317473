// SPDX-License-Identifier: MIT
// What claims did to the record, in words.
#include "domain/claim.h"

#include <inttypes.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/date_text.h"

static size_t list_length(char *const *list)
{
	size_t length = 0;

	while (list != NULL && list[length] != NULL)
		length++;
	return length;
}

static bool list_has(char *const *list, const char *text)
{
	for (; list != NULL && *list != NULL; list++)
		if (str_equal(*list, text))
			return true;
	return false;
}

static bool same_list(char *const *a, char *const *b)
{
	const size_t length = list_length(a);

	if (length != list_length(b))
		return false;
	for (size_t i = 0; i < length; i++)
		if (!list_has(b, a[i]))
			return false;
	return true;
}

// "20 Feb 2017 or 23 Feb 2017", without `left_out`.
static const char *list_in_words(const void *context, const struct claim_change *change, char *const *list,
                                 const char *left_out)
{
	struct str *text = str_new(context);

	for (; *list != NULL; list++) {
		if (str_equal(*list, left_out))
			continue;
		str_separate(text, " or ");
		str_add(text, value_text(context, change->form, *list));
	}
	return text->text;
}

// What was to be superseded and yet stands, because it came after the change.
static void add_why_disputed(struct str *text, const struct claim_change *change)
{
	if (!str_equal(change->word, "supersede") || change->against == NULL)
		return;
	for (size_t i = 0; change->against[i] != NULL; i++)
		str_print(text, "%s %s", i > 0 ? "," : "; after the change came", change->against[i]);
	str_add(text, ": supersede by what holds of that, retract what does not");
}

enum effect {
	EFFECT_RECORDED,
	EFFECT_KNOWN,
	EFFECT_AGREES,
	EFFECT_PAST,
	EFFECT_CHANGED,
	EFFECT_DISPUTED,
	EFFECT_REMOVED,
	EFFECT_REMAINS
};

static enum effect effect_of(const struct claim_change *change)
{
	const bool same = same_list(change->before, change->after);
	const size_t holding = list_length(change->after);
	const bool holds = list_has(change->after, change->value);

	if (change->point == NULL)
		return EFFECT_RECORDED;
	if (str_equal(change->word, "retract") && change->restored == FIELD_NULL_INTEGER && same)
		return holding > 0 ? EFFECT_REMAINS : EFFECT_REMOVED;
	if (same && change->past && !holds)
		return EFFECT_PAST;
	if (same && holding <= 1)
		return holds ? EFFECT_KNOWN : holding == 0 ? EFFECT_PAST : EFFECT_AGREES;
	if (holding == 0)
		return EFFECT_REMOVED;
	if (holding > 1)
		return EFFECT_DISPUTED;
	return list_length(change->before) == 0 ? EFFECT_RECORDED : EFFECT_CHANGED;
}

const char *claim_effect(const struct claim_change *change)
{
	static const char *const names[] = {
		[EFFECT_RECORDED] = "recorded", [EFFECT_KNOWN] = "known",     [EFFECT_AGREES] = "agrees",
		[EFFECT_PAST] = "past",         [EFFECT_CHANGED] = "changed", [EFFECT_DISPUTED] = "disputed",
		[EFFECT_REMOVED] = "removed",   [EFFECT_REMAINS] = "remains",
	};

	return names[effect_of(change)];
}

static void add_values(struct str *text, const struct claim_change *change)
{
	MEM_SCOPE(scratch);
	const char *value = value_text(scratch, change->form, change->value);
	const char *before = list_in_words(scratch, change, change->before, NULL);
	const char *after = list_in_words(scratch, change, change->after, NULL);
	const char *disputed = list_length(change->after) > 1 ? ": DISPUTED" : "";

	switch (effect_of(change)) {
	case EFFECT_REMAINS:
		str_print(text, "remains %s%s", after, disputed);
		return;
	case EFFECT_KNOWN:
		str_print(text, "%s, as recorded", value);
		return;
	case EFFECT_PAST:
		str_print(text, "%s: noted as past", value);
		return;
	case EFFECT_AGREES:
		str_print(text, "%s, agrees with %s", value, after);
		return;
	case EFFECT_REMOVED:
		if (str_equal(change->word, "retract"))
			str_print(text, "%s: nothing remains", value);
		else
			str_print(text, "%s -> not recorded", before);
		return;
	case EFFECT_DISPUTED:
		if (list_has(change->after, change->value)) {
			str_print(text, "%s against %s%s", value, list_in_words(scratch, change, change->after, change->value),
			          disputed);
			add_why_disputed(text, change);
			return;
		}
		break;
	case EFFECT_RECORDED:
	case EFFECT_CHANGED:
		break;
	}
	str_print(text, "%s%s%s%s", before, *before != '\0' ? " -> " : "", after, disputed);
}

static void add_word(struct str *text, const struct claim_change *change)
{
	const char *separator = change->point != NULL ? ", " : "";

	if (change->restored != FIELD_NULL_INTEGER)
		str_print(text, "%sclaim %" PRId64 " stands again", separator, change->restored);
	else if (str_equal(change->word, "correct"))
		str_print(text, "%sclaim %" PRId64 " corrected", separator, change->concerns_id);
	else if (str_equal(change->word, "retract"))
		str_print(text, "%sclaim %" PRId64 " retracted", separator, change->concerns_id);
	else if (change->point == NULL)
		str_add(text, "recorded");
}

static void add_point(struct str *text, const struct claim_change *change)
{
	str_add(text, change->subject);
	if (change->about != NULL)
		str_print(text, ", %s", change->about);
	str_add(text, ": ");
	if (change->point != NULL)
		str_print(text, "%s ", change->point);
}

char *claim_change_text(const void *context, const struct claim_change *change)
{
	struct str *text = str_new(context);

	add_point(text, change);
	if (change->point != NULL)
		add_values(text, change);
	add_word(text, change);
	str_print(text, "  [%s]", change->source != NULL ? change->source : "no source");
	if (str_equal(change->known_by, "recorded"))
		str_add(text, ", known only from today");
	if (change->marked)
		str_print(text, ", marked %s", change->marked);
	return text->text;
}

// "geneva-4: opening 23 Feb 2017 [AFP, B] against 20 Feb 2017: claim 3 (AP, B)"
static void add_disagreement(const struct claim_change *change, struct error *error)
{
	MEM_SCOPE(scratch);
	struct str *text = str_new(scratch);

	add_point(text, change);
	str_print(text, "%s [%s] against", value_text(scratch, change->form, change->value),
	          change->source != NULL ? change->source : "no source");
	for (size_t i = 0; change->held[i] != NULL; i++)
		str_print(text, "%s %s: %s", i > 0 ? ";" : "", value_text(scratch, change->form, change->held[i]),
		          change->against[i]);
	if (change->as_of != NULL)
		str_print(text, ", as known on %s", date_text(scratch, change->as_of));
	error_detail(error, "%s", text->text);
}

// A note is a sentence of its own, and disputes another by its word alone.
static bool disputes_nothing(const struct claim_change *change)
{
	return str_equal(change->word, "dispute") && change->point != NULL && !str_equal(change->point, "note") &&
	       !change->past && list_length(change->after) < 2;
}

// Who disputes disagrees with somebody: on one point at least, now or at the time of which it was said.
static bool check_disputes(const struct records *changes, struct error *error)
{
	MEM_SCOPE(scratch);
	size_t agreeing = 0, disputing = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct claim_change *change = record_at(changes, i);

		if (disputes_nothing(change))
			agreeing++;
		else if (str_equal(change->word, "dispute") && change->point != NULL)
			disputing++;
	}
	if (agreeing == 0 || disputing > 0)
		return true;
	error_set(error, ERROR_REFUSED, "this disagrees with nothing on record, and --dispute says that it does");
	for (size_t i = 0; i < changes->count; i++) {
		struct str *text = str_new(scratch);

		if (!disputes_nothing(record_at(changes, i)))
			continue;
		add_point(text, record_at(changes, i));
		add_values(text, record_at(changes, i));
		error_detail(error, "%s", text->text);
	}
	return error_hint(error,
	                  "leave --dispute out: a further value of a set is no disagreement, and who denies one says "
	                  "--not --dispute");
}

bool claim_settled(const struct records *changes, struct error *error)
{
	MEM_SCOPE(scratch);
	const char *one = "CLAIM";
	size_t count = 0;
	bool precedes = false;

	for (size_t i = 0; i < changes->count; i++) {
		const struct claim_change *change = record_at(changes, i);

		if (!change->unsettled)
			continue;
		precedes = precedes || change->precedes;
		if (count++ == 0)
			error_set(error, ERROR_CONFLICT, "this disagrees with the record");
		add_disagreement(change, error);
		if (count == 1 && change->held_claim != FIELD_NULL_INTEGER)
			one = mem_print(scratch, "%" PRId64, change->held_claim);
	}
	if (count == 0)
		return check_disputes(changes, error);
	return error_hint(error,
	                  "say %s: --supersede (the world changed), --dispute (sources differ) or --correct %s "
	                  "(our record was wrong)",
	                  precedes ? "when it came about, if that was before: --on DAY; else what it is" : "what it is",
	                  count == 1 ? one : "CLAIM");
}
