#!/usr/bin/env bash
# Builds the images that functions run in from Debian's packages and the npm registry, without a container registry.
#
#   build.sh [--fresh] [RUNTIME...]    those named, else all but those on demand; --fresh also where nothing changed
#   build.sh --list                    the runtimes there are, with the state of their images
#
# One folder a runtime beside this script: install.sh runs inside the image as root; fetch.sh, where there is one, is
# sourced on the host before that and leaves the files to lay over the image's root in the current folder. A folder with
# a file on-demand is built only when it is named.
# All images share sluice/base. Each carries the hash of its recipe as the label dev.sluice.image, so an image is
# built again when its recipe changed and left alone otherwise. SLUICE_DEBIAN_MIRROR names another Debian mirror.
set -euo pipefail

recipes=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=packaging/lib.sh
. "$recipes/../lib.sh"

suite=trixie
base_image=sluice/base:$suite
label=dev.sluice.image
store=$cache/images
scratch=
container=

clean_up() {
  if [ -n "$container" ]; then docker rm -f "$container" >/dev/null 2>&1 || true; fi
  if [ -n "$scratch" ]; then as_root rm -rf --one-file-system "$scratch"; fi
}
trap clean_up EXIT

runtimes() {
  local recipe
  for recipe in "$recipes"/*/install.sh; do basename "$(dirname "$recipe")"; done
}

# The hash of what decides an image's content: architecture, distribution, and the files of the folders named.
recipe_hash() {
  {
    uname -m
    printf '%s\n' "$suite"
    cd "$recipes" && find "$@" -type f ! -name '.*' | LC_ALL=C sort | while IFS= read -r file; do
      printf '%s\n' "$file"
      cat "$file"
    done
  } | sha256sum | cut -c1-16
}

is_current() { [ "$(docker image inspect --format "{{index .Config.Labels \"$label\"}}" "$1" 2>/dev/null)" = "$2" ]; }

# ---- Where Debian comes from ------------------------------------------------------------------------------------

# The URI of the host's own apt source that calls itself $1, without its trailing slash.
host_mirror() {
  apt-get indextargets --format "\$(ORIGIN)/\$(LABEL) \$(COMPONENT) \$(REPO_URI)" 'Created-By: Packages' 2>/dev/null |
    awk -v wanted="$1" '$1 == wanted && $2 == "main" { sub("/$", "", $3); print $3; exit }'
}

find_mirrors() {
  mirror=${SLUICE_DEBIAN_MIRROR:-$(host_mirror Debian/Debian)}
  mirror=${mirror%/}
  security=
  if [ -z "${SLUICE_DEBIAN_MIRROR:-}" ]; then security=$(host_mirror Debian/Debian-Security); fi
  # Most mirrors carry the security updates beside the archive.
  if [ -z "$security" ] && [ -n "$mirror" ]; then security=$mirror-security; fi
  if ! has_release "$security/dists/$suite-security"; then security=; fi
}

has_release() {
  if have curl; then
    curl -fsI --max-time 20 -o /dev/null "$1/InRelease"
  else
    wget -q --spider --timeout=20 "$1/InRelease"
  fi
}

write_sources() {
  local key='Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg'
  printf 'Types: deb\nURIs: %s\nSuites: %s %s-updates\nComponents: main\n%s\n' "$1" "$suite" "$suite" "$key"
  if [ -n "$security" ]; then
    printf '\nTypes: deb\nURIs: %s\nSuites: %s-security\nComponents: main\n%s\n' "$security" "$suite" "$key"
  fi
}

# Commands that make apt inside an image reach the mirror as the host's apt does; what they write is removed again.
apt_settings() {
  local name
  for name in http_proxy https_proxy no_proxy; do
    if [ -n "${!name:-}" ]; then printf "export %s='%s'\n" "$name" "${!name}"; fi
  done
  printf "cat >/etc/apt/apt.conf.d/99build <<'END'\n"
  apt-config dump 2>/dev/null | grep -E '^Acquire::(http|https|Check-Valid-Until|Check-Date)\b.* ".+";$' || true
  printf 'END\n'
}

apt_clean_up() {
  printf '\nrm -f /etc/apt/apt.conf.d/99build\napt-get clean\n'
  printf 'rm -rf /var/lib/apt/lists/* /var/log/* /var/cache/debconf/*-old /var/lib/dpkg/*-old /tmp/*\n'
}

# ---- The base ---------------------------------------------------------------------------------------------------

build_base() {
  local hash archive line settings=()
  hash=$(recipe_hash base)
  archive=$store/base-$suite-$hash.tar.gz
  is_current "$base_image" "$hash" && [ -z "$fresh" ] && return 0
  if [ -n "$fresh" ] || [ ! -f "$archive" ]; then bootstrap "$archive"; fi
  while IFS= read -r line; do settings+=(--change "$line"); done <"$recipes/base/config"
  docker import "${settings[@]}" --change "LABEL $label=$hash" "$archive" "$base_image" >/dev/null
  say "$base_image: built"
}

# Makes the archive $1: a minimal Debian, finished by base/finish.sh.
bootstrap() {
  local archive=$1 root script
  may_be_root || lacking "the first image needs root" "Run this once as root, or with sudo at hand."
  ensure_packages "the means to unpack a Debian" debootstrap debian-archive-keyring
  refresh_apt
  find_mirrors
  say "$base_image: unpacking Debian $suite"
  new_scratch
  root=$scratch/root
  script=
  # A debootstrap older than the distribution knows the one that all of them follow.
  if [ ! -e "/usr/share/debootstrap/scripts/$suite" ]; then script=/usr/share/debootstrap/scripts/sid; fi
  as_root debootstrap --variant=minbase --include="$(paste -sd, "$recipes/base/packages")" \
    "$suite" "$root" ${mirror:+"$mirror"} ${script:+"$script"} >"$(log_file debootstrap)" 2>&1 ||
    failed_bootstrap
  if [ -n "$mirror" ]; then
    write_sources "$mirror" | as_root tee "$root/etc/apt/sources.list.d/debian.sources" >/dev/null
    as_root rm -f "$root/etc/apt/sources.list"
  fi
  { apt_settings && cat "$recipes/base/finish.sh" && apt_clean_up; } |
    as_root chroot "$root" /bin/sh -eu >"$(log_file base)" 2>&1 || failed_step base
  as_root tar -C "$root" --one-file-system --numeric-owner --exclude=./proc/* --exclude=./sys/* --exclude=./dev/* -c . |
    gzip -1 >"$archive.part"
  rm -f "$store"/base-*.tar.gz
  mv "$archive.part" "$archive"
}

failed_bootstrap() {
  tail -n 20 "$(log_file debootstrap)" >&2
  lacking "debootstrap could not unpack Debian $suite" \
    "Everything it said: $(log_file debootstrap)" \
    "Another mirror: SLUICE_DEBIAN_MIRROR=URL $0"
}

failed_step() {
  tail -n 20 "$(log_file "$1")" >&2
  say "sluice: the image $1 could not be built; everything its installation said: $(log_file "$1")"
  exit 1
}

new_scratch() {
  if [ -n "$scratch" ]; then as_root rm -rf --one-file-system "$scratch"; fi
  mkdir -p "$store"
  scratch=$(mktemp -d "$store/work.XXXXXX")
  chmod 755 "$scratch"
}

# ---- One runtime ------------------------------------------------------------------------------------------------

build_runtime() {
  local runtime=$1 hash image=sluice/$1 former
  hash=$(recipe_hash base "$runtime")
  if is_current "$image" "$hash" && [ -z "$fresh" ]; then
    say "$image: up to date"
    return 0
  fi
  if [ -z "$base_is_ready" ]; then
    build_base
    base_is_ready=yes
  fi
  say "$image: building"
  former=$(docker image inspect --format '{{.Id}}' "$image" 2>/dev/null || true)
  container=$(docker create -i --name "sluice-build-$runtime-$$" "$base_image" /bin/sh -eu)
  lay_over "$runtime"
  { apt_settings && cat "$recipes/$runtime/install.sh" && apt_clean_up; } |
    docker start -ai "$container" >"$(log_file "$runtime")" 2>&1 || failed_step "$runtime"
  docker commit --change "LABEL $label=$hash" --change 'CMD ["/bin/sh"]' "$container" "$image" >/dev/null
  docker rm "$container" >/dev/null
  container=
  # The image that had this name before: not needed, unless a container still runs from it.
  if [ -n "$former" ]; then docker rmi "$former" >/dev/null 2>&1 || true; fi
  say "$image: built"
}

# Copies what the runtime's fetch.sh leaves behind into the container.
lay_over() {
  [ -f "$recipes/$1/fetch.sh" ] || return 0
  new_scratch
  # shellcheck source=/dev/null
  (set -e && cd "$scratch" && . "$recipes/$1/fetch.sh")
  tar -C "$scratch" --owner=0 --group=0 --numeric-owner -c . | docker cp - "$container":/
}

list() {
  local runtime
  for runtime in $(runtimes); do
    if is_current "sluice/$runtime" "$(recipe_hash base "$runtime")"; then
      printf '%s\tbuilt\n' "$runtime"
    elif docker image inspect "sluice/$runtime" >/dev/null 2>&1; then
      printf '%s\tout of date\n' "$runtime"
    else
      printf '%s\tmissing\n' "$runtime"
    fi
  done
}

fresh=
base_is_ready=
chosen=()
for argument in "$@"; do
  case $argument in
    --fresh) fresh=yes ;;
    --list)
      list
      exit 0
      ;;
    -h | --help)
      sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"
      exit 0
      ;;
    *)
      if [ ! -f "$recipes/$argument/install.sh" ]; then
        say "sluice: no recipe for \"$argument\"; there are: $(runtimes | paste -sd' ')"
        exit 2
      fi
      chosen+=("$argument")
      ;;
  esac
done
if [ ${#chosen[@]} -eq 0 ]; then
  while IFS= read -r runtime; do
    [ -e "$recipes/$runtime/on-demand" ] || chosen+=("$runtime")
  done < <(runtimes)
fi

ensure_engine
mkdir -p "$store"
# Two builds at once would do the same work twice and race for the names.
if have flock; then
  exec 9>"$store/lock"
  flock 9
fi
for runtime in "${chosen[@]}"; do build_runtime "$runtime"; done
