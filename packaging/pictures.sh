#!/usr/bin/env bash
# Takes the README's pictures again: builds, opens the designer on JavaFX's headless platform, runs a sample in containers,
# and writes docs/pictures. Needs what packaging/try.sh sets up.
#
#   pictures.sh          the README's pictures
#   pictures.sh DIR      every panel, light and dark, in Chinese, 1280×720 to 2560×1440, on a screen in memory, into DIR,
#                        and dialogues, menus, the first screen, notices, empty panels, problems with their remedies, a run
#                        that waits and the like into DIR/over
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
if [ -n "${1-}" ]; then
  ensure_window
  ensure_packages "a screen in memory" xvfb xauth
  flows=$(mktemp -d)
  trap 'rm -rf "$flows"' EXIT
  # The headless platform has no more than 1000×1000 dots.
  on_screen() {
    xvfb-run -a -s "-screen 0 2560x1440x24" \
      "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dprism.order=sw "-Djava.io.tmpdir=$flows" \
      -cp "$project/app/target/test-classes:$project/app/target/classes:$(cat "$class_path")" \
      "dev.sluice.app.shell.$1" "$2"
  }
  on_screen PanelPictures "$1"
  on_screen OverlayPictures "$1/over"
  on_screen StatePictures "$1/over"
  exit 0
fi
mkdir -p "$project/docs/pictures"
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -Dglass.platform=Headless -Dprism.order=sw \
  -cp "$project/app/target/test-classes:$project/app/target/classes:$(cat "$class_path")" \
  dev.sluice.app.shell.Pictures "$project/docs/pictures"
