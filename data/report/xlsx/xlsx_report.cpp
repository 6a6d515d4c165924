// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_report.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>

#include <xlsxwriter.h>

#include "data/report/xlsx/xlsx_book.h"
#include "data/report/xlsx/xlsx_chart.h"
#include "data/report/xlsx/xlsx_section.h"
#include "data/text/render.h"
#include "model/error.h"

namespace peerplan {
namespace {

constexpr std::int64_t secondsPerDay = 86400;

/// A folder that is gone with all that is in it at the end.
class WorkFolder {
  public:
    WorkFolder() {
        std::error_code error;
        std::string name =
            (std::filesystem::temp_directory_path(error) / "peerplan-xlsx-XXXXXX").string();
        if (error || mkdtemp(name.data()) == nullptr) fail();
        m_path = name;
    }
    ~WorkFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    [[noreturn]] static void fail() {
        throw StorageError(
            tr("The workbook cannot be made: the folder for temporary files is full "
               "or not to be written to"));
    }

  private:
    std::filesystem::path m_path;
};

struct FreeBook {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

void setProperties(lxw_workbook& book, const Report& report, const Language& language) {
    std::string title = inLabel(render(report.title, language));
    std::string subject = inLabel(render(report.subtitle, language));
    std::string author = inLabel(report.generator);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.subject = subject.data();
    properties.author = author.data();
    // Noon: zero would be the clock's time.
    properties.created = report.asOf.days() * secondsPerDay + secondsPerDay / 2;
    workbook_set_properties(&book, &properties);
}

}  // namespace

std::string writeXlsx(const Report& report, const Language& language) {
    const WorkFolder folder;
    const std::string file = (folder.path() / "report.xlsx").string();
    std::string temporary = folder.path().string();
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    options.use_zip64 = LXW_FALSE;
    std::unique_ptr<lxw_workbook, FreeBook> workbook(workbook_new_opt(file.c_str(), &options));
    if (!workbook) WorkFolder::fail();
    setProperties(*workbook, report, language);
    XlsxBook book(*workbook, language);
    for (const Section& section : report.sections) {
        appendSection(book, report, section, &section == &report.sections.front());
    }
    writeFigures(book);
    // Frees the workbook, whether it succeeds or not.
    if (workbook_close(workbook.release()) != LXW_NO_ERROR) WorkFolder::fail();
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.empty()) WorkFolder::fail();
    return bytes;
}

}  // namespace peerplan
