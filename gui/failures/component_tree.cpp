// SPDX-License-Identifier: MIT
#include "gui/failures/component_tree.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <QFont>

#include "gui/words/words.h"
#include "model/edit/rename.h"

namespace peerplan::gui {
namespace {

/// Of an index of the first level; those of the second hold the number of their group + 1.
constexpr quintptr groupLevel = 0;

}  // namespace

Text kindTitle(ComponentKind kind) {
    switch (kind) {
        case ComponentKind::Site:
            return Text("Sites");
        case ComponentKind::Link:
            return Text("WAN links");
        case ComponentKind::Network:
            return Text("Networks");
        case ComponentKind::Pop:
            return Text("PoPs");
        case ComponentKind::Device:
            return Text("Devices");
        case ComponentKind::Control:
            return Text("Security controls");
        case ComponentKind::Unit:
            return Text("Units of controls");
        case ComponentKind::Circuit:
            return Text("Circuits");
        case ComponentKind::Connection:
            return Text("Connections");
        case ComponentKind::Msee:
            return Text("Microsoft's edge routers");
        case ComponentKind::PeeringLocation:
            return Text("Peering locations");
        case ComponentKind::Provider:
            return Text("Providers");
        case ComponentKind::ProviderAtLocation:
            return Text("Providers at a location");
        case ComponentKind::Isp:
            return Text("ISPs");
        case ComponentKind::InternetEgress:
            return Text("Internet egresses");
        case ComponentKind::Resolver:
            return Text("Resolvers");
        case ComponentKind::Gateway:
            return Text("VPN gateways");
        case ComponentKind::RiskGroup:
            break;
    }
    return Text("Risk groups");
}

ComponentTree::ComponentTree(QObject* parent) : QAbstractItemModel(parent) {}

void ComponentTree::setPlan(std::shared_ptr<const StudiedPlan> plan) {
    // What people fail first, first.
    static constexpr ComponentKind order[] = {ComponentKind::Circuit,
                                              ComponentKind::Connection,
                                              ComponentKind::PeeringLocation,
                                              ComponentKind::Msee,
                                              ComponentKind::Site,
                                              ComponentKind::Link,
                                              ComponentKind::Device,
                                              ComponentKind::Control,
                                              ComponentKind::Unit,
                                              ComponentKind::InternetEgress,
                                              ComponentKind::Isp,
                                              ComponentKind::Provider,
                                              ComponentKind::ProviderAtLocation,
                                              ComponentKind::Network,
                                              ComponentKind::Pop,
                                              ComponentKind::Resolver,
                                              ComponentKind::Gateway,
                                              ComponentKind::RiskGroup};
    std::vector<Group> groups;
    for (const ComponentKind kind : order) groups.push_back({kind, {}});
    if (plan != nullptr && plan->network) {
        const ComponentIndex& components = plan->network->components;
        for (std::size_t c = 0; c < components.size(); ++c) {
            const ComponentKind kind = components[ComponentId(c)].kind;
            std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
                return group.kind == kind;
            })->components.emplace_back(c);
        }
    }
    std::erase_if(groups, [](const Group& group) { return group.components.empty(); });
    // The same components under another state of the plan: nothing folds up.
    bool same = m_plan != nullptr && plan != nullptr && groups.size() == m_groups.size();
    for (std::size_t g = 0; same && g < groups.size(); ++g) {
        same = groups[g].kind == m_groups[g].kind &&
               groups[g].components.size() == m_groups[g].components.size();
        for (std::size_t i = 0; same && i < groups[g].components.size(); ++i) {
            same = plan->network->components[groups[g].components[i]].ref ==
                   m_plan->network->components[m_groups[g].components[i]].ref;
        }
    }
    if (same) {
        m_groups = std::move(groups);
        m_plan = std::move(plan);
        return;
    }
    beginResetModel();
    m_groups = std::move(groups);
    m_plan = std::move(plan);
    endResetModel();
}

std::vector<std::string> ComponentTree::failed() const {
    std::vector<std::string> there;
    for (const std::string& reference : m_failed) {
        if (m_plan != nullptr && m_plan->network && m_plan->network->components.find(reference)) {
            there.push_back(reference);
        }
    }
    return there;
}

void ComponentTree::setFailed(const std::vector<std::string>& references) {
    std::set<std::string> failed;
    for (const std::string& reference : references) {
        failed.insert(canonicalRef(reference).value_or(reference));
    }
    if (failed == m_failed) return;
    std::vector<std::string> changed;
    std::set_symmetric_difference(failed.begin(), failed.end(), m_failed.begin(), m_failed.end(),
                                  std::back_inserter(changed));
    m_failed = std::move(failed);
    tellChecks(changed);
}

bool ComponentTree::toggle(const std::string& reference) {
    if (m_plan == nullptr || !m_plan->network) return false;
    const auto id = m_plan->network->components.find(reference);
    if (!id) return false;
    const std::string& ref = m_plan->network->components[*id].ref;
    if (m_failed.erase(ref) == 0) m_failed.insert(ref);
    tellChecks({ref});
    return true;
}

void ComponentTree::rename(const std::string& object, const std::string& id) {
    std::set<std::string> failed;
    for (const std::string& reference : m_failed) {
        failed.insert(afterRename(reference, object, id));
    }
    m_failed = std::move(failed);
}

// Row by row: views and their filters look at every row that they are told of.
void ComponentTree::tellChecks(const std::vector<std::string>& changed) {
    for (const std::string& reference : changed) {
        const QModelIndex at = find(reference);
        if (at.isValid()) Q_EMIT dataChanged(at, at, {Qt::CheckStateRole});
    }
    Q_EMIT failedChanged();
}

QModelIndex ComponentTree::find(const std::string& reference) const {
    if (m_plan == nullptr || !m_plan->network) return {};
    const auto id = m_plan->network->components.find(reference);
    if (!id) return {};
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        const auto& components = m_groups[g].components;
        const auto at = std::find(components.begin(), components.end(), *id);
        if (at == components.end()) continue;
        return createIndex(static_cast<int>(at - components.begin()), 0, g + 1);
    }
    return {};
}

const Component& ComponentTree::componentAt(const QModelIndex& index) const {
    const Group& group = m_groups[static_cast<std::size_t>(index.internalId()) - 1];
    return m_plan->network->components[group.components[static_cast<std::size_t>(index.row())]];
}

QModelIndex ComponentTree::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || row >= rowCount(parent) || column != 0) return {};
    if (!parent.isValid()) return createIndex(row, column, groupLevel);
    return createIndex(row, column, static_cast<quintptr>(parent.row()) + 1);
}

QModelIndex ComponentTree::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == groupLevel) return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, groupLevel);
}

int ComponentTree::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupLevel || parent.column() != 0) return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].components.size());
}

int ComponentTree::columnCount(const QModelIndex& parent) const {
    Q_UNUSED(parent)
    return 1;
}

QVariant ComponentTree::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (index.internalId() == groupLevel) {
        const Group& group = m_groups[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole) {
            return said(kindTitle(group.kind)) + QStringLiteral("  ") +
                   QString::number(group.components.size());
        }
        if (role == Qt::FontRole) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    }
    const Component& component = componentAt(index);
    switch (role) {
        case Qt::DisplayRole: {
            const std::string name = m_plan->names->of(component.ref);
            return toQt(name.empty() ? component.ref : name);
        }
        case Qt::ToolTipRole:
        case ReferenceRole:
            return toQt(component.ref);
        case Qt::CheckStateRole:
            return static_cast<int>(m_failed.count(component.ref) != 0 ? Qt::Checked
                                                                       : Qt::Unchecked);
        default:
            return {};
    }
}

bool ComponentTree::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid() || index.internalId() == groupLevel) {
        return false;
    }
    const std::string& reference = componentAt(index).ref;
    const bool fail = value.toInt() == Qt::Checked;
    if (fail == (m_failed.count(reference) != 0)) return true;
    return toggle(reference);
}

Qt::ItemFlags ComponentTree::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.internalId() != groupLevel) flags |= Qt::ItemIsUserCheckable;
    return flags;
}

}  // namespace peerplan::gui
