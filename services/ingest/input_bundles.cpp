#include "services/ingest/input_bundles.h"

#include "services/layouts/layout.h"

#include <QCryptographicHash>

namespace shindan::ingest {

namespace {

constexpr qsizetype mostNames = 100'000; // a hostile archive has a new folder for each member

} // namespace

InputBundles::InputBundles(QString path, std::function<BundleReader &(const QString &path)> add)
    : m_path(std::move(path))
    , m_add(std::move(add))
    , m_main(&m_add(m_path))
    , m_current(m_main)
{
}

bool InputBundles::isBundleName(const QString &name)
{
    const auto known = m_bundleNames.constFind(name);
    if (known != m_bundleNames.cend())
        return *known;
    const bool result = layouts::recognise(name, {}, {}).collectedAt().has_value();
    if (m_bundleNames.size() < mostNames)
        m_bundleNames.insert(name, result);
    return result;
}

BundleReader &InputBundles::of(const QString &member)
{
    m_current = m_main;
    for (qsizetype slash = member.indexOf(u'/'), begin = 0; slash >= 0; begin = slash + 1, slash = member.indexOf(u'/', begin)) {
        if (!isBundleName(member.sliced(begin, slash - begin)))
            continue;
        // The outermost one counts: a packed bundle holds a folder of the same name.
        const QString root = member.first(slash);
        auto found = m_found.find(root);
        if (found == m_found.end()) {
            const bool first = m_found.isEmpty();
            if (first)
                m_first = root;
            found = m_found.insert(root, first ? m_main : &m_add(m_path + u'/' + root));
        }
        m_current = found.value();
        break;
    }
    return *m_current;
}

void InputBundles::finish(const archive::InputSummary &summary)
{
    for (auto it = m_found.cbegin(); it != m_found.cend(); ++it) {
        if (it.value() == m_main)
            continue;
        // Each bundle has an id of its own, made of the input's and its place in it.
        archive::InputSummary own = summary;
        own.warnings.clear();
        own.contentHash = QCryptographicHash::hash(summary.contentHash + '\0' + it.key().toUtf8(), QCryptographicHash::Sha256).toHex();
        it.value()->finish(own);
    }
    if (m_found.size() > 1)
        m_main->rename(m_path + u'/' + m_first);
    m_main->finish(summary);
}

} // namespace shindan::ingest
