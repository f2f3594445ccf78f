// How Docker (or Pouch, whose output has the same shape) is set up and what it runs: `docker info`, `docker_daemon.json`.
// Source of the names: docs.docker.com, docker system info and dockerd.

#include "services/facts/extractors.h"
#include "services/facts/json_scan.h"
#include "services/facts/line_counter.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedSettings = 60;
constexpr qint64 listedWarnings = 20;

/// Facts with the text as it is printed.
const std::map<std::string_view, QString> &texts()
{
    static const std::map<std::string_view, QString> ids{
        {"Storage Driver", u"storage-driver"_s},
        {"Backing Filesystem", u"backing-filesystem"_s},
        {"Logging Driver", u"logging-driver"_s},
        {"Cgroup Driver", u"cgroup-driver"_s},
        {"Cgroup Version", u"cgroup-version"_s},
        {"Docker Root Dir", u"root-folder"_s},
        {"Pouch Root Dir", u"root-folder"_s},
        {"Default Runtime", u"default-runtime"_s},
    };
    return ids;
}

const std::map<std::string_view, QString> &numbers()
{
    static const std::map<std::string_view, QString> ids{
        {"Containers", u"containers.count"_s},
        {"Running", u"containers-running.count"_s},
        {"Paused", u"containers-paused.count"_s},
        {"Stopped", u"containers-stopped.count"_s},
        {"Images", u"images.count"_s},
    };
    return ids;
}

/// Lists whose entries stand in lines of their own, further in.
QString listIn(std::string_view text)
{
    return text == "Registry Mirrors:" ? u"registry-mirrors"_s : text == "Insecure Registries:" ? u"insecure-registries"_s : QString();
}

void readSetting(const QString &program, std::string_view text, const Place &place, FactList &facts)
{
    const std::string_view name = text.substr(0, text.find(':'));
    const auto value = valueOf(text, name);
    if (!value || value->empty())
        return;
    if (const auto it = texts().find(name); it != texts().end())
        facts.addText(program + it->second, *value, place);
    else if (const auto number = numbers().find(name); number != numbers().end() && wholeNumber(*value))
        facts.addInteger(program + number->second, *wholeNumber(*value), place);
    else if (name == "Live Restore Enabled" && (*value == "true" || *value == "false"))
        facts.addBoolean(program + u"live-restore"_s, *value == "true", place);
}

struct List
{
    QString id;
    size_t indent = 0;
    QStringList entries;
    Place first;
};

void readInfo(const QString &program, const MemberText &member, const Section &section, FactList &facts)
{
    List list;
    bool client = false;
    qint64 warnings = 0;
    const auto close = [&] {
        if (!list.id.isEmpty() && !list.entries.isEmpty())
            facts.addText(program + list.id, list.entries.join(u", "_s), list.first);
        list = {};
    };
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const std::string_view line = section.lines[i];
        const std::string_view text = trimmed(line);
        const Place place = member.at(section.lineAt(i));
        const size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
        client = (client || line.starts_with("Client:")) && !line.starts_with("Server:");
        if (!list.id.isEmpty() && indent > list.indent && !text.empty()) {
            list.first = list.entries.isEmpty() ? place : list.first;
            list.entries << toText(text);
            continue;
        }
        close();
        if (const QString id = listIn(text); !id.isEmpty())
            list = {id, indent, {}, {}};
        else if (text.starts_with("WARNING: ") && warnings < listedWarnings)
            facts.addText(program + u"warning"_s, text.substr(9), place, QString::number(++warnings));
        else if (!client)
            readSetting(program, text, place, facts);
    }
    close();
}

/// `{"storage-driver": "overlay2", "registry-mirrors": ["https://..."]}`: a fact for each setting, `log-opts.max-size` for those
/// inside others, elements of a list joined.
void readDaemonConfig(const MemberText &member, FactList &facts)
{
    const std::string_view text(member.bytes().constData(), static_cast<size_t>(member.bytes().size()));
    const size_t open = text.find('{');
    if (open == std::string_view::npos)
        return;
    const LineCounter lines(text);
    std::map<QString, Found<QString>> settings;
    const auto end = JsonScan::read(text, open, [&](const std::vector<JsonStep> &path, const JsonScalar &scalar) {
        QStringList names;
        for (const JsonStep &step : path) {
            if (!step.key.empty())
                names << toText(step.key);
        }
        const QString value = QString::fromStdString(scalar.text);
        const auto [it, isNew] =
            settings.try_emplace(names.join(u'.'), Found<QString>{value, member.at(lines.lineOf(scalar.offset))});
        if (!isNew)
            it->second.value += u", "_s + value;
    });
    if (!end.ok)
        return;
    Capped limit(u"docker.config"_s, listedSettings);
    for (const auto &[name, found] : settings) {
        if (limit.admits(found.place))
            facts.addText(u"docker.config"_s, found.value, found.place, name);
    }
    limit.addRest(facts);
}

} // namespace

void readDocker(const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (section.runs("docker info"))
            readInfo(u"docker."_s, member, section, facts);
        else if (section.runs("pouch info"))
            readInfo(u"pouch."_s, member, section, facts);
        else if (section.runs("edge-hub --version") && !section.failed && !section.lines.empty())
            facts.addText(u"edge-hub.version"_s, trimmed(section.lines[0]), member.at(section.first));
    });
    for (const MemberText &member : material.members) {
        if (member.path().endsWith(u"docker_daemon.json"_s) || member.path().endsWith(u"/daemon.json"_s))
            readDaemonConfig(member, facts);
    }
}

} // namespace shindan::facts
