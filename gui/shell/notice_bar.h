// SPDX-License-Identifier: MIT
#pragma once

/// A line across the window that tells something and offers what to do, without stopping anybody.

#include <functional>
#include <utility>
#include <vector>

#include <QFrame>
#include <QString>

#include "model/text.h"

class QHBoxLayout;
class QLabel;

namespace peerplan::gui {

class NoticeBar : public QFrame {
    Q_OBJECT
  public:
    explicit NoticeBar(QWidget* parent = nullptr);

    using Answer = std::pair<Text, std::function<void()>>;
    /// Replaces what was told. Every answer, and one to close, puts the line away.
    void tell(const QString& text, std::vector<Answer> answers = {});
    QString text() const;
    /// Presses the answer at a position, for those who have no hands.
    void answer(std::size_t position);

  private:
    QLabel* m_label;
    QHBoxLayout* m_buttons;
    std::vector<std::function<void()>> m_answers;
};

}  // namespace peerplan::gui
