// SPDX-License-Identifier: MIT
#pragma once

/// A command of the program: its name, what it takes and what it does. A thin facade, so that only
/// command.cpp includes CLI11, which is slow to compile; everything that a help text, a man page or
/// a completion needs is in the description.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peerplan::cli {

/// An option or argument as help, man page and completion show it.
struct OptionDescription {
    /// `--format`, `-o`; empty for an argument.
    std::vector<std::string> names;
    /// `PLAN`, `FILE`; empty for a flag.
    std::string value;
    std::string meaning;
    std::string fallback;
    std::vector<std::string> words;
    bool required = false;
};

struct CommandDescription {
    std::string name;
    std::string meaning;
    std::vector<OptionDescription> arguments;
    std::vector<OptionDescription> options;
    /// Works on examples/ as it stands.
    std::string example;
    std::vector<CommandDescription> commands;
    bool hidden = false;
};

/// Declares arguments and options, each bound to a variable that outlives the parse. Option names
/// are written as `-o,--output`. The last call is `does`.
class Command {
  public:
    class Impl;

    explicit Command(Impl& impl) : m_impl(&impl) {}

    Command& argument(const std::string& value, std::string& target, const std::string& meaning);
    Command& optionalArgument(const std::string& value, std::string& target,
                              const std::string& meaning);
    Command& arguments(const std::string& value, std::vector<std::string>& target,
                       const std::string& meaning);

    Command& option(const std::string& names, const std::string& value, std::string& target,
                    const std::string& meaning);
    Command& option(const std::string& names, const std::string& value,
                    std::vector<std::string>& target, const std::string& meaning);
    Command& option(const std::string& names, const std::string& value, std::int64_t& target,
                    std::int64_t least, std::int64_t most, const std::string& meaning);
    /// Two words each time, such as a time and a component; repeatable.
    Command& pairs(const std::string& names, const std::string& value,
                   std::vector<std::pair<std::string, std::string>>& target,
                   const std::string& meaning);
    /// One of some words; what `target` holds before is the default.
    Command& choice(const std::string& names, std::string& target, std::vector<std::string> words,
                    const std::string& meaning);
    Command& flag(const std::string& names, bool& target, const std::string& meaning);

    Command& example(std::string text);
    Command& hide();
    Command subcommand(std::string name, std::string meaning);
    /// What the command does; returns the exit status.
    Command& does(std::function<int()> action);

  private:
    Impl* m_impl;
};

/// The program: its commands, and how a command line becomes one of them.
class Program {
  public:
    Program(std::string name, std::string meaning, const std::string& version);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    Command command(std::string name, std::string meaning);
    CommandDescription describe() const;

    struct Parsed {
        /// What to run, unless parsing ended in a text.
        std::function<int()> action;
        /// Help or version for the standard output, or the error of a wrong usage.
        std::string text;
        /// 0 for help and version, 2 for a wrong usage.
        int status = 0;
    };
    /// Parses a command line without its program name. Runs nothing.
    Parsed parse(std::vector<std::string> arguments);

  private:
    std::unique_ptr<Command::Impl> m_root;
};

}  // namespace peerplan::cli
