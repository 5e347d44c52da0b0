#include "core/exchange/row_values.h"

#include "core/base/text_fold.h"
#include "core/catalog/decimal.h"
#include "core/catalog/product_rules.h"
#include "core/catalog/sku.h"
#include "core/catalog/tag.h"
#include "core/exchange/cell_values.h"

#include <algorithm>

namespace vitrine {
namespace {

/// Reads one row; a method a kind of field.
class RowReader
{
public:
    RowReader(const TableRow& row, const TableImportOptions& options, const QString& table,
              const std::function<void(const TableIssue&)>& issue)
        : m_row(row), m_options(options), m_table(table), m_issue(issue)
    {
        m_out.product.line = row.line;
    }

    void read(const ColumnBinding& binding);
    RowValues take();

private:
    void report(const QString& reason, IssueKind kind = IssueKind::Warning);
    bool refused(const Result<>& checked);
    bool unusableText(const QString& cell);
    void readEmpty();
    void readText(const QString& cell);
    void readSku(const QString& cell);
    void readName(const QString& cell);
    void readDescription(const QString& cell);
    void readGtin(const QString& cell);
    void readBrand(const QString& cell);
    void readPaths(const QString& cell, std::vector<QStringList>& paths);
    void readState(const QString& cell);
    void readPictures(const QString& cell, std::vector<DraftPicture>& pictures);
    void readAttribute(const QString& cell);
    void readShape(const QString& cell);
    void finishPrice();
    void finishPictures();
    void finishAttributePairs();

    const TableRow& m_row;
    const TableImportOptions& m_options;
    const QString& m_table;
    const std::function<void(const TableIssue&)>& m_issue;
    const ColumnBinding* m_binding = nullptr;
    const ColumnBinding* m_priceBinding = nullptr;
    QString m_currency;
    RowValues m_out;
};

void RowReader::report(const QString& reason, IssueKind kind)
{
    TableIssue issue{m_table, m_row.line, 0, {}, reason, kind};
    if (m_binding) {
        issue.column = m_binding->column + 1;
        issue.header = m_binding->header;
    }
    m_issue(issue);
    m_out.usable = m_out.usable && kind == IssueKind::Warning;
}

bool RowReader::refused(const Result<>& checked)
{
    if (!checked.ok())
        report(checked.error().detail);
    return !checked.ok();
}

/// What a spreadsheet or a wrong encoding left of a cell.
bool RowReader::unusableText(const QString& cell)
{
    const IssueKind kind = m_binding->field == TableField::Sku || m_binding->field == TableField::GroupKey
                               ? IssueKind::Error
                               : IssueKind::Warning;
    if (isFormula(cell))
        report(QStringLiteral("The cell holds a formula, not a value; it was left out."), kind);
    else if (cell.contains(QChar(QChar::ReplacementCharacter)))
        report(QStringLiteral("The cell holds broken characters; it was left out."), kind);
    else if (kind == IssueKind::Error && lostPrecision(cell))
        report(QStringLiteral("'%1' was rounded by a spreadsheet; its digits are lost.").arg(cell), kind);
    else
        return false;
    return true;
}

void RowReader::read(const ColumnBinding& binding)
{
    m_binding = &binding;
    if (binding.field == TableField::Ignored || binding.column >= m_row.cells.size())
        return;
    const QString cell = plainCell(m_row.cells[binding.column]);
    if (cell.trimmed().isEmpty())
        return readEmpty();
    if (!unusableText(cell))
        readText(cell);
}

void RowReader::readEmpty()
{
    if (m_binding->empty == EmptyCell::Keeps)
        return;
    ProductDraft& product = m_out.product;
    switch (m_binding->field) {
    case TableField::Description:
        product.clears.push_back(DraftClear::Description);
        break;
    case TableField::Gtin:
        product.clears.push_back(DraftClear::Gtin);
        break;
    case TableField::Brand:
        product.clears.push_back(DraftClear::Brand);
        break;
    case TableField::Price:
        product.clears.push_back(DraftClear::Price);
        break;
    case TableField::Tags:
        product.clears.push_back(DraftClear::Tags);
        break;
    case TableField::Category:
        product.clears.push_back(DraftClear::Categories);
        break;
    case TableField::Attribute:
        product.clearAttributes.append(m_binding->key);
        break;
    default:
        break;
    }
}

void RowReader::readText(const QString& cell)
{
    switch (m_binding->field) {
    case TableField::Sku:
        return readSku(cell);
    case TableField::Name:
        return readName(cell);
    case TableField::Description:
        return readDescription(cell);
    case TableField::Gtin:
        return readGtin(cell);
    case TableField::Brand:
        return readBrand(cell);
    case TableField::Category:
        if (m_binding->empty == EmptyCell::Clears || m_binding->form == CellForm::AnglePaths)
            m_out.product.clears.push_back(DraftClear::Categories);
        return readPaths(cell, m_out.product.categories);
    case TableField::Tags:
        if (m_binding->empty == EmptyCell::Clears || m_binding->form == CellForm::EscapedWords)
            m_out.product.clears.push_back(DraftClear::Tags);
        return readPaths(cell, m_out.product.tags);
    case TableField::State:
        return readState(cell);
    case TableField::Picture:
        return readPictures(cell, m_out.product.pictures);
    case TableField::VariantPicture:
        return readPictures(cell, m_out.variantPictures);
    case TableField::Attribute:
        return readAttribute(cell);
    default:
        return readShape(cell);
    }
}

void RowReader::readSku(const QString& cell)
{
    Result<QString> sku = normalizedSku(cell);
    if (sku.ok())
        m_out.product.sku = std::move(sku).take();
    else
        report(sku.error().detail, IssueKind::Error);
}

void RowReader::readName(const QString& cell)
{
    LocalizedText name;
    name.set(m_binding->language, cellText(cell, m_binding->form).simplified());
    if (!refused(checkProductName(name)))
        m_out.product.name.set(m_binding->language, name.exact(m_binding->language));
}

void RowReader::readDescription(const QString& cell)
{
    LocalizedText text;
    text.set(m_binding->language, cellText(cell, m_binding->form));
    if (!refused(checkProductDescription(text)))
        m_out.product.description.set(m_binding->language, text.exact(m_binding->language));
}

void RowReader::readGtin(const QString& cell)
{
    const Result<CellGtin> gtin = cellGtin(cell);
    if (!gtin.ok())
        return report(gtin.error().detail);
    if (gtin.value().restored)
        report(QStringLiteral("'%1' had lost its leading zero; it was read as %2.")
                   .arg(cell.trimmed(), gtin.value().digits));
    m_out.product.gtin = gtin.value().digits;
}

void RowReader::readBrand(const QString& cell)
{
    const QString brand = cell.simplified();
    if (!refused(checkBrand(brand)))
        m_out.product.brand = brand;
}

void RowReader::readPaths(const QString& cell, std::vector<QStringList>& paths)
{
    Result<std::vector<QStringList>> read = cellPaths(cell, m_binding->form);
    if (!read.ok())
        return report(read.error().detail);
    for (QStringList& path : read.value()) {
        if (std::find(paths.begin(), paths.end(), path) == paths.end())
            paths.push_back(std::move(path));
    }
}

void RowReader::readState(const QString& cell)
{
    const std::optional<ProductState> state = cellState(cell, m_binding->form);
    if (state)
        m_out.product.state = state;
    else
        report(QStringLiteral("'%1' is not a state; use draft, active, archived or blocked.")
                   .arg(cell.trimmed().left(40)));
}

void RowReader::readPictures(const QString& cell, std::vector<DraftPicture>& pictures)
{
    Result<std::vector<DraftPicture>> read = cellPictures(cell, m_binding->form);
    if (!read.ok())
        return report(read.error().detail);
    pictures.insert(pictures.end(), read.value().begin(), read.value().end());
}

void RowReader::readAttribute(const QString& cell)
{
    DraftAttribute attribute{m_binding->key, m_binding->header, m_binding->type, {}, m_binding->unit};
    QString value = cellText(cell, m_binding->form);
    if (value.size() > kMaxDescriptionChars)
        return report(
            QStringLiteral("The text is longer than %1 characters; it was left out.").arg(kMaxDescriptionChars));
    if (hasControlCharacters(value, Lines::Many))
        return report(QStringLiteral("The cell holds control characters; it was left out."));
    if (attribute.type == AttributeType::Number) {
        const Result<Decimal> number = Decimal::parse(value);
        if (!number.ok())
            return report(number.error().detail);
        value = number.value().text();
    } else if (attribute.type == AttributeType::YesNo) {
        const std::optional<bool> flag = cellFlag(value);
        if (!flag)
            return report(QStringLiteral("'%1' is neither yes nor no.").arg(value.left(40)));
        value = *flag ? QStringLiteral("1") : QStringLiteral("0");
    }
    attribute.value = value;
    m_out.product.attributes.push_back(attribute);
}

/// Cells that say how rows belong together.
void RowReader::readShape(const QString& cell)
{
    const QString text = cell.trimmed();
    switch (m_binding->field) {
    case TableField::GroupKey:
        m_out.groupKey = text;
        break;
    case TableField::RowType:
        m_out.rowType = text.section(u',', 0, 0).trimmed().toLower();
        break;
    case TableField::RowId:
        m_out.rowId = text;
        break;
    case TableField::Parent:
        m_out.parent = text;
        break;
    case TableField::Price:
        m_out.priceText = text;
        m_priceBinding = m_binding;
        break;
    case TableField::Currency:
        m_currency = text.toUpper();
        break;
    case TableField::OptionName:
        m_out.optionNames[m_binding->number] = text;
        break;
    case TableField::OptionValue:
        m_out.optionValues[m_binding->number] = text;
        break;
    case TableField::AttributeName:
        m_out.attributeNames[m_binding->number] = text;
        break;
    case TableField::AttributeValues:
        m_out.attributeValues[m_binding->number] = cellWords(cell, m_binding->form);
        break;
    case TableField::Related:
        m_out.related.append(cellWords(cell, m_binding->form));
        break;
    case TableField::Accessories:
        m_out.accessories.append(cellWords(cell, m_binding->form));
        break;
    case TableField::PicturePosition:
        m_out.picturePosition = text.toInt();
        break;
    case TableField::PictureAlt:
        m_out.pictureAlt = text;
        break;
    default:
        break;
    }
}

void RowReader::finishPrice()
{
    if (m_out.priceText.isEmpty())
        return;
    m_binding = m_priceBinding;
    QString currency = m_options.defaultCurrency;
    if (isCurrencyCode(m_currency))
        currency = m_currency;
    else if (!m_binding->currency.isEmpty())
        currency = m_binding->currency;
    const Result<Money> price = parseMoney(m_out.priceText, currency);
    if (!price.ok())
        return report(price.error().detail);
    if (!refused(checkPrice(price.value())))
        m_out.product.price = price.value();
}

void RowReader::finishPictures()
{
    for (DraftPicture& picture : m_out.product.pictures) {
        picture.title = m_out.pictureAlt;
        picture.order = std::max(0, m_out.picturePosition);
    }
}

/// WooCommerce: "Attribute 2 name" and "Attribute 2 value(s)" are one attribute.
void RowReader::finishAttributePairs()
{
    for (const auto& [number, name] : m_out.attributeNames) {
        const QString key = attributeKey(name);
        const QStringList values = m_out.attributeValues[number];
        if (!key.isEmpty() && !values.isEmpty())
            m_out.product.attributes.push_back({key, name.simplified(), AttributeType::ManyOf, values.join(u'\n'), {}});
    }
}

RowValues RowReader::take()
{
    finishPrice();
    finishPictures();
    finishAttributePairs();
    return std::move(m_out);
}

} // namespace

RowValues rowValues(const TableRow& row, const TableMapping& mapping, const TableImportOptions& options,
                    const QString& table, const std::function<void(const TableIssue&)>& issue)
{
    RowReader reader(row, options, table, issue);
    for (const ColumnBinding& binding : mapping.columns)
        reader.read(binding);
    return reader.take();
}

} // namespace vitrine
