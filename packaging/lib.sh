# shellcheck shell=bash
# What the scripts of this folder share: words to the user, and getting what a host lacks.
#
# On a Debian-like system, as root or with sudo, the ensure_* functions install what is missing and say so.
# Elsewhere they say what to install and end the script with status 3, as the command line does.

packaging=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034 # for the scripts that source this
project=$(dirname "$packaging")
cache=${XDG_CACHE_HOME:-$HOME/.cache}/sluice
# shellcheck source=packaging/jdk.sh
. "$packaging/jdk.sh"

say() { printf '%s\n' "$*" >&2; }

# No script of this folder ends without saying why.
set -o errtrace
trap 'say "sluice: ${BASH_SOURCE[0]##*/}, line $LINENO: \"$BASH_COMMAND\" failed"' ERR

# The host lacks something: what, and what to do about it.
lacking() {
  local line
  say "sluice: $1"
  shift
  for line in "$@"; do say "  $line"; done
  exit 3
}

section_name=
section_start=0

# Ends the section before it with its duration and opens the next one; without a name it only ends.
section() {
  if [ -n "$section_name" ]; then
    say "── $section_name: $((SECONDS - section_start)) s"
  fi
  section_name=${1-}
  section_start=$SECONDS
  if [ -n "$section_name" ]; then say "── $section_name"; fi
}

have() { command -v "$1" >/dev/null 2>&1; }

is_debian_like() { [ -r /etc/debian_version ] && have apt-get && have dpkg-query; }

may_be_root() { [ "$(id -u)" -eq 0 ] || { have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

is_installed() { dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null | grep -q '^install ok installed'; }

apt_lists_are_fresh=

# Brings apt's lists up to date, once a script.
refresh_apt() {
  [ -z "$apt_lists_are_fresh" ] || return 0
  as_root apt-get -qq update >&2 || say "apt-get update failed; going on with the lists at hand"
  apt_lists_are_fresh=yes
}

apt_knows() { [ -n "$(apt-cache -q=0 madison "$1" 2>/dev/null)" ]; }

# Installs those of the named Debian packages that are missing. $1 says what they are for.
ensure_packages() {
  local purpose=$1 package missing=()
  shift
  if is_debian_like; then
    for package in "$@"; do
      is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if may_be_root; then
      say "installing ${missing[*]} ($purpose)"
      refresh_apt
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
        >"$(log_file apt-get)" 2>&1 && return 0
      tail -n 20 "$(log_file apt-get)" >&2
      lacking "apt-get could not install ${missing[*]}" "Everything it said: $(log_file apt-get)"
    fi
    lacking "$purpose is missing, and this account may not install it" "Run: sudo apt-get install ${missing[*]}"
  fi
  lacking "$purpose is missing" "Install what your system calls: $*"
}

log_file() {
  mkdir -p "$cache/log"
  printf '%s/log/%s.log\n' "$cache" "$1"
}

# ---- Java and Maven ---------------------------------------------------------------------------------------------

# Sets JAVA_HOME to a JDK 25; Maven runs on it too.
ensure_jdk() {
  local home
  home=$(find_jdk 25)
  if [ -z "$home" ] && is_debian_like && may_be_root; then
    refresh_apt
    if apt_knows openjdk-25-jdk-headless; then
      ensure_packages "a Java 25 development kit" openjdk-25-jdk-headless
      home=$(find_jdk 25)
    fi
  fi
  [ -n "$home" ] || lacking "no Java 25 development kit was found" \
    "Install one (Temurin, or the package openjdk-25-jdk where there is one), or set JAVA_HOME to one." \
    "Looked in: JAVA_HOME, /usr/lib/jvm, ~/.sdkman, ~/.jdks, /opt, /Library/Java/JavaVirtualMachines."
  export JAVA_HOME=$home
}

ensure_maven() { have mvn || ensure_packages "Maven" maven; }

# Maven as every script here calls it, on the JDK of ensure_jdk: without colours, and patient with a slow repository.
maven() {
  (
    cd "$project" &&
      MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS-}" \
        mvn -B -ntp -Dstyle.color=never -Dmaven.wagon.http.retryHandler.count=3 "$@"
  )
}

# ---- The program ------------------------------------------------------------------------------------------------

# What Java keeps of a start for later ones; packaging/sluice gives it to them: to short commands, to runs, to the window with
# a flow, and to the window that shows where to begin. The last needs the classes in `later` only once a flow is opened.
start_cache=$project/app/target/sluice.aot
run_cache=$project/app/target/run.aot
window_cache=$project/app/target/window.aot
first_cache=$project/app/target/first.aot
later=$project/app/target/later.classes

built_jar() { find "$project/app/target" -maxdepth 1 -name 'sluice-app-*.jar' 2>/dev/null | head -n 1; }

# Whether the program is there and nothing it is made of is newer.
is_built() {
  local jar
  jar=$(built_jar)
  [ -n "$jar" ] && [ -d "$project/app/target/lib" ] &&
    [ -z "$(cd "$project" && find pom.xml ./*/pom.xml ./*/src/main -newer "$jar" -print -quit)" ]
}

build_program() {
  if is_built; then
    say "nothing changed since the last build"
  elif ! maven -q -DskipTests -Dspotless.check.skip=true package >&2; then
    say "sluice: the build failed; what Maven said stands above"
    exit 1
  fi
  if ! is_fresh "$start_cache"; then make_start_cache; fi
  if ! is_fresh "$run_cache"; then make_run_cache; fi
  if ! is_fresh "$window_cache" || ! is_fresh "$first_cache"; then make_window_caches; fi
}

# Whether packaging/sluice takes the cache $1: it is younger than all that is in it, and than Java.
is_fresh() {
  [ -f "$1" ] && [ "$1" -nt "$JAVA_HOME/release" ] &&
    [ -z "$(find "$(built_jar)" "$project/app/target/lib" -name '*.jar' -newer "$1" -print -quit)" ]
}

# Has Java keep in the file $1 what the command of the further arguments loads: the launcher gives it to later starts, which
# are slower without it, not wrong. All that is kept is loaded again, so each kind of command has what it needs alone.
make_cache() {
  local file=$1 log
  shift
  log=$(log_file "$(basename "$file" .aot)-cache")
  rm -f "$file"
  SLUICE_JAVA_OPTIONS="-XX:AOTCacheOutput=$file ${SLUICE_JAVA_OPTIONS-}" "$packaging/sluice" "$@" >"$log" 2>&1 || true
  [ -f "$file" ] || say "no cache for quick starts was made; what was said: $log"
}

make_start_cache() { make_cache "$start_cache" check "$project/sample-flows/photo-intake"; }

# A run of a copy, so that the sample keeps no trace of it. Where its languages are missing, the run ends early.
make_run_cache() {
  local copy=$project/app/target/first-run
  rm -rf "$copy"
  cp -R "$project/sample-flows/hello" "$copy"
  make_cache "$run_cache" run "$copy" --runtime process
  rm -rf "$copy"
}

# The window's caches come from a window that shows where to begin, and from one that opens a sample.
make_window_caches() {
  local loaded=$project/app/target/loaded
  rm -rf "$first_cache" "$window_cache" "$later" "$loaded"
  mkdir -p "$loaded"
  rehearse "$first_cache"
  SLUICE_JAVA_OPTIONS="-Xlog:class+load:file=$loaded/%p.log ${SLUICE_JAVA_OPTIONS-}" \
    rehearse "$window_cache" --train "$project/sample-flows/photo-intake"
  # Those from jars; what Java makes up as it runs has a / in its name.
  find "$loaded" -name '*.log' -exec sed -n 's/^.*\] \([^ /]*\) source: file:.*$/\1/p' {} + | LC_ALL=C sort -u >"$later"
  rm -rf "$loaded"
}

# Makes the cache $1 from a start of the window, on a screen in memory where that can be had, so that the classes for a real
# one are among those that are kept; else without any.
rehearse() {
  local file=$1 number='' screen='' tries=0
  local options="-Dprism.order=sw ${SLUICE_JAVA_OPTIONS-}"
  shift
  if [ "$(uname -s)" = Linux ] && have Xvfb; then
    number=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$number" 2>"$(log_file xvfb)" &
    screen=$!
    until [ -s "$number" ] || [ "$tries" -ge 100 ]; do
      tries=$((tries + 1))
      sleep 0.1
    done
  fi
  if [ -n "$number" ] && [ -s "$number" ]; then
    DISPLAY=:$(tr -d '\n' <"$number") WAYLAND_DISPLAY='' SLUICE_JAVA_OPTIONS=$options make_cache "$file" rehearse "$@"
  else
    SLUICE_JAVA_OPTIONS="-Dglass.platform=Headless $options" make_cache "$file" rehearse "$@"
  fi
  if [ -n "$screen" ]; then
    kill "$screen" 2>/dev/null || true
    rm -f "$number"
  fi
}

# ---- The window -------------------------------------------------------------------------------------------------

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" = Darwin ]; }

# What a window on a real display needs beside Java.
ensure_window() {
  [ "$(uname -s)" = Linux ] || return 0
  if is_debian_like; then
    if apt_knows libgtk-3-0t64; then
      ensure_packages "the window's system libraries" libgtk-3-0t64 libgl1
    else
      ensure_packages "the window's system libraries" libgtk-3-0 libgl1
    fi
  fi
  ensure_fonts
}

# Letters for Latin and Chinese: what is drawn is measured in them.
ensure_fonts() {
  is_debian_like || return 0
  ensure_packages "letters" fontconfig fonts-dejavu-core
  if [ -z "$(fc-list :lang=zh-cn file | head -n 1)" ]; then ensure_packages "Chinese letters" fonts-noto-cjk; fi
}

# ---- Node.js tools ----------------------------------------------------------------------------------------------

ensure_npm() { have npm || ensure_packages "npm" npm; }

# Installs the validators of exported files, as their lock file names them, and tells the tests where they are.
ensure_validators() {
  local lock=$packaging/validators/package-lock.json folder
  ensure_npm
  folder=$cache/validators/$(cksum <"$lock" | cut -d' ' -f1)
  if [ ! -f "$folder/.complete" ]; then
    say "installing the validators of exported files ($folder)"
    mkdir -p "$folder"
    cp "$packaging/validators/package.json" "$lock" "$folder/"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) >"$(log_file npm)" 2>&1 || {
      tail -n 20 "$(log_file npm)" >&2
      lacking "npm could not install the validators" "Everything it said: $(log_file npm)"
    }
    touch "$folder/.complete"
  fi
  export SLUICE_VALIDATORS=$folder/node_modules
}

# ---- Container engine -------------------------------------------------------------------------------------------

engine_answers() { have docker && docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

engine_answers_root() { may_be_root && as_root docker version >/dev/null 2>&1; }

has_systemd() { [ -d /run/systemd/system ]; }

# Leaves with a container engine that answers: an existing one, else Docker from Debian's packages.
ensure_engine() {
  engine_answers && return 0
  if [ -n "${DOCKER_HOST:-}" ]; then
    lacking "no container engine answers at $DOCKER_HOST" "Start it, or unset DOCKER_HOST to use the local one."
  fi
  if ! have dockerd; then
    is_debian_like || lacking "no container engine answers" \
      "Start Docker, Podman, Colima or Rancher Desktop, or install one of them, then call this again."
    ensure_packages "a container engine" docker.io iptables
  fi
  if ! have docker; then ensure_packages "the docker command" docker-cli; fi
  engine_answers_root || start_engine
  engine_answers && return 0
  if engine_answers_root; then
    lacking "the container engine runs, but this account may not use it" \
      "Run: sudo usermod -aG docker $(id -un), then log in again."
  fi
  lacking "the container engine did not start" "Everything it said: $engine_log"
}

# Podman from the distribution, which the tests start on a socket and a storage of their own, as root and as a user that
# they make for it.
ensure_podman() {
  if ! have podman; then ensure_packages "the other container engine" podman netavark aardvark-dns runc; fi
  is_debian_like || return 0
  ensure_packages "networks for Podman" netavark aardvark-dns
  ensure_packages "Podman without root" uidmap slirp4netns
}

# A registry that the tests start on a port of their own. The package would start one for good, so only the program is
# taken out of it.
ensure_registry() {
  local folder=$cache/docker-registry
  have docker-registry && return 0
  if [ ! -x "$folder/usr/bin/docker-registry" ]; then
    is_debian_like || lacking "docker-registry is missing" "Install it, or set SLUICE_DOCKER_REGISTRY to the program."
    refresh_apt
    say "unpacking docker-registry ($folder)"
    mkdir -p "$folder"
    (cd "$folder" && apt-get -qq download docker-registry && dpkg -x docker-registry_*.deb .) >&2
  fi
  export SLUICE_DOCKER_REGISTRY=$folder/usr/bin/docker-registry
}

engine_log=/var/log/sluice-dockerd.log
engine_process=

start_engine() {
  may_be_root || lacking "the container engine does not answer this account" \
    "Is it running? Else: sudo systemctl start docker" \
    "Is $(id -un) in the group docker? Else: sudo usermod -aG docker $(id -un), then log in again."
  if has_systemd; then
    say "starting the container engine (systemctl start docker)"
    as_root systemctl start docker || say "systemctl could not start it; see: journalctl -u docker"
    await_engine
  else
    start_engine_by_hand
    # Another one may have ended, or begun, between two looks.
    if ! engine_answers_root && ! engine_process_lives; then start_engine_by_hand; fi
  fi
}

# Starts dockerd without an init system, in a session of its own so that it outlives the script. Returns when it answers, or
# when it is clear that it will not.
start_engine_by_hand() {
  local mtu options=()
  await_other_engine && return 0
  say "starting the container engine (dockerd, log in $engine_log)"
  mtu=$(default_mtu)
  # A bridge wider than the way out loses large packets where the network drops the ICMP that says so.
  if [ -n "$mtu" ] && [ "$mtu" -lt 1500 ]; then options+=("--mtu=$mtu"); fi
  remove_stale_pid_file
  # shellcheck disable=SC2016 # the inner shell expands
  engine_process=$(as_root sh -c 'log=$1; shift; setsid nohup dockerd "$@" >>"$log" 2>&1 </dev/null & echo $!' \
    sh "$engine_log" ${options[@]+"${options[@]}"})
  await_engine
}

engine_pid_file=/var/run/docker.pid

# Whether the file names a process of that name which lives: one that only waits to be buried does not.
names_living() {
  local pid
  pid=$(cat "$1" 2>/dev/null) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "$2" ] &&
    ! grep -q '^State:[[:space:]]*Z' "/proc/$pid/status" 2>/dev/null
}

# A dockerd that does not answer is starting, or ends its containers before it ends itself; a second one beside it fails.
# Waits until it answers, which is success, or until it has ended.
await_other_engine() {
  local tries=0
  names_living "$engine_pid_file" dockerd || return 1
  say "another dockerd does not answer yet or is ending; waiting for it"
  while names_living "$engine_pid_file" dockerd; do
    if engine_answers_root; then return 0; fi
    tries=$((tries + 1))
    [ "$tries" -lt 240 ] || lacking "a dockerd (process $(cat "$engine_pid_file")) neither answers nor ends" \
      "See what it does, or end it: sudo kill -9 $(cat "$engine_pid_file")"
    sleep 0.25
  done
  return 1
}

# A killed dockerd leaves its number behind, and that of its containerd; a later process may have the same one and block
# the start.
remove_stale_pid_file() {
  local containerd=/var/run/docker/containerd/containerd.pid
  names_living "$engine_pid_file" dockerd || as_root rm -f "$engine_pid_file"
  names_living "$containerd" containerd || as_root rm -f "$containerd"
}

engine_process_lives() { [ -n "$engine_process" ] && [ -d "/proc/$engine_process" ]; }

default_mtu() {
  local device
  device=$(awk '$2 == "00000000" { print $1; exit }' /proc/net/route 2>/dev/null)
  cat "/sys/class/net/${device:-none}/mtu" 2>/dev/null || true
}

# Returns when the engine answers, or when it is clear that it will not.
await_engine() {
  local tries=0
  until engine_answers_root; do
    tries=$((tries + 1))
    if [ "$tries" -ge 240 ] || { [ -n "$engine_process" ] && ! engine_process_lives; }; then
      tail -n 3 "$engine_log" >&2 2>/dev/null || true
      return 0
    fi
    sleep 0.25
  done
}
