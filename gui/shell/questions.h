// SPDX-License-Identifier: MIT
#pragma once

/// What the window asks and tells in dialogs, apart from the window, so that tests answer.

#include <vector>

#include <QString>
#include <QStringList>

#include "model/text.h"

class QWidget;

namespace peerplan::gui {

class Questions {
  public:
    virtual ~Questions() = default;

    /// The position of the answer that was chosen; -1 where the question was put away.
    virtual int ask(QWidget* parent, const Text& question, const QString& detail,
                    const std::vector<Text>& answers) = 0;
    /// Something that went wrong, and what is safe.
    virtual void tell(QWidget* parent, const Text& what, const QString& detail) = 0;
    /// Paths; empty where none was chosen.
    virtual QString fileToOpen(QWidget* parent) = 0;
    virtual QString fileToSave(QWidget* parent, const QString& suggestion,
                               const QStringList& filters) = 0;
};

/// Qt's own dialogs.
class DialogQuestions : public Questions {
  public:
    int ask(QWidget* parent, const Text& question, const QString& detail,
            const std::vector<Text>& answers) override;
    void tell(QWidget* parent, const Text& what, const QString& detail) override;
    QString fileToOpen(QWidget* parent) override;
    QString fileToSave(QWidget* parent, const QString& suggestion,
                       const QStringList& filters) override;
};

}  // namespace peerplan::gui
