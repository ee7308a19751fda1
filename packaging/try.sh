#!/usr/bin/env bash
# The main job: sets up what a fresh host needs, builds Sluice, and opens the designer on a sample flow. Without a
# display it runs the sample in containers instead, with its logs, its output and its cost, and draws a picture of it.
#
#   try.sh [--headless]
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

sluice=$packaging/sluice
flow=$project/sample-flows/photo-intake
picture=$project/target/photo-intake.png

headless=
for argument in "$@"; do
  case $argument in
    --headless) headless=yes ;;
    -h | --help)
      sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
    *)
      say "sluice: try.sh has no option \"$argument\" (only --headless)"
      exit 2
      ;;
  esac
done
has_display || headless=yes

run_the_sample() {
  section "sluice run (logs as they come, then the output)"
  "$sluice" run "$flow" --event "$flow/events/photo.json"
  section "sluice estimate"
  "$sluice" estimate "$flow" --from-runs
  section "sluice picture"
  mkdir -p "$(dirname "$picture")"
  "$sluice" picture "$flow" -o "$picture"
  section
  say "The picture of the flow: $picture"
  say "The designer needs a display: packaging/sluice sample-flows/photo-intake"
}

section "Set-up"
ensure_jdk
ensure_maven
if [ -z "$headless" ]; then ensure_window; fi
ensure_engine

section "Runtime images"
if is_debian_like; then
  "$packaging/images/build.sh"
else
  say "taken from the container engine when they are first used"
fi

section "Build"
build_program

if [ -n "$headless" ]; then
  run_the_sample
else
  section
  say "Opening the designer on $flow"
  exec "$sluice" "$flow"
fi
