#include "cli/commands.h"
#include "cli/listings.h"
#include "cli/output.h"
#include "cli/password.h"
#include "cli/workspace_opening.h"
#include "services/ingest/member_saving.h"
#include "services/report/plain_text.h"

#include <QCoreApplication>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 pieceBytes = 1 << 20;

// A member may be named by its end, as long as only one ends so: `kubelet.log` for `tmp/diagnose_1/logs/kubelet.log`.
const model::SourceIndex *findMember(const model::Snapshot &snapshot, const QString &name, int &candidates)
{
    const model::SourceIndex *found = nullptr;
    candidates = 0;
    for (const auto &source : snapshot.sources) {
        if (source->info->path == name) {
            candidates = 1;
            return source.get();
        }
        if (source->info->path.endsWith(u'/' + name)) {
            found = source.get();
            ++candidates;
        }
    }
    return found;
}

// Byte for byte, as evidence has to be: nothing is masked, nothing converted.
ExitStatus saveMember(const diagnosis::Workspace &workspace, const Arguments &arguments, const model::SourceIndex &source, const QString &fileName)
{
    ingest::MemberSaving request;
    request.input = workspace.snapshot->bundles[source.info->bundle.value()]->input;
    request.member = source.info->path;
    request.fileName = fileName;
    request.password = passwordFor(arguments.common(), interruption());
    const Interruptible ctrlC;
    const auto saved = ingest::saveMember(request, *workspace.texts, source.id(), interruption());
    if (saved)
        return ExitStatus::Done;
    error(saved.error(), arguments.common().language);
    return ExitStatus::NothingRead;
}

ExitStatus printMember(const diagnosis::Workspace &workspace, const Arguments &arguments, const model::SourceIndex *source)
{
    const qint64 size = workspace.texts->size(source->id());
    const bool masked = arguments.common().secrets == report::Secrets::Masked;
    QByteArray rest;
    for (qint64 at = 0; at < size; at += pieceBytes) {
        QByteArray piece = rest + workspace.texts->read(source->id(), model::ByteOffset(at), pieceBytes);
        rest.clear();
        if (masked) {
            // Secrets are looked for line by line, so a piece ends with a whole line.
            const qsizetype end = piece.lastIndexOf('\n') + 1;
            if (at + pieceBytes < size && end > 0) {
                rest = piece.mid(end);
                piece.truncate(end);
            }
            if (report::isUtf8(piece))
                piece = report::withoutSecrets(QString::fromUtf8(piece)).toUtf8();
        }
        if (!printBytes(piece))
            break;
    }
    if (!rest.isEmpty())
        printBytes(rest);
    return ExitStatus::Done;
}

} // namespace

ExitStatus files(const QStringList &list)
{
    Arguments arguments(u"files"_s, QCoreApplication::translate("cli", "Members with role, format and coverage; or the text of one member."));
    arguments.parser().addPositionalArgument(u"PATH"_s, QCoreApplication::translate("cli", "Bundle, folder or log file."));
    arguments.parser().addPositionalArgument(u"MEMBER"_s, QCoreApplication::translate("cli", "Member to print; the end of its path is enough."), u"[MEMBER]"_s);
    arguments.parser().addOption({{u"o"_s, u"output"_s}, QCoreApplication::translate("cli", "Writes the member's original bytes to a file, secrets and all."), u"FILE"_s});
    if (!arguments.read(list, {u"text"_s, u"json"_s}))
        return arguments.exitStatus();
    const QStringList positional = arguments.positional();
    if (positional.isEmpty() || positional.size() > 2)
        return arguments.wrong(QCoreApplication::translate("cli", "Name one path and at most one member."));
    if (arguments.value(u"output"_s) == u"-"_s)
        return arguments.wrong(QCoreApplication::translate("cli", "With -o, name a file; without it the text goes to the standard output."));
    if (arguments.isSet(u"output"_s) && positional.size() != 2)
        return arguments.wrong(QCoreApplication::translate("cli", "With -o, name the member to save."));
    const auto workspace = openPaths({positional.first()}, arguments.common(), false);
    if (!workspace)
        return ExitStatus::NothingRead;
    if (positional.size() == 2) {
        int candidates = 0;
        const model::SourceIndex *source = findMember(*workspace->snapshot, positional.last(), candidates);
        if (candidates != 1)
            return arguments.wrong(candidates == 0
                    ? QCoreApplication::translate("cli", "There is no member %1.").arg(positional.last())
                    : QCoreApplication::translate("cli", "Several members end in %1; name the whole path.").arg(positional.last()));
        const QString fileName = arguments.value(u"output"_s);
        return fileName.isEmpty() ? printMember(*workspace, arguments, source) : saveMember(*workspace, arguments, *source, fileName);
    }
    print(membersText(*workspace->snapshot, arguments.common()));
    return ExitStatus::Done;
}

} // namespace shindan::cli
