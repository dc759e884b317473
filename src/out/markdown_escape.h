// SPDX-License-Identifier: MIT
#ifndef OUT_MARKDOWN_ESCAPE_H
#define OUT_MARKDOWN_ESCAPE_H
// Stored text in Markdown: made visible, and escaped so that CommonMark and GFM read it as text and as nothing else.
// Numbers in brackets ([1][2]) stay as they are: no definition is ever written that could make them links.

#include "base/str.h"

// Adds `text`; its further lines are hard breaks, set in by `indent` spaces. Runs of spaces become one.
void markdown_add(struct str *out, const char *text, int indent);
// Adds `text` as one line.
void markdown_add_line(struct str *out, const char *text);
// Adds an address as an autolink when its scheme is http, https or mailto, else as text.
void markdown_add_address(struct str *out, const char *address);

#endif
