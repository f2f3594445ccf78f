#pragma once
// The terms of the filter, each of which a click takes away; how many rows are left; whether copies are folded.

#include <QWidget>

class QCheckBox;

namespace shindan::gui {

class FlowLayout;
class PlainLabel;
class Session;

class ChipsBar : public QWidget
{
    Q_OBJECT

public:
    ChipsBar(Session *session, QWidget *parent = nullptr);
    /// Texts of the chips, for tests.
    [[nodiscard]] QStringList chips() const;
    [[nodiscard]] QString countText() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void showCount();
    void retranslate();
    void addChip(const QString &text, const QString &rest);

    Session *m_session;
    QWidget *m_area;
    FlowLayout *m_flow;
    PlainLabel *m_error;
    PlainLabel *m_count;
    QCheckBox *m_fold;
};

} // namespace shindan::gui
