#include "core/services/gallery_rules.h"

#include "core/catalog/text_rules.h"

#include <QSet>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// First words of the listener's other addresses: /v1/{project}/products is not a gallery named "products".
constexpr QStringView kReservedNames[] = {kCatalogueGallery, u"service", u"products", u"files", u"digital-assets",
                                          u"large-files",    u"mms",     u"item",     u"auth"};

Error invalid(const QString& detail)
{
    return fail(ErrorCode::InvalidInput, detail);
}

Result<> checkKeys(const std::vector<GalleryKey>& keys)
{
    if (keys.size() > size_t(kMaxGalleryKeys))
        return invalid(u"A gallery has at most %1 keys of a kind."_s.arg(kMaxGalleryKeys));
    QSet<QString> seen;
    for (const GalleryKey& key : keys) {
        if (key.key.trimmed().isEmpty() || key.key != key.key.trimmed())
            return invalid(u"A gallery's key is empty or begins or ends with a space ('%1')."_s.arg(key.key.left(40)));
        TRY_VOID(checkText(u"key"_s, key.key, kMaxGalleryKeyChars, Lines::Single));
        if (seen.contains(key.key))
            return invalid(u"The key '%1' stands twice."_s.arg(key.key));
        seen.insert(key.key);
    }
    return {};
}

const GalleryKey* find(const std::vector<GalleryKey>& keys, const QString& key)
{
    const auto it =
        std::find_if(keys.begin(), keys.end(), [&key](const GalleryKey& candidate) { return candidate.key == key; });
    return it == keys.end() ? nullptr : &*it;
}

/// The built-in keys by their name.
const GalleryKey* findBuiltIn(const QString& key)
{
    const auto keys = builtInAttributeKeys();
    const auto it = std::find_if(keys.begin(), keys.end(), [&key](const GalleryKey& one) { return one.key == key; });
    return it == keys.end() ? nullptr : &*it;
}

Result<> checkBuiltInKeys(const std::vector<GalleryKey>& keys)
{
    for (const GalleryKey& key : keys) {
        const GalleryKey* builtIn = findBuiltIn(key.key);
        if (builtIn && builtIn->type != key.type)
            return invalid(u"Every gallery has the key '%1' already, of another type."_s.arg(key.key));
    }
    return {};
}

/// Those of one kind of value.
template <class Value>
void replaceTags(Entry& entry, const QMap<QString, Value>& tags)
{
    entry.tags.removeIf([](const auto& tag) { return std::holds_alternative<Value>(tag.value()); });
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        entry.tags.insert(it.key(), it.value());
}

Error unknownKey(const Gallery& gallery, const QString& key)
{
    return invalid(u"The gallery '%1' has no key '%2'; add it to the gallery first."_s.arg(gallery.name, key.left(80)));
}

Result<> checkTags(const Gallery& gallery, Entry& entry)
{
    for (auto it = entry.tags.begin(); it != entry.tags.end(); ++it) {
        const GalleryKey* key = find(gallery.tagKeys, it.key());
        if (!key)
            return unknownKey(gallery, it.key());
        const auto* text = std::get_if<QString>(&it.value());
        if (key->type == GalleryKeyType::Text && !text)
            return invalid(u"The value of '%1' must be a text."_s.arg(it.key()));
        if (key->type == GalleryKeyType::Text)
            TRY_VOID(checkText(it.key(), *text, kMaxCustomContentChars, Lines::Many));
        if (key->type == GalleryKeyType::Number && text) {
            const Result<Decimal> number = Decimal::parse(*text);
            if (!number.ok())
                return invalid(u"The value '%1' of '%2' is not a number."_s.arg(text->left(80), it.key()));
            it.value() = number.value();
        }
    }
    return {};
}

Result<> checkAttributes(const Gallery& gallery, const Entry& entry)
{
    for (auto it = entry.attributes.begin(); it != entry.attributes.end(); ++it) {
        const GalleryKey* key = find(gallery.attributeKeys, it.key());
        if (!key)
            key = findBuiltIn(it.key());
        if (!key)
            return unknownKey(gallery, it.key());
        const auto* text = std::get_if<QString>(&it.value());
        if ((key->type == GalleryKeyType::Text) != (text != nullptr))
            return invalid(u"The value of '%1' is not of the key's type."_s.arg(it.key()));
        if (text)
            TRY_VOID(checkText(it.key(), *text, kMaxCustomContentChars, Lines::Many));
    }
    return {};
}

} // namespace

std::span<const GalleryKey> builtInAttributeKeys()
{
    static const GalleryKey keys[] = {
        {u"int_attr"_s, GalleryKeyType::Number},  {u"int_attr2"_s, GalleryKeyType::Number},
        {u"int_attr3"_s, GalleryKeyType::Number}, {u"int_attr4"_s, GalleryKeyType::Number},
        {u"str_attr"_s, GalleryKeyType::Text},    {u"str_attr2"_s, GalleryKeyType::Text},
        {u"str_attr3"_s, GalleryKeyType::Text},   {u"str_attr4"_s, GalleryKeyType::Text}};
    return keys;
}

Gallery catalogueGallery()
{
    Gallery gallery;
    gallery.id = kCatalogueGalleryId;
    gallery.name = kCatalogueGallery.toString();
    return gallery;
}

Result<QString> normalizedGalleryName(const QString& name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return invalid(u"A gallery needs a name."_s);
    TRY_VOID(checkText(u"gallery's name"_s, trimmed, kMaxGalleryNameChars, Lines::Single));
    if (trimmed.contains(u'/') || trimmed == u"." || trimmed == u"..")
        return invalid(u"The name '%1' cannot stand in an address; leave out '/'."_s.arg(trimmed));
    const bool reserved = std::any_of(std::begin(kReservedNames), std::end(kReservedNames), [&](QStringView word) {
        return trimmed.compare(word, Qt::CaseInsensitive) == 0;
    });
    if (reserved)
        return invalid(u"The name '%1' is reserved; take another one."_s.arg(trimmed));
    return trimmed;
}

Result<Gallery> checkedGallery(const Gallery& gallery)
{
    Gallery checked = gallery;
    TRY_ASSIGN(checked.name, name, normalizedGalleryName(gallery.name));
    TRY_VOID(checkText(u"description"_s, gallery.description, kMaxCustomContentChars, Lines::Many));
    if (gallery.capacity && *gallery.capacity < 1)
        return invalid(u"The capacity of a gallery is at least 1."_s);
    TRY_VOID(checkKeys(gallery.tagKeys));
    TRY_VOID(checkKeys(gallery.attributeKeys));
    TRY_VOID(checkBuiltInKeys(gallery.attributeKeys));
    return checked;
}

Result<Gallery> patchedGallery(const Gallery& gallery, const GalleryPatch& patch)
{
    Gallery patched = gallery;
    patched.name = patch.name.value_or(gallery.name);
    patched.description = patch.description.value_or(gallery.description);
    patched.capacity = patch.capacity.value_or(gallery.capacity);
    patched.tagKeys = patch.tagKeys.value_or(gallery.tagKeys);
    patched.attributeKeys = patch.attributeKeys.value_or(gallery.attributeKeys);
    return checkedGallery(patched);
}

Result<Entry> checkedEntry(const Gallery& gallery, const Entry& entry)
{
    Entry checked = entry;
    checked.gallery = gallery.id;
    if (entry.itemKey.isEmpty())
        return invalid(u"An entry needs an item key."_s);
    TRY_VOID(checkText(u"item key"_s, entry.itemKey, kMaxItemKeyChars, Lines::Single));
    TRY_VOID(checkText(u"picture name"_s, entry.pictureName, kMaxPictureNameChars, Lines::Single));
    TRY_VOID(checkText(u"custom content"_s, entry.customContent, kMaxCustomContentChars, Lines::Many));
    TRY_VOID(checkText(u"description"_s, entry.description, kMaxCustomContentChars, Lines::Many));
    if (entry.keywords.size() > kMaxEntryKeywords)
        return invalid(u"An entry has at most %1 keywords."_s.arg(kMaxEntryKeywords));
    for (const QString& keyword : entry.keywords)
        TRY_VOID(checkText(u"keyword"_s, keyword, kMaxPictureNameChars, Lines::Single));
    TRY_VOID(checkTags(gallery, checked));
    TRY_VOID(checkAttributes(gallery, checked));
    return checked;
}

Entry patchedEntry(const Entry& entry, const EntryPatch& patch)
{
    Entry patched = entry;
    patched.region = patch.region.value_or(entry.region);
    patched.category = patch.category.value_or(entry.category);
    patched.customContent = patch.customContent.value_or(entry.customContent);
    patched.description = patch.description.value_or(entry.description);
    patched.keywords = patch.keywords.value_or(entry.keywords);
    patched.attributes = patch.attributes.value_or(entry.attributes);
    patched.tags = patch.tags.value_or(entry.tags);
    if (patch.textTags)
        replaceTags(patched, *patch.textTags);
    if (patch.numberTags)
        replaceTags(patched, *patch.numberTags);
    return patched;
}

Result<> checkRegion(const QRect& region, int width, int height)
{
    const bool sane = region.x() >= 0 && region.y() >= 0 && region.width() > 0 && region.height() > 0;
    const bool inside =
        width == 0 || height == 0 ||
        (qint64(region.x()) + region.width() <= width && qint64(region.y()) + region.height() <= height);
    if (sane && inside)
        return {};
    return invalid(u"The region %1,%2 %3x%4 does not lie inside the picture of %5x%6 pixels."_s.arg(region.x())
                       .arg(region.y())
                       .arg(region.width())
                       .arg(region.height())
                       .arg(width)
                       .arg(height));
}

} // namespace vitrine
