// SPDX-License-Identifier: MIT
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/diagnostics.h"
#include "cli/ogs_commands.h"
#include "cli/output.h"
#include "cli/run.h"
#include "data/file/read_file.h"
#include "data/ogs/capture_file.h"
#include "data/ogs/client_log.h"
#include "data/ogs/dart_bundle.h"
#include "data/ogs/profile_xml.h"
#include "data/ogs/text_lines.h"
#include "model/error.h"
#include "planner/ogs/verify/verify_ogs.h"
#include "planner/ogs/verify/verify_tables.h"

namespace peerplan::cli {
namespace {

struct Options {
    std::string dart;
    std::string capture;
    std::vector<std::string> profiles;
    std::vector<std::string> hosts;
    std::string system = "auto";
    std::string dates = "auto";
    std::string encoding = "auto";
    std::int64_t year = 0;
    std::int64_t toleranceMs = 0;
    OutputOptions output;
};

DateOrder dateOrder(const Options& options) {
    return fromWord<DateOrder>(options.dates).value_or(DateOrder::Automatic);
}

void addProfile(OgsEvidence& evidence, std::string_view bytes, const std::string& file,
                Diagnostics& diagnostics) {
    if (auto profile = readProfileXml(bytes, file, diagnostics)) {
        evidence.profiles.push_back(std::move(*profile));
    }
}

/// The log, and the profiles that lie beside it in a bundle unless others are given.
void readDart(const Options& options, OgsEvidence& evidence, Diagnostics& diagnostics) {
    ClientLogOptions rules;
    rules.dates = dateOrder(options);
    rules.encoding = fromWord<TextEncoding>(options.encoding).value_or(TextEncoding::Automatic);
    if (options.year > 0) {
        rules.year = static_cast<int>(options.year);
    } else if (evidence.capture && evidence.capture->clock != CaptureClock::Relative) {
        // A system log states no year; the capture of the same attempt does.
        rules.year = Date::fromDays(evidence.capture->firstUs / 86'400'000'000).year();
    }
    std::string bytes = readFile(options.dart);
    std::string name = options.dart;
    if (isZip(bytes)) {
        auto bundle = readDartBundle(bytes, options.dart, diagnostics);
        if (!bundle) return;
        name += ':' + bundle->log.name;
        bytes = std::move(bundle->log.bytes);
        if (options.profiles.empty()) {
            for (const BundledFile& profile : bundle->profiles) {
                addProfile(evidence, profile.bytes, options.dart + ':' + profile.name, diagnostics);
            }
        }
    }
    evidence.log = readClientLog(bytes, name, rules, diagnostics);
}

OgsEvidence readEvidence(const Options& options, Context& context) {
    OgsEvidence evidence;
    Diagnostics diagnostics;
    for (const std::string& file : options.profiles) {
        addProfile(evidence, readFile(file), file, diagnostics);
    }
    if (!options.capture.empty()) {
        evidence.capture = readCaptureFile(options.capture, dateOrder(options), diagnostics);
    }
    if (!options.dart.empty()) readDart(options, evidence, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    printDiagnostics(diagnostics, context);
    return evidence;
}

OgsVerifyOptions verifyOptions(const Options& options) {
    OgsVerifyOptions out;
    out.system = fromWord<ClientSystem>(options.system);
    if (options.toleranceMs > 0) out.toleranceMs = static_cast<double>(options.toleranceMs);
    for (const std::string& host : options.hosts) {
        const std::size_t equals = host.find('=');
        if (equals == 0 || equals == std::string::npos || equals + 1 == host.size()) {
            throw UsageError(Text(tr("--host takes NAME=ADDRESS, not {found}"), {{"found", host}}));
        }
        out.addresses.emplace_back(lowerCase(host.substr(0, equals)),
                                   lowerCase(host.substr(equals + 1)));
    }
    return out;
}

int verify(const Options& options, Context& context) {
    if (options.dart.empty() && options.capture.empty()) {
        throw UsageError(
            tr("nothing to verify: name a log with --dart, a capture with --capture, or "
               "both"));
    }
    const OgsVerifyOptions rules = verifyOptions(options);
    const OgsVerifyAnswer answer = verifyOgs(readEvidence(options, context), rules);
    writeTables(options.output, AnswerJson("ogs verify", "", context.language),
                verifyTables(answer), context);
    return answer.verdict == OgsVerdict::Mismatch ? FindingsFound : Done;
}

}  // namespace

void addOgsVerify(Command& group, Context& context) {
    auto options = std::make_shared<Options>();
    Command command = group.subcommand(
        "verify", "Hold what one client chose against its own log and a capture of its probes");
    command
        .option("--dart", "FILE", options->dart,
                "The client's log: a DART bundle (.zip), its AnyConnect.txt, or a system log")
        .option("--capture", "FILE", options->capture,
                "Capture of the attempt: pcap, pcapng, or a list of packets as Wireshark prints it")
        .option("--profile", "FILE", options->profiles,
                "The client's profile in XML; repeatable (else those in the bundle)")
        .option("--host", "NAME=ADDRESS", options->hosts,
                "Address of a gateway, where the capture does not show it; repeatable")
        .choice("--os", options->system, {"auto", "windows", "windows-xp", "macos", "linux"},
                "The client's system, for tolerance and remedies")
        .choice("--date-order", options->dates, {"auto", "mdy", "dmy"},
                "Order of month and day in dates that do not show it")
        .choice("--encoding", options->encoding, {"auto", "utf-8", "utf-16", "cp1252", "cp932"},
                "Encoding of the log")
        .option("--year", "YEAR", options->year, 0, 9999,
                "Year of a system log that states none (else the capture's)")
        .option("--tolerance", "MS", options->toleranceMs, 0, 10'000,
                "Milliseconds that log and capture may differ (0: 16 on Windows, 2 elsewhere)");
    addOutputOptions(command, options->output);
    command
        .example(
            "peerplan ogs verify --dart examples/ogs-verify/AnyConnect.txt --capture "
            "examples/ogs-verify/probes.csv --profile examples/ogs-verify/corp.xml")
        .does([&context, options] { return verify(*options, context); });
}

}  // namespace peerplan::cli
