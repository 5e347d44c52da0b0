#include "core/vision/network.h"

#include "core/vision/pixels.h"

#include <mutex>
#include <opencv2/dnn.hpp>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Everything is done when the run is started: this engine has no requests.
class FinishedRun final : public NetworkRun
{
public:
    explicit FinishedRun(std::vector<NetworkOutput> outputs) : m_outputs(std::move(outputs)) {}
    Result<std::vector<NetworkOutput>> wait() override { return std::move(m_outputs); }

private:
    std::vector<NetworkOutput> m_outputs;
};

/// A network of OpenCV's computes one picture at a time.
class OpenCvNetwork final : public Network
{
public:
    OpenCvNetwork(cv::dnn::Net net, PackNetwork network) : m_net(std::move(net)), m_network(std::move(network)) {}

    Result<std::unique_ptr<NetworkRun>> start(const cv::Mat& pixels) const override
    {
        return guarded([&]() -> Result<std::unique_ptr<NetworkRun>> {
            const std::vector<float> planes = networkInput(pixels, m_network);
            const int shape[] = {1, 3, m_network.side, m_network.side};
            const cv::Mat input(4, shape, CV_32F, const_cast<float*>(planes.data()));
            std::vector<cv::String> names;
            for (const QString& name : m_network.outputs)
                names.push_back(name.toStdString());
            std::vector<cv::Mat> results;
            const std::lock_guard lock(m_mutex);
            m_net.setInput(input, m_network.input.toStdString());
            m_net.forward(results, names);
            TRY_ASSIGN(std::vector<NetworkOutput> outputs, read, outputsOf(results));
            return std::unique_ptr<NetworkRun>(new FinishedRun(std::move(outputs)));
        });
    }

private:
    Result<std::vector<NetworkOutput>> outputsOf(const std::vector<cv::Mat>& results) const
    {
        std::vector<NetworkOutput> outputs;
        for (std::size_t i = 0; i < results.size(); ++i) {
            const cv::Mat& mat = results[i];
            std::vector<std::size_t> shape;
            for (int d = 0; d < mat.dims; ++d)
                shape.push_back(std::size_t(mat.size[d]));
            if (mat.type() != CV_32F || !mat.isContinuous())
                shape.clear(); // refused below
            TRY_ASSIGN(NetworkOutput output, read,
                       networkOutput(shape, mat.ptr<float>(), m_network.outputs[qsizetype(i)]));
            outputs.push_back(std::move(output));
        }
        return outputs;
    }

    mutable std::mutex m_mutex;
    mutable cv::dnn::Net m_net;
    PackNetwork m_network;
};

class OpenCvEngine final : public NetworkEngine
{
public:
    QString name() const override { return u"opencv"_s; }
    int parallelRuns() const override { return 1; }
    bool offers(NetworkPrecision precision) const override { return precision == NetworkPrecision::Float32; }
    Result<std::unique_ptr<Network>> load(const PackNetwork& network, NetworkPrecision) override
    {
        try {
            cv::dnn::Net net = cv::dnn::readNetFromONNX(network.path.toStdString());
            net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
            net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
            return std::unique_ptr<Network>(new OpenCvNetwork(std::move(net), network));
        } catch (const cv::Exception& error) {
            return fail(ErrorCode::Unavailable, u"OpenCV cannot read the network '%1': %2."_s.arg(
                                                    network.path, QString::fromStdString(error.err)));
        }
    }
};

} // namespace

std::unique_ptr<NetworkEngine> openCvEngine()
{
    return std::make_unique<OpenCvEngine>();
}

} // namespace vitrine
