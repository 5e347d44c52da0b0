#include "core/api/calls/faults.h"

#include "core/api/calls/family_errors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxDelayMs = 60'000;

bool fits(const QByteArray& pattern, const QByteArray& operation)
{
    return pattern == "*" || pattern == operation ||
           (pattern.endsWith(".*") && operation.startsWith(QByteArrayView(pattern).chopped(1)));
}

Error invalid(const QString& detail)
{
    return fail(ErrorCode::InvalidInput, detail);
}

/// One word of a fault, from a file or a header. `value` is null where a header has none.
Result<> setWord(InjectedFault& fault, const QString& word, const QVariant& value)
{
    bool number = true;
    if (word == u"operation"_s)
        fault.operation = value.toString().toUtf8();
    else if (word == u"delay_ms"_s || word == u"delay"_s)
        fault.delayMs = value.toInt(&number);
    else if (word == u"status"_s)
        fault.status = value.toInt(&number);
    else if (word == u"code"_s)
        fault.errorCode = value.toString().toUtf8();
    else if (word == u"drop"_s)
        fault.drop = value.isNull() || value.toBool();
    else if (word == u"calls_per_second"_s)
        fault.callsPerSecond = value.toDouble(&number);
    else if (word == u"every_nth"_s)
        fault.everyNth = value.toInt(&number);
    else
        return invalid(u"A fault has no word '%1'."_s.arg(word.left(40)));
    return number ? Result<>() : Result<>(invalid(u"The fault's '%1' is not a number."_s.arg(word)));
}

Result<> checkFault(const InjectedFault& fault)
{
    if (fault.operation.isEmpty())
        return invalid(u"A fault needs an operation (\"metastudio.CreateProduct\", \"metastudio.*\" or \"*\")."_s);
    if (fault.delayMs < 0 || fault.delayMs > kMaxDelayMs)
        return invalid(u"A fault's delay is 0 to %1 ms."_s.arg(kMaxDelayMs));
    if (fault.status != 0 && (fault.status < 400 || fault.status > 599))
        return invalid(u"A fault's status is 400 to 599."_s);
    if (fault.callsPerSecond < 0 || fault.everyNth < 1)
        return invalid(u"A fault's calls_per_second is not negative and its every_nth at least 1."_s);
    return {};
}

} // namespace

std::vector<InjectedFault> FaultBoard::faults() const
{
    const std::lock_guard lock(m_mutex);
    return m_faults;
}

void FaultBoard::set(std::vector<InjectedFault> faults)
{
    const std::lock_guard lock(m_mutex);
    m_faults = std::move(faults);
    m_counts.assign(m_faults.size(), {});
}

bool FaultBoard::isOverRate(const InjectedFault& fault, Count& count, qint64 nowMs) const
{
    const double deepest = std::max(1.0, fault.callsPerSecond);
    const double refill = double(nowMs - count.atMs) * fault.callsPerSecond / 1000;
    count.allowance = count.allowance < 0 ? deepest : std::min(deepest, count.allowance + refill);
    count.atMs = nowMs;
    if (count.allowance < 1)
        return true;
    count.allowance -= 1;
    return false;
}

FaultVerdict FaultBoard::apply(const InjectedFault& fault, const Route& route) const
{
    FaultVerdict verdict;
    verdict.delayMs = std::clamp(fault.delayMs, 0, kMaxDelayMs);
    verdict.drop = fault.drop;
    if (fault.status == 0 && fault.errorCode.isEmpty())
        return verdict;
    ApiFailure failure = transportFailure(route.family, fault.status == 0 ? 400 : fault.status, {});
    if (!fault.errorCode.isEmpty())
        failure.code = fault.errorCode;
    failure.message = u"An injected fault."_s;
    verdict.failure = failure;
    return verdict;
}

FaultVerdict FaultBoard::check(const HttpRequest& request, const Route& route, qint64 nowMs)
{
    if (const auto header = request.headers.find("X-Vitrine-Fault"); header && request.loopback) {
        const auto fault = parseFaultHeader(*header);
        if (fault.ok())
            return apply(fault.value(), route);
        FaultVerdict verdict;
        verdict.failure = familyErrors(route.family).malformed;
        verdict.failure->message = fault.error().detail;
        return verdict;
    }
    const std::lock_guard lock(m_mutex);
    for (size_t i = 0; i < m_faults.size(); ++i) {
        const InjectedFault& fault = m_faults[i];
        if (!fits(fault.operation, route.operation))
            continue;
        Count& count = m_counts[i];
        if (++count.calls % std::max(1, fault.everyNth) != 0)
            return {};
        if (fault.callsPerSecond <= 0)
            return apply(fault, route);
        FaultVerdict verdict;
        verdict.delayMs = std::clamp(fault.delayMs, 0, kMaxDelayMs);
        if (isOverRate(fault, count, nowMs))
            verdict.failure = familyErrors(route.family).throttled;
        return verdict;
    }
    return {};
}

Result<std::vector<InjectedFault>> parseFaults(const QByteArray& json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isArray())
        return invalid(u"The list of faults is not a JSON list (%1)."_s.arg(problem.errorString()));
    std::vector<InjectedFault> faults;
    for (const QJsonValue& each : document.array()) {
        if (!each.isObject())
            return invalid(u"Fault %1 of the list is not an object."_s.arg(faults.size() + 1));
        InjectedFault fault;
        const QJsonObject words = each.toObject();
        for (auto word = words.begin(); word != words.end(); ++word)
            TRY_VOID(setWord(fault, word.key(), word.value().toVariant()));
        TRY_VOID(checkFault(fault));
        faults.push_back(fault);
    }
    return faults;
}

Result<InjectedFault> parseFaultHeader(const QByteArray& value)
{
    InjectedFault fault;
    fault.operation = "*";
    for (const QByteArray& part : value.split(';')) {
        const QByteArray pair = part.trimmed();
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QString word = QString::fromUtf8(equals < 0 ? pair : pair.left(equals)).trimmed();
        const QVariant given = equals < 0 ? QVariant() : QVariant(QString::fromUtf8(pair.sliced(equals + 1).trimmed()));
        TRY_VOID(setWord(fault, word, given));
    }
    TRY_VOID(checkFault(fault));
    return fault;
}

} // namespace vitrine
