# JSON, or the plain block YAML that cloud metadata uses, to lines path=value. Values lose their quotes; \n in a JSON
# string becomes a space. Not for anchors, folded text or flow maps.
{ text = text $0 "\n" }
END {
  if (match(text, /^[ \t\r\n]*[{[]/)) { position = 1; json("") } else yaml()
}
function blank() { while (substr(text, position, 1) ~ /^[ \t\r\n,:]$/) position++ }
function string(   start, result) {
  rest = substr(text, position + 1)
  match(rest, /^([^"\\]|\\.)*/)
  result = substr(rest, 1, RLENGTH)
  position += RLENGTH + 2
  gsub(/\\n/, " ", result)
  gsub(/\\\//, "/", result)
  gsub(/\\"/, "\"", result)
  return result
}
function json(path,   first, key, number) {
  blank()
  first = substr(text, position, 1)
  if (first == "{") {
    position++
    for (blank(); (first = substr(text, position, 1)) != "}" && first != ""; blank()) { key = string(); json(path "." key) }
    position++
  } else if (first == "[") {
    position++
    for (blank(); (first = substr(text, position, 1)) != "]" && first != ""; blank()) json(path "." number++)
    position++
  } else if (first == "\"") print path "=" string()
  else { match(substr(text, position), /^[^],} \t\r\n]+/); print path "=" substr(text, position, RLENGTH); position += RLENGTH }
}
function scalar(path, word,   parts, total, item) {
  gsub(/^[ \t]+|[ \t\r]+$/, "", word)
  if (word ~ /^\[.*\]$/) {
    total = split(substr(word, 2, length(word) - 2), parts, /[ ]*,[ ]*/)
    for (item = 1; item <= total; item++) scalar(path "." (item - 1), parts[item])
    return
  }
  if (word ~ /^".*"$/ || word ~ /^'.*'$/) word = substr(word, 2, length(word) - 2)
  print path "=" word
}
# Keeps a stack of (indentation, path); a list item counts as one more level at the place of its dash.
function yaml(   lines, total, number, line, indent, key, dash) {
  total = split(text, lines, "\n")
  depth = 0
  for (number = 1; number <= total; number++) {
    line = lines[number]
    if (line ~ /^[ \t]*(#|$|---|\.\.\.)/) continue
    match(line, /^ */)
    indent = RLENGTH
    line = substr(line, indent + 1)
    # A dash may stand under its key at the same indentation; any other line there is the key's neighbour.
    while (depth > 0 && (indents[depth] > indent || (indents[depth] == indent && line !~ /^-( |$)/))) depth--
    while (line ~ /^-( |$)/) {
      if (depth > 0 && dashes[depth] && indents[depth] == indent) depth--
      dash = (depth > 0 ? paths[depth] : "")
      depth++
      indents[depth] = indent; dashes[depth] = 1; paths[depth] = dash "." counters[dash]++ + 0
      match(line, /^- */)
      indent += RLENGTH
      line = substr(line, RLENGTH + 1)
    }
    if (line == "") continue
    if (match(line, /^[^ "'\[{][^ ]*:( |$)/) || match(line, /^"[^"]*":( |$)/)) {
      key = line
      sub(/:( .*)?$/, "", key)
      gsub(/"/, "", key)
      line = substr(line, RLENGTH + 1)
      depth++
      indents[depth] = indent; dashes[depth] = 0; paths[depth] = (depth > 1 ? paths[depth - 1] : "") "." key
      if (line !~ /^[ ]*$/) scalar(paths[depth], line)
    } else scalar(depth > 0 ? paths[depth] : "", line)
  }
}
