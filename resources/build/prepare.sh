#!/usr/bin/env bash
# Installs the Debian packages that the build needs and that are missing, then fetches the pinned model files.
# Called by run.sh and test.sh; a second run takes well under two seconds. Needs root or sudo only when something is missing.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
packages_file="$root/resources/build/packages.txt"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

stop() {
    printf 'prepare: %s\n' "$*" >&2
    exit 1
}

# A line "PACKAGE command:NAME" is not wanted where the command has come from elsewhere (node from its makers, say).
wanted_packages() {
    local package unless
    while read -r package unless; do
        if [ -z "$unless" ] || ! command -v "${unless#command:}" >/dev/null; then
            printf '%s\n' "$package"
        fi
    done < <(sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$packages_file")
}

missing_packages() {
    local installed
    # Names without architecture; dpkg-query fails for unknown names, which are then simply not in its answer.
    # shellcheck disable=SC2046
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $(wanted_packages) 2>/dev/null |
        sed -n 's/^installed //p' | sort -u || true)
    comm -23 <(wanted_packages | sort -u) <(printf '%s\n' "$installed")
}

# run_or_stop COMMAND...: shows the output only when the command fails, then names the command and its last words.
run_or_stop() {
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 15 "$log" >&2
        stop "this command failed (its last lines are above): $*"
    fi
}

install_packages() {
    local missing=("$@") as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            stop "these packages are missing and neither root nor sudo is at hand. Run as root, then start again:
  apt-get update && apt-get install --no-install-recommends -y ${missing[*]}"
        sudo -v || stop "sudo refused. Run as root, then start again:
  apt-get update && apt-get install --no-install-recommends -y ${missing[*]}"
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    printf 'prepare: installing %s missing packages: %s\n' "${#missing[@]}" "${missing[*]}"
    if ! "${as_root[@]}" update >"$log" 2>&1 </dev/null; then
        # One broken source of somebody else's must not stop us: the install below tells what really cannot be had.
        tail -n 5 "$log" >&2
        printf 'prepare: apt-get update failed (above); trying with the lists that are there.\n' >&2
    fi
    run_or_stop "${as_root[@]}" install --no-install-recommends -y "${missing[@]}"
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    stop "this machine has no apt-get. Vitrine is set up on Debian 12; elsewhere install the counterparts of the packages in $packages_file by hand."
fi
mapfile -t missing < <(missing_packages)
if [ "${#missing[@]}" -gt 0 ]; then
    install_packages "${missing[@]}"
    mapfile -t missing < <(missing_packages)
    [ "${#missing[@]}" -eq 0 ] || stop "apt-get said it succeeded, but these are still not installed: ${missing[*]}"
fi

"$root/resources/models/fetch.sh"
