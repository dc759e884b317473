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
	const struct cited *sources; // all that may be cited
	int *numbers;                // parallel to them; 0: not cited yet
	struct citation *list;
	size_t count;
	int64_t marking_rank;
};

struct citations *citations_new(const void *context, const struct record *record)
{
	struct citations *citations = mem_new(context, struct citations);
	size_t count;

	*citations = (struct citations){ .context = context,
		                             .record = record,
		                             .sources = record_sources(record, &count),
		                             .marking_rank = record_marking(record) };
	citations->numbers = mem_alloc(context, (count + 1) * sizeof *citations->numbers);
	citations->list = mem_alloc(context, (count + 1) * sizeof *citations->list);
	return citations;
}

// "B2"; of claims with different credibility "B2,3".
static const char *grade_with(const void *context, const char *grade, const struct told *told)
{
	const char *letter = told->from->reliability != NULL ? told->from->reliability : "";
	const char *digit = told->credibility != NULL ? told->credibility : "";

	if (grade == NULL)
		return mem_print(context, "%s%s", letter, digit);
	if (*digit == '\0' || strstr(grade, digit) != NULL)
		return grade;
	return mem_print(context, "%s%s%s", grade, strlen(grade) > strlen(letter) ? "," : "", digit);
}

// The number of the claim's source, given to it when it is new; 0 for a claim without source.
static int cite_one(struct citations *citations, const struct told *told)
{
	if (told->marking_rank > citations->marking_rank)
		citations->marking_rank = told->marking_rank;
	if (!told->from)
		return 0;
	int *number = &citations->numbers[told->from - citations->sources];

	if (*number == 0) {
		*number = (int)++citations->count;
		citations->list[*number - 1] = (struct citation){ .number = *number, .from = told->from };
	}
	struct citation *citation = &citations->list[*number - 1];

	citation->grade = grade_with(citations->context, citation->grade, told);
	return *number;
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
		if (number == 0 || (place < filled && numbers[place] == number))
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

	for (; *numbers != 0; numbers++) {
		str_add_char(text, '[');
		str_add_integer(text, *numbers);
		str_add_char(text, ']');
	}
	if (text->length == 0 && count > 0)
		str_add(text, "[no source]");
	return text->text;
}

static int64_t origin_of(const struct record *record, int64_t claim)
{
	const struct cited *from = record_claim(record, claim)->from;

	return from ? from->origin_id : 0;
}

size_t cite_origins(const struct record *record, const int64_t *claims, size_t count)
{
	size_t origins = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t origin = origin_of(record, claims[i]);
		bool met = origin == 0;

		for (size_t j = 0; j < i && !met; j++)
			met = origin_of(record, claims[j]) == origin;
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
	const struct cited *from = citation->from;
	struct str *text = str_new(context);

	str_add(text, from->outlet);
	if (from->title != NULL)
		str_print(text, ", %s", from->title);
	if (from->passage_at != NULL) // 2017-02-13T15:30:00+02:00
		str_print(text, ", %s %.5s", date_text(context, mem_bytes(context, from->passage_at, 10)),
		          from->passage_at + 11);
	else if (from->published != NULL)
		str_print(text, ", %s", date_text(context, from->published));
	return text->text;
}

const char *citations_marking(const struct citations *citations)
{
	return words_marking[citations->marking_rank];
}
