#include "core/api/http/tls_context.h"

#include <QFile>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <limits>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

using Outcome = ChannelStep::Outcome;

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSession {
    void operator()(SSL* session) const { SSL_free(session); }
};

int clampedSize(qsizetype size)
{
    return int(std::min<qsizetype>(size, std::numeric_limits<int>::max()));
}

class TlsChannel final : public Channel
{
public:
    TlsChannel(SSL* session, int socket) : m_session(session), m_socket(socket) {}

    ChannelStep shakeHands() override
    {
        ERR_clear_error();
        const ChannelStep step = stepOf(SSL_accept(m_session.get()));
        m_shaken = step.outcome == Outcome::Done;
        return step;
    }
    ChannelStep read(std::span<char> into) override
    {
        ERR_clear_error();
        return stepOf(SSL_read(m_session.get(), into.data(), clampedSize(qsizetype(into.size()))));
    }
    ChannelStep write(QByteArrayView bytes) override
    {
        ERR_clear_error();
        return stepOf(SSL_write(m_session.get(), bytes.data(), clampedSize(bytes.size())));
    }
    void endWriting() override
    {
        ERR_clear_error();
        if (m_shaken)
            SSL_shutdown(m_session.get());
        ::shutdown(m_socket, SHUT_WR);
    }
    bool buffers() const override { return true; }

private:
    ChannelStep stepOf(int moved)
    {
        switch (SSL_get_error(m_session.get(), moved)) {
        case SSL_ERROR_NONE:
            return {Outcome::Done, moved};
        case SSL_ERROR_WANT_READ:
            return {Outcome::WantRead, 0};
        case SSL_ERROR_WANT_WRITE:
            return {Outcome::WantWrite, 0};
        case SSL_ERROR_ZERO_RETURN:
            return {Outcome::Closed, 0};
        default:
            m_shaken = false; // after a fatal error nothing may be sent
            return {Outcome::Failed, 0};
        }
    }

    std::unique_ptr<SSL, FreeSession> m_session;
    int m_socket;
    bool m_shaken = false;
};

Error tlsError(const QString& what, const QString& file)
{
    const unsigned long code = ERR_get_error();
    const char* reason = code != 0 ? ERR_reason_error_string(code) : nullptr;
    return fail(ErrorCode::InvalidInput, u"%1 %2 cannot be used: %3."_s.arg(
                                             what, file, QString::fromLatin1(reason ? reason : "unknown reason")));
}

/// A key behind a password would make the library ask on the terminal.
int noPassword(char*, int, int, void*)
{
    return -1;
}

} // namespace

struct TlsContext::Data {
    std::unique_ptr<SSL_CTX, FreeContext> context;
};

TlsContext::TlsContext(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
TlsContext::~TlsContext() = default;

Result<std::unique_ptr<TlsContext>> TlsContext::load(const HttpTls& files)
{
    ERR_clear_error();
    auto data = std::make_unique<Data>();
    data->context.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX* context = data->context.get();
    if (!context)
        return fail(ErrorCode::Internal, u"The cryptographic library could not start TLS."_s);
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context,
                     SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_default_passwd_cb(context, &noPassword);
    const QByteArray certificate = QFile::encodeName(files.certificateFile), key = QFile::encodeName(files.keyFile);
    if (SSL_CTX_use_certificate_chain_file(context, certificate.constData()) != 1)
        return tlsError(u"The certificate"_s, files.certificateFile);
    if (SSL_CTX_use_PrivateKey_file(context, key.constData(), SSL_FILETYPE_PEM) != 1)
        return tlsError(u"The key"_s, files.keyFile);
    if (SSL_CTX_check_private_key(context) != 1)
        return tlsError(u"The key"_s, files.keyFile);
    return std::unique_ptr<TlsContext>(new TlsContext(std::move(data)));
}

std::unique_ptr<Channel> TlsContext::channel(int socket) const
{
    SSL* session = SSL_new(m_data->context.get());
    if (!session)
        return nullptr;
    auto channel = std::make_unique<TlsChannel>(session, socket);
    return SSL_set_fd(session, socket) == 1 ? std::move(channel) : nullptr;
}

} // namespace vitrine
