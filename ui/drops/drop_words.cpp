#include "ui/drops/drop_words.h"

#include "ui/text_format.h"

#include <QCoreApplication>

namespace vitrine {

namespace {
using Kind = DropPlace::Kind;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(DropWords)
public:
    static DropAnswer yes(const QString& text) { return {true, text}; }
    static DropAnswer no(const QString& text) { return {false, text}; }
    static DropAnswer assets(const DropContent& content, const DropPlace& place);
    static DropAnswer products(const DropContent& content, const DropPlace& place);
    static DropAnswer tags(const DropPlace& place);
    static DropAnswer foreign(const DropContent& content, const DropPlace& place, const FileEstimate& files);
    static QString subject(const DropContent& content, const FileEstimate& files);
};

DropAnswer Words::assets(const DropContent& content, const DropPlace& place)
{
    const int count = int(content.assets.size());
    switch (place.kind) {
    case Kind::Product:
        if (content.from == ProductId(place.id) && place.others.empty())
            return no(tr("These pictures are in %1 already").arg(place.name));
        return yes((content.from.isValid() && place.others.empty() ? tr("Move %n picture(s) to %1", nullptr, count)
                                                                   : tr("Attach %n picture(s) to %1", nullptr, count))
                       .arg(place.name));
    case Kind::Tag:
        return yes(tr("Tag %n picture(s) with %1", nullptr, count).arg(place.name));
    case Kind::Inbox:
        return content.from.isValid() ? yes(tr("Take %n picture(s) out of the product", nullptr, count))
                                      : no(tr("Drag them out of a product to put them here"));
    case Kind::Trash:
        return yes(tr("Move %n picture(s) to the trash", nullptr, count));
    case Kind::AllProducts:
        return yes(tr("Make a product of %n picture(s)", nullptr, count));
    default:
        return no({});
    }
}

DropAnswer Words::products(const DropContent& content, const DropPlace& place)
{
    const int count = int(content.products.size());
    switch (place.kind) {
    case Kind::Tag:
        return yes(tr("Tag %n product(s) with %1", nullptr, count).arg(place.name));
    case Kind::Category:
        return yes(tr("Put %n product(s) into %1", nullptr, count).arg(place.name));
    case Kind::Trash:
        return yes(tr("Move %n product(s) to the trash", nullptr, count));
    default:
        return no({});
    }
}

DropAnswer Words::tags(const DropPlace& place)
{
    if (place.kind == Kind::Product || place.kind == Kind::Asset)
        return yes(tr("Tag %1").arg(place.name));
    if (place.kind == Kind::Tag)
        return yes(tr("Move below %1").arg(place.name));
    return no({});
}

/// "214 files", "at least 5,000 files", "a picture", "2 tables".
QString Words::subject(const DropContent& content, const FileEstimate& files)
{
    if (content.hasImage)
        return tr("a picture");
    if (!content.table.isEmpty())
        return tr("a table");
    if (!content.urls.isEmpty() && content.paths.isEmpty() && content.tables.isEmpty())
        return tr("%n picture(s) from the web", nullptr, int(content.urls.size()));
    if (content.paths.isEmpty())
        return tr("%n table(s)", nullptr, int(content.tables.size()));
    if (!files.count)
        return tr("files");
    const qint64 count = files.count->files + content.tables.size();
    if (files.count->more)
        return tr("more than %1 files").arg(formatCount(count));
    return tr("%n file(s)", nullptr, int(count));
}

DropAnswer Words::foreign(const DropContent& content, const DropPlace& place, const FileEstimate& files)
{
    const QString what = subject(content, files);
    const QString known =
        files.alreadyHere.value_or(0) > 0 ? tr(", %n already here", nullptr, int(*files.alreadyHere)) : QString();
    switch (place.kind) {
    case Kind::Product:
        if (!content.tables.isEmpty() || !content.table.isEmpty())
            return yes(tr("Import %1").arg(what));
        return yes(tr("Attach %1 to %2").arg(what, place.name) + known);
    case Kind::Tag:
        return yes(tr("Import %1 with the tag %2").arg(what, place.name) + known);
    case Kind::Trash:
        return no(tr("Nothing can be imported into the trash"));
    case Kind::Category:
    case Kind::Gallery:
        return no(tr("Only products of the catalogue can go here"));
    default:
        if (files.productsLookedFor && content.tables.isEmpty() && content.table.isEmpty())
            return yes(tr("Import %1 and look for matching products").arg(what) + known);
        return yes(tr("Import %1").arg(what) + known);
    }
}
} // namespace

DropAnswer dropAnswer(const DropContent& content, const DropPlace& place, const FileEstimate& files, bool writable)
{
    if (content.isEmpty())
        return {};
    if (!writable)
        return {false, QCoreApplication::translate("DropWords", "This catalogue is read-only")};
    if (!content.assets.empty())
        return Words::assets(content, place);
    if (!content.products.empty())
        return Words::products(content, place);
    if (!content.tags.empty())
        return Words::tags(place);
    return Words::foreign(content, place, files);
}

} // namespace vitrine
