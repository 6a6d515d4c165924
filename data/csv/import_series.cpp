// SPDX-License-Identifier: MIT
#include <iterator>

#include "data/csv/import_finish.h"
#include "data/csv/import_session.h"
#include "model/fields/scalar.h"
#include "model/fields/tables.h"

namespace peerplan {
namespace {

constexpr std::int64_t longestStep = 1440;

/// The rows of one measurement, gathered.
struct Gathered {
    Measurement measurement;
    const CsvRow* first = nullptr;
    RowExtras extras;
    std::int64_t last = 0;
    std::int64_t step = 0;
    Diagnostics faults;
};

class SeriesImporter {
  public:
    SeriesImporter(ImportSession& session, const RowReader& reader)
        : m_session(session), m_reader(reader) {}

    void run(const std::vector<CsvRow>& rows) {
        for (std::size_t i = 1; i < rows.size(); ++i) gather(rows[i]);
        auto places = placesById(m_session.plan().measurements);
        for (Gathered& gathered : m_gathered) keep(gathered, places);
        if (m_unstated) noteUnstated();
    }

  private:
    void gather(const CsvRow& row) {
        Measurement read;
        Diagnostics faults;
        Diagnostics notes;
        const RowExtras extras = m_reader.read(row, &read, faults);
        if (faults.empty()) {
            finish(read,
                   {row, m_reader, extras, m_session.options(), m_session.names(), faults, notes});
        }
        std::string id = read.id.empty() ? madeId(read) : read.id;
        if (!isId(id)) {
            if (faults.empty()) {
                faults.push_back(m_reader.at(row, nullptr, tr("The row has no id.")));
            }
            m_session.leaveOut(std::move(faults));
            return;
        }
        const auto [known, isNew] = m_byId.emplace(std::move(id), m_gathered.size());
        if (isNew) {
            Gathered& fresh = m_gathered.emplace_back();
            fresh.measurement = read;
            fresh.measurement.id = known->first;
            fresh.measurement.series.emplace();
            fresh.first = &row;
        }
        Gathered& into = m_gathered[known->second];
        into.extras.newObjects.insert(into.extras.newObjects.end(), extras.newObjects.begin(),
                                      extras.newObjects.end());
        if (faults.empty()) append(into, row, extras, read, isNew, faults);
        into.faults.insert(into.faults.end(), std::make_move_iterator(faults.begin()),
                           std::make_move_iterator(faults.end()));
    }

    void append(Gathered& into, const CsvRow& row, const RowExtras& extras, const Measurement& read,
                bool isFirst, Diagnostics& faults) {
        if (!extras.instant || !read.series || !isWhole(*read.series)) {
            faults.push_back(m_reader.at(row, nullptr, tr("The row has an empty cell.")));
            return;
        }
        const std::int64_t minutes = extras.instant->minutes;
        if (!extras.instant->stated) m_unstated = true;
        const std::int64_t step = minutes - into.last;
        const bool isSecond = !isFirst && into.step == 0;
        if (isSecond && step >= 1 && step <= longestStep) into.step = step;
        if (!isFirst && step != into.step) {
            // The rest of the series is off too; one report is enough.
            if (into.faults.empty()) {
                Diagnostic fault = m_reader.at(
                    row, nullptr, tr("The instants of a series must follow at equal steps."));
                fault.found = instantText(minutes);
                fault.expected = isSecond ? Text(tr("1 to 1440 minutes after the row before"))
                                          : Text(tr("{instant}"),
                                                 {{"instant", instantText(into.last + into.step)}});
                faults.push_back(std::move(fault));
            }
            return;
        }
        Series& series = *into.measurement.series;
        if (isFirst) series.start = instantText(minutes);
        series.up.insert(series.up.end(), read.series->up.begin(), read.series->up.end());
        series.down.insert(series.down.end(), read.series->down.begin(), read.series->down.end());
        into.last = minutes;
    }

    /// Whether each direction that has a column has a value.
    bool isWhole(const Series& read) const {
        for (const ImportColumn& column : m_reader.columns()) {
            if (column.role != ImportColumn::Role::Field || column.path.empty()) continue;
            if (column.field->key == "mbps_up" && read.up.empty()) return false;
            if (column.field->key == "mbps_down" && read.down.empty()) return false;
        }
        return !read.up.empty() || !read.down.empty();
    }

    void keep(Gathered& gathered, const std::map<std::string, std::size_t>& places) {
        auto& list = m_session.plan().measurements;
        const auto place = places.find(gathered.measurement.id);
        if (place != places.end() && !m_session.options().replace) {
            Diagnostic fault =
                m_reader.at(*gathered.first, recordType<Measurement>().find("id"),
                            {tr("The plan has {id} already."), {{"id", gathered.measurement.id}}});
            gathered.faults.push_back(std::move(fault));
        }
        if (!gathered.faults.empty()) {
            m_session.leaveOut(std::move(gathered.faults));
            return;
        }
        // A series of one row keeps the default step.
        if (gathered.step != 0) {
            gathered.measurement.series->step =
                Duration::minutes(static_cast<double>(gathered.step));
        }
        m_session.makeNamed(*gathered.first, gathered.extras);
        if (place != places.end()) {
            list[place->second].series = std::move(gathered.measurement.series);
            m_session.countReplaced();
        } else {
            list.push_back(std::move(gathered.measurement));
            m_session.countAdded();
        }
    }

    void noteUnstated() {
        for (const ImportColumn& column : m_reader.columns()) {
            if (column.role == ImportColumn::Role::Time &&
                (column.header.find("UTC") != std::string::npos ||
                 column.header.find("utc") != std::string::npos)) {
                return;
            }
        }
        Diagnostic note;
        note.severity = Severity::Note;
        note.line = 1;
        note.column = 1;
        note.message = tr("Instants state no offset and are read as UTC.");
        m_session.diagnostics().push_back(std::move(note));
    }

    ImportSession& m_session;
    const RowReader& m_reader;
    std::vector<Gathered> m_gathered;
    std::map<std::string, std::size_t> m_byId;
    bool m_unstated = false;
};

}  // namespace

void importSeries(ImportSession& session, const RowReader& reader,
                  const std::vector<CsvRow>& rows) {
    SeriesImporter(session, reader).run(rows);
}

}  // namespace peerplan
