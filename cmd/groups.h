// SPDX-License-Identifier: MIT
#ifndef CMD_GROUPS_H
#define CMD_GROUPS_H
// The folders of help, each defined in the file of its noun. A noun may have two: what it is (things) and what happened
// to it (journal). cmd/commands.c puts them in order.

#include "cli/command.h"

// set up
extern const struct command_group init_group;
extern const struct command_group doctor_group;
extern const struct command_group database_group;
extern const struct command_group migrate_group;
extern const struct command_group config_group;
extern const struct command_group access_group;
extern const struct command_group help_group; // help, version
extern const struct command_group completion_group;

// things
extern const struct command_group talks_group;
extern const struct command_group round_group;
extern const struct command_group venue_group;
extern const struct command_group actor_group;
extern const struct command_group person_group;
extern const struct command_group source_group;
extern const struct command_group passage_group;
extern const struct command_group alias_group;
extern const struct command_group link_group;

// identity
extern const struct command_group identity_group; // same, apart, different, duplicates

// enter
extern const struct command_group run_group;

// journal
extern const struct command_group journal_talks_group;
extern const struct command_group journal_round_group;
extern const struct command_group invite_group;
extern const struct command_group exclude_group;
extern const struct command_group delegation_group;
extern const struct command_group delegate_group;
extern const struct command_group outcome_group;
extern const struct command_group note_group;

// claims
extern const struct command_group claim_group;

// ask
extern const struct command_group status_group;
extern const struct command_group history_group;
extern const struct command_group together_group;
extern const struct command_group seat_group;
extern const struct command_group people_group;
extern const struct command_group search_group;

// trust
extern const struct command_group log_group; // log, undo
extern const struct command_group check_group;
extern const struct command_group redact_group;

#endif
