// SPDX-License-Identifier: MIT
#include "gui/document/recovery.h"

#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "data/file/atomic_write.h"
#include "data/json/plan_file.h"
#include "data/json/plan_writer.h"
#include "gui/words/words.h"
#include "model/error.h"

namespace peerplan::gui {
namespace {

/// Between the last edit and the writing.
constexpr int delayMs = 400;

QString dataFolder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                           QStringLiteral("/recovery");
    QDir().mkpath(folder);
    return folder;
}

QString recoveryPath(const QString& path) {
    const QFileInfo file(path);
    const QString name = QLatin1Char('.') + file.fileName() + QStringLiteral(".recovery");
    if (QFileInfo(file.absolutePath()).isWritable()) {
        return file.absolutePath() + QLatin1Char('/') + name;
    }
    QString flat = file.absoluteFilePath();
    flat.replace(QLatin1Char('/'), QLatin1Char('_'));
    return dataFolder() + QLatin1Char('/') + flat + QStringLiteral(".recovery");
}

std::unique_ptr<QLockFile> lockOf(const QString& recovery) {
    auto lock = std::make_unique<QLockFile>(recovery + QStringLiteral(".lock"));
    // Only the death of its process makes a lock stale, no age.
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0)) {
        if (lock->error() == QLockFile::LockFailedError) return nullptr;
        // No lock can be made there: work without one.
    }
    return lock;
}

}  // namespace

Recovery::Recovery(QObject* parent) : QObject(parent) {
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &Recovery::write);
    connect(&m_writer, &Worker::failed, this, &Recovery::failed);
}

Recovery::~Recovery() {
    release();
}

void Recovery::attach(const QString& path) {
    release();
    m_attached = true;
    if (!path.isEmpty()) {
        m_path = recoveryPath(path);
        m_lock = lockOf(m_path);
        m_elsewhere = m_lock == nullptr;
    } else {
        const QString folder = dataFolder();
        for (int number = 1; m_lock == nullptr && number < 1000; ++number) {
            m_path = folder + QStringLiteral("/untitled-") + QString::number(number) +
                     QStringLiteral(".recovery");
            if (QFile::exists(m_path)) continue;
            m_lock = lockOf(m_path);
        }
        m_elsewhere = m_lock == nullptr;
    }
    m_leftover = !m_elsewhere && QFile::exists(m_path);
}

void Recovery::release() {
    if (!m_attached) return;
    flush();
    m_lock.reset();
    m_path.clear();
    m_attached = false;
    m_elsewhere = false;
    m_leftover = false;
}

QDateTime Recovery::leftoverTime() const {
    return QFileInfo(m_path).lastModified();
}

Plan Recovery::leftover() const {
    ReadResult result = readPlanFile(fromQt(m_path));
    if (!result.plan) throw InputError(std::move(result.diagnostics));
    return std::move(*result.plan);
}

void Recovery::keep(Source source) {
    if (!m_attached || m_elsewhere) return;
    m_pending = std::move(source);
    m_delay.start();
}

void Recovery::write() {
    if (!m_pending) return;
    m_writer.start(
        Text("Keeping what is not saved"),
        [plan = std::exchange(m_pending, nullptr)(), path = fromQt(m_path)](const Progress&) {
            writeFileAtomically(path, writePlan(*plan));
            return 0;
        },
        [this](int) { m_leftover = false; });
}

void Recovery::flush() {
    m_delay.stop();
    if (!m_pending) {
        // What is on its way is as good as written once the window knows.
        if (m_writer.isBusy()) m_writer.cancelAndWait();
        return;
    }
    const std::shared_ptr<const Plan> plan = std::exchange(m_pending, nullptr)();
    // An older state that is being written must not land after this one.
    m_writer.cancelAndWait();
    try {
        writeFileAtomically(fromQt(m_path), writePlan(*plan));
        m_leftover = false;
    } catch (const Error& error) {
        Q_EMIT failed(error.diagnostics());
    }
}

void Recovery::drop() {
    m_delay.stop();
    m_pending = nullptr;
    m_leftover = false;
    if (!m_attached || m_elsewhere) return;
    // What is being written just now must not land after this.
    m_writer.cancelAndWait();
    QFile::remove(m_path);
}

QStringList Recovery::strays() {
    QStringList found;
    const QDir folder(dataFolder());
    for (const QString& name :
         folder.entryList({QStringLiteral("untitled-*.recovery")}, QDir::Files, QDir::Name)) {
        const QString path = folder.filePath(name);
        if (const auto lock = lockOf(path)) found.append(path);
    }
    return found;
}

}  // namespace peerplan::gui
