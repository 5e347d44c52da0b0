#!/usr/bin/env bash
# ./run.sh [--build-only] [ARGUMENT...]
# Installs what is missing, builds Vitrine (Release) into build/ and starts it with the arguments given: without any it
# opens the window, `./run.sh import CATALOGUE PATH...` works on the command line. --build-only stops before starting.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/resources/build/tree.sh"

build_only=no
if [ "${1:-}" = --build-only ]; then
    build_only=yes
    shift
fi
# A window is wanted when there is no command word: no argument at all, or a catalogue's folder.
if [ "$build_only" = no ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    if [ $# -eq 0 ] || [ -d "$1" ]; then
        echo "run.sh: there is no display to open the window on (DISPLAY and WAYLAND_DISPLAY are empty)." >&2
        echo "Start it from a desktop session, give a command (./run.sh --help lists them), or build only: ./run.sh --build-only" >&2
        exit 2
    fi
fi

# What the program prints must stay alone on stdout.
{
    "$root/resources/build/prepare.sh"
    configure_tree "$root/build" -DCMAKE_BUILD_TYPE=Release
    build_tree "$root/build" vitrine
} >&2
[ "$build_only" = no ] || exit 0
exec "$root/build/vitrine" "$@"
