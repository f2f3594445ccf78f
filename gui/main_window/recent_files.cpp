#include "gui/main_window/recent_files.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QSettings>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype entriesKept = 12;

QString titleOf(const QStringList &paths)
{
    QString first = QDir::toNativeSeparators(paths.front());
    const QString home = QDir::homePath() + QDir::separator();
    if (first.startsWith(home))
        first.replace(0, home.size(), u"~/"_s);
    // An & in a path is no shortcut.
    first.replace(u'&', u"&&"_s);
    return paths.size() == 1 ? first : first + u" + "_s + QString::number(paths.size() - 1);
}

} // namespace

RecentFiles::RecentFiles(QWidget *parent)
    : QMenu(parent)
{
    QSettings settings;
    const int count = settings.beginReadArray(u"recent"_s);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const QStringList paths = settings.value(u"paths"_s).toStringList();
        if (!paths.isEmpty())
            m_entries << paths;
    }
    settings.endArray();
    rebuild();
}

void RecentFiles::add(const QStringList &paths)
{
    QStringList absolute;
    for (const QString &path : paths) {
        if (path != u"-"_s)
            absolute << QFileInfo(path).absoluteFilePath();
    }
    if (absolute.isEmpty())
        return;
    m_entries.removeAll(absolute);
    m_entries.prepend(absolute);
    m_entries = m_entries.mid(0, entriesKept);
    save();
    rebuild();
}

void RecentFiles::save() const
{
    QSettings settings;
    settings.remove(u"recent"_s);
    settings.beginWriteArray(u"recent"_s, static_cast<int>(m_entries.size()));
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"paths"_s, m_entries[i]);
    }
    settings.endArray();
}

void RecentFiles::rebuild()
{
    setTitle(tr("Open &recent"));
    clear();
    for (const QStringList &paths : std::as_const(m_entries))
        addAction(titleOf(paths), this, [this, paths] { Q_EMIT openRequested(paths); });
    if (m_entries.isEmpty()) {
        addAction(tr("Nothing was opened yet"))->setEnabled(false);
        return;
    }
    addSeparator();
    addAction(tr("Clear this list"), this, [this] {
        m_entries.clear();
        save();
        rebuild();
    });
}

void RecentFiles::changeEvent(QEvent *event)
{
    QMenu::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace shindan::gui
