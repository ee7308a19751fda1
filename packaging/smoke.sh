#!/usr/bin/env bash
# Tries the real window as a newcomer would: a real X server, real mouse and keys, functions in real containers. It opens a
# sample and runs it with three clicks, edits it, is killed in the middle of it, and finds the unsaved edit again.
#
# SLUICE_PROGRAM is the program to try instead of packaging/sluice; SMOKE_PICTURES a folder for pictures of the screen (xwd).
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

program=${SLUICE_PROGRAM-$packaging/sluice}
work=$(mktemp -d)
xvfb=
designer=

clean_up() {
  for process in $designer $xvfb; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT

# A window of its own home, so that nothing of the user's is read or changed.
export HOME=$work/home SLUICE_JAVA_OPTIONS=-Duser.home=$work/home XDG_CONFIG_HOME=$work/config XDG_STATE_HOME=$work/state LC_ALL=C.UTF-8
mkdir -p "$HOME" "$XDG_CONFIG_HOME/sluice"
printf '{"language": "english", "theme": "light"}\n' >"$XDG_CONFIG_HOME/sluice/settings.json"

ensure_window
ensure_packages "what the test of the window needs" xvfb xdotool

# Waits until a command succeeds, for at most $1 seconds; $2 says what is waited for.
until_true() {
  local limit=$1 what=$2 start=$SECONDS
  shift 2
  until "$@"; do
    if [ $((SECONDS - start)) -ge "$limit" ]; then
      picture failed
      say "smoke.sh: waited $limit s for $what"
      tail -n 20 "$work/designer.log" >&2
      exit 1
    fi
    sleep 0.2
  done
  say "  $what"
}

picture() {
  if [ -n "${SMOKE_PICTURES-}" ] && have xwd; then
    mkdir -p "$SMOKE_PICTURES"
    xwd -root -silent -out "$SMOKE_PICTURES/$1.xwd" || true
  fi
}

title() { xdotool getwindowname "$(window)" 2>/dev/null; }
window() { xdotool search --onlyvisible --name 'Sluice$' 2>/dev/null | head -n 1; }
is_titled() { [ "$(title)" = "$1" ]; }
is_up() { [ -n "$(window)" ]; }

# The desktop's panels and switchers know the program by it.
bears_its_name() { xdotool search --onlyvisible --class '^Sluice$' 2>/dev/null | grep -qFx "$(window)"; }

start() {
  "$program" >>"$work/designer.log" 2>&1 &
  designer=$!
  until_true 90 "the window is there" is_up
  xdotool windowmove "$(window)" 0 0
  xdotool windowfocus "$(window)"
  sleep 1
}

click() {
  xdotool mousemove "$1" "$2"
  sleep 0.2
  xdotool click 1
}

# Clicks at $1, $2 until the command $5... succeeds, as somebody does whose click came before the window was ready; $3 and
# $4 as for until_true.
click_until() {
  local x=$1 y=$2 limit=$3 what=$4
  shift 4
  for _ in 1 2 3; do
    click "$x" "$y"
    for _ in $(seq 25); do
      if "$@"; then break 2; fi
      sleep 0.2
    done
  done
  until_true "$limit" "$what" "$@"
}

has_run() { "$program" runs "$flow" list 2>/dev/null | grep -qE '^[0-9]{8}-'; }
has_succeeded() { "$program" runs "$flow" list 2>/dev/null | grep -q succeeded; }

# Any display number that is free.
exec 3<>"$work/display"
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp >"$work/xvfb.log" 2>&1 &
xvfb=$!
until_true 40 "the X server is there" test -s "$work/display"
DISPLAY=:$(tr -d '\n' <"$work/display")
export DISPLAY
unset WAYLAND_DISPLAY

start
until_true 40 "the window bears the program's name" bears_its_name
picture start
# The first sample of the first screen: hello.
click_until 440 330 40 "the sample is open" is_titled "hello – Sluice"
flow=$HOME/sluice-flows/hello
test -f "$flow/flow.json"
sleep 1
picture open
# The green button of the tool bar.
click_until 627 59 40 "its run has begun" has_run
until_true 120 "its run in containers succeeded, after two clicks" has_succeeded
picture run
# The tab of the dock with the run's output.
click 686 637
sleep 1
picture output

xdotool mousemove 700 300
xdotool key ctrl+a
xdotool key ctrl+d
until_true 40 "an edit was made by keys" is_titled "hello (changed) – Sluice"
sleep 1
kill -9 "$designer"
wait "$designer" 2>/dev/null || true

start
until_true 60 "the unsaved edit is there after kill -9" is_titled "hello (changed) – Sluice"
sleep 1
picture restored
xdotool key ctrl+z
until_true 40 "undo leads back to what lies on disk" is_titled "hello – Sluice"
say "the window works: $SECONDS s"
