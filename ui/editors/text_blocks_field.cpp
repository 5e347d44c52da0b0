#include "ui/editors/text_blocks_field.h"

#include "core/catalog/product_rules.h"
#include "ui/editors/field_frame.h"
#include "ui/editors/growing_text.h"
#include "ui/editors/text_block_row.h"
#include "ui/editors/text_field.h"

#include <QLineEdit>
#include <QToolButton>

namespace vitrine {

TextBlocksField::TextBlocksField(const QString& label, QWidget* parent)
    : FieldEditor(label, parent), m_column(nullptr), m_mixed(new QLabel(this)), m_add(new QToolButton(this))
{
    setLabelAlwaysAbove();
    auto* content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_mixed);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    m_add->setAutoRaise(true);
    m_mixed->setForegroundRole(QPalette::PlaceholderText);
    m_mixed->hide();
    frame()->addWidget(content);
    addFocusWidget(m_add);
    connect(m_add, &QToolButton::clicked, this, &TextBlocksField::addBlock);
}

void TextBlocksField::setStored(const Merged<std::vector<TextBlock>>& stored)
{
    m_stored = stored;
    m_mixed->setText(mixedText(int(stored.values().size()), stored.hasMore()));
    storedChanged();
}

void TextBlocksField::setLanguage(const QString& language)
{
    if (language == m_language)
        return;
    commit();
    m_language = language;
    render();
}

std::vector<TextBlock> TextBlocksField::blocks() const
{
    std::vector<TextBlock> blocks;
    for (const TextBlock& block : m_blocks) {
        if (!block.title.isEmpty() || !block.body.isEmpty())
            blocks.push_back(block);
    }
    return blocks;
}

QVariant TextBlocksField::draft() const
{
    QVariantList list;
    for (const TextBlock& block : blocks())
        list.append(QStringList{block.language, block.title, block.body});
    return list;
}

void TextBlocksField::showStored()
{
    m_blocks = m_stored.common();
    render();
}

void TextBlocksField::showDraft(const QVariant& draft)
{
    m_blocks.clear();
    for (const QVariant& one : draft.toList()) {
        const QStringList parts = one.toStringList();
        m_blocks.push_back({parts.value(0), parts.value(1), parts.value(2)});
    }
    render();
}

QString TextBlocksField::problem() const
{
    const auto checked = checkTextBlocks(blocks());
    return checked.ok() ? QString() : checked.error().detail;
}

std::vector<size_t> TextBlocksField::shownBlocks() const
{
    std::vector<size_t> shown;
    for (size_t index = 0; index < m_blocks.size(); ++index) {
        if (m_blocks[index].language == m_language)
            shown.push_back(index);
    }
    return shown;
}

/// Rows are kept and filled anew, so that the focus stays where it is.
void TextBlocksField::render()
{
    const std::vector<size_t> shown = shownBlocks();
    while (m_rows.size() > shown.size()) {
        m_rows.back()->hide();
        m_rows.back()->deleteLater();
        m_rows.pop_back();
    }
    while (m_rows.size() < shown.size()) {
        auto* row = new TextBlockRow(this);
        connectRow(row, int(m_rows.size()));
        m_column->insertWidget(1 + int(m_rows.size()), row);
        m_rows.push_back(row);
        addFocusWidget(row->titleEdit());
        addFocusWidget(row->bodyEdit());
        QWidget::setTabOrder(row->bodyEdit(), m_add);
    }
    for (size_t index = 0; index < shown.size(); ++index) {
        m_rows[index]->show(m_blocks[shown[index]]);
        m_rows[index]->setMovable(index > 0, index + 1 < shown.size());
    }
    m_mixed->setVisible(m_stored.isMixed() && m_blocks.empty());
    m_add->setText(m_stored.isMixed() ? tr("+ Write one text for all") : tr("+ Add a text"));
    updateGeometry();
}

void TextBlocksField::connectRow(TextBlockRow* row, int index)
{
    connect(row, &TextBlockRow::edited, this, [this, row, index] {
        const auto shown = shownBlocks();
        if (index >= int(shown.size()))
            return;
        TextBlock& block = m_blocks[shown[size_t(index)]];
        block.title = row->title();
        block.body = row->body();
        userEdited();
    });
    connect(row, &TextBlockRow::moveRequested, this, [this, index](int by) { move(index, by); });
    connect(row, &TextBlockRow::removeRequested, this, [this, index] { remove(index); });
}

void TextBlocksField::addBlock()
{
    m_blocks.push_back({m_language, {}, {}});
    render();
    m_rows.back()->titleEdit()->setFocus(Qt::OtherFocusReason);
}

void TextBlocksField::move(int index, int by)
{
    const auto shown = shownBlocks();
    const int other = index + by;
    if (index >= int(shown.size()) || other < 0 || other >= int(shown.size()))
        return;
    std::swap(m_blocks[shown[size_t(index)]], m_blocks[shown[size_t(other)]]);
    const bool inBody = m_rows[size_t(index)]->bodyEdit()->hasFocus();
    render();
    TextBlockRow* row = m_rows[size_t(other)];
    (inBody ? static_cast<QWidget*>(row->bodyEdit()) : row->titleEdit())->setFocus(Qt::OtherFocusReason);
    userEdited();
    commit();
}

void TextBlocksField::remove(int index)
{
    const auto shown = shownBlocks();
    if (index >= int(shown.size()))
        return;
    m_blocks.erase(m_blocks.begin() + std::ptrdiff_t(shown[size_t(index)]));
    render();
    m_add->setFocus(Qt::OtherFocusReason);
    userEdited();
    commit();
}

} // namespace vitrine
