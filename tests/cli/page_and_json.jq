# SPDX-License-Identifier: MIT
# What `status --json` tells against what the page of the same question tells ($page, as Markdown: no fact is wrapped there).
# Prints what stands in one of them only; nothing where they agree. Used by status-json.session.

# The page without the marks of Markdown.
def bare: gsub("\\\\(?<c>[^\n])"; .c) | gsub("&amp;"; "&") | gsub("\\\\\n *"; "\n");
($page | bare) as $text
| ($text | split("\n## Sources")[0] | gsub("[\\s]+"; " ")) as $line

| def months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
# "2017-02-20" stands as "20 Feb", or as part of "20-23 Feb", "20 or 21 Feb", "28 Feb-3 Mar"; a month alone as "Feb".
def day_stands:
	split("-") | months[(.[1] | tonumber) - 1] as $month
	| if .[2] then "\\b\(.[2] | tonumber)((-| or |, )[0-9]+)* \($month)" else $month end
	| . as $pattern | $line | test($pattern);
def date_stands: [scan("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{2}(?![0-9-])")] | all(day_stands);

# How each path stands on the page, the first that fits: a text as it is, a date, a number, or not by itself and why.
def ways: [
	["^(contract|version|zone|max_marking|withheld|last_revision|marking|as_of)$", "head"],
	["^sources\\[\\]\\.", "list of sources"],
	["\\.slug$|^notes\\[\\]\\.about$", "the name stands for it"],
	["\\.(earliest|latest|lowest|highest|quantity|quantity_known|gap_vague)$", "bounds of what stands there"],
	["\\.(derived|in_dispute|because_disputed|taken_over|unanswered|open_offer|disputes)$", "told by its place or by words of the page"],
	["\\.kind$", "told for rounds by the head, else by the label"],
	# Of a round beside this one only what holds is told, no cause, and who states it; its milestones only where its dates rest on them.
	["^(previous|linked\\[\\]|(sessions|technical_meetings)\\[\\])\\..*\\.(was\\[\\]|because\\[\\]|vaguer_sources)", "of another round"],
	["^linked\\[\\]\\.milestones", "of another round"],
	["^exclusions\\[\\]\\.from", "label"],
	["^outcomes\\[\\]\\.signatures\\[\\]\\.signature\\.value$", "signed, guaranteed, witnessed, refused by"],
	["\\.was\\[\\]\\.because", "the past: only its days"],
	["^previous\\.status", "of another round"],
	["^(sessions|technical_meetings)\\[\\]\\.name$", "without the name of the whole"],
	["^(round|linked\\[\\])\\.(start|end)\\.", "a milestone"],
	["\\.until$", "vaguer where the source is"],
	["\\.presence\\.(was\\[\\]\\.)?until_edtf$", "the past of a state"],
	# What a state of a life cycle went through is told of presence and invitations.
	["^(round\\.status|exclusions\\[\\]\\.state|outcomes\\[\\]\\.stage|talks_state)\\.was", "the past of a state"],
	["^(outcomes\\[\\]\\.content|delegations\\[\\]\\.body)\\.was", "the past of a text"],
	["\\.as_said$", "in words"],
	["\\.presence\\.was\\[\\]\\.value$", "state before"],
	["^delegations\\[\\]\\.delegates\\[\\]\\.presence", "where it says more than the delegation's"],
	["^delegations\\[\\]\\.roles\\[\\]$", "the label tells the side first"],
	["^exclusions\\[\\]\\.state\\.value$", "that it stands there tells it"],
	["^linked\\[\\]\\.link$|^links\\[\\]\\.link$", "label"],
	["(\\.|_)edtf$|\\.on$|\\.reported$", "date"],
	["^previous\\.gap_days", "days"],
	["sources\\[\\]$", "number"],
	["", "text"]
];
def way: . as $path | first(ways[] | . as $way | select($path | test($way[0])) | $way[1]);
def stands($way):
	if $way == "text" then tostring as $value | $line | contains($value | gsub("[\\s]+"; " "))
	elif $way == "state before" then . == "named" or . == "expected" or stands("text")
	elif $way == "date" then date_stands
	elif $way == "days" then tostring as $value | $line | test(if $value == "0" then "the same day" else "\\b\($value)\\b" end)
	elif $way == "number" then tostring as $value | $line | contains("[\($value)]")
	else true end;

# What a heading or label of the page promises is in the JSON.
def promised: {
	"When": (.round.milestones != {} or .round.start != null or .round.end != null),
	"State": (.round.status != null),
	"Where": (.round.venue != null or any(.sessions[]; .venue != null)),
	"Format": (.round.format != null or any(.sessions[]; .format != null)),
	"Mediator": (.round.mediator != null),
	"Conveners": (.conveners != []),
	"Hosts": (.hosts != []),
	"Guarantors": (.guarantors != []),
	"Roster": (.round.roster != null),
	"Sessions": (.sessions != []),
	"Technical": (.technical_meetings != []),
	"Previous": (.previous != null),
	"Talks": (.talks_state != null),
	"Prepares": any(.links[]; .link == "prepares"),
	"Prepared by": any(.linked[]; .link == "prepares")
};
def in_json($told):
	promised as $promised
	| $text | split("## Delegations")[0]
	| [scan("\\*\\*([^*]+)\\*\\*: ([^\n]*)")][]
	| select(.[1] | test("^(not recorded|opening not recorded)$") | not)
	| select($promised[.[0]] | not)
	| "only on the page: \(.[0])";
def lines($heading):
	($text | split("\n## \($heading)\n") | if length > 1 then .[1] | split("\n## ")[0] else "" end)
	| [scan("(?m)^- \\*\\*[^*]+\\*\\*:")] | length;
def counted($heading; $count): lines($heading) as $lines
	| if $lines == $count then empty else "\($heading): \($lines) on the page, \($count) in the JSON" end;

. as $told
| (paths(scalars) as $keys
	| ($keys | map(if type == "number" then "[]" else "." + . end) | join("") | ltrimstr(".")) as $path
	| getpath($keys) as $value
	| select($value != null and $value != "")
	| select($value | stands($path | way) | not)
	| "only in the JSON: \($path): \($value)"),
in_json($told),
counted("Delegations"; .delegations | length),
counted("Invitations"; .invitations | length),
counted("Outcomes"; [.outcomes[] | select(.round.slug == $told.round.slug and (.open_offer | not))] | length),
counted("Open offers"; [.outcomes[] | select(.open_offer)] | length),
(.not_known | join(" · ") | if (. as $not_known | $line | contains($not_known)) | not then "not known differs" else empty end),
(["DISPUTED"] | select(($text | contains("DISPUTED")) != any($told | del((.. | objects | .was), ((.previous, .linked, .sessions, .technical_meetings) | .. | objects | .because)) | .. | objects; (.disputed != null) or .in_dispute == true or .disputes == true or ((.includes_disputed // []) != []) or ((.because // []) | length > 1))) | "DISPUTED on one of them only")
