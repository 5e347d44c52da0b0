#include "core/api/auth/digest.h"
#include "core/api/auth/signature.h"
#include "tests/support/test_registry.h"
#include "tests/unit/api_auth/signed_calls.h"

#include <algorithm>
#include <functional>

using namespace vitrine;
using namespace vitrine::test;

using MakeRequest = HttpRequest (*)();
Q_DECLARE_METATYPE(MakeRequest)

namespace {

const QByteArray kSecret = "testsecret";

bool isGood(const HttpRequest& request, const QByteArray& secret)
{
    const auto read = readSignature(request);
    const auto* signature = std::get_if<RequestSignature>(&read);
    if (!signature)
        return false;
    const auto texts = stringsToSign(request, *signature);
    const auto* list = std::get_if<std::vector<QByteArray>>(&texts);
    return list && std::any_of(list->begin(), list->end(), [&](const QByteArray& text) {
               return sameSecret(signText(signature->scheme, secret, text), signature->signature);
           });
}

std::optional<AuthProblem> problemOf(const HttpRequest& request)
{
    const auto read = readSignature(request);
    const auto* problem = std::get_if<AuthProblem>(&read);
    return problem ? std::optional(*problem) : std::nullopt;
}

QByteArray firstCanonical(const HttpRequest& request)
{
    return canonicalRequest(request, std::get<RequestSignature>(readSignature(request)));
}

/// The request with a path or query that another client would sign in another way, signed by `text`.
HttpRequest signedBy(HttpRequest request, const QByteArray& rawQuery, const QByteArray& rawPath,
                     const std::function<QByteArray(const HttpRequest&)>& text)
{
    request.rawQuery = rawQuery;
    request.rawPath = rawPath;
    const auto scheme = std::get<RequestSignature>(readSignature(request)).scheme;
    QByteArray authorization = request.headers.value("Authorization");
    const qsizetype at = authorization.lastIndexOf(scheme == SignatureScheme::AlibabaRoa ? ':' : '=') + 1;
    authorization = authorization.left(at) + signText(scheme, kSecret, text(request));
    return withHeader(request, "Authorization", authorization);
}

const QByteArray kRoaHeader =
    "POST\napplication/json\nTpDIGEbC99ptjucdw71lyw==\napplication/octet-stream\nSat, 24 Feb 2018 08:00:00 GMT\n"
    "x-acs-signature-method:HMAC-SHA1\nx-acs-signature-nonce:b924c8c3-6d03-4c5d-ad36-d984d3116788\n"
    "x-acs-signature-version:1.0\nx-acs-version:2018-01-20\n";

} // namespace

class TestSignatureVectors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void vector_asPublished_matches_data()
    {
        QTest::addColumn<MakeRequest>("make");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("ROA add item") << &roaAddItem << kSecret;
        QTest::newRow("RPC describe regions, published") << &rpcDescribeRegions << kSecret;
        QTest::newRow("RPC search by name, form") << &rpcSearchByName << kSecret;
        QTest::newRow("ACS3 run instances, published") << &acs3RunInstances << QByteArray("YourAccessKeySecret");
        QTest::newRow("ACS3 search by picture") << &acs3SearchByPic << kSecret;
        QTest::newRow("SDK create product") << &sdkCreateProduct << kSecret;
        QTest::newRow("SDK list products") << &sdkListProducts << kSecret;
        QTest::newRow("SDK query instance") << &sdkQueryInstance << kSecret;
        QTest::newRow("SDK modify picture") << &sdkModifyPicture << kSecret;
    }
    void vector_asPublished_matches()
    {
        QFETCH(const MakeRequest, make);
        QFETCH(const QByteArray, secret);
        QVERIFY(isGood(make(), secret));
        QVERIFY(!isGood(make(), secret + "x"));
    }

    void roa_stringToSign_isTheDocumentedText()
    {
        const HttpRequest request = roaAddItem();
        const auto signature = std::get<RequestSignature>(readSignature(request));
        const auto texts = std::get<std::vector<QByteArray>>(stringsToSign(request, signature));
        QCOMPARE(texts.front(), kRoaHeader + "/item/add?instanceName=goodssearch");
    }

    void rpc_stringToSign_isTheDocumentedText()
    {
        const HttpRequest request = rpcSearchByName();
        const auto signature = std::get<RequestSignature>(readSignature(request));
        const auto texts = std::get<std::vector<QByteArray>>(stringsToSign(request, signature));
        QCOMPARE(texts.front(),
                 "POST&%2F&AccessKeyId%3Dtestid%26Action%3DSearchImageByName%26Format%3DJSON%26InstanceName%3Ddemo%2520"
                 "inst%26Num%3D10%26PicName%3Da%252Fb%252Bc.jpg%26ProductId%3Dp%252A1~%26RegionId%3Dcn-shanghai%26"
                 "SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D9b7d44b0-3be1-11e5-8c73-08002700c460%26"
                 "SignatureVersion%3D1.0%26Timestamp%3D2024-01-02T03%253A04%253A05Z%26Version%3D2020-12-14");
    }

    void canonical_hashes_areTheDocumentedOnes()
    {
        const auto hash = [](const HttpRequest& request) { return sha256Hex(firstCanonical(request)); };
        QCOMPARE(hash(acs3RunInstances()), "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
        QCOMPARE(hash(acs3SearchByPic()), "b377b57b521e5c3325a16c261600acee0711036be3115e1d6b48a525bf3c5863");
        QCOMPARE(hash(sdkCreateProduct()), "dfce7ba47739f02ae43a0ec428679c5bc940f68b6373d443c251c7f0fc533dd3");
        QCOMPARE(hash(sdkListProducts()), "46f3a98fe7cd48e46c80db4ea4cff4c1fe2d6b8d8149be637472f594076ff49a");
        QCOMPARE(hash(sdkQueryInstance()), "7c9416bbc2d57b6bd2985b308693289a86bf1efa968587b20be292f20e7cda32");
        QCOMPARE(hash(sdkModifyPicture()), "cddb58f6d96fe2dd44bb83431dc04af11ba09c5787b2f057f261dee9063817bb");
    }

    void roa_emptyQueryValue_isTakenInBothForms()
    {
        for (const QByteArray resource : {"/item/add?flag=&instanceName=x", "/item/add?flag&instanceName=x"})
            QVERIFY(isGood(signedBy(roaAddItem(), "instanceName=x&flag=", "/item/add",
                                    [&](const HttpRequest&) { return kRoaHeader + resource; }),
                           kSecret));
    }

    void roa_plusInTheQuery_isTakenAsItselfAndAsSpace()
    {
        for (const QByteArray resource : {"/item/add?instanceName=a+b", "/item/add?instanceName=a b"})
            QVERIFY(isGood(signedBy(roaAddItem(), "instanceName=a+b", "/item/add",
                                    [&](const HttpRequest&) { return kRoaHeader + resource; }),
                           kSecret));
    }

    void roa_withoutContentMd5_matches()
    {
        HttpRequest request = withHeader(roaAddItem(), "Content-MD5", {});
        QByteArray header = kRoaHeader;
        header.replace("TpDIGEbC99ptjucdw71lyw==", "");
        QVERIFY(isGood(signedBy(request, request.rawQuery, request.rawPath,
                                [&](const HttpRequest&) { return header + "/item/add?instanceName=goodssearch"; }),
                       kSecret));
    }

    void sdk_pathWithSpace_isTakenDecodedAndAsSent()
    {
        const auto text = [](const QByteArray& path) {
            return [path](const HttpRequest& request) {
                QByteArray canonical = firstCanonical(request);
                const qsizetype begin = canonical.indexOf('\n') + 1;
                canonical.replace(begin, canonical.indexOf('\n', begin) - begin, path);
                return "SDK-HMAC-SHA256\n20240102T030405Z\n" + sha256Hex(canonical);
            };
        };
        for (const QByteArray path : {"/v1/p1/my%20wall/image/", "/v1/p1/my%2520wall/image/"})
            QVERIFY(isGood(signedBy(sdkModifyPicture(), {}, "/v1/p1/my%20wall/image", text(path)), kSecret));
        QVERIFY(isGood(signedBy(sdkModifyPicture(), {}, "/v1/p1/a%2Fb/image", text("/v1/p1/a/b/image/")), kSecret));
    }

    void sdk_starAndRepeatedKeys_areDecodedSortedEncoded()
    {
        HttpRequest request = sdkListProducts();
        request.rawQuery = "b=2&a=*&a=%7E1&c=";
        QVERIFY(firstCanonical(request).contains("\na=%2A&a=~1&b=2&c=\n"));
    }

    void sdk_unsignedPayload_standsForAnyBody()
    {
        HttpRequest request = withHeader(sdkModifyPicture(), "X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD");
        request = signedBy(request, {}, request.rawPath, [](const HttpRequest& each) {
            const QByteArray canonical = firstCanonical(each);
            return "SDK-HMAC-SHA256\n20240102T030405Z\n" + sha256Hex(canonical);
        });
        QVERIFY(isGood(withBody(request, "anything"), kSecret));
        QVERIFY(!isGood(withHeader(request, "X-Sdk-Content-Sha256", sha256Hex("other")), kSecret));
    }

    void verify_somethingChanged_failsToMatch_data()
    {
        QTest::addColumn<MakeRequest>("make");
        for (const auto& [name, make] : std::initializer_list<std::pair<const char*, MakeRequest>>{
                 {"ROA", &roaAddItem}, {"ACS3", &acs3SearchByPic}, {"SDK", &sdkCreateProduct}})
            QTest::newRow(name) << make;
    }
    void verify_somethingChanged_failsToMatch()
    {
        QFETCH(const MakeRequest, make);
        const HttpRequest request = make();
        const QByteArray authorization = request.headers.value("Authorization");
        QVERIFY(!isGood(withBody(request, "x" + request.body.bytes()), kSecret));
        QVERIFY(!isGood(withHeader(request, "Content-Type", "text/plain"), kSecret));
        HttpRequest query = request;
        query.rawQuery += "&more=1";
        QVERIFY(!isGood(query, kSecret));
        HttpRequest method = request;
        method.method = "post";
        QVERIFY(!isGood(method, kSecret));
        HttpRequest path = request;
        path.rawPath = path.rawPath.toUpper() + "X";
        QVERIFY(!isGood(path, kSecret));
        const QByteArray digits = authorization.right(8);
        QVERIFY(
            !isGood(withHeader(request, "Authorization", authorization.chopped(8) + digits.toUpper() + "0"), kSecret));
    }

    void read_notAsDocumented_isIncomplete_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("space after the comma") << QByteArray(",SignedHeaders") << QByteArray(", SignedHeaders");
        QTest::newRow("word in lower case") << QByteArray("Credential=") << QByteArray("credential=");
        QTest::newRow("header names in capitals") << QByteArray("=content-type;") << QByteArray("=Content-Type;");
        QTest::newRow("no signature") << QByteArray(",Signature=") << QByteArray(",Sig=");
        QTest::newRow("host not signed") << QByteArray("content-type;host;") << QByteArray("content-type;");
        QTest::newRow("date not signed") << QByteArray("x-acs-date;") << QByteArray();
        QTest::newRow("a header that is not there") << QByteArray(";host;") << QByteArray(";host;user-agent;");
        QTest::newRow("a header twice") << QByteArray(";host;") << QByteArray(";host;host;");
        QTest::newRow("no key") << QByteArray("=testid,") << QByteArray("=,");
    }
    void read_notAsDocumented_isIncomplete()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        const HttpRequest request = acs3SearchByPic();
        QByteArray authorization = request.headers.value("Authorization");
        QVERIFY(authorization.contains(from));
        authorization.replace(from, to);
        QCOMPARE(problemOf(withHeader(request, "Authorization", authorization)), AuthProblem::Incomplete);
    }

    void read_repeatedHeaders_areIncomplete()
    {
        for (const auto& [make, name] :
             std::initializer_list<std::pair<MakeRequest, const char*>>{{&acs3SearchByPic, "Host"},
                                                                        {&acs3SearchByPic, "Authorization"},
                                                                        {&sdkCreateProduct, "X-Sdk-Date"},
                                                                        {&sdkCreateProduct, "Content-Type"},
                                                                        {&roaAddItem, "x-acs-version"},
                                                                        {&roaAddItem, "Date"}}) {
            HttpRequest request = make();
            request.headers.add(name, request.headers.value(name));
            QCOMPARE(problemOf(request), AuthProblem::Incomplete);
        }
    }

    void read_schemeInAnotherCase_isNotKnown()
    {
        HttpRequest request = acs3SearchByPic();
        const QByteArray authorization = request.headers.value("Authorization");
        QCOMPARE(problemOf(withHeader(request, "Authorization", "acs3-hmac-sha256" + authorization.sliced(16))),
                 AuthProblem::BadMethod);
        QCOMPARE(problemOf(withHeader(request, "Authorization", "Bearer x")), AuthProblem::BadMethod);
        QCOMPARE(problemOf(withHeader(request, "Authorization", {})), AuthProblem::Missing);
    }

    void read_badTimesAndMethods_areTold()
    {
        QCOMPARE(problemOf(withHeader(acs3SearchByPic(), "x-acs-date", "2024-01-02 03:04:05")), AuthProblem::BadTime);
        QCOMPARE(problemOf(withHeader(sdkCreateProduct(), "X-Sdk-Date", "2024-01-02T03:04:05Z")), AuthProblem::BadTime);
        QCOMPARE(problemOf(withHeader(roaAddItem(), "Date", {})), AuthProblem::BadTime);
        QCOMPARE(problemOf(withHeader(roaAddItem(), "x-acs-signature-method", "HMAC-MD5")), AuthProblem::BadMethod);
        HttpRequest rpc = rpcSearchByName();
        QByteArray body = rpc.body.bytes();
        QCOMPARE(problemOf(withBody(rpc, QByteArray(body).replace("HMAC-SHA1", "HMAC-MD5"))), AuthProblem::BadMethod);
        QCOMPARE(problemOf(withBody(rpc, QByteArray(body).replace("SignatureNonce", "Nonce"))),
                 AuthProblem::NonceMissing);
        QCOMPARE(problemOf(withBody(rpc, QByteArray(body).replace("Timestamp", "Time"))), AuthProblem::BadTime);
        QCOMPARE(problemOf(withBody(rpc, body + "&Signature=x")), AuthProblem::Incomplete);
    }

    void signRequest_everyNewScheme_verifies()
    {
        for (const SignatureScheme scheme : {SignatureScheme::AlibabaAcs3, SignatureScheme::HuaweiSdk}) {
            HttpRequest request = sdkModifyPicture();
            request.rawQuery = "a=b%20c&d=+&e=";
            signRequest(request, scheme, "testid", kSecret, 1'704'164'645'000, "abcdef");
            QVERIFY(isGood(request, kSecret));
            QCOMPARE(request.headers.count("Authorization"), 1);
        }
    }
};

VITRINE_REGISTER_TEST(TestSignatureVectors)
#include "tst_signature_vectors.moc"
