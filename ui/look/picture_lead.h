#pragma once

#include "ui/models/picture_question.h"

#include <QPixmap>

namespace vitrine {

/// What stands at the head of a picture's chip: the chosen part, sharp, framed where it is a part of more.
QPixmap pictureLead(const QuestionPicture& picture, int edge, double devicePixelRatio, const QColor& frame);
/// A disc of this colour.
QPixmap colourLead(QRgb rgb, int edge, double devicePixelRatio, const QColor& line);
/// "tea.jpg", "not like tea.jpg, a part of 120 x 80 pixels": for tips and screen readers.
QString pictureWords(const QuestionPicture& picture);

} // namespace vitrine
