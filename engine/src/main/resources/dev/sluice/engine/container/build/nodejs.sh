set -e
command -v npm >/dev/null || exit 97
work=$(mktemp -d)
cp -R "$CODE/." "$work/"
cd "$work"
export npm_config_cache="${CACHE:-$HOME/.npm}"
set -- --omit=dev --no-audit --no-fund --no-update-notifier --install-links
if [ -f package-lock.json ]; then npm ci "$@"; else npm install --no-package-lock "$@"; fi
mkdir -p node_modules
mv node_modules "$OUT/"
cd /
rm -rf "$work"
