# SPDX-License-Identifier: MIT
# Writes the sources that put SQL and the default configuration into the program, byte for byte (.incbin):
#     awk -f db/embed.awk -v out=DIR db/queries/*.sql db/migrations/*.sql config/rapporteur.conf
# A statement starts with a comment that says what it answers and names its parameters in its first CTE, one a line:
#     $1::text as slug,
# Faults are reported as FILE:LINE: message, and nothing is written.

function fault(file, line, message) {
	print file ":" line ": " message > "/dev/stderr"
	faults++
}

function stem(file) {
	sub(/.*\//, "", file)
	sub(/\.[a-z]*$/, "", file)
	return file
}

# Elsewhere only parameters that have a name may be used (where the planner must see the parameter itself).
function check_uses(file, n, line, named) {
	while (match(line, /\$[0-9]+/)) {
		if (substr(line, RSTART + 1, RLENGTH - 1) + 0 > named)
			fault(file, n, "parameter " substr(line, RSTART, RLENGTH) " has no line of the form '$1::type as name' before this one")
		line = substr(line, RSTART + RLENGTH)
	}
}

# Reads one statement; its parameters go to parameters[name, n], their count to count[name].
function read_statement(file, name,    line, n, number, rest) {
	if (name !~ /^[a-z][a-z0-9_]*$/)
		fault(file, 1, "the file name is not a C name in lowercase")
	count[name] = 0
	while ((getline line < file) > 0) {
		n++
		if (n == 1 && line !~ /^-- SPDX-License-Identifier: /)
			fault(file, n, "the first line is not '-- SPDX-License-Identifier: MIT'")
		if (n == 2 && line !~ /^-- ./)
			fault(file, n, "the second line is not a comment that says what the statement answers")
		if (line ~ /^[ \t]*--/ || line !~ /\$[0-9]/)
			continue
		if (line !~ /^[ \t]*(with input as \(select )?\$[0-9]+::[^$]* as [a-z][a-z0-9_]*[,) ]*$/) {
			check_uses(file, n, line, count[name])
			continue
		}
		rest = line
		sub(/^[^$]*\$/, "", rest)
		number = rest + 0
		sub(/[,) ]*$/, "", rest)
		sub(/.* as /, "", rest)
		if (number != count[name] + 1)
			fault(file, n, "parameter $" number " '" rest "' where $" count[name] + 1 " was to come")
		count[name]++
		parameters[name, count[name]] = rest
	}
	close(file)
	if (n < 2)
		fault(file, 1, "the statement is empty")
}

# The checksum that the ledger keeps: over the text without byte order mark, with LF alone at the ends of lines.
function checksum(file,    command, sum) {
	command = "LC_ALL=C sed '1s/^\\xef\\xbb\\xbf//; s/\\r$//' " file " | sha256sum"
	if ((command | getline sum) <= 0)
		fault(file, 1, "sha256sum gives no checksum")
	close(command)
	return "sha256:" substr(sum, 1, 64)
}

function embed(symbol, file) {
	texts = texts "\t.global " symbol "\n\t.type " symbol ", %object\n" symbol ":\n\t.incbin \"" file "\"\n\t.byte 0\n" \
		"\t.size " symbol ", . - " symbol "\n"
}

BEGIN {
	spdx = "// SPDX-License-Identifier: MIT\n// Written by db/embed.awk.\n"
	for (i = 1; i < ARGC; i++) {
		file = ARGV[i]
		name = stem(file)
		if (file ~ /(^|\/)db\/queries\//) {
			read_statement(file, name)
			embed("query_" name "_text", file)
			declared = declared "extern const struct statement query_" name ";\n"
			defined = defined "extern const char query_" name "_text[];\n" \
				"const struct statement query_" name " = { \"" name "\", query_" name "_text, (const char *const[]){ "
			for (k = 1; k <= count[name]; k++)
				defined = defined "\"" parameters[name, k] "\", "
			defined = defined "NULL } };\n"
			all = all "\t&query_" name ",\n"
		} else if (file ~ /(^|\/)db\/migrations\//) {
			version = substr(name, 1, 14)
			if (length(version) != 14 || version !~ /^[0-9]*$/ || name !~ /^[0-9]*_[a-z0-9_]*$/)
				fault(file, 1, "the file name is not YYYYMMDDHHMMSS_name.sql")
			embed("migration_" name, file)
			migration_texts = migration_texts "extern const char migration_" name "[];\n"
			migrations = migrations "\t{ \"" name ".sql\", migration_" name ", \"" checksum(file) "\" },\n"
		} else {
			embed("config_default_text", file)
		}
	}
	if (faults)
		exit 1
	print spdx "#ifndef GEN_QUERIES_H\n#define GEN_QUERIES_H\n#include \"pg/db.h\"\n\n" declared "\n" \
		"// Every statement; ends with NULL.\nextern const struct statement *const all_queries[];\n#endif" > (out "/queries.h")
	print spdx "#include \"queries.h\"\n\n" defined "\nconst struct statement *const all_queries[] = {\n" all "\tNULL,\n};" \
		> (out "/queries.c")
	print spdx "#ifndef GEN_MIGRATIONS_H\n#define GEN_MIGRATIONS_H\n#include \"pg/migrate.h\"\n\n" \
		"// Every migration by version; ends with a NULL name.\nextern const struct migration_file migration_files[];\n#endif" \
		> (out "/migrations.h")
	print spdx "#include \"migrations.h\"\n\n" migration_texts "\nconst struct migration_file migration_files[] = {\n" \
		migrations "\t{ NULL, NULL, NULL },\n};" > (out "/migrations.c")
	print spdx "#ifndef GEN_DEFAULTS_H\n#define GEN_DEFAULTS_H\n// config/rapporteur.conf.\n" \
		"extern const char config_default_text[];\n#endif" > (out "/defaults.h")
	print "// SPDX-License-Identifier: MIT\n\t.section .rodata\n" texts "\t.section .note.GNU-stack, \"\", %progbits" > (out "/embedded.S")
}
