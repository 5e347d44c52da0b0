#include "core/vision/network.h"

#ifdef VITRINE_OPENVINO
#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <openvino/openvino.hpp>
#include <thread>
#endif

namespace vitrine {

using namespace Qt::StringLiterals;

#ifdef VITRINE_OPENVINO
namespace {

/// Requests of one network, handed to one run at a time.
class RequestPool
{
public:
    RequestPool(ov::CompiledModel& model, int count)
    {
        for (int i = 0; i < count; ++i)
            m_idle.push_back(model.create_infer_request());
    }
    ov::InferRequest take()
    {
        std::unique_lock lock(m_mutex);
        m_given.wait(lock, [this] { return !m_idle.empty(); });
        ov::InferRequest request = m_idle.back();
        m_idle.pop_back();
        return request;
    }
    void giveBack(ov::InferRequest request)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_idle.push_back(std::move(request));
        }
        m_given.notify_one();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_given;
    std::vector<ov::InferRequest> m_idle;
};

Error engineError(const char* words)
{
    return fail(ErrorCode::Unavailable, u"OpenVINO failed: %1."_s.arg(QString::fromUtf8(words).simplified()));
}

class OpenVinoRun final : public NetworkRun
{
public:
    OpenVinoRun(std::shared_ptr<RequestPool> pool, ov::InferRequest request, const QStringList& outputs)
        : m_pool(std::move(pool)), m_request(std::move(request)), m_outputs(outputs)
    {}
    ~OpenVinoRun() override
    {
        finish();
        m_pool->giveBack(std::move(m_request));
    }
    Result<std::vector<NetworkOutput>> wait() override
    {
        if (const QString problem = finish(); !problem.isEmpty())
            return engineError(problem.toUtf8().constData());
        std::vector<NetworkOutput> outputs;
        try {
            for (const QString& name : m_outputs) {
                const ov::Tensor tensor = m_request.get_tensor(name.toStdString());
                const ov::Shape shape = tensor.get_shape();
                TRY_ASSIGN(NetworkOutput output, read, networkOutput(shape, tensor.data<float>(), name));
                outputs.push_back(std::move(output));
            }
        } catch (const ov::Exception& error) {
            return engineError(error.what());
        }
        return outputs;
    }

private:
    /// Empty = it went well.
    QString finish()
    {
        try {
            m_request.wait();
            return {};
        } catch (const std::exception& error) { // the plugin's own kinds too
            return QString::fromUtf8(error.what());
        }
    }
    std::shared_ptr<RequestPool> m_pool;
    ov::InferRequest m_request;
    QStringList m_outputs;
};

class OpenVinoNetwork final : public Network
{
public:
    OpenVinoNetwork(ov::CompiledModel model, PackNetwork network, int requests)
        : m_model(std::move(model)), m_network(std::move(network)),
          m_pool(std::make_shared<RequestPool>(m_model, requests))
    {}

    Result<std::unique_ptr<NetworkRun>> start(const cv::Mat& pixels) const override
    {
        const std::vector<float> planes = networkInput(pixels, m_network);
        ov::InferRequest request = m_pool->take();
        try {
            ov::Tensor input = request.get_tensor(m_network.input.toStdString());
            if (input.get_size() != planes.size()) {
                m_pool->giveBack(std::move(request));
                return engineError("the input has another size than the pack says");
            }
            std::memcpy(input.data<float>(), planes.data(), planes.size() * sizeof(float));
            request.start_async();
        } catch (const ov::Exception& error) {
            m_pool->giveBack(std::move(request));
            return engineError(error.what());
        }
        return std::unique_ptr<NetworkRun>(new OpenVinoRun(m_pool, std::move(request), m_network.outputs));
    }

private:
    ov::CompiledModel m_model;
    PackNetwork m_network;
    std::shared_ptr<RequestPool> m_pool;
};

/// The outputs that a pack asks for may be inner nodes, and its networks may leave sizes open.
std::shared_ptr<ov::Model> preparedModel(ov::Core& core, const PackNetwork& network)
{
    std::shared_ptr<ov::Model> model = core.read_model(network.path.toStdString());
    const auto side = network.side;
    model->reshape({{network.input.toStdString(), ov::PartialShape{1, 3, side, side}}});
    for (const QString& name : network.outputs)
        (void)model->output(name.toStdString()); // throws for one that is not there
    return model;
}

class OpenVinoEngine final : public NetworkEngine
{
public:
    OpenVinoEngine() : m_runs(std::clamp(int(std::thread::hardware_concurrency()), 1, 16)) {}
    QString name() const override { return u"openvino"_s; }
    int parallelRuns() const override { return m_runs; }
    bool offers(NetworkPrecision precision) const override
    {
        if (precision == NetworkPrecision::Float32)
            return true;
        const auto abilities = m_core.get_property("CPU", ov::device::capabilities);
        return std::ranges::find(abilities, ov::device::capability::BF16) != abilities.end();
    }
    Result<std::unique_ptr<Network>> load(const PackNetwork& network, NetworkPrecision precision) override
    {
        try {
            const auto exactness = precision == NetworkPrecision::Bfloat16 ? ov::element::bf16 : ov::element::f32;
            ov::CompiledModel model = m_core.compile_model(
                preparedModel(m_core, network), "CPU", ov::hint::inference_precision(exactness),
                ov::num_streams(m_runs), ov::inference_num_threads(m_runs), ov::hint::enable_cpu_pinning(false));
            return std::unique_ptr<Network>(new OpenVinoNetwork(std::move(model), network, m_runs + 1));
        } catch (const std::exception& error) { // readers of damaged files throw more than ov::Exception
            return engineError(error.what());
        }
    }

private:
    mutable ov::Core m_core;
    int m_runs;
};

} // namespace

std::unique_ptr<NetworkEngine> openVinoEngine()
{
    try {
        return std::make_unique<OpenVinoEngine>();
    } catch (const std::exception& error) {
        qWarning("OpenVINO cannot be used: %s", error.what());
        return nullptr;
    }
}
#else
std::unique_ptr<NetworkEngine> openVinoEngine()
{
    return nullptr;
}
#endif

} // namespace vitrine
