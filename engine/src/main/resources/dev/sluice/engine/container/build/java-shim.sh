set -e
command -v javac >/dev/null || exit 97
work=$(mktemp -d)
libraries=$(find "$SHIMS/java/lib" -name '*.jar' | paste -sd: -)
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC --release 17 -XDstringConcat=inline -proc:none -nowarn \
  -encoding UTF-8 -cp "$libraries" -d "$work" "$SHIMS"/java/dev/sluice/shim/*.java
jar --create --file "$OUT/shim.jar" --no-compress -C "$work" .
cp "$SHIMS"/java/lib/*.jar "$OUT/"
rm -rf "$work"
