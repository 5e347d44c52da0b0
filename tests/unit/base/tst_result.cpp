#include "core/base/result.h"
#include "tests/support/test_registry.h"

using namespace vitrine;

namespace {
Result<int> half(int value)
{
    if (value % 2 != 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 is odd.").arg(value));
    return value / 2;
}

Result<int> quarter(int value)
{
    TRY_ASSIGN(const int halved, first, half(value));
    TRY_ASSIGN(const int result, second, half(halved));
    return result;
}
} // namespace

class TestResult : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tryAssign_success_unwrapsTheValue() { QCOMPARE(quarter(12).value(), 3); }

    void tryAssign_failureInTheSecond_returnsItsError()
    {
        const auto result = quarter(6);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QCOMPARE(result.error().detail, QStringLiteral("3 is odd."));
    }

    void errorCodeName_everyCode_isNamed()
    {
        for (int code = 0; code <= int(ErrorCode::Internal); ++code)
            QVERIFY(!errorCodeName(ErrorCode(code)).isEmpty());
    }
};

VITRINE_REGISTER_TEST(TestResult)
#include "tst_result.moc"
