// Reading the fields that several calls of image_search_v2.h share.
#include "core/api/huawei/image_search_items.h"
#include "core/api/huawei/image_search_picture.h"
#include "core/api/huawei/image_search_v2.h"

#include <QRegularExpression>

namespace vitrine::imagesearch_v2 {

using namespace Qt::StringLiterals;

namespace {

using Kind = JsonProblem::Kind;

constexpr qint64 kMaxCategory = 99'999'999;

/// Keys must exist in the service, with the type that the field is for.
void requireKey(const ServiceCall& service, const JsonFields& fields, const QString& key, GalleryKeyType type)
{
    const auto it = std::find_if(service.gallery.tagKeys.begin(), service.gallery.tagKeys.end(),
                                 [&](const GalleryKey& one) { return one.key == key && one.type == type; });
    if (it == service.gallery.tagKeys.end())
        fields.refuse(Kind::WrongType, key, u"The service has no such tag."_s);
}

/// Calls `read(object, key)` for every key of a map of tags.
template <class Read>
bool eachTag(const ServiceCall& service, const QString& name, GalleryKeyType type, const Read& read)
{
    const auto object = service.fields.object(name);
    if (!object)
        return false;
    const QStringList keys = object->keys();
    for (const QString& key : keys) {
        requireKey(service, *object, key, type);
        read(*object, key);
    }
    return true;
}

EntryFilter condition(const QString& key, Comparison comparison, std::vector<EntryValue> values)
{
    return EntryFilter::of({EntryField::Tag, key, comparison, std::move(values)});
}

/// A range; one without bounds asks that the tag be there.
EntryFilter rangeFilter(const QString& key, const std::optional<Decimal>& from, const std::optional<Decimal>& to)
{
    std::vector<EntryFilter> parts;
    if (from)
        parts.push_back(condition(key, Comparison::GreaterOrEqual, {*from}));
    if (to)
        parts.push_back(condition(key, Comparison::LessOrEqual, {*to}));
    if (!parts.empty())
        return EntryFilter::all(std::move(parts));
    return EntryFilter::any(
        {condition(key, Comparison::Equal, {Decimal()}), condition(key, Comparison::NotEqual, {Decimal()})});
}

std::optional<Decimal> readDecimal(const JsonFields& fields, const QString& name, Presence presence)
{
    const auto number = fields.number(name, {.presence = presence});
    if (!number)
        return std::nullopt;
    const Result<Decimal> decimal = decimalOf(*number);
    if (decimal.ok())
        return decimal.value();
    fields.refuse(Kind::OutOfRange, name, decimal.error().detail);
    return std::nullopt;
}

/// "x1,y1,x2,y2", half-open, without spaces. Source: imagesearch_02_0038, box.
std::optional<QRect> boxOf(const QString& text, int leastSpan)
{
    static const QRegularExpression pattern(u"^([0-9]{1,5}),([0-9]{1,5}),([0-9]{1,5}),([0-9]{1,5})$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int x = match.captured(1).toInt(), y = match.captured(2).toInt();
    const QRect box(x, y, match.captured(3).toInt() - x, match.captured(4).toInt() - y);
    return box.width() >= leastSpan && box.height() >= leastSpan ? std::optional(box) : std::nullopt;
}

WireResult<QByteArray> picturesBytes(const ServiceCall& service, const std::optional<QByteArray>& base64,
                                     const QString& url)
{
    const ApiPictureLimits& limits = service.limits.picture;
    const QString field = base64 ? u"image_base64"_s : u"image_url"_s;
    const Result<QByteArray> bytes =
        base64 ? bytesOfBase64(*base64, limits.bytes) : bytesOfUrl(service.call.services, url, limits.bytes);
    if (!bytes.ok() && bytes.error().code == ErrorCode::NotFound)
        return ApiFailure{400, "ModelArts.4603", u"The picture cannot be fetched. "_s + bytes.error().detail};
    if (!bytes.ok())
        return invalid(field, bytes.error().detail);
    noteSentPicture(service.call, field, bytes.value());
    return bytes.value();
}

WireResult<> checkReceived(const ServiceCall& service, const PictureWords& words)
{
    const Result<ReceivedPicture> picture = receivedPicture(*words.bytes, service.limits.picture);
    if (!picture.ok())
        return invalid(u"image"_s, picture.error().detail);
    const QRect whole(QPoint(0, 0), picture.value().size);
    if (words.box && !whole.contains(*words.box))
        return invalid(
            u"optional_params.box"_s,
            u"It does not lie inside the picture of %1 x %2 pixels."_s.arg(whole.width()).arg(whole.height()));
    return {};
}

void readOptions(const ServiceCall& service, PictureWords& words)
{
    const auto options = service.fields.object(u"optional_params"_s);
    if (!options)
        return;
    words.detects = options->boolean(u"do_det"_s).value_or(true);
    (void)options->boolean(u"do_cls"_s);
    words.category = options->integer(u"category"_s, {.min = 0, .max = kMaxCategory});
    const auto box = options->text(u"box"_s);
    if (!box)
        return;
    words.box = boxOf(*box, service.limits.boxSpan);
    if (!words.box)
        options->refuse(Kind::WrongType, u"box"_s,
                        u"It must be x1,y1,x2,y2 with spans of %1 or more."_s.arg(service.limits.boxSpan));
}

} // namespace

WireResult<StoredTags> readStoredTags(const ServiceCall& service)
{
    QMap<QString, QString> texts;
    QMap<QString, Decimal> numbers;
    const TextRule rule{Presence::Required, 1, service.limits.tagChars};
    const bool hasTexts =
        eachTag(service, u"custom_tags"_s, GalleryKeyType::Text, [&](const JsonFields& object, const QString& key) {
            if (const auto text = object.text(key, rule))
                texts.insert(key, *text);
        });
    const bool hasNumbers = eachTag(service, u"custom_num_tags"_s, GalleryKeyType::Number,
                                    [&](const JsonFields& object, const QString& key) {
                                        if (const auto number = readDecimal(object, key, Presence::Required))
                                            numbers.insert(key, *number);
                                    });
    if (service.fields.problem())
        return failureOf(*service.fields.problem());
    StoredTags tags;
    if (hasTexts)
        tags.texts = texts;
    if (hasNumbers)
        tags.numbers = numbers;
    return tags;
}

WireResult<std::optional<EntryFilter>> readFilter(const ServiceCall& service)
{
    std::vector<EntryFilter> parts;
    const bool hasTexts =
        eachTag(service, u"custom_tags"_s, GalleryKeyType::Text, [&](const JsonFields& object, const QString& key) {
            const auto values = object.texts(key, service.limits.tagValues, {}, Presence::Required);
            if (values && values->isEmpty())
                object.refuse(Kind::Empty, key, u"It has no values."_s);
            if (values)
                parts.push_back(condition(key, Comparison::In, {values->begin(), values->end()}));
        });
    const bool hasNumbers = eachTag(
        service, u"custom_num_tags"_s, GalleryKeyType::Number, [&](const JsonFields& object, const QString& key) {
            if (const auto range = object.object(key, Presence::Required))
                parts.push_back(rangeFilter(key, readDecimal(*range, u"from"_s, Presence::Optional),
                                            readDecimal(*range, u"to"_s, Presence::Optional)));
        });
    if (service.fields.problem())
        return failureOf(*service.fields.problem());
    if (!hasTexts && !hasNumbers)
        return std::optional<EntryFilter>();
    return std::optional(EntryFilter::all(std::move(parts)));
}

WireResult<std::optional<Cursor>> readCursor(const ServiceCall& service)
{
    const auto object = service.fields.object(u"last_item"_s);
    Cursor cursor;
    if (object) {
        cursor.score = object->number(u"score"_s, {.presence = Presence::Required}).value_or(0);
        bool isNumber = false;
        cursor.entry =
            EntryId(object->text(u"id"_s, {Presence::Required, 1}).value_or(QString()).toLongLong(&isNumber));
        if (!isNumber)
            object->refuse(Kind::WrongType, u"id"_s, u"It does not come from the reply before."_s);
    }
    if (service.fields.problem())
        return failureOf(*service.fields.problem());
    return object ? std::optional(cursor) : std::nullopt;
}

WireResult<PictureWords> readPicture(const ServiceCall& service)
{
    PictureWords words;
    const auto base64 = service.fields.bytes(u"image_base64"_s);
    if (base64 && base64->isEmpty())
        service.fields.refuse(Kind::Empty, u"image_base64"_s, u"image_base64 is empty."_s);
    const auto url = service.fields.text(u"image_url"_s, {.minChars = 1, .maxChars = service.limits.urlChars});
    readOptions(service, words);
    if (service.fields.problem())
        return failureOf(*service.fields.problem());
    if (!base64 && !url)
        return words;
    TRY_ASSIGN(words.bytes, got, picturesBytes(service, base64, url.value_or(QString())));
    TRY_VOID(checkReceived(service, words));
    return words;
}

} // namespace vitrine::imagesearch_v2
