// Sections of a collector's output.

#include "services/facts/member_text.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class MemberTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputsAreFoundWithTheirLines();
    void aFailureIsNotedAndIsNoOutput();
    void aSectionWithoutFooterEndsAtTheNextHeader();
    void aSectionCutOffIsNotClosed();
    void aFooterBehindOutputWithoutLineEnd();
    void textBetweenSectionsHasNoCommand();
    void carriageReturnsAreNoPartOfALine();
    void anEmptyOutputIsASection();
    void commandsAreComparedByWords();
};

namespace {

facts::MemberText member(const QByteArray &text)
{
    return {u"system_status"_s, u"system-status"_s, text};
}

} // namespace

void MemberTextTest::outputsAreFoundWithTheirLines()
{
    const facts::MemberText text =
        member("\n-----------------run uptime------------------\n 10:00:00 up 1 day\n------------End of uptime----------------\n"
               "\n-----------------run df -h------------------\nFilesystem\n/dev/vda1\n------------End of df----------------\n");
    QCOMPARE(text.sections().size(), size_t(2));
    const facts::Section &df = text.sections()[1];
    QCOMPARE(df.command, std::string_view("df -h"));
    QCOMPARE(df.header.value(), 6U);
    QCOMPARE(df.lines.size(), size_t(2));
    QCOMPARE(df.lines[1], std::string_view("/dev/vda1"));
    QCOMPARE(df.lineAt(1).value(), 8U);
    QVERIFY(df.closed);
    QVERIFY(!df.failed);
}

void MemberTextTest::aFailureIsNotedAndIsNoOutput()
{
    const facts::MemberText text = member(
        "-----------------run systemctl status x -l------------------\nx.service\nfailed to collect info: systemctl status x -l\n"
        "------------End of systemctl----------------\n");
    QCOMPARE(text.sections().size(), size_t(1));
    QVERIFY(text.sections()[0].failed);
    QCOMPARE(text.sections()[0].lines.size(), size_t(1));
}

void MemberTextTest::aSectionWithoutFooterEndsAtTheNextHeader()
{
    const facts::MemberText text = member("-----------------run a------------------\none\n-----------------run "
                                          "b------------------\ntwo\n------------End of b----------------\n");
    QCOMPARE(text.sections().size(), size_t(2));
    QVERIFY(!text.sections()[0].closed);
    QCOMPARE(text.sections()[0].lines[0], std::string_view("one"));
    QVERIFY(text.sections()[1].closed);
}

void MemberTextTest::aSectionCutOffIsNotClosed()
{
    const facts::MemberText text = member("-----------------run ps -ef------------------\nUID PID\nroot 1");
    QCOMPARE(text.sections().size(), size_t(1));
    QVERIFY(!text.sections()[0].closed);
    QCOMPARE(text.sections()[0].lines.back(), std::string_view("root 1"));
}

void MemberTextTest::aFooterBehindOutputWithoutLineEnd()
{
    const facts::MemberText text =
        member("-----------------run cat x------------------\nlast line------------End of cat----------------\n"
               "-----------------run cat y------------------\nhalffailed to collect info: cat y\n------------End of "
               "cat----------------\n");
    QCOMPARE(text.sections().size(), size_t(2));
    QVERIFY(text.sections()[0].closed);
    QCOMPARE(text.sections()[0].lines[0], std::string_view("last line"));
    QVERIFY(text.sections()[1].failed);
    QCOMPARE(text.sections()[1].lines[0], std::string_view("half"));
}

void MemberTextTest::textBetweenSectionsHasNoCommand()
{
    const facts::MemberText text =
        member("-----------------run a------------------\none\n------------End of a----------------\n\nraw 1\nraw 2\n\n"
               "-----------------run b------------------\ntwo\n------------End of b----------------\n");
    QCOMPARE(text.sections().size(), size_t(3));
    QVERIFY(text.sections()[1].command.empty());
    QCOMPARE(text.sections()[1].lines.size(), size_t(2));
    QCOMPARE(text.sections()[1].header.value(), 5U);
}

void MemberTextTest::carriageReturnsAreNoPartOfALine()
{
    const facts::MemberText text =
        member("-----------------run hostname------------------\r\nnode-1\r\n------------End of hostname----------------\r\n");
    QCOMPARE(text.sections().size(), size_t(1));
    QCOMPARE(text.sections()[0].lines[0], std::string_view("node-1"));
}

void MemberTextTest::anEmptyOutputIsASection()
{
    const facts::MemberText text =
        member("-----------------run true------------------\n------------End of true----------------\n");
    QCOMPARE(text.sections().size(), size_t(1));
    QVERIFY(text.sections()[0].lines.empty());
    QVERIFY(text.sections()[0].closed);
    QVERIFY(member({}).sections().empty());
}

void MemberTextTest::commandsAreComparedByWords()
{
    const facts::MemberText text =
        member("-----------------run dfx -h------------------\n------------End of dfx----------------\n");
    QVERIFY(!text.sections()[0].runs("df"));
    QVERIFY(text.sections()[0].runs("dfx"));
    QVERIFY(text.sections()[0].runs("dfx -h"));
}

QTEST_GUILESS_MAIN(MemberTextTest)
#include "member_text_test.moc"
