#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace vitrine {

/// What a GS1 image name says: "04006381333931_A1C1_s01". Source: GS1 Product Image Specification 4.4.
struct Gs1Name {
    QString gtin14;
    int order = 0;        ///< main before alternate before detail ..., front first, frames by number
    QStringList tagPaths; ///< "Picture type/Main", "View/Front", "Shown/In packaging"
};

/// `stem` is a file name without its ending; nullopt when it is not such a name.
std::optional<Gs1Name> parseGs1Name(QStringView stem);

} // namespace vitrine
