#!/usr/bin/env bash
# Whole-process times of resdiff against the tools people use today, on the same two files.
#
#   tools/bench.sh            builds the release binary and measures it
#   tools/bench.sh BINARY     measures this one
#
# Pairs: the one that comes with the program, both texts written ten times over (with other words in every copy, so
# that no paragraph stands twice), and, where the shared folder is (RESDIFF_SHARED, else ../shared), two resolutions
# on the oceans of 31,000 words. Also: peak memory, and that a comparison without Chinese does not pay for the
# dictionary. Needs hyperfine, git, python3 and GNU time; wdiff and dwdiff where they are there.
# RUNS=n sets the runs of each command (default 40).
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${RESDIFF_SHARED:-../shared}
runs=${RUNS:-40}

for tool in hyperfine git python3 /usr/bin/time; do
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

# Measures commands on two files in one hyperfine run, and prints each one's median against resdiff's.
against() { # TITLE OLD NEW
  local title=$1 old=$2 new=$3
  local commands=(
    -n 'resdiff' "'$bin' compare '$old' '$new'"
    -n 'resdiff json' "'$bin' compare '$old' '$new' --format json"
    -n 'git word-diff' "git diff --no-index --word-diff '$old' '$new'"
  )
  command -v wdiff >/dev/null && commands+=(-n 'wdiff' "wdiff '$old' '$new'")
  command -v dwdiff >/dev/null && commands+=(-n 'dwdiff' "dwdiff '$old' '$new'")
  printf '\n%s (%s + %s bytes)\n' "$title" "$(wc -c <"$old")" "$(wc -c <"$new")"
  measure "${commands[@]}"
  ratio 'resdiff' 'git word-diff'
  printf '  %-34s %8.1f MB\n' 'peak memory of resdiff' "$(peak "$old" "$new")"
}

# Runs hyperfine without a shell; 1 is what differing files give.
measure() {
  hyperfine --shell=none --ignore-failure --warmup 5 --runs "$runs" --style none \
    --export-json "$work/times.json" "$@" >/dev/null 2>&1
  python3 - "$work/times.json" <<'PY'
import json, sys
for result in json.load(open(sys.argv[1]))["results"]:
    name = result["command"]
    print(f"  {name:34} {result['median'] * 1000:8.2f} ms  ± {(result['stddev'] or 0) * 1000:.2f}")
PY
}

median() { # NAME
  python3 - "$work/times.json" "$1" <<'PY'
import json, sys
print(next(r["median"] for r in json.load(open(sys.argv[1]))["results"] if r["command"] == sys.argv[2]))
PY
}

ratio() { # NAME NAME
  python3 -c 'import sys; print(f"  {sys.argv[1] + " / " + sys.argv[2]:34} {float(sys.argv[3]) / float(sys.argv[4]):8.2f} times")' \
    "$1" "$2" "$(median "$1")" "$(median "$2")"
}

# Peak resident memory in MB.
peak() { # OLD NEW
  /usr/bin/time -f %M -o "$work/peak" "$bin" compare "$1" "$2" >/dev/null
  awk '{ printf "%.1f", $1 / 1024 }' "$work/peak"
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
against 'Bundled pair, 78/241 and 79/62' "$old" "$new"

long_old=$old
long_new=$new
oceans=$shared/corpus/series/oceans-law-of-the-sea/en
if [ -d "$oceans" ]; then
  long_old=$oceans/A-RES-79-144.txt
  long_new=$oceans/A-RES-80-110.txt
  against 'Oceans and the law of the sea, 79/144 and 80/110' "$long_old" "$long_new"
else
  printf '\nskipped: no shared folder at %s\n' "$shared"
fi

ten_times "$long_old" >"$work/old.txt"
ten_times "$long_new" >"$work/new.txt"
printf '\nTen times as long\n'
measure -n 'as it is' "'$bin' compare '$long_old' '$long_new'" \
  -n 'ten times' "'$bin' compare '$work/old.txt' '$work/new.txt'"
ratio 'ten times' 'as it is'
printf '  %-34s %8.1f MB\n' 'peak memory' "$(peak "$work/old.txt" "$work/new.txt")"

printf '\nThe Chinese dictionary is loaded for Chinese only\n'
zh=versions/zh/A-RES-79-62.txt
measure -n 'English with itself' "'$bin' compare '$new' '$new'" \
  -n 'Chinese shown' "'$bin' show '$zh'" \
  -n 'Chinese with itself' "'$bin' compare '$zh' '$zh'"
ratio 'Chinese with itself' 'English with itself'
