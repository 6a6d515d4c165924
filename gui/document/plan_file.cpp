// SPDX-License-Identifier: MIT
#include "gui/document/plan_file.h"

#include <utility>

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include "data/json/plan_file.h"
#include "data/store/store.h"
#include "gui/words/words.h"
#include "model/error.h"

namespace peerplan::gui {
namespace {

[[noreturn]] void refuseEnding(const QString& path) {
    throw UsageError(
        Text("{file}: a plan's file ends in .json or .peerplan", {{"file", fromQt(path)}}));
}

}  // namespace

Plan readPlanOf(const QString& path) {
    if (path.endsWith(QLatin1String(".peerplan"))) return loadPlan(fromQt(path));
    if (!path.endsWith(QLatin1String(".json"))) refuseEnding(path);
    ReadResult result = readPlanFile(fromQt(path));
    if (!result.plan) throw InputError(std::move(result.diagnostics));
    return std::move(*result.plan);
}

void writePlanTo(const QString& path, const Plan& plan) {
    if (path.endsWith(QLatin1String(".peerplan"))) {
        savePlan(fromQt(path), plan);
    } else if (path.endsWith(QLatin1String(".json"))) {
        writePlanFile(fromQt(path), plan);
    } else {
        refuseEnding(path);
    }
}

PlanOnDisk readPlanOnDisk(const QString& path) {
    PlanOnDisk out;
    out.path = QFileInfo(path).absoluteFilePath();
    out.fingerprint = fingerprintOf(out.path);
    out.plan = readPlanOf(out.path);
    return out;
}

QByteArray writePlanOnDisk(const QString& path, const Plan& plan) {
    writePlanTo(path, plan);
    return fingerprintOf(path);
}

QByteArray fingerprintOf(const QString& path) {
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly)) return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file)) return {};
    return hash.result();
}

}  // namespace peerplan::gui
