#!/usr/bin/env bash
# Takes the README's pictures again: builds, opens the designer on JavaFX's headless platform, runs a sample in containers,
# and writes docs/pictures. Needs what packaging/try.sh sets up.
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

java_home=$(find_jdk any)
[ -n "$java_home" ] || {
  printf 'pictures.sh: no Java 25 was found\n' >&2
  exit 3
}
export JAVA_HOME=$java_home
class_path=$project/app/target/pictures.classpath
(cd "$project" && mvn -q -pl icons,engine,app test-compile dependency:build-classpath \
  -Dmdep.outputFile="$class_path" -DincludeScope=test)
mkdir -p "$project/docs/pictures"
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dglass.platform=Headless -Dprism.order=sw \
  -cp "$project/app/target/test-classes:$project/app/target/classes:$(cat "$class_path")" \
  dev.sluice.app.shell.Pictures "$project/docs/pictures"
