#pragma once

#include "app/command_line/call.h"

#include <QString>

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vitrine {

/// The words of the commands key, gallery and serve, before they become a Call.
struct ListenerWords {
    std::string deed, name, description, bind = "127.0.0.1", certificate, key, faults;
    std::vector<std::string> textTags, numberTags, folders;
    qint64 capacity = 0;
    int port = 0;
    ListenerLimits http;
    bool readOnly = false, relaxed = false, noAuth = false, selfSigned = false, fetches = false;
};

void addKeyOptions(CLI::App* command, ListenerWords& words);
void addGalleryOptions(CLI::App* command, ListenerWords& words);
void addServeOptions(CLI::App* command, ListenerWords& words);

/// nullopt with `problem` set: a wrong call.
std::optional<CallKind> keyCall(const QString& catalogue, const ListenerWords& words, QString& problem);
std::optional<CallKind> galleryCall(const QString& catalogue, const ListenerWords& words, QString& problem);
std::optional<CallKind> serveCall(const QString& catalogue, const ListenerWords& words, QString& problem);

} // namespace vitrine
