#!/usr/bin/env bash
# What a comparison costs, as docs/performance.md: times of the whole process beside the tools that people use today, in
# one hyperfine run on the same two files; memory; and instructions, which are the same on every run.
#
#   tools/bench.sh [BINARY] >docs/performance.md      without BINARY, the release binary is built
#
# Needs hyperfine, git, python3, GNU time and valgrind; wdiff, dwdiff and pdftotext where they are there. The texts on the
# oceans are in the shared folder (RESDIFF_SHARED, else ../shared). RUNS=n sets the runs of each command (default 40).
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${RESDIFF_SHARED:-../shared}
runs=${RUNS:-40}

for tool in hyperfine git python3 /usr/bin/time valgrind; do
  command -v "$tool" >/dev/null || { echo "bench.sh: needs $tool" >&2; exit 2; }
done
if [ $# -gt 0 ]; then
  bin=$(realpath "$1")
else
  cargo build --release --locked
  bin=$(realpath "${CARGO_TARGET_DIR:-target}/release/resdiff")
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Measures commands in one hyperfine run, without a shell: a row each, with how many times the first one's least time it takes.
# The least time is what a busy machine disturbs least. Of a comparison, 1 is what differing files give.
measure() { # TITLE NAME COMMAND [NAME COMMAND]...
  local title=$1 commands=()
  shift
  while [ $# -gt 0 ]; do
    commands+=(-n "$1" "$2")
    shift 2
  done
  hyperfine --shell=none --ignore-failure --warmup 5 --runs "$runs" --style none \
    --export-json "$work/times.json" "${commands[@]}" >/dev/null 2>&1
  python3 - "$work/times.json" "$title" <<'PY'
import json, sys
results = json.load(open(sys.argv[1]))["results"]
print(f"\n{sys.argv[2]}\n\n| command | median | least | times the first |\n|---|---|---|---|")
for r in results:
    print(f"| {r['command']} | {1000 * r['median']:.1f} ms | {1000 * r['min']:.1f} ms | {r['min'] / results[0]['min']:.2f} |")
PY
}

# The commands that compare two texts; those of tools that are not there are left out.
against() { # TITLE OLD NEW
  local commands=(
    'git diff --word-diff' "git diff --no-index --word-diff '$2' '$3'"
    'resdiff' "'$bin' compare '$2' '$3'"
    'resdiff, JSON' "'$bin' compare '$2' '$3' --format json"
  )
  command -v wdiff >/dev/null && commands+=('wdiff' "wdiff '$2' '$3'")
  command -v dwdiff >/dev/null && commands+=('dwdiff' "dwdiff '$2' '$3'")
  measure "$1" "${commands[@]}"
}

memory() { # NAME OLD NEW
  /usr/bin/time -f '%M %S %R' -o "$work/peak" "$bin" compare "$2" "$3" >/dev/null
  tail -1 "$work/peak" | awk -v name="$1" '{ printf "| %s | %.1f MB | %.0f ms | %d |\n", name, $1 / 1024, 1000 * $2, $3 }'
}

# Writes a text ten times over, with one long word in five another in every copy, the same ones in every text.
ten_times() { # TEXT
  python3 - "$1" <<'PY'
import re, sys, zlib
text = open(sys.argv[1], encoding="utf-8").read()
for copy in range(10):
    def other(match):
        word = match[0]
        return word + "abcdefghij"[copy] if copy and (zlib.crc32(word.encode()) + copy) % 5 == 0 else word
    sys.stdout.write(re.sub(r"\b[a-z]{5,}\b", other, text))
PY
}

old=versions/en/A-RES-78-241.txt
new=versions/en/A-RES-79-62.txt
oceans=$shared/corpus/series/oceans-law-of-the-sea/en
old_oceans=$oceans/A-RES-79-144
new_oceans=$oceans/A-RES-80-110

cat <<TEXT
# What a comparison costs

Made by \`tools/bench.sh\` on $(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1); load when it began: $(cut -d' ' -f1 /proc/loadavg).
Times are of whole processes, in one run on the same two files; the least of $runs is compared, since a busy machine disturbs it least.
The other tools know no paragraphs: they find changed words in lines, and nothing else.

## Times
TEXT
against 'Bundled pair, 78/241 and 79/62, 3,000 words' "$old" "$new"
if [ -d "$oceans" ]; then
  against 'Oceans and the law of the sea, 79/144 and 80/110, 61,000 words' "$old_oceans.txt" "$new_oceans.txt"
  command -v pdftotext >/dev/null && measure 'The same as PDF, 79/144 alone' \
    'pdftotext' "pdftotext -layout '$old_oceans.pdf' '$work/out.txt'" \
    'resdiff show' "'$bin' show '$old_oceans.pdf'"
  ten_times "$old_oceans.txt" >"$work/old.txt"
  ten_times "$new_oceans.txt" >"$work/new.txt"
  measure 'The oceans, and ten times as long' \
    'as it is' "'$bin' compare '$old_oceans.txt' '$new_oceans.txt'" \
    'ten times' "'$bin' compare '$work/old.txt' '$work/new.txt'"
  printf '\n## Memory\n\n| texts | peak | system time | page faults |\n|---|---|---|---|\n'
  memory 'bundled pair' "$old" "$new"
  memory 'the oceans' "$old_oceans.txt" "$new_oceans.txt"
  memory 'the oceans, ten times as long' "$work/old.txt" "$work/new.txt"
else
  echo "skipped: no shared folder at $shared" >&2
fi
cat <<'TEXT'

## Instructions

Counted by callgrind (`tools/instructions.sh`). `.ci/run` fails where a workload takes over 5% more than its budget, so that speed once won
is kept. Callgrind counts sha-256, which reports print of their texts, as done without the processor's help: 22 M of each count of the
oceans to HTML.

TEXT
tools/instructions.sh "$bin"
