# shellcheck shell=bash
# What other engines do in the same time, for packaging/bench.sh: their steps a second, in memory, without containers.
# shellcheck disable=SC2154

# Installs what runs on Node.js, as the lock file names it, and sets $peers_folder.
ensure_peers() {
  ensure_npm
  peers_folder=$cache/peers/$(cksum <"$packaging/peers/package-lock.json" | cut -d' ' -f1)
  if [ ! -f "$peers_folder/.complete" ]; then
    say "installing the peers ($peers_folder)"
    mkdir -p "$peers_folder"
    cp "$packaging/peers/package.json" "$packaging/peers/package-lock.json" "$peers_folder/"
    (cd "$peers_folder" && npm ci --ignore-scripts --no-audit --no-fund) >"$(log_file peers)" 2>&1 ||
      lacking "npm could not install the peers" "Everything it said: $(log_file peers)"
    touch "$peers_folder/.complete"
  fi
  cp "$packaging/peers/states.js" "$packaging/peers/nodered.cjs" "$peers_folder/"
}

run_peers() {
  local seconds=4 activities=1000 libraries
  if [ -n "${quick-}" ]; then
    seconds=1
    activities=50
  fi
  ensure_peers
  node "$peers_folder/states.js" "$seconds"
  node "$peers_folder/nodered.cjs" "$seconds"
  libraries=$(mktemp)
  (cd "$peers_folder" && MAVEN_OPTS=--sun-misc-unsafe-memory-access=allow mvn -q -B -ntp -Dstyle.color=never -f "$packaging/peers/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath \
    -Dmdep.outputFile="$libraries") >&2
  "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "$(cat "$libraries")" "$packaging/peers/Temporal.java" "$activities" 2>"$(log_file temporal)" || {
    tail -n 20 "$(log_file temporal)" >&2
    lacking "Temporal's server in memory did not answer" "Everything it said: $(log_file temporal)"
  }
  rm -f "$libraries"
}
