#pragma once

#include "core/catalog/asset.h"
#include "ui/editors/field_editor.h"
#include "ui/editors/merged.h"

class QButtonGroup;

namespace vitrine {

/// Pick, reject, or neither: three buttons of which one is down; none while the things differ. Keys P, X, U.
class FlagField final : public FieldEditor
{
    Q_OBJECT
public:
    explicit FlagField(const QString& label, QWidget* parent = nullptr);
    void setStored(const Merged<AssetFlag>& stored);
    AssetFlag flag() const;
    QVariant draft() const override;
    static QString flagText(AssetFlag flag);

protected:
    void showStored() override;
    void showDraft(const QVariant& draft) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void choose(AssetFlag flag);
    QButtonGroup* m_buttons;
    Merged<AssetFlag> m_stored = mergedOf(AssetFlag::None);
};

} // namespace vitrine
