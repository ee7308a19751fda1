# shellcheck shell=sh
# Go as Debian packages it, for the runtimes go1.x and provided.al2023. The standard library comes compiled: what
# functions commonly use of it lies in the cache that builds begin with.
apt-get -q update
apt-get -q -y install golang-go
go version | grep '^go version go1\.'
export GOCACHE=/var/cache/go-build GOFLAGS=-trimpath CGO_ENABLED=0 HOME=/tmp
mkdir /tmp/warm
cd /tmp/warm
go mod init warm
cat >main.go <<'END'
package main

import (
	_ "bufio"
	_ "bytes"
	_ "context"
	_ "crypto/sha256"
	_ "encoding/base64"
	_ "encoding/json"
	_ "errors"
	_ "fmt"
	_ "io"
	_ "log"
	_ "math/rand"
	_ "net/http"
	_ "net/url"
	_ "os/exec"
	_ "reflect"
	_ "regexp"
	_ "runtime/debug"
	_ "strings"
	_ "sync"
	_ "time"
)

func main() {}
END
go build -o /dev/null .
chmod -R a+rwX /var/cache/go-build
