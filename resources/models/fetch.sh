#!/usr/bin/env bash
# Fetches the files of pinned.txt, checks their SHA-256 and unpacks each into build/third_party/NAME; makes the default
# model pack build/models/default of the weights. Nothing is installed and no virtual environment is made. What is there
# already with the right hash is left alone.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target="$(cd "$here/../.." && pwd)/build/third_party"
# Debian's own Python, whatever else stands first in PATH; -I keeps the user's modules out of it.
python=(/usr/bin/python3 -I)

stop() {
    printf 'fetch: %s\n' "$*" >&2
    exit 1
}

# download NAME VERSION SHA256 FOLDER: exactly one file of that hash ends in FOLDER, or the script stops.
download() {
    local name=$1 version=$2 sha256=$3 folder=$4
    printf '%s==%s --hash=sha256:%s\n' "$name" "$version" "$sha256" >"$folder/requirement.txt"
    if ! "${python[@]}" -m pip download --quiet --disable-pip-version-check --no-input --retries 2 --no-deps --only-binary :all: \
        --require-hashes --implementation cp --python-version 311 --abi cp311 --abi none \
        --platform manylinux_2_28_x86_64 --dest "$folder/files" --requirement "$folder/requirement.txt" \
        >"$folder/log" 2>&1 </dev/null; then
        tail -n 12 "$folder/log" >&2
        if grep -q 'DO NOT MATCH THE HASHES' "$folder/log"; then
            stop "the package index offers $name $version with another hash than $here/pinned.txt says. The file is refused."
        fi
        stop "pip could not download $name $version (its last lines are above). Check the network and that the package index answers, then start again."
    fi
    local file
    file=$(find "$folder/files" -type f -name '*.whl')
    [ -f "$file" ] || stop "pip left no wheel of $name $version."
    printf '%s  %s\n' "$sha256" "$file" | sha256sum --check --status ||
        stop "the downloaded $name $version has another SHA-256 than $here/pinned.txt says. The file is refused."
}

# fetch NAME VERSION SHA256: a mark with the hash is written last, so a killed run is repeated.
fetch() {
    local name=$1 version=$2 sha256=$3 work
    local mark="$target/$name/.sha256"
    if [ -f "$mark" ] && [ "$(<"$mark")" = "$sha256" ]; then
        return
    fi
    printf 'fetch: %s %s\n' "$name" "$version"
    work=$(mktemp -d "$target/.fetch.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$work'" EXIT
    download "$name" "$version" "$sha256" "$work"
    "${python[@]}" -m zipfile -e "$work"/files/*.whl "$work/unpacked" ||
        stop "$name $version could not be unpacked into $target. Is the disk full?"
    printf '%s\n' "$sha256" >"$work/unpacked/.sha256"
    rm -rf "${target:?}/$name"
    mv "$work/unpacked" "$target/$name"
    rm -rf "$work"
    trap - EXIT
}

mkdir -p "$target"
exec 9>"$target/.lock"
flock 9 # two runs at once wait for each other
while read -r name version sha256 processor; do
    case $name in '' | '#'*) continue ;; esac
    if [ "$processor" != any ] && [ "$processor" != "$(uname -m)" ]; then
        printf 'fetch: %s %s is for %s only and is left out on this %s.\n' "$name" "$version" "$processor" "$(uname -m)"
        continue
    fi
    fetch "$name" "$version" "$sha256"
done <"$here/pinned.txt"
# The default model pack, made from the weights; still under the lock.
"${python[@]}" -B "$here/make_pack.py" "$target" "$(dirname "$target")/models/default"
