// SPDX-License-Identifier: MIT
#ifndef CMD_PROMPT_H
#define CMD_PROMPT_H
// Questions to whoever sits at the terminal. Every one has an option that answers it beforehand.

#include "cmd/app.h"

// Whether anybody can be asked: at a terminal, not under --no-input, not for a line of a file.
bool prompt_may(const struct app *app);

// The first letter of the next line typed; end of input reads as 'q'.
int prompt_answer(void);

// Asks "QUESTION [y/n]?" until one of them is typed; whether it was yes.
bool prompt_yes(const struct app *app, const char *question);

#endif
