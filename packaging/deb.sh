#!/usr/bin/env bash
# packaging/deb.sh: makes target/debian/resdiff_VERSION_ARCH.deb of target/release/resdiff; needs cargo-deb.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf target/package
packaging/stage.sh target/release/resdiff target/package
cargo deb --no-build --no-strip --locked
