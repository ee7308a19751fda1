#!/usr/bin/env bash
# Tries when packaging/sluice gives Java what it kept of an earlier start: not where a part of the program, or Java, is younger,
# and from wherever it is called. Needs no build: it looks at what a Java is told that only prints it.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A blank in the name, as users' folders have.
program="$work/a program"
target=$program/app/target
export JAVA_HOME=$work/jdk
mkdir -p "$program/packaging" "$target/lib" "$JAVA_HOME/bin"
cp "$packaging/sluice" "$packaging/jdk.sh" "$program/packaging/"
printf 'JAVA_VERSION="25"\n' >"$JAVA_HOME/release"
# shellcheck disable=SC2016 # expanded when it runs
printf '#!/bin/sh\nprintf "%%s\\n" "$@"\n' >"$JAVA_HOME/bin/java"
chmod +x "$JAVA_HOME/bin/java"

# Makes everything an hour old, and the caches a minute.
make_all_old() {
  touch -d '1 hour ago' "$JAVA_HOME/release" "$target/sluice-app-1.jar" "$target/lib/sluice-engine-1.jar" \
    "$target/lib/sluice-icons-1.jar" "$target/lib/other-1.jar"
  touch -d '1 minute ago' "$target/first.aot" "$target/window.aot" "$target/sluice.aot" "$target/run.aot"
}

failed() {
  say "launcher-test.sh: $1"
  exit 1
}

# Whether Java is told, in an argument of its own, to take the cache $1 for the further arguments.
takes() { "$program/packaging/sluice" "${@:2}" | grep -Fx -- "-XX:AOTCache=$target/$1.aot" >"$work/told"; }

takes_none() { "$program/packaging/sluice" "$@" >"$work/told" && ! grep -q -- -XX:AOTCache "$work/told"; }

# Whether Java is told of the program when it is called so.
works() { "$@" | grep -F -- "$target/sluice-app-1.jar" >"$work/told"; }

make_all_old
takes first || failed "a start without a flow has no cache"
takes window some/flow || failed "a start with a flow has no cache"
takes sluice check some/flow || failed "a short command has no cache"
takes run run some/flow || failed "a run has no cache"

for part in "$target/sluice-app-1.jar" "$target/lib/sluice-engine-1.jar" "$target/lib/sluice-icons-1.jar" \
  "$target/lib/other-1.jar" "$JAVA_HOME/release"; do
  make_all_old
  touch "$part"
  takes_none || failed "${part##*/} is younger than the cache, and a start without a flow takes it"
  takes_none check some/flow || failed "${part##*/} is younger than the cache, and a short command takes it"
done

make_all_old
rm "$target/first.aot"
takes window || failed "without the first screen's cache, its start does not take that of a flow"

cd "$work"
ln -s "a program/packaging/sluice" relative
ln -s "$work/relative" absolute
for call in ./relative ./absolute "$work/absolute"; do
  works "$call" || failed "called as $call it does not find itself"
done
cd "$program/packaging"
works sh sluice || failed "called as sh sluice it does not find itself"
PATH=$PWD:$PATH works sluice || failed "called by its name it does not find itself"
say "the launcher works"
