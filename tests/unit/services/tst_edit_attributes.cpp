#include "core/services/edit_vocabulary.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

struct Sheet {
    CatalogueFixture fixture;
    Catalogue& catalogue() { return fixture.catalogue(); }
    const Actor& actor() { return fixture.actor(); }

    AttributeDefinition add(const QString& name, AttributeType type, const QStringList& options = {})
    {
        AttributeDefinition definition;
        definition.name = name;
        definition.type = type;
        for (const QString& label : options)
            definition.options.push_back({{}, label});
        return named(must(createAttribute(catalogue(), actor(), definition)));
    }
    AttributeDefinition named(AttributeId id)
    {
        for (const AttributeDefinition& definition : must(attributeDefinitions(catalogue()))) {
            if (definition.id == id)
                return definition;
        }
        return {};
    }
    Result<StepId> set(ProductId product, const AttributeValue& value)
    {
        ProductPatch patch;
        patch.setAttributes = {value};
        return changeProducts(catalogue(), actor(), std::span(&product, 1), patch);
    }
    Result<StepId> change(const AttributeDefinition& definition)
    {
        return changeAttribute(catalogue(), actor(), definition);
    }
    Result<StepId> retype(AttributeDefinition definition, AttributeType type, const QStringList& options = {})
    {
        definition.type = type;
        definition.options.clear();
        for (const QString& label : options)
            definition.options.push_back({{}, label});
        return change(definition);
    }
};

} // namespace

class TestEditAttributes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createAttribute_keyFromItsName_isUndoable()
    {
        Sheet sheet;
        QCOMPARE(sheet.fixture.undoProblem([&]() -> Result<StepId> {
            sheet.add(u" Net weight (g) "_s, AttributeType::Number);
            return sheet.fixture.newestStep();
        }),
                 QString());
        const AttributeDefinition made = must(attributeDefinitions(sheet.catalogue())).front();
        QCOMPARE(made.key, u"net_weight_g"_s);
        QCOMPARE(made.name, u"Net weight (g)"_s);
    }

    void createAttribute_brokenRules_areRefused()
    {
        Sheet sheet;
        sheet.add(u"Size"_s, AttributeType::Text);
        const auto code = [&sheet](const AttributeDefinition& definition) {
            return createAttribute(sheet.catalogue(), sheet.actor(), definition).error().code;
        };
        AttributeDefinition definition;
        definition.name = u"SIZE"_s;
        QCOMPARE(code(definition), ErrorCode::Conflict);
        definition.name = u"!!"_s;
        QCOMPARE(code(definition), ErrorCode::InvalidInput);
        definition.name = u"Length"_s;
        definition.unit = u"cm"_s;
        QCOMPARE(code(definition), ErrorCode::InvalidInput);
        definition.unit.clear();
        definition.options = {{{}, u"A"_s}};
        QCOMPARE(code(definition), ErrorCode::InvalidInput);
        definition.type = AttributeType::OneOf;
        definition.options = {{{}, u"A"_s}, {{}, u"A"_s}};
        QCOMPARE(code(definition), ErrorCode::Conflict);
    }

    void setAttributes_everyType_comesBackAsGiven()
    {
        Sheet sheet;
        const ProductId product = sheet.fixture.addProduct(u"1"_s);
        const AttributeDefinition many = sheet.add(u"Many"_s, AttributeType::ManyOf, {u"A"_s, u"B"_s, u"C"_s});
        const AttributeDefinition one = sheet.add(u"One"_s, AttributeType::OneOf, {u"A"_s, u"B"_s});
        const std::vector<AttributeValue> values{
            {sheet.add(u"Text"_s, AttributeType::Text).id, u"soft"_s},
            {sheet.add(u"Number"_s, AttributeType::Number).id, must(Decimal::parse(u"-1.50"_s))},
            {sheet.add(u"Yes"_s, AttributeType::YesNo).id, true},
            {sheet.add(u"Date"_s, AttributeType::Date).id, QDate(2024, 2, 29)},
            {one.id, AttributeOptions{one.options[1].id}},
            {many.id, AttributeOptions{many.options[2].id, many.options[0].id}},
        };
        for (const AttributeValue& value : values)
            QCOMPARE(sheet.fixture.undoProblem([&] { return sheet.set(product, value); }), QString());
        const std::vector<AttributeValue> stored = sheet.fixture.product(product).attributes;
        QCOMPARE(stored.size(), values.size());
        for (const AttributeValue& value : values) {
            AttributeValue expected = value;
            if (value.attribute == many.id)
                expected.value = AttributeOptions{many.options[0].id, many.options[2].id}; // in their own order
            QVERIFY(std::find(stored.begin(), stored.end(), expected) != stored.end());
            QVERIFY(!must(sheet.set(product, value)).isValid());
        }
        QCOMPARE(sheet.fixture.undoProblem([&] {
            return sheet.set(product, {many.id, AttributeOptions{}});
        }),
                 QString());
        QCOMPARE(sheet.fixture.product(product).attributes.size(), values.size() - 1);
    }

    void setAttributes_wrongTypeOptionOrAttribute_isRefused()
    {
        Sheet sheet;
        const ProductId product = sheet.fixture.addProduct(u"1"_s);
        const AttributeDefinition number = sheet.add(u"Number"_s, AttributeType::Number);
        const AttributeDefinition one = sheet.add(u"One"_s, AttributeType::OneOf, {u"A"_s, u"B"_s});
        QCOMPARE(sheet.set(product, {number.id, u"x"_s}).error().code, ErrorCode::InvalidInput);
        QCOMPARE(sheet.set(product, {one.id, AttributeOptions{AttributeOptionId(99)}}).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(sheet.set(product, {one.id, AttributeOptions{one.options[0].id, one.options[1].id}}).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(sheet.set(product, {AttributeId(99), u"x"_s}).error().code, ErrorCode::NotFound);
    }

    void changeAttribute_nameUnitAndOptions_isUndoable()
    {
        Sheet sheet;
        AttributeDefinition definition = sheet.add(u"Size"_s, AttributeType::OneOf, {u"S"_s, u"M"_s, u"L"_s});
        const AttributeOption small = definition.options[0];
        definition.name = u"Sizes"_s;
        definition.options = {{definition.options[2].id, u"Large"_s}, {{}, u"XL"_s}, small};
        QCOMPARE(sheet.fixture.undoProblem([&] { return sheet.change(definition); }), QString());
        const AttributeDefinition changed = sheet.named(definition.id);
        QCOMPARE(changed.key, u"size"_s);
        QCOMPARE(changed.name, u"Sizes"_s);
        QCOMPARE(changed.options.size(), size_t(3));
        QCOMPARE(changed.options[0], definition.options[0]);
        QCOMPARE(changed.options[1].label, u"XL"_s);
        QCOMPARE(changed.options[2], small);
        QVERIFY(!must(sheet.change(changed)).isValid());
    }

    void changeAttribute_optionInUse_cannotGo()
    {
        Sheet sheet;
        AttributeDefinition definition = sheet.add(u"Size"_s, AttributeType::OneOf, {u"S"_s, u"M"_s});
        must(sheet.set(sheet.fixture.addProduct(u"1"_s), {definition.id, AttributeOptions{definition.options[0].id}}));
        definition.options.erase(definition.options.begin());
        const auto result = sheet.change(definition);
        QCOMPARE(result.error().code, ErrorCode::Conflict);
        QVERIFY(result.error().detail.contains(u"'S'"_s));
    }

    void changeAttribute_typeWhereAllConverts_convertsEveryValue()
    {
        Sheet sheet;
        const AttributeDefinition definition = sheet.add(u"Size"_s, AttributeType::Text);
        const ProductId one = sheet.fixture.addProduct(u"1"_s);
        const ProductId two = sheet.fixture.addProduct(u"2"_s);
        must(sheet.set(one, {definition.id, u"small"_s}));
        must(sheet.set(two, {definition.id, u"Large; small"_s}));
        const auto toMany = [&] { return sheet.retype(definition, AttributeType::ManyOf, {u"Small"_s, u"Large"_s}); };
        QCOMPARE(sheet.fixture.undoProblem(toMany), QString());
        const AttributeDefinition many = sheet.named(definition.id);
        QCOMPARE(std::get<AttributeOptions>(sheet.fixture.product(two).attributes.front().value),
                 (AttributeOptions{many.options[0].id, many.options[1].id}));
        const auto toText = [&] { return sheet.retype(many, AttributeType::Text); };
        QCOMPARE(sheet.fixture.undoProblem(toText), QString());
        QCOMPARE(std::get<QString>(sheet.fixture.product(two).attributes.front().value), u"Small; Large"_s);
        QVERIFY(sheet.named(definition.id).options.empty());
    }

    void changeAttribute_typeWhereOneDoesNotConvert_namesItAndChangesNothing()
    {
        Sheet sheet;
        const AttributeDefinition definition = sheet.add(u"Size"_s, AttributeType::Text);
        must(sheet.set(sheet.fixture.addProduct(u"1"_s), {definition.id, u"12"_s}));
        must(sheet.set(sheet.fixture.addProduct(u"2"_s), {definition.id, u"twelve"_s}));
        const QString before = sheet.fixture.content();
        const auto result = sheet.retype(definition, AttributeType::Number);
        QCOMPARE(result.error().code, ErrorCode::InvalidInput);
        QVERIFY(result.error().detail.contains(u"twelve"_s));
        QCOMPARE(sheet.fixture.content(), before);
        QCOMPARE(sheet.fixture.number(u"SELECT count(*) FROM step WHERE state = 'open'"_s), 0);
    }

    void removeAttribute_withManyValues_isOneUndoableStep()
    {
        Sheet sheet;
        const AttributeDefinition definition = sheet.add(u"Size"_s, AttributeType::OneOf, {u"S"_s});
        const std::vector<ProductId> ids = sheet.fixture.addProducts(1100);
        ProductPatch patch;
        patch.setAttributes = {{definition.id, AttributeOptions{definition.options[0].id}}};
        must(changeProducts(sheet.catalogue(), sheet.actor(), ids, patch));
        const auto remove = [&] { return removeAttribute(sheet.catalogue(), sheet.actor(), definition.id); };
        QCOMPARE(sheet.fixture.undoProblem(remove), QString());
        QVERIFY(must(attributeDefinitions(sheet.catalogue())).empty());
        QCOMPARE(remove().error().code, ErrorCode::NotFound);
    }
};

VITRINE_REGISTER_TEST(TestEditAttributes)
#include "tst_edit_attributes.moc"
