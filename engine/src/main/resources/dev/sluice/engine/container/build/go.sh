set -e
command -v go >/dev/null || exit 97
# The image has the standard library compiled already.
if [ -n "$CACHE" ] && [ ! -e "$CACHE/.seeded" ] && [ -d /var/cache/go-build ]; then
  cp -R /var/cache/go-build/. "$CACHE/"
  touch "$CACHE/.seeded"
fi
export GOCACHE="${CACHE:-$HOME/.cache/go-build}" GOPATH="${CACHE:-$HOME}/go"
export CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-trimpath

# The name of the package in the folder $1; nothing where there is none.
package_in() {
  find "$1" -maxdepth 1 -name '*.go' ! -name '*_test.go' -exec sed -n 's/^package \([A-Za-z0-9_]*\).*/\1/p' {} + | sed -n 1p
}

work=$(mktemp -d)
cp -R "$CODE/." "$work/"
cd "$work"
if [ ! -f go.mod ]; then go mod init function >/dev/null 2>&1; fi
target=.
if ! grep -qsE '^func main\(\)' ./*.go; then
  # A package with a handler and no program: one is made that calls it.
  package=${HANDLER%%.*}
  name=${HANDLER#*.}
  case $HANDLER in
    *.*) ;;
    *)
      echo "the code has no main function; name a handler as package.Function, not \"$HANDLER\"" >&2
      exit 96
      ;;
  esac
  folder=.
  found=$(package_in .)
  if [ "$found" != "$package" ] && [ -d "$package" ]; then
    folder=./$package
    found=$(package_in "$folder")
  fi
  if [ "$found" != "$package" ]; then
    echo "there is no package $package, which the handler $HANDLER is in" >&2
    exit 96
  fi
  if [ "$found" = main ]; then
    target=$folder
    printf 'package main\n\nvar sluiceHandler = %s\n' "$name" >"$folder/sluice_handler.go"
  else
    target=./sluice_main
    path=$(go list -f '{{.ImportPath}}' "$folder")
    mkdir sluice_main
    printf 'package main\n\nimport function "%s"\n\nvar sluiceHandler = function.%s\n' "$path" "$name" \
      >sluice_main/handler.go
  fi
  cp "$SHIMS/go/start/start.go" "$target/sluice_start.go"
fi
if [ -n "$DEBUG" ]; then
  go build "-gcflags=$(go list -m)/...=-N -l" -o "$OUT/bootstrap" "$target"
else
  go build -ldflags=-w -o "$OUT/bootstrap" "$target"
fi
cd /
chmod -R u+w "$work"
rm -rf "$work"
