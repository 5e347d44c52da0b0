#pragma once

#include "core/catalog/product.h"
#include "ui/editors/field_editor.h"
#include "ui/editors/merged.h"

class QToolButton;
class QVBoxLayout;

namespace vitrine {

class TextBlockRow;

/// The titled texts of a product in one language: write, add, order, remove. Texts of other languages stay as they
/// are. Products with differing texts show how many; writing then replaces the texts of all.
class TextBlocksField final : public FieldEditor
{
    Q_OBJECT
public:
    explicit TextBlocksField(const QString& label, QWidget* parent = nullptr);

    void setStored(const Merged<std::vector<TextBlock>>& stored);
    /// Which language's texts are shown; what is typed is saved first.
    void setLanguage(const QString& language);
    /// All texts of all languages, empty ones left out.
    std::vector<TextBlock> blocks() const;
    int rowCount() const { return int(m_rows.size()); }
    TextBlockRow* row(int index) const { return m_rows[size_t(index)]; }
    void addBlock();
    QVariant draft() const override;

protected:
    void showStored() override;
    void showDraft(const QVariant& draft) override;
    QString problem() const override;
    bool savesOnEnter() const override { return false; }

private:
    void render();
    void connectRow(TextBlockRow* row, int index);
    /// Indices into m_blocks of the blocks of the shown language.
    std::vector<size_t> shownBlocks() const;
    void move(int index, int by);
    void remove(int index);

    Merged<std::vector<TextBlock>> m_stored = mergedOf(std::vector<TextBlock>{});
    std::vector<TextBlock> m_blocks;
    QString m_language;
    std::vector<TextBlockRow*> m_rows;
    QVBoxLayout* m_column;
    QLabel* m_mixed;
    QToolButton* m_add;
};

} // namespace vitrine
