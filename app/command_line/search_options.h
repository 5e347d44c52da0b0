#pragma once

#include "app/command_line/call.h"

#include <CLI/App.hpp>

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// What CLI11 writes the options of `search` into.
struct RawSearch {
    std::string text, gallery, by = "product", region, imagesFrom, detail;
    std::vector<std::string> images, unlike, colours, weights;
    int limit = 0;
    bool why = false;
};

void addSearchOptions(CLI::App* command, RawSearch& raw);

/// nullopt: `problem` says what is wrong with the call.
std::optional<SearchCall> searchCall(const QString& catalogue, const RawSearch& raw, QString& problem);

} // namespace vitrine
