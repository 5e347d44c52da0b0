#include "tests/bench/figure.h"

#include "tests/support/process_memory.h"

#include <QFile>
#include <QJsonArray>
#include <QSysInfo>

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <thread>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

QString target(const Figure& figure)
{
    if (figure.atLeast)
        return u"at least %1"_s.arg(*figure.atLeast);
    if (figure.atMost)
        return u"at most %1"_s.arg(*figure.atMost);
    return {};
}

QString number(double value)
{
    return QString::number(value, 'f', value >= 100 ? 0 : value >= 10 ? 1 : 3);
}

QString fieldOf(const QString& path, const QString& key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(key))
            return line.section(u':', 1).trimmed();
    }
    return {};
}

} // namespace

void Report::add(Figure figure)
{
    const QString verdict = !figure.atLeast && !figure.atMost ? QString() : figure.met() ? u"met"_s : u"MISSED"_s;
    std::fprintf(stderr, "%-8s %9lld  %-52s %12s %-10s %s %s\n", qPrintable(figure.group), (long long)(figure.size),
                 qPrintable(figure.name), qPrintable(number(figure.value)), qPrintable(figure.unit),
                 qPrintable(target(figure)), qPrintable(verdict));
    m_figures.push_back(std::move(figure));
}

QString Report::table() const
{
    QString text = u"| group | products | what | measured | to reach | |\n|---|---:|---|---:|---|---|\n"_s;
    for (const Figure& figure : m_figures) {
        const bool wanted = figure.atLeast || figure.atMost;
        text += u"| %1 | %2 | %3 | %4 %5 | %6 | %7 |\n"_s.arg(
            figure.group, figure.size > 0 ? QString::number(figure.size) : QString(), figure.name, number(figure.value),
            figure.unit, target(figure),
            !wanted        ? QString()
            : figure.met() ? u"met"_s
                           : u"**missed**"_s);
    }
    return text;
}

QJsonObject Report::json() const
{
    QJsonArray list;
    for (const Figure& figure : m_figures) {
        QJsonObject object{{u"group"_s, figure.group},
                           {u"name"_s, figure.name},
                           {u"products"_s, figure.size},
                           {u"value"_s, figure.value},
                           {u"unit"_s, figure.unit}};
        if (figure.atLeast)
            object.insert(u"at_least"_s, *figure.atLeast);
        if (figure.atMost)
            object.insert(u"at_most"_s, *figure.atMost);
        if (figure.atLeast || figure.atMost)
            object.insert(u"met"_s, figure.met());
        list.append(object);
    }
    return {{u"machine"_s, machine()}, {u"figures"_s, list}};
}

QJsonObject machine()
{
    return {{u"processor"_s, fieldOf(u"/proc/cpuinfo"_s, u"model name"_s)},
            {u"cores"_s, int(std::thread::hardware_concurrency())},
            {u"memory"_s, fieldOf(u"/proc/meminfo"_s, u"MemTotal"_s)},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"compiler"_s, QStringLiteral(VITRINE_COMPILER)},
            {u"build"_s, QStringLiteral(VITRINE_BUILD_TYPE)}};
}

double processorSeconds()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double percentile(std::vector<double> samples, double share)
{
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    return samples[std::min(samples.size() - 1, size_t(double(samples.size()) * share))];
}

double residentMegabytes()
{
    malloc_trim(0); // what was freed earlier would hide what is taken next
    return double(test::processMemory("VmRSS")) / (1024 * 1024);
}

} // namespace vitrine::bench
