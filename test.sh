#!/usr/bin/env bash
# ./test.sh [--quick]
# Installs what is missing, then builds and tests up to three trees: build/ (Release, everything),
# build-asan/ (address and undefined behaviour sanitizers, everything but the label `thorough`) and build-tsan/ (thread
# sanitizer, the tests labelled `concurrency`). --quick: Release only. Stops after the first tree that fails. VITRINE_JOBS
# sets how much runs at once.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/resources/build/tree.sh"

quick=no
case "${1:-}" in
--quick) quick=yes ;;
'') ;;
*)
    echo "usage: ./test.sh [--quick]" >&2
    exit 2
    ;;
esac

# Real pictures for the tests that can use them; such tests say that they were skipped where there are none.
for folder in "$root/../shared" "$root/../../shared"; do
    if [ -z "${VITRINE_SHARED:-}" ] && [ -d "$folder/data" ]; then
        VITRINE_SHARED=$(cd "$folder" && pwd)
        export VITRINE_SHARED
    fi
done

summary=()
finish() {
    echo
    printf '%s\n' "${summary[@]}"
    exit "$1"
}

# run_tree NAME FOLDER TARGET "CTEST OPTIONS" CMAKE_OPTION...: a failing tree is run to its end, then ends the script.
run_tree() {
    local name=$1 folder="$root/$2" target=$3 started built ended result=passed
    local -a ctest_options
    read -ra ctest_options <<<"$4"
    shift 4
    echo "== $name"
    started=$SECONDS
    if ! configure_tree "$folder" "$@" || ! build_tree "$folder" "$target"; then
        summary+=("$(printf '%-8s did not build (%d s)' "$name" $((SECONDS - started)))")
        finish 1
    fi
    built=$SECONDS
    ctest --test-dir "$folder" -j "${VITRINE_JOBS:-$(nproc)}" --output-on-failure --no-tests=error \
        "${ctest_options[@]}" </dev/null || result=FAILED
    ended=$SECONDS
    summary+=("$(printf '%-8s %-6s build %4d s, tests %4d s' "$name" "$result" $((built - started)) $((ended - built)))")
    [ "$result" = passed ] || finish 1
}

"$root/resources/build/prepare.sh"
run_tree release build all "" -DCMAKE_BUILD_TYPE=Release
if [ "$quick" = no ]; then
    run_tree asan build-asan all "-LE ^thorough$" -DCMAKE_BUILD_TYPE=None -DVITRINE_SANITIZE=address -DVITRINE_BENCH=OFF
    run_tree tsan build-tsan concurrent_tests "-L ^concurrency$" -DCMAKE_BUILD_TYPE=None -DVITRINE_SANITIZE=thread \
        -DVITRINE_BENCH=OFF
fi
finish 0
