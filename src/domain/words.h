// SPDX-License-Identifier: MIT
#ifndef DOMAIN_WORDS_H
#define DOMAIN_WORDS_H
// The closed word lists of the domain, NULL-terminated, in the order in which help shows them. The schema holds the same
// lists in named checks; a test compares them.

extern const char *const words_marking[];
extern const char *const words_talks_nature[];
extern const char *const words_round_nature[];
extern const char *const words_actor_nature[];
extern const char *const words_outcome_nature[];
extern const char *const words_source_nature[];
extern const char *const words_name_nature[];
extern const char *const words_scheme[];
extern const char *const words_reliability[];
extern const char *const words_credibility[];
extern const char *const words_state[];
extern const char *const words_status[];
extern const char *const words_format[];
extern const char *const words_roster[];
extern const char *const words_role[];
extern const char *const words_presence[];
extern const char *const words_level[];
extern const char *const words_capacity[];
extern const char *const words_function[];
extern const char *const words_invitation[];
extern const char *const words_exclusion[];
extern const char *const words_extent[];
extern const char *const words_stage[];
extern const char *const words_signature[];
extern const char *const words_publication[];
extern const char *const words_link[];

#endif
