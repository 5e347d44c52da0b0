#!/usr/bin/env bash
# tidy.sh BUILD_FOLDER [PATH_PATTERN]: clang-tidy over the sources of app, core and ui, or of the paths that match.
# Files are read without GCC's precompiled headers, which clang cannot use; their contents are included as text instead.
set -euo pipefail
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
pattern="^$root/${2:-(app|core|ui)/}"
mkdir -p "$build/tidy"
sed -E -e 's#-include ([^ ]*)/cmake_pch\.hxx#-include \1/cmake_pch_text.hxx#' \
    -e 's/ (-fpch-preprocess|-Winvalid-pch|-fno-sanitize-recover=[a-z]+)//g' \
    "$build/compile_commands.json" >"$build/tidy/compile_commands.json"
find "$build" -name cmake_pch.hxx -execdir cp --update {} cmake_pch_text.hxx \;
exec run-clang-tidy-16 -clang-tidy-binary clang-tidy-16 -p "$build/tidy" -quiet -j "${VITRINE_JOBS:-$(nproc)}" \
    -extra-arg=-Wno-unknown-warning-option -extra-arg=-Wno-ignored-optimization-argument "$pattern.*\\.cpp\$"
