#!/bin/bash
# First process (PID 1) of one lab host. Started by host.ts through `unshare` in fresh mount, network, UTS, IPC and
# PID namespaces. It makes the machine's private view of the file system, says "ready" and then only reaps orphans.
# When it ends, the kernel kills everything else in the PID namespace and drops the mounts and the network with it,
# so nothing has to be cleaned up by name.
#
# arguments: DIRECTORY NAME KVM(mask|probe) POOL_SIZE_MIB(0 = none) LIFETIME(tied|persistent)
# tied: ends when standard input ends, that is when the process which started the host is gone, however it died.
set -eu
directory=$1 name=$2 kvm=$3 pool_size_mib=$4 lifetime=$5

# /proc still belongs to the outer PID namespace, so this is the number by which others can see and kill us. The
# builtin `read` is needed: a command substitution would be another process. Field 22 is the start time, which
# tells us apart from a later process with the same number.
read -r line </proc/self/stat
outer_pid=${line%% *}
fields=(${line##*) })
echo "$outer_pid ${fields[19]}" >"$directory/init"

hostname "$name"
ip link set lo up

for private in etc:/etc/libvirt lib:/var/lib/libvirt cache:/var/cache/libvirt log:/var/log/libvirt cairn:/var/lib/cairn; do
  mkdir -p "${private#*:}"
  mount --bind "$directory/${private%%:*}" "${private#*:}"
done
if [ "$pool_size_mib" -gt 0 ]; then
  mount -t tmpfs -o "size=${pool_size_mib}m,mode=755" tmpfs /var/lib/cairn
fi
mount --bind "$directory/hosts" /etc/hosts
# With a private /run a resolv.conf that links there dangles, which serves as well: no name server, no waiting.
if [ -e /etc/resolv.conf ]; then mount --bind "$directory/resolv.conf" "$(readlink -f /etc/resolv.conf)"; fi

# A private /run hides D-Bus, udev and the xtables lock of the machine; sysfs shows our own network devices and,
# as a side effect, no control groups.
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/libvirt /run/lock /run/dev
mount --bind "$directory/run" /run/libvirt
mount -t proc proc /proc
mount -t sysfs sysfs /sys

# A private /dev. It has no kvm node unless asked for: when the node exists but KVM does not work, libvirt calls its
# cached QEMU capabilities stale and probes again at every start of a guest.
mount -t tmpfs -o mode=755 tmpfs /run/dev
nodes='null zero full random urandom tty fuse net'
if [ "$kvm" = probe ]; then nodes="$nodes kvm vhost-net"; fi
for node in $nodes; do
  if [ -e "/dev/$node" ]; then cp -a "/dev/$node" /run/dev/; fi
done
for link in fd:/proc/self/fd stdin:/proc/self/fd/0 stdout:/proc/self/fd/1 stderr:/proc/self/fd/2 ptmx:pts/ptmx; do
  ln -s "${link#*:}" "/run/dev/${link%%:*}"
done
mkdir /run/dev/pts /run/dev/shm
mount -t devpts -o newinstance,mode=620,ptmxmode=666 devpts /run/dev/pts
mount -t tmpfs tmpfs /run/dev/shm
mount --rbind /run/dev /dev

echo ready
exec >/dev/null
# bash reaps adopted children while it waits here.
if [ "$lifetime" = tied ]; then
  while read -r _; do :; done
else
  exec </dev/null
  while :; do
    sleep infinity &
    wait $! || true
  done
fi
