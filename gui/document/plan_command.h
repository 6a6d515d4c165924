// SPDX-License-Identifier: MIT
#pragma once

/// The edits of a document as commands that know the way back.

#include <memory>
#include <string>

#include <QString>
#include <QUndoCommand>

#include "gui/document/plan_element.h"

namespace peerplan::gui {

class Document;

/// One element made another: cheap, whatever the size of the plan.
class ElementCommand : public QUndoCommand {
  public:
    ElementCommand(Document& document, const PlanElement& element, Value before, Value after,
                   const QString& name);
    void undo() override;
    void redo() override;

  private:
    Document& m_document;
    PlanElement m_element;
    Value m_before;
    Value m_after;
};

/// The whole plan made another: objects that come and go, with what refers to them.
class PlanCommand : public QUndoCommand {
  public:
    PlanCommand(Document& document, std::shared_ptr<const Plan> before,
                std::shared_ptr<const Plan> after, const QString& name);
    void undo() override;
    void redo() override;

  private:
    Document& m_document;
    std::shared_ptr<const Plan> m_before;
    std::shared_ptr<const Plan> m_after;
};

/// The same for an object with another id, which is told: what points at it by its reference
/// follows.
class RenameCommand : public PlanCommand {
  public:
    struct Name {
        std::string object;
        std::string id;
    };
    RenameCommand(Document& document, std::shared_ptr<const Plan> before,
                  std::shared_ptr<const Plan> after, const QString& name, Name renamed);
    void undo() override;
    void redo() override;

  private:
    Document& m_document;
    Name m_renamed;
};

}  // namespace peerplan::gui
