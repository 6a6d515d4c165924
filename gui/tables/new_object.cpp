// SPDX-License-Identifier: MIT
#include "gui/tables/new_object.h"

#include <algorithm>
#include <cmath>

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/tables/completion.h"
#include "gui/tables/field_words.h"
#include "gui/words/look.h"
#include "gui/words/words.h"
#include "model/plan_index.h"

namespace peerplan::gui {
namespace {

Value seedOfField(const Field& field, const Plan& plan) {
    if (field.kind == FieldKind::Record) {
        return field.isList ? Value(Value::List{}) : peerplan::gui::seedOf(field.record(), plan);
    }
    Value one;
    switch (field.kind) {
        case FieldKind::Word:
            one = Value(field.words.front());
            break;
        case FieldKind::Boolean:
            one = Value(false);
            break;
        case FieldKind::Integer:
        case FieldKind::Decimal:
        case FieldKind::Quantity:
            one = Value(std::isfinite(field.least) ? std::ceil(field.least) : 0.0);
            break;
        case FieldKind::Date:
            one = Value(plan.asOf.iso());
            break;
        case FieldKind::Reference: {
            const PlanIndex index(plan);
            const auto& ids = index.ids(field.target);
            one = Value(ids.empty() ? std::string("none") : ids.front());
            break;
        }
        default:
            one = Value("new");
    }
    return field.isList ? Value(Value::List{one}) : one;
}

}  // namespace

Value seedOf(const RecordType& type, const Plan& plan) {
    Value::Object members;
    for (const Field& field : type.fields) {
        if (field.isRequired)
            members.emplace_back(std::string(field.key), seedOfField(field, plan));
    }
    return Value(std::move(members));
}

std::string freeId(const Plan& plan, const Field& list, const std::string& beginning) {
    const PlanIndex index(plan);
    for (int number = 1;; ++number) {
        std::string id = beginning;
        id += '-';
        id += std::to_string(number);
        if (!index.has(list.key, id)) return id;
    }
}

NewObjectDialog::NewObjectDialog(Document& document, const Field& list, QWidget* parent)
    : QDialog(parent), m_document(document), m_list(list), m_faults(new QLabel(this)) {
    const RecordType& type = list.record();
    setWindowTitle(said(Text("New {object}", {{"object", std::string(type.name)}})));
    auto* form = new QFormLayout;
    for (const Field& field : type.fields) {
        if (!isTyped(field)) continue;
        if (!field.isRequired && field.key != "name") continue;
        auto* line = new QLineEdit(this);
        line->setToolTip(fieldHelp(field));
        line->setPlaceholderText(toQt(field.meaning));
        const QStringList offered =
            completionsFor(document.plan(), document.catalogue(), PlanElement{&list, 0}, field);
        if (!offered.isEmpty()) {
            auto* completer = new QCompleter(offered, line);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            line->setCompleter(completer);
        }
        if (field.kind == FieldKind::Id && field.key == "id") {
            line->setText(toQt(freeId(document.plan(), list, std::string(type.name))));
        } else if (field.kind == FieldKind::Word && !field.isList) {
            line->setText(toQt(field.words.front()));
        }
        QString label = fieldTitle(field);
        if (!field.isRequired) label += said(Text(" (optional)"));
        form->addRow(label, line);
        m_lines.emplace_back(&field, line);
    }
    m_faults->setWordWrap(true);
    m_faults->setMinimumWidth(420);
    QPalette palette = m_faults->palette();
    palette.setColor(QPalette::WindowText, severityColour(Severity::Error));
    m_faults->setPalette(palette);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(said(Text("Add")));
    buttons->button(QDialogButtonBox::Cancel)->setText(said(Text("Cancel")));
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (add()) accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_faults);
    column->addWidget(buttons);
}

QLineEdit* NewObjectDialog::line(std::string_view key) const {
    for (const auto& [field, line] : m_lines) {
        if (field->key == key) return line;
    }
    return nullptr;
}

bool NewObjectDialog::add() {
    Value::Object members = *seedOf(m_list.record(), m_document.plan()).object();
    for (const auto& [field, line] : m_lines) {
        std::erase_if(members, [&](const Value::Member& m) { return m.first == field->key; });
        Value value = typedValue(*field, line->text());
        if (!value.isNull()) members.emplace_back(std::string(field->key), std::move(value));
    }
    Edit edit;
    edit.kind = EditKind::Add;
    edit.object = std::string(m_list.key);
    edit.value = Value(members);
    const QLineEdit* id = line("id");
    const std::string name = id == nullptr ? std::string() : fromQt(id->text().trimmed());
    const Diagnostics faults = m_document.apply(
        {&edit, 1},
        Text("Add {object}", {{"object", std::string(m_list.record().name) + ' ' + name}}));
    m_faults->setText(said(faults));
    if (!faults.empty()) return false;
    m_reference = std::string(m_list.record().name) + '/' + name;
    return true;
}

}  // namespace peerplan::gui
