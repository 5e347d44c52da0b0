#include "core/jobs/stream_pieces.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {

Result<qint64> forEachPiece(QIODevice& from, const QString& name, const JobContext& job, const PieceSink& sink)
{
    constexpr qint64 kPieceBytes = 1 << 20;
    const qint64 total = from.size();
    QByteArray buffer(std::min(total + 1, kPieceBytes), Qt::Uninitialized);
    for (qint64 done = 0;;) {
        TRY_VOID(job.checkpoint());
        const qint64 got = from.read(buffer.data(), buffer.size());
        if (got < 0)
            return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(name, from.errorString()));
        if (got == 0)
            return done;
        TRY_VOID(sink(QByteArrayView(buffer.constData(), got)));
        done += got;
        if (total > kPieceBytes)
            job.report({done, total, name});
    }
}

} // namespace vitrine
