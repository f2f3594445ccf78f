// Contrast of everything that carries meaning, on light and dark, by the formula of WCAG 2.

#include "gui/style/colours.h"
#include "gui/style/theme.h"

#include <QTest>

using namespace shindan;
using namespace shindan::gui;

class ColoursTest : public QObject
{
    Q_OBJECT

    static void both()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

private Q_SLOTS:
    void theFormulaIsThatOfWcag()
    {
        // Values of the W3C's own examples: black on white is 21, #777 on white is 4.48.
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.005);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    }

    void lightAndDarkAreToldApart()
    {
        QVERIFY(!isDark(lightPalette()));
        QVERIFY(isDark(darkPalette()));
    }

    void theTableOfColours()
    {
        using model::Severity;
        QCOMPARE(severityColour(Severity::Critical, lightPalette()).name(), QStringLiteral("#b3261e"));
        QCOMPARE(severityColour(Severity::Error, lightPalette()).name(), QStringLiteral("#c2410c"));
        QCOMPARE(severityColour(Severity::Warning, lightPalette()).name(), QStringLiteral("#8a5a00"));
        QCOMPARE(severityColour(Severity::Info, lightPalette()).name(), QStringLiteral("#1d5fa8"));
        QCOMPARE(severityColour(Severity::Critical, darkPalette()).name(), QStringLiteral("#ff8a80"));
        QCOMPARE(severityColour(Severity::Error, darkPalette()).name(), QStringLiteral("#ffa06b"));
        QCOMPARE(severityColour(Severity::Warning, darkPalette()).name(), QStringLiteral("#f2c14e"));
        QCOMPARE(severityColour(Severity::Info, darkPalette()).name(), QStringLiteral("#7fb2f0"));
        QVERIFY(!levelColour(model::Level::Info, lightPalette()));
        QCOMPARE(levelColour(model::Level::Debug, darkPalette())->name(), QStringLiteral("#9aa0a6"));
    }

    void shapesAreSeen_data() { both(); }
    void shapesAreSeen()
    {
        QFETCH(QPalette, palette);
        for (const auto severity : {model::Severity::Info, model::Severity::Warning, model::Severity::Error, model::Severity::Critical}) {
            for (const QColor &ground : {palette.color(QPalette::Base), palette.color(QPalette::Window), palette.color(QPalette::AlternateBase),
                                         selectionTint(palette)}) {
                QVERIFY2(contrast(severityColour(severity, palette), ground) >= shapeContrast, qPrintable(ground.name()));
                QVERIFY2(contrast(faintSeverityColour(severity, palette), ground) >= shapeContrast, qPrintable(ground.name()));
            }
        }
        for (const auto level : {model::Level::Unknown, model::Level::Debug, model::Level::Warning, model::Level::Error, model::Level::Fatal})
            QVERIFY(contrast(*levelColour(level, palette), palette.color(QPalette::Base)) >= shapeContrast);
    }

    void textIsRead_data() { both(); }
    void textIsRead()
    {
        QFETCH(QPalette, palette);
        const QColor text = palette.color(QPalette::Text);
        const QColor window = palette.color(QPalette::Window);
        const QColor base = palette.color(QPalette::Base);
        const std::vector<std::pair<QColor, QColor>> pairs{
            {text, base},
            {text, palette.color(QPalette::AlternateBase)},
            {palette.color(QPalette::WindowText), window},
            {palette.color(QPalette::ButtonText), palette.color(QPalette::Button)},
            {palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)},
            {palette.color(QPalette::PlaceholderText), base},
            {palette.color(QPalette::Link), base},
            {palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)},
            {text, selectionTint(palette)},
            {text, codeBackground(palette)},
            {text, matchBackground(palette)},
            {mutedColour(palette), base},
            {mutedColour(palette), window},
            {mutedColour(palette), codeBackground(palette)},
            {mutedColour(palette), selectionTint(palette)},
        };
        for (const auto &[over, under] : pairs)
            QVERIFY2(contrast(over, under) >= textContrast,
                     qPrintable(QStringLiteral("%1 on %2: %3").arg(over.name(), under.name()).arg(contrast(over, under))));
    }
};

QTEST_MAIN(ColoursTest)
#include "colours_test.moc"
