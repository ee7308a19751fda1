#!/usr/bin/env bash
# Measures: builds, then runs every benchmark of the engine, or those named, and ends with one table: what, ours, the floor
# taken in the same run, the ratio to it, the budget, and whether it is met. Exits with 1 where a budget is not met.
# The figures in engine/src/bench/README.md come from here. Nothing else should run meanwhile.
#
#   bench.sh [--quick] [--peers] [NAME...]
#
# --quick: few rounds, to see that it works; the figures mean little
# --peers: also what other engines do in the same time, from the npm registry and Maven Central
# NAME: for example CallBench, or Check for `sluice check` as a whole process
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

bench=$project/engine/src/bench/java

# The benchmarks: the classes of src/bench that have a main method.
benchmarks() {
  grep -rlE 'static void main\(' "$bench" | LC_ALL=C sort | while IFS= read -r file; do basename "$file" .java; done
}

# The full name of the benchmark $1.
class_name() {
  local file
  file=$(find "$bench" -name "$1.java" -print -quit)
  if [ -z "$file" ]; then
    say "sluice: there is no benchmark $1; there are: $(benchmarks | paste -sd' ') Check"
    exit 2
  fi
  file=${file#"$bench/"}
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
  local class rounds=
  class=$(class_name "$1")
  if [ -n "$quick" ]; then rounds=$(few_rounds "$1"); fi
  # shellcheck disable=SC2086 # arguments are words
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx1g -Dsluice.root="$project" \
    -cp "$project/engine/target/test-classes:$project/engine/target/classes:$(cat "$class_path")" \
    "$class" $rounds
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

# The lines of the table among what was printed, as columns.
table() {
  {
    printf 'what\tours\tfloor\tratio\tbudget\tmet\n'
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
  mapfile -t names < <(benchmarks)
  names+=(Check)
fi
class_path=$project/engine/target/bench.classpath
maven -q -Pbench -Dspotless.check.skip=true -pl icons,engine test-compile dependency:build-classpath \
  -Dmdep.outputFile="$class_path" -DincludeScope=test
case " ${names[*]} " in *" Check "*) build_program ;; esac

printed=$(mktemp)
trap 'rm -f "$printed"' EXIT

# Runs $1 with its arguments; what belongs to the table goes there, all else to the user.
measure() { "$@" | tee -a "$printed" | { grep -vP '^=\t' || true; }; }

for name in "${names[@]}"; do
  printf '\n== %s\n' "$name"
  if [ "$name" = Check ]; then measure run_check; else measure run_benchmark "$name"; fi
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
