#pragma once

#include "core/base/result.h"
#include "core/vision/embedder.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace vitrine {

/// One network of a pack. Input: 1 x 3 x side x side, (colour - mean) x scale, red first.
struct PackNetwork {
    QString name;
    QString path; ///< absolute, an ONNX file
    QString input;
    int side = 0;
    std::array<float, 3> mean{}, scale{1, 1, 1};
    QStringList outputs;           ///< those that are wanted
    QString checkOutput;           ///< what is compared in the trial run; empty = only its shape
    std::vector<float> checkFirst; ///< its first values on the test picture
};

enum class PartPooling {
    None,    ///< the output as it is: a vector
    Average, ///< of a map: its mean
    Bell,    ///< of a map: its mean under a bell over the middle
};

/// A part that a network makes, or (without one) the colours, weighted by where a network's map is strong.
struct PackPart {
    DescriptorPart part;
    std::optional<int> network;
    std::optional<int> attention; ///< of colours: the network whose map says where the object is
    QString output;
    PartPooling pooling = PartPooling::None;
};

/// A folder with `model.json` and ONNX files.
struct ModelPack {
    QString folder;
    QString name, version, licence, source;
    QStringList labels; ///< of the classes, if it says
    std::vector<PackNetwork> networks;
    std::vector<PackPart> parts; ///< sizes are filled in by the trial run
    QString recipe;              ///< 16 hex digits over the description and the files' bytes
    QString label() const { return name + QStringLiteral(" ") + version; }
};

/// Reads the description and looks whether its files are there and unchanged; runs nothing. Errors: NotFound (no such
/// folder or file in it), InvalidInput (the description is not understood; the detail says where), Corrupt (a file has
/// other bytes than the description says), TooLarge.
Result<ModelPack> readModelPack(const QString& folder);

} // namespace vitrine
