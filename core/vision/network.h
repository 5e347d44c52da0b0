#pragma once

#include "core/base/result.h"
#include "core/vision/model_pack.h"

#include <memory>
#include <opencv2/core.hpp>
#include <span>
#include <vector>

namespace vitrine {

/// One output of a network: a vector (height and width 1) or a map, channel by channel.
struct NetworkOutput {
    int channels = 0, height = 1, width = 1;
    std::vector<float> values; ///< channels x height x width
};

/// A request on its way. Dropping it waits for its end.
class NetworkRun
{
public:
    virtual ~NetworkRun() = default;
    /// The outputs in the order of PackNetwork::outputs; call once. Errors: Corrupt (values that are no numbers, a
    /// shape that is neither vector nor map), Unavailable (the engine failed).
    virtual Result<std::vector<NetworkOutput>> wait() = 0;
};

/// A loaded network. Any thread may start runs; more than the engine takes at a time wait for their turn.
class Network
{
public:
    virtual ~Network() = default;
    /// @param pixels  8-bit RGB, side x side. Errors: Unavailable.
    virtual Result<std::unique_ptr<NetworkRun>> start(const cv::Mat& pixels) const = 0;
};

/// The input as networks take it: planes of red, green, blue, each (colour - mean) x scale.
std::vector<float> networkInput(const cv::Mat& pixels, const PackNetwork& network);
/// Checks and copies an output of shape 1 x C, 1 x C x H x W. Errors: Corrupt.
Result<NetworkOutput> networkOutput(std::span<const std::size_t> shape, const float* values, const QString& name);

/// How exactly a network computes.
enum class NetworkPrecision { Float32, Bfloat16 };

/// What loads networks: one engine. Not every engine is in every build.
class NetworkEngine
{
public:
    virtual ~NetworkEngine() = default;
    virtual QString name() const = 0;
    /// Runs that make full use of the machine at a time.
    virtual int parallelRuns() const = 0;
    /// Whether this machine gains by the precision.
    virtual bool offers(NetworkPrecision precision) const = 0;
    /// Errors: Unavailable (the engine cannot read the file; the detail has its words), Corrupt.
    virtual Result<std::unique_ptr<Network>> load(const PackNetwork& network, NetworkPrecision precision) = 0;
};

/// nullptr where this build has no OpenVINO or its libraries cannot be loaded.
std::unique_ptr<NetworkEngine> openVinoEngine();
std::unique_ptr<NetworkEngine> openCvEngine();

} // namespace vitrine
