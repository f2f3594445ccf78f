#include "gui/cases/case_keeper.h"

#include "services/cases/case_file.h"
#include "services/resources/messages.h"

#include <QFileInfo>
#include <QtConcurrentRun>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;
using model::Case;
using model::CaseNote;

namespace {

constexpr auto savedWithin = std::chrono::milliseconds(400);

model::Instant now()
{
    return {QDateTime::currentSecsSinceEpoch() * model::nsPerSecond};
}

} // namespace

CaseKeeper::CaseKeeper(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_notes(new model::NotesModel(this))
{
    m_thread.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(savedWithin);
    connect(&m_soon, &QTimer::timeout, this, &CaseKeeper::write);
    connect(m_notes, &model::NotesModel::changed, this, [this] {
        m_session->setNotedRows(m_notes->rows());
        change();
    });
    connect(session, &Session::workspaceBegan, this, &CaseKeeper::beginWorkspace);
    connect(session, &Session::snapshotChanged, this, &CaseKeeper::followSnapshot);
    connect(session, &Session::analysisChanged, this, &CaseKeeper::followFindings);
    connect(session, &Session::openingChanged, this, &CaseKeeper::finishOpening);
    connect(session, &Session::openingFailed, this, [this] { m_wanted.reset(); });
    for (const auto signal : {&Session::queryChanged, &Session::zoneChanged, &Session::findingSelected, &Session::incidentChanged})
        connect(session, signal, this, &CaseKeeper::change);
}

CaseKeeper::~CaseKeeper()
{
    disconnect(m_session, nullptr, this, nullptr);
    flush();
}

// The old workspace's case goes to disk as it was last seen; the session has nothing of it any more.
void CaseKeeper::beginWorkspace(bool beside)
{
    if (beside) {
        // The bundles so far keep their numbers, and the session its filter, once it has been through the change.
        m_adopting = true;
        m_asked = true;
        QMetaObject::invokeMethod(this, [this, generation = m_generation] {
            if (generation != m_generation)
                return;
            m_adopting = false;
            change();
        }, Qt::QueuedConnection);
        return;
    }
    if (const QString path = m_dirty ? target() : QString(); !path.isEmpty())
        enqueue(path);
    ++m_generation;
    m_adopting = false;
    m_asked = false;
    m_dirty = false;
    m_soon.stop();
    m_kept = {};
    m_expected.clear();
    m_wantedFinding.clear();
    m_notes->setNotes({});
    const bool named = m_wanted.has_value();
    m_file = named ? m_wantedFile : QString();
    if (named) {
        const Case kept = *std::exchange(m_wanted, std::nullopt);
        // The session clears its own filter first.
        QMetaObject::invokeMethod(this, [this, kept, generation = m_generation] {
            if (generation == m_generation)
                adopt(kept);
        }, Qt::QueuedConnection);
    }
    Q_EMIT fileChanged();
}

void CaseKeeper::adopt(const Case &kept)
{
    m_adopting = true;
    m_expected = kept.bundles;
    m_notes->setNotes(kept.notes);
    m_session->setNotedRows(m_notes->rows());
    m_session->setFolded(kept.folded);
    if (const auto zone = model::DisplayZone::fromText(kept.zone))
        m_session->setZone(*zone);
    m_session->setQuery(kept.query);
    m_session->setIncident(kept.incident);
    m_kept.page = kept.page;
    m_wantedFinding = kept.finding;
    m_adopting = false;
    capture();
    if (!kept.page.isEmpty())
        Q_EMIT pageWanted(kept.page);
    if (m_session->snapshot()->complete)
        checkIds();
    if (!m_session->isOpening())
        finishOpening();
}

void CaseKeeper::followSnapshot()
{
    m_notes->setSnapshot(m_session->snapshot());
    if (m_notes->rowCount() > 0)
        m_session->setNotedRows(m_notes->rows());
    if (!m_session->snapshot()->complete)
        return;
    capture();
    if (!m_expected.empty())
        checkIds();
    findUnnamed();
}

void CaseKeeper::followFindings()
{
    QHash<QString, model::Text> titles;
    for (const model::Finding &finding : m_session->analysis()->findings)
        titles.insert(finding.id, finding.title);
    m_notes->setFindingTitles(std::move(titles));
}

void CaseKeeper::finishOpening()
{
    if (m_session->isOpening() || m_wantedFinding.isEmpty())
        return;
    const QString finding = std::exchange(m_wantedFinding, QString());
    if (m_session->analysis()->finding(finding))
        m_session->selectFinding(finding);
}

// Something that the case keeps is different now.
void CaseKeeper::change()
{
    if (m_adopting || m_session->paths().isEmpty())
        return;
    const Case before = m_kept;
    capture();
    if (before == m_kept)
        return;
    m_dirty = true;
    if (!m_soon.isActive())
        m_soon.start();
}

void CaseKeeper::capture()
{
    m_kept.inputs.clear();
    for (const QString &path : m_session->paths())
        m_kept.inputs << QFileInfo(path).absoluteFilePath();
    m_kept.bundles.clear();
    for (const auto &bundle : m_session->snapshot()->bundles)
        m_kept.bundles.push_back({bundle->path, bundle->id});
    m_kept.notes = m_notes->notes();
    m_kept.query = m_session->queryText();
    m_kept.folded = m_session->isFolded();
    m_kept.incident = m_session->incident();
    const auto node = model::DisplayZone::fixed(m_session->snapshot()->nodeOffset());
    m_kept.zone = m_session->zone() == node ? QString() : m_session->zone().name();
    if (m_wantedFinding.isEmpty())
        m_kept.finding = m_session->selectedFinding();
}

void CaseKeeper::setPage(const QString &page)
{
    if (m_kept.page == page || m_session->paths().isEmpty())
        return;
    m_kept.page = page;
    m_dirty = true;
    if (!m_soon.isActive())
        m_soon.start();
}

// Without a case file only notes are worth a file.
QString CaseKeeper::target() const
{
    return !m_file.isEmpty() ? m_file : m_kept.notes.empty() && !m_asked ? QString() : cases::unnamedCasePath(m_kept.bundles);
}

void CaseKeeper::write()
{
    if (m_writing > 0) {
        m_soon.start(); // the last state is what counts
        return;
    }
    const QString path = target();
    if (path.isEmpty() || (m_file.isEmpty() && m_kept.notes.empty() && !QFileInfo::exists(path))) {
        m_dirty = m_file.isEmpty() && !m_kept.notes.empty(); // notes wait until the bundles are read and known by their content
        return;
    }
    enqueue(path);
}

void CaseKeeper::enqueue(const QString &path)
{
    m_dirty = false;
    ++m_writing;
    QtConcurrent::run(&m_thread, [path, kept = m_kept] { return cases::writeCase(path, kept); }).then(this, [this](const model::Result<model::Done> &result) {
        written(result);
    });
}

void CaseKeeper::written(const model::Result<model::Done> &result)
{
    --m_writing;
    if (!result.ok()) {
        m_dirty = true; // tried again with the next change, and when the window closes
        Q_EMIT failed(result.error().sentence, result.error().hint);
    } else if (m_dirty && !m_soon.isActive()) {
        m_soon.start();
    }
}

void CaseKeeper::flush()
{
    m_soon.stop();
    m_thread.waitForDone();
    const QString path = m_dirty ? target() : QString();
    if (path.isEmpty())
        return;
    const auto result = cases::writeCase(path, m_kept);
    m_dirty = !result.ok();
    if (!result.ok())
        Q_EMIT failed(result.error().sentence, result.error().hint);
}

void CaseKeeper::openCase(const QString &path)
{
    const QString file = QFileInfo(path).absoluteFilePath();
    QtConcurrent::run(&m_thread, [file] { return cases::readCase(file); }).then(this, [this, file](const model::Result<Case> &read) {
        if (!read.ok()) {
            model::Text sentence = read.error().sentence;
            if (read.error().line > 0) {
                const QString where = u"%1:%2: "_s.arg(QFileInfo(file).fileName()).arg(read.error().line);
                sentence = {where + sentence.en, where + sentence.ja};
            }
            Q_EMIT failed(sentence, read.error().hint);
            return;
        }
        m_wanted = read.value();
        m_wantedFile = file;
        m_session->open(read.value().inputs);
    });
}

void CaseKeeper::saveAs(const QString &path)
{
    m_file = QFileInfo(path).absoluteFilePath();
    if (!cases::isCaseFile(m_file))
        m_file += u".shindan"_s;
    capture();
    m_dirty = true;
    write();
    Q_EMIT fileChanged();
}

// A case file names the content that its notes were written on.
void CaseKeeper::checkIds()
{
    const auto expected = std::exchange(m_expected, {});
    for (size_t i = 0; i < std::min(expected.size(), m_kept.bundles.size()); ++i) {
        const QString &id = m_kept.bundles[i].id;
        if (!expected[i].id.isEmpty() && !id.isEmpty() && id != expected[i].id)
            Q_EMIT told(resources::message(u"cases.bundle-changed", {{u"name"_s, QFileInfo(m_kept.bundles[i].path).fileName()}}));
    }
}

// Notes made on these bundles before, without a case file.
void CaseKeeper::findUnnamed()
{
    if (!m_file.isEmpty() || m_asked)
        return;
    const QString path = cases::unnamedCasePath(m_kept.bundles);
    m_asked = !path.isEmpty();
    if (!m_asked)
        return;
    QtConcurrent::run(&m_thread, [path]() -> std::optional<Case> {
        if (!QFileInfo::exists(path))
            return std::nullopt;
        auto read = cases::readCase(path);
        if (read.ok())
            return read.value();
        // Somebody's notes all the same: kept aside, never written over.
        QFile::rename(path, path + u".damaged-%1"_s.arg(QDateTime::currentSecsSinceEpoch()));
        return std::nullopt;
    }).then(this, [this, generation = m_generation](const std::optional<Case> &read) {
        if (generation != m_generation || !read) {
            if (generation == m_generation && m_dirty)
                write();
            return;
        }
        // The bundles may stand in another order this time.
        m_adopting = true;
        for (CaseNote note : read->notes) {
            const QString id = note.bundle.value() < read->bundles.size() ? read->bundles[note.bundle.value()].id : QString();
            for (size_t i = 0; i < m_kept.bundles.size(); ++i) {
                if (m_kept.bundles[i].id == id)
                    note.bundle = model::BundleIndex(static_cast<quint32>(i));
            }
            const bool known = note.isOnLine() ? m_notes->noteOn(note.bundle, note.member, note.line).isValid() : m_notes->noteOnFinding(note.finding).isValid();
            if (!known)
                m_notes->add(std::move(note));
        }
        m_adopting = false;
        change();
    });
}

QModelIndex CaseKeeper::noteOn(model::RowRef row)
{
    const model::SourceIndex &source = m_session->snapshot()->source(row.source);
    const auto line = model::lineOf(source.headOf(row.row));
    const QModelIndex known = m_notes->noteOn(source.info->bundle, source.info->path, line);
    return known.isValid() ? known : m_notes->add({source.info->bundle, source.info->path, line, {}, {}, now()});
}

QModelIndex CaseKeeper::noteOnFinding(const QString &finding)
{
    const QModelIndex known = m_notes->noteOnFinding(finding);
    const model::Finding *found = m_session->analysis()->finding(finding);
    return known.isValid() ? known : m_notes->add({found ? found->bundle : model::BundleIndex(0), {}, model::LineNumber(0), finding, {}, now()});
}

} // namespace shindan::gui
