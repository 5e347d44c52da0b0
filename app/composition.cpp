#include "app/composition.h"

#include "app/make_listener.h"
#include "core/services/catalogue_settings.h"
#include "ui/settings/language.h"

#include <QDir>
#include <QFileInfo>

namespace vitrine {

Composition::Composition()
{
    installLanguage(m_settings.language());
    m_appearance = std::make_unique<Appearance>(m_settings);
    m_window = std::make_unique<MainWindow>(m_clock, m_settings, *m_appearance);
    m_window->setListenerFactory([this](Catalogue& catalogue, LookDoor& look) -> Result<ListenerParts> {
        TRY_ASSIGN(const CatalogueIdentity identity, known, catalogueIdentity(catalogue));
        return ListenerParts{makeListener(catalogue, m_clock, &look),
                             std::make_unique<ApiKeyStore>(apiKeyFolder(), identity.uuid)};
    });
}

void Composition::start(const QString& catalogue)
{
    m_window->show();
    const QStringList recent = m_settings.recentCatalogues();
    if (!catalogue.isEmpty())
        m_window->openCatalogue(QDir(catalogue).absolutePath());
    else if (m_settings.reopensLast() && !recent.isEmpty() && QFileInfo::exists(recent.first()))
        m_window->openCatalogue(recent.first());
}

} // namespace vitrine
