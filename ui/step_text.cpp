#include "ui/step_text.h"

#include "core/catalog/step_labels.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

namespace {
struct StepWords {
    const char* code;
    const char* one; ///< when the first argument is "1"
    const char* many;
};

#define TEXT(text) QT_TRANSLATE_NOOP("Steps", text)

// The same codes as stepTemplates(); a test compares both.
constexpr StepWords kWords[] = {
    {"import", TEXT("Import %1 file"), TEXT("Import %1 files")},
    {"import_table", TEXT("Import %1 row from %2"), TEXT("Import %1 rows from %2")},
    {"fetch", TEXT("Fetch %1 picture"), TEXT("Fetch %1 pictures")},
    {"paste", TEXT("Paste %1 picture"), TEXT("Paste %1 pictures")},
    {"create_product", TEXT("Create %1"), TEXT("Create %1")},
    {"duplicate_products", TEXT("Duplicate %1 product"), TEXT("Duplicate %1 products")},
    {"rename_product", TEXT("Rename %1"), TEXT("Rename %1")},
    {"edit_product", TEXT("Edit %2 of %1"), TEXT("Edit %2 of %1")},
    {"edit_products", TEXT("Edit %1 product"), TEXT("Edit %1 products")},
    {"edit_asset", TEXT("Edit %1"), TEXT("Edit %1")},
    {"edit_assets", TEXT("Edit %1 picture"), TEXT("Edit %1 pictures")},
    {"rate", TEXT("Rate %1 picture"), TEXT("Rate %1 pictures")},
    {"flag", TEXT("Mark %1 picture"), TEXT("Mark %1 pictures")},
    {"set_state", TEXT("Set %1 product to %2"), TEXT("Set %1 products to %2")},
    {"tag", TEXT("Tag %1 item with %2"), TEXT("Tag %1 items with %2")},
    {"untag", TEXT("Remove %2 from %1 item"), TEXT("Remove %2 from %1 items")},
    {"create_tag", TEXT("Create tag %1"), TEXT("Create tag %1")},
    {"edit_tag", TEXT("Edit tag %1"), TEXT("Edit tag %1")},
    {"move_tag", TEXT("Move tag %1"), TEXT("Move tag %1")},
    {"merge_tags", TEXT("Merge tag %1 into %2"), TEXT("Merge tag %1 into %2")},
    {"remove_tag", TEXT("Remove tag %1"), TEXT("Remove tag %1")},
    {"categorize", TEXT("Put %1 product into %2"), TEXT("Put %1 products into %2")},
    {"uncategorize", TEXT("Take %1 product out of %2"), TEXT("Take %1 products out of %2")},
    {"create_category", TEXT("Create category %1"), TEXT("Create category %1")},
    {"edit_category", TEXT("Edit category %1"), TEXT("Edit category %1")},
    {"move_category", TEXT("Move category %1"), TEXT("Move category %1")},
    {"remove_category", TEXT("Remove category %1"), TEXT("Remove category %1")},
    {"set_attribute", TEXT("Set %2 of %1 product"), TEXT("Set %2 of %1 products")},
    {"create_attribute", TEXT("Create attribute %1"), TEXT("Create attribute %1")},
    {"edit_attribute", TEXT("Edit attribute %1"), TEXT("Edit attribute %1")},
    {"remove_attribute", TEXT("Remove attribute %1"), TEXT("Remove attribute %1")},
    {"attach_media", TEXT("Attach %1 picture to %2"), TEXT("Attach %1 pictures to %2")},
    {"detach_media", TEXT("Detach %1 picture from %2"), TEXT("Detach %1 pictures from %2")},
    {"move_media", TEXT("Move %1 picture to %2"), TEXT("Move %1 pictures to %2")},
    {"reorder_media", TEXT("Reorder the pictures of %1"), TEXT("Reorder the pictures of %1")},
    {"set_cover", TEXT("Set the cover of %1"), TEXT("Set the cover of %1")},
    {"link_products", TEXT("Link %1 to %2"), TEXT("Link %1 to %2")},
    {"unlink_products", TEXT("Unlink %1 from %2"), TEXT("Unlink %1 from %2")},
    {"merge_products", TEXT("Merge %1 product into %2"), TEXT("Merge %1 products into %2")},
    {"trash", TEXT("Move %1 item to the trash"), TEXT("Move %1 items to the trash")},
    {"restore", TEXT("Restore %1 item"), TEXT("Restore %1 items")},
    {"purge", TEXT("Delete %1 item for good"), TEXT("Delete %1 items for good")},
    {"relocate", TEXT("Find %1 moved original again"), TEXT("Find %1 moved originals again")},
    {"empty_trash", TEXT("Empty the trash (%1 item)"), TEXT("Empty the trash (%1 items)")},
    {"create_gallery", TEXT("Create gallery %1"), TEXT("Create gallery %1")},
    {"edit_gallery", TEXT("Edit gallery %1"), TEXT("Edit gallery %1")},
    {"remove_gallery", TEXT("Remove gallery %1"), TEXT("Remove gallery %1")},
    {"add_entries", TEXT("Add %1 entry to %2"), TEXT("Add %1 entries to %2")},
    {"edit_entries", TEXT("Edit %1 entry of %2"), TEXT("Edit %1 entries of %2")},
    {"remove_entries", TEXT("Remove %1 entry from %2"), TEXT("Remove %1 entries from %2")},
    {"save_search", TEXT("Save search %1"), TEXT("Save search %1")},
    {"remove_search", TEXT("Remove search %1"), TEXT("Remove search %1")},
    {"settings", TEXT("Change settings"), TEXT("Change settings")},
    {"sample", TEXT("Make the sample catalogue"), TEXT("Make the sample catalogue")},
    {"undo", TEXT("Undo: %1"), TEXT("Undo: %1")},
    {"redo", TEXT("Redo: %1"), TEXT("Redo: %1")},
};
#undef TEXT

const StepWords* wordsOf(const QString& code)
{
    const auto same = std::find_if(std::begin(kWords), std::end(kWords),
                                   [&](const StepWords& words) { return code == QLatin1String(words.code); });
    return same == std::end(kWords) ? nullptr : same;
}

QString text(const char* words)
{
    return QCoreApplication::translate("Steps", words);
}
} // namespace

QString stepText(const StepLabel& label)
{
    const StepWords* words = wordsOf(label.code);
    if (!words)
        return englishLabel(label); // of a newer program
    const QString pattern = text(label.arguments.value(0) == u"1" ? words->one : words->many);
    return fillStepTemplate(pattern, label.arguments);
}

QString stepText(const Step& step)
{
    return stepText(step.label);
}

QString actorText(const Actor& actor)
{
    switch (actor.kind) {
    case ActorKind::Window:
        return actor.name;
    case ActorKind::ApiKey:
        return QCoreApplication::translate("Steps", "Key %1").arg(actor.name);
    case ActorKind::CommandLine:
        return QCoreApplication::translate("Steps", "%1, command line").arg(actor.name);
    case ActorKind::System:
        return QCoreApplication::translate("Steps", "Vitrine");
    }
    return actor.name;
}

bool hasStepText(const QString& code)
{
    return wordsOf(code) != nullptr;
}

} // namespace vitrine
