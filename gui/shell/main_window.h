// SPDX-License-Identifier: MIT
#pragma once

/// The window: one plan, its views, and the panels beside them.

#include <memory>
#include <vector>

#include <QMainWindow>
#include <QSize>
#include <QString>
#include <QStringList>

#include "gui/document/document.h"
#include "gui/shell/questions.h"
#include "gui/shell/selection.h"
#include "gui/study/full_report.h"
#include "gui/study/plan_review.h"
#include "gui/study/plan_sweep.h"
#include "gui/study/study.h"
#include "gui/work/waited_work.h"

class QAction;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace peerplan::gui {

class ChartsView;
class FailuresView;
class FindingsView;
class Inspector;
class MapPage;
class NoticeBar;
class PlanView;
class ScenariosView;

class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    /// `questions` is asked in place of dialogs; Qt's own where it is null.
    explicit MainWindow(std::unique_ptr<Questions> questions = nullptr);
    ~MainWindow() override;

    /// Opens a plan, after asking about what is not saved; offers what a crash left behind. False
    /// where the document stays as it was.
    bool open(const QString& path);
    /// Offers plans without a file that a crash left behind.
    void offerStrays();
    /// A plan with nothing in it.
    void startNew();
    bool save();
    bool saveAs();
    /// Whether what is open may go: saved, or given up by whoever was asked.
    bool letGo();

    /// Writes the report once it is worked out; what becomes of it is told.
    void exportReport(const QString& path);

    /// Words of `--view`, in the order of the tabs.
    static QStringList viewNames();
    /// False where there is no such view.
    bool showView(const QString& name);
    /// Something is being worked out.
    bool isBusy() const;

    Document& document() { return m_document; }
    Study& study() { return m_study; }
    Selection& selection() { return m_selection; }
    MapPage& map() const { return *m_map; }
    PlanView& plan() const { return *m_plan; }
    FailuresView& failures() const { return *m_failures; }
    FindingsView& findings() const { return *m_findings; }
    ChartsView& charts() const { return *m_charts; }
    ScenariosView& scenarios() const { return *m_scenarios; }
    Inspector& inspector() const { return *m_inspector; }
    NoticeBar& notice() const { return *m_notice; }

    /// Fails or repairs what is chosen, where that is a component.
    void toggleChosen();
    /// Fails what is worst for the chosen element, office or region, in the view of failures, once
    /// every failure was looked at.
    void showWorst();
    void setDark(bool dark);

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void makeViews();
    void makeDocks();
    void makeMenus();
    void addPapers(QMenu& menu);
    void makeStatus();
    void connectAll();
    void watch(Worker& worker);
    /// Whether the file is there and another than is known.
    bool differsOnDisk();
    /// Only what can stop it may be done.
    void waitForFiles(bool on);
    void chooseEverywhere(const QString& reference);
    void writeTitle();
    void writeStatus();
    void offerRecovery();
    void tellRefused(const Diagnostics& diagnostics);
    void tellChangedOnDisk();
    void reload();
    bool writeTo(const QString& path);
    /// A CSV table of sites, links and so on, into the plan that is open.
    void importTable(const QString& path);
    void noteRecent(const QString& path);
    void fillRecent();
    void finishExport();
    void finishWorst();
    void showAbout();
    void showShortcuts();

    std::unique_ptr<Questions> m_questions;
    Document m_document;
    Study m_study;
    PlanReview m_review;
    FullReport m_report;
    PlanSweep m_sweep;
    /// What the worst failure is looked for as soon as that is known.
    QString m_worstOf;
    /// Where the report goes as soon as it is worked out.
    QString m_exportTo;
    Selection m_selection;
    /// Opening and saving.
    WaitedWork m_files;
    bool m_saving = false;
    QTabWidget* m_views;
    NoticeBar* m_notice;
    PlanView* m_plan;
    FailuresView* m_failures;
    MapPage* m_map;
    FindingsView* m_findings;
    ChartsView* m_charts;
    ScenariosView* m_scenarios;
    Inspector* m_inspector;
    QMenu* m_recent = nullptr;
    QAction* m_darkAction = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_busyWith = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_stop = nullptr;
    std::vector<Worker*> m_workers;
};

}  // namespace peerplan::gui
