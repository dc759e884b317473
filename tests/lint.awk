# SPDX-License-Identifier: MIT
# Rules for C files that need no compiler:  awk -f tests/lint.awk FILE...

function breach(message) {
	print FILENAME ":" FNR ": " message
}

# The folder that decides what a file may do: "src/pg", "cmd", "tests".
function layer_of(file) {
	if (file ~ /^src\//) {
		split(file, parts, "/")
		return "src/" parts[2]
	}
	sub(/\/.*/, "", file)
	return file
}

# Our headers: each layer includes its own and those that it may know.
function check_include(header,    folder) {
	if (layer == "tests")
		return
	folder = header
	if (!sub(/\/.*/, "", folder))
		folder = header
	if (layer == "src/" folder || layer == folder || folder == "base")
		return
	if (!((layer, folder) in may_include) && !((FILENAME, header) in let_include))
		breach("'" layer "' does not include '" header "'")
}

# The one layer that includes a library's header.
function check_library(header) {
	if (header in library_of && layer != library_of[header] && layer != "tests")
		breach("only '" library_of[header] "' includes <" header ">")
}

# Without comments; string literals are kept apart in `literals`, and each is left as "" in the code.
function split_line(line,    literal) {
	literals = ""
	while (match(line, /"([^"\\]|\\.)*"/)) {
		literal = substr(line, RSTART + 1, RLENGTH - 2)
		if (substr(line, 1, RSTART) ~ /\/\/|'"/)
			break
		literals = literals literal "\n"
		line = substr(line, 1, RSTART - 1) "\001" substr(line, RSTART + RLENGTH)
	}
	sub(/\/\/.*/, "", line)
	gsub(/\001/, "\"\"", line)
	return line
}

function calls(code, names) {
	return code ~ ("(^|[^A-Za-z0-9_.>])(" names ")[ ]*\\(")
}

function check_code(code) {
	if (layer != "src/out" && layer != "src/cli" && layer != "tests" &&
		(calls(code, "printf|vprintf|puts|putchar") || code ~ /(^|[^A-Za-z0-9_])(stdout|STDOUT_FILENO)([^A-Za-z0-9_]|$)/))
		breach("only src/out and src/cli write to standard output")
	if (layer ~ /^src/ && layer != "src/out" && layer != "src/cli" && (calls(code, "perror") || code ~ /(^|[^A-Za-z0-9_])stderr([^A-Za-z0-9_]|$)/))
		breach("nothing below cmd prints: set the error")
	if (layer != "tests" && FILENAME != "cmd/main.c" && FILENAME != "src/base/mem.c" && calls(code, "exit|abort|quick_exit"))
		breach("only main and exhausted memory end the program")
	if (layer != "tests" && layer != "src/base" && calls(code, "malloc|calloc|realloc|strdup|strndup|asprintf|vasprintf"))
		breach("memory comes from base/mem.h")
	if (layer != "tests" && calls(code, "strcpy|strcat|sprintf|vsprintf|gets|strtok|system|mktemp|tmpnam"))
		breach("a function that cannot be used safely")
	if (code ~ /(^|[^A-Za-z0-9_])goto[ ]/)
		breach("goto")
	if (code ~ /typedef[ ]+(struct|enum|union)/)
		breach("a struct is named by its tag, without typedef")
	if (code ~ /^[A-Za-z].*[ *]+[a-z_0-9]+\(\)/)
		breach("an empty parameter list is (void)")
}

function check_literals(    lower) {
	lower = tolower(literals)
	if (layer != "tests" && !(FILENAME in let_sql) &&
		lower ~ /(^|\n)[ ;]*(set local|discard all|savepoint|select|insert[ ]+into|update[ ][a-z_ ]+[ ]set|delete[ ]+from|truncate|(create|alter|drop)[ ]+(table|view|role|database|schema|function|index|extension))([ ]|\n|$)/)
		breach("SQL belongs in db/queries")
}

# Messages are lowercase sentences without full stop; names in capitals stay as they are.
function check_message(line) {
	if (line !~ /error_(set|hint|detail)\(/ || layer == "tests")
		return
	if (literals ~ /^[A-Z][a-z]/ && literals !~ /^(PostgreSQL|Debian|Unicode)/)
		breach("a message begins in lowercase")
	if (literals ~ /[a-z')]\.(\n|$)/)
		breach("a message has no full stop")
}

BEGIN {
	split("cmd:cli cmd:out cmd:conf cmd:domain cmd:exchange cmd:migrations.h src/conf:defaults.h " \
		"src/domain:pg src/domain:queries.h src/pg:queries.h src/exchange:domain src/exchange:pg", pairs, " ")
	for (i in pairs) {
		split(pairs[i], pair, ":")
		may_include[pair[1], pair[2]] = 1
	}
	# Main owns the transaction, so what it hands to commands holds the connection, and one file chooses it.
	let_include["cmd/app.h", "pg/db.h"] = let_include["cmd/connect.h", "pg/server.h"] = 1
	let_include["cmd/connect.c", "pg/errors.h"] = let_include["cmd/backup.c", "pg/backup.h"] = 1
	let_include["cmd/doctor_checks.c", "pg/backup.h"] = 1
	# What is said before there is a schema to say it in: sessions and transactions, a ledger's, a new cluster's roles.
	let_sql["src/pg/db.c"] = let_sql["src/pg/migrate.c"] = let_sql["src/pg/migrate_run.c"] = 1
	let_sql["src/pg/server_make.c"] = let_sql["src/pg/restore.c"] = 1
	let_sql["src/pg/migrate_verify.c"] = let_sql["src/pg/migrate_script.c"] = 1
	library_of["libpq-fe.h"] = "src/pg"
	library_of["libconfig.h"] = "src/conf"
	library_of["talloc.h"] = "src/base"
	library_of["libsmartcols/libsmartcols.h"] = "src/out"
}

FNR == 1 {
	layer = layer_of(FILENAME)
	start = 0
}

/^#include "/ {
	split($0, quoted, "\"")
	check_include(quoted[2])
	next
}

/^#include </ {
	header = $2
	gsub(/[<>]/, "", header)
	check_library(header)
	next
}

# A function's body stands between braces of their own in the first column.
/^\{/ { start = FNR - 1 }
/^\}/ && start {
	if (FNR - start + 1 > 80)
		breach("a function of " (FNR - start + 1) " lines, over 80")
	start = 0
}

{
	code = split_line($0)
	check_code(code)
	check_literals()
	check_message($0)
}
