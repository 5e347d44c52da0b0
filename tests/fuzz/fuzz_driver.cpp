// Runs a fuzz target without a fuzzer: over the seeds it is given, then over seeded random changes of them, so that the
// ordinary test run (with its sanitizers) walks the same code. With clang, VITRINE_FUZZ=ON links libFuzzer instead.
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cstdint>
#include <cstdio>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int* argc, char*** argv); // what a target need not have

namespace {

constexpr int kDefaultRounds = 3000;
constexpr qsizetype kMaxBytes = 64 * 1024;

void runOne(const QByteArray& bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(bytes.constData()), size_t(bytes.size()));
}

/// One change: a byte, a cut, a doubled piece, a piece of another seed, or a byte that parsers care about.
void change(QByteArray& bytes, const QByteArray& other, QRandomGenerator& random)
{
    static const QByteArray special("\"\n\r,;\t|\\'=\0\xff\xfe\xef\x80<&/", 18);
    const auto place = [&random](const QByteArray& in) { return random.bounded(int(in.size()) + 1); };
    const int at = place(bytes);
    switch (random.bounded(5)) {
    case 0:
        bytes.insert(at, char(random.bounded(256)));
        break;
    case 1:
        bytes.remove(at, random.bounded(16) + 1);
        break;
    case 2:
        bytes.insert(at, bytes.mid(place(bytes), random.bounded(64)));
        break;
    case 3:
        bytes.insert(at, other.mid(place(other), random.bounded(64)));
        break;
    default:
        bytes.replace(at, 1, QByteArray(1, special[random.bounded(int(special.size()))]));
        break;
    }
    bytes.truncate(kMaxBytes);
}

} // namespace

int main(int argc, char** argv)
{
    if (LLVMFuzzerInitialize)
        LLVMFuzzerInitialize(&argc, &argv);
    const QDir folder(QString::fromLocal8Bit(argc > 1 ? argv[1] : "."));
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : kDefaultRounds;
    std::vector<QByteArray> seeds{QByteArray()};
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            seeds.push_back(file.readAll());
    }
    for (const QByteArray& seed : seeds)
        runOne(seed);
    QRandomGenerator random(20240229);
    const auto any = [&] { return seeds[size_t(random.bounded(int(seeds.size())))]; };
    for (int round = 0; round < rounds; ++round) {
        QByteArray bytes = any();
        for (int changes = random.bounded(8) + 1; changes > 0; --changes)
            change(bytes, any(), random);
        runOne(bytes);
    }
    std::printf("%zu seeds, %d changed inputs\n", seeds.size() - 1, rounds);
    return seeds.size() > 1 ? 0 : 2;
}
