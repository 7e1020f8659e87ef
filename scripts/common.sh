# Shared by the shell scripts, to be sourced: where the project is, and how to run a step.
unset CDPATH
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
# Objects of one checkout serve another.
export CCACHE_BASEDIR="$root"
# As it wants for precompiled headers, whose lists of files are written just before.
export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 2
}

# quietly WHAT COMMAND...: one line that says WHAT; the command's output only if it fails.
quietly() {
  local what=$1 log status=0
  shift
  say "$what"
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -ne 0 ]; then
    cat -- "$log" >&2
    say "failed: $what"
  fi
  rm -f -- "$log"
  return "$status"
}

# configure PRESET: build files in build/PRESET.
configure() {
  quietly "configure $1" cmake -S "$root" --preset "$1"
}
