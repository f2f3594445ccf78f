#include "gui/parts/presented_model.h"

#include "gui/session/session.h"
#include "gui/style/colours.h"
#include "gui/style/formatting.h"
#include "gui/style/shapes.h"
#include "gui/style/words.h"
#include "model/item_roles.h"
#include "model/sources_model.h"

#include <QGuiApplication>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T>
bool holds(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<T>();
}

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double: return true;
    default: return false;
    }
}

} // namespace

PresentedModel::PresentedModel(Session *session, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_session(session)
{
    connect(session, &Session::languageChanged, this, &PresentedModel::readAgain);
    connect(session, &Session::zoneChanged, this, &PresentedModel::readAgain);
    connect(session, &Session::labelsChanged, this, &PresentedModel::readAgain);
}

void PresentedModel::readAgain()
{
    if (!sourceModel())
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    const auto tell = [this](auto &&self, const QModelIndex &parent) -> void {
        const int rows = rowCount(parent);
        if (rows == 0)
            return;
        Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, columnCount(parent) - 1, parent));
        for (int row = 0; row < rows; ++row)
            self(self, index(row, 0, parent));
    };
    tell(tell, {});
}

QVariant PresentedModel::words(const QVariant &value) const
{
    const auto language = m_session->language();
    if (holds<model::Text>(value))
        return value.value<model::Text>().in(language);
    if (holds<model::Instant>(value))
        return timeText(value.value<model::Instant>(), m_session->zone(), language);
    if (holds<model::FactValue>(value))
        return factText(value.value<model::FactValue>(), m_session->zone(), language);
    if (holds<model::ByteCount>(value))
        return bytesText(value.value<model::ByteCount>().bytes);
    if (holds<model::CheckStatus>(value))
        return word(value.value<model::CheckStatus>());
    if (holds<model::Coverage>(value))
        return word(value.value<model::Coverage>());
    if (holds<model::FactGroup>(value))
        return word(value.value<model::FactGroup>());
    if (isNumber(value))
        return numberText(value.toLongLong());
    return value;
}

// The node, and which of its bundles if there are several.
QString PresentedModel::nodeText(const QString &node, model::BundleIndex bundle) const
{
    const QString label = m_session->labelAmongSeveral(bundle);
    if (label.isEmpty() || node.endsWith(label))
        return node;
    return node.isEmpty() ? label : node + u" \u00b7 "_s + label;
}

QVariant PresentedModel::decoration(const QModelIndex &index) const
{
    const QVariant coverage = QIdentityProxyModel::data(index, Qt::DisplayRole);
    if (holds<model::Coverage>(coverage))
        return coverageIcon(coverage.value<model::Coverage>());
    if (index.column() != 0)
        return {};
    const QVariant severity = QIdentityProxyModel::data(index, model::SeverityRole);
    if (severity.isValid())
        return severityIcon(severity.value<model::Severity>(), QIdentityProxyModel::data(index, model::StateRole).value<model::FindingState>());
    const QVariant state = QIdentityProxyModel::data(index, model::StateRole);
    if (holds<model::CheckStatus>(state))
        return checkIcon(state.value<model::CheckStatus>());
    return {};
}

QVariant PresentedModel::alignment(const QModelIndex &index) const
{
    const QVariant value = QIdentityProxyModel::data(index, Qt::DisplayRole);
    const bool isBundle = sourceModel()->headerData(index.column(), Qt::Horizontal).toString().endsWith(u".bundle"_s); // shown by its name
    const bool right = (isNumber(value) && !isBundle) || holds<model::ByteCount>(value);
    return QVariant::fromValue(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
}

QVariant PresentedModel::data(const QModelIndex &index, int role) const
{
    switch (role) {
    case Qt::DisplayRole: {
        const QVariant value = QIdentityProxyModel::data(index, role);
        const QString column = sourceModel()->headerData(index.column(), Qt::Horizontal).toString();
        if (column == u"member.role"_s)
            return roleWord(value.toString());
        if (column.endsWith(u".bundle"_s))
            return m_session->bundleLabel(model::BundleIndex(value.toUInt()));
        if (const QVariant bundle = QIdentityProxyModel::data(index, model::BundleRole); column == u"fact.node"_s && bundle.isValid())
            return nodeText(value.toString(), model::BundleIndex(bundle.toUInt())); // the heading of a group is of no bundle
        if (column.endsWith(u".where"_s))
            return m_session->shortPath(value.toString(), model::BundleIndex(QIdentityProxyModel::data(index, model::BundleRole).toUInt()));
        if (column.startsWith(u"member."_s) && holds<model::Instant>(value)) // how far a log reaches needs no fractions
            return timeText(value.value<model::Instant>(), m_session->zone(), m_session->language(), 0);
        return words(value);
    }
    case model::SortRole: {
        const QVariant value = QIdentityProxyModel::data(index, role);
        if (holds<model::Instant>(value))
            return value.value<model::Instant>().ns;
        return holds<model::Text>(value) ? words(value) : value;
    }
    case Qt::ToolTipRole: {
        // Severity in words first: the shape alone does not tell a screen reader anything.
        const QVariant severity = index.column() == 0 ? QIdentityProxyModel::data(index, model::SeverityRole) : QVariant();
        const QString text = words(QIdentityProxyModel::data(index, model::ExplanationRole)).toString();
        if (!severity.isValid())
            return text.isEmpty() ? QVariant() : QVariant(text.toHtmlEscaped().prepend(u"<qt>"_s).append(u"</qt>"_s));
        const QString state = severityAndState(severity.value<model::Severity>(),
                                               QIdentityProxyModel::data(index, model::StateRole).value<model::FindingState>());
        return QString(u"<qt><b>"_s + state.toHtmlEscaped() + u"</b><br>"_s + text.toHtmlEscaped() + u"</qt>"_s);
    }
    case Qt::AccessibleTextRole: {
        const QVariant severity = QIdentityProxyModel::data(index, model::SeverityRole);
        const QString text = words(QIdentityProxyModel::data(index, Qt::DisplayRole)).toString();
        if (index.column() != 0 || !severity.isValid())
            return text;
        return QString(severityAndState(severity.value<model::Severity>(), QIdentityProxyModel::data(index, model::StateRole).value<model::FindingState>())
                       + u": "_s + text);
    }
    case Qt::DecorationRole: return decoration(index);
    case Qt::TextAlignmentRole: return alignment(index);
    case Qt::ForegroundRole: {
        const QVariant coverage = QIdentityProxyModel::data(index, model::CoverageRole);
        const bool steppedBack = coverage.isValid()
            && (coverage.value<model::Coverage>() == model::Coverage::Missing || coverage.value<model::Coverage>() == model::Coverage::Encrypted);
        return steppedBack || QIdentityProxyModel::data(index, model::SteppedBackRole).toBool() ? QVariant(mutedColour(QGuiApplication::palette())) : QVariant();
    }
    default: return QIdentityProxyModel::data(index, role);
    }
}

QVariant PresentedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !sourceModel())
        return {};
    if (role == Qt::DisplayRole) {
        const QString id = sourceModel()->headerData(section, orientation, role).toString();
        const QString text = headerWord(id);
        const bool isTime = id.endsWith(u".first"_s) || id.endsWith(u".last"_s) || id.endsWith(u".time"_s);
        return isTime ? QString(text + u" ("_s + zoneText(m_session->zone()) + u')') : text;
    }
    if (role == Qt::TextAlignmentRole) {
        const QString id = sourceModel()->headerData(section, orientation, Qt::DisplayRole).toString();
        const bool right = id.endsWith(u".count"_s) || id.endsWith(u".lines"_s) || id.endsWith(u".size"_s);
        return QVariant::fromValue(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
    }
    return {};
}

} // namespace shindan::gui
