#pragma once
// What the bundle knows of the marked moment: which boot it lies in, which logs have lines around it, which do not reach it.

#include "gui/overview/overview_lists.h"

namespace shindan::gui {

class IncidentList : public OverviewList
{
    Q_OBJECT

public:
    explicit IncidentList(Session *session, QWidget *parent = nullptr);
    void refresh();

private:
    void addBoots(const model::Incident &incident);
    void addSources(const model::Incident &incident);
    void addSource(const model::SourceAtMoment &source, model::Instant at);
    void addGroup(const QString &heading, std::vector<const model::SourceAtMoment *> sources, model::Instant at);
};

} // namespace shindan::gui
