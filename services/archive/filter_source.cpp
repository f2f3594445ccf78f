#include "services/archive/filter_source.h"

#include <algorithm>

namespace shindan::archive {

FilterSource::FilterSource(KCompressionDevice::CompressionType type, ByteSource &input, RatioGuard ratio)
    : Decoder(input, ratio)
    , m_filter(KCompressionDevice::filterForCompressionType(type))
    , m_buffer(std::make_unique_for_overwrite<char[]>(pieceBytes))
{
    if (!m_filter || !m_filter->init(QIODevice::ReadOnly))
        endWith(SourceEnd::Unreadable);
}

FilterSource::~FilterSource()
{
    if (m_filter)
        m_filter->terminate();
}

bool FilterSource::hasInput()
{
    if (m_input.empty())
        m_input = nextInput();
    return !m_input.empty();
}

bool FilterSource::startNextStream()
{
    while (hasInput()) {
        const size_t padding = m_input.find_first_not_of('\0');
        m_input.remove_prefix(std::min(padding, m_input.size()));
        if (m_input.empty())
            continue;
        m_betweenStreams = false;
        m_streamBytes = 0;
        if (!m_filter->init(QIODevice::ReadOnly)) {
            endWith(SourceEnd::Unreadable);
            return false;
        }
        return true;
    }
    endWith(inputEnd() == SourceEnd::Complete ? SourceEnd::Complete : SourceEnd::Inherited);
    return false;
}

qsizetype FilterSource::decodePiece()
{
    const bool hadInput = !m_input.empty();
    m_filter->setInBuffer(m_input.data(), static_cast<uint>(m_input.size()));
    m_filter->setOutBuffer(m_buffer.get(), static_cast<uint>(pieceBytes));
    const KFilterBase::Result result = m_filter->uncompress();
    m_input = m_input.substr(m_input.size() - static_cast<size_t>(m_filter->inBufferAvailable()));
    const qsizetype produced = static_cast<qsizetype>(pieceBytes) - m_filter->outBufferAvailable();
    m_outputPending = m_filter->outBufferFull();
    m_streamBytes += produced;
    if (result == KFilterBase::End) {
        m_betweenStreams = true;
        m_outputPending = false;
        ++m_streams;
    } else if (result == KFilterBase::Error && (hadInput || produced > 0)) {
        // Without input and output, the filter only says that it needs input.
        endWith(m_streams > 0 && m_streamBytes == 0 ? SourceEnd::TrailingData : SourceEnd::Damaged);
    }
    return produced;
}

std::string_view FilterSource::next()
{
    while (!ended()) {
        if (m_betweenStreams && !startNextStream())
            break;
        if (!m_outputPending && !hasInput()) {
            endWith(endAfter(inputEnd()));
            break;
        }
        const qsizetype produced = decodePiece();
        count(produced);
        if (produced > 0)
            return {m_buffer.get(), static_cast<size_t>(produced)};
    }
    return nothingMore();
}

} // namespace shindan::archive
