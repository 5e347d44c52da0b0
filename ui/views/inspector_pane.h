#pragma once

#include "core/base/id.h"

#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

class QToolButton;

namespace vitrine {
struct Session;
class AssetInspector;
class InspectorTimeline;
class ProductInspector;
class UnsavedDrafts;

/// The right pane: the editor of what is selected. One thing, or many with mixed values; empty says what belongs here.
/// A second tab has the timeline of one thing. What could not be saved is listed above until it is dealt with.
/// GUI thread; reads and edits through the session's runner, never waits.
class InspectorPane : public QWidget
{
    Q_OBJECT
public:
    /// `session` outlives the pane.
    explicit InspectorPane(Session& session, QWidget* parent = nullptr);
    ~InspectorPane() override;

    void showProducts(std::vector<ProductId> products);
    void showAssets(std::vector<AssetId> assets);
    void clear();
    /// For the window's Rename and Tags commands: the keyboard goes to that field.
    void focusName();
    void focusTags();
    /// Saves what is being typed, as leaving the field would: before the window closes.
    void commit();

    ProductInspector* productPage() const;
    AssetInspector* assetPage() const;
    InspectorTimeline* timeline() const;
    UnsavedDrafts* drafts() const;

Q_SIGNALS:
    /// The user wants to see this thing in the centre.
    void productRequested(vitrine::ProductId product);
    void assetRequested(vitrine::AssetId asset);
    /// The user wants to see what this step touched in the centre.
    void touchedRequested(vitrine::StepId step);
    /// A large look at `assets`, beginning with the one at `current`.
    void previewRequested(const std::vector<vitrine::AssetId>& assets, int current);
    /// Files for a product's media before position `at` (-1 = at the end).
    void filesDropped(const QStringList& paths, vitrine::ProductId product, int at);
    void copyRequested(const std::vector<vitrine::AssetId>& assets);
    /// Find what looks like these; one of the two is empty.
    void similarRequested(const std::vector<vitrine::ProductId>& products, const std::vector<vitrine::AssetId>& assets);
    void dragOutRequested(const std::vector<vitrine::AssetId>& assets, vitrine::ProductId from);

private:
    enum class Shown { Nothing, Products, Assets };
    QWidget* makeHead();
    QToolButton* makeSimilar();
    QWidget* makeEmpty();
    void connectPages();
    void showTab();
    void showDrafts();
    void openDraft(int index);
    void leave();

    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
