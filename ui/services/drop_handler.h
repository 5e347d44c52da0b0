#pragma once

#include <QObject>
#include <QString>

#include <vector>

class QMimeData;

namespace vitrine {

/// Where something would be dropped. `id` names the product, asset, tag, category or gallery.
struct DropPlace {
    enum class Kind { Centre, Product, Asset, Tag, Category, AllProducts, Inbox, AllAssets, Gallery, Trash, Elsewhere };
    Kind kind = Kind::Elsewhere;
    qint64 id = 0;
    QString name; ///< as the user sees it
    /// Product: the others that are selected together with it; what is dropped is for all of them, and `name` says how
    /// many they are.
    std::vector<qint64> others;
    bool operator==(const DropPlace&) const = default;
};

/// What a drop would do there, said before the button is released.
struct DropAnswer {
    bool accepted = false;
    QString text; ///< "Attach 3 pictures to Tea 250 g"; also says why not
};

/// Views ask it while something hovers over them. One for each window. GUI thread; no call waits.
class DropHandler : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual DropAnswer hover(const QMimeData& data, const DropPlace& place) = 0;
    /// The same for what hovers already.
    virtual DropAnswer answer(const DropPlace& place) const = 0;
    virtual void drop(const QMimeData& data, const DropPlace& place) = 0;
    /// What hovered has left without being dropped.
    virtual void leave() = 0;

Q_SIGNALS:
    /// More is known about what hovers (files were counted, some are here already): ask again.
    void answerChanged();
};

/// Drags inside the program carry ids; the name of the form they are in.
inline constexpr const char* kProductsMime = "application/x-vitrine-products";
inline constexpr const char* kAssetsMime = "application/x-vitrine-assets";
inline constexpr const char* kTagsMime = "application/x-vitrine-tags";

} // namespace vitrine
