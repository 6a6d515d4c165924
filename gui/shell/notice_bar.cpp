// SPDX-License-Identifier: MIT
#include "gui/shell/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "gui/words/words.h"

namespace peerplan::gui {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent), m_label(new QLabel(this)), m_buttons(new QHBoxLayout) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_label->setForegroundRole(QPalette::ToolTipText);
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_label, 1);
    row->addLayout(m_buttons);
    hide();
}

void NoticeBar::tell(const QString& text, std::vector<Answer> answers) {
    m_label->setText(text);
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_answers.clear();
    answers.emplace_back(Text("Close"), [] {});
    for (auto& [words, act] : answers) {
        auto* button = new QPushButton(said(words), this);
        const std::size_t position = m_answers.size();
        m_answers.push_back(std::move(act));
        // The button goes with its own click: later, when the click is over.
        connect(
            button, &QPushButton::clicked, this, [this, position] { answer(position); },
            Qt::QueuedConnection);
        m_buttons->addWidget(button);
    }
    setAccessibleName(text);
    show();
}

QString NoticeBar::text() const {
    return isHidden() ? QString() : m_label->text();
}

void NoticeBar::answer(std::size_t position) {
    if (position >= m_answers.size()) return;
    const std::function<void()> act = m_answers[position];
    hide();
    act();
}

}  // namespace peerplan::gui
