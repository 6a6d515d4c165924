// SPDX-License-Identifier: MIT
#include "gui/tables/field_delegate.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPalette>
#include <QToolTip>

#include "gui/document/document.h"
#include "gui/tables/completion.h"
#include "gui/tables/field_words.h"
#include "gui/words/look.h"
#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

/// Colours the line and says what is wrong with what stands in it.
void judge(QLineEdit* line, const Field& field) {
    const Diagnostics faults = typedFaults(field, line->text());
    QPalette palette = line->parentWidget()->palette();
    if (!faults.empty()) palette.setColor(QPalette::Base, faultColour());
    line->setPalette(palette);
    if (faults.empty()) {
        QToolTip::hideText();
        line->setToolTip(fieldHelp(field));
        return;
    }
    const QString words = said(faults.front());
    line->setToolTip(words);
    QToolTip::showText(line->mapToGlobal(QPoint(0, line->height())), words, line);
}

bool isChosen(const Field& field) {
    return !field.isList && (field.kind == FieldKind::Word || field.kind == FieldKind::Boolean);
}

/// Completes the last of several entries with commas between.
class ListCompleter : public QCompleter {
  public:
    using QCompleter::QCompleter;
    QStringList splitPath(const QString& path) const override {
        return {path.mid(path.lastIndexOf(QLatin1Char(',')) + 1).trimmed()};
    }
    QString pathFromIndex(const QModelIndex& index) const override {
        const auto* line = qobject_cast<QLineEdit*>(widget());
        const QString before =
            line == nullptr ? QString()
                            : line->text().left(line->text().lastIndexOf(QLatin1Char(',')) + 1);
        const QString gap = before.isEmpty() ? QString() : QStringLiteral(" ");
        return before + gap + QCompleter::pathFromIndex(index);
    }
};

}  // namespace

FieldDelegate::FieldDelegate(Document& document, Lookup lookup, QObject* parent)
    : QStyledItemDelegate(parent), m_document(document), m_lookup(std::move(lookup)) {}

QWidget* FieldDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
    const EditedField edited = m_lookup(index);
    if (edited.field == nullptr) return QStyledItemDelegate::createEditor(parent, option, index);
    const Field& field = *edited.field;
    const QStringList offered =
        completionsFor(m_document.plan(), m_document.catalogue(), edited.element, field);
    if (isChosen(field)) {
        auto* box = new QComboBox(parent);
        // What is not required can be left to its default.
        if (field.isOptional) box->addItem(QString());
        box->addItems(offered);
        box->setToolTip(fieldHelp(field));
        return box;
    }
    auto* line = new QLineEdit(parent);
    line->setFrame(false);
    if (!field.fallback.empty()) line->setPlaceholderText(toQt(field.fallback));
    if (!offered.isEmpty()) {
        QCompleter* completer =
            field.isList ? new ListCompleter(offered, line) : new QCompleter(offered, line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        completer->setMaxVisibleItems(12);
        line->setCompleter(completer);
    }
    connect(line, &QLineEdit::textChanged, line, [line, &field] { judge(line, field); });
    return line;
}

void FieldDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    const QString text = index.data(Qt::EditRole).toString();
    if (auto* box = qobject_cast<QComboBox*>(editor)) {
        box->setCurrentIndex(std::max(0, box->findText(text)));
    } else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setText(text);
        line->selectAll();
    }
}

void FieldDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                 const QModelIndex& index) const {
    if (const auto* box = qobject_cast<QComboBox*>(editor)) {
        model->setData(index, box->currentText(), Qt::EditRole);
    } else if (const auto* line = qobject_cast<QLineEdit*>(editor)) {
        model->setData(index, line->text(), Qt::EditRole);
    }
}

void FieldDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex& index) const {
    Q_UNUSED(index)
    QRect place = option.rect;
    // Words do not fit a column of numbers.
    place.setWidth(std::max(place.width(), qobject_cast<QComboBox*>(editor) ? 110 : 90));
    editor->setGeometry(place);
}

}  // namespace peerplan::gui
