#!/usr/bin/env bash
# packaging/try-deb.sh: installs the .deb of packaging/deb.sh into a root of its own and uses it there: the program, a manual
# page, a completion. Needs dpkg.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(ls target/debian/resdiff_*.deb)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
dpkg-deb --info "$deb" | grep -E '^ (Package|Version|Architecture|Depends):'
dpkg-deb --extract "$deb" "$root"
PATH=$root/usr/bin:$PATH
test "$(command -v resdiff)" = "$root/usr/bin/resdiff"
resdiff compare 78/241 79/62 --view summary | grep -q 'Lethal autonomous weapons systems'
zcat "$root/usr/share/man/man1/resdiff-compare.1.gz" | grep -q 'Compare two texts'
# What bash offers behind "resdiff compare 79/".
offered=$(bash -c '
    source "$1"
    COMP_WORDS=(resdiff compare 79/) COMP_CWORD=2 COMP_TYPE=9
    COMP_LINE="resdiff compare 79/" COMP_POINT=19
    _clap_complete_resdiff resdiff 79/ compare
    printf "%s\n" "${COMPREPLY[@]}"' bash "$root/usr/share/bash-completion/completions/resdiff")
grep -q '79/62' <<<"$offered"
echo "the package works: program, manual, completion"
