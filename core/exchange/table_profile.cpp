#include "core/exchange/table_profile.h"

#include "core/base/text_fold.h"
#include "core/catalog/language.h"
#include "core/catalog/money.h"
#include "core/catalog/product_rules.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <optional>

namespace vitrine {
namespace {

/// What the wildcards of an alias stood for.
struct AliasMatch {
    int number = 0;
    QString rest;
    QString currency;
};

bool isNumber(QStringView word)
{
    return !word.isEmpty() && word.size() <= 4 &&
           std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// One word of a header against one of an alias; '#' may also end a word ("option#").
bool wordMatches(QStringView word, QStringView pattern, AliasMatch& match)
{
    if (pattern == u"@") {
        const QString code = word.toString().toUpper();
        match.currency = code;
        return isCurrencyCode(code);
    }
    if (!pattern.endsWith(u'#'))
        return word == pattern;
    const QStringView stem = pattern.chopped(1);
    if (!word.startsWith(stem) || !isNumber(word.mid(stem.size())))
        return false;
    match.number = word.mid(stem.size()).toInt();
    return true;
}

std::optional<AliasMatch> matchAlias(QStringView folded, QStringView alias)
{
    const auto words = folded.split(u' ');
    const auto patterns = alias.split(u' ');
    const bool open = patterns.last() == u"*";
    const qsizetype fixed = patterns.size() - (open ? 1 : 0);
    if (open ? words.size() <= fixed : words.size() != fixed)
        return std::nullopt;
    AliasMatch match;
    for (qsizetype i = 0; i < fixed; ++i) {
        if (!wordMatches(words[i], patterns[i], match))
            return std::nullopt;
    }
    QStringList rest;
    for (qsizetype i = fixed; i < words.size(); ++i)
        rest.append(words[i].toString());
    match.rest = rest.join(u' ');
    return match;
}

/// "title_sv" is the name in Swedish: an alias followed by a language that exists.
std::optional<QString> languageBehind(QStringView folded, QStringView alias)
{
    if (!folded.startsWith(alias) || folded.size() <= alias.size() || folded[alias.size()] != u' ')
        return std::nullopt;
    const QString tag = folded.mid(alias.size() + 1).toString().replace(u' ', u'-');
    const QString language = tag.section(u'-', 0, 0);
    if (language.size() != 2 || QLocale::codeToLanguage(language) == QLocale::AnyLanguage)
        return std::nullopt;
    const Result<QString> normal = normalizedLanguage(tag);
    return normal.ok() ? std::optional(normal.value()) : std::nullopt;
}

bool takesOneColumn(TableField field)
{
    switch (field) {
    case TableField::Ignored:
    case TableField::Category:
    case TableField::Tags:
    case TableField::Picture:
    case TableField::Attribute:
    case TableField::Related:
    case TableField::Accessories:
        return false;
    default:
        return true;
    }
}

bool hasLanguages(TableField field)
{
    return field == TableField::Name || field == TableField::Description;
}

/// What one field may have only once.
QString slotOf(const ColumnBinding& binding)
{
    return QStringLiteral("%1:%2:%3").arg(int(binding.field)).arg(binding.language).arg(binding.number);
}

ColumnBinding bind(int column, const QString& header, const ColumnRule& rule, const AliasMatch& match)
{
    ColumnBinding binding;
    binding.column = column;
    binding.header = header;
    binding.field = rule.field;
    binding.form = rule.form;
    binding.empty = rule.empty;
    binding.number = match.number;
    binding.currency = match.currency;
    binding.type = rule.type;
    if (rule.field == TableField::Attribute) {
        binding.key =
            rule.key.isEmpty() ? attributeKey(match.rest.isEmpty() ? header : match.rest) : rule.key.toString();
        binding.unit = rule.unit == u"*" ? match.rest : rule.unit.toString();
    }
    return binding;
}

/// Everything about one table while its columns are being given their meaning.
class Mapper
{
public:
    Mapper(const QStringList& header, int columns, const TableProfile& profile)
        : m_header(header), m_profile(profile), m_bound(size_t(columns))
    {
        for (int i = 0; i < columns; ++i)
            m_folded.append(foldText(header.value(i)));
    }

    Result<> applyOverride(const QString& column, const QString& field);
    void applyRules();
    TableMapping take(UnknownColumns unknown);

private:
    int columnOf(const QString& name) const;
    void applyRule(const ColumnRule& rule);
    void offer(size_t column, const ColumnBinding& binding);

    const QStringList& m_header;
    const TableProfile& m_profile;
    std::vector<std::optional<ColumnBinding>> m_bound;
    QStringList m_folded;
    QSet<QString> m_taken;
    TableMapping m_out;
};

int Mapper::columnOf(const QString& name) const
{
    const qsizetype exact = m_header.indexOf(name.simplified());
    if (exact >= 0)
        return int(exact);
    if (const qsizetype folded = m_folded.indexOf(foldText(name)); folded >= 0 && !m_folded[folded].isEmpty())
        return int(folded);
    bool number = false;
    const int column = name.trimmed().toInt(&number);
    return number && column >= 1 && column <= int(m_bound.size()) ? column - 1 : -1;
}

void Mapper::offer(size_t column, const ColumnBinding& binding)
{
    if (takesOneColumn(binding.field)) {
        if (m_taken.contains(slotOf(binding)))
            return;
        m_taken.insert(slotOf(binding));
    }
    m_bound[column] = binding;
}

void Mapper::applyRule(const ColumnRule& rule)
{
    for (size_t i = 0; i < m_bound.size(); ++i) {
        if (m_bound[i])
            continue;
        const QString& folded = m_folded[qsizetype(i)];
        const QString& header = m_header.value(qsizetype(i));
        if (const auto match = matchAlias(folded, rule.alias)) {
            offer(i, bind(int(i), header, rule, *match));
        } else if (const auto language = hasLanguages(rule.field) ? languageBehind(folded, rule.alias) : std::nullopt) {
            ColumnBinding binding = bind(int(i), header, rule, {});
            binding.language = *language;
            offer(i, binding);
        }
    }
}

void Mapper::applyRules()
{
    for (const ColumnRule& rule : m_profile.rules)
        applyRule(rule);
}

struct FieldName {
    QStringView name;
    TableField field;
    CellForm form;
};
constexpr FieldName kFieldNames[] = {
    {u"sku", TableField::Sku, CellForm::Plain},
    {u"name", TableField::Name, CellForm::Plain},
    {u"description", TableField::Description, CellForm::Plain},
    {u"gtin", TableField::Gtin, CellForm::Plain},
    {u"brand", TableField::Brand, CellForm::Plain},
    {u"price", TableField::Price, CellForm::Plain},
    {u"currency", TableField::Currency, CellForm::Plain},
    {u"category", TableField::Category, CellForm::Paths},
    {u"tags", TableField::Tags, CellForm::Words},
    {u"state", TableField::State, CellForm::Plain},
    {u"picture", TableField::Picture, CellForm::Plain},
    {u"parent", TableField::Parent, CellForm::Plain},
    {u"ignore", TableField::Ignored, CellForm::Plain},
    {u"attr", TableField::Attribute, CellForm::Plain},
};

QString fieldList()
{
    QStringList names;
    for (const FieldName& entry : kFieldNames)
        names.append(entry.name.toString());
    return names.join(QStringLiteral(", "));
}

Error unknownField(const QString& field)
{
    return fail(ErrorCode::InvalidInput,
                QStringLiteral("'%1' is not a field; use one of: %2 (or name:LANG, description:LANG, attr:KEY).")
                    .arg(field.left(60), fieldList()));
}

Result<ColumnBinding> bindingOf(const QString& field)
{
    const QString name = field.section(u':', 0, 0).trimmed();
    const QString detail = field.section(u':', 1).trimmed();
    const auto found = std::find_if(std::begin(kFieldNames), std::end(kFieldNames), [&name](const FieldName& entry) {
        return name.compare(entry.name, Qt::CaseInsensitive) == 0;
    });
    if (found == std::end(kFieldNames))
        return unknownField(field);
    ColumnBinding binding;
    binding.field = found->field;
    binding.form = found->form;
    if (hasLanguages(binding.field)) {
        TRY_ASSIGN(binding.language, language, normalizedLanguage(detail));
    } else if (binding.field == TableField::Attribute) {
        binding.key = attributeKey(detail);
    } else if (!detail.isEmpty()) {
        return unknownField(field);
    }
    return binding;
}

Result<> Mapper::applyOverride(const QString& column, const QString& field)
{
    TRY_ASSIGN(ColumnBinding binding, parsed, bindingOf(field));
    const int at = columnOf(column);
    if (at < 0)
        return {};
    m_out.usedOverrides.append(column);
    binding.column = at;
    binding.header = m_header.value(at);
    if (binding.field == TableField::Attribute && binding.key.isEmpty())
        binding.key = attributeKey(binding.header);
    if (takesOneColumn(binding.field) && m_taken.contains(slotOf(binding)))
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("Two columns are mapped to '%1'; only one can be.").arg(field));
    offer(size_t(at), binding);
    return {};
}

TableMapping Mapper::take(UnknownColumns unknown)
{
    m_out.dialect = m_profile.dialect;
    for (size_t i = 0; i < m_bound.size(); ++i) {
        const QString header = m_header.value(qsizetype(i));
        if (m_bound[i]) {
            m_out.columns.push_back(*m_bound[i]);
        } else if (unknown == UnknownColumns::Attributes && !attributeKey(header).isEmpty()) {
            ColumnBinding binding;
            binding.column = int(i);
            binding.header = header;
            binding.field = TableField::Attribute;
            binding.key = attributeKey(header);
            m_out.columns.push_back(binding);
        } else if (!header.isEmpty()) {
            m_out.unmapped.append(header);
        }
    }
    return std::move(m_out);
}

bool signatureFits(const TableProfile& profile, const QStringList& folded)
{
    return std::all_of(profile.signature.begin(), profile.signature.end(), [&folded](QStringView alias) {
        return std::any_of(folded.begin(), folded.end(),
                           [alias](const QString& header) { return matchAlias(header, alias).has_value(); });
    });
}

} // namespace

const TableProfile& profileOf(const QStringList& header)
{
    QStringList folded;
    for (const QString& cell : header)
        folded.append(foldText(cell));
    const auto profiles = tableProfiles();
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&folded](const TableProfile& profile) {
        return profile.signature.empty() || signatureFits(profile, folded);
    });
    return found == profiles.end() ? profiles.back() : *found;
}

Result<TableMapping> mapColumns(const QStringList& header, int columns, const QHash<QString, QString>& overrides,
                                UnknownColumns unknown)
{
    Mapper mapper(header, std::max(columns, int(header.size())), profileOf(header));
    QStringList names = overrides.keys();
    names.sort(); // the same answer whatever the order in the hash
    for (const QString& column : names)
        TRY_VOID(mapper.applyOverride(column, overrides.value(column)));
    mapper.applyRules();
    return mapper.take(unknown);
}

Result<> checkOverridesUsed(const QHash<QString, QString>& overrides, std::span<const TableMapping> tables)
{
    for (auto it = overrides.begin(); it != overrides.end(); ++it) {
        const bool used = std::any_of(tables.begin(), tables.end(), [&it](const TableMapping& table) {
            return table.usedOverrides.contains(it.key());
        });
        if (used)
            continue;
        QStringList columns;
        for (const TableMapping& table : tables) {
            for (const ColumnBinding& binding : table.columns)
                columns.append(binding.header);
        }
        columns.removeDuplicates();
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("No table has a column '%1'; the columns are: %2.")
                        .arg(it.key().left(60), columns.mid(0, 40).join(QStringLiteral(", "))));
    }
    return {};
}

} // namespace vitrine
