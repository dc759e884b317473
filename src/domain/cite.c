// SPDX-License-Identifier: MIT
#include "domain/cite.h"

#include <stdbool.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "domain/date_text.h"
#include "domain/words.h"

struct citations {
	const void *context;
	const struct record *record;
	struct citation *list;
	size_t count;
	size_t *places;     // where a source or passage stands in the list, from 1: a table by hash, at most half full
	size_t place_count; // a power of two
	int64_t marking_rank;
};

struct citations *citations_new(const void *context, const struct record *record)
{
	struct citations *citations = mem_new(context, struct citations);

	*citations = (struct citations){
		.context = context, .record = record, .place_count = 2, .marking_rank = record_marking(record)
	};
	while (citations->place_count < 2 * record_claim_count(record))
		citations->place_count *= 2;
	citations->places = mem_alloc(context, citations->place_count * sizeof *citations->places);
	return citations;
}

// "B2"; of claims with different credibility "B2,3".
static const char *grade_with(const void *context, const char *grade, const struct told *told)
{
	const char *letter = told->reliability != NULL ? told->reliability : "";
	const char *digit = told->credibility != NULL ? told->credibility : "";

	if (grade == NULL)
		return mem_print(context, "%s%s", letter, digit);
	if (*digit == '\0' || strstr(grade, digit) != NULL)
		return grade;
	return mem_print(context, "%s%s%s", grade, strlen(grade) > strlen(letter) ? "," : "", digit);
}

// The entry of the claim's source or passage in the table: its own, or the free one where it belongs.
static size_t *place_of(const struct citations *citations, const struct told *told)
{
	size_t entry = (size_t)told->source_id * 31 + (size_t)told->passage_id;

	for (;; entry++) {
		size_t *place = &citations->places[entry & (citations->place_count - 1)];
		const struct told *other = *place != 0 ? citations->list[*place - 1].told : NULL;

		if (!other || (other->source_id == told->source_id && other->passage_id == told->passage_id))
			return place;
	}
}

// The place of the claim's source in the list, put there when it is new; -1 for a claim without source.
static int cite_one(struct citations *citations, const struct told *told)
{
	if (told->marking_rank > citations->marking_rank)
		citations->marking_rank = told->marking_rank;
	if (told->source_id == 0)
		return -1;
	size_t *place = place_of(citations, told);

	if (*place == 0) {
		citations->list =
			mem_resize(citations->context, citations->list, citations->count + 1, sizeof *citations->list);
		citations->list[citations->count] = (struct citation){ .number = (int)citations->count + 1, .told = told };
		*place = ++citations->count;
	}
	struct citation *citation = &citations->list[*place - 1];

	citation->grade = grade_with(citations->context, citation->grade, told);
	return citation->number;
}

const int *cite_numbers(struct citations *citations, const int64_t *claims, size_t count)
{
	int *numbers = mem_alloc(citations->context, (count + 1) * sizeof *numbers);
	size_t filled = 0;

	for (size_t i = 0; i < count; i++) {
		int number = cite_one(citations, record_claim(citations->record, claims[i]));
		size_t place = 0;

		while (place < filled && numbers[place] < number)
			place++;
		if (number < 0 || (place < filled && numbers[place] == number))
			continue;
		memmove(&numbers[place + 1], &numbers[place], (filled - place) * sizeof *numbers);
		numbers[place] = number;
		filled++;
	}
	numbers[filled] = 0;
	return numbers;
}

const char *cite_text(struct citations *citations, const int64_t *claims, size_t count)
{
	const int *numbers = cite_numbers(citations, claims, count);
	struct str *text = str_new(citations->context);

	for (; *numbers != 0; numbers++)
		str_print(text, "[%d]", *numbers);
	if (text->length == 0 && count > 0)
		str_add(text, "[no source]");
	return text->text;
}

size_t cite_origins(const struct record *record, const int64_t *claims, size_t count)
{
	size_t origins = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t origin = record_claim(record, claims[i])->origin_id;
		bool met = origin == 0;

		for (size_t j = 0; j < i && !met; j++)
			met = record_claim(record, claims[j])->origin_id == origin;
		origins += met ? 0 : 1;
	}
	return origins;
}

const struct citation *citations_list(const struct citations *citations, size_t *count)
{
	*count = citations->count;
	return citations->list;
}

char *citation_title(const void *context, const struct citation *citation)
{
	const struct told *told = citation->told;
	struct str *text = str_new(context);

	str_add(text, told->outlet);
	if (told->title != NULL)
		str_print(text, ", %s", told->title);
	if (told->passage_at != NULL) // 2017-02-13T15:30:00+02:00
		str_print(text, ", %s %.5s", date_text(context, mem_bytes(context, told->passage_at, 10)),
		          told->passage_at + 11);
	else if (told->published != NULL)
		str_print(text, ", %s", date_text(context, told->published));
	return text->text;
}

const char *citations_marking(const struct citations *citations)
{
	return words_marking[citations->marking_rank];
}
