#pragma once

#include <QString>

#include <vector>

namespace vitrine {

/// What stands in a snippet.
struct EndpointValues {
    QString url; ///< "http://127.0.0.1:8080"
    QString accessKey, projectId, gallery;
};

/// How one vendor SDK in one language is pointed at this listener.
struct EndpointSnippet {
    QString service;  ///< "Alibaba Cloud Image Search 2020-12-14"
    QString language; ///< "Python"
    QString text;     ///< ready to paste; the secret stays a placeholder
};

/// Every SDK that was tried against the listener, and curl. Sources: the SDKs' own configuration names.
std::vector<EndpointSnippet> endpointSnippets(const EndpointValues& values);

} // namespace vitrine
