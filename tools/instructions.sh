#!/usr/bin/env bash
# Counts the instructions of the workloads in tools/instructions.tsv with callgrind, as Markdown rows. Unlike times they
# are the same on every run, so that speed once won can be held.
#
#   tools/instructions.sh BINARY           prints the table
#   tools/instructions.sh BINARY --check   also fails where a workload takes more than its budget by over 5 %
#
# A workload whose texts are in the shared folder (RESDIFF_SHARED, else ../shared) is left out where that is not there;
# with RESDIFF_REQUIRE_ALL=1 it fails instead. Needs valgrind.
set -euo pipefail
bin=$(realpath "${1:?name the binary}")
check=${2:-}
cd "$(dirname "$0")/.."
shared=${RESDIFF_SHARED:-../shared}
command -v valgrind >/dev/null || { echo "instructions.sh: needs valgrind" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
printf '| workload | instructions | budget |\n|---|---|---|\n'
while IFS=$'\t' read -r name budget arguments; do
  case $arguments in
    *'$shared'*)
      if [ ! -d "$shared" ]; then
        echo "skipped: $name: no shared folder at $shared" >&2
        [ -z "${RESDIFF_REQUIRE_ALL:-}" ] || status=1
        continue
      fi
      ;;
  esac
  read -ra words <<<"${arguments//'$shared'/"$shared"}"
  valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$bin" "${words[@]}" --color never -o "$work/out" >"$work/log" 2>&1 ||
    { echo "instructions.sh: $name failed:" >&2; cat "$work/log" >&2; exit 1; }
  million=$(awk '/Collected/ { printf "%.1f", $4 / 1e6 }' "$work/log")
  printf '| %s | %s M | %s M |\n' "$name" "$million" "$budget"
  if [ -n "$check" ] && awk -v is="$million" -v may="$budget" 'BEGIN { exit !(is > may * 1.05) }'; then
    echo "instructions.sh: $name takes $million M instructions; its budget is $budget M and 5 %" >&2
    status=1
  fi
done < <(grep -v '^#' tools/instructions.tsv)
exit "$status"
