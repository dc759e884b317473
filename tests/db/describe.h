// SPDX-License-Identifier: MIT
#ifndef TESTS_DB_DESCRIBE_H
#define TESTS_DB_DESCRIBE_H
// What the server makes of a statement, compared with what the program makes of it.

#include "pg/db.h"

// In a transaction: the names of the columns that `statement` gives, and the
// types of its parameters in the order of $n; both NULL-terminated, in `context`.
bool db_describe(const void *context, struct db *db, const struct statement *statement, char ***columns,
                 char ***parameters, struct error *error);
// True when the parameters of `statement` are those it names, and its columns those of `fields` with types that
// these can hold; else an INTERNAL error that says which is not. `fields` NULL: the statement gives no columns.
bool db_check(struct db *db, const struct statement *statement, const struct field *fields, struct error *error);

#endif
