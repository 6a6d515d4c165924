// SPDX-License-Identifier: MIT
#include "gui/document/plan_command.h"

#include <utility>

#include "gui/document/document.h"

namespace peerplan::gui {

ElementCommand::ElementCommand(Document& document, const PlanElement& element, Value before,
                               Value after, const QString& name)
    : QUndoCommand(name),
      m_document(document),
      m_element(element),
      m_before(std::move(before)),
      m_after(std::move(after)) {}

void ElementCommand::undo() {
    m_document.put(m_element, m_before);
}

void ElementCommand::redo() {
    m_document.put(m_element, m_after);
}

PlanCommand::PlanCommand(Document& document, std::shared_ptr<const Plan> before,
                         std::shared_ptr<const Plan> after, const QString& name)
    : QUndoCommand(name),
      m_document(document),
      m_before(std::move(before)),
      m_after(std::move(after)) {}

void PlanCommand::undo() {
    m_document.put(m_before);
}

void PlanCommand::redo() {
    m_document.put(m_after);
}

RenameCommand::RenameCommand(Document& document, std::shared_ptr<const Plan> before,
                             std::shared_ptr<const Plan> after, const QString& name, Name renamed)
    : PlanCommand(document, std::move(before), std::move(after), name),
      m_document(document),
      m_renamed(std::move(renamed)) {}

void RenameCommand::undo() {
    PlanCommand::undo();
    const std::size_t slash = m_renamed.object.find('/') + 1;
    Q_EMIT m_document.renamed(m_renamed.object.substr(0, slash) + m_renamed.id,
                              m_renamed.object.substr(slash));
}

void RenameCommand::redo() {
    PlanCommand::redo();
    Q_EMIT m_document.renamed(m_renamed.object, m_renamed.id);
}

}  // namespace peerplan::gui
