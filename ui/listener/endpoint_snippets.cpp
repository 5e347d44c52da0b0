#include "ui/listener/endpoint_snippets.h"

#include <QUrl>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

struct Template {
    const char* service;
    const char* language;
    const char* text;
};

// {url}, {host}, {scheme}, {key}, {project} and {gallery} are filled in.
constexpr Template kTemplates[] = {
    {"Alibaba Cloud Image Search 2020-12-14", "Python",
     "from alibabacloud_imagesearch20201214.client import Client\n"
     "from alibabacloud_tea_openapi.models import Config\n\n"
     "client = Client(Config(access_key_id='{key}', access_key_secret='SECRET',\n"
     "                       endpoint='{host}', protocol='{scheme}', region_id='cn-shanghai'))\n"
     "# instance_name='{gallery}'\n"},
    {"Alibaba Cloud Image Search 2020-12-14", "Node",
     "const { default: Client } = require('@alicloud/imagesearch20201214');\n"
     "const client = new Client({ accessKeyId: '{key}', accessKeySecret: 'SECRET',\n"
     "                            endpoint: '{host}', protocol: '{scheme}', regionId: 'cn-shanghai' });\n"
     "// instanceName: '{gallery}'\n"},
    {"Alibaba Cloud Image Search 2019-03-25", "Python",
     "from alibabacloud_imagesearch20190325.client import Client\n"
     "from alibabacloud_tea_openapi.models import Config\n\n"
     "client = Client(Config(access_key_id='{key}', access_key_secret='SECRET',\n"
     "                       endpoint='{host}', protocol='{scheme}', region_id='cn-shanghai'))\n"},
    {"Alibaba Cloud Image Search 2019-03-25", "Python (core SDK)",
     "from aliyunsdkcore.client import AcsClient\n"
     "from aliyunsdkimagesearch.request.v20190325 import AddImageRequest\n\n"
     "client = AcsClient('{key}', 'SECRET', 'cn-shanghai', port={port})\n"
     "request = AddImageRequest.AddImageRequest()\n"
     "request.set_endpoint('{name}')\n"
     "request.set_InstanceName('{gallery}')\n"},
    {"Alibaba Cloud Image Search 2018-01-20", "Node",
     "const ImageSearch = require('@alicloud/imagesearch-2018-01-20');\n"
     "const client = new ImageSearch({ accessKeyId: '{key}', accessKeySecret: 'SECRET', endpoint: '{url}' });\n"},
    {"Huawei Cloud ImageSearch", "Python",
     "from huaweicloudsdkcore.auth.credentials import BasicCredentials\n"
     "from huaweicloudsdkimagesearch.v2 import ImageSearchClient\n\n"
     "client = ImageSearchClient.new_builder() \\\n"
     "    .with_credentials(BasicCredentials('{key}', 'SECRET', '{project}')) \\\n"
     "    .with_endpoint('{url}').build()\n"
     "# service_name='{gallery}'\n"},
    {"Huawei Cloud ImageSearch", "Environment",
     "export HUAWEICLOUD_SDK_REGION_IMAGESEARCH_CN_NORTH_4={url}\n"
     "export HUAWEICLOUD_SDK_AK={key}\n"
     "export HUAWEICLOUD_SDK_SK=SECRET\n"
     "export HUAWEICLOUD_SDK_PROJECT_ID={project}\n"},
    {"Huawei Cloud MetaStudio", "Python",
     "from huaweicloudsdkcore.auth.credentials import BasicCredentials\n"
     "from huaweicloudsdkmetastudio.v1 import MetaStudioClient\n\n"
     "client = MetaStudioClient.new_builder() \\\n"
     "    .with_credentials(BasicCredentials('{key}', 'SECRET', '{project}')) \\\n"
     "    .with_endpoint('{url}').build()\n"},
    {"Huawei Cloud MetaStudio", "Environment",
     "export HUAWEICLOUD_SDK_REGION_METASTUDIO_CN_NORTH_4={url}\n"
     "export HUAWEICLOUD_SDK_AK={key}\n"
     "export HUAWEICLOUD_SDK_SK=SECRET\n"
     "export HUAWEICLOUD_SDK_PROJECT_ID={project}\n"},
    {"Huawei Cloud token", "curl",
     "curl -i '{url}/v3/auth/tokens' -H 'Content-Type: application/json' -d '{\"auth\":{\"identity\":{\n"
     "  \"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"{key}\",\"password\":\"SECRET\",\n"
     "  \"domain\":{\"name\":\"{key}\"}}}},\"scope\":{\"project\":{\"id\":\"{project}\"}}}}'\n"
     "# then: curl '{url}/v1/{project}/products' -H 'X-Auth-Token: TOKEN'\n"},
};

} // namespace

std::vector<EndpointSnippet> endpointSnippets(const EndpointValues& values)
{
    const QUrl url(values.url);
    std::vector<EndpointSnippet> snippets;
    for (const Template& each : kTemplates) {
        QString text = QString::fromLatin1(each.text);
        text.replace(u"{url}"_s, values.url);
        text.replace(u"{host}"_s, url.authority());
        text.replace(u"{name}"_s, url.host());
        text.replace(u"{port}"_s, QString::number(url.port()));
        text.replace(u"{scheme}"_s, url.scheme());
        text.replace(u"{key}"_s, values.accessKey);
        text.replace(u"{project}"_s, values.projectId);
        text.replace(u"{gallery}"_s, values.gallery);
        snippets.push_back({QString::fromLatin1(each.service), QString::fromLatin1(each.language), text});
    }
    return snippets;
}

} // namespace vitrine
