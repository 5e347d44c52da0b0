#pragma once

#include "ui/editors/chip.h"
#include "ui/editors/merged_products.h"

#include <QWidget>

#include <memory>

namespace vitrine {
struct Session;
struct ChangeSet;
class FieldEditor;
class PicturePreview;
class UnsavedDrafts;
class Vocabulary;

/// The editor of one picture, film or sound, or of many at once: preview, texts, rating, tags, file facts, and the
/// products that use it.
class AssetInspector final : public QWidget
{
    Q_OBJECT
public:
    AssetInspector(Session& session, Vocabulary& vocabulary, UnsavedDrafts& drafts, QWidget* parent = nullptr);
    ~AssetInspector() override;

    void showAssets(std::vector<AssetId> assets);
    /// Saves what is typed and stops what plays.
    void leave();
    /// Saves what is typed; it stays shown.
    void commit();
    void focusName();
    void focusTags();
    FieldEditor* field(const QString& name) const;
    PicturePreview* preview() const;

Q_SIGNALS:
    void productRequested(vitrine::ProductId product);
    void titleChanged(const QString& title);

private:
    void makeTexts();
    void makeFacts();
    void makeRatings();
    void makeLists();
    void makeGuess();
    void addField(FieldEditor* editor, const QString& name);
    void show(const MergedAssets& merged);
    void apply(const ChangeSet& changes);
    void suggest(const Asset& asset);

    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
