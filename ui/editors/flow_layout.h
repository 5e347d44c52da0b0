#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace vitrine {

/// Lays widgets out like words: from the start of a line, wrapping where the width ends. The last one may take what is
/// left of its line.
class FlowLayout final : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(QWidget* parent = nullptr);
    ~FlowLayout() override;
    /// The last widget is stretched to the end of its line.
    void setLastStretches(bool stretches) { m_lastStretches = stretches; }
    void insertWidget(int index, QWidget* widget);

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), Move::No); }

private:
    enum class Move { No, Yes };
    /// Returns the height needed.
    int arrange(const QRect& rect, Move move) const;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    bool m_lastStretches = false;
};

} // namespace vitrine
