set -e
python3 -m pip --version >/dev/null 2>&1 || exit 97
cd "$CODE"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_CACHE_DIR="${CACHE:-$HOME/.cache/pip}"
python3 -m pip install --progress-bar off --no-compile --target "$OUT" -r requirements.txt
