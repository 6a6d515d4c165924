# SPDX-License-Identifier: MIT
# Holds the #include lines of the files given after the rules (rules.txt says their form) against the rules,
# and each file against the house's form: licence line, #pragma once, own header first. Prints each offence
# as file:line: sentence, and exits 1 if there was one.

FNR == 1 { file_number++ }

file_number == 1 {
    if (NF && $1 !~ /^#/) {
        rule_count++
        pattern[rule_count] = "^" $1 "$"
        $1 = ""
        allowed[rule_count] = $0
    }
    next
}

FNR == 1 {
    path = FILENAME
    sub(/^\.\//, "", path)
    rule = 0
    for (i = 1; i <= rule_count && !rule; i++) if (path ~ pattern[i]) rule = i
    if (!rule) offend("no row of tests/layering/rules.txt speaks of this file")
    if ($0 != "// SPDX-License-Identifier: MIT") offend("the first line is to be // SPDX-License-Identifier: MIT")
    includes = 0
    if (path ~ /\.cpp$/) {
        own = path
        if (own ~ /^tests\//) own = ""
        sub(/\.cpp$/, ".h", own)
    }
    is_header = path ~ /\.h$/
    if (is_header) headers[path] = 1
}

/^#pragma once/ { once[path] = 1 }

/^[ \t]*#[ \t]*include/ {
    includes++
    name = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", name)
    sub(/[ \t]*(\/\/.*)?$/, "", name)
    if (name ~ /^"/) gsub(/"/, "", name)
    if (includes == 1 && path ~ /\.cpp$/) first_include[path] = name
    if (rule && !may(name, allowed[rule])) offend("may not include " name)
}

END {
    for (path in headers) {
        FNR = 1
        if (!(path in once)) offend("has no #pragma once")
        source = path
        sub(/\.h$/, ".cpp", source)
        if (source in first_include && first_include[source] != path)
            { header = path; path = source; offend("is to include " header " first: that shows that it stands alone"); path = header }
    }
    exit offences > 0
}

function offend(sentence) {
    printf "%s:%d: %s\n", path, FNR, sentence
    offences++
}

# Whether a row's list allows the include: a ban wins over every permission.
function may(name, list,    words, count, i, yes) {
    count = split(list, words, " ")
    for (i = 1; i <= count; i++) {
        if (words[i] ~ /^-/) {
            if (fits(name, substr(words[i], 2))) return 0
        } else if (fits(name, words[i])) {
            yes = 1
        }
    }
    return yes
}

function fits(name, word,    base) {
    if (word == "std") return name ~ /^<[a-z_0-9]+>$/
    if (word == "posix") return name ~ /^<(dirent|fcntl|poll|pwd|signal|spawn|termios|unistd|sys\/[a-z]+)\.h>$/
    if (word ~ /^[a-z_]+\*$/) {  # a file's own name, in whatever folder
        base = name
        sub(/.*\//, "", base)
        return index(base, substr(word, 1, length(word) - 1)) == 1
    }
    if (word ~ /\*$/) return index(name, substr(word, 1, length(word) - 1)) == 1
    if (word ~ /\/$/) return index(name, word) == 1
    return name == word
}
