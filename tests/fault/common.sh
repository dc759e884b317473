# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2034
# What the harnesses of this folder share. Sourced from the top of the tree by `tests/fault/NAME DIRECTORY`, beside a
# throwaway server (tests/with-server), DIRECTORY being where the program is: build. A harness prints one line of
# figures, and ends with 0, with 1 where a promise was broken, or with 77 where it cannot be tried, saying why.
# FAULTS: short (as `make check` runs it), usual, or all: the full numbers.
set -eu
harness=${0##*/}
program=$(cd "$1" && pwd)/rapporteur
PATH=$(dirname "$program"):$TEST_BINDIR:$PATH
export LC_ALL=C.UTF-8 NO_COLOR=1
# Where nothing is the machine's own; in memory where it can be. Root's server runs as another user, who must be able to pass.
scratch=$(mktemp -d "/dev/shm/rapporteur-fault.$$.XXXXXX" 2>/dev/null || mktemp -d "/tmp/rapporteur-fault.$$.XXXXXX")
chmod 711 "$scratch"
export HOME="$scratch" XDG_CONFIG_HOME="$scratch/config" XDG_DATA_HOME="$scratch/data" XDG_STATE_HOME="$scratch/state"
unset XDG_RUNTIME_DIR
private=
broken=0

clean_up() {
	[ -z "$private" ] || rapporteur database stop >/dev/null 2>&1 || :
	cd /
	rm -rf -- "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

pick() { # SHORT USUAL ALL
	case ${FAULTS:-usual} in
	short) echo "$1" ;;
	all) echo "$3" ;;
	*) echo "$2" ;;
	esac
}

broke() { # WORDS...: a promise was broken
	printf '%s: %s\n' "$harness" "$*"
	broken=1
}

skip() { # WORDS...
	printf '%s: skipped: %s\n' "$harness" "$*"
	exit 77
}

finish() { # FIGURES...
	printf '%s: %s\n' "$harness" "$*"
	exit "$broken"
}

# A base of its own on the throwaway server.
base_make() {
	export PGHOST="$TEST_SERVER" PGUSER="$TEST_ROLE" PGDATABASE="fault_$harness"
	dropdb --if-exists "$PGDATABASE" 2>/dev/null
	createdb "$PGDATABASE"
	rapporteur migrate up >/dev/null
	counted="host=$PGHOST user=$PGUSER dbname=$PGDATABASE"
}

# The program's own private server. It does not stop by itself.
private_make() {
	private=yes
	rapporteur init >/dev/null 2>"$scratch/init" || { cat "$scratch/init"; return 1; }
	private_find
	counted="host=$socket user=rapporteur dbname=rapporteur"
}
private_find() {
	status=$(rapporteur database status --json)
	socket=$(printf '%s' "$status" | sed -n 's/.*"socket": "\(.*\)".*/\1/p')
	data=$(printf '%s' "$status" | sed -n 's/.*"data": "\(.*\)".*/\1/p')
	postmaster=$(printf '%s' "$status" | sed -n 's/.*"pid": \([0-9]*\).*/\1/p')
}

# psql counts, not the program.
ask() { # SQL
	PGOPTIONS='-c search_path=rapporteur,pg_temp' psql -AtqX -v ON_ERROR_STOP=1 "$counted" -c "$1"
}

until_true() { # SQL: waits until it says t, at most 30 seconds
	tries=0
	until [ "$(ask "$1")" = t ]; do
		tries=$((tries + 1))
		[ "$tries" -lt 600 ] || { broke "never came true: $1"; return 0; }
		sleep 0.05
	done
}

milliseconds() {
	echo $(($(date +%s%N) / 1000000))
}

sleep_random() { # LONGEST, in milliseconds
	sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($(od -An -N4 -tu4 /dev/urandom) % $1 % 1000)))"
}

# Attempt N writes things fault-N-1 to fault-N-SIZE: every fourth one a file of 20 commands, the others a command. What
# it was told goes to out.N and err.N.
attempt_size() { # N
	[ $(($1 % 4)) -ne 0 ] && echo 1 || echo 20
}
attempt_file() { # N
	i=0
	while [ "$i" -lt "$(attempt_size "$1")" ]; do
		i=$((i + 1))
		echo "talks add fault-$1-$i \"Talks $1 $i\""
	done >"$scratch/run.$1"
}
attempt() { # N; sets $writer
	echo "$1 $(attempt_size "$1")" >>"$scratch/attempted"
	if [ "$(attempt_size "$1")" -gt 1 ]; then
		attempt_file "$1"
		rapporteur run "$scratch/run.$1" >"$scratch/out.$1" 2>"$scratch/err.$1" &
	else
		rapporteur talks add "fault-$1-1" "Talks $1" >"$scratch/out.$1" 2>"$scratch/err.$1" &
	fi
	writer=$!
}
# Waits for attempt N and books what it was told; sets $code. Acknowledged is what was told with its revision.
settle() { # N
	code=0
	wait "$writer" 2>/dev/null || code=$?
	said=$(sed -n 's/.*  (r\([0-9]*\))$/\1/p' "$scratch/out.$1" | head -n 1)
	if [ -n "$said" ]; then
		echo "$1 $said" >>"$scratch/acknowledged"
	elif [ "$code" -eq 0 ]; then
		broke "attempt $1 ended with 0 and told no revision"
	elif grep -q 'nothing was written' "$scratch/err.$1"; then
		echo "$1" >>"$scratch/denied"
	elif grep -q 'outcome unknown' "$scratch/err.$1"; then
		echo "$1" >>"$scratch/unknown"
	fi
}
# How long an undisturbed attempt N takes, in milliseconds.
attempt_time() { # N
	began=$(milliseconds)
	attempt "$1"
	settle "$1"
	echo $(($(milliseconds) - began))
}

# Counts what is there: sets $figures. Lost: acknowledged and not there, whole and under the revision that was told.
# Partial: some of an attempt, or in more than one revision. Untrue: said not to be written, and there.
judge() {
	touch "$scratch/attempted" "$scratch/acknowledged" "$scratch/denied" "$scratch/unknown"
	PGOPTIONS='-c search_path=rapporteur,pg_temp' psql -AtqX -F ' ' -v ON_ERROR_STOP=1 "$counted" >"$scratch/judged" <<-END
		create temporary table attempted (n int, size int);
		create temporary table acknowledged (n int, revision bigint);
		create temporary table denied (n int);
		\\copy attempted from '$scratch/attempted' delimiter ' '
		\\copy acknowledged from '$scratch/acknowledged' delimiter ' '
		\\copy denied from '$scratch/denied'
		create temporary table there as
		select split_part(slug, '-', 2)::int as n, count(*) as size, min(revision) as revision, count(distinct revision) as revisions
		from things where slug ~ '^fault-' group by 1;
		select (select count(*) from acknowledged),
			(select count(*) from acknowledged k join attempted a using (n) left join there t using (n)
				where (t.size, t.revision) is distinct from (a.size::bigint, k.revision)),
			(select count(*) from there t left join attempted a using (n) where t.size is distinct from a.size or t.revisions > 1),
			(select count(*) from denied join there using (n)),
			(select max(number) - count(*) from revisions)
				+ (select count(*) from revisions r where not exists (select from things where revision = r.number))
	END
	read -r acknowledged lost partial untrue gaps <"$scratch/judged"
	figures="$acknowledged acknowledged, $lost lost, $partial partial"
	[ "$acknowledged" -gt 0 ] || broke 'nothing was acknowledged: nothing was tried'
	[ "$lost" -eq 0 ] || broke "$lost acknowledged are not there"
	[ "$partial" -eq 0 ] || broke "$partial are there in part"
	[ "$untrue" -eq 0 ] || broke "$untrue are there, and were said not to be"
	[ "$gaps" -eq 0 ] || broke "$gaps revisions are missing, or hold nothing"
}
