// SPDX-License-Identifier: MIT
#include "gui/inspector/naming_list.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <QLabel>
#include <QListView>
#include <QStringList>
#include <QVBoxLayout>

#include "gui/tables/field_words.h"
#include "gui/words/words.h"
#include "model/fields/tables.h"

namespace peerplan::gui {
namespace {

/// After an edit or a choice: several of them are looked at once.
constexpr int delayMs = 60;
/// Of the list; it scrolls beyond.
constexpr int mostPixels = 190;

}  // namespace

QString placeInWords(const std::string& pointer) {
    QStringList words;
    const RecordType* type = &planType();
    const QStringList keys = toQt(pointer).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    bool inPlan = true;
    for (const QString& key : keys) {
        bool isNumber = false;
        const int number = key.toInt(&isNumber);
        if (isNumber) {
            // Which object of the plan's list is told by its name.
            if (!inPlan && !words.isEmpty()) {
                words.back() += QLatin1Char(' ') + QString::number(number + 1);
            }
            inPlan = false;
            continue;
        }
        const Field* field = type == nullptr ? nullptr : type->find(fromQt(key));
        if (field == nullptr) {
            // Inside a value that an edit sets.
            words.append(key);
            type = nullptr;
            continue;
        }
        if (!inPlan || !field->isList) words.append(fieldName(*field));
        if (!field->isList) inPlan = false;
        type = field->kind == FieldKind::Record ? &field->record() : nullptr;
    }
    return words.join(QStringLiteral(", "));
}

NamingModel::NamingModel(Document& document, QObject* parent)
    : QAbstractListModel(parent), m_document(document) {}

void NamingModel::setPlaces(std::vector<NamingPlace> places) {
    beginResetModel();
    m_places = std::move(places);
    endResetModel();
}

int NamingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

QVariant NamingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const NamingPlace& place = m_places[static_cast<std::size_t>(index.row())];
    if (role == PointerRole) return toQt(place.pointer);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != ReferenceRole) return {};
    const PlanElement element = elementAt(m_document.plan(), place.pointer);
    if (!element.valid()) return {};
    if (role == ReferenceRole) return toQt(referenceOf(m_document.plan(), element));
    const QString words = placeInWords(place.pointer);
    const QString whose = toQt(labelOf(m_document.plan(), element));
    const QString line = whose + QStringLiteral(":  ") + words;
    if (role == Qt::DisplayRole) return line;
    return line + QLatin1Char('\n') + toQt(place.pointer) + QStringLiteral("  =  ") +
           toQt(place.text);
}

NamingList::NamingList(Document& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_head(new QLabel(this)),
      m_list(new QListView(this)),
      m_model(new NamingModel(document, this)) {
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setAccessibleName(said(Text("Named by")));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_head);
    column->addWidget(m_list);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &NamingList::look);
    connect(&document, &Document::edited, &m_delay, qOverload<>(&QTimer::start));
    const auto lead = [this](const QModelIndex& index) {
        const QString reference = index.data(NamingModel::ReferenceRole).toString();
        if (!reference.isEmpty()) Q_EMIT chosen(reference);
    };
    connect(m_list, &QListView::clicked, this, lead);
    connect(m_list, &QListView::activated, this, lead);
    look();
}

void NamingList::setObject(const std::string& object) {
    if (object == m_object) return;
    m_object = object;
    m_delay.start();
}

void NamingList::look() {
    std::vector<NamingPlace> places = placesNaming(m_document.plan(), m_object);
    const auto n = static_cast<std::int64_t>(places.size());
    m_head->setText(said(n == 0 ? Text("Nothing in the plan names it.")
                                : Text("Named in {n} {n|place|places}", {{"n", n}})));
    m_list->setVisible(n > 0);
    setVisible(m_object.find('/') != std::string::npos);
    m_model->setPlaces(std::move(places));
    // As high as its lines.
    const auto lines = static_cast<std::int64_t>(std::max(0, m_list->sizeHintForRow(0))) * n;
    const std::int64_t height = lines + 2 * m_list->frameWidth() + 2;
    m_list->setFixedHeight(static_cast<int>(std::min<std::int64_t>(height, mostPixels)));
}

}  // namespace peerplan::gui
