#!/usr/bin/env bash
# All tests: sets up what a fresh host needs, builds, and runs every check and test, those in containers included.
# Fails if a test failed, or if a test in containers or with the validators of exported files was left out.
#
#   test.sh [MAVEN-OPTION...]
set -euo pipefail
# shellcheck source=packaging/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case ${1-} in
  -h | --help)
    sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"
    exit 0
    ;;
esac

# The test classes that carry the tag "docker" or "validators", by their full names. Abstract ones run as the classes that extend them;
# those with the tag "root" start a container daemon of their own, which needs root.
required_tests() {
  local file
  { find "$project" -path '*/src/test/java/*.java' -exec grep -lE '^ *@Tag\("(docker|validators)"\)' {} + || true; } | LC_ALL=C sort |
    while IFS= read -r file; do
      if [ "$(id -u)" -ne 0 ] && grep -qE '^ *@Tag\("root"\)' "$file"; then
        say "left out, since this account is not root: $(basename "$file" .java)"
      elif ! grep -qE '^(public |sealed )*abstract ' "$file"; then
        file=${file#*/src/test/java/}
        file=${file%.java}
        printf '%s\n' "${file//\//.}"
      fi
    done
}

# The report files of the test class $1 and of those nested in it; without an argument of all.
reports() {
  find "$project" -path '*/target/*-reports/TEST-*.xml' \( -name "TEST-${1-*}.xml" -o -name "TEST-${1-*}\$*.xml" \)
}

# The sums "tests skipped failures errors" over the report files named on standard input.
totals() {
  awk '
    function count(suite, name) {
      if (!match(suite, " " name "=\"[0-9]+\"")) return 0
      suite = substr(suite, RSTART, RLENGTH)
      gsub(/[^0-9]/, "", suite)
      return suite
    }
    {
      # The first element holds the counts; it may be spread over several lines.
      file = $0
      head = ""
      while ((getline line < file) > 0 && !match(head, /<testsuite [^>]*>/)) head = head " " line
      close(file)
      if (match(head, /<testsuite [^>]*>/)) {
        suite = substr(head, RSTART, RLENGTH)
        tests += count(suite, "tests")
        skipped += count(suite, "skipped")
        failures += count(suite, "failures")
        errors += count(suite, "errors")
      }
    }
    END { print tests + 0, skipped + 0, failures + 0, errors + 0 }'
}

# Every test class that needs containers or validators must have run, and in full.
check_required_tests() {
  local class tests skipped rest ran=0 left_out=0
  while IFS= read -r class; do
    read -r tests skipped rest < <(reports "$class" | totals)
    ran=$((ran + tests))
    if [ "$tests" -eq 0 ]; then
      left_out=$((left_out + 1))
      say "did not run: $class"
    elif [ "$skipped" -gt 0 ]; then
      left_out=$((left_out + 1))
      say "skipped $skipped of $tests tests: $class"
    fi
  done < <(required_tests)
  say "$ran tests ran in containers or with the validators of exported files"
  [ "$ran" -gt 0 ] && [ "$left_out" -eq 0 ]
}

summary() {
  local tests skipped failures errors
  section
  read -r tests skipped failures errors < <(reports | totals)
  say "== $1: $tests tests, $failures failures, $errors errors, $skipped skipped; $SECONDS s in all"
}

section "Set-up"
ensure_jdk
ensure_maven
ensure_fonts
ensure_validators
ensure_engine
ensure_podman
ensure_registry

section "The launcher"
"$packaging/launcher-test.sh"

section "Starting a container engine"
"$packaging/engine-test.sh"

section "Runtime images"
"$packaging/images/build.sh"

section "Build and tests"
# Reports of an earlier run must not pass for this one's.
reports | while IFS= read -r report; do rm -f "$report"; done
if ! maven verify "$@"; then
  summary FAILED
  exit 1
fi

section "The window, with a real screen, mouse and keys"
if ! "$packaging/smoke.sh"; then
  summary "FAILED, the window does not work"
  exit 1
fi

section "Tests that must not be left out"
if ! check_required_tests; then
  summary "FAILED, tests in containers or with the validators were left out"
  exit 1
fi
summary passed
