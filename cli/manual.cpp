// SPDX-License-Identifier: MIT
#include "cli/manual.h"

#include <string_view>

namespace peerplan::cli {
namespace {

/// Text for man(7): backslashes and hyphens kept literal, no line that begins with a control dot.
std::string roff(std::string_view text) {
    std::string out;
    bool lineStart = true;
    for (const char c : text) {
        if (lineStart && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
        lineStart = c == '\n';
    }
    return out;
}

std::string optionHead(const OptionDescription& option) {
    std::string out;
    for (const std::string& name : option.names) {
        if (!out.empty()) out += ", ";
        out += "\\fB" + roff(name) + "\\fR";
    }
    if (!option.value.empty()) out += " \\fI" + roff(option.value) + "\\fR";
    return out;
}

void writeOptions(std::string& out, const std::vector<OptionDescription>& options) {
    for (const OptionDescription& option : options) {
        out += ".TP\n";
        out += option.names.empty() ? "\\fI" + roff(option.value) + "\\fR" : optionHead(option);
        out += '\n' + roff(option.meaning);
        if (!option.fallback.empty()) out += " (default " + roff(option.fallback) + ")";
        out += ".\n";
    }
}

void writeCommand(std::string& out, const CommandDescription& command, const std::string& prefix) {
    if (command.hidden) return;
    std::string name = prefix;
    if (!name.empty()) name += ' ';
    name += command.name;
    if (command.commands.empty()) {
        out += ".SS " + roff(name);
        for (const OptionDescription& argument : command.arguments) {
            out +=
                argument.required ? " " + roff(argument.value) : " [" + roff(argument.value) + "]";
        }
        out += '\n' + roff(command.meaning) + ".\n";
        writeOptions(out, command.arguments);
        writeOptions(out, command.options);
        if (!command.example.empty()) {
            out += ".PP\nExample:\n.PP\n.RS\n.nf\n" + roff(command.example) + "\n.fi\n.RE\n";
        }
    }
    for (const CommandDescription& child : command.commands) writeCommand(out, child, name);
}

void appendWords(std::string& out, const CommandDescription& command) {
    for (const CommandDescription& child : command.commands) {
        if (!child.hidden) out += child.name + " ";
    }
    for (const OptionDescription& option : command.options) {
        for (const std::string& name : option.names) {
            if (name.starts_with("--")) out += name + " ";
        }
    }
    out += "--help";
}

void completeCommand(std::string& out, const CommandDescription& command, const std::string& path) {
    if (command.hidden) return;
    for (const OptionDescription& option : command.options) {
        if (option.words.empty()) continue;
        for (const std::string& name : option.names) {
            out += "        '";
            out += path;
            out += ' ';
            out += name;
            out += "') words='";
            for (const std::string& word : option.words) out += word + " ";
            out += "' ;;\n";
        }
    }
    for (const CommandDescription& child : command.commands) {
        std::string childPath = path;
        childPath += path.empty() ? "" : " ";
        childPath += child.name;
        completeCommand(out, child, childPath);
    }
}

void completeWords(std::string& out, const CommandDescription& command, const std::string& path) {
    if (command.hidden) return;
    out += "        '" + path + "') words='";
    appendWords(out, command);
    out += "' ;;\n";
    for (const CommandDescription& child : command.commands) {
        std::string childPath = path;
        childPath += path.empty() ? "" : " ";
        childPath += child.name;
        completeWords(out, child, childPath);
    }
}

}  // namespace

std::string manPage(const CommandDescription& program, const std::string& version) {
    std::string out = ".TH PEERPLAN 1 \"\" \"peerplan " + version + "\" \"User Commands\"\n";
    out += ".SH NAME\npeerplan \\- plan hybrid connectivity to Microsoft 365\n";
    out += ".SH SYNOPSIS\n.B peerplan\n\\fICOMMAND\\fR \\fIPLAN\\fR [\\fIOPTIONS\\fR]\n";
    out += ".SH DESCRIPTION\n" + roff(program.meaning) +
           ".\nA plan is a .json document or a .peerplan file; the two hold the same.\n";
    out += ".SH COMMANDS\n";
    for (const CommandDescription& command : program.commands) writeCommand(out, command, "");
    out += ".SH EXIT STATUS\n";
    const char* const statuses[][2] = {{"0", "done"},
                                       {"1", "findings at or above what fails a run"},
                                       {"2", "wrong usage; no such component or edit"},
                                       {"3", "bad input"},
                                       {"4", "a file could not be read or written"},
                                       {"5", "internal error"},
                                       {"130", "interrupted; what there was is written"}};
    for (const auto& status : statuses) {
        out += std::string(".TP\n.B ") + status[0] + '\n' + status[1] + ".\n";
    }
    out += ".SH SEE ALSO\nThe documents beside the program: method, plan format, JSON output.\n";
    return out;
}

std::string bashCompletion(const CommandDescription& program) {
    std::string out = "# bash completion for peerplan\n_peerplan() {\n";
    out += "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n";
    out += "    local path='' words='' i\n";
    std::string groups;
    for (const CommandDescription& command : program.commands) {
        if (!command.hidden && !command.commands.empty()) groups += command.name + "|";
    }
    out += "    for ((i = 1; i < COMP_CWORD; i++)); do\n";
    out += "        case ${COMP_WORDS[i]} in\n            -*) continue ;;\n        esac\n";
    out += "        if [ -z \"$path\" ]; then\n            path=${COMP_WORDS[i]}\n";
    if (!groups.empty()) {
        groups.pop_back();
        out += "        else\n            case $path in\n                " + groups +
               ") path=\"$path ${COMP_WORDS[i]}\"; break ;;\n                *) break ;;\n"
               "            esac\n";
    }
    out += "        fi\n    done\n    case \"$path $previous\" in\n";
    for (const CommandDescription& command : program.commands) {
        completeCommand(out, command, command.name);
    }
    out += "    esac\n    if [ -z \"$words\" ]; then\n        case \"$path\" in\n";
    out += "        '') words='";
    appendWords(out, program);
    out += "' ;;\n";
    for (const CommandDescription& command : program.commands) {
        completeWords(out, command, command.name);
    }
    out +=
        "        esac\n        [[ $current != -* && -n $path ]] && "
        "COMPREPLY=($(compgen -f -- \"$current\"))\n    fi\n";
    out += "    COMPREPLY+=($(compgen -W \"$words\" -- \"$current\"))\n}\n";
    out += "complete -o filenames -F _peerplan peerplan\n";
    return out;
}

}  // namespace peerplan::cli
