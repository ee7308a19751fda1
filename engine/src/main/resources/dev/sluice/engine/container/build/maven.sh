set -e
command -v mvn >/dev/null || exit 97
work=$(mktemp -d)
cp -R "$CODE/." "$work/"
cd "$work"
repository="${CACHE:-$HOME/.m2}/repository"
set -- -B -ntp -Dstyle.color=never "-Dmaven.repo.local=$repository" -DskipTests -Dmaven.test.skip=true
if [ -n "$MAVEN_SETTINGS" ]; then set -- "$@" -s "$MAVEN_SETTINGS"; fi
mvn "$@" compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DincludeScope=runtime "-DoutputDirectory=$OUT/lib"
mkdir -p "$OUT/lib"
cp -R target/classes "$OUT/classes"
cd /
rm -rf "$work"
