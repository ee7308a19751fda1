set -e
command -v go >/dev/null || exit 97
# The image has the standard library compiled already.
if [ -n "$CACHE" ] && [ ! -e "$CACHE/.seeded" ] && [ -d /var/cache/go-build ]; then
  cp -R /var/cache/go-build/. "$CACHE/"
  touch "$CACHE/.seeded"
fi
export GOCACHE="${CACHE:-$HOME/.cache/go-build}" GOPATH="${CACHE:-$HOME}/go"
export CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-trimpath
work=$(mktemp -d)
cp -R "$CODE/." "$work/"
cd "$work"
if [ ! -f go.mod ]; then go mod init function >/dev/null 2>&1; fi
package=${HANDLER%%.*}
name=${HANDLER#*.}
folder=.
if [ "$(go list -f '{{.Name}}' . 2>/dev/null || true)" != "$package" ] && [ -d "$package" ]; then folder=./$package; fi
if ! grep -qsE '^func main\(\)' ./*.go; then
  # A package with a handler and no program: one is made that calls it.
  case $HANDLER in
    *.*) ;;
    *)
      echo "the code has no main function; name a handler as package.Function, not \"$HANDLER\"" >&2
      exit 96
      ;;
  esac
  found=$(go list -f '{{.Name}}' "$folder")
  if [ "$found" = main ] && [ "$folder" = . ]; then
    printf 'package main\n\nvar sluiceHandler = %s\n' "$name" >sluice_handler.go
    cp "$SHIMS/go/start/start.go" sluice_start.go
    target=.
  else
    path=$(go list -f '{{.ImportPath}}' "$folder")
    mkdir sluice_main
    printf 'package main\n\nimport function "%s"\n\nvar sluiceHandler = function.%s\n' "$path" "$name" \
      >sluice_main/handler.go
    cp "$SHIMS/go/start/start.go" sluice_main/start.go
    target=./sluice_main
  fi
else
  target=.
fi
if [ -n "$DEBUG" ]; then
  go build "-gcflags=$(go list -m)/...=-N -l" -o "$OUT/bootstrap" "$target"
else
  go build -ldflags=-w -o "$OUT/bootstrap" "$target"
fi
cd /
chmod -R u+w "$work"
rm -rf "$work"
