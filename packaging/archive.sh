#!/usr/bin/env bash
# packaging/archive.sh PROGRAM TARGET FOLDER: makes FOLDER/resdiff-VERSION-TARGET.tar.gz (.zip for Windows) of a built
# program that runs here, with its manual pages, completions, licences and those of its crates.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
program=$1 target=$2 out=$3
version=$("$program" --version | cut -d' ' -f2)
name=resdiff-$version-$target
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/$name"
cp "$program" "$work/$name/"
cp "$root"/{README.md,CHANGELOG.md,SECURITY.md,LICENSE-MIT,LICENSE-APACHE} "$work/$name/"
if test -f "$root/target/licenses.html"; then cp "$root/target/licenses.html" "$work/$name/LICENSES-OF-CRATES.html"; fi
"$root/packaging/stage.sh" "$program" "$work/$name"
case $target in
*windows*) (cd "$work" && 7z a -bso0 archive.zip "$name") && mv "$work/archive.zip" "$out/$name.zip" ;;
*) tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -cf - "$name" 2>/dev/null | gzip --no-name --best >"$out/$name.tar.gz" ||
    tar -C "$work" -czf "$out/$name.tar.gz" "$name" ;; # a tar that is not GNU's
esac
