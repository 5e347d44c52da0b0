#pragma once

#include "tests/gui/window_fixture.h"
#include "tests/support/drawn_asset.h"
#include "tests/support/drawn_picture.h"
#include "ui/search/search_field.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QtTest>

namespace vitrine::test {

/// A window over products that look different: product i shows three pictures of motif i.
class LookWindow : public WindowFixture
{
public:
    static constexpr int kProducts = 6;

    LookWindow()
    {
        for (int motif = 0; motif < kProducts; ++motif) {
            std::vector<AssetId> media;
            for (int variant = 0; variant < 3; ++variant)
                media.push_back(addPictureBytes(files(), drawnPng(motif, variant), {240, 200},
                                                QStringLiteral("motif-%1-%2.png").arg(motif).arg(variant)));
            products.push_back(
                files().addProduct(QStringLiteral("M-%1").arg(motif), QStringLiteral("Thing %1").arg(motif), media));
        }
    }
    bool open() { return WindowFixture::open(kProducts); }

    SearchField& field() { return workspace().search(); }
    Browser& browser() { return workspace().browser(); }
    /// Another photo of the product, as a file outside the catalogue.
    QString photo(int motif, int variant = 7)
    {
        const QString path = m_photos.filePath(QStringLiteral("photo-%1-%2.png").arg(motif).arg(variant));
        drawnPicture(motif, variant).save(path);
        return path;
    }
    /// Drops it on the search field.
    void drop(const QMimeData& data, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        const QPoint at = field().rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(&field(), &enter);
        QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(&field(), &dropped);
    }
    void dropPhoto(int motif, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(photo(motif))});
        drop(data, modifiers);
    }
    /// The answer to a question of that many pictures is shown, and nothing is left to be described.
    bool answered(size_t pictures)
    {
        return QTest::qWaitFor(
            [&] {
                const LookAnswer* answer = browser().answer();
                return answer && answer->waiting == 0 && browser().look().pictures.size() == pictures &&
                       !browser().isLoading();
            },
            kPatienceMs);
    }
    /// Nothing is asked by look any more, and the list shows that.
    bool quiet()
    {
        return QTest::qWaitFor([&] { return !browser().answer() && !browser().isLoading(); }, kPatienceMs);
    }
    ProductId firstProduct() { return rows().rowCount() ? ProductId(rows().idAt(0)) : ProductId(); }

    std::vector<ProductId> products;

private:
    QTemporaryDir m_photos;
};

} // namespace vitrine::test
