// Pictures of every page in both languages, light and dark, in two sizes: for people to look at. They are kept when asked for:
//
//   SHINDAN_SCREENSHOTS=<folder for the pictures> [SHINDAN_BUNDLE=<path>[:<path>...]] [SHINDAN_PAGES=overview,faq] gui.screenshots
//
// Without SHINDAN_BUNDLE the genuine bundle beside the project is shown. Pages beside those of the window: empty, both, text, and the bars
// `arrival` (a later start brings something) and `password`.

#include "gui/faq/entry_view.h"
#include "gui/faq/faq_page.h"
#include "gui/findings/findings_tree.h"
#include "gui/incident/incident_bar.h"
#include "gui/language/interface_language.h"
#include "gui/main_window/main_window.h"
#include "gui/main_window/password_bar.h"
#include "gui/style/theme.h"
#include "tests/support/bundle_folder.h"

#include <QDir>
#include <QImage>
#include <QLineEdit>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace shindan;
using namespace shindan::gui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 120'000;

QStringList wantedPages()
{
    const QString wanted = qEnvironmentVariable("SHINDAN_PAGES");
    return wanted.isEmpty() ? QStringList{u"empty"_s, u"overview"_s, u"findings"_s, u"timeline"_s, u"files"_s, u"facts"_s, u"coverage"_s, u"faq"_s, u"faq-both"_s, u"reply"_s, u"both"_s, u"text"_s,
                                        u"incident-field"_s, u"incident-overview"_s, u"incident-timeline"_s}
                            : wanted.split(u',');
}

qsizetype coloursIn(const QImage &picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            colours.insert(picture.pixel(x, y));
    }
    return colours.size();
}

} // namespace

class ScreenshotsTest : public QObject
{
    Q_OBJECT

    QString m_folder;
    bool m_kept = false; // else the pictures go away, and two pages are enough
    QString m_bundle;
    QTemporaryDir m_settings;

    void show(MainWindow &window, Session &session, const QString &page)
    {
        if (page == u"text"_s) {
            for (const auto &source : session.snapshot()->sources) {
                if (source->info->path.endsWith(u"system_status"_s))
                    session.goTo(source->info->bundle, source->info->path, model::LineNumber(1));
            }
        } else if (page.startsWith(u"incident-"_s)) {
            showIncident(window, session, page);
        } else if (page == u"arrival"_s) {
            window.goToPage(u"timeline"_s);
            window.take({u"/home/support/diagnose_1765626600.tar.gz"_s});
        } else if (page == u"password"_s) {
            window.goToPage(u"overview"_s);
            window.passwords()->ask(&window, u"/home/support/case-4711.zip"_s, true, [](const auto &) {});
        } else {
            window.goToPage(page == u"both"_s ? u"findings"_s : page == u"empty"_s ? u"overview"_s : page.startsWith(u"faq"_s) ? u"faq"_s : page);
        }
        static_cast<FaqPage *>(window.page(u"faq"_s))->entry()->setLanguages(page == u"faq-both"_s                                ? EntryLanguages::Both
                                                                            : session.language() == model::Language::Japanese ? EntryLanguages::Japanese
                                                                                                                              : EntryLanguages::English);
        window.answer()->setLanguages(page == u"both"_s                                     ? EntryLanguages::Both
                                      : session.language() == model::Language::Japanese ? EntryLanguages::Japanese
                                                                                        : EntryLanguages::English);
    }

    // Three minutes before the last row, as if the customer had named that moment.
    static void showIncident(MainWindow &window, Session &session, const QString &page)
    {
        const model::Instant at = session.snapshot()->last.value_or(model::Instant{}) - std::chrono::minutes(3);
        window.goToPage(page == u"incident-timeline"_s ? u"timeline"_s : u"overview"_s);
        if (page == u"incident-field"_s) {
            session.setIncident(std::nullopt);
            window.incidentBar()->ask(IncidentBar::Purpose::Mark);
            window.incidentBar()->field()->setText(session.language() == model::Language::Japanese ? u"午後7時45分"_s : u"7:45 PM"_s);
            return;
        }
        window.incidentBar()->closeField();
        session.setIncident(at);
        session.goToMoment(at);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable("SHINDAN_SCREENSHOTS");
        m_kept = !m_folder.isEmpty();
        if (!m_kept)
            m_folder = m_settings.filePath(u"pictures"_s);
        m_bundle = qEnvironmentVariable("SHINDAN_BUNDLE", tests::genuineBundle());
        if (m_bundle.isEmpty())
            QSKIP("There is no bundle to show: SHINDAN_BUNDLE names none, and the genuine one is absent.");
        QVERIFY(QDir().mkpath(m_folder));
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"ShindanTest"_s);
        QCoreApplication::setApplicationName(u"ShindanScreenshots"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void everyPage_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<int>("language");
        QTest::addColumn<QSize>("size");
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            for (const auto language : {model::Language::English, model::Language::Japanese}) {
                for (const QSize size : {QSize(1280, 800), QSize(2560, 1440)}) {
                    const QString name = QStringLiteral("%1-%2-%3").arg(themeName(theme), languageCode(language)).arg(size.width());
                    QTest::newRow(qPrintable(name)) << static_cast<int>(theme) << static_cast<int>(language) << size;
                }
            }
        }
    }
    void everyPage()
    {
        QFETCH(int, theme);
        QFETCH(int, language);
        QFETCH(QSize, size);
        applyTheme(static_cast<Theme>(theme));
        Session session;
        session.setLanguage(static_cast<model::Language>(language));
        InterfaceLanguage interfaceLanguage(&session);
        MainWindow window(&session, &interfaceLanguage);
        window.resize(size);
        window.show();
        const auto grab = [&](const QString &page) {
            QTest::qWait(400); // texts of rows come from a thread
            const QImage picture = window.grab().toImage();
            QVERIFY(coloursIn(picture) > 8); // something is painted
            QVERIFY(picture.save(m_folder + u'/' + page + u'-' + QString::fromUtf8(QTest::currentDataTag()) + u".png"_s));
        };
        const QStringList pages = m_kept ? wantedPages() : QStringList{u"overview"_s, u"timeline"_s};
        if (pages.contains(u"empty"_s))
            grab(u"empty"_s);
        window.open(m_bundle.split(u':'));
        QVERIFY(QTest::qWaitFor([&] { return !session.isOpening(); }, patience));
        QTest::qWait(300);
        for (const QString &page : pages) {
            if (page == u"empty"_s)
                continue;
            if (page == u"findings"_s || page == u"both"_s || page.startsWith(u"faq"_s) || page == u"reply"_s)
                session.selectFinding(session.analysis()->findings.empty() ? QString() : session.analysis()->findings.front().id);
            show(window, session, page);
            grab(page);
        }
    }
};

QTEST_MAIN(ScreenshotsTest)
#include "screenshots_test.moc"
