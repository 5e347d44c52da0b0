#include "ui/editors/price_field.h"

#include "ui/editors/currencies.h"
#include "ui/editors/field_frame.h"

#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace vitrine {

PriceField::PriceField(const QString& label, QWidget* parent) : TextField(label, parent)
{
    auto* button = new QToolButton(this);
    button->setArrowType(Qt::DownArrow);
    button->setAutoRaise(true);
    button->setToolTip(tr("Choose the currency"));
    button->setAccessibleName(tr("Currency"));
    connect(button, &QToolButton::clicked, this, &PriceField::chooseCurrency);
    frame()->addWidget(button);
    setPlaceholder(tr("No price"));
    setCheck([this](const QString& text) {
        return text.isEmpty() || parsed(text).ok() ? QString() : tr("Please type a price, such as 12.50 EUR.");
    });
}

void PriceField::setStoredPrice(const Merged<std::optional<Money>>& stored)
{
    m_storedCurrency.clear();
    Merged<QString> texts;
    for (const auto& [value, count] : stored.values()) {
        texts.add(shown(value), count);
        if (value && m_storedCurrency.isEmpty())
            m_storedCurrency = value->currency;
    }
    setStored(texts);
}

std::optional<Money> PriceField::price() const
{
    if (text().isEmpty())
        return std::nullopt;
    auto money = parsed(text());
    return money.ok() ? std::optional(std::move(money).take()) : std::nullopt;
}

QString PriceField::shown(const std::optional<Money>& price)
{
    if (!price)
        return {};
    QString amount = moneyAmount(*price);
    amount.replace(u'.', QLocale().decimalPoint());
    return price->currency.isEmpty() ? amount : amount + u' ' + price->currency;
}

Result<Money> PriceField::parsed(const QString& text) const
{
    return parseMoney(text, m_storedCurrency.isEmpty() ? m_defaultCurrency : m_storedCurrency);
}

void PriceField::chooseCurrency()
{
    QMenu menu(this);
    for (const QString& code : usualCurrencies())
        menu.addAction(code);
    menu.connect(&menu, &QMenu::triggered, this, [this](QAction* action) {
        QString amount = text();
        while (!amount.isEmpty() && !amount.back().isDigit())
            amount.chop(1);
        while (!amount.isEmpty() && !amount.front().isDigit() && amount.front() != u'-')
            amount.remove(0, 1);
        edit()->setText(amount.isEmpty() ? action->text() : amount + u' ' + action->text());
        edit()->setFocus();
        userEdited();
    });
    menu.exec(mapToGlobal(QPoint(width() - menu.sizeHint().width(), height())));
}

} // namespace vitrine
