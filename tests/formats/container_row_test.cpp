// Rows of `crictl ps -a` and `docker ps -a`, as collectors put them before the log of a container.

#include "services/formats/container_row.h"
#include "services/formats/wrapper.h"

#include <QTest>

using namespace shindan;
using namespace Qt::Literals::StringLiterals;

class ContainerRowTest : public QObject
{
    Q_OBJECT

private:
    static QString text(std::string_view view) { return QString::fromUtf8(view.data(), qsizetype(view.size())); }

private Q_SLOTS:
    void rows_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("container");
        QTest::addColumn<QString>("pod");
        QTest::addColumn<QString>("space");
        QTest::newRow("crictl")
            << "cff488039999b       969ed13c812d8       13 minutes ago      Running             coredns                       0                   0b3904bfd6a41       coredns-5f6b679f8f-r7q2z                           "_ba
            << u"coredns"_s << u"coredns-5f6b679f8f-r7q2z"_s << QString();
        QTest::newRow("crictl with namespaces")
            << "cff488039999b       969ed13c812d8       About an hour ago   Exited              coredns   2   0b3904bfd6a41   coredns-5f6b679f8f-r7q2z   kube-system"_ba
            << u"coredns"_s << u"coredns-5f6b679f8f-r7q2z"_s << u"kube-system"_s;
        QTest::newRow("docker, of kubelet")
            << "cff488039999   969ed13c812d   \"/coredns -conf\"   13 minutes ago   Up 13 minutes   k8s_coredns_coredns-r7q2z_kube-system_0a1b-2c3d_0"_ba << u"coredns"_s
            << u"coredns-r7q2z"_s << u"kube-system"_s;
        QTest::newRow("docker, of nobody") << "cff488039999   redis:7   \"redis\"   13 minutes ago   Up 13 minutes   6379/tcp   cache"_ba << QString() << QString() << QString();
    }

    void rows()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, container);
        QFETCH(QString, pod);
        QFETCH(QString, space);
        const std::string_view view(line.constData(), size_t(line.size()));
        formats::ContainerRow row;
        QVERIFY(formats::readContainerRow(view, row));
        QVERIFY(text(row.id).startsWith(u"cff488039999"_s));
        QCOMPARE(text(row.container), container);
        QCOMPARE(text(row.pod), pod);
        QCOMPARE(text(row.space), space);
        QVERIFY(formats::isWrapper(view));
    }

    void otherLinesAreNone()
    {
        formats::ContainerRow row;
        for (const char *line : {"", "cff488039999", "cff488039999b       969ed13c812d8", "cff488039999b is 13 minutes ago gone", "not a container  13 minutes ago  x",
                                 "cff488039999bcff  x  13 minutes ago  Running  a  0  b  c", "cff488039999b  13 minutes ago  x"})
            QVERIFY2(!formats::readContainerRow(line, row), line);
    }
};

QTEST_GUILESS_MAIN(ContainerRowTest)
#include "container_row_test.moc"
