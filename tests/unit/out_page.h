// SPDX-License-Identifier: MIT
#ifndef TESTS_UNIT_OUT_PAGE_H
#define TESTS_UNIT_OUT_PAGE_H
// Documents that several tests of the writers look at.

#include "out/document.h"

// A round as it was known on one day: every kind of block but the table.
struct document *out_page(const void *context);
// A table of three venues, with null fields, in Arabic and Russian too; text, number, truth, list and JSON.
struct document *out_table(const void *context);

#endif
