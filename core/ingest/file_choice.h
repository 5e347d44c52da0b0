#pragma once

#include "core/base/id.h"
#include "core/ingest/import_plan.h"

#include <QJsonArray>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Where a planned file goes by somebody's decision, for files that nothing else places: to a product that is there, or
/// to one that is made; files with the same number share it.
struct FileChoice {
    QString source; ///< FileOrigin::source() of the planned file
    std::optional<ProductId> product;
    int newProduct = -1; ///< number of the product to be made, from 0; -1 = none
    QString name;        ///< of the product to be made
    QString because;     ///< plain English, for the plan
    bool operator==(const FileChoice&) const = default;
};

/// Puts the decisions into the plan: targets of its files, and products to be made. A choice for a file that is not in
/// the plan is left aside. The order of the files stays.
void applyChoices(ImportPlan& plan, std::span<const FileChoice> choices);

/// As an interrupted import keeps them, and back; what cannot be read is left out.
QJsonArray choicesToJson(std::span<const FileChoice> choices);
std::vector<FileChoice> choicesFromJson(const QJsonArray& array);

} // namespace vitrine
