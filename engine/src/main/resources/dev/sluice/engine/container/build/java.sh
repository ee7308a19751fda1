set -e
command -v javac >/dev/null || exit 97
cd "$CODE"
work=$(mktemp -d)
source=.
if [ -d src/main/java ]; then source=src/main/java; fi
find "$source" -name '*.java' ! -path './src/test/*' ! -path './target/*' | LC_ALL=C sort | sed 's/.*/"&"/' >"$work/sources"
libraries=$(find . "$SHIMS/java/lib" -name '*.jar' ! -path './target/*' | paste -sd: -)
mkdir "$OUT/classes"
archive=/var/cache/javac.jsa
if [ -f $archive ]; then share="-J-XX:SharedArchiveFile=$archive -J-Xlog:disable -J-Xlog:all=off"; fi
# shellcheck disable=SC2086 # several words
javac $share -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -g -parameters -encoding UTF-8 -Xdiags:compact \
  -cp "$libraries" -d "$OUT/classes" "@$work/sources"
if [ -d src/main/resources ]; then cp -R src/main/resources/. "$OUT/classes/"; fi
rm -rf "$work"
