// SPDX-License-Identifier: MIT
#include "tests/support/placement_instances.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

namespace peerplan::tests {

PmedInstance readPmed(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::size_t nodes = 0;
    std::size_t edges = 0;
    PmedInstance instance;
    in >> nodes >> edges >> instance.count;
    PlacementProblem& problem = instance.problem;
    problem.clients = nodes;
    problem.candidates = nodes;
    problem.costs.assign(nodes * nodes, HUGE_VAL);
    const auto cost = [&](std::size_t i, std::size_t j) -> double& {
        return problem.costs[i * nodes + j];
    };
    for (std::size_t i = 0; i < nodes; ++i) cost(i, i) = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    double length = 0;
    while (in >> i >> j >> length) cost(i - 1, j - 1) = cost(j - 1, i - 1) = length;
    for (std::size_t via = 0; via < nodes; ++via) {
        for (i = 0; i < nodes; ++i) {
            const double before = cost(i, via);
            for (j = 0; j < nodes; ++j) {
                cost(i, j) = std::min(cost(i, j), before + cost(via, j));
            }
        }
    }
    return instance;
}

PlacementProblem readSquareMatrix(const std::filesystem::path& file) {
    std::ifstream in(file);
    PlacementProblem problem;
    for (double cost = 0; in >> cost;) problem.costs.push_back(cost);
    const auto side =
        static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(problem.costs.size()))));
    if (side * side != problem.costs.size()) throw std::runtime_error("the matrix is not square");
    problem.clients = side;
    problem.candidates = side;
    return problem;
}

NamedMatrix readNamedMatrix(const std::filesystem::path& file) {
    std::ifstream in(file);
    NamedMatrix matrix;
    // Lines are `"client": {`, `"candidate": cost,` and `}`.
    for (std::string line; std::getline(in, line);) {
        const std::size_t from = line.find('"');
        const std::size_t to = line.find('"', from + 1);
        const std::size_t colon = line.find(':');
        if (from == std::string::npos || colon == std::string::npos) continue;
        if (line.find('{') != std::string::npos) {
            matrix.names.push_back(line.substr(from + 1, to - from - 1));
        } else {
            matrix.problem.costs.push_back(std::stod(line.substr(colon + 1)));
        }
    }
    matrix.problem.clients = matrix.problem.candidates = matrix.names.size();
    return matrix;
}

}  // namespace peerplan::tests
