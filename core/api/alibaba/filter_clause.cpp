#include "core/api/alibaba/filter_clause.h"

#include <array>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

struct Token {
    enum class Kind { Word, Integer, Text, Sign, End };
    Kind kind = Kind::End;
    QString text;      ///< Word: lower case; Text: without quotes and escapes; Sign: "=", ">=", "(", ...
    qint64 number = 0; ///< Integer
};

bool isWordLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Cuts a clause into tokens.
class FilterScanner
{
public:
    explicit FilterScanner(QStringView clause) : m_clause(clause) {}

    Checked<std::vector<Token>> scan()
    {
        std::vector<Token> tokens;
        for (;;) {
            while (m_at < m_clause.size() && m_clause[m_at].isSpace())
                ++m_at;
            TRY_ASSIGN(const Token token, scanned, next());
            tokens.push_back(token);
            if (token.kind == Token::Kind::End)
                return tokens;
        }
    }

private:
    Checked<Token> next()
    {
        if (m_at >= m_clause.size())
            return Token{};
        const QChar c = m_clause[m_at];
        if (isWordLetter(c))
            return word();
        if (isDigit(c) || c == u'-')
            return integer();
        if (c == u'"' || c == u'\'')
            return text(c);
        return sign();
    }

    Token word()
    {
        const qsizetype start = m_at;
        while (m_at < m_clause.size() && (isWordLetter(m_clause[m_at]) || isDigit(m_clause[m_at])))
            ++m_at;
        return {Token::Kind::Word, m_clause.sliced(start, m_at - start).toString().toLower(), 0};
    }

    Checked<Token> integer()
    {
        const qsizetype start = m_at++;
        while (m_at < m_clause.size() && isDigit(m_clause[m_at]))
            ++m_at;
        bool fits = false;
        const int number = m_clause.sliced(start, m_at - start).toInt(&fits);
        if (!fits)
            return AlibabaError::InvalidFilterClause;
        return Token{Token::Kind::Integer, {}, number};
    }

    Checked<Token> text(QChar quote)
    {
        QString text;
        for (++m_at; m_at < m_clause.size() && m_clause[m_at] != quote; ++m_at) {
            if (m_clause[m_at] == u'\\' && m_at + 1 < m_clause.size())
                ++m_at;
            text += m_clause[m_at];
        }
        if (m_at >= m_clause.size())
            return AlibabaError::InvalidFilterClause;
        ++m_at;
        return Token{Token::Kind::Text, text, 0};
    }

    Checked<Token> sign()
    {
        static constexpr std::array kSigns{u"!=", u">=", u"<=", u"=", u">", u"<", u"(", u")", u","};
        for (const QStringView sign : kSigns) {
            if (!m_clause.sliced(m_at).startsWith(sign))
                continue;
            m_at += sign.size();
            return Token{Token::Kind::Sign, sign.toString(), 0};
        }
        return AlibabaError::InvalidFilterClause;
    }

    QStringView m_clause;
    qsizetype m_at = 0;
};

struct Field {
    QString key;
    bool isNumber = false;
};

/// "int_attr", "intattr3", ...: the attribute's key in a gallery.
std::optional<Field> fieldOf(const QString& word)
{
    for (const bool isNumber : {true, false}) {
        const QString stem = isNumber ? u"int"_s : u"str"_s;
        for (const QString& number : {u""_s, u"2"_s, u"3"_s, u"4"_s}) {
            const QString key = stem + u"_attr"_s + number;
            if (word == key || word == stem + u"attr"_s + number)
                return Field{key, isNumber};
        }
    }
    return std::nullopt;
}

std::optional<Comparison> comparisonOf(const QString& sign)
{
    static const std::array<std::pair<QString, Comparison>, 6> kSigns{{{u"="_s, Comparison::Equal},
                                                                       {u"!="_s, Comparison::NotEqual},
                                                                       {u"<"_s, Comparison::Less},
                                                                       {u"<="_s, Comparison::LessOrEqual},
                                                                       {u">"_s, Comparison::Greater},
                                                                       {u">="_s, Comparison::GreaterOrEqual}}};
    for (const auto& [text, comparison] : kSigns)
        if (sign == text)
            return comparison;
    return std::nullopt;
}

/// Tokens to a tree, by recursive descent of bounded depth.
class FilterParser
{
public:
    explicit FilterParser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Checked<EntryFilter> parse()
    {
        TRY_ASSIGN(EntryFilter filter, parsed, any(0));
        if (now().kind != Token::Kind::End)
            return AlibabaError::InvalidFilterClause;
        return filter;
    }

private:
    const Token& now() const { return m_tokens[m_at]; }
    bool take(Token::Kind kind, QStringView text)
    {
        if (now().kind != kind || now().text != text)
            return false;
        ++m_at;
        return true;
    }
    bool takeSign(QStringView text) { return take(Token::Kind::Sign, text); }
    bool takeWord(QStringView text) { return take(Token::Kind::Word, text); }

    Checked<EntryFilter> any(int depth)
    {
        std::vector<EntryFilter> parts;
        do {
            TRY_ASSIGN(EntryFilter part, parsed, all(depth));
            parts.push_back(std::move(part));
        } while (takeWord(u"or"));
        return parts.size() == 1 ? std::move(parts.front()) : EntryFilter::any(std::move(parts));
    }

    Checked<EntryFilter> all(int depth)
    {
        std::vector<EntryFilter> parts;
        do {
            TRY_ASSIGN(EntryFilter part, parsed, term(depth));
            parts.push_back(std::move(part));
        } while (takeWord(u"and"));
        return parts.size() == 1 ? std::move(parts.front()) : EntryFilter::all(std::move(parts));
    }

    Checked<EntryFilter> term(int depth)
    {
        // Each pair of parentheses may add an Any and an All to the tree.
        if (2 * depth + 3 > kMaxFilterDepth || m_conditions >= kMaxFilterConditions)
            return AlibabaError::InvalidFilterClause;
        if (!takeSign(u"("))
            return condition();
        TRY_ASSIGN(EntryFilter inner, parsed, any(depth + 1));
        if (!takeSign(u")"))
            return AlibabaError::InvalidFilterClause;
        return inner;
    }

    Checked<EntryFilter> condition()
    {
        const auto field = now().kind == Token::Kind::Word ? fieldOf(now().text) : std::nullopt;
        if (!field)
            return AlibabaError::InvalidFilterClause;
        ++m_at;
        ++m_conditions;
        EntryCondition condition;
        condition.name = field->key;
        TRY_ASSIGN(condition.comparison, compared, comparison());
        const bool isList = condition.comparison == Comparison::In || condition.comparison == Comparison::NotIn;
        const bool isOrder =
            !isList && condition.comparison != Comparison::Equal && condition.comparison != Comparison::NotEqual;
        if (isOrder && !field->isNumber)
            return AlibabaError::InvalidFilterClause;
        TRY_VOID(isList ? list(*field, condition.values) : value(*field, condition.values));
        return EntryFilter::of(std::move(condition));
    }

    Checked<Comparison> comparison()
    {
        if (takeWord(u"in"))
            return Comparison::In;
        if (takeWord(u"not"))
            return takeWord(u"in") ? Checked<Comparison>(Comparison::NotIn) : AlibabaError::InvalidFilterClause;
        const auto sign = now().kind == Token::Kind::Sign ? comparisonOf(now().text) : std::nullopt;
        if (!sign)
            return AlibabaError::InvalidFilterClause;
        ++m_at;
        return *sign;
    }

    Checked<> value(const Field& field, std::vector<EntryValue>& values)
    {
        if (now().kind != (field.isNumber ? Token::Kind::Integer : Token::Kind::Text))
            return AlibabaError::InvalidFilterClause;
        values.push_back(field.isNumber ? EntryValue(now().number) : EntryValue(now().text));
        ++m_at;
        return {};
    }

    Checked<> list(const Field& field, std::vector<EntryValue>& values)
    {
        if (!takeSign(u"("))
            return AlibabaError::InvalidFilterClause;
        do
            TRY_VOID(value(field, values));
        while (takeSign(u","));
        return takeSign(u")") ? Checked<>() : AlibabaError::InvalidFilterClause;
    }

    std::vector<Token> m_tokens;
    size_t m_at = 0;
    int m_conditions = 0;
};

} // namespace

Checked<EntryFilter> parseFilterClause(QStringView clause)
{
    if (clause.size() > kMaxFilterChars)
        return AlibabaError::InvalidFilterClause;
    if (clause.trimmed().isEmpty())
        return EntryFilter();
    TRY_ASSIGN(std::vector<Token> tokens, scanned, FilterScanner(clause).scan());
    return FilterParser(std::move(tokens)).parse();
}

} // namespace vitrine
