#pragma once
// What was opened lately, the latest first; kept in the settings.

#include <QMenu>
#include <QStringList>

namespace shindan::gui {

class RecentFiles : public QMenu
{
    Q_OBJECT

public:
    explicit RecentFiles(QWidget *parent = nullptr);
    /// Several paths opened together are one entry.
    void add(const QStringList &paths);
    [[nodiscard]] QList<QStringList> entries() const { return m_entries; }

Q_SIGNALS:
    void openRequested(const QStringList &paths);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void save() const;
    QList<QStringList> m_entries;
};

} // namespace shindan::gui
