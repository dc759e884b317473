// SPDX-License-Identifier: MIT
#ifndef CLI_FIND_H
#define CLI_FIND_H
// From the first words of a command line to a row, and what to suggest where there is none.

#include "cli/rows.h"

struct word_list {
	const char **items;
	size_t count;
};

// The group that is named after `noun`, or NULL.
const struct command_group *find_group(const struct command_table *table, const char *noun);
// Whether a verb may follow the word `first`.
bool find_has_verbs(const struct command_table *table, const char *first);
// The words that may follow `first` (NULL: that may begin a command), each once, hidden commands left out; in `context`.
struct word_list find_words(const void *context, const struct command_table *table, const char *first);
// Set the usage error for a word that begins no command (`next`: the word after it, or NULL), or that does not follow
// `first`, with a suggestion. Return false.
bool find_unknown_first(const struct command_table *table, const char *word, const char *next, struct error *error);
bool find_unknown_second(const struct command_table *table, const char *first, const char *word, struct error *error);

#endif
