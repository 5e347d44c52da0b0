#include "core/exchange/table_reader.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QStringEncoder>

using namespace vitrine;

namespace {

Result<TableReader> readerOf(const QByteArray& bytes, const TableOptions& options = {})
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return TableReader::open(std::move(buffer), u"test.csv"_qs, options);
}

struct Read {
    QStringList header;
    std::vector<TableRow> rows;
    std::optional<Error> error;
};

Read readAll(const QByteArray& bytes, const TableOptions& options = {})
{
    Read out;
    Result<TableReader> opened = readerOf(bytes, options);
    if (!opened.ok()) {
        out.error = opened.error();
        return out;
    }
    TableReader reader = std::move(opened).take();
    out.header = reader.header();
    for (;;) {
        Result<std::optional<TableRow>> row = reader.next();
        if (!row.ok()) {
            out.error = row.error();
            return out;
        }
        if (!row.value())
            return out;
        out.rows.push_back(*row.value());
    }
}

/// Endless text without a line break, made as it is read: a gigabyte of one line needs no gigabyte.
class EndlessLine final : public QIODevice
{
public:
    explicit EndlessLine(QByteArray start) : m_start(std::move(start)) { open(QIODevice::ReadOnly); }
    qint64 size() const override { return qint64(1) << 30; }
    qint64 furthest() const { return m_furthest; }

protected:
    qint64 readData(char* data, qint64 count) override
    {
        const qint64 room = std::min(count, size() - pos());
        for (qint64 i = 0; i < room; ++i)
            data[i] = pos() + i < m_start.size() ? m_start[pos() + i] : 'x';
        m_furthest = std::max(m_furthest, pos() + room);
        return room;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_start;
    qint64 m_furthest = 0;
};

/// Fails after the first bytes, like a disk that goes away.
class FailingDevice final : public QIODevice
{
public:
    FailingDevice() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    qint64 size() const override { return 1'000'000; }

protected:
    qint64 readData(char* data, qint64 count) override
    {
        if (pos() >= 300'000)
            return -1;
        for (qint64 i = 0; i < count; ++i)
            data[i] = (pos() + i) % 10 == 9 ? '\n' : (pos() + i) % 10 == 4 ? ',' : 'a';
        return count;
    }
    qint64 writeData(const char*, qint64) override { return -1; }
};

QByteArray encoded(const QString& text, const char* encoding)
{
    QStringEncoder encoder(encoding);
    return encoder(text);
}

} // namespace

class TestTableReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void detect_encodings_areRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<QString>("name");
        const QString chinese = u"sku,name\nA1,有机绿茶 礼盒装\nA2,红茶\n"_qs;
        const QString french = u"sku,name\nA1,Crème brûlée à la carte\nA2,Thé vert été\n"_qs;
        QTest::newRow("UTF-8") << chinese.toUtf8() << TextEncoding::Utf8 << u"有机绿茶 礼盒装"_qs;
        QTest::newRow("UTF-8 with mark") << "\xef\xbb\xbf" + chinese.toUtf8() << TextEncoding::Utf8
                                         << u"有机绿茶 礼盒装"_qs;
        QTest::newRow("UTF-16LE with mark")
            << "\xff\xfe" + encoded(chinese, "UTF-16LE") << TextEncoding::Utf16Le << u"有机绿茶 礼盒装"_qs;
        QTest::newRow("UTF-16BE with mark")
            << "\xfe\xff" + encoded(chinese, "UTF-16BE") << TextEncoding::Utf16Be << u"有机绿茶 礼盒装"_qs;
        QTest::newRow("UTF-16LE without mark")
            << encoded(french, "UTF-16LE") << TextEncoding::Utf16Le << u"Crème brûlée à la carte"_qs;
        QTest::newRow("UTF-16BE without mark")
            << encoded(french, "UTF-16BE") << TextEncoding::Utf16Be << u"Crème brûlée à la carte"_qs;
        QTest::newRow("GB18030") << encoded(chinese, "GB18030") << TextEncoding::Gb18030 << u"有机绿茶 礼盒装"_qs;
        QTest::newRow("Windows-1252") << encoded(french, "windows-1252") << TextEncoding::Windows1252
                                      << u"Crème brûlée à la carte"_qs;
        QTest::newRow("plain ASCII") << QByteArray("sku,name\nA1,Tea\n") << TextEncoding::Utf8 << u"Tea"_qs;
    }
    void detect_encodings_areRead()
    {
        QFETCH(QByteArray, bytes);
        Result<TableReader> opened = readerOf(bytes);
        QVERIFY2(opened.ok(), opened.ok() ? "" : qPrintable(opened.error().detail));
        TableReader reader = std::move(opened).take();
        QTEST(reader.format().encoding.encoding, "encoding");
        QCOMPARE(reader.header(), (QStringList{u"sku"_qs, u"name"_qs}));
        QTEST(reader.next().value()->cells.value(1), "name");
    }

    void detect_lateForeignByte_isNotUtf8()
    {
        QByteArray bytes("sku,name\n");
        for (int i = 0; i < 40000; ++i)
            bytes += "A" + QByteArray::number(i) + ",Tea\n";
        bytes += "B,Th\xe9 vert\n";
        const Read read = readAll(bytes);
        QCOMPARE(read.rows.back().cells.value(1), u"Thé vert"_qs);
    }

    void open_foreignFiles_areRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("XLSX") << QByteArray("PK\x03\x04rest");
        QTest::newRow("old Excel") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1");
        QTest::newRow("picture") << QByteArray("\xff\xd8\xff\xe0");
        QTest::newRow("zeros") << QByteArray(5000, '\0');
        QTest::newRow("UTF-32") << QByteArray("\xff\xfe\0\0s\0\0\0", 8);
    }
    void open_foreignFiles_areRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto opened = readerOf(bytes);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, ErrorCode::InvalidInput);
    }

    void sniff_layouts_areSeen_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<bool>("header");
        QTest::addColumn<bool>("comma");
        QTest::newRow("comma") << QByteArray("sku,price\nA,1.50\nB,2.25\n") << ',' << true << false;
        QTest::newRow("semicolon with decimal comma")
            << QByteArray("sku;price;name\nA;1,50;x\nB;2,25;y, z\n") << ';' << true << true;
        QTest::newRow("tab") << QByteArray("sku\tname\nA\tone, two\n") << '\t' << true << false;
        QTest::newRow("bar") << QByteArray("sku|name\nA|one\n") << '|' << true << false;
        QTest::newRow("commas inside quotes") << QByteArray("sku;name\n\"A,1,2\";\"x,y\"\n") << ';' << true << false;
        QTest::newRow("named by sep=") << QByteArray("sep=;\r\nsku;name\r\nA;b,c,d\r\n") << ';' << true << false;
        QTest::newRow("no header: a number") << QByteArray("A1,12.50\nA2,13.00\n") << ',' << false << false;
        QTest::newRow("no header: a file") << QByteArray("A1,a.jpg\nA2,b.jpg\n") << ',' << false << false;
        QTest::newRow("a year among the names") << QByteArray("sku,2023\n70012,13\n70013,14\n") << ',' << true << false;
        QTest::newRow("wrong quote in the first row")
            << QByteArray("a;b;c\n\"x\"y;1;2\nA;1,2;3,4\nB;1,2;3,4\n") << ';' << true << true;
    }
    void sniff_layouts_areSeen()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(char, delimiter);
        QFETCH(bool, header);
        QFETCH(bool, comma);
        const auto opened = readerOf(bytes);
        QVERIFY(opened.ok());
        const TableFormat& format = opened.value().format();
        QCOMPARE(format.delimiter, QChar(QLatin1Char(delimiter)));
        QCOMPARE(format.header == HeaderRow::Present, header);
        QCOMPARE(format.decimalMark == DecimalMark::Comma, comma);
    }

    void next_cells_areKeptAsText_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QStringList>("cells");
        QTest::newRow("leading zeros") << QByteArray("007,0012.50") << QStringList{u"007"_qs, u"0012.50"_qs};
        QTest::newRow("a ruined number") << QByteArray("A,4.00638E+12") << QStringList{u"A"_qs, u"4.00638E+12"_qs};
        QTest::newRow("doubled quotes") << QByteArray("A,\"say \"\"yes\"\"\"")
                                        << QStringList{u"A"_qs, u"say \"yes\""_qs};
        QTest::newRow("line break inside") << QByteArray("A,\"one\r\ntwo\"") << QStringList{u"A"_qs, u"one\ntwo"_qs};
        QTest::newRow("inches") << QByteArray("A,5\" pipe") << QStringList{u"A"_qs, u"5\" pipe"_qs};
        QTest::newRow("empty quotes") << QByteArray("A,\"\"") << QStringList{u"A"_qs, QString()};
        QTest::newRow("fewer cells") << QByteArray("A") << QStringList{u"A"_qs};
        QTest::newRow("empty cells behind") << QByteArray("A,b,,,") << QStringList{u"A"_qs, u"b"_qs};
        QTest::newRow("spaces stay") << QByteArray(" A , b ") << QStringList{u" A "_qs, u" b "_qs};
    }
    void next_cells_areKeptAsText()
    {
        QFETCH(QByteArray, row);
        QFETCH(QStringList, cells);
        for (const QByteArray& ending : {QByteArray("\n"), QByteArray("\r\n"), QByteArray("\r"), QByteArray()}) {
            const Read read = readAll("sku,name" + (ending.isEmpty() ? "\n" : ending) + row + ending);
            QCOMPARE(read.rows.size(), size_t(1));
            QCOMPARE(read.rows[0].problem, QString());
            QCOMPARE(read.rows[0].cells, cells);
            QCOMPARE(read.rows[0].line, qint64(2));
        }
    }

    void next_brokenRows_areReportedAndSteppedOver_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<int>>("problems");
        QTest::addColumn<QStringList>("skus");
        QTest::newRow("text behind a quote")
            << QByteArray("sku,name\nA,\"x\"y\nB,z\n") << QList<int>{2} << QStringList{u"B"_qs};
        QTest::newRow("a quote never closed")
            << QByteArray("sku,name\nA,\"x\nB,y\nC,z\n") << QList<int>{2} << QStringList{u"B"_qs, u"C"_qs};
        QTest::newRow("a quote closed by a later one")
            << QByteArray("sku,name\nA,\"x\nB,\"y\"\nC,z\n") << QList<int>{2} << QStringList{u"B"_qs, u"C"_qs};
        QTest::newRow("the rest of a broken row is not a row")
            << QByteArray("sku,name\nA,\"one\ntwo\nthree\"x\nC,z\n") << QList<int>{2} << QStringList{u"C"_qs};
        QTest::newRow("too many cells") << QByteArray("sku,name\nA,b,c\nB,z\n") << QList<int>{2}
                                        << QStringList{u"B"_qs};
        QTest::newRow("zero byte") << QByteArray("sku,name\nA,b#c\nB," + QByteArray(90, 'z') + "\n").replace('#', '\0')
                                   << QList<int>{2} << QStringList{u"B"_qs};
        QTest::newRow("lines are counted through quotes") << QByteArray("sku,name\nA,\"1\n2\n3\"\n\nB,\"x\"y\nC,z\n")
                                                          << QList<int>{6} << QStringList{u"A"_qs, u"C"_qs};
    }
    void next_brokenRows_areReportedAndSteppedOver()
    {
        QFETCH(QByteArray, bytes);
        const Read read = readAll(bytes);
        QVERIFY(!read.error);
        QList<int> problems;
        QStringList skus;
        for (const TableRow& row : read.rows) {
            if (row.problem.isEmpty())
                skus.append(row.cells.value(0));
            else
                problems.append(int(row.line));
        }
        QTEST(problems, "problems");
        QTEST(skus, "skus");
    }

    void next_aGigabyteOfOneLine_isRefusedEarly_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("plain") << QByteArray("sku,name\nA,");
        QTest::newRow("in quotes") << QByteArray("sku,name\nA,\"");
        QTest::newRow("from the first byte") << QByteArray("s");
    }
    void next_aGigabyteOfOneLine_isRefusedEarly()
    {
        QFETCH(QByteArray, start);
        auto device = std::make_unique<EndlessLine>(start);
        const EndlessLine* seen = device.get();
        Result<TableReader> opened = TableReader::open(std::move(device), u"big.csv"_qs);
        Error error;
        qint64 furthest = 0;
        if (opened.ok()) {
            TableReader reader = std::move(opened).take();
            const auto row = reader.next();
            QVERIFY(!row.ok());
            error = row.error();
            QVERIFY(reader.next().ok() && !reader.next().value());
            furthest = seen->furthest();
        } else {
            error = opened.error();
        }
        QCOMPARE(error.code, ErrorCode::TooLarge);
        QVERIFY2(error.detail.contains(u"line"), qPrintable(error.detail));
        QVERIFY(furthest <= 65 * 1024 * 1024);
    }

    void next_tooManyCells_isRefused()
    {
        const Read read = readAll("sku,name\n" + QByteArray(5000, ',') + "\n");
        QVERIFY(read.error);
        QCOMPARE(read.error->code, ErrorCode::TooLarge);
    }

    void next_hostileQuotes_endWithinTheBudget()
    {
        TableOptions options;
        options.limits.rescannedChars = 100'000;
        QByteArray bytes("sku,name\n");
        for (int i = 0; i < 2000; ++i)
            bytes += "\"a\n" + QByteArray(200, 'x') + "\nb\"c\n";
        const Read read = readAll(bytes, options);
        QVERIFY(read.error);
        QCOMPARE(read.error->code, ErrorCode::TooLarge);
    }

    void next_aFailingDisk_isReported()
    {
        Result<TableReader> opened = TableReader::open(std::make_unique<FailingDevice>(), u"disk.csv"_qs);
        QVERIFY(opened.ok());
        TableReader reader = std::move(opened).take();
        Result<std::optional<TableRow>> row = reader.next();
        while (row.ok() && row.value())
            row = reader.next();
        QVERIFY(!row.ok());
        QCOMPARE(row.error().code, ErrorCode::Io);
    }

    void next_randomTables_comeBackAsWritten()
    {
        QRandomGenerator random(5);
        const QStringList pieces{u"a"_qs,  u"\""_qs, u"\n"_qs, u","_qs, u";"_qs, u"\t"_qs, u"é"_qs,
                                 u"茶"_qs, u"😀"_qs,  u" "_qs,  u"0"_qs, u"'"_qs, u"="_qs};
        for (int round = 0; round < 150; ++round) {
            const QChar delimiter = QStringLiteral(",;\t|").at(round % 4);
            const int width = random.bounded(2, 6);
            QList<QStringList> table;
            QString text;
            for (int r = 0; r < 30; ++r) {
                QStringList row, quoted;
                for (int c = 0; c < width; ++c) {
                    QString cell = c == 0 ? u"k"_qs : QString();
                    for (int n = random.bounded(6); n > 0; --n)
                        cell += pieces[random.bounded(int(pieces.size()))];
                    row.append(cell);
                    quoted.append(u'"' + QString(cell).replace(u'"', u"\"\""_qs) + u'"');
                }
                table.append(row);
                text += quoted.join(delimiter) + (round % 2 ? u"\n"_qs : u"\r\n"_qs);
            }
            TableOptions options;
            options.delimiter = delimiter;
            options.header = HeaderRow::Absent;
            const Read read = readAll(text.toUtf8(), options);
            QVERIFY(!read.error);
            QCOMPARE(qsizetype(read.rows.size()), table.size());
            for (qsizetype r = 0; r < table.size(); ++r)
                QCOMPARE(read.rows[size_t(r)].cells, table[r]);
        }
    }

    void plainCell_guards_areTakenOff()
    {
        QCOMPARE(plainCell(u"'=1+1"_qs), u"=1+1"_qs);
        QCOMPARE(plainCell(u"'tis"_qs), u"'tis"_qs);
        QCOMPARE(plainCell(u"=\"00123\""_qs), u"00123"_qs);
        QVERIFY(isFormula(u"=HYPERLINK(\"x\")"));
        QVERIFY(!isFormula(u"-5"));
        QVERIFY(lostPrecision(u"4.00638E+12"));
        QVERIFY(lostPrecision(u"4,00638E+12"));
        QVERIFY(!lostPrecision(u"4E"));
    }

    void openFile_absent_isNotFound()
    {
        const auto opened = TableReader::openFile(u"/nonexistent/table.csv"_qs);
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, ErrorCode::NotFound);
    }
};

VITRINE_REGISTER_TEST(TestTableReader)
#include "tst_table_reader.moc"
