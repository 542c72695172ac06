# Functions of the test guest. Results are in: source name instance keys boots network (a file of path=value lines)
# and user_data (a file).
source=none name=localhost instance=none keys='' boots=1 network=/run/network user_data=/run/user-data

# load_modules FILE: insert the modules listed in it, in order. Those without their hardware do no harm.
load_modules() {
  while read -r module; do insmod "$module" 2>/dev/null; done <"$1"
}

# Mounts the config drive on /mnt and sets `source` to its label.
find_config_drive() {
  for label in config-2 cidata CIDATA; do
    device=$(findfs "LABEL=$label" 2>/dev/null) || continue
    mount -t iso9660 -o ro "$device" /mnt 2>/dev/null || mount -t vfat -o ro "$device" /mnt 2>/dev/null || continue
    source=$label
    return 0
  done
  return 1
}

# Counts boots on the disk image's data partition, where there is one.
find_data_partition() {
  device=$(findfs LABEL=cairn-data 2>/dev/null) || return 0
  mount -t ext4 "$device" /data 2>/dev/null || return 0
  boots=$(($(cat /data/boots 2>/dev/null || echo 0) + 1))
  echo "$boots" >/data/boots
  sync
}

# flatten <FILE: JSON or plain YAML to lines such as .ethernets.eth0.addresses.0=10.0.0.5/24
flatten() { awk -f /lib/flatten.awk; }

# value PATH <LINES: the value of one path.
value() { sed -n "s/^$(echo "$1" | sed 's/\./\\./g')=//p" | head -n 1; }

# Any line of standard input that holds SSH public keys: one key a line, each once.
ssh_keys() {
  grep -oE '(ssh-[a-z0-9]+|ecdsa-sha2-[a-z0-9-]+|sk-[a-z0-9@.-]+) AAAA[A-Za-z0-9+/=]+' | sort -u
}

read_metadata() {
  case $source in
  config-2) cd /mnt/openstack/latest && read_openstack meta_data.json network_data.json user_data ;;
  cidata | CIDATA) cd /mnt && read_nocloud ;;
  esac
  cd /
  umount /mnt 2>/dev/null
}

# read_openstack META NETWORK USERDATA. Source: OpenStack Nova user guide, "Metadata", config drive layout.
read_openstack() {
  flatten <"$1" >/run/meta
  instance=$(value .uuid </run/meta)
  name=$(value .hostname </run/meta)
  keys=$(ssh_keys </run/meta)
  [ -f "$2" ] && flatten <"$2" >$network
  [ -f "$3" ] && cp "$3" $user_data
}

# Source: cloud-init documentation, "NoCloud".
read_nocloud() {
  flatten <meta-data >/run/meta
  instance=$(value .instance-id </run/meta)
  name=$(value .local-hostname </run/meta)
  [ -n "$name" ] || name=$(value .hostname </run/meta)
  keys=$(cat meta-data user-data 2>/dev/null | ssh_keys)
  [ -f network-config ] && flatten <network-config >$network
  [ -f user-data ] && cp user-data $user_data
}

# get PATH: body of http://169.254.169.254/PATH. (busybox wget, linked statically, crashes in its name look-up.)
get() {
  printf 'GET %s HTTP/1.0\r\nHost: 169.254.169.254\r\n\r\n' "$1" | nc -w 3 169.254.169.254 80 >/run/reply || return 1
  head -n 1 /run/reply | grep -q ' 200 ' && sed '1,/^\r*$/d' /run/reply
}

# Asks the metadata service, only when DHCP gave a route to it: without one, asking costs seconds.
read_metadata_service() {
  ip route | grep -q '^169.254.169.254' || return 0
  get /openstack/latest/meta_data.json >/run/meta.json || return 0
  get /openstack/latest/user_data >/run/user_data.json || rm -f /run/user_data.json
  source=metadata
  read_openstack /run/meta.json /run/none /run/user_data.json
  hostname "$name"
}

nics() { ls /sys/class/net | grep '^e'; }

# static_addresses MAC: "address/prefix" lines that the config drive gives this card, from either of the two forms.
static_addresses() { awk -F= -v mac="$1" -f /lib/network.awk $network 2>/dev/null; }

# configure_nic NAME: addresses from the config drive, else DHCP; the lease is tried for a minute, then in the background.
configure_nic() {
  ip link set "$1" up
  static_addresses "$(cat "/sys/class/net/$1/address")" >"/run/static-$1"
  if [ -s "/run/static-$1" ]; then
    while read -r what word; do
      case $what in
      address) ip addr add "$word" dev "$1" ;;
      gateway) ip route add default via "$word" dev "$1" ;;
      esac
    done <"/run/static-$1"
    return
  fi
  options="-i $1 -s /lib/dhcp -x hostname:$name -O 26 -O 121 -T 1 -A 1"
  udhcpc $options -t 60 -n >/dev/null 2>&1 || udhcpc $options -t 1 -b >/dev/null 2>&1
}

# Addresses as ip/prefix@nic, separated by commas; none@nic for a card without.
addresses() {
  for nic in $(nics); do
    found=$(ip -4 -o addr show dev "$nic" | awk '{ print $4 }')
    for address in ${found:-none}; do printf '%s%s@%s' "$comma" "$address" "$nic"; comma=,; done
  done
  [ -n "$comma" ] || printf none
}

disks() {
  for disk in /sys/block/vd* /sys/block/sd*; do
    [ -e "$disk/size" ] || continue
    printf '%s%s:%s' "$comma" "${disk##*/}" "$(($(cat "$disk/size") * 512))"
    comma=,
  done
  [ -n "$comma" ] || printf none
}

count() { if [ -n "$1" ]; then printf '%s\n' "$1" | wc -l; else echo 0; fi; }

marker() {
  printf 'CAIRN-GUEST ip=%s hostname=%s source=%s instance=%s boots=%s uptime=%s mem_mib=%s cpus=%s keys=%s disks=%s\n' \
    "$(comma=; addresses)" "$(hostname)" "$source" "${instance:-none}" "$boots" "$(cut -d ' ' -f 1 /proc/uptime)" \
    "$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)" "$(nproc)" "$(count "$keys")" "$(comma=; disks)"
}

# Scripts run once an instance where there is a disk to remember it on, as cloud-init does.
run_user_data() {
  [ -f $user_data ] && [ "$(head -c 2 $user_data)" = '#!' ] || return 0
  if [ "$(cat /data/instance 2>/dev/null)" = "$instance" ]; then
    echo 'CAIRN-USERDATA skipped'
    return 0
  fi
  chmod 700 $user_data
  $user_data
  echo "CAIRN-USERDATA rc=$?"
  if grep -q ' /data ' /proc/mounts; then echo "$instance" >/data/instance; sync; fi
}
