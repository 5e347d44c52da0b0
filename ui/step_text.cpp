#include "ui/step_text.h"

#include "core/catalog/names.h"
#include "core/catalog/step_labels.h"
#include "ui/changed_fields.h"
#include "ui/text_format.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

namespace {
struct StepWords {
    const char* code;
    const char* one; ///< when the first argument is "1"
    const char* many;
};

// Written out, because lupdate does not look into macros. The same codes as stepTemplates(); a test compares both.
constexpr StepWords kWords[] = {
    {"import", QT_TRANSLATE_NOOP("Steps", "Import %1 file"), QT_TRANSLATE_NOOP("Steps", "Import %1 files")},
    {"import_table", QT_TRANSLATE_NOOP("Steps", "Import %1 row from %2"),
     QT_TRANSLATE_NOOP("Steps", "Import %1 rows from %2")},
    {"fetch", QT_TRANSLATE_NOOP("Steps", "Fetch %1 picture"), QT_TRANSLATE_NOOP("Steps", "Fetch %1 pictures")},
    {"paste", QT_TRANSLATE_NOOP("Steps", "Paste %1 picture"), QT_TRANSLATE_NOOP("Steps", "Paste %1 pictures")},
    {"create_product", QT_TRANSLATE_NOOP("Steps", "Create %1"), QT_TRANSLATE_NOOP("Steps", "Create %1")},
    {"duplicate_products", QT_TRANSLATE_NOOP("Steps", "Duplicate %1 product"),
     QT_TRANSLATE_NOOP("Steps", "Duplicate %1 products")},
    {"rename_product", QT_TRANSLATE_NOOP("Steps", "Rename %1"), QT_TRANSLATE_NOOP("Steps", "Rename %1")},
    {"edit_product", QT_TRANSLATE_NOOP("Steps", "Edit %2 of %1"), QT_TRANSLATE_NOOP("Steps", "Edit %2 of %1")},
    {"edit_products", QT_TRANSLATE_NOOP("Steps", "Edit %1 product"), QT_TRANSLATE_NOOP("Steps", "Edit %1 products")},
    {"edit_asset", QT_TRANSLATE_NOOP("Steps", "Edit %1"), QT_TRANSLATE_NOOP("Steps", "Edit %1")},
    {"edit_assets", QT_TRANSLATE_NOOP("Steps", "Edit %1 picture"), QT_TRANSLATE_NOOP("Steps", "Edit %1 pictures")},
    {"create_asset", QT_TRANSLATE_NOOP("Steps", "Create %1"), QT_TRANSLATE_NOOP("Steps", "Create %1")},
    {"reserve_file", QT_TRANSLATE_NOOP("Steps", "Expect the file %1"),
     QT_TRANSLATE_NOOP("Steps", "Expect the file %1")},
    {"complete_file", QT_TRANSLATE_NOOP("Steps", "Receive the file %1"),
     QT_TRANSLATE_NOOP("Steps", "Receive the file %1")},
    {"fail_file", QT_TRANSLATE_NOOP("Steps", "Give up the file %1"), QT_TRANSLATE_NOOP("Steps", "Give up the file %1")},
    {"remove_file", QT_TRANSLATE_NOOP("Steps", "Remove the file %1"), QT_TRANSLATE_NOOP("Steps", "Remove the file %1")},
    {"rate", QT_TRANSLATE_NOOP("Steps", "Rate %1 picture"), QT_TRANSLATE_NOOP("Steps", "Rate %1 pictures")},
    {"flag", QT_TRANSLATE_NOOP("Steps", "Mark %1 picture"), QT_TRANSLATE_NOOP("Steps", "Mark %1 pictures")},
    {"set_state", QT_TRANSLATE_NOOP("Steps", "Set %1 product to %2"),
     QT_TRANSLATE_NOOP("Steps", "Set %1 products to %2")},
    {"tag", QT_TRANSLATE_NOOP("Steps", "Tag %1 item with %2"), QT_TRANSLATE_NOOP("Steps", "Tag %1 items with %2")},
    {"untag", QT_TRANSLATE_NOOP("Steps", "Remove %2 from %1 item"),
     QT_TRANSLATE_NOOP("Steps", "Remove %2 from %1 items")},
    {"create_tag", QT_TRANSLATE_NOOP("Steps", "Create tag %1"), QT_TRANSLATE_NOOP("Steps", "Create tag %1")},
    {"edit_tag", QT_TRANSLATE_NOOP("Steps", "Edit tag %1"), QT_TRANSLATE_NOOP("Steps", "Edit tag %1")},
    {"move_tag", QT_TRANSLATE_NOOP("Steps", "Move tag %1"), QT_TRANSLATE_NOOP("Steps", "Move tag %1")},
    {"merge_tags", QT_TRANSLATE_NOOP("Steps", "Merge tag %1 into %2"),
     QT_TRANSLATE_NOOP("Steps", "Merge tag %1 into %2")},
    {"remove_tag", QT_TRANSLATE_NOOP("Steps", "Remove tag %1"), QT_TRANSLATE_NOOP("Steps", "Remove tag %1")},
    {"categorize", QT_TRANSLATE_NOOP("Steps", "Put %1 product into %2"),
     QT_TRANSLATE_NOOP("Steps", "Put %1 products into %2")},
    {"uncategorize", QT_TRANSLATE_NOOP("Steps", "Take %1 product out of %2"),
     QT_TRANSLATE_NOOP("Steps", "Take %1 products out of %2")},
    {"create_category", QT_TRANSLATE_NOOP("Steps", "Create category %1"),
     QT_TRANSLATE_NOOP("Steps", "Create category %1")},
    {"edit_category", QT_TRANSLATE_NOOP("Steps", "Edit category %1"), QT_TRANSLATE_NOOP("Steps", "Edit category %1")},
    {"move_category", QT_TRANSLATE_NOOP("Steps", "Move category %1"), QT_TRANSLATE_NOOP("Steps", "Move category %1")},
    {"remove_category", QT_TRANSLATE_NOOP("Steps", "Remove category %1"),
     QT_TRANSLATE_NOOP("Steps", "Remove category %1")},
    {"set_attribute", QT_TRANSLATE_NOOP("Steps", "Set %2 of %1 product"),
     QT_TRANSLATE_NOOP("Steps", "Set %2 of %1 products")},
    {"create_attribute", QT_TRANSLATE_NOOP("Steps", "Create attribute %1"),
     QT_TRANSLATE_NOOP("Steps", "Create attribute %1")},
    {"edit_attribute", QT_TRANSLATE_NOOP("Steps", "Edit attribute %1"),
     QT_TRANSLATE_NOOP("Steps", "Edit attribute %1")},
    {"remove_attribute", QT_TRANSLATE_NOOP("Steps", "Remove attribute %1"),
     QT_TRANSLATE_NOOP("Steps", "Remove attribute %1")},
    {"attach_media", QT_TRANSLATE_NOOP("Steps", "Attach %1 picture to %2"),
     QT_TRANSLATE_NOOP("Steps", "Attach %1 pictures to %2")},
    {"share_media", QT_TRANSLATE_NOOP("Steps", "Attach %1 picture to %2 products"),
     QT_TRANSLATE_NOOP("Steps", "Attach %1 pictures to %2 products")},
    {"detach_media", QT_TRANSLATE_NOOP("Steps", "Detach %1 picture from %2"),
     QT_TRANSLATE_NOOP("Steps", "Detach %1 pictures from %2")},
    {"move_media", QT_TRANSLATE_NOOP("Steps", "Move %1 picture to %2"),
     QT_TRANSLATE_NOOP("Steps", "Move %1 pictures to %2")},
    {"place_media", QT_TRANSLATE_NOOP("Steps", "Put %1 picture in its place"),
     QT_TRANSLATE_NOOP("Steps", "Put %1 pictures in their places")},
    {"reorder_media", QT_TRANSLATE_NOOP("Steps", "Reorder the pictures of %1"),
     QT_TRANSLATE_NOOP("Steps", "Reorder the pictures of %1")},
    {"set_cover", QT_TRANSLATE_NOOP("Steps", "Set the cover of %1"), QT_TRANSLATE_NOOP("Steps", "Set the cover of %1")},
    {"link_products", QT_TRANSLATE_NOOP("Steps", "Link %1 to %2"), QT_TRANSLATE_NOOP("Steps", "Link %1 to %2")},
    {"unlink_products", QT_TRANSLATE_NOOP("Steps", "Unlink %1 from %2"),
     QT_TRANSLATE_NOOP("Steps", "Unlink %1 from %2")},
    {"merge_products", QT_TRANSLATE_NOOP("Steps", "Merge %1 product into %2"),
     QT_TRANSLATE_NOOP("Steps", "Merge %1 products into %2")},
    {"merge_duplicates", QT_TRANSLATE_NOOP("Steps", "Merge %1 duplicate into %2"),
     QT_TRANSLATE_NOOP("Steps", "Merge %1 duplicates into %2")},
    {"keep_duplicates", QT_TRANSLATE_NOOP("Steps", "Keep %1 picture as no duplicate"),
     QT_TRANSLATE_NOOP("Steps", "Keep %1 pictures as no duplicates")},
    {"trash", QT_TRANSLATE_NOOP("Steps", "Move %1 item to the trash"),
     QT_TRANSLATE_NOOP("Steps", "Move %1 items to the trash")},
    {"restore", QT_TRANSLATE_NOOP("Steps", "Restore %1 item"), QT_TRANSLATE_NOOP("Steps", "Restore %1 items")},
    {"purge", QT_TRANSLATE_NOOP("Steps", "Delete %1 item for good"),
     QT_TRANSLATE_NOOP("Steps", "Delete %1 items for good")},
    {"relocate", QT_TRANSLATE_NOOP("Steps", "Find %1 moved original again"),
     QT_TRANSLATE_NOOP("Steps", "Find %1 moved originals again")},
    {"empty_trash", QT_TRANSLATE_NOOP("Steps", "Empty the trash (%1 item)"),
     QT_TRANSLATE_NOOP("Steps", "Empty the trash (%1 items)")},
    {"create_gallery", QT_TRANSLATE_NOOP("Steps", "Create gallery %1"),
     QT_TRANSLATE_NOOP("Steps", "Create gallery %1")},
    {"edit_gallery", QT_TRANSLATE_NOOP("Steps", "Edit gallery %1"), QT_TRANSLATE_NOOP("Steps", "Edit gallery %1")},
    {"remove_gallery", QT_TRANSLATE_NOOP("Steps", "Remove gallery %1"),
     QT_TRANSLATE_NOOP("Steps", "Remove gallery %1")},
    {"add_entries", QT_TRANSLATE_NOOP("Steps", "Add %1 entry to %2"),
     QT_TRANSLATE_NOOP("Steps", "Add %1 entries to %2")},
    {"edit_entries", QT_TRANSLATE_NOOP("Steps", "Edit %1 entry of %2"),
     QT_TRANSLATE_NOOP("Steps", "Edit %1 entries of %2")},
    {"api_call", QT_TRANSLATE_NOOP("Steps", "Call %1"), QT_TRANSLATE_NOOP("Steps", "Call %1")},
    {"remove_entries", QT_TRANSLATE_NOOP("Steps", "Remove %1 entry from %2"),
     QT_TRANSLATE_NOOP("Steps", "Remove %1 entries from %2")},
    {"save_search", QT_TRANSLATE_NOOP("Steps", "Save search %1"), QT_TRANSLATE_NOOP("Steps", "Save search %1")},
    {"remove_search", QT_TRANSLATE_NOOP("Steps", "Remove search %1"), QT_TRANSLATE_NOOP("Steps", "Remove search %1")},
    {"settings", QT_TRANSLATE_NOOP("Steps", "Change settings"), QT_TRANSLATE_NOOP("Steps", "Change settings")},
    {"sample", QT_TRANSLATE_NOOP("Steps", "Make the sample catalogue"),
     QT_TRANSLATE_NOOP("Steps", "Make the sample catalogue")},
    {"undo", QT_TRANSLATE_NOOP("Steps", "Undo: %1"), QT_TRANSLATE_NOOP("Steps", "Undo: %1")},
    {"redo", QT_TRANSLATE_NOOP("Steps", "Redo: %1"), QT_TRANSLATE_NOOP("Steps", "Redo: %1")},
};

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

/// Arguments that are core's words, not the user's, are said in the user's language.
QStringList shownArguments(const StepLabel& label)
{
    QStringList shown = label.arguments;
    if (shown.size() < 2)
        return shown;
    if (label.code == u"edit_product")
        shown[1] = changedFieldsText(shown[1]);
    const auto state = label.code == u"set_state" ? productStateFromName(shown[1]) : std::nullopt;
    if (state)
        shown[1] = productStateText(*state);
    return shown;
}
} // namespace

QString stepText(const StepLabel& label)
{
    const StepWords* words = wordsOf(label.code);
    if (!words)
        return englishLabel(label); // of a newer program
    const QString pattern = text(label.arguments.value(0) == u"1" ? words->one : words->many);
    return fillStepTemplate(pattern, shownArguments(label));
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
        if (actor.name.isEmpty() || actor.name == u"command line") // where the system does not tell who the user is
            return QCoreApplication::translate("Steps", "Command line");
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
