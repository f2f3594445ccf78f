#include "services/archive/content_hash.h"

#include <QString>

#include <algorithm>

#include <openssl/evp.h>

namespace shindan::archive {

void ContentHash::Deleter::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

ContentHash::ContentHash()
    : m_context(EVP_MD_CTX_new())
{
    EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr); // looks the algorithm up, once
}

ContentHash::~ContentHash() = default;

void ContentHash::begin()
{
    EVP_DigestInit_ex(m_context.get(), nullptr, nullptr); // the same algorithm again
}

ContentHash::Digest ContentHash::finish()
{
    Digest digest = {};
    EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr);
    return digest;
}

void ContentHash::beginEntry(const QString &path)
{
    begin();
    const QByteArray utf8 = path.toUtf8();
    EVP_DigestUpdate(m_context.get(), utf8.constData(), static_cast<size_t>(utf8.size()) + 1); // with its NUL
}

void ContentHash::add(std::string_view bytes)
{
    EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size());
}

void ContentHash::endEntry()
{
    m_entries.push_back(finish());
}

QByteArray ContentHash::result()
{
    std::sort(m_entries.begin(), m_entries.end());
    begin();
    for (const Digest &entry : m_entries)
        EVP_DigestUpdate(m_context.get(), entry.data(), entry.size());
    const Digest digest = finish();
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(digest.size())).toHex();
}

} // namespace shindan::archive
