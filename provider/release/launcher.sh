#!/bin/sh
':' //; for node in "${CAIRN_NODE:-node}" /usr/local/bin/node /opt/homebrew/bin/node; do command -v "$node" >/dev/null 2>&1 && exec "$node" "$0" "$@"; done; echo "The Cairn provider needs Node.js 20.19 or later on PATH, or the path of its program in CAIRN_NODE."; exit 1
{ const [major, minor] = process.versions.node.split('.').map(Number); if (major < 20 || (major === 20 && minor < 19)) { console.log('The Cairn provider needs Node.js 20.19 or later; ' + process.execPath + ' is ' + process.version + '. CAIRN_NODE can name another.'); process.exit(1); } }
