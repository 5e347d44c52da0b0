#pragma once

#include <QPlainTextEdit>

namespace vitrine {

/// A text box without a frame that is as high as its text, between two limits given in lines.
class GrowingText final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit GrowingText(QWidget* parent = nullptr);
    void setLines(int least, int most);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int heightOfLines(int lines) const;
    int lineCount() const;
    void fit();
    int m_least = 1;
    int m_most = 12;
};

} // namespace vitrine
