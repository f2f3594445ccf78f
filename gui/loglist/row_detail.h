#pragma once
// The selected row in full: its message, all rows of its record, its bytes. Text to select and copy.

#include "gui/session/session.h"

#include <QWidget>

class QPlainTextEdit;
class QTabBar;

namespace shindan::gui {

class PlainLabel;

class RowDetail : public QWidget
{
    Q_OBJECT

public:
    enum Page { MessagePage, RecordPage, BytesPage };

    explicit RowDetail(Session *session, QWidget *parent = nullptr);

    void setPage(Page page);
    [[nodiscard]] Page page() const;
    /// What the page shows; for tests.
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QString heading() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void takeRow();
    void refresh();
    void retranslate();
    void applyFont();
    [[nodiscard]] const model::SourceIndex *source() const;
    [[nodiscard]] QString headingText(const model::SourceIndex &source) const;
    /// No value: texts are still being read.
    [[nodiscard]] std::optional<QString> pageText();

    Session *m_session;
    PlainLabel *m_heading;
    QTabBar *m_pages;
    QPlainTextEdit *m_text;
    std::optional<model::RowRef> m_row;
    std::vector<model::RowRef> m_record;
    std::vector<model::RowRef> m_asked;
    QMetaObject::Connection m_ready;
    bool m_complete = false; ///< what is shown is all there is
    bool m_applyingFont = false;
};

} // namespace shindan::gui
