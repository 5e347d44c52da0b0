#include "ui/sample/sample_products.h"

namespace vitrine {

namespace {
constexpr SampleProduct kProducts[] = {
    {"TEA-GRN-250", "Green tea, tin 250 g", u"绿茶 250 克罐装",
     "Sencha from the first harvest, in a tin that keeps the light out.", u"头采煎茶，避光罐装。", SampleShape::TeaTin,
     "#2f6b5a", 1290, "Nordlicht", "Kitchen/Tea", u"厨房/茶", "Colour/Green; Season/Spring", u"颜色/绿色; 季节/春季",
     true, 3},
    {"TEA-BLK-250", "Black tea, tin 250 g", u"红茶 250 克罐装", "Assam with a malty note.", u"带麦芽香的阿萨姆红茶。",
     SampleShape::TeaTin, "#8a2f2a", 1190, "Nordlicht", "Kitchen/Tea", u"厨房/茶", "Colour/Red; Season/Winter",
     u"颜色/红色; 季节/冬季", true, 3},
    {"TEA-EGY-250", "Earl Grey, tin 250 g", u"伯爵茶 250 克罐装", "Black tea with oil of bergamot.",
     u"佛手柑风味红茶。", SampleShape::TeaTin, "#3c5a86", 1290, "Nordlicht", "Kitchen/Tea", u"厨房/茶", "Colour/Blue",
     u"颜色/蓝色", true, 2},
    {"POT-CLAY-08", "Clay teapot, 0.8 l", u"陶土茶壶 0.8 升", "Fired twice, with a strainer in the spout.",
     u"两次烧制，壶嘴内置滤网。", SampleShape::Teapot, "#c9a58a", 4900, "Lehmwerk", "Kitchen/Tableware", u"厨房/餐具",
     "Material/Clay; Bestseller", u"材质/陶土; 畅销", true, 3},
    {"POT-CLAY-12", "Clay teapot, 1.2 l", u"陶土茶壶 1.2 升", "The larger one.", u"大号款。", SampleShape::Teapot,
     "#8f9fa6", 5900, "Lehmwerk", "Kitchen/Tableware", u"厨房/餐具", "Material/Clay", u"材质/陶土", true, 1},
    {"MUG-BLU", "Mug, cobalt", u"马克杯 钴蓝", "Stoneware, 0.35 l, goes into the dishwasher.",
     u"炻器，0.35 升，可用洗碗机清洗。", SampleShape::Mug, "#3f6fb0", 1450, "Lehmwerk", "Kitchen/Tableware",
     u"厨房/餐具", "Colour/Blue; Material/Clay; Bestseller", u"颜色/蓝色; 材质/陶土; 畅销", true, 3},
    {"MUG-YLW", "Mug, sunflower", u"马克杯 向日葵黄", "Stoneware, 0.35 l.", u"炻器，0.35 升。", SampleShape::Mug,
     "#e0b13a", 1450, "Lehmwerk", "Kitchen/Tableware", u"厨房/餐具", "Colour/Yellow; Material/Clay",
     u"颜色/黄色; 材质/陶土", true, 2},
    {"MUG-GRN", "Mug, moss", u"马克杯 苔绿", "Stoneware, 0.35 l.", u"炻器，0.35 升。", SampleShape::Mug, "#6a8a58",
     1450, "Lehmwerk", "Kitchen/Tableware", u"厨房/餐具", "Colour/Green; Material/Clay", u"颜色/绿色; 材质/陶土", false,
     1},
    {"BWL-SKY", "Bowl, sky", u"浅蓝碗", "24 cm, glazed inside.", u"直径 24 厘米，内部上釉。", SampleShape::Bowl,
     "#4f7f9f", 2200, "Lehmwerk", "Kitchen/Tableware", u"厨房/餐具", "Colour/Blue; Material/Clay",
     u"颜色/蓝色; 材质/陶土", true, 2},
    {"BWL-TER", "Bowl, terracotta", u"赤陶碗", "24 cm, glazed inside.", u"直径 24 厘米，内部上釉。", SampleShape::Bowl,
     "#c46a4a", 2200, "Lehmwerk", "Kitchen/Tableware", u"厨房/餐具", "Colour/Red; Material/Clay",
     u"颜色/红色; 材质/陶土", true, 1},
    {"FRT-APL-RD", "Apples, red, 1 kg", u"红苹果 1 公斤", "Crisp and sweet, from the orchard next door.",
     u"清脆香甜，本地果园。", SampleShape::Apple, "#c8342f", 320, "Obsthof Lenz", "Food/Fruit", u"食品/水果",
     "Colour/Red; Season/Autumn", u"颜色/红色; 季节/秋季", true, 3},
    {"FRT-APL-GN", "Apples, green, 1 kg", u"青苹果 1 公斤", "Sour, for baking.", u"微酸，适合烘焙。",
     SampleShape::Apple, "#8fb04a", 300, "Obsthof Lenz", "Food/Fruit", u"食品/水果", "Colour/Green; Season/Autumn",
     u"颜色/绿色; 季节/秋季", true, 2},
    {"FRT-PER", "Pears, 1 kg", u"梨 1 公斤", "Juicy; ripen at room temperature.", u"多汁，常温催熟。",
     SampleShape::Pear, "#b6b84a", 410, "Obsthof Lenz", "Food/Fruit", u"食品/水果", "Colour/Green; Season/Autumn",
     u"颜色/绿色; 季节/秋季", true, 2},
    {"FRT-ORG", "Oranges, net 2 kg", u"橙子 2 公斤网袋", "For juice.", u"榨汁用。", SampleShape::Orange, "#ee8a2a", 480,
     "Sol", "Food/Fruit", u"食品/水果", "Season/Winter", u"季节/冬季", true, 3},
    {"FRT-LEM", "Lemons, net 500 g", u"柠檬 500 克网袋", "Unwaxed.", u"未打蜡。", SampleShape::Lemon, "#f0d04a", 260,
     "Sol", "Food/Fruit", u"食品/水果", "Colour/Yellow; Season/Winter", u"颜色/黄色; 季节/冬季", true, 2},
    {"OIL-OLV-05", "Olive oil, 0.5 l", u"橄榄油 0.5 升", "Cold pressed, harvest of last autumn.",
     u"冷榨，去年秋季采收。", SampleShape::Bottle, "#6f7a2e", 1650, "Sol", "Food/Pantry", u"食品/食材",
     "Colour/Green; Bestseller", u"颜色/绿色; 畅销", true, 2},
    {"VIN-APL-05", "Apple vinegar, 0.5 l", u"苹果醋 0.5 升", "Naturally cloudy.", u"天然浑浊。", SampleShape::Bottle,
     "#b5651d", 690, "Obsthof Lenz", "Food/Pantry", u"食品/食材", "", u"", true, 1},
    {"HNY-FOR", "Forest honey, 500 g", u"森林蜂蜜 500 克", "Dark, with a trace of resin.", u"色深，带松脂香。",
     SampleShape::Jar, "#b5651d", 890, "Imkerei Wald", "Food/Pantry", u"食品/食材", "Bestseller", u"畅销", true, 2},
    {"JAM-BLB", "Blueberry jam, 340 g", u"蓝莓果酱 340 克", "70 % fruit.", u"果肉含量 70%。", SampleShape::Jar,
     "#4b3a78", 540, "Obsthof Lenz", "Food/Pantry", u"食品/食材", "Colour/Blue; Season/Summer", u"颜色/蓝色; 季节/夏季",
     false, 1},
    {"LMP-LIN", "Table lamp, linen", u"亚麻台灯", "Linen shade, brass foot.", u"亚麻灯罩，黄铜底座。",
     SampleShape::Lamp, "#d9cdb8", 8900, "Halden", "Home/Light", u"家居/灯具", "Material/Linen", u"材质/亚麻", true, 2},
    {"LMP-TER", "Table lamp, terracotta", u"赤陶台灯", "Clay shade, warm light.", u"陶土灯罩，暖光。",
     SampleShape::Lamp, "#c87a5a", 9400, "Halden", "Home/Light", u"家居/灯具", "Colour/Red; Material/Clay",
     u"颜色/红色; 材质/陶土", true, 1},
    {"CHR-OAK-BL", "Chair, oak and steel blue", u"钢蓝橡木椅", "Solid oak legs, wool seat.", u"实木橡木腿，羊毛坐垫。",
     SampleShape::Chair, "#5a7d8c", 18900, "Halden", "Home/Furniture", u"家居/家具",
     "Colour/Blue; Material/Wood; Bestseller", u"颜色/蓝色; 材质/木; 畅销", true, 3},
    {"CHR-OAK-MU", "Chair, oak and mustard", u"芥末黄橡木椅", "Solid oak legs, wool seat.", u"实木橡木腿，羊毛坐垫。",
     SampleShape::Chair, "#c99a2e", 18900, "Halden", "Home/Furniture", u"家居/家具", "Colour/Yellow; Material/Wood",
     u"颜色/黄色; 材质/木", true, 2},
    {"STL-BCH", "Stool, beech", u"山毛榉凳", "Three legs, never wobbles.", u"三足凳，绝不摇晃。", SampleShape::Stool,
     "#b98a5a", 6900, "Halden", "Home/Furniture", u"家居/家具", "Material/Wood", u"材质/木", true, 2},
    {"VAS-LIL", "Vase, lilac", u"丁香紫花瓶", "Thrown by hand; no two are alike.", u"手工拉坯，独一无二。",
     SampleShape::Vase, "#8f6f9f", 3400, "Lehmwerk", "Home/Decoration", u"家居/装饰", "Material/Clay", u"材质/陶土",
     true, 2},
    {"PLT-SUC", "Succulent in a pot", u"盆栽多肉", "Water it once a fortnight.", u"两周浇水一次。", SampleShape::Plant,
     "#c46a4a", 1290, "", "Home/Decoration", u"家居/装饰", "Colour/Green; Material/Clay", u"颜色/绿色; 材质/陶土", true,
     1},
    {"CDL-LAV", "Candle, lavender", u"薰衣草蜡烛", "Burns for 40 hours.", u"燃烧 40 小时。", SampleShape::Candle,
     "#c7b7d9", 1890, "Halden", "Home/Decoration", u"家居/装饰", "Season/Winter", u"季节/冬季", true, 2},
    {"BOK-MOON", "Notebook, moon", u"月亮笔记本", "160 pages, dotted.", u"160 页，点阵。", SampleShape::Book, "#b0413e",
     1650, "Papier & Co", "Home/Paper", u"家居/纸品", "Colour/Red", u"颜色/红色", true, 2},
    {"BAG-CAN", "Canvas bag", u"帆布袋", "Carries 15 kg.", u"承重 15 公斤。", SampleShape::Bag, "#d0b48a", 2450,
     "Papier & Co", "Home/Paper", u"家居/纸品", "Material/Linen", u"材质/亚麻", true, 2},
    {"BOK-SEA", "Notebook, sea", u"海洋笔记本", "160 pages, dotted. Pictures follow.", u"160 页，点阵。图片待补。",
     SampleShape::Book, "#2f6f8f", 1650, "Papier & Co", "Home/Paper", u"家居/纸品", "Colour/Blue", u"颜色/蓝色", false,
     0},
};

constexpr SampleTag kTags[] = {
    {"Colour/Red", u"颜色/红色", "#d64545"},    {"Colour/Yellow", u"颜色/黄色", "#d9b23a"},
    {"Colour/Green", u"颜色/绿色", "#3e9f63"},  {"Colour/Blue", u"颜色/蓝色", "#4a6fd6"},
    {"Bestseller", u"畅销", "#e08a3c"},         {"Season/Spring", u"季节/春季", "#86b244"},
    {"Season/Summer", u"季节/夏季", "#d9b23a"}, {"Season/Autumn", u"季节/秋季", "#96735a"},
    {"Season/Winter", u"季节/冬季", "#4b9fd6"}, {"Material/Clay", u"材质/陶土", "#c46a4a"},
    {"Material/Wood", u"材质/木", "#96735a"},   {"Material/Linen", u"材质/亚麻", "#808892"},
};
} // namespace

std::span<const SampleProduct> sampleProducts()
{
    return kProducts;
}

std::span<const SampleTag> sampleTags()
{
    return kTags;
}

} // namespace vitrine
