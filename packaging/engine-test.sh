#!/usr/bin/env bash
# Tries whether ensure_engine leaves with an engine that answers: where none runs, where one is still ending, where one was
# killed. The daemons live in namespaces of their own, so that the host's is not touched. Needs root.
set -euo pipefail

if [ "${1-}" != inside ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "engine-test.sh: left out, since this account is not root" >&2
    exit 0
  fi
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  unshare --mount --net "$0" inside "$folder"
  exit 0
fi
folder=$2
mount -t tmpfs tmpfs /run
mkdir "$folder/data"
mount --bind "$folder/data" /var/lib/docker
unset DOCKER_HOST DOCKER_CONTEXT

# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
engine_log=$folder/log

failed() {
  say "engine-test.sh: $1"
  tail -n 20 "$engine_log" >&2 || true
  stop KILL || true
  exit 1
}

# Sends the daemon a signal; with a second argument waits until it has ended.
stop() {
  local pid
  pid=$(cat "$engine_pid_file") && kill -s "$1" "$pid" || return 0
  if [ $# -gt 1 ]; then timeout 30 sh -c "while [ -d /proc/$pid ]; do sleep 0.1; done" || true; fi
}

# An image of one program; it ends when it is made to, not when it is asked.
make_sleeper() {
  local program
  program=$(command -v sleep)
  # shellcheck disable=SC2046 # one path a word
  tar -chf - "$program" $(ldd "$program" | grep -oE '/[^ ]+') 2>/dev/null | docker import - sleeper >/dev/null
  docker run -d --rm --network none --stop-timeout 3 sleeper "$program" 300 >/dev/null
}

(ensure_engine) || failed "no engine where none ran"
engine_answers || failed "the engine does not answer"
first=$(cat "$engine_pid_file")

make_sleeper
stop TERM
until ! engine_answers; do sleep 0.05; done
names_living "$engine_pid_file" dockerd || failed "the daemon ended too soon for this test"
(ensure_engine) || failed "no engine where one was still ending"
engine_answers || failed "the engine does not answer after the one before it has ended"
second=$(cat "$engine_pid_file")
[ "$first" != "$second" ] || failed "the daemon was not started again"

stop KILL and_wait
(ensure_engine) || failed "no engine where one was killed"
engine_answers || failed "the engine does not answer after the one before it was killed"
stop TERM and_wait
say "engine-test.sh: passed"
