// SPDX-License-Identifier: MIT
#ifndef DOMAIN_SENTENCES_H
#define DOMAIN_SENTENCES_H

#include "pg/errors.h"

// What each named rule of the schema means to a user: a sentence for every constraint and unique index. Ends with a NULL
// name. A test compares it with the catalog.
extern const struct sentence constraint_sentences[];

#endif
