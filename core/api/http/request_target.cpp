#include "core/api/http/request_target.h"

namespace vitrine {
namespace {

/// What of an absolute form is path and query: "http://host:80/a?b" gives "/a?b". Empty = it is no absolute form.
QByteArray withoutAuthority(const QByteArray& target)
{
    const qsizetype scheme = target.indexOf("://");
    const QByteArray name = target.left(std::max<qsizetype>(scheme, 0)).toLower();
    if (name != "http" && name != "https")
        return {};
    qsizetype authorityEnd = scheme + 3;
    while (authorityEnd < target.size() && target[authorityEnd] != '/' && target[authorityEnd] != '?')
        ++authorityEnd;
    const QByteArray rest = target.sliced(authorityEnd);
    return rest.startsWith('/') ? rest : '/' + rest;
}

} // namespace

std::vector<QByteArray> pathSegments(QByteArrayView rawPath)
{
    std::vector<QByteArray> segments;
    if (rawPath.size() < 2 || rawPath.front() != '/')
        return segments;
    for (qsizetype from = 1; from <= rawPath.size();) {
        qsizetype to = rawPath.indexOf('/', from);
        to = to < 0 ? rawPath.size() : to;
        segments.push_back(percentDecoded(rawPath.sliced(from, to - from)));
        from = to + 1;
    }
    return segments;
}

bool splitTarget(const QByteArray& target, HttpRequest& request)
{
    request.target = target;
    const bool origin = target.startsWith('/');
    const QByteArray local = origin || target == "*" ? target : withoutAuthority(target);
    if (local.isEmpty())
        return false;
    const qsizetype question = local.indexOf('?');
    request.rawPath = question < 0 ? local : local.first(question);
    request.rawQuery = question < 0 ? QByteArray() : local.sliced(question + 1);
    request.segments = pathSegments(request.rawPath);
    request.query = parseParameters(request.rawQuery, false);
    return true;
}

} // namespace vitrine
