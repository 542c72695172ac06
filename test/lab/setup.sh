#!/bin/sh
# Installs what the lab needs from the Debian or Ubuntu archive: libvirt, QEMU, the tools that build guest images, and
# the openstack client. Packages named as arguments are installed too.
# Idempotent, and quick when all is there. Starts no service and needs neither systemd nor npm.
set -eu

# Each package and the program (or file) for which it is wanted.
packages='
libvirt-daemon            libvirtd
libvirt-daemon-system     stock network filters, XML schemas, list of RPC procedures
libvirt-clients           virsh
qemu-system-x86           qemu-system-x86_64
ovmf                      UEFI firmware for guests
qemu-utils                qemu-img
dnsmasq-base              dnsmasq for guest networks
iptables                  iptables and ebtables for networks and network filters
iproute2                  ip
mtools                    mcopy for disk images
dosfstools                mkfs.fat
syslinux                  syslinux
syslinux-common           mbr.bin
e2fsprogs                 mke2fs
openssl                   certificates of the TLS tests
genisoimage               isoinfo, which reads config drives
openssh-client            ssh-keygen, which judges keys
gnupg                     gpg, which signs releases
unzip                     what is in a release
libxml2-utils             xmllint for checks against the schemas of libvirt
python3-openstackclient   openstack, the client that users of the OpenStack facade have
python3-glanceclient      glance, the older client of images
python3-osc-placement     commands of the openstack client for placement
python3-novaclient        nova, the older client of servers
chromium                  a real browser, for the page with the screen of a guest
python3-swift             the object store of OpenStack, an S3 server for the image stores
python3-oslo.policy       the engine of rules that OpenStack has, against which ours is tried
'
names="$(printf '%s' "$packages" | awk 'NF { print $1 }') $*"

say() { printf 'setup: %s\n' "$*"; }
give_up() {
  say "$1" >&2
  say "install by hand, with the package manager of this system:" $missing >&2
  exit 1
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  missing=$names
  give_up 'this is not a Debian or Ubuntu system (no apt-get)'
fi

present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $names 2>/dev/null | awk '$1 == "installed" { print $2 }')
missing=
for name in $names; do
  case "
$present
" in
  *"
$name
"*) ;;
  *) missing="$missing $name" ;;
  esac
done
# Guest images are made of packages that apt downloads, for which it needs its lists.
lists=$(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' 2>/dev/null | head -n 1)

if [ -z "$missing" ] && [ -n "$lists" ]; then
  say 'all packages are there'
  exit 0
fi
[ "$(id -u)" = 0 ] || give_up 'packages are missing and only root can install them'

# A policy that answers "no" to every request to start a service, for as long as we install.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' INT TERM HUP
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi
export DEBIAN_FRONTEND=noninteractive

say 'reading package lists'
if ! apt-get -qq update; then
  [ -n "$missing" ] || { say 'no package lists: guest images can only come from the cache' >&2; exit 0; }
  [ -n "$lists" ] || give_up 'apt-get update failed'
fi
if [ -n "$missing" ]; then
  say "installing$missing"
  log=$(mktemp)
  if ! apt-get -y -q --no-install-recommends -o Dpkg::Use-Pty=0 install $missing >"$log" 2>&1 </dev/null; then
    tail -n 30 "$log" >&2
    rm -f "$log"
    give_up 'apt-get install failed'
  fi
  rm -f "$log"
fi
say 'done'
