// SPDX-License-Identifier: MIT
#pragma once

/// A plan's file by its ending: `.json` or `.peerplan`.

#include <QByteArray>
#include <QString>

#include "model/plan.h"

namespace peerplan::gui {

/// Throws InputError with everything that is wrong with a document, StorageError for a file that
/// cannot be read, UsageError for another ending.
Plan readPlanOf(const QString& path);

/// Throws StorageError where it cannot be written (the file then holds what it held), UsageError
/// for another ending.
void writePlanTo(const QString& path, const Plan& plan);

/// A plan and the file that it was read from, as the file was before that.
struct PlanOnDisk {
    Plan plan;
    QString path;
    QByteArray fingerprint;
};

/// The same with what is known of the file. Any thread may call it.
PlanOnDisk readPlanOnDisk(const QString& path);
/// Writes, and says what the file is then.
QByteArray writePlanOnDisk(const QString& path, const Plan& plan);

/// Tells one content of a file from another; empty where there is no file that can be read.
QByteArray fingerprintOf(const QString& path);

}  // namespace peerplan::gui
