#include "tests/unit/api_auth/signed_calls.h"

#include "core/api/http/request_target.h"

#include <QString>

namespace vitrine::test {

using namespace Qt::StringLiterals;

namespace {

const QByteArray kForm = "application/x-www-form-urlencoded";
const QByteArray kProject = "0123456789abcdef0123456789abcdef";

HttpRequest request(const QByteArray& method, const QByteArray& target, const std::vector<HttpHeader>& headers,
                    const QByteArray& body = {})
{
    HttpRequest made;
    made.id = "0B1C2D3E-0000-4000-8000-000000000001";
    made.method = method;
    splitTarget(target, made);
    for (const HttpHeader& header : headers)
        made.headers.add(header.name, header.value);
    made.body = HttpBody(body);
    made.loopback = true;
    return made;
}

HttpRequest sdk(const QByteArray& method, const QByteArray& target, const QByteArray& contentType,
                const QByteArray& project, const QByteArray& signature, const QByteArray& body, bool userAgent)
{
    std::vector<HttpHeader> headers{{"Host", "127.0.0.1:8080"},
                                    {"Content-Type", contentType},
                                    {"X-Project-Id", project},
                                    {"X-Sdk-Date", "20240102T030405Z"}};
    if (userAgent)
        headers.push_back({"User-Agent", "huaweicloud-usdk-python/3.0"});
    headers.push_back({"Authorization", QByteArray("SDK-HMAC-SHA256 Access=testid, SignedHeaders=content-type;host;") +
                                            (userAgent ? "user-agent;" : "") +
                                            "x-project-id;x-sdk-date, Signature=" + signature});
    return request(method, target, headers, body);
}

} // namespace

HttpRequest roaAddItem()
{
    const QByteArray body = "cust_content,0,17#item_id,17,21#c2hvZXMyLmpwZw==,21,37#cat_id,37,38#pic_list,38,71#"
                            "c2hvZXMxLmpwZw==,71,87^{\"key1\":\"value1\"}1000cGljX2NvbnRlbnQy0c2hvZXMyLmpwZw==,"
                            "c2hvZXMxLmpwZw==cGljX2NvbnRlbnQx";
    return request("POST", "/item/add?instanceName=goodssearch",
                   {{"Host", "127.0.0.1"},
                    {"Accept", "application/json"},
                    {"Content-Type", "application/octet-stream"},
                    {"Date", "Sat, 24 Feb 2018 08:00:00 GMT"},
                    {"Content-MD5", "TpDIGEbC99ptjucdw71lyw=="},
                    {"x-acs-version", "2018-01-20"},
                    {"X-Acs-Signature-Method", "HMAC-SHA1"},
                    {"x-acs-signature-nonce", "b924c8c3-6d03-4c5d-ad36-d984d3116788"},
                    {"x-acs-signature-version", "1.0"},
                    {"Authorization", "acs testid:yKSjLe47iBqsWfUQfRy3XOYB6to="}},
                   body);
}

HttpRequest rpcDescribeRegions()
{
    return request("GET",
                   "/?AccessKeyId=testid&Action=DescribeRegions&Format=XML&SignatureMethod=HMAC-SHA1"
                   "&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0"
                   "&Timestamp=2016-02-23T12%3A46%3A24Z&Version=2014-05-26&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D",
                   {{"Host", "127.0.0.1:8080"}});
}

HttpRequest rpcSearchByName()
{
    return request("POST", "/", {{"Host", "127.0.0.1"}, {"Content-Type", kForm}},
                   "AccessKeyId=testid&Action=SearchImageByName&Format=JSON&InstanceName=demo+inst&Num=10"
                   "&PicName=a%2Fb%2Bc.jpg&ProductId=p*1~&RegionId=cn-shanghai&SignatureMethod=HMAC-SHA1"
                   "&SignatureNonce=9b7d44b0-3be1-11e5-8c73-08002700c460&SignatureVersion=1.0"
                   "&Timestamp=2024-01-02T03%3A04%3A05Z&Version=2020-12-14&Signature=W8%2BmQNVvQRm6ejeoG1ogE2OJNA0%3D");
}

HttpRequest acs3RunInstances()
{
    return request("POST", "/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
                   {{"host", "ecs.cn-shanghai.aliyuncs.com"},
                    {"x-acs-action", "RunInstances"},
                    {"x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
                    {"x-acs-date", "2023-10-26T10:22:32Z"},
                    {"x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"},
                    {"x-acs-version", "2014-05-26"},
                    {"Authorization",
                     "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;"
                     "x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
                     "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"}});
}

HttpRequest acs3SearchByPic()
{
    return request("POST", "/?ScoreThreshold=0.50",
                   {{"host", "127.0.0.1:8080"},
                    {"content-type", kForm},
                    {"x-acs-action", "SearchImageByPic"},
                    {"x-acs-content-sha256", "3c84b12a10da7cdd70fa602d80903330ae6663ca1d916ff480d95d4ae028736f"},
                    {"x-acs-date", "2024-01-02T03:04:05Z"},
                    {"x-acs-signature-nonce", "0123456789abcdef0123456789abcdef"},
                    {"x-acs-version", "2020-12-14"},
                    {"Authorization", "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=content-type;host;x-acs-action;"
                                      "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature="
                                      "d8c593f49b82a1114070be807aee9b21a989b5cf96ac5d83a9628a9c2cdc3a1d"}},
                   "InstanceName=demo&Num=10&PicContent=AA%2B%2F%3D");
}

HttpRequest sdkCreateProduct()
{
    return sdk("POST", "/v1/" + kProject + "/products", "application/json", kProject,
               "f7cbb68fbb24c08731958de037ba9ee55011e5c85c0f86222d988ec497a9454f",
               R"({"name": "Lamp", "tags": ["home"]})", true);
}

HttpRequest sdkListProducts()
{
    return sdk("GET", "/v1/" + kProject + "/products?limit=5&name=desk%20lamp&offset=0", "application/json", kProject,
               "9ba8960cdb316b44b03b4fae926e958dda9438e0db7e5f1a58db656a0449a350", {}, true);
}

HttpRequest sdkQueryInstance()
{
    return sdk("GET", "/v1/p1/service/wall", "application/json;charset=utf-8", "p1",
               "49e7a89467686b04f047c0b516573823ed2efdb6809659403860d6071e5d8bf4", {}, false);
}

HttpRequest sdkModifyPicture()
{
    return sdk("PUT", "/v1/p1/wall/image", "application/json;charset=utf-8", "p1",
               "4491f9b25096069a0f5458af81a5d993bdf089ad6693ebdd0857ec718395984a",
               R"({"path": "https://img.local/lamp-7.jpg", "tags": {"colour": "green"}})", false);
}

HttpRequest withHeader(HttpRequest request, const QByteArray& name, const QByteArray& value)
{
    HttpHeaders headers;
    for (const HttpHeader& header : request.headers.lines())
        if (header.name.compare(name, Qt::CaseInsensitive) != 0)
            headers.add(header.name, header.value);
    if (!value.isEmpty())
        headers.add(name, value);
    request.headers = headers;
    return request;
}

HttpRequest withBody(HttpRequest request, const QByteArray& body)
{
    request.body = HttpBody(body);
    return request;
}

} // namespace vitrine::test
