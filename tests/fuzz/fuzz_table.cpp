// Any bytes as a table: must end in rows, row problems or one error; never crash, hang or grow.
#include "core/exchange/table_import.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

using namespace vitrine;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkDraft(const ProductDraft& draft)
{
    require(!draft.sku.isEmpty() || draft.gtin || !draft.name.isEmpty());
    require(draft.sku.size() <= 256 && draft.line >= 1);
    require(!draft.price || draft.price->minor >= 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(reinterpret_cast<const char*>(data), int(size));
    buffer->open(QIODevice::ReadOnly);
    TableOptions options;
    options.limits = {.rowChars = 4096, .cells = 64, .rescannedChars = 65536};
    Result<TableReader> opened = TableReader::open(std::move(buffer), QStringLiteral("fuzz"), options);
    if (!opened.ok())
        return 0;
    TableReader reader = std::move(opened).take();
    const int columns = std::max(2, int(reader.header().size()));
    Result<TableMapping> mapping = mapColumns(reader.header(), columns, {});
    if (!mapping.ok())
        return 0;
    qint64 lastErrorLine = 0;
    TableSink sink;
    sink.product = [](ProductDraft&& draft) {
        checkDraft(draft);
        return Result<>();
    };
    sink.issue = [&lastErrorLine](const TableIssue& issue) {
        require(!issue.reason.isEmpty() && issue.line >= 1);
        lastErrorLine = issue.line;
    };
    const Result<TableSummary> summary = importTable(reader, mapping.value(), {QStringLiteral("EUR")}, sink);
    require(!summary.ok() || summary.value().rows <= qint64(size) + 1);
    return 0;
}
