// SPDX-License-Identifier: MIT
#ifndef CMD_ASK_H
#define CMD_ASK_H

#include "cmd/options.h"
#include "domain/question.h"

// Under what a question is asked: the options, else the settings 'zone' and 'marking'. Texts live in app->context.
bool ask_question(struct app *app, const struct question_options *options, struct question *question);

// "TLP:AMBER" of "amber", in `context`.
const char *ask_marking(const void *context, const char *marking);

#endif
