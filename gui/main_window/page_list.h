#pragma once
// The pages of the window, at its left; some with a count.

#include <QListWidget>

namespace shindan::gui {

class PageList : public QListWidget
{
    Q_OBJECT

public:
    explicit PageList(QWidget *parent = nullptr);
    /// Adds a page; titles and counts come later.
    void addPage(const QString &id);
    void setTitle(const QString &id, const QString &title);
    /// 0 shows none.
    void setCount(const QString &id, int count);
    void setCurrentPage(const QString &id);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pageRequested(const QString &id);

private:
    [[nodiscard]] QListWidgetItem *itemOf(const QString &id) const;
};

} // namespace shindan::gui
