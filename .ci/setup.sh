#!/bin/sh
# Makes a machine ready for this project. Called by the Makefile, from the top folder:
#
#   sh .ci/setup.sh run    what the program needs, then starts it
#   sh .ci/setup.sh dev    what the program, its checks and its tests need
#
# System libraries first (Debian and Ubuntu; elsewhere they are left to you), then .venv, then the
# project itself, editable. What is there already is left alone, so a second run takes a moment.
set -eu

# What Qt needs of the system. Names separated by '|' are one library in different releases.
QT_LIBRARIES='libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0t64|libglib2.0-0
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
  libpulse0 libxrandr2'
TEST_PACKAGES='xvfb xauth dbus at-spi2-core dunst
  speech-dispatcher speech-dispatcher-espeak-ng espeak-ng pulseaudio pulseaudio-utils minisign
  shared-mime-info desktop-file-utils xdg-utils libglib2.0-bin'

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# -- the system -----------------------------------------------------------------------------------

is_debian() { have apt-get && have dpkg-query; }

# How to become root without asking for a password: '' as root, else sudo; false where neither is.
root_prefix() {
  if [ "$(id -u)" -eq 0 ]; then return 0; fi
  if have sudo && sudo -n true 2>/dev/null; then printf 'sudo -n'; return 0; fi
  return 1
}

is_installed() {
  dpkg-query -W -f='${Status}\n' "$1" 2>/dev/null | grep -q '^install ok installed$'
}

# Those of the given names (with their alternatives) that dpkg doesn't have.
missing_packages() {
  for names in "$@"; do
    found=no
    for name in $(printf '%s' "$names" | tr '|' ' '); do
      if is_installed "$name"; then found=yes; break; fi
    done
    [ "$found" = yes ] || printf '%s ' "$names"
  done
}

is_available() {
  apt-cache policy "$1" 2>/dev/null | grep 'Candidate:' | grep -qv '(none)'
}

# For each name the first alternative that this release has; the last one where none is known.
resolve_packages() {
  for names in "$@"; do
    for name in $(printf '%s' "$names" | tr '|' ' '); do
      if is_available "$name"; then break; fi
    done
    printf '%s ' "$name"
  done
}

apt_is_fresh=no
refresh_apt() { # refresh_apt PREFIX
  [ "$apt_is_fresh" = no ] || return 0
  $1 apt-get update -qq || say "apt-get update had trouble; going on with what it knows."
  apt_is_fresh=yes
}

# Installs what is missing, or says the one command that does.
need_packages() {
  is_debian || return 0
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  may_install=yes
  if prefix=$(root_prefix); then refresh_apt "$prefix"; else may_install=no; fi
  # The lists are split into words on purpose.
  # shellcheck disable=SC2046,SC2086
  set -- $(resolve_packages $missing)
  if [ "$may_install" = no ]; then
    say "These system packages are missing. To install them:"
    say "  sudo apt-get install --no-install-recommends $*"
    return 0
  fi
  say "Installing system packages: $*"
  # shellcheck disable=SC2086
  $prefix env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# -- Python ---------------------------------------------------------------------------------------

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
    if have "$name" && is_new_enough "$name"; then printf '%s' "$name"; return 0; fi
  done
  return 1
}

can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# The package that a Python of Debian's lacks for making .venv, if it has to be made.
venv_package() {
  if is_new_enough "$(venv_python)"; then return 0; fi
  base=$(find_python) || return 0
  can_make_venv "$base" || "$base" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

# A machine without a usable Python gets the newest that its release offers.
install_python() {
  is_debian || return 1
  prefix=$(root_prefix) || return 1
  refresh_apt "$prefix"
  for name in python3.13 python3.12 python3.11; do
    if is_available "$name" && is_available "$name-venv"; then
      need_packages "$name" "$name-venv"
      return 0
    fi
  done
  return 1
}

venv_python() {
  if [ -e .venv/Scripts/python.exe ]; then
    printf '.venv/Scripts/python.exe'
  else
    printf '.venv/bin/python'
  fi
}

need_venv() {
  if is_new_enough "$(venv_python)"; then return 0; fi
  base=$(find_python) || { install_python && base=$(find_python); } ||
    fail "rehab-app needs Python 3.11 or newer, and none was found. Please install it (on Debian or" \
      "Ubuntu: python3 and python3-venv) and try again."
  can_make_venv "$base" ||
    fail "$base can't make virtual environments: it lacks the modules venv and ensurepip."
  say "Making .venv with $("$base" --version)."
  "$base" -m venv --clear .venv
}

# What the environment was made from. A stamp that says the same means: nothing to do.
fingerprint() {
  cksum <pyproject.toml
  pwd
}

pip() { "$(venv_python)" -m pip --disable-pip-version-check "$@"; }

need_project() { # need_project run|dev
  stamp=.venv/rehab-app-$1.stamp
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint)" ]; then return 0; fi
  say "Installing rehab-app and what it needs into .venv (Qt is large; the first time takes minutes)."
  pip --version >/dev/null 2>&1 || "$(venv_python)" -m ensurepip --upgrade >/dev/null
  if [ "$1" = dev ]; then
    pip install -q --upgrade 'pip>=25.1' # the first that knows --group
    pip install -q -e . --group dev
    fingerprint >.venv/rehab-app-run.stamp # it holds all that `run` asks for
  else
    pip install -q -e .
  fi
  fingerprint >"$stamp"
}

# -- starting -------------------------------------------------------------------------------------

has_display() {
  case "$(uname -s)" in
    Linux | *BSD) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] ;;
    *) true ;; # macOS and Windows
  esac
}

start() {
  python=$(venv_python)
  if has_display; then exec "$python" -m rehab_app; fi
  say "No display here: playing the session in the terminal instead."
  routine=routines/daily-hip-stretch.yaml
  if [ -t 0 ]; then exec "$python" -m rehab_app play "$routine"; fi
  answers=2,3:dull,4:dull,2
  say "Nobody is here to answer either: it plays 600 times as fast, with the answers $answers," \
    "and its history is thrown away."
  REHAB_APP_HOME=$(mktemp -d)
  export REHAB_APP_HOME
  trap 'rm -rf "$REHAB_APP_HOME"' EXIT
  "$python" -m rehab_app play "$routine" --speed 600 --answers "$answers"
}

[ -f pyproject.toml ] || fail "Please start this from the project's top folder, through make."
# The lists are split into words on purpose.
# shellcheck disable=SC2046,SC2086
case "${1:-}" in
  run)
    need_packages $QT_LIBRARIES $(venv_package)
    need_venv
    need_project run
    start
    ;;
  dev)
    need_packages $QT_LIBRARIES $TEST_PACKAGES $(venv_package)
    need_venv
    need_project dev
    ;;
  *) fail "usage: sh .ci/setup.sh run|dev" ;;
esac
