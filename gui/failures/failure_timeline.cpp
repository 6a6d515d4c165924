// SPDX-License-Identifier: MIT
#include "gui/failures/failure_timeline.h"

#include <string>
#include <utility>
#include <vector>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QSplitter>
#include <QVBoxLayout>

#include "gui/answers/answer_view.h"
#include "gui/answers/chart_view.h"
#include "gui/words/words.h"
#include "planner/report/failover_charts.h"
#include "planner/resilience/failover/failover_tables.h"

namespace peerplan::gui {

FailureTimeline::FailureTimeline(QWidget* parent)
    : QWidget(parent),
      m_chart(new ChartView(this)),
      m_chartChoice(new QComboBox(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_interval(new QLabel(this)),
      m_events(new AnswerView(this)) {
    m_chartChoice->addItems({said(Text("Users without service")), said(Text("Loads"))});
    m_slider->setMinimum(0);
    m_slider->setPageStep(1);
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_slider->setAccessibleName(said(Text("Interval")));
    m_interval->setWordWrap(true);
    m_interval->setTextFormat(Qt::PlainText);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_chartChoice);
    bar->addWidget(m_slider, 1);
    auto* top = new QWidget(this);
    auto* upper = new QVBoxLayout(top);
    upper->setContentsMargins(0, 4, 0, 0);
    upper->addLayout(bar);
    upper->addWidget(m_interval);
    upper->addWidget(m_chart, 1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(top);
    splitter->addWidget(m_events);
    splitter->setSizes({420, 240});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    connect(m_chartChoice, &QComboBox::currentIndexChanged, this, &FailureTimeline::showStory);
    connect(m_slider, &QSlider::valueChanged, this, &FailureTimeline::showInterval);
    connect(m_events, &AnswerView::referenceChosen, this, &FailureTimeline::chosen);
    showStory();
}

void FailureTimeline::setStory(std::optional<FailoverAnswer> story,
                               std::shared_ptr<const StudiedPlan> plan) {
    m_story = std::move(story);
    m_plan = std::move(plan);
    // Of a plan with errors there are no names, and no story.
    if (m_plan == nullptr || !m_plan->names) m_story.reset();
    showStory();
}

void FailureTimeline::addRowAction(QAction* action) {
    m_events->addRowAction(action);
}

void FailureTimeline::showStory() {
    m_slider->setEnabled(m_story.has_value());
    m_chartChoice->setEnabled(m_story.has_value());
    if (!m_story) {
        m_chart->setChart({});
        m_events->setTable({}, nullptr);
        m_interval->setText(said(Text("Fail something to see it second by second.")));
        return;
    }
    const Text title("After the failure");
    m_chart->setChart(m_chartChoice->currentIndex() == 0
                          ? failoverUsersChart(*m_story, "story-users", title)
                          : failoverLoadChart(*m_story, *m_plan->names, "story-loads", title));
    m_events->setTable(failoverEventTable(*m_story), &*m_plan->names);
    m_slider->setMaximum(static_cast<int>(m_story->intervals.size()) - 1);
    showInterval(m_slider->value());
}

void FailureTimeline::showInterval(int interval) {
    if (!m_story || interval < 0 ||
        static_cast<std::size_t>(interval) >= m_story->intervals.size()) {
        return;
    }
    const FailoverInterval& at = m_story->intervals[static_cast<std::size_t>(interval)];
    const auto users = [](double count) { return Decimal{count, 0}; };
    const std::vector<std::pair<std::string, Text::Argument>> arguments{
        {"from", Duration::ms(at.fromMs)},
        {"to", at.toMs ? Duration::ms(*at.toMs) : Duration()},
        {"without", users(at.all.usersWithout)},
        {"shed", users(at.all.usersShed)},
        {"lost", Bandwidth::kbps(at.lostKbps + at.shedKbps)}};
    const char* const pattern =
        interval == 0 ? peerplan::tr("Before: {without} users without service, {lost} lost.")
        : at.toMs     ? peerplan::tr(
                            "From {from} to {to}: {without} users without service, {shed} with "
                                "traffic shed, {lost} lost.")
                  : peerplan::tr(
                        "From {from} on: {without} users without service, {shed} with traffic "
                        "shed, {lost} lost.");
    m_interval->setText(said(Text(pattern, arguments)));
}

}  // namespace peerplan::gui
