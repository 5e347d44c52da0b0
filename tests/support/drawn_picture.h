#pragma once

#include <QByteArray>
#include <QImage>

namespace vitrine::test {

/// A drawn thing on a plain ground, for everything that looks at pictures: each `motif` has a shape and colours of its
/// own; `variant` shifts, scales and lights it a little, as another photo of the same thing would.
QImage drawnPicture(int motif, int variant = 0, QSize size = {240, 200});
QByteArray drawnPng(int motif, int variant = 0, QSize size = {240, 200});

} // namespace vitrine::test
