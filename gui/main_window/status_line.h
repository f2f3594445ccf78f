#pragma once
// The line at the bottom: what is open, its node, version and offset, rows and copies; while reading, how far, and a way to stop.

#include <QStatusBar>

class QToolButton;

namespace shindan::model {
struct BundleInfo;
}

namespace shindan::gui {

class PlainLabel;
class Session;

class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(Session *session, QWidget *parent = nullptr);
    void setProgress(const QString &words);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QToolButton *cancelButton() const { return m_cancel; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QStringList oneParts(const model::BundleInfo &info) const;
    [[nodiscard]] QStringList severalParts() const;

    Session *m_session;
    PlainLabel *m_text;
    PlainLabel *m_progress;
    QToolButton *m_cancel;
    PlainLabel *m_network;
};

} // namespace shindan::gui
