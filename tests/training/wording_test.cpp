// What the simulated programs say beside what real ones said: each message names where its wording was met (`seen` in
// resources/simulation), and here that is looked up. An id of the catalogue of signatures: its pattern matches the message. `logs`: the
// longest piece without values stands in the collections of logs. `bundle`: it stands in the genuine bundle. `docs`: nowhere at hand.

#include "members.h"
#include "services/resources/yaml_document.h"
#include "services/training/nodes/message_catalogue.h"

#include <QCborArray>
#include <QCborMap>
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace shindan;
using namespace shindan::training;
using namespace Qt::Literals::StringLiterals;

class WordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thereIsVariety();
    void wordingsStandWhereTheyWereSeen();

private:
    QString m_shared;
};

namespace {

struct Wording
{
    QString id;       ///< kubelet.probe-failed
    QString style;
    QString text;
    QString seen;     ///< empty for an older wording, which is only counted
};

std::vector<Wording> wordings()
{
    std::vector<Wording> list;
    QDirIterator files(QStringLiteral(SHINDAN_SOURCE_ROOT "/resources/simulation"), {u"*.yaml"_s}, QDir::Files);
    while (files.hasNext()) {
        const auto read = resources::readYaml(files.next());
        if (!read)
            continue;
        const QCborMap file = read.value().value().toMap();
        const QCborMap messages = file[u"messages"_s].toMap();
        for (auto it = messages.begin(); it != messages.end(); ++it) {
            const QCborMap message = it.value().toMap();
            const QString id = file[u"id"_s].toString() + u'.' + it.key().toString();
            const QString style = message[u"style"_s].toString(file[u"style"_s].toString());
            list.push_back({id, style, message[u"text"_s].toString(), message[u"seen"_s].toString()});
            for (const QCborValue &variant : message[u"variants"_s].toArray())
                list.push_back({id, style, variant.toMap()[u"text"_s].toString(), {}});
        }
    }
    return list;
}

// Quotes, numbers and the width of gaps belong to no wording.
QString levelled(QString text)
{
    static const QRegularExpression numbers(u"[0-9]+"_s);
    static const QRegularExpression gaps(u"[\\s\"\\\\]+"_s);
    text.replace(numbers, u"#"_s);
    text.replace(gaps, u" "_s);
    return text;
}

// What the program says itself: the message of a structured line, else the line without the file that it comes from.
QString said(const Wording &wording)
{
    static const QRegularExpression source(u"^\\w+\\.go:(?:\\d+|\\{[^}]*\\})\\] "_s);
    static const QRegularExpression klog(u"^\"((?:[^\"\\\\]|\\\\.){8,})\""_s);
    static const QRegularExpression logfmt(u"^msg=\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    QString text = wording.text;
    text.remove(source);
    const auto hit = wording.style == u"klog"_s ? klog.match(text) : wording.style == u"logfmt"_s ? logfmt.match(text) : QRegularExpressionMatch();
    return hit.hasMatch() ? hit.captured(1) : text;
}

// The longest piece between values; of the whole line where the message is all values.
QString longestPiece(const QString &text)
{
    static const QRegularExpression value(u"\\{~?[a-zA-Z-]+(?::[^{}]*)?\\}|\\n"_s);
    static const QRegularExpression number(u"#[#\\w.]*"_s);
    QString longest;
    for (const QString &between : text.split(value)) {
        for (const QString &piece : levelled(between).split(number)) {
            if (piece.trimmed().size() > longest.size())
                longest = piece.trimmed();
        }
    }
    return longest;
}

// With something in each place.
QString instance(QString text)
{
    for (const auto &[name, value] : {std::pair(u"{unit}"_s, u"kubelet.service"_s), std::pair(u"{count}"_s, u"12"_s), std::pair(u"{slice}"_s, u"/kubepods.slice"_s), std::pair(u"{code}"_s, u"1"_s), std::pair(u"{result}"_s, u"exit-code"_s),
                                      std::pair(u"{delay}"_s, u"10s"_s), std::pair(u"{seconds}"_s, u"1.5"_s), std::pair(u"{pid}"_s, u"4242"_s), std::pair(u"{description}"_s, u"containerd container runtime"_s)})
        text.replace(name, value);
    static const QRegularExpression hex(u"\\{~hex:\\d+\\}"_s);
    static const QRegularExpression number(u"\\{~int:(\\d+)(?::\\d+)?\\}"_s);
    static const QRegularExpression uuid(u"\\{~uuid\\}"_s);
    static const QRegularExpression pick(u"\\{~pick:([^|}]*)[^}]*\\}"_s);
    static const QRegularExpression value(u"\\{([a-zA-Z-]+)\\}"_s);
    text.replace(hex, u"abcdef12"_s).replace(number, u"\\1"_s).replace(uuid, u"0b5f0d1c-1111-4111-8111-0123456789ab"_s).replace(pick, u"\\1"_s).replace(value, u"x\\1"_s);
    return text;
}

QString allText(const QString &folder)
{
    QString text;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.fileName().endsWith(u"MANIFEST.tsv"_s) || file.size() > 6'000'000 || !file.open(QIODevice::ReadOnly))
            continue;
        text += levelled(QString::fromUtf8(file.readAll())) + u' ';
    }
    return text;
}

} // namespace

void WordingTest::initTestCase()
{
    m_shared = qEnvironmentVariable("SHINDAN_SHARED", QStringLiteral(SHINDAN_SOURCE_ROOT) + u"/../shared"_s);
}

void WordingTest::thereIsVariety()
{
    const std::vector<Wording> all = wordings();
    QVERIFY2(all.size() >= 300, qPrintable(QString::number(all.size())));
    QSet<QString> texts;
    QSet<QString> files;
    for (const Wording &wording : all) {
        texts.insert(levelled(wording.text));
        files.insert(wording.id.section(u'.', 0, 0));
    }
    QVERIFY(texts.size() > qsizetype(all.size()) * 95 / 100); // hardly any stands twice
    QVERIFY(files.size() >= 15);
}

void WordingTest::wordingsStandWhereTheyWereSeen()
{
    const auto catalogue = resources::readYaml(m_shared + u"/reference/signatures.yaml"_s);
    const QString logs = allText(m_shared + u"/logs"_s);
    const QStringList bundles = QDir(m_shared + u"/bundles"_s).entryList({u"diagnose_*.tar.gz"_s}, QDir::Files);
    if (!catalogue || logs.isEmpty() || bundles.isEmpty())
        QSKIP("The catalogue of signatures, the collections of logs or the genuine bundle are not here.");
    QString bundle;
    for (const auto &[member, bytes] : test::membersOfArchive(m_shared + u"/bundles/"_s + bundles.first()))
        bundle += levelled(QString::fromUtf8(bytes)) + u' ';
    std::map<QString, QRegularExpression> patterns;
    for (const QCborValue &entry : catalogue.value().value().toArray())
        patterns.emplace(entry.toMap()[u"id"_s].toString(), QRegularExpression(entry.toMap()[u"pattern"_s].toString()));
    QVERIFY(patterns.size() > 250);

    int matching = 0;
    QStringList wrong;
    const std::vector<Wording> all = wordings();
    for (const Wording &wording : all) {
        const QString printed = instance(wording.text);
        const QString unquoted = QString(printed).replace(u"\\\""_s, u"\""_s);
        QString piece = longestPiece(said(wording));
        if (piece.size() < 7)
            piece = longestPiece(wording.text);
        const bool inLogs = piece.size() >= 7 && logs.contains(piece);
        const bool inCatalogue = std::any_of(patterns.begin(), patterns.end(), [&](const auto &one) { return one.second.match(printed).hasMatch() || one.second.match(unquoted).hasMatch(); });
        matching += inLogs || inCatalogue ? 1 : 0;
        if (wording.seen.isEmpty() || wording.seen == u"docs"_s)
            continue;
        bool met = false;
        if (wording.seen == u"logs"_s)
            met = inLogs;
        else if (wording.seen == u"bundle"_s)
            met = piece.size() >= 7 && bundle.contains(piece);
        else if (const auto at = patterns.find(wording.seen); at != patterns.end())
            met = at->second.match(printed).hasMatch() || at->second.match(unquoted).hasMatch();
        if (!met)
            wrong << wording.id + u" ("_s + wording.seen + u"): "_s + piece.left(60);
    }
    const qint64 share = matching * 100 / qint64(all.size());
    qInfo("%d of %d wordings stand in the catalogue of signatures or in the collections of logs: %d %%", matching, int(all.size()), int(share));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(share >= 60);
}

QTEST_GUILESS_MAIN(WordingTest)
#include "wording_test.moc"
