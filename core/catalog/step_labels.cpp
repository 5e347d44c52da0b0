#include "core/catalog/step_labels.h"

#include <algorithm>

namespace vitrine {
namespace {

constexpr StepTemplate kTemplates[] = {
    {u"import", u"Import %1 file", u"Import %1 files"},
    {u"import_table", u"Import %1 row from %2", u"Import %1 rows from %2"},
    {u"fetch", u"Fetch %1 picture", u"Fetch %1 pictures"},
    {u"paste", u"Paste %1 picture", u"Paste %1 pictures"},
    {u"create_product", u"Create %1", u"Create %1"},
    {u"duplicate_products", u"Duplicate %1 product", u"Duplicate %1 products"},
    {u"rename_product", u"Rename %1", u"Rename %1"},
    {u"edit_product", u"Edit %2 of %1", u"Edit %2 of %1"},
    {u"edit_products", u"Edit %1 product", u"Edit %1 products"},
    {u"edit_asset", u"Edit %1", u"Edit %1"},
    {u"edit_assets", u"Edit %1 picture", u"Edit %1 pictures"},
    {u"create_asset", u"Create %1", u"Create %1"},
    {u"reserve_file", u"Expect the file %1", u"Expect the file %1"},
    {u"complete_file", u"Receive the file %1", u"Receive the file %1"},
    {u"fail_file", u"Give up the file %1", u"Give up the file %1"},
    {u"remove_file", u"Remove the file %1", u"Remove the file %1"},
    {u"rate", u"Rate %1 picture", u"Rate %1 pictures"},
    {u"flag", u"Mark %1 picture", u"Mark %1 pictures"},
    {u"set_state", u"Set %1 product to %2", u"Set %1 products to %2"},
    {u"tag", u"Tag %1 item with %2", u"Tag %1 items with %2"},
    {u"untag", u"Remove %2 from %1 item", u"Remove %2 from %1 items"},
    {u"create_tag", u"Create tag %1", u"Create tag %1"},
    {u"edit_tag", u"Edit tag %1", u"Edit tag %1"},
    {u"move_tag", u"Move tag %1", u"Move tag %1"},
    {u"merge_tags", u"Merge tag %1 into %2", u"Merge tag %1 into %2"},
    {u"remove_tag", u"Remove tag %1", u"Remove tag %1"},
    {u"categorize", u"Put %1 product into %2", u"Put %1 products into %2"},
    {u"uncategorize", u"Take %1 product out of %2", u"Take %1 products out of %2"},
    {u"create_category", u"Create category %1", u"Create category %1"},
    {u"edit_category", u"Edit category %1", u"Edit category %1"},
    {u"move_category", u"Move category %1", u"Move category %1"},
    {u"remove_category", u"Remove category %1", u"Remove category %1"},
    {u"set_attribute", u"Set %2 of %1 product", u"Set %2 of %1 products"},
    {u"create_attribute", u"Create attribute %1", u"Create attribute %1"},
    {u"edit_attribute", u"Edit attribute %1", u"Edit attribute %1"},
    {u"remove_attribute", u"Remove attribute %1", u"Remove attribute %1"},
    {u"attach_media", u"Attach %1 picture to %2", u"Attach %1 pictures to %2"},
    {u"share_media", u"Attach %1 picture to %2 products", u"Attach %1 pictures to %2 products"},
    {u"detach_media", u"Detach %1 picture from %2", u"Detach %1 pictures from %2"},
    {u"move_media", u"Move %1 picture to %2", u"Move %1 pictures to %2"},
    {u"place_media", u"Put %1 picture in its place", u"Put %1 pictures in their places"},
    {u"reorder_media", u"Reorder the pictures of %1", u"Reorder the pictures of %1"},
    {u"set_cover", u"Set the cover of %1", u"Set the cover of %1"},
    {u"link_products", u"Link %1 to %2", u"Link %1 to %2"},
    {u"unlink_products", u"Unlink %1 from %2", u"Unlink %1 from %2"},
    {u"merge_products", u"Merge %1 product into %2", u"Merge %1 products into %2"},
    {u"merge_duplicates", u"Merge %1 duplicate into %2", u"Merge %1 duplicates into %2"},
    {u"keep_duplicates", u"Keep %1 picture as no duplicate", u"Keep %1 pictures as no duplicates"},
    {u"trash", u"Move %1 item to the trash", u"Move %1 items to the trash"},
    {u"restore", u"Restore %1 item", u"Restore %1 items"},
    {u"purge", u"Delete %1 item for good", u"Delete %1 items for good"},
    {u"relocate", u"Find %1 moved original again", u"Find %1 moved originals again"},
    {u"empty_trash", u"Empty the trash (%1 item)", u"Empty the trash (%1 items)"},
    {u"create_gallery", u"Create gallery %1", u"Create gallery %1"},
    {u"edit_gallery", u"Edit gallery %1", u"Edit gallery %1"},
    {u"remove_gallery", u"Remove gallery %1", u"Remove gallery %1"},
    {u"add_entries", u"Add %1 entry to %2", u"Add %1 entries to %2"},
    {u"edit_entries", u"Edit %1 entry of %2", u"Edit %1 entries of %2"},
    {u"remove_entries", u"Remove %1 entry from %2", u"Remove %1 entries from %2"},
    {u"api_call", u"Call %1", u"Call %1"},
    {u"save_search", u"Save search %1", u"Save search %1"},
    {u"remove_search", u"Remove search %1", u"Remove search %1"},
    {u"settings", u"Change settings", u"Change settings"},
    {u"sample", u"Make the sample catalogue", u"Make the sample catalogue"},
    {u"undo", u"Undo: %1", u"Undo: %1"},
    {u"redo", u"Redo: %1", u"Redo: %1"},
};

} // namespace

std::span<const StepTemplate> stepTemplates()
{
    return kTemplates;
}

const StepTemplate* stepTemplate(QStringView code)
{
    const auto it = std::find_if(std::begin(kTemplates), std::end(kTemplates),
                                 [code](const StepTemplate& candidate) { return candidate.code == code; });
    return it == std::end(kTemplates) ? nullptr : &*it;
}

QString fillStepTemplate(QStringView pattern, const QStringList& arguments)
{
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int number = pattern[i] == u'%' && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (number < 1) {
            out.append(pattern[i]);
            continue;
        }
        out.append(arguments.value(number - 1));
        ++i;
    }
    return out.simplified();
}

QString englishLabel(const StepLabel& label)
{
    const StepTemplate* found = stepTemplate(label.code);
    if (!found)
        return (QStringList(label.code) + label.arguments).join(u' ').simplified();
    return fillStepTemplate(label.arguments.value(0) == u"1" ? found->one : found->many, label.arguments);
}

} // namespace vitrine
