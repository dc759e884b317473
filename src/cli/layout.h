// SPDX-License-Identifier: MIT
#ifndef CLI_LAYOUT_H
#define CLI_LAYOUT_H
// Help text in lines of a given width: wrapped words under a hanging indent, and two columns.

#include <stdbool.h>

#include "base/str.h"

enum { LAYOUT_INDENT = 2, LAYOUT_GAP = 3 };

// Adds the words of `text`, the line being at `column` by now; the lines after it begin at `indent`. A word wider than
// the room stands alone on its line. Ends the line.
void layout_wrap(struct str *out, const char *text, int column, int indent, int width);
// Adds paragraphs, which an empty line separates; lines that begin with a blank are kept as they are.
void layout_paragraphs(struct str *out, const char *text, int width);
// Adds "  label   text", the text hanging at the column after `label_width`; below the label where that is too wide, or
// the line too short for two columns.
void layout_row(struct str *out, const char *label, const char *text, int label_width, int width);
// `best` grown to the width of `label`, unless that is too wide to stand beside its text.
int layout_label_width(int best, const char *label);
// "Say when a round is to be held." from "say when a round is to be held".
void layout_sentence(struct str *out, const char *summary, int width);
// "RECORD" from "record".
void layout_heading(struct str *out, const char *title);

#endif
