#pragma once

namespace vitrine {

class GridView;

/// Lets screen readers see GridView as a list whose items say name, details and state. Safe to call often.
void installGridAccessibility();
/// The focus is on this item now.
void announceCell(GridView* view, int row);

} // namespace vitrine
