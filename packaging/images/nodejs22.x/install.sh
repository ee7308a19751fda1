# shellcheck shell=sh
# Node.js and npm were put in place by fetch.sh; here only the proof that they run on this system's libraries.
node --version | grep '^v22\.'
npm --version | grep '^10\.'
