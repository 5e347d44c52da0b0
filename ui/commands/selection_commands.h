#pragma once

#include "core/services/edit_assets.h"
#include "core/services/history.h"
#include "ui/commands/command_context.h"

#include <QObject>

namespace vitrine {

/// What can be done to the selected things: rename, state, rating, flags, trash. Each is one undoable step, told by a
/// toast where the effect is not plain to see.
class SelectionCommands : public QObject
{
    Q_OBJECT
public:
    SelectionCommands(const CommandContext& context, QObject* parent);

    void quickAction(const QModelIndex& index, QuickAction action);

Q_SIGNALS:
    void previewWanted();
    void tagsWanted();
    /// The product with this id was made here: show and name it.
    void productMade(vitrine::ProductId product);

private:
    void renameProduct(qint64 id, const QString& title);
    void renameAsset(qint64 id, const QString& title);
    void connectStates();
    void connectRatings();
    void connectTrash();
    void setState(ProductState state);
    void patchAssets(const Selection& selection, const AssetPatch& patch, const QString& what);
    void trash(const Selection& selection);
    void restore(const Selection& selection);
    void emptyTrash();
    void askAndEmptyTrash(const LossEstimate& loss);
    void newProduct(const std::vector<AssetId>& media);
    void duplicate();
    void detach();
    /// Says `text` with an Undo button, or what failed.
    template <class T>
    std::function<void(Result<T>)> told(const QString& what, const QString& text);

    CommandContext m_context;
};

} // namespace vitrine
