// SPDX-License-Identifier: MIT
#pragma once

/// The one object of the plan that every view points at.

#include <QObject>
#include <QString>

namespace peerplan::gui {

class Selection : public QObject {
    Q_OBJECT
  public:
    explicit Selection(QObject* parent = nullptr) : QObject(parent) {}
    /// `circuit/er-dallas`, or a component such as `connection/er-dallas/primary`; may be empty.
    const QString& reference() const { return m_reference; }
    void choose(const QString& reference);

  Q_SIGNALS:
    void chosen(const QString& reference);

  private:
    QString m_reference;
};

}  // namespace peerplan::gui
