// SPDX-License-Identifier: MIT
#pragma once

/// The looks of a workbook's cells.

#include <map>
#include <string>

#include "data/text/cell.h"
#include "model/report.h"

struct lxw_format;
struct lxw_workbook;

namespace peerplan {

/// Makes each format of a workbook once; the workbook owns them.
class XlsxFormats {
  public:
    explicit XlsxFormats(lxw_workbook& book);

    lxw_format* title() { return m_title; }
    lxw_format* heading() { return m_heading; }
    lxw_format* words() { return m_words; }
    lxw_format* quiet() { return m_quiet; }
    lxw_format* link() { return m_link; }
    /// Of a table: its head, over words or figures, and its cells.
    lxw_format* head(bool right) { return right ? m_headRight : m_head; }
    lxw_format* cell(const Column& column);
    /// A figure of the first page.
    lxw_format* figure(Mood mood);
    /// What a conditional format lays over a graded cell.
    lxw_format* shade(Shade shade);

  private:
    lxw_workbook& m_book;
    lxw_format* m_title;
    lxw_format* m_heading;
    lxw_format* m_words;
    lxw_format* m_quiet;
    lxw_format* m_link;
    lxw_format* m_head;
    lxw_format* m_headRight;
    std::map<std::string, lxw_format*> m_cells;
    std::map<Mood, lxw_format*> m_figures;
    std::map<Shade, lxw_format*> m_shades;
};

}  // namespace peerplan
