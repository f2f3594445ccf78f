// Several bundles in one workspace: opening one beside the others, what stays of the view, and how each is called.

#include "gui/session/kept_view.h"
#include "gui/session/session_opening.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString absolute(const QString &path)
{
    return path == u"-"_s ? path : QFileInfo(path).absoluteFilePath();
}

QString fileNameOf(const QString &path)
{
    const QFileInfo info(path);
    QString name = info.fileName().isEmpty() ? info.absoluteFilePath() : info.fileName();
    for (const QString &ending : {u".tar.gz"_s, u".tgz"_s, u".tar.xz"_s, u".tar.zst"_s, u".tar"_s, u".zip"_s, u".7z"_s}) {
        if (name.endsWith(ending, Qt::CaseInsensitive) && name.size() > ending.size()) {
            name.chop(ending.size());
            break;
        }
    }
    return name;
}

// ACK calls nodes `<region>.<address>`: the address alone tells nodes of one region apart.
QStringList withoutSharedRegion(const QStringList &names)
{
    static const QRegularExpression regionAndAddress(u"^(.+)\\.(\\d{1,3}(?:\\.\\d{1,3}){3})$"_s);
    QStringList addresses;
    QString region;
    for (const QString &name : names) {
        const auto match = regionAndAddress.match(name);
        if (!match.hasMatch() || (!addresses.isEmpty() && match.captured(1) != region))
            return names;
        region = match.captured(1);
        addresses << match.captured(2);
    }
    return addresses;
}

QString nodeOf(const model::Snapshot &snapshot, const model::Analysis &analysis, model::BundleIndex bundle)
{
    if (const model::Fact *fact = analysis.fact(bundle, u"node.name"))
        return fact->value.toString();
    for (const auto &source : snapshot.sources) {
        if (source->info->bundle == bundle && !source->info->node.isEmpty())
            return source->info->node;
    }
    return {};
}

// Two bundles of one node, or two files of one name: numbered.
void tellApart(QStringList &names)
{
    const QStringList before = names;
    QHash<QString, int> seen;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (before.count(before[i]) > 1)
            names[i] = u"%1 (%2)"_s.arg(before[i]).arg(++seen[before[i]]);
    }
}

} // namespace

void Session::refreshLabels()
{
    QStringList nodes;
    QStringList files;
    for (const auto &bundle : m_snapshot->bundles) {
        nodes << nodeOf(*m_snapshot, *m_analysis, bundle->index);
        files << fileNameOf(bundle->path);
    }
    if (nodes.size() > 1 && !nodes.contains(QString()))
        nodes = withoutSharedRegion(nodes);
    QStringList labels;
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        // Two bundles of one node differ in the time of collection, which is in the file's name.
        const bool nodeTells = !nodes[i].isEmpty() && nodes.count(nodes[i]) == 1;
        const bool fileTells = nodes[i].isEmpty() || files.count(files[i]) == 1;
        labels << (nodeTells || !fileTells ? nodes[i] : files[i]);
    }
    tellApart(labels);
    if (std::exchange(m_labels, labels) != labels)
        Q_EMIT labelsChanged();
}

QString Session::bundleLabel(model::BundleIndex bundle) const
{
    return m_labels.value(static_cast<qsizetype>(bundle.value()));
}

QString Session::labelAmongSeveral(model::BundleIndex bundle) const
{
    return m_labels.size() > 1 ? bundleLabel(bundle) : QString();
}

QString Session::sourceTerm(model::SourceId source) const
{
    const model::SourceInfo &info = *m_snapshot->source(source).info;
    bool longer = false;    // others of its bundle hold the path as a part of theirs,
    bool later = false;     // at their beginning
    bool elsewhere = false; // and those of another bundle
    for (const auto &other : m_snapshot->sources) {
        const QString &path = other->info->path;
        if (other->id() == source || !path.contains(info.path, Qt::CaseInsensitive))
            continue;
        if (other->info->bundle != info.bundle) {
            elsewhere = true;
            continue;
        }
        longer = true;
        later = later || path.startsWith(info.path, Qt::CaseInsensitive);
    }
    QString path = info.path;
    path.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    // With a * the pattern is held against the whole path: behind it for those that end alike, before it for those that begin alike.
    if (longer)
        path = later ? u'*' + path : path + u'*';
    const QString term = u"source:\""_s + path + u'"';
    return elsewhere ? u"(bundle:%1 %2)"_s.arg(QString::number(info.bundle.value() + 1), term) : term;
}

QString Session::workspaceName() const
{
    return m_paths.isEmpty() ? QString() : fileNameOf(m_paths.front());
}

QStringList Session::openedPaths() const
{
    return m_opening->isRunning() ? m_opening->paths() : m_paths;
}

QStringList Session::newOf(const QStringList &paths) const
{
    QStringList known;
    for (const QString &path : openedPaths())
        known << absolute(path);
    QStringList added;
    for (const QString &path : paths) {
        const QString whole = absolute(path);
        if (!known.contains(whole) && !added.contains(whole))
            added << whole;
    }
    return added;
}

bool Session::canOpenBeside() const
{
    const QStringList open = openedPaths();
    return !open.isEmpty() && !open.contains(u"-"_s);
}

void Session::openBeside(const QStringList &paths)
{
    const QStringList added = newOf(paths);
    if (added.isEmpty())
        return;
    m_opening->start(openedPaths() + added, m_zone, !m_snapshot->sources.empty());
    Q_EMIT passwordAsked({}, false);
    Q_EMIT openingChanged();
}

void Session::answerPassword(std::optional<QByteArray> password)
{
    m_opening->answer(std::move(password));
    Q_EMIT passwordAsked({}, false);
}

KeptView Session::keptView() const
{
    KeptView kept;
    kept.query = m_queryText;
    if (!m_rangeIsWhole)
        kept.range = m_range;
    kept.cursor = m_cursor;
    if (m_selectedRow) {
        const model::SourceInfo &info = *m_snapshot->source(m_selectedRow->source).info;
        kept.row = KeptRow{info.bundle, info.path, model::lineOf(m_selectedRow->row)};
    }
    kept.finding = m_selectedFinding;
    for (size_t i = 0; i < m_places.size() && i <= m_placeIndex; ++i) {
        if (!m_places[i].row)
            kept.places.push_back(m_places[i]);
    }
    return kept;
}

void Session::restore(const KeptView &kept)
{
    m_places = kept.places;
    m_placeIndex = m_places.empty() ? 0 : m_places.size() - 1;
    m_selectedFinding = kept.finding; // views show it as soon as the analysis has it
    setQuery(kept.query);
    if (kept.range)
        setRange(*kept.range);
    setCursor(kept.cursor);
    Q_EMIT placesChanged();
}

// The row comes with its source; a source that is not there any more takes it along.
void Session::restoreRow()
{
    if (!m_kept || !m_kept->row)
        return;
    const auto row = rowOf(m_kept->row->bundle, m_kept->row->member, m_kept->row->line);
    if (!row)
        return;
    m_kept->row.reset();
    selectRow(*row);
}

} // namespace shindan::gui
