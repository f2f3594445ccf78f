#pragma once
// Healthy bundles into which a test plants a fault: lines that a program printed, or another output of a command.
//
// A plant is what a case of planted_faults.yaml lists below `plant:`
//   'kernel: text'                         one line of a program, in every log of the node that holds lines of it; `kubelet[24001]: text`
//                                          is of another process of it than the one that runs
//   { line: 'kubelet: E x.go:1] "text"', after: 90, times: 5, every: 30 }
//                                          the same, so many seconds after the moment of the fault, so often
//   { member: path, find: RE, put: text }  every match in a member is replaced; \1 is a group. No match fails the test
//   { member: path, before: text, add: text }  lines put in before the first line that begins so
//   { member: path, add: text }            lines added at the end; the member is created where it is not there
//   { member: path, hold: text }           the member holds just this
// In added text {host} is the name of the machine, {clock} the moment of the fault as HH:MM:SS, {utc} the same in UTC.

#include <QByteArray>
#include <QCborMap>
#include <QMap>
#include <QString>
#include <QStringList>

namespace shindan::diagnosis::test {

/// The place of a planted line: member and line number, counted from 1.
struct PlantedLine
{
    QString member;
    quint32 line = 0;
    QByteArray text;
};

/// A bundle of a healthy node, as members below its root. All of them are of 13 December 2025 in UTC+8.
class HealthyBundle
{
public:
    /// The small invented one: the members below tests/data/healthy_worker.
    [[nodiscard]] static HealthyBundle invented(const QString &folder);
    /// Members of an unpacked genuine bundle.
    [[nodiscard]] static HealthyBundle at(const QString &folder);

    /// Puts one plant in. Fails the running test and returns false if it has no place here.
    bool plant(const QCborValue &plant);
    /// Writes all members below `folder`.
    void writeTo(const QString &folder) const;
    /// The name that the folder of such a bundle bears.
    [[nodiscard]] QString name() const { return m_name; }
    /// Where the first planted text stands now: the log of its own program, or the changed member.
    [[nodiscard]] PlantedLine firstPlanted() const;

private:
    void read(const QString &folder);
    bool plantLine(const QString &line, int second);
    bool plantChange(const QCborMap &plant);
    void insert(const QString &member, const QByteArray &line, const QByteArray &stamp);
    [[nodiscard]] QByteArray clock(int second) const;
    [[nodiscard]] QString filled(QString text) const;

    QString m_name;
    QMap<QString, QByteArray> m_members;
    QByteArray m_host;
    QMap<QString, QByteArray> m_pids;
    int m_moment = 0;   ///< of the fault, in seconds since local midnight
    int m_planted = 0;
    PlantedLine m_first;
};

} // namespace shindan::diagnosis::test
