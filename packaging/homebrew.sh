#!/usr/bin/env bash
# packaging/homebrew.sh VERSION FOLDER URL: prints the Homebrew formula for the archives in FOLDER, which are to be had under
# URL.
set -euo pipefail
version=$1 folder=$2 url=$3
sum() { sha256sum "$folder/resdiff-$version-$1.tar.gz" | cut -d' ' -f1; }
archive() {
    printf '      url "%s/resdiff-%s-%s.tar.gz"\n      sha256 "%s"\n' "$url" "$version" "$1" "$(sum "$1")"
}
cat <<FORMULA
class Resdiff < Formula
  desc "Compares United Nations resolutions year over year"
  homepage "${url%/releases/*}"
  version "$version"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
$(archive aarch64-apple-darwin)
    end
    on_intel do
$(archive x86_64-apple-darwin)
    end
  end

  on_linux do
    on_arm do
$(archive aarch64-unknown-linux-musl)
    end
    on_intel do
$(archive x86_64-unknown-linux-musl)
    end
  end

  def install
    bin.install "resdiff"
    man1.install Dir["man/*.1.gz"]
    bash_completion.install "completions/resdiff.bash" => "resdiff"
    zsh_completion.install "completions/_resdiff"
    fish_completion.install "completions/resdiff.fish"
  end

  test do
    assert_match "Lethal autonomous weapons systems", shell_output("#{bin}/resdiff compare 78/241 79/62 --view summary")
  end
end
FORMULA
