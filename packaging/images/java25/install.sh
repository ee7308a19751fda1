# shellcheck shell=sh
# Java 25 as Debian packages it: the compiler too, since functions may come as source. Maven is added to a layer
# of its own when the first function brings a pom.xml.
apt-get -q update
apt-get -q -y install openjdk-25-jdk-headless
java --version | grep '^openjdk 25\.'
javac --version | grep '^javac 25\.'
# The compiler's own classes, ready to be mapped: it then starts in half the time.
mkdir /tmp/warm
printf 'import java.util.*;\npublic class Warm { List<String> names = new ArrayList<>(); }\n' >/tmp/warm/Warm.java
javac -J-XX:ArchiveClassesAtExit=/var/cache/javac.jsa -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -J-Xlog:disable \
  -g -parameters -d /tmp/warm /tmp/warm/Warm.java
chmod 644 /var/cache/javac.jsa
