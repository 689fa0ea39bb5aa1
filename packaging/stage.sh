#!/usr/bin/env bash
# packaging/stage.sh PROGRAM FOLDER: writes into FOLDER what comes with the program besides itself: manual pages (man/) and
# what shells need to complete it (completions/). PROGRAM is a resdiff that runs here.
set -euo pipefail
program=$1 folder=$2
mkdir -p "$folder/man" "$folder/completions"
"$program" man --folder "$folder/man" >/dev/null
"$program" completions bash >"$folder/completions/resdiff.bash"
"$program" completions zsh >"$folder/completions/_resdiff"
"$program" completions fish >"$folder/completions/resdiff.fish"
"$program" completions powershell >"$folder/completions/resdiff.ps1"
# The date of the sources, so that the same sources give the same archive.
gzip --no-name --best --force "$folder"/man/*.1
