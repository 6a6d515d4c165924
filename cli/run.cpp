// SPDX-License-Identifier: MIT
#include "cli/run.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <iostream>

#include "cli/commands.h"
#include "cli/diagnostics.h"
#include "cli/interrupt.h"
#include "model/error.h"

namespace peerplan::cli {
namespace {

int runParsed(Program& program, std::vector<std::string> arguments, Context& context) {
    const Program::Parsed parsed = program.parse(std::move(arguments));
    if (!parsed.action) {
        (parsed.status == Done ? context.out : context.err) << parsed.text;
        return parsed.status;
    }
    return parsed.action();
}

}  // namespace

std::string versionLine() {
    std::string line = "peerplan ";
    line += PEERPLAN_VERSION;
    return line;
}

int run(std::vector<std::string> arguments, Context& context) {
    try {
        Program program("peerplan",
                        "Plans hybrid connectivity to Microsoft 365 over ExpressRoute and the "
                        "Internet",
                        PEERPLAN_VERSION);
        addCommands(program, context);
        const int status = runParsed(program, std::move(arguments), context);
        context.out.flush();
        if (!context.out) {
            context.err << "peerplan: the standard output cannot be written\n";
            return InputOutputFailed;
        }
        return interrupted() ? interruptedStatus : status;
    } catch (const UsageError& error) {
        printDiagnostics(error.diagnostics(), context);
        return WrongUsage;
    } catch (const InputError& error) {
        printDiagnostics(error.diagnostics(), context);
        return BadInput;
    } catch (const Error& error) {
        printDiagnostics(error.diagnostics(), context);
        return InputOutputFailed;
    } catch (const std::bad_alloc&) {
        context.err << "peerplan: out of memory\n";
        return InternalError;
    } catch (const std::exception& error) {
        context.err << "peerplan: internal error: " << error.what() << '\n';
        return InternalError;
    }
}

namespace {

/// What a terminal shows of a line, but no more than people read with ease, nor less than tables
/// can be laid out in.
std::size_t widthOfTerminal() {
    constexpr std::size_t least = 40;
    constexpr std::size_t most = 100;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return most;
    return std::clamp<std::size_t>(size.ws_col, least, most);
}

}  // namespace

int run(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    catchInterrupts();
    Context context{
        std::cout,  std::cerr,        isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1,
        Language(), widthOfTerminal()};
    return run(std::vector<std::string>(argv + 1, argv + argc), context);
}

}  // namespace peerplan::cli
