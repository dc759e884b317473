// SPDX-License-Identifier: MIT
#include "domain/words.h"

#include <stddef.h>

const char *const words_marking[] = { "clear", "green", "amber", "amber+strict", "red", NULL };
const char *const words_talks_nature[] = { "process",   "track",   "committee", "working group",
	                                       "mechanism", "channel", NULL };
const char *const words_round_nature[] = { "round",       "phase",    "session",    "technical meeting",
	                                       "ministerial", "congress", "conference", NULL };
const char *const words_actor_nature[] = {
	"state",          "government", "ministry",          "international organisation", "armed group",
	"political body", "coalition",  "ad hoc delegation", "mediator's office",          "media outlet",
	"other",          NULL
};
const char *const words_outcome_nature[] = { "communique",
	                                         "joint statement",
	                                         "presidential statement",
	                                         "agreement",
	                                         "memorandum",
	                                         "ceasefire",
	                                         "agenda",
	                                         "mechanism",
	                                         "roadmap",
	                                         "terms of reference",
	                                         "resolution",
	                                         "proposal",
	                                         "counter-proposal",
	                                         "offer",
	                                         "exchange of prisoners",
	                                         "none",
	                                         NULL };
const char *const words_source_nature[] = {
	"wire",     "press",        "state media", "party statement",        "official document", "UN report", "think tank",
	"data set", "social media", "cable",       "record of conversation", "own observation",   "secondary", NULL
};
const char *const words_name_nature[] = {
	"official", "short", "acronym", "transliteration", "former", "nickname", NULL
};
const char *const words_scheme[] = { "wikidata",      "iso3166-1",   "gw",          "ucdp-actor", "ucdp-conflict",
	                                 "pax-agreement", "pax-process", "cameo-actor", "un-symbol",  "doi",
	                                 "viaf",          "isni",        NULL };
const char *const words_reliability[] = { "A", "B", "C", "D", "E", "F", NULL };
const char *const words_credibility[] = { "1", "2", "3", "4", "5", "6", NULL };
const char *const words_state[] = { "exploratory", "active",    "suspended", "called off",
	                                "dormant",     "concluded", "collapsed", NULL };
const char *const words_status[] = { "mooted",    "announced", "confirmed", "under way", "suspended",
	                                 "concluded", "postponed", "cancelled", NULL };
const char *const words_format[] = { "plenary", "direct",    "proximity",   "bilateral",
	                                 "shuttle", "technical", "ministerial", NULL };
const char *const words_roster[] = { "complete", "partial", NULL };
const char *const words_role[] = { "party", "participant", "mediator",   "facilitator", "convener",
	                               "host",  "guarantor",   "co-sponsor", "observer",    "adviser",
	                               "chair", "secretariat", NULL };
const char *const words_presence[] = { "named",        "expected",         "delayed", "arrived",
	                                   "attended",     "attended in part", "remote",  "suspended",
	                                   "walked out",   "returned",         "left",    "replaced",
	                                   "did not come", "not listed",       NULL };
const char *const words_level[] = { "head of state", "minister", "deputy minister", "envoy", "ambassador",
	                                "official",      "expert",   "military",        NULL };
const char *const words_capacity[] = { "office", "personal", NULL };
const char *const words_function[] = { "head", "chief negotiator", "spokesperson", "member", "adviser", NULL };
const char *const words_invitation[] = { "sent",        "not received", "accepted",  "accepted with conditions",
	                                     "represented", "declined",     "withdrawn", "not invited",
	                                     NULL };
const char *const words_exclusion[] = { "imposed", "lifted", NULL };
const char *const words_extent[] = { "negotiations", "ceasefires", NULL };
const char *const words_stage[] = { "tabled",     "offered",  "agreed",      "announced",
	                                "initialled", "signed",   "adopted",     "endorsed",
	                                "rejected",   "in force", "implemented", "partly implemented",
	                                "breached",   "lapsed",   NULL };
const char *const words_signature[] = { "signatory", "guarantor", "witness", "refused", NULL };
const char *const words_publication[] = { "public", "not public", NULL };
const char *const words_link[] = { "prepares",   "continues",  "follows up",  "established by",  "mandated by",
	                               "answers",    "implements", "annex of",    "in exchange for", "replaces",
	                               "renamed to", "split into", "merged into", "absorbed by",     NULL };
