// SPDX-License-Identifier: MIT
#include "gui/shell/questions.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include "gui/words/words.h"

namespace peerplan::gui {

int DialogQuestions::ask(QWidget* parent, const Text& question, const QString& detail,
                         const std::vector<Text>& answers) {
    QMessageBox box(QMessageBox::Question, said(Text("peerplan")), said(question),
                    QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(detail);
    std::vector<QAbstractButton*> buttons;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        buttons.push_back(box.addButton(said(answers[i]), QMessageBox::ActionRole));
    }
    QPushButton* away = box.addButton(said(Text("Cancel")), QMessageBox::RejectRole);
    box.setEscapeButton(away);
    box.exec();
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        if (box.clickedButton() == buttons[i]) return static_cast<int>(i);
    }
    return -1;
}

void DialogQuestions::tell(QWidget* parent, const Text& what, const QString& detail) {
    QMessageBox box(QMessageBox::Warning, said(Text("peerplan")), said(what), QMessageBox::NoButton,
                    parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(detail);
    box.addButton(said(Text("Close")), QMessageBox::AcceptRole);
    box.exec();
}

QString DialogQuestions::fileToOpen(QWidget* parent) {
    return QFileDialog::getOpenFileName(
        parent, said(Text("Open a plan")), QString(),
        said(Text("Plans")) + QStringLiteral(" (*.json *.peerplan)"));
}

QString DialogQuestions::fileToSave(QWidget* parent, const QString& suggestion,
                                    const QStringList& filters) {
    return QFileDialog::getSaveFileName(parent, said(Text("Save as")), suggestion,
                                        filters.join(QStringLiteral(";;")));
}

}  // namespace peerplan::gui
