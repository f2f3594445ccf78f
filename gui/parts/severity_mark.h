#pragma once
// A severity's shape as a widget; its tooltip and accessible name say it in words.

#include "model/analysis.h"

#include <QWidget>

namespace shindan::gui {

class SeverityMark : public QWidget
{
    Q_OBJECT

public:
    explicit SeverityMark(QWidget *parent = nullptr);
    void setSeverity(model::Severity severity, model::FindingState state);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    model::Severity m_severity = model::Severity::Info;
    model::FindingState m_state = model::FindingState::Active;
};

} // namespace shindan::gui
