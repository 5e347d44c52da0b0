#pragma once

#include "core/services/place_pictures.h"
#include "ui/commands/command_context.h"
#include "ui/panels/placement_panel.h"
#include "ui/views/placement_pane.h"

#include <QObject>

namespace vitrine {

/// Sorting the Inbox, and pictures that seem to be on the wrong product: a job looks for the products, the panel asks,
/// each answer is one undoable step.
class PlacementCommands : public QObject
{
    Q_OBJECT
public:
    PlacementCommands(const CommandContext& context, PlacementPanel& panel, QObject* parent);

    void sortInbox();
    void findMisplacedPictures();

private:
    /// What is asked about, in the order of the proposals.
    struct Asked {
        std::vector<AssetId> assets;
        std::vector<std::optional<ProductId>> from;
        std::vector<PictureToPlace> pictures;
        PlacementProposals found;
        qint64 total = 0;   ///< pictures that could be asked about
        bool rests = false; ///< a picture that is left alone stays on its product, and is not asked about again
    };
    void start(const QString& title, std::function<Result<Asked>(Catalogue&, const JobContext&)> look);
    void take(Result<Asked> asked);
    void carryOut(const std::vector<int>& rows);
    void place(const std::vector<Placement>& placements);
    void keepDismissed(const std::vector<size_t>& pictures);
    void makeProduct(const QString& name, const std::vector<AssetId>& assets);
    void close();

    CommandContext m_context;
    PlacementPanel& m_panel;
    Asked m_asked;
    quint64 m_job = 0;
    quint64 m_round = 0; ///< answers of an earlier question are dropped
};

} // namespace vitrine
