// SPDX-License-Identifier: MIT
#pragma once

/// A new object: what must be stated is asked for, the rest is left to its defaults.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <QDialog>

#include "gui/document/document.h"

class QLabel;
class QLineEdit;

namespace peerplan::gui {

/// An entry with everything in it that is required, as far as it can be guessed: the first word,
/// the least number, the first object of the list that is referred to.
Value seedOf(const RecordType& type, const Plan& plan);

/// An id that the list does not have: `circuit-1`.
std::string freeId(const Plan& plan, const Field& list, const std::string& beginning);

/// Asks for what a new object of a list must state.
class NewObjectDialog : public QDialog {
    Q_OBJECT
  public:
    NewObjectDialog(Document& document, const Field& list, QWidget* parent = nullptr);

    /// As one edit; false, with the reasons shown, where it does not hold.
    bool add();
    /// The line of a field; null where it is not asked for.
    QLineEdit* line(std::string_view key) const;
    /// `circuit/er-new` once it was added.
    const std::string& reference() const { return m_reference; }

  private:
    Document& m_document;
    const Field& m_list;
    std::vector<std::pair<const Field*, QLineEdit*>> m_lines;
    QLabel* m_faults;
    std::string m_reference;
};

}  // namespace peerplan::gui
