// SPDX-License-Identifier: MIT
#ifndef CMD_PROMPT_H
#define CMD_PROMPT_H
// Questions to whoever sits at the terminal. Every one has an option that answers it beforehand.

#include "cmd/app.h"

// Whether anybody can be asked: at a terminal, not under --no-input, not for a line of a file.
bool prompt_may(const struct app *app);

// The first letter of the next line typed; end of input reads as 'q'.
int prompt_answer(void);

// Whether to go on with what is not lightly done: where --yes is given (`yes`), in a dry run, or once whoever sits at the
// terminal has agreed. Else false with REFUSED, a message of the format and the hint; main then asks "MESSAGE: QUESTION [y/n]?"
// where anybody can be asked, and runs the command again after a yes.
bool prompt_agreed(struct app *app, bool yes, const char *question, const char *hint, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

#endif
