// SPDX-License-Identifier: MIT
#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

namespace peerplan::cli {

/// A CLI11 application or subcommand, with what CLI11 does not keep in a form to walk.
class Command::Impl {
  public:
    Impl(CLI::App& a, CommandDescription d) : app(&a), description(std::move(d)) {}

    CLI::App* app;
    CommandDescription description;
    std::function<int()> action;
    std::vector<std::unique_ptr<Impl>> children;
    /// Only of the root.
    std::unique_ptr<CLI::App> owned;
};

namespace {

std::vector<std::string> splitNames(const std::string& names) {
    std::vector<std::string> out;
    std::size_t begin = 0;
    while (begin <= names.size()) {
        const std::size_t comma = std::min(names.find(',', begin), names.size());
        out.push_back(names.substr(begin, comma - begin));
        begin = comma + 1;
    }
    return out;
}

CommandDescription describeTree(const Command::Impl& impl) {
    CommandDescription out = impl.description;
    for (const auto& child : impl.children) out.commands.push_back(describeTree(*child));
    return out;
}

const Command::Impl* parsedLeaf(const Command::Impl& impl) {
    for (const auto& child : impl.children) {
        if (child->app->parsed()) return parsedLeaf(*child);
    }
    return &impl;
}

/// The words that lead to the parsed command, such as `peerplan ogs select`.
std::string parsedNames(const Command::Impl& impl) {
    std::string names = impl.description.name;
    for (const auto& child : impl.children) {
        if (!child->app->parsed()) continue;
        names += ' ';
        names += parsedNames(*child);
        break;
    }
    return names;
}

void setExample(Command::Impl& impl) {
    std::string footer = "\nExample:\n  ";
    footer += impl.description.example;
    footer += '\n';
    impl.app->footer(footer);
}

std::unique_ptr<Command::Impl> makeChild(Command::Impl& parent, std::string name,
                                         std::string meaning) {
    CLI::App* app = parent.app->add_subcommand(name, meaning);
    app->get_formatter()->column_width(34);
    CommandDescription description;
    description.name = std::move(name);
    description.meaning = std::move(meaning);
    return std::make_unique<Command::Impl>(*app, std::move(description));
}

}  // namespace

Command& Command::argument(const std::string& value, std::string& target,
                           const std::string& meaning) {
    m_impl->app->add_option(value, target, meaning)->required()->option_text(" ");
    m_impl->description.arguments.push_back({{}, value, meaning, {}, {}, true});
    return *this;
}

Command& Command::optionalArgument(const std::string& value, std::string& target,
                                   const std::string& meaning) {
    m_impl->app->add_option(value, target, meaning)->option_text(" ");
    m_impl->description.arguments.push_back({{}, value, meaning, {}, {}, false});
    return *this;
}

Command& Command::arguments(const std::string& value, std::vector<std::string>& target,
                            const std::string& meaning) {
    m_impl->app->add_option(value, target, meaning)->option_text("...");
    m_impl->description.arguments.push_back({{}, value, meaning, {}, {}, false});
    return *this;
}

Command& Command::option(const std::string& names, const std::string& value, std::string& target,
                         const std::string& meaning) {
    m_impl->app->add_option(names, target, meaning)->option_text(value);
    m_impl->description.options.push_back({splitNames(names), value, meaning, target, {}, false});
    return *this;
}

Command& Command::option(const std::string& names, const std::string& value,
                         std::vector<std::string>& target, const std::string& meaning) {
    m_impl->app->add_option(names, target, meaning)
        ->option_text(value)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    m_impl->description.options.push_back({splitNames(names), value, meaning, {}, {}, false});
    return *this;
}

Command& Command::pairs(const std::string& names, const std::string& value,
                        std::vector<std::pair<std::string, std::string>>& target,
                        const std::string& meaning) {
    m_impl->app->add_option(names, target, meaning)
        ->option_text(value)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    m_impl->description.options.push_back({splitNames(names), value, meaning, {}, {}, false});
    return *this;
}

Command& Command::option(const std::string& names, const std::string& value, std::int64_t& target,
                         std::int64_t least, std::int64_t most, const std::string& meaning) {
    m_impl->app->add_option(names, target, meaning)
        ->option_text(value)
        ->check(CLI::Range(least, most));
    m_impl->description.options.push_back(
        {splitNames(names), value, meaning, std::to_string(target), {}, false});
    return *this;
}

Command& Command::choice(const std::string& names, std::string& target,
                         std::vector<std::string> words, const std::string& meaning) {
    std::string value;
    for (const std::string& word : words) {
        if (!value.empty()) value += '|';
        value += word;
    }
    std::string text = value;
    if (!target.empty()) {
        text += " [";
        text += target;
        text += ']';
    }
    m_impl->app->add_option(names, target, meaning)->option_text(text)->check(CLI::IsMember(words));
    m_impl->description.options.push_back(
        {splitNames(names), value, meaning, target, std::move(words), false});
    return *this;
}

Command& Command::flag(const std::string& names, bool& target, const std::string& meaning) {
    m_impl->app->add_flag(names, target, meaning);
    m_impl->description.options.push_back({splitNames(names), {}, meaning, {}, {}, false});
    return *this;
}

Command& Command::example(std::string text) {
    m_impl->description.example = std::move(text);
    setExample(*m_impl);
    return *this;
}

Command& Command::hide() {
    m_impl->description.hidden = true;
    m_impl->app->group("");
    return *this;
}

Command Command::subcommand(std::string name, std::string meaning) {
    m_impl->app->require_subcommand(1);
    m_impl->children.push_back(makeChild(*m_impl, std::move(name), std::move(meaning)));
    return Command(*m_impl->children.back());
}

Command& Command::does(std::function<int()> action) {
    m_impl->action = std::move(action);
    return *this;
}

Program::Program(std::string name, std::string meaning, const std::string& version) {
    auto app = std::make_unique<CLI::App>(meaning, name);
    app->require_subcommand(1);
    app->get_formatter()->column_width(18);
    std::string line = name;
    line += ' ';
    line += version;
    app->set_version_flag("--version", line, "Print the version and exit");
    app->set_help_flag("-h,--help", "Print this help and exit");
    CommandDescription description;
    description.name = std::move(name);
    description.meaning = std::move(meaning);
    m_root = std::make_unique<Command::Impl>(*app, std::move(description));
    m_root->owned = std::move(app);
}

Program::~Program() = default;

Command Program::command(std::string name, std::string meaning) {
    m_root->children.push_back(makeChild(*m_root, std::move(name), std::move(meaning)));
    return Command(*m_root->children.back());
}

CommandDescription Program::describe() const {
    return describeTree(*m_root);
}

Program::Parsed Program::parse(std::vector<std::string> arguments) {
    std::reverse(arguments.begin(), arguments.end());
    Parsed parsed;
    try {
        m_root->app->parse(std::move(arguments));
        parsed.action = parsedLeaf(*m_root)->action;
    } catch (const CLI::CallForHelp&) {
        // Of the command that was parsed last, under the names that lead to it.
        parsed.text = m_root->app->help();
    } catch (const CLI::Success& success) {
        parsed.text = success.what();
        parsed.text += '\n';
    } catch (const CLI::ParseError& error) {
        parsed.status = 2;
        parsed.text = m_root->description.name;
        parsed.text += ": ";
        parsed.text += error.what();
        parsed.text += "\nTry '";
        parsed.text += parsedNames(*m_root);
        parsed.text += " --help'.\n";
    }
    return parsed;
}

}  // namespace peerplan::cli
