// SPDX-License-Identifier: MIT
#pragma once

/// What names the chosen object: every place of the plan that points at it.

#include <string>
#include <vector>

#include <QAbstractListModel>
#include <QTimer>
#include <QWidget>

#include "gui/document/document.h"
#include "model/edit/rename.h"

class QLabel;
class QListView;

namespace peerplan::gui {

/// The places as a list: whose field it is, and which.
class NamingModel : public QAbstractListModel {
    Q_OBJECT
  public:
    /// `ReferenceRole` is the object that a place belongs to: `circuit/er-dallas`.
    enum Role { ReferenceRole = Qt::UserRole, PointerRole };

    explicit NamingModel(Document& document, QObject* parent = nullptr);

    void setPlaces(std::vector<NamingPlace> places);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    Document& m_document;
    std::vector<NamingPlace> m_places;
};

/// The list with its head. Choosing a place leads to the object that it belongs to.
class NamingList : public QWidget {
    Q_OBJECT
  public:
    explicit NamingList(Document& document, QWidget* parent = nullptr);

    /// `object` is a reference; nothing is listed for what no place can name.
    void setObject(const std::string& object);
    NamingModel& model() const { return *m_model; }
    QListView& list() const { return *m_list; }

  Q_SIGNALS:
    void chosen(const QString& reference);

  private:
    void look();

    Document& m_document;
    std::string m_object;
    QLabel* m_head;
    QListView* m_list;
    NamingModel* m_model;
    QTimer m_delay;
};

/// A place below its object in words: `Connections 1, Site`.
QString placeInWords(const std::string& pointer);

}  // namespace peerplan::gui
