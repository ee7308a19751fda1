#!/usr/bin/env bash
# Takes the README's pictures again, from the window itself on JavaFX's headless platform: builds, then writes docs/pictures.
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
shots=$project/app/target/shots
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dglass.platform=Headless -Dprism.order=sw \
  -cp "$project/app/target/test-classes:$project/app/target/classes:$(cat "$class_path")" \
  dev.sluice.app.shell.PanelShots "$shots"
mkdir -p "$project/docs/pictures"
cp "$shots/light-logs.png" "$project/docs/pictures/run-light.png"
cp "$shots/dark-timeline.png" "$project/docs/pictures/timeline-dark.png"
cp "$shots/zh-flow-problems.png" "$project/docs/pictures/problems-zh.png"
cp "$shots/light-code.png" "$project/docs/pictures/code-light.png"
cp "$shots/dark-costs.png" "$project/docs/pictures/costs-dark.png"
