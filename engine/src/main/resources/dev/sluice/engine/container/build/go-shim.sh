set -e
command -v go >/dev/null || exit 97
# The image has the standard library compiled already.
if [ -n "$CACHE" ] && [ ! -e "$CACHE/.seeded" ] && [ -d /var/cache/go-build ]; then
  cp -R /var/cache/go-build/. "$CACHE/"
  touch "$CACHE/.seeded"
fi
export GOCACHE="${CACHE:-$HOME/.cache/go-build}" CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-trimpath
cd "$SHIMS/go/shim"
go build -ldflags=-w -o "$OUT/shim" .
