// SPDX-License-Identifier: MIT
#include "data/csv/import_session.h"

#include <algorithm>

namespace peerplan {

void ImportSession::leaveOut(Diagnostics faults) {
    ++m_result.leftOut;
    for (Diagnostic& fault : faults) {
        if (m_options.skipBad) fault.severity = Severity::Warning;
        m_result.diagnostics.push_back(std::move(fault));
    }
}

void ImportSession::makeNamed(const CsvRow& row, const RowExtras& extras) {
    for (const RowExtras::NewObject& made : extras.newObjects) {
        if (m_names.find(made.list, made.id)) continue;
        if (made.list == "regions") {
            Region& region = m_result.plan.regions.emplace_back();
            region.id = made.id;
            region.name = made.name;
        } else {
            Provider& provider = m_result.plan.providers.emplace_back();
            provider.id = made.id;
            provider.name = made.name;
        }
        m_names.add(made.list, made.id, made.name);
        Diagnostic note;
        note.severity = Severity::Note;
        note.line = row.line;
        note.column = 1;
        note.message = {tr("{name} is new in {list}."), {{"name", made.name}, {"list", made.list}}};
        m_result.diagnostics.push_back(std::move(note));
    }
}

ImportResult ImportSession::finish(const Plan& base, const std::string& fileName) {
    m_result.imported = !hasErrors(m_result.diagnostics);
    if (!m_result.imported) {
        m_result.plan = base;
        m_result.added = 0;
        m_result.replaced = 0;
    }
    std::stable_sort(m_result.diagnostics.begin(), m_result.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) {
                         return std::pair(a.line, a.column) < std::pair(b.line, b.column);
                     });
    for (Diagnostic& diagnostic : m_result.diagnostics) diagnostic.file = fileName;
    return std::move(m_result);
}

}  // namespace peerplan
