#include "tests/bench/bench_context.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTextStream>

#include <array>
#include <cmath>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kAdjectives{"Golden", "Red",    "Fresh", "Organic", "Classic", "Mild",     "Dark",   "Light",
                                 "Wild",   "Smoked", "Sweet", "Crisp",   "Royal",   "Northern", "Alpine", "Coastal"};
constexpr std::array kNouns{"Apple", "Pear",  "Tea",   "Coffee", "Chair", "Lamp",    "Yoghurt", "Milk",
                            "Bread", "Juice", "Melon", "Pepper", "Onion", "Cabbage", "Bottle",  "Basket"};
constexpr std::array kSyllables{"ka", "lo", "mi", "ra", "ten", "vor", "zu", "pel", "shi", "nor", "bea", "gru"};
constexpr std::array kChinese{u"金色苹果", u"新鲜牛奶", u"有机蔬菜", u"红茶", u"咖啡豆", u"木椅", u"台灯", u"果汁"};

/// Zipf-like: low indexes are common, high ones rare, as words of real catalogues are.
size_t skewed(QRandomGenerator& random, size_t count)
{
    const double share = random.generateDouble();
    return std::min(count - 1, size_t(double(count) * share * share));
}

QString rareWord(QRandomGenerator& random)
{
    QString word;
    for (int i = 0; i < 3; ++i)
        word += QLatin1String(kSyllables[size_t(random.bounded(int(kSyllables.size())))]);
    return word;
}

template <size_t N>
QString pick(QRandomGenerator& random, const std::array<const char*, N>& words)
{
    return QString::fromLatin1(words[skewed(random, N)]);
}

} // namespace

void writeProductTable(const QString& path, qint64 products, quint32 seed)
{
    QRandomGenerator random(seed);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        stop("writing a table", fail(ErrorCode::Io, file.errorString()));
    QTextStream out(&file);
    out << "sku,name,name_zh,brand,price,currency,category,tags,description,net_weight,origin\n";
    for (qint64 i = 0; i < products; ++i) {
        const QString noun = pick(random, kNouns);
        out << u"V%1,"_s.arg(i, 7, 10, QChar(u'0')) << pick(random, kAdjectives) << ' ' << rareWord(random) << ' '
            << noun << ',' << QString::fromUtf16(kChinese[size_t(random.bounded(int(kChinese.size())))]) << ",Brand "
            << skewed(random, 200) << ',' << random.bounded(1, 500) << '.' << random.bounded(10, 99) << ",EUR,Goods/"
            << noun << "s,\"" << pick(random, kAdjectives).toLower() << ',' << rareWord(random).left(4) << "\",\"A "
            << pick(random, kAdjectives).toLower() << ' ' << noun.toLower() << " from " << rareWord(random)
            << ", made of " << rareWord(random) << ".\"," << random.bounded(10, 5000) << ',' << rareWord(random).left(6)
            << '\n';
    }
}

QStringList sampleQueries(int count, quint32 seed)
{
    QRandomGenerator random(seed);
    QStringList queries;
    for (int i = 0; i < count; ++i) {
        switch (i % 6) {
        case 0:
            queries << pick(random, kAdjectives);
            break;
        case 1:
            queries << rareWord(random);
            break;
        case 2:
            queries << pick(random, kAdjectives) + u' ' + pick(random, kNouns);
            break;
        case 3:
            queries << rareWord(random).left(3);
            break;
        case 4:
            queries << QString::fromUtf16(kChinese[size_t(random.bounded(int(kChinese.size())))]).left(2);
            break;
        default:
            queries << rareWord(random) + u' ' + pick(random, kNouns) + u" price:10..200"_s;
        }
    }
    return queries;
}

} // namespace vitrine::bench
