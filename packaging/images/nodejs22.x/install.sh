# shellcheck shell=sh
# Node.js was put in place by fetch.sh; here only the proof that it runs on this system's libraries.
node --version | grep '^v22\.'
