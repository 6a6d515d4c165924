// SPDX-License-Identifier: MIT
#pragma once

/// Every component of the plan by kind, with a check mark on those that have failed.

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <QAbstractItemModel>

#include "gui/study/study.h"

namespace peerplan::gui {

/// Two levels: kinds, and the components of each. What has failed is kept by reference, so that it
/// stays failed while the plan is edited.
class ComponentTree : public QAbstractItemModel {
    Q_OBJECT
  public:
    enum Role { ReferenceRole = Qt::UserRole };

    explicit ComponentTree(QObject* parent = nullptr);

    void setPlan(std::shared_ptr<const StudiedPlan> plan);
    /// References as peerplan prints them, ascending; those that the plan has not are left out.
    std::vector<std::string> failed() const;
    void setFailed(const std::vector<std::string>& references);
    /// Fails what stands, repairs what has failed. False where the plan has no such component.
    bool toggle(const std::string& reference);
    /// What has failed goes by another name from now on; the plan that says so comes after.
    void rename(const std::string& object, const std::string& id);
    QModelIndex find(const std::string& reference) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

  Q_SIGNALS:
    void failedChanged();

  private:
    struct Group {
        ComponentKind kind = ComponentKind::Site;
        std::vector<ComponentId> components;
    };
    const Component& componentAt(const QModelIndex& index) const;
    void tellChecks(const std::vector<std::string>& changed);

    std::shared_ptr<const StudiedPlan> m_plan;
    std::vector<Group> m_groups;
    std::set<std::string> m_failed;
};

/// What people call a kind, in the plural.
Text kindTitle(ComponentKind kind);

}  // namespace peerplan::gui
