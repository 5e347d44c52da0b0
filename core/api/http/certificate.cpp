#include "core/api/http/certificate.h"

#include "core/api/http/file_descriptor.h"

#include <QFile>
#include <QUuid>

#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

template <auto Function>
struct FreeBy {
    template <class T>
    void operator()(T* thing) const
    {
        Function(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeBy<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, FreeBy<X509_EXTENSION_free>>;
using Stream = std::unique_ptr<BIO, FreeBy<BIO_free>>;

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
constexpr qint64 kValidDays = 825;
constexpr qint64 kRenewBeforeDays = 7;
constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t kReadableByAll = kOwnerOnly | S_IRGRP | S_IROTH;

Error cryptoError()
{
    return fail(ErrorCode::Internal, u"The cryptographic library could not make a certificate."_s);
}

bool isIpAddress(const QByteArray& host)
{
    in6_addr address{};
    return ::inet_pton(AF_INET, host.constData(), &address) == 1 ||
           ::inet_pton(AF_INET6, host.constData(), &address) == 1;
}

bool isHostName(const QByteArray& host)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    };
    return !host.isEmpty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), allowed);
}

/// localhost and its addresses, then `hosts`, each once.
Result<QList<QByteArray>> allHosts(const QStringList& hosts)
{
    QList<QByteArray> all{"localhost", "127.0.0.1", "::1"};
    for (const QString& host : hosts) {
        const QByteArray name = host.toUtf8();
        if (!isIpAddress(name) && !isHostName(name))
            return fail(ErrorCode::InvalidInput, u"\"%1\" is neither a host name nor an address."_s.arg(host));
        if (!all.contains(name))
            all << name;
    }
    return all;
}

QByteArray alternativeNames(const QList<QByteArray>& hosts)
{
    QByteArray names;
    for (const QByteArray& host : hosts)
        names += (names.isEmpty() ? "" : ",") + (isIpAddress(host) ? "IP:" + host : "DNS:" + host);
    return names;
}

bool addExtension(X509* certificate, int id, const QByteArray& value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, id, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool nameAndNumber(X509* certificate)
{
    unsigned char serial[16];
    if (RAND_bytes(serial, sizeof serial) != 1)
        return false;
    serial[0] &= 0x7f; // a positive number
    using BigNumber = std::unique_ptr<BIGNUM, FreeBy<BN_free>>;
    const BigNumber number(BN_bin2bn(serial, sizeof serial, nullptr));
    X509_NAME* name = X509_get_subject_name(certificate);
    const auto* text = reinterpret_cast<const unsigned char*>("Vitrine listener");
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) &&
           X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1;
}

bool setValidity(X509* certificate, UtcMillis now)
{
    const auto from = time_t((now - kDayMs / 24) / 1000), until = time_t((now + kValidDays * kDayMs) / 1000);
    return ASN1_TIME_set(X509_getm_notBefore(certificate), from) &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), until);
}

Certificate signedCertificate(EVP_PKEY* key, const QList<QByteArray>& hosts, UtcMillis now)
{
    Certificate made(X509_new());
    X509* certificate = made.get();
    const bool good = certificate && X509_set_version(certificate, X509_VERSION_3) == 1 && nameAndNumber(certificate) &&
                      setValidity(certificate, now) && X509_set_pubkey(certificate, key) == 1 &&
                      addExtension(certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
                      addExtension(certificate, NID_key_usage, "critical,digitalSignature,keyCertSign") &&
                      addExtension(certificate, NID_ext_key_usage, "serverAuth") &&
                      addExtension(certificate, NID_subject_alt_name, alternativeNames(hosts)) &&
                      X509_sign(certificate, key, EVP_sha256()) > 0;
    return good ? std::move(made) : nullptr;
}

QByteArray contentsOf(BIO* stream)
{
    char* bytes = nullptr;
    const long length = BIO_get_mem_data(stream, &bytes);
    return {bytes, qsizetype(length)};
}

/// Under another name first, so that the file is never half there, and with its rights from the start.
Result<> writeWhole(const QString& path, const QByteArray& bytes, mode_t rights)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + '.' + QUuid::createUuid().toByteArray(QUuid::Id128);
    const auto problem = [&](const char* what) {
        const QString reason = QString::fromLocal8Bit(std::strerror(errno));
        ::unlink(temporary.constData());
        return fail(ErrorCode::Io, u"%1 could not be %2: %3."_s.arg(path, QString::fromLatin1(what), reason));
    };
    const FileDescriptor file(::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights));
    if (!file.isOpen())
        return problem("made");
    if (::write(file.get(), bytes.constData(), size_t(bytes.size())) != bytes.size() || ::fsync(file.get()) != 0)
        return problem("written");
    if (::rename(temporary.constData(), target.constData()) != 0)
        return problem("put in place");
    return {};
}

/// A key behind a password is none of ours; without this the library would ask on the terminal.
int refusePassword(char*, int, int, void*)
{
    return -1;
}

Stream openPem(const QString& path)
{
    return Stream(BIO_new_file(QFile::encodeName(path).constData(), "r"));
}

bool namesHost(X509* certificate, const QByteArray& host)
{
    if (isIpAddress(host))
        return X509_check_ip_asc(certificate, host.constData(), 0) == 1;
    return X509_check_host(certificate, host.constData(), size_t(host.size()), 0, nullptr) == 1;
}

bool isStillGood(const HttpTls& files, const QList<QByteArray>& hosts, UtcMillis now)
{
    const Stream certificateFile = openPem(files.certificateFile), keyFile = openPem(files.keyFile);
    if (!certificateFile || !keyFile)
        return false;
    const Certificate certificate(PEM_read_bio_X509(certificateFile.get(), nullptr, nullptr, nullptr));
    const Key key(PEM_read_bio_PrivateKey(keyFile.get(), nullptr, &refusePassword, nullptr));
    if (!certificate || !key || X509_check_private_key(certificate.get(), key.get()) != 1)
        return false;
    auto from = time_t(now / 1000), until = time_t((now + kRenewBeforeDays * kDayMs) / 1000);
    return X509_cmp_time(X509_get0_notBefore(certificate.get()), &from) < 0 &&
           X509_cmp_time(X509_get0_notAfter(certificate.get()), &until) > 0 &&
           std::all_of(hosts.begin(), hosts.end(),
                       [&](const auto& host) { return namesHost(certificate.get(), host); });
}

} // namespace

Result<> makeSelfSignedCertificate(const HttpTls& files, const QStringList& hosts, UtcMillis now)
{
    TRY_ASSIGN(const auto names, all, allHosts(hosts));
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = key ? signedCertificate(key.get(), names, now) : nullptr;
    const Stream keyText(BIO_new(BIO_s_mem())), certificateText(BIO_new(BIO_s_mem()));
    if (!certificate || !keyText || !certificateText ||
        PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1)
        return cryptoError();
    TRY_VOID(writeWhole(files.keyFile, contentsOf(keyText.get()), kOwnerOnly));
    return writeWhole(files.certificateFile, contentsOf(certificateText.get()), kReadableByAll);
}

Result<> ensureSelfSignedCertificate(const HttpTls& files, const QStringList& hosts, UtcMillis now)
{
    TRY_ASSIGN(const auto names, all, allHosts(hosts));
    return isStillGood(files, names, now) ? Result<>() : makeSelfSignedCertificate(files, hosts, now);
}

} // namespace vitrine
