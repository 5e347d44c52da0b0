#include "tests/support/duplicates_fixture.h"

#include "core/storage/asset_repository.h"

namespace vitrine::test {

AssetId DuplicatesFixture::addAgain(AssetId id)
{
    Asset copy = asset(id);
    copy.uuid.clear();
    AssetId added;
    edit([&](EditContext& context) -> Result<> {
        copy.createdUtc = context.now;
        TRY_ASSIGN(added, inserted, AssetRepository(context.db).insert(copy));
        return {};
    });
    return added;
}

} // namespace vitrine::test
