#include "ui/sample/sample_shapes.h"

#include <QLinearGradient>
#include <QPainterPath>
#include <QRadialGradient>

#include <functional>

namespace vitrine {

namespace {
QColor lighter(const QColor& colour, double share)
{
    return QColor::fromRgbF(float(colour.redF() + (1 - colour.redF()) * share),
                            float(colour.greenF() + (1 - colour.greenF()) * share),
                            float(colour.blueF() + (1 - colour.blueF()) * share));
}

QColor darker(const QColor& colour, double share)
{
    return QColor::fromRgbF(float(colour.redF() * (1 - share)), float(colour.greenF() * (1 - share)),
                            float(colour.blueF() * (1 - share)));
}

/// Light from the upper left, for round things.
QBrush ball(const QPointF& centre, double radius, const QColor& colour)
{
    QRadialGradient light(centre, radius * 1.5, centre - QPointF(radius * 0.45, radius * 0.5));
    light.setColorAt(0, lighter(colour, 0.55));
    light.setColorAt(0.35, lighter(colour, 0.08));
    light.setColorAt(0.75, darker(colour, 0.18));
    light.setColorAt(1, darker(colour, 0.42));
    return light;
}

/// Light from the left, for upright things between two edges.
QBrush barrel(double left, double right, const QColor& colour)
{
    QLinearGradient light(left, 0, right, 0);
    light.setColorAt(0, darker(colour, 0.22));
    light.setColorAt(0.22, lighter(colour, 0.28));
    light.setColorAt(0.5, colour);
    light.setColorAt(1, darker(colour, 0.35));
    return light;
}

QPainterPath smooth(const std::initializer_list<QPointF>& points)
{
    // Catmull-Rom through the points, closed.
    const std::vector<QPointF> p(points);
    const size_t n = p.size();
    QPainterPath path(p[0]);
    for (size_t i = 0; i < n; ++i) {
        const QPointF &a = p[(i + n - 1) % n], &b = p[i], &c = p[(i + 1) % n], &d = p[(i + 2) % n];
        path.cubicTo(b + (c - a) / 6, c - (d - b) / 6, c);
    }
    return path;
}

void leaf(QPainter& painter, QPointF foot, double angle, double length, const QColor& colour)
{
    painter.save();
    painter.translate(foot);
    painter.rotate(angle);
    QPainterPath path({0, 0});
    path.cubicTo(length * 0.3, -length * 0.35, length * 0.8, -length * 0.25, length, 0);
    path.cubicTo(length * 0.8, length * 0.22, length * 0.3, length * 0.25, 0, 0);
    QLinearGradient light(0, -length * 0.3, 0, length * 0.3);
    light.setColorAt(0, lighter(colour, 0.25));
    light.setColorAt(1, darker(colour, 0.25));
    painter.fillPath(path, light);
    painter.setPen(QPen(darker(colour, 0.3), length * 0.015));
    painter.drawLine(QPointF(length * 0.05, 0), QPointF(length * 0.92, 0));
    painter.restore();
}

void stalk(QPainter& painter, QPointF from, QPointF to, double width = 16)
{
    QPainterPath path(from);
    path.quadTo((from + to) / 2 + QPointF(14, 0), to);
    painter.strokePath(path, QPen(QColor(0x6b, 0x4a, 0x2f), width, Qt::SolidLine, Qt::RoundCap));
}

void apple(QPainter& painter, const QColor& main)
{
    const QPainterPath body = smooth({{500, 380},
                                      {610, 345},
                                      {730, 390},
                                      {768, 530},
                                      {715, 700},
                                      {600, 802},
                                      {500, 785},
                                      {400, 802},
                                      {285, 700},
                                      {232, 530},
                                      {270, 390},
                                      {390, 345}});
    painter.fillPath(body, ball({500, 575}, 270, main));
    QRadialGradient dip(QPointF(500, 385), 90);
    dip.setColorAt(0, darker(main, 0.55));
    dip.setColorAt(1, Qt::transparent);
    painter.fillPath(body, dip);
    stalk(painter, {500, 395}, {522, 265});
    leaf(painter, {515, 310}, -28, 170, QColor(0x5d, 0x9c, 0x45));
}

void pear(QPainter& painter, const QColor& main)
{
    const QPainterPath body = smooth({{500, 270},
                                      {575, 300},
                                      {605, 400},
                                      {680, 520},
                                      {725, 640},
                                      {680, 760},
                                      {560, 803},
                                      {440, 803},
                                      {320, 760},
                                      {275, 640},
                                      {320, 520},
                                      {395, 400},
                                      {425, 300}});
    painter.fillPath(body, ball({500, 610}, 260, main));
    stalk(painter, {500, 285}, {530, 180});
    leaf(painter, {520, 225}, -15, 140, QColor(0x6d, 0x9c, 0x40));
}

void orange(QPainter& painter, const QColor& main)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(ball({500, 570}, 240, main));
    painter.drawEllipse(QPointF(500, 570), 240, 232);
    painter.setBrush(darker(main, 0.3));
    for (int i = 0; i < 70; ++i) { // pores, always the same ones
        const double x = 300 + (i * 137) % 400, y = 370 + (i * 89) % 400;
        const double dx = x - 500, dy = y - 570;
        if (dx * dx + dy * dy < 205 * 205)
            painter.drawEllipse(QPointF(x, y), 2.4, 2.4);
    }
    painter.setBrush(QColor(0x4d, 0x7a, 0x35));
    painter.drawEllipse(QPointF(500, 352), 26, 12);
    leaf(painter, {505, 350}, -24, 150, QColor(0x4f, 0x8c, 0x3c));
}

void lemon(QPainter& painter, const QColor& main)
{
    const QPainterPath body = smooth({{205, 600},
                                      {255, 560},
                                      {350, 440},
                                      {500, 395},
                                      {650, 440},
                                      {745, 560},
                                      {795, 600},
                                      {745, 645},
                                      {650, 758},
                                      {500, 803},
                                      {350, 758},
                                      {255, 645}});
    painter.fillPath(body, ball({500, 600}, 260, main));
    leaf(painter, {250, 570}, -60, 150, QColor(0x5c, 0x93, 0x3a));
}

void teaTin(QPainter& painter, const QColor& main)
{
    const QRectF body(310, 330, 380, 470);
    painter.setPen(Qt::NoPen);
    painter.setBrush(barrel(310, 690, main));
    painter.drawRoundedRect(body, 26, 26);
    painter.setBrush(barrel(300, 700, darker(main, 0.25)));
    painter.drawRoundedRect(QRectF(300, 262, 400, 96), 22, 22);
    painter.setBrush(barrel(310, 690, QColor(0xc9, 0xa9, 0x5c)));
    painter.drawRect(QRectF(306, 352, 388, 12));
    painter.setBrush(barrel(320, 680, QColor(0xf6, 0xf0, 0xe2)));
    painter.drawRoundedRect(QRectF(352, 450, 296, 220), 14, 14);
    leaf(painter, {500, 610}, -125, 110, QColor(0x57, 0x8b, 0x4a));
    leaf(painter, {500, 610}, -60, 110, QColor(0x6a, 0x9f, 0x54));
    painter.setBrush(darker(main, 0.2));
    painter.drawRoundedRect(QRectF(410, 628, 180, 12), 6, 6);
}

void mug(QPainter& painter, const QColor& main)
{
    painter.setBrush(Qt::NoBrush);
    QPainterPath handle;
    handle.addEllipse(QPointF(690, 580), 110, 120);
    painter.strokePath(handle, QPen(darker(main, 0.18), 46));
    painter.setPen(Qt::NoPen);
    QPainterPath body({310, 400});
    body.lineTo(690, 400);
    body.lineTo(675, 750);
    body.quadTo(665, 802, 600, 802);
    body.lineTo(400, 802);
    body.quadTo(335, 802, 325, 750);
    body.closeSubpath();
    painter.fillPath(body, barrel(310, 690, main));
    painter.setBrush(lighter(main, 0.35));
    painter.drawEllipse(QPointF(500, 400), 190, 46);
    painter.setBrush(QColor(0x5a, 0x38, 0x22));
    painter.drawEllipse(QPointF(500, 408), 165, 34);
    painter.setBrush(QColor(255, 255, 255, 60));
    painter.drawEllipse(QPointF(450, 402), 60, 10);
}

void teapot(QPainter& painter, const QColor& main)
{
    painter.setBrush(Qt::NoBrush);
    QPainterPath handle({330, 480});
    handle.cubicTo(160, 420, 140, 680, 330, 700);
    painter.strokePath(handle, QPen(darker(main, 0.2), 40, Qt::SolidLine, Qt::RoundCap));
    QPainterPath spout({650, 640});
    spout.cubicTo(760, 640, 740, 460, 840, 420);
    spout.lineTo(866, 446);
    spout.cubicTo(800, 520, 800, 720, 650, 740);
    painter.fillPath(spout, barrel(650, 866, main));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ball({500, 600}, 230, main));
    painter.drawEllipse(QPointF(500, 600), 230, 200);
    painter.setBrush(darker(main, 0.15));
    painter.drawEllipse(QPointF(500, 420), 120, 34);
    painter.setBrush(ball({500, 405}, 110, main));
    painter.drawEllipse(QPointF(500, 408), 108, 28);
    painter.setBrush(ball({500, 362}, 34, darker(main, 0.1)));
    painter.drawEllipse(QPointF(500, 362), 34, 30);
}

void bottle(QPainter& painter, const QColor& main)
{
    QPainterPath body({440, 200});
    body.lineTo(560, 200);
    body.lineTo(562, 330);
    body.cubicTo(565, 400, 655, 420, 655, 510);
    body.lineTo(655, 765);
    body.quadTo(655, 802, 615, 802);
    body.lineTo(385, 802);
    body.quadTo(345, 802, 345, 765);
    body.lineTo(345, 510);
    body.cubicTo(345, 420, 435, 400, 438, 330);
    body.closeSubpath();
    painter.fillPath(body, barrel(345, 655, main));
    painter.setPen(Qt::NoPen);
    painter.setBrush(barrel(430, 570, QColor(0x3b, 0x33, 0x2c)));
    painter.drawRoundedRect(QRectF(428, 150, 144, 74), 12, 12);
    painter.setBrush(barrel(345, 655, QColor(0xf8, 0xf3, 0xe8)));
    painter.drawRect(QRectF(346, 540, 308, 170));
    painter.setBrush(darker(main, 0.15));
    painter.drawRoundedRect(QRectF(410, 580, 180, 16), 8, 8);
    painter.drawRoundedRect(QRectF(440, 616, 120, 10), 5, 5);
    painter.setBrush(QColor(255, 255, 255, 70));
    painter.drawRoundedRect(QRectF(380, 440, 20, 90), 10, 10);
}

void jar(QPainter& painter, const QColor& main)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(barrel(300, 700, lighter(main, 0.5)));
    painter.drawRoundedRect(QRectF(300, 370, 400, 430), 60, 60);
    painter.setBrush(barrel(318, 682, main));
    painter.drawRoundedRect(QRectF(320, 450, 360, 335), 46, 46);
    painter.setBrush(barrel(310, 690, QColor(0xb8, 0x8d, 0x5a)));
    painter.drawRoundedRect(QRectF(318, 290, 364, 96), 20, 20);
    painter.setBrush(QColor(0xfb, 0xf7, 0xee));
    painter.drawRoundedRect(QRectF(390, 540, 220, 140), 12, 12);
    painter.setBrush(darker(main, 0.3));
    painter.drawRoundedRect(QRectF(430, 585, 140, 14), 7, 7);
    painter.drawRoundedRect(QRectF(450, 615, 100, 10), 5, 5);
}

void lamp(QPainter& painter, const QColor& main)
{
    painter.setPen(Qt::NoPen);
    QRadialGradient glow(QPointF(500, 480), 420);
    glow.setColorAt(0, QColor(255, 226, 160, 150));
    glow.setColorAt(1, QColor(255, 226, 160, 0));
    painter.setBrush(glow);
    painter.drawEllipse(QPointF(500, 480), 420, 420);
    painter.setBrush(barrel(485, 515, QColor(0x4a, 0x42, 0x3a)));
    painter.drawRect(QRectF(486, 470, 28, 310));
    painter.setBrush(barrel(360, 640, QColor(0x4a, 0x42, 0x3a)));
    painter.drawRoundedRect(QRectF(370, 765, 260, 38), 18, 18);
    QPainterPath shade({390, 210});
    shade.lineTo(610, 210);
    shade.lineTo(740, 480);
    shade.lineTo(260, 480);
    shade.closeSubpath();
    painter.fillPath(shade, barrel(260, 740, main));
    painter.setBrush(QColor(255, 240, 205));
    painter.drawEllipse(QPointF(500, 480), 240, 26);
}

void chair(QPainter& painter, const QColor& main)
{
    const QColor wood(0xb0, 0x7d, 0x4e);
    painter.setPen(QPen(darker(wood, 0.25), 26, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(610, 590), QPointF(640, 790));
    painter.drawLine(QPointF(390, 590), QPointF(360, 790));
    painter.setPen(QPen(wood, 30, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(665, 600), QPointF(712, 788));
    painter.drawLine(QPointF(335, 600), QPointF(288, 788));
    painter.setPen(Qt::NoPen);
    const QPainterPath back =
        smooth({{350, 240}, {500, 205}, {650, 240}, {675, 400}, {655, 540}, {345, 540}, {325, 400}});
    painter.fillPath(back, barrel(320, 680, main));
    const QPainterPath seat = smooth({{300, 545}, {500, 515}, {700, 545}, {725, 600}, {500, 640}, {275, 600}});
    painter.fillPath(seat, ball({500, 575}, 220, lighter(main, 0.06)));
}

void stool(QPainter& painter, const QColor& main)
{
    painter.setPen(QPen(darker(main, 0.3), 30, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(500, 500), QPointF(500, 760));
    painter.setPen(QPen(main, 32, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(400, 500), QPointF(330, 788));
    painter.drawLine(QPointF(600, 500), QPointF(670, 788));
    painter.setPen(QPen(darker(main, 0.1), 18, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(366, 660), QPointF(634, 660));
    painter.setPen(Qt::NoPen);
    painter.setBrush(darker(main, 0.3));
    painter.drawEllipse(QPointF(500, 492), 200, 50);
    painter.setBrush(ball({500, 470}, 200, main));
    painter.drawEllipse(QPointF(500, 468), 200, 50);
}

void vase(QPainter& painter, const QColor& main)
{
    for (const auto& [angle, length] : {std::pair(-95.0, 260.0), std::pair(-120.0, 230.0), std::pair(-68.0, 240.0)})
        leaf(painter, {500, 400}, angle, length, QColor(0x86, 0x9f, 0x6a));
    const QPainterPath body = smooth({{440, 380},
                                      {560, 380},
                                      {555, 440},
                                      {650, 560},
                                      {640, 720},
                                      {560, 803},
                                      {440, 803},
                                      {360, 720},
                                      {350, 560},
                                      {445, 440}});
    painter.fillPath(body, barrel(350, 650, main));
    painter.setPen(Qt::NoPen);
    painter.setBrush(darker(main, 0.4));
    painter.drawEllipse(QPointF(500, 386), 58, 14);
}

void plant(QPainter& painter, const QColor& main)
{
    const double angles[] = {-150, -125, -105, -90, -72, -50, -28};
    for (int i = 0; i < 7; ++i)
        leaf(painter, {500, 560}, angles[i], 260 - std::abs(3 - i) * 22, QColor(0x4c, 0x8a + i * 6, 0x52));
    QPainterPath pot({360, 550});
    pot.lineTo(640, 550);
    pot.lineTo(605, 780);
    pot.quadTo(600, 803, 570, 803);
    pot.lineTo(430, 803);
    pot.quadTo(400, 803, 395, 780);
    pot.closeSubpath();
    painter.fillPath(pot, barrel(360, 640, main));
    painter.setPen(Qt::NoPen);
    painter.setBrush(barrel(340, 660, lighter(main, 0.08)));
    painter.drawRoundedRect(QRectF(345, 530, 310, 60), 14, 14);
}

void bowl(QPainter& painter, const QColor& main)
{
    QPainterPath body({230, 560});
    body.cubicTo(240, 740, 380, 800, 430, 802);
    body.lineTo(570, 802);
    body.cubicTo(620, 800, 760, 740, 770, 560);
    body.closeSubpath();
    painter.fillPath(body, barrel(230, 770, main));
    painter.setPen(Qt::NoPen);
    painter.setBrush(lighter(main, 0.45));
    painter.drawEllipse(QPointF(500, 560), 270, 62);
    painter.setBrush(darker(main, 0.15));
    painter.drawEllipse(QPointF(500, 570), 240, 48);
}

void candle(QPainter& painter, const QColor& main)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(barrel(350, 650, QColor(0xe6, 0xe3, 0xdc)));
    painter.drawRoundedRect(QRectF(350, 480, 300, 322), 30, 30);
    painter.setBrush(barrel(365, 635, main));
    painter.drawRoundedRect(QRectF(366, 530, 268, 256), 22, 22);
    painter.setBrush(lighter(main, 0.4));
    painter.drawEllipse(QPointF(500, 530), 134, 26);
    painter.setBrush(QColor(0x40, 0x34, 0x2c));
    painter.drawRect(QRectF(496, 470, 8, 56));
    QRadialGradient glow(QPointF(500, 420), 220);
    glow.setColorAt(0, QColor(255, 214, 130, 170));
    glow.setColorAt(1, QColor(255, 214, 130, 0));
    painter.setBrush(glow);
    painter.drawEllipse(QPointF(500, 420), 220, 220);
    const QPainterPath flame = smooth({{500, 350}, {528, 420}, {500, 476}, {472, 420}});
    painter.fillPath(flame, QColor(0xff, 0xc9, 0x4d));
}

void book(QPainter& painter, const QColor& main)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(darker(main, 0.35));
    painter.drawRoundedRect(QRectF(300, 240, 430, 562), 12, 12);
    painter.setBrush(QColor(0xf4, 0xef, 0xe4));
    painter.drawRect(QRectF(330, 262, 392, 530));
    painter.setBrush(barrel(270, 700, main));
    painter.drawRoundedRect(QRectF(275, 225, 425, 560), 12, 12);
    painter.setBrush(darker(main, 0.25));
    painter.drawRect(QRectF(275, 225, 46, 560));
    painter.setBrush(lighter(main, 0.75));
    painter.drawRoundedRect(QRectF(380, 320, 260, 26), 6, 6);
    painter.drawRoundedRect(QRectF(380, 366, 180, 18), 6, 6);
    painter.drawEllipse(QPointF(510, 570), 92, 92);
    painter.setBrush(main);
    painter.drawEllipse(QPointF(538, 548), 80, 80);
}

void bag(QPainter& painter, const QColor& main)
{
    painter.setBrush(Qt::NoBrush);
    QPainterPath handle({390, 420});
    handle.cubicTo(390, 180, 610, 180, 610, 420);
    painter.strokePath(handle, QPen(darker(main, 0.3), 26));
    QPainterPath body({300, 400});
    body.lineTo(700, 400);
    body.lineTo(745, 770);
    body.quadTo(746, 802, 712, 802);
    body.lineTo(288, 802);
    body.quadTo(254, 802, 255, 770);
    body.closeSubpath();
    painter.fillPath(body, barrel(255, 745, main));
    painter.setPen(QPen(darker(main, 0.25), 6, Qt::DashLine));
    painter.drawLine(QPointF(290, 470), QPointF(710, 470));
    painter.setPen(Qt::NoPen);
    painter.setBrush(lighter(main, 0.7));
    painter.drawRoundedRect(QRectF(430, 560, 140, 90), 10, 10);
}

struct ShapeRow {
    SampleShape shape;
    void (*draw)(QPainter&, const QColor&);
    double width;
};

constexpr ShapeRow kShapes[] = {
    {SampleShape::Apple, &apple, 430},   {SampleShape::Pear, &pear, 400},     {SampleShape::Orange, &orange, 400},
    {SampleShape::Lemon, &lemon, 480},   {SampleShape::TeaTin, &teaTin, 430}, {SampleShape::Mug, &mug, 420},
    {SampleShape::Teapot, &teapot, 460}, {SampleShape::Bottle, &bottle, 350}, {SampleShape::Jar, &jar, 430},
    {SampleShape::Lamp, &lamp, 320},     {SampleShape::Chair, &chair, 480},   {SampleShape::Stool, &stool, 420},
    {SampleShape::Vase, &vase, 300},     {SampleShape::Plant, &plant, 280},   {SampleShape::Bowl, &bowl, 360},
    {SampleShape::Candle, &candle, 340}, {SampleShape::Book, &book, 470},     {SampleShape::Bag, &bag, 520},
};
} // namespace

void drawSampleShape(QPainter& painter, SampleShape shape, const QColor& main)
{
    for (const ShapeRow& row : kShapes) {
        if (row.shape == shape)
            row.draw(painter, main);
    }
}

double sampleShapeWidth(SampleShape shape)
{
    for (const ShapeRow& row : kShapes) {
        if (row.shape == shape)
            return row.width;
    }
    return 400;
}

} // namespace vitrine
