#pragma once

#include "core/base/id.h"
#include "ui/editors/chip.h"
#include "ui/editors/merged_products.h"

#include <QStringList>
#include <QWidget>

#include <memory>

namespace vitrine {
struct Session;
struct ChangeSet;
class FieldEditor;
class UnsavedDrafts;
class Vocabulary;
class MediaStrip;

/// The editor of one product, or of many at once with mixed values. Every field saves by itself as one step.
class ProductInspector final : public QWidget
{
    Q_OBJECT
public:
    ProductInspector(Session& session, Vocabulary& vocabulary, UnsavedDrafts& drafts, QWidget* parent = nullptr);
    ~ProductInspector() override;

    void showProducts(std::vector<ProductId> products);
    /// Nothing is shown any more: saves what is typed.
    void leave();
    /// Saves what is typed; it stays shown.
    void commit();
    void focusName();
    void focusTags();
    /// By its stable name ("name", "sku", "tags" ...); nullptr for none.
    FieldEditor* field(const QString& name) const;
    MediaStrip* strip() const;

Q_SIGNALS:
    void productRequested(vitrine::ProductId product);
    void assetRequested(vitrine::AssetId asset);
    void previewRequested(const std::vector<vitrine::AssetId>& assets, int current);
    void filesDropped(const QStringList& paths, vitrine::ProductId product, int at);
    void copyRequested(const std::vector<vitrine::AssetId>& assets);
    void similarRequested(const std::vector<vitrine::AssetId>& assets);
    void dragOutRequested(const std::vector<vitrine::AssetId>& assets, vitrine::ProductId from);
    /// The name of what is shown, for the pane's title.
    void titleChanged(const QString& title);

private:
    void makeMedia();
    void makeTexts();
    void makeFacts();
    void makePrice();
    void makeBrand();
    void makeLists();
    void makeBlocks();
    void makeLinks();
    Chip linkChip(const QString& key) const;
    void makeAttributes();
    void addField(FieldEditor* editor, const QString& name);
    void show(const MergedProducts& merged);
    void apply(const ChangeSet& changes);
    void explainSku(FieldEditor& editor);
    void attach(const std::vector<AssetId>& assets, ProductId from, int at);
    void chooseFiles();

    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
