#!/bin/sh
# Runs inside the fresh system, as root: updates it, adds the user that functions run as, drops what no function reads.
set -eu
export DEBIAN_FRONTEND=noninteractive

# Packages installed later (runtimes, a function's own) leave the same things out. Copyright notices stay.
cat >/etc/dpkg/dpkg.cfg.d/sluice <<'END'
path-exclude=/usr/share/doc/*
path-include=/usr/share/doc/*/copyright
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/locale/*
path-exclude=/usr/share/lintian/*
END
cat >/etc/apt/apt.conf.d/50sluice <<'END'
APT::Install-Recommends "false";
APT::Keep-Downloaded-Packages "false";
Acquire::Languages "none";
Acquire::Retries "3";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
END
# Nobody is there to answer a package's questions.
echo 'debconf debconf/frontend select Noninteractive' | debconf-set-selections
# A container has no services to start.
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
chmod 755 /usr/sbin/policy-rc.d

apt-get -q update
apt-get -q -y dist-upgrade

groupadd --gid 10001 sluice
useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin sluice
mkdir -p /var/task /opt
ln -sf /usr/share/zoneinfo/UTC /etc/localtime

find /usr/share/doc -type f ! -name copyright -delete
find /usr/share/doc -type l -delete
find /usr/share/doc -type d -empty -delete
rm -rf /usr/share/man/* /usr/share/info/* /usr/share/locale/* /usr/share/lintian
# Packages that register alternatives (Java's, PostgreSQL's) fail to install where these folders are not.
mkdir -p /usr/share/man/man1 /usr/share/man/man5 /usr/share/man/man7 /usr/share/man/man8
apt-get clean
rm -rf /var/lib/apt/lists/* /var/log/* /var/cache/debconf/*-old /var/lib/dpkg/*-old /var/cache/ldconfig/*
rm -f /etc/resolv.conf /etc/hostname
