// SPDX-License-Identifier: MIT

/// Time of placing gateways with proof, on one thread, instance by instance, beside CBC and GLPK on
/// the textbook program of the p-median (x_ij ≤ y_j). Usage: placement_bench [--alone] [PMED...];
/// the numbers of OR-Library's pmed instances, else 1 to 20 and PlanetLab, p = 1 to 20. A solver is
/// stopped after a minute, and after its second stop in a row it is not asked again. --alone asks
/// none.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "planner/ogs/placement/placement.h"
#include "tests/support/placement_instances.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

constexpr int mostSeconds = 60;

double processorSeconds(const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// In the LP format that both solvers read.
void writeProgram(const PlacementProblem& problem, std::size_t count,
                  const std::filesystem::path& file) {
    std::ofstream out(file);
    const auto x = [&](std::size_t i, std::size_t j) -> std::ofstream& {
        out << 'x' << i << '_' << j;
        return out;
    };
    out << "Minimize\n cost:";
    for (std::size_t i = 0; i < problem.clients; ++i) {
        for (std::size_t j = 0; j < problem.candidates; ++j) {
            out << " + " << problem.costs[i * problem.candidates + j] << ' ';
            x(i, j) << '\n';
        }
    }
    out << "Subject To\n size:";
    for (std::size_t j = 0; j < problem.candidates; ++j) out << " + y" << j << '\n';
    out << " = " << count << '\n';
    for (std::size_t i = 0; i < problem.clients; ++i) {
        out << " served" << i << ':';
        for (std::size_t j = 0; j < problem.candidates; ++j) {
            out << " + ";
            x(i, j) << '\n';
        }
        out << " = 1\n";
    }
    for (std::size_t i = 0; i < problem.clients; ++i) {
        for (std::size_t j = 0; j < problem.candidates; ++j) {
            out << " open" << i << '_' << j << ": ";
            x(i, j) << " - y" << j << " <= 0\n";
        }
    }
    out << "Binary\n";
    for (std::size_t j = 0; j < problem.candidates; ++j) out << " y" << j << '\n';
    out << "End\n";
}

struct Solver {
    const char* name;
    std::vector<const char*> arguments;
    int stopsInARow = 0;
};

/// Processor seconds of a solver on the program, stopped after a minute of them; nothing where it
/// is not installed.
std::optional<double> solverSeconds(const Solver& solver, const std::filesystem::path& program) {
    const pid_t child = fork();
    if (child == 0) {
        rlimit limit{mostSeconds, mostSeconds};
        setrlimit(RLIMIT_CPU, &limit);
        if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(126);
        std::string path = program.string();
        std::vector<char*> arguments;
        for (const char* word : solver.arguments) {
            arguments.push_back(std::strcmp(word, "FILE") == 0 ? path.data()
                                                               : const_cast<char*>(word));
        }
        arguments.push_back(nullptr);
        execvp(arguments.front(), arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child) return std::nullopt;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) return std::nullopt;
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void compare(std::vector<Solver>& solvers, const PlacementProblem& problem, std::size_t count,
             double own) {
    std::string fileName = "peerplan_bench_";
    fileName += std::to_string(getpid());
    fileName += ".lp";
    const auto program = std::filesystem::temp_directory_path() / fileName;
    bool written = false;
    for (Solver& solver : solvers) {
        if (solver.stopsInARow >= 2) {
            std::printf("   %s not asked", solver.name);
            continue;
        }
        if (!written) writeProgram(problem, count, program);
        written = true;
        const auto seconds = solverSeconds(solver, program);
        if (!seconds) {
            std::printf("   %s not installed", solver.name);
        } else if (*seconds >= mostSeconds - 0.5) {
            ++solver.stopsInARow;
            std::printf("   %s stopped after %d s: more than %.0f x", solver.name, mostSeconds,
                        mostSeconds / own);
        } else {
            solver.stopsInARow = 0;
            std::printf("   %s %.2f s: %.0f x", solver.name, *seconds, *seconds / own);
        }
        std::fflush(stdout);
    }
    std::filesystem::remove(program);
}

double measure(const char* name, const PlacementProblem& problem, std::size_t count) {
    PlacementOptions options;
    options.count = count;
    options.threads = 1;
    GatewayPlacement median;
    GatewayPlacement center;
    const double medianSeconds = processorSeconds([&] { median = placeMedian(problem, options); });
    const double centerSeconds = processorSeconds([&] { center = placeCenter(problem, options); });
    std::printf("%-10s %5zu %4zu  %12.3f %-8s %8.4f %7llu   %10.3f %-8s %8.4f %7llu", name,
                problem.clients, count, median.certificate.objective,
                median.certificate.proven ? "proven" : "open", medianSeconds,
                static_cast<unsigned long long>(median.certificate.nodes),
                center.certificate.objective, center.certificate.proven ? "proven" : "open",
                centerSeconds, static_cast<unsigned long long>(center.certificate.nodes));
    std::fflush(stdout);
    return medianSeconds;
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<Solver> solvers{{"cbc", {"cbc", "FILE", "-solve", "-quit"}},
                                {"glpk", {"glpsol", "--lp", "FILE"}}};
    std::vector<int> numbers;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--alone") == 0) {
            solvers.clear();
        } else {
            numbers.push_back(std::atoi(argv[i]));
        }
    }
    const bool everything = numbers.empty();
    for (int number = 1; everything && number <= 20; ++number) numbers.push_back(number);
    std::printf("%-10s %5s %4s  %12s %-8s %8s %7s   %10s %-8s %8s %7s\n", "instance", "n", "p",
                "median", "", "s", "nodes", "center", "", "s", "nodes");
    double sum = 0;
    for (const int number : numbers) {
        std::string name = "pmed";
        name += std::to_string(number);
        std::string path = "datasets/pmed/";
        path += name;
        path += ".txt";
        const auto file = sharedPath(path);
        if (!file) {
            std::printf("%s is not there\n", name.c_str());
            continue;
        }
        const PmedInstance instance = readPmed(*file);
        const double seconds = measure(name.c_str(), instance.problem, instance.count);
        sum += seconds;
        compare(solvers, instance.problem, instance.count, seconds);
        std::printf("\n");
    }
    std::printf("all medians: %.2f s\n", sum);
    const auto planetLab = sharedPath("datasets/rtt/planetlab-490-slice1.tsv");
    if (!everything || !planetLab) return 0;
    const PlacementProblem problem = readSquareMatrix(*planetLab);
    sum = 0;
    for (std::size_t p = 1; p <= 20; ++p) {
        sum += measure("planetlab", problem, p);
        std::printf("\n");
    }
    std::printf("all medians: %.2f s\n", sum);
    return 0;
}
