#!/usr/bin/env bash
# Measures: builds, then runs every benchmark of the engine, or those named, and prints each figure beside the floor taken
# in the same run. The figures in engine/src/bench/README.md come from here.
#
#   bench.sh [NAME...]        for example: bench.sh CallBench
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case ${1-} in
  -h | --help)
    sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"
    exit 0
    ;;
esac

# The benchmarks: the classes of src/bench that have a main method.
benchmarks() {
  grep -rlE 'static void main\(' "$project/engine/src/bench/java" | LC_ALL=C sort |
    while IFS= read -r file; do basename "$file" .java; done
}

# The full name of the benchmark $1.
class_name() {
  local file
  file=$(find "$project/engine/src/bench/java" -name "$1.java" -print -quit)
  [ -n "$file" ] || {
    printf 'bench.sh: there is no benchmark %s\n' "$1" >&2
    exit 2
  }
  file=${file#"$project/engine/src/bench/java/"}
  file=${file%.java}
  printf '%s\n' "${file//\//.}"
}

java_home=$(find_jdk any)
[ -n "$java_home" ] || {
  printf 'bench.sh: no Java 25 was found\n' >&2
  exit 3
}
export JAVA_HOME=$java_home
class_path=$project/engine/target/bench.classpath
(cd "$project" && mvn -q -Pbench -pl icons,engine test-compile dependency:build-classpath \
  -Dmdep.outputFile="$class_path" -DincludeScope=test)
if [ $# = 0 ]; then
  mapfile -t names < <(benchmarks)
  set -- "${names[@]}"
fi
for name in "$@"; do
  printf '\n== %s\n' "$name"
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx1g -Dsluice.root="$project" \
    -cp "$project/engine/target/test-classes:$project/engine/target/classes:$(cat "$class_path")" \
    "$(class_name "$name")"
done
