# shellcheck shell=bash
# Shared by run.sh and test.sh: configuring and building one build tree. Needs $root.

# configure_tree FOLDER CMAKE_OPTION...: skipped when the tree was configured with the same options; changed CMake files
# are noticed by the build itself.
configure_tree() {
    local folder=$1
    shift
    local wanted="${root:?} $*"
    if [ -f "$folder/build.ninja" ] && [ -f "$folder/.configured" ] && [ "$(<"$folder/.configured")" = "$wanted" ]; then
        return
    fi
    mkdir -p "$folder"
    rm -f "$folder/.configured"
    if ! cmake -S "$root" -B "$folder" -G Ninja "$@" >"$folder/configure.log" 2>&1; then
        tail -n 30 "$folder/configure.log" >&2
        echo "Configuring failed (above): cmake -S $root -B $folder -G Ninja $*" >&2
        return 1
    fi
    printf '%s\n' "$wanted" >"$folder/.configured"
}

# build_tree FOLDER TARGET...: VITRINE_JOBS sets how many compilers run at once (default: one a processor).
build_tree() {
    local folder=$1
    shift
    if ! ninja -C "$folder" -j "${VITRINE_JOBS:-$(nproc)}" "$@"; then
        echo "Building failed (above): ninja -C $folder $*" >&2
        return 1
    fi
}
