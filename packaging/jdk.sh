# shellcheck shell=sh
# Finds the Java that Sluice runs on. Sourced by the launcher and by the set-up scripts; starts no process
# but the macOS lookup, because the launcher is called often.

# The feature version of the JDK in folder $1, by its `release` file; nothing if that is no JDK.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r jdk_key jdk_value; do
    [ "$jdk_key" = JAVA_VERSION ] || continue
    jdk_value=${jdk_value#\"}
    jdk_value=${jdk_value%%[!0-9]*}
    printf '%s\n' "$jdk_value"
    return 0
  done <"$1/release"
  return 1
}

# Prints the folder of a JDK 25, else of a newer one unless $1 is 25; nothing if there is none. JAVA_HOME first,
# then where systems and tools put them.
find_jdk() {
  jdk_newer=
  for jdk_home in "${JAVA_HOME:-/nonexistent}" \
    /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* \
    "$HOME"/.local/share/mise/installs/java/*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
    /opt/*jdk*25* /usr/lib/jvm/*; do
    jdk_number=$(jdk_version "$jdk_home") || continue
    if [ "$jdk_number" -eq 25 ]; then
      printf '%s\n' "$jdk_home"
      return 0
    fi
    if [ "$jdk_number" -gt 25 ] && [ -z "$jdk_newer" ]; then jdk_newer=$jdk_home; fi
  done
  if [ -n "$jdk_newer" ] && [ "${1-}" != 25 ]; then printf '%s\n' "$jdk_newer"; fi
}
