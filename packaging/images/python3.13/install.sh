# shellcheck shell=sh
# Python 3.13 as Debian packages it.
apt-get -q update
apt-get -q -y install python3
python3 --version | grep '^Python 3\.13\.'
