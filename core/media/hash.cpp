#include "core/media/hash.h"

#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {
struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

class Sha256 final : public Hasher
{
public:
    Sha256() : m_context(EVP_MD_CTX_new())
    {
        m_works = m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1;
    }

    void add(QByteArrayView bytes) override
    {
        m_works = m_works && EVP_DigestUpdate(m_context.get(), bytes.data(), size_t(bytes.size())) == 1;
    }

    Result<QString> finish() override
    {
        QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
        unsigned length = 0;
        auto* out = reinterpret_cast<unsigned char*>(digest.data());
        if (!m_works || EVP_DigestFinal_ex(m_context.get(), out, &length) != 1)
            return fail(ErrorCode::Internal, u"The cryptographic library could not make a SHA-256."_s);
        digest.truncate(int(length));
        return QString::fromLatin1(digest.toHex());
    }

private:
    std::unique_ptr<EVP_MD_CTX, FreeDigest> m_context;
    bool m_works = false;
};
} // namespace

std::unique_ptr<Hasher> newSha256()
{
    return std::make_unique<Sha256>();
}

Result<QString> hashBytes(QByteArrayView bytes)
{
    Sha256 hasher;
    hasher.add(bytes);
    return hasher.finish();
}

Result<QString> hashSource(const MediaSource& source, const JobContext& job)
{
    return copyAndHash(
        source, [](QByteArrayView) { return Result<>(); }, job);
}

Result<QString> copyAndHash(const MediaSource& source, const PieceSink& sink, const JobContext& job)
{
    TRY_ASSIGN(const auto device, opened, source.open());
    Sha256 hasher;
    TRY_VOID(forEachPiece(*device, source.name(), job, [&](QByteArrayView piece) {
        hasher.add(piece);
        return sink(piece);
    }));
    return hasher.finish();
}

} // namespace vitrine
