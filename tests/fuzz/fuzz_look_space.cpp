// Any bytes as a stored space of search vectors: a line with the method, a line of facts, then the numbers.
#include "core/services/look_space.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace vitrine;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

QByteArray cutLine(QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray line = bytes.left(end);
    bytes = end < 0 ? QByteArray() : bytes.mid(end + 1);
    return line;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    EmbedderInfo info;
    info.engine = QStringLiteral("classical");
    info.parts = {{.dimensions = 3}};
    StoredSpace stored;
    stored.method = QString::fromUtf8(cutLine(bytes));
    stored.facts = QString::fromUtf8(cutLine(bytes));
    stored.numbers = bytes;
    const auto space = spaceFrom(stored, info);
    if (!space)
        return 0;
    require(space->index && space->index->dimensions() > 0);
    const std::vector<float> vector = space->project(std::vector<float>{.6F, .8F, 0});
    require(int(vector.size()) == space->index->dimensions());
    for (const double cosine : {-1.0, -.5, 0.0, .5, 1.0}) {
        const double score = space->facts.curve.score(cosine);
        require(score >= 0 && score <= 1); // no number is neither
        require(std::isfinite(space->facts.curve.cosine(score)));
    }
    return 0;
}
