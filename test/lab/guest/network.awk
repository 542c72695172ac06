# Input: path=value lines of a network description; variable mac: a card. Output: "address A/P" and "gateway G" lines.
# Two forms are known: OpenStack's network_data.json (links, networks) and cloud-init's network-config version 2.
function prefix(mask,   octets, place, number, bits) {
  if (mask !~ /\./) return mask
  split(mask, octets, ".")
  for (place = 1; place <= 4; place++) for (number = octets[place]; number > 0; number = (number * 2) % 256) bits++
  return bits + 0
}
{ path = $1; word = substr($0, length($1) + 2); values[path] = word; order[++total] = path }
END {
  for (item = 1; item <= total; item++) {
    path = order[item]
    if (path ~ /^\.links\.[0-9]+\.ethernet_mac_address$/ && tolower(values[path]) == mac) {
      sub(/ethernet_mac_address$/, "id", path)
      link = values[path]
    }
    if (path ~ /\.macaddress$/ && tolower(values[path]) == mac) {
      card = path
      sub(/\.match\.macaddress$/, "", card)
      sub(/\.macaddress$/, "", card)
    }
  }
  for (item = 1; item <= total; item++) {
    path = order[item]
    if (link != "" && path ~ /^\.networks\.[0-9]+\.link$/ && values[path] == link) {
      base = path
      sub(/\.link$/, "", base)
      if (values[base ".type"] != "ipv4") continue
      address = values[base ".ip_address"]
      if (address !~ /\//) address = address "/" prefix(values[base ".netmask"])
      print "address " address
      for (route = 0; (base ".routes." route ".network") in values; route++)
        if (values[base ".routes." route ".network"] == "0.0.0.0") print "gateway " values[base ".routes." route ".gateway"]
    }
    if (card != "" && index(path, card ".") == 1) {
      tail = substr(path, length(card) + 1)
      if (tail ~ /^\.addresses\.[0-9]+$/ && values[path] ~ /^[0-9.]+\/[0-9]+$/) print "address " values[path]
      if (tail == ".gateway4") print "gateway " values[path]
      if (tail ~ /^\.routes\.[0-9]+\.via$/) {
        to = path
        sub(/via$/, "to", to)
        if (values[to] == "default" || values[to] == "0.0.0.0/0") print "gateway " values[path]
      }
    }
  }
}
