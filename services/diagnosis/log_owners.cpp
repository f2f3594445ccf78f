#include "services/diagnosis/log_owners.h"

#include "services/formats/dump_marks.h"

#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString podLog = u"pod-log"_s;
constexpr qint64 longestMark = 1'024; // of the line that begins a log in a dump

LogOwner ownerNamed(const QString &name)
{
    const qsizetype slash = name.indexOf(u'/');
    return slash < 0 ? LogOwner{{}, name} : LogOwner{name.left(slash), name.mid(slash + 1)};
}

} // namespace

bool LogOwner::isWorkload() const
{
    static const QStringList ofComponents{u"kube-system"_s, u"kube-public"_s,       u"kube-node-lease"_s, u"kube-flannel"_s,
                                          u"calico-system"_s, u"calico-apiserver"_s, u"tigera-operator"_s, u"cne-system"_s};
    return pod.contains(u"ingress"_s) || (!space.isEmpty() && !ofComponents.contains(space));
}

std::optional<LogOwner> ownerInPath(const QString &path)
{
    struct Form
    {
        QRegularExpression pattern;
        int space; // number of the group
        int pod;
    };
    // /var/log/pods and /var/log/containers of kubelet; `oc adm inspect` and its like; folders of `kubectl cluster-info dump`.
    static const std::array forms{
        Form{QRegularExpression(u"(?:^|/)pods/([a-z0-9-]+)_([a-z0-9.-]+)_[0-9a-f-]+/"_s), 1, 2},
        Form{QRegularExpression(u"(?:^|/)containers/([a-z0-9.-]+)_([a-z0-9-]+)_[^/]+\\.log"_s), 2, 1},
        Form{QRegularExpression(u"(?:^|/)namespaces/([a-z0-9-]+)/(?:core/)?pods/([a-z0-9.-]+)/"_s), 1, 2},
        Form{QRegularExpression(u"(?:^|/)([a-z0-9-]+)/([a-z0-9.-]+)/logs\\.txt$"_s), 1, 2},
    };
    for (const Form &form : forms) {
        if (const auto match = form.pattern.match(path); match.hasMatch())
            return LogOwner{match.captured(form.space), match.captured(form.pod)};
    }
    return {};
}

std::optional<LogOwner> LogOwners::read(const model::SourceIndex &source, const model::SourceSection *section) const
{
    if (!section || section->first.value() == 0)
        return ownerInPath(source.info->path);
    const QByteArray line = m_records.bytes(source, model::RowIndex(section->first.value() - 1), longestMark);
    const formats::ContainerMark mark = formats::readContainerMark({line.constData(), size_t(line.size())});
    if (mark.kind != formats::ContainerMark::Start)
        return {};
    return ownerNamed(QString::fromStdString(std::string(mark.pod)));
}

const LogOwner *LogOwners::of(model::RowRef row)
{
    const model::SourceIndex &source = m_snapshot.source(row.source);
    if (source.roleOf(row.row) != podLog)
        return nullptr;
    const model::SourceSection *section = source.sectionOf(row.row);
    const quint64 key = quint64(row.source.value()) << 32 | (section ? section->first.value() : 0);
    const auto [at, isNew] = m_known.try_emplace(key);
    if (isNew)
        at->second = read(source, section);
    return at->second ? &*at->second : nullptr;
}

} // namespace shindan::diagnosis
