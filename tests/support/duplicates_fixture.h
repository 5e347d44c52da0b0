#pragma once

#include "core/services/duplicates.h"
#include "core/services/import.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/changed_pictures.h"
#include "tests/support/written_file.h"

#include <QDir>
#include <QFile>
#include <QSet>

namespace vitrine::test {

/// A catalogue into which pictures are imported, with what finds duplicates in it.
class DuplicatesFixture : public CatalogueFixture
{
public:
    ~DuplicatesFixture() { m_duplicates.reset(); }

    Duplicates& duplicates()
    {
        if (!m_duplicates)
            m_duplicates = must(Duplicates::open(catalogue()));
        return *m_duplicates;
    }
    void closeDuplicates() { m_duplicates.reset(); }

    QString write(const QString& name, const QByteArray& bytes) const
    {
        return writtenFile(sources() + u'/' + name, bytes);
    }
    AssetId import(const QString& name, const QByteArray& bytes)
    {
        ImportRequest request;
        request.paths = {write(name, bytes)};
        return must(importAll(catalogue(), actor(), request)).assets.front();
    }
    AssetId importImage(const QString& name, const QImage& image, int quality = 92)
    {
        return import(name + QStringLiteral(".jpg"), jpegBytes(image, quality));
    }
    /// Another asset with the same bytes, as a program that was asked to makes one.
    AssetId addAgain(AssetId id);

    std::vector<DuplicateGroup> compared(DuplicateClass kind = DuplicateClass::SamePicture)
    {
        must(duplicates().comparePictures());
        return must(duplicates().groups(kind));
    }
    static QSet<AssetId> assetsOf(const DuplicateGroup& group)
    {
        QSet<AssetId> assets;
        for (const DuplicateMember& member : group.members)
            assets.insert(member.asset);
        return assets;
    }

private:
    std::unique_ptr<Duplicates> m_duplicates;
};

} // namespace vitrine::test
