#pragma once

#include "core/catalog/localized_text.h"

#include <algorithm>
#include <vector>

namespace vitrine {

/// How one thing takes over what another has: where two become one.

/// Languages in which it has no text.
inline void takeTexts(LocalizedText& kept, const LocalizedText& other)
{
    for (auto text = other.all().constBegin(); text != other.all().constEnd(); ++text) {
        if (kept.exact(text.key()).isEmpty())
            kept.set(text.key(), text.value());
    }
}

/// Those that it has not got, at the end.
template <class Value>
void takeMissing(std::vector<Value>& kept, const std::vector<Value>& other)
{
    std::copy_if(other.begin(), other.end(), std::back_inserter(kept),
                 [&kept](const Value& value) { return std::find(kept.begin(), kept.end(), value) == kept.end(); });
}

template <class Value>
void takeIfEmpty(Value& kept, const Value& other)
{
    if (kept == Value())
        kept = other;
}

} // namespace vitrine
