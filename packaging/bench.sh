#!/usr/bin/env bash
# Measures: builds, then runs every benchmark of the engine and of the window, or those named, and ends with one table: what,
# ours, the floor taken in the same run or what a peer did, the ratio to it, the budget, and whether it is met. Exits with 1
# where a budget is not met. The figures in engine/src/bench/README.md and app/src/bench/README.md come from here. Nothing
# else should run meanwhile. The window opens on a screen in memory.
#
#   bench.sh [--quick] [--peers] [NAME...]
#
# --quick: few rounds, to see that it works; the figures mean little
# --peers: also what other engines do in the same time, from the npm registry and Maven Central
# NAME: for example CallBench, or PanBench; Check for `sluice check` as a whole process; Start for a start of the window
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

quick=
peers=
names=()
for argument in "$@"; do
  case $argument in
    -h | --help)
      sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
    --quick) quick=yes ;;
    --peers) peers=yes ;;
    -*)
      say "sluice: bench.sh has no option \"$argument\" (only --quick, --peers)"
      exit 2
      ;;
    *) names+=("$argument") ;;
  esac
done

# The benchmarks of module $1: the classes of src/bench that have a main method, but for those that others start.
benchmarks() {
  { grep -rlE 'static void main\(' "$project/$1/src/bench/java" || true; } | LC_ALL=C sort |
    while IFS= read -r file; do basename "$file" .java; done | grep -vx EmptyStage
}

# The file of the benchmark $1.
source_of() {
  local file
  file=$(find "$project/engine/src/bench/java" "$project/app/src/bench/java" -name "$1.java" -print -quit)
  if [ -z "$file" ]; then
    say "sluice: there is no benchmark $1; there are: $(benchmarks engine | paste -sd' ') Check $(benchmarks app | paste -sd' ') Start"
    exit 2
  fi
  printf '%s\n' "$file"
}

# The full name of the class in the file $1.
class_name() {
  local file=${1#*/src/bench/java/}
  file=${file%.java}
  printf '%s\n' "${file//\//.}"
}

# What the benchmark $1 is told with --quick.
few_rounds() {
  case $1 in
    CallBench) printf '300 3' ;;
    EditBench) printf '2' ;;
    JournalBench) printf '0.2' ;;
    StepsBench) printf '20000 500' ;;
  esac
}

run_benchmark() {
  local file class rounds=
  file=$(source_of "$1")
  class=$(class_name "$file")
  if [ -n "$quick" ]; then rounds=$(few_rounds "$1"); fi
  case $file in
    "$project/app/"*)
      "$JAVA_HOME/bin/java" "${window_options[@]}" --enable-native-access=ALL-UNNAMED -Xmx1g -cp "$(class_path app)" "$class"
      ;;
    *)
      # shellcheck disable=SC2086 # arguments are words
      "$JAVA_HOME/bin/java" "${run_options[@]}" --enable-native-access=ALL-UNNAMED -Dsluice.root="$project" \
        -cp "$(class_path engine)" "$class" $rounds
      ;;
  esac
}

class_path() {
  printf '%s\n' "$project/$1/target/test-classes:$project/$1/target/classes:$(cat "$project/$1/target/bench.classpath")"
}

# How packaging/sluice starts runs, and the window.
run_options=(-XX:+UseSerialGC)
window_options=(-XX:+UseParallelGC -XX:TieredStopAtLevel=1 -Dprism.order=sw)

# Opens a screen in memory, whatever display there is; it ends with the script.
open_screen() {
  local number=$scratch/display tries=0
  Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$number" 2>"$scratch/xvfb.log" &
  screen=$!
  until [ -s "$number" ]; do
    tries=$((tries + 1))
    if [ "$tries" -ge 100 ]; then
      say "sluice: no screen in memory came up: $(cat "$scratch/xvfb.log")"
      exit 1
    fi
    sleep 0.1
  done
  DISPLAY=:$(tr -d '\n' <"$number")
  export DISPLAY
  unset WAYLAND_DISPLAY
}

# The median of the seconds that the command takes, each time as a process of its own.
median_seconds() {
  local rounds=15 round begun
  if [ -n "$quick" ]; then rounds=3; fi
  for ((round = 0; round < rounds; round++)); do
    begun=${EPOCHREALTIME/[^0-9]/}
    "$@" >/dev/null 2>&1
    printf '%d\n' $((${EPOCHREALTIME/[^0-9]/} - begun))
  done | sort -n | awk '{ all[NR] = $1 } END { printf "%.3f\n", all[int((NR + 1) / 2)] / 1e6 }'
}

# `sluice check` of a small flow, from the shell's prompt to the shell's prompt.
run_check() {
  local ours floor
  "$packaging/sluice" check "$project/sample-flows/hello" >&2
  floor=$(median_seconds "$JAVA_HOME/bin/java" -version)
  ours=$(median_seconds "$packaging/sluice" check "$project/sample-flows/hello")
  awk -v ours="$ours" -v floor="$floor" 'BEGIN {
    printf "=\tsluice check of a small flow, whole process\t%.0f ms\tjava -version %.0f ms\t%.2f\t≤ 500 ms\t%s\n",
      ours * 1000, floor * 1000, ours / floor, ours <= 0.5 ? "yes" : "NO" }'
}

# The median of the milliseconds until the window could be used, which the command prints by the clock, in microseconds.
median_start() {
  local rounds=15 round begun
  if [ -n "$quick" ]; then rounds=3; fi
  for ((round = 0; round < rounds; round++)); do
    begun=${EPOCHREALTIME/[^0-9]/}
    printf '%d\n' $(($("$@" 2>/dev/null | tail -n 1) - begun))
  done | sort -n | awk '{ all[NR] = $1 } END { printf "%.0f\n", all[int((NR + 1) / 2)] / 1e3 }'
}

# The packaged program's window against one with nothing in it, by the same options, each with a cache of its own.
run_start() {
  local folder=$project/app/target/bench empty first flow jars
  mkdir -p "$folder"
  "$JAVA_HOME/bin/jar" --create --file "$folder/stage.jar" -C "$project/app/target/test-classes" dev/sluice/app/bench
  jars=$(printf '%s\n' "$folder/stage.jar" "$project"/app/target/lib/javafx-*.jar | paste -sd:)
  set -- "$JAVA_HOME/bin/java" "${window_options[@]}" --enable-native-access=ALL-UNNAMED -Xlog:aot=off -Xlog:cds=off
  rm -f "$folder/stage.aot"
  "$@" -XX:AOTCacheOutput="$folder/stage.aot" -cp "$jars" dev.sluice.app.bench.EmptyStage >&2
  export SLUICE_JAVA_OPTIONS=-Dprism.order=sw
  empty=$(median_start "$@" -XX:AOTCache="$folder/stage.aot" -cp "$jars" dev.sluice.app.bench.EmptyStage)
  first=$(median_start "$packaging/sluice" rehearse)
  flow=$(median_start "$packaging/sluice" rehearse "$project/sample-flows/photo-intake")
  unset SLUICE_JAVA_OPTIONS
  awk -v ours="$first" -v flow="$flow" -v floor="$empty" 'BEGIN {
    printf "=\tstart to usable window, where to begin\t%d ms\tempty stage %d ms\t%.2f\t≤ 1.5 ×\t%s\n",
      ours, floor, ours / floor, ours <= 1.5 * floor ? "yes" : "NO"
    printf "=\tthe same, with a flow and all panels\t%d ms\tempty stage %d ms\t%.2f\t\t\n", flow, floor, flow / floor }'
}

# The lines of the table among what was printed, as columns.
table() {
  {
    printf 'what\tours\tfloor, or peer\tratio\tbudget\tmet\n'
    grep -P '^=\t' "$1" | cut -f 2-
  } | LC_ALL=C awk -F '\t' '
    # Letters, not bytes: those that go on with a letter do not count.
    function letters(text) { gsub(/[\200-\277]/, "", text); return length(text) }
    { for (i = 1; i <= 6; i++) { cell[NR, i] = $i; if (letters($i) > width[i]) width[i] = letters($i) } }
    END {
      for (row = 1; row <= NR; row++) {
        line = "|"
        for (i = 1; i <= 6; i++) line = line sprintf(" %s%*s |", cell[row, i], width[i] - letters(cell[row, i]), "")
        print line
        if (row == 1) {
          line = "|"
          for (i = 1; i <= 6; i++) { bar = sprintf("%*s", width[i] + 2, ""); gsub(/ /, "-", bar); line = line bar "|" }
          print line
        }
      }
    }'
}

ensure_jdk
ensure_maven
if [ ${#names[@]} -eq 0 ]; then
  mapfile -t names < <(benchmarks engine; printf 'Check\n'; benchmarks app; printf 'Start\n')
fi
window=
for name in "${names[@]}"; do
  case $name in
    Check) ;;
    Start) window=yes ;;
    *) case $(source_of "$name") in "$project/app/"*) window=yes ;; esac ;;
  esac
done
if [ -n "$window" ]; then
  ensure_window
  ensure_packages "a screen in memory" xvfb
fi
# The program first: packaging compiles the tests away from the benchmarks.
case " ${names[*]} " in *" Check "* | *" Start "*) build_program ;; esac
maven -q -Pbench -Dspotless.check.skip=true -pl icons,engine${window:+,app} test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/bench.classpath -DincludeScope=test

scratch=$(mktemp -d)
printed=$scratch/printed
screen=
trap 'if [ -n "$screen" ]; then kill "$screen" 2>/dev/null || true; fi; rm -rf "$scratch"' EXIT
if [ -n "$window" ]; then open_screen; fi

# Runs $1 with its arguments; what belongs to the table goes there, all else to the user.
measure() { "$@" | tee -a "$printed" | { grep -vP '^=\t' || true; }; }

for name in "${names[@]}"; do
  printf '\n== %s\n' "$name"
  case $name in
    Check) measure run_check ;;
    Start) measure run_start ;;
    *) measure run_benchmark "$name" ;;
  esac
done
if [ -n "$peers" ]; then
  # shellcheck source=packaging/peers/peers.sh
  . "$packaging/peers/peers.sh"
  printf '\n== Peers\n'
  measure run_peers
fi
printf '\n'
table "$printed"
if grep -qP '^=\t.*\tNO$' "$printed"; then
  say "a budget is not met"
  exit 1
fi
