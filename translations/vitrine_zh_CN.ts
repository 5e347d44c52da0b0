<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Actions</name>
    <message>
        <source>Li&amp;stener...</source>
        <translation>监听器(&amp;S)...</translation>
    </message>
        <message>
            <source>&amp;New catalogue...</source>
            <translation>新建目录(&amp;N)...</translation>
        </message>
        <message>
            <source>&amp;Open catalogue...</source>
            <translation>打开目录(&amp;O)...</translation>
        </message>
        <message>
            <source>&amp;Import files...</source>
            <translation>导入文件(&amp;I)...</translation>
        </message>
        <message>
            <source>Import a &amp;folder...</source>
            <translation>导入文件夹(&amp;F)...</translation>
        </message>
        <message>
            <source>Fetch pictures from the &amp;web</source>
            <translation>从网络获取图片(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Save files to a folder...</source>
            <translation>将文件另存到文件夹(&amp;S)...</translation>
        </message>
        <message>
            <source>&amp;Back up the catalogue...</source>
            <translation>备份目录(&amp;B)...</translation>
        </message>
        <message>
            <source>C&amp;heck the catalogue</source>
            <translation>检查目录(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Close catalogue</source>
            <translation>关闭目录(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <source>Select &amp;all</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <source>Select &amp;nothing</source>
            <translation>取消选择(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Invert the selection</source>
            <translation>反选(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>查找(&amp;F)</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Sa&amp;ve this search...</source>
            <translation>保存此搜索(&amp;V)...</translation>
        </message>
        <message>
            <source>&amp;Settings...</source>
            <translation>设置(&amp;S)...</translation>
        </message>
        <message>
            <source>&amp;New product</source>
            <translation>新建商品(&amp;N)</translation>
        </message>
        <message>
            <source>New product from these &amp;pictures</source>
            <translation>用这些图片新建商品(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>打开(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Large preview</source>
            <translation>大图预览(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Compare side by side</source>
            <translation>并排比较(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Rename</source>
            <translation>重命名(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Duplicate</source>
            <translation>复制一份(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Tags...</source>
            <translation>标签(&amp;T)...</translation>
        </message>
        <message>
            <source>&amp;Draft</source>
            <translation>草稿(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Active</source>
            <translation>在售(&amp;A)</translation>
        </message>
        <message>
            <source>A&amp;rchived</source>
            <translation>已归档(&amp;R)</translation>
        </message>
        <message>
            <source>Take out of the prod&amp;uct</source>
            <translation>从商品中移出(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Move to trash</source>
            <translation>移到回收站(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Put back</source>
            <translation>放回(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Empty the trash...</source>
            <translation>清空回收站(&amp;E)...</translation>
        </message>
        <message>
            <source>&amp;Pick</source>
            <translation>选中(&amp;P)</translation>
        </message>
        <message>
            <source>Re&amp;ject</source>
            <translation>弃用(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;Unflag</source>
            <translation>取消标记(&amp;U)</translation>
        </message>
        <message>
            <source>N&amp;o rating</source>
            <translation>无评分(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;1 star</source>
            <translation>&amp;1 星</translation>
        </message>
        <message>
            <source>&amp;2 stars</source>
            <translation>&amp;2 星</translation>
        </message>
        <message>
            <source>&amp;3 stars</source>
            <translation>&amp;3 星</translation>
        </message>
        <message>
            <source>&amp;4 stars</source>
            <translation>&amp;4 星</translation>
        </message>
        <message>
            <source>&amp;5 stars</source>
            <translation>&amp;5 星</translation>
        </message>
        <message>
            <source>&amp;Retry failed pictures</source>
            <translation>重试失败的图片(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Grid</source>
            <translation>网格(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Larger pictures</source>
            <translation>放大图片(&amp;L)</translation>
        </message>
        <message>
            <source>S&amp;maller pictures</source>
            <translation>缩小图片(&amp;M)</translation>
        </message>
        <message>
            <source>Best &amp;match</source>
            <translation>最佳匹配(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;SKU</source>
            <translation>&amp;SKU</translation>
        </message>
        <message>
            <source>&amp;Added</source>
            <translation>添加时间(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Changed</source>
            <translation>修改时间(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Price</source>
            <translation>价格(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Rating</source>
            <translation>评分(&amp;R)</translation>
        </message>
        <message>
            <source>The other wa&amp;y round</source>
            <translation>反向排序(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;Filters</source>
            <translation>筛选(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Sidebar</source>
            <translation>侧边栏(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Inspector</source>
            <translation>检查器(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;History</source>
            <translation>历史(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Jobs</source>
            <translation>任务(&amp;J)</translation>
        </message>
        <message>
            <source>F&amp;ull screen</source>
            <translation>全屏(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Find a command...</source>
            <translation>查找命令(&amp;F)...</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>后退(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>前进(&amp;F)</translation>
        </message>
        <message>
            <source>All &amp;products</source>
            <translation>全部商品(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Inbox</source>
            <translation>收件箱(&amp;I)</translation>
        </message>
        <message>
            <source>All &amp;assets</source>
            <translation>全部素材(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Trash</source>
            <translation>回收站(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Next pane</source>
            <translation>下一个窗格(&amp;N)</translation>
        </message>
        <message>
            <source>P&amp;revious pane</source>
            <translation>上一个窗格(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;About Vitrine</source>
            <translation>关于 Vitrine(&amp;A)</translation>
        </message>
        <message>
            <source>Find &amp;by a picture file...</source>
            <translation>按图片文件查找(&amp;B)...</translation>
        </message>
        <message>
            <source>Find by a part of the s&amp;creen...</source>
            <translation>按屏幕的一部分查找(&amp;C)...</translation>
        </message>
        <message>
            <source>Find by co&amp;lour...</source>
            <translation>按颜色查找(&amp;L)...</translation>
        </message>
        <message>
            <source>Search by loo&amp;k...</source>
            <translation>按外观搜索(&amp;K)...</translation>
        </message>
        <message>
            <source>&amp;Find similar</source>
            <translation>查找相似(&amp;F)</translation>
        </message>
        <message>
            <source>Also li&amp;ke this</source>
            <translation>也像这个(&amp;K)</translation>
        </message>
        <message>
            <source>N&amp;ot like this</source>
            <translation>不像这个(&amp;O)</translation>
        </message>
        <message>
            <source>Results by look as single &amp;pictures</source>
            <translation>按外观的结果显示为单张图片(&amp;P)</translation>
        </message>
        <message>
            <source>Also what is less si&amp;milar</source>
            <translation>也显示不太相似的(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Why this was found</source>
            <translation>为什么找到它(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Sort the Inbox</source>
            <translation>整理收件箱(&amp;S)</translation>
        </message>
        <message>
            <source>Find pictures on the &amp;wrong product</source>
            <translation>查找放错商品的图片(&amp;W)</translation>
        </message>
    </context>
    <context>
        <name>ChangedFields</name>
        <message>
            <source>setting</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>product</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>translation</source>
            <translation>译文</translation>
        </message>
        <message>
            <source>text block</source>
            <translation>文本段</translation>
        </message>
        <message>
            <source>category</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>alias</source>
            <translation>别名</translation>
        </message>
        <message>
            <source>attribute</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>option</source>
            <translation>选项</translation>
        </message>
        <message>
            <source>asset</source>
            <translation>素材</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>property</source>
            <translation>特性</translation>
        </message>
        <message>
            <source>link</source>
            <translation>关联</translation>
        </message>
        <message>
            <source>picture address</source>
            <translation>图片地址</translation>
        </message>
        <message>
            <source>gallery</source>
            <translation>图库</translation>
        </message>
        <message>
            <source>key</source>
            <translation>键</translation>
        </message>
        <message>
            <source>gallery entry</source>
            <translation>图库条目</translation>
        </message>
        <message>
            <source>keyword</source>
            <translation>关键词</translation>
        </message>
        <message>
            <source>saved search</source>
            <translation>已存搜索</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>state</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>failure</source>
            <translation>故障</translation>
        </message>
        <message>
            <source>title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>creator</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>rights</source>
            <translation>版权</translation>
        </message>
        <message>
            <source>date taken</source>
            <translation>拍摄日期</translation>
        </message>
        <message>
            <source>rating</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>flag</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>date created</source>
            <translation>创建日期</translation>
        </message>
        <message>
            <source>place in the trash</source>
            <translation>回收站中的位置</translation>
        </message>
        <message>
            <source>role</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>sha256</source>
            <translation>校验和</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>字节数</translation>
        </message>
        <message>
            <source>media type</source>
            <translation>媒体类型</translation>
        </message>
        <message>
            <source>width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <source>height</source>
            <translation>高度</translation>
        </message>
        <message>
            <source>duration ms</source>
            <translation>时长（毫秒）</translation>
        </message>
        <message>
            <source>colour profile</source>
            <translation>颜色配置文件</translation>
        </message>
        <message>
            <source>storage</source>
            <translation>存放方式</translation>
        </message>
        <message>
            <source>path</source>
            <translation>路径</translation>
        </message>
        <message>
            <source>path modified utc</source>
            <translation>文件修改时间</translation>
        </message>
        <message>
            <source>value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>position</source>
            <translation>次序</translation>
        </message>
        <message>
            <source>label</source>
            <translation>标签文字</translation>
        </message>
        <message>
            <source>parent</source>
            <translation>上级</translation>
        </message>
        <message>
            <source>item key</source>
            <translation>条目编号</translation>
        </message>
        <message>
            <source>picture name</source>
            <translation>图片名称</translation>
        </message>
        <message>
            <source>region x</source>
            <translation>区域左边</translation>
        </message>
        <message>
            <source>region y</source>
            <translation>区域上边</translation>
        </message>
        <message>
            <source>region width</source>
            <translation>区域宽度</translation>
        </message>
        <message>
            <source>region height</source>
            <translation>区域高度</translation>
        </message>
        <message>
            <source>custom content</source>
            <translation>自定义内容</translation>
        </message>
        <message>
            <source>text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>integer</source>
            <translation>整数</translation>
        </message>
        <message>
            <source>number</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>purpose</source>
            <translation>用途</translation>
        </message>
        <message>
            <source>SKU</source>
            <translation>SKU</translation>
        </message>
        <message>
            <source>GTIN</source>
            <translation>GTIN</translation>
        </message>
        <message>
            <source>brand</source>
            <translation>品牌</translation>
        </message>
        <message>
            <source>price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>currency</source>
            <translation>货币</translation>
        </message>
        <message>
            <source>cover</source>
            <translation>封面</translation>
        </message>
        <message>
            <source>target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>url</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>body</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>query</source>
            <translation>查询</translation>
        </message>
        <message>
            <source>colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>entry</source>
            <translation>条目</translation>
        </message>
        <message>
            <source>term</source>
            <translation>词</translation>
        </message>
        <message>
            <source>tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>categories</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>attributes</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>links</source>
            <translation>关联</translation>
        </message>
        <message>
            <source>texts</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>descriptions</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>names</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>sku</source>
            <translation>SKU</translation>
        </message>
        <message>
            <source>gtin</source>
            <translation>GTIN</translation>
        </message>
        <message>
            <source>media</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between two fields</comment>
            <translation>、</translation>
        </message>
        <message>
            <source>decision</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>class</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>first</source>
            <translation>第一个</translation>
        </message>
        <message>
            <source>second</source>
            <translation>第二个</translation>
        </message>
        <message>
            <source>verdict</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>decided utc</source>
            <translation>决定时间</translation>
        </message>
    </context>
    <context>
        <name>Chip</name>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>SKU</source>
            <translation>SKU</translation>
        </message>
        <message>
            <source>GTIN</source>
            <translation>GTIN</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>品牌</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Has</source>
            <translation>含有</translation>
        </message>
        <message>
            <source>Is</source>
            <translation>属于</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>添加时间</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>修改时间</translation>
        </message>
        <message>
            <source>Attribute</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Gallery</source>
            <translation>图库</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>up to %1</source>
            <translation>至 %1</translation>
        </message>
        <message>
            <source>from %1</source>
            <translation>从 %1</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <source> or </source>
            <translation> 或 </translation>
        </message>
        <message>
            <source>%1: not %2</source>
            <translation>%1：非 %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>Colour</name>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Red</source>
            <translation>红色</translation>
        </message>
        <message>
            <source>Orange</source>
            <translation>橙色</translation>
        </message>
        <message>
            <source>Yellow</source>
            <translation>黄色</translation>
        </message>
        <message>
            <source>Lime</source>
            <translation>青柠</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>绿色</translation>
        </message>
        <message>
            <source>Teal</source>
            <translation>青色</translation>
        </message>
        <message>
            <source>Sky</source>
            <translation>天蓝</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝色</translation>
        </message>
        <message>
            <source>Violet</source>
            <translation>紫色</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>粉色</translation>
        </message>
        <message>
            <source>Brown</source>
            <translation>棕色</translation>
        </message>
        <message>
            <source>Grey</source>
            <translation>灰色</translation>
        </message>
    </context>
    <context>
        <name>DropWords</name>
        <message>
            <source>These pictures are in %1 already</source>
            <translation>这些图片已在“%1”中</translation>
        </message>
        <message numerus="yes">
            <source>Move %n picture(s) to %1</source>
            <translation>
                <numerusform>将 %n 张图片移到“%1”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Attach %n picture(s) to %1</source>
            <translation>
                <numerusform>将 %n 张图片添加到“%1”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tag %n picture(s) with %1</source>
            <translation>
                <numerusform>为 %n 张图片加上标签“%1”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Take %n picture(s) out of the product</source>
            <translation>
                <numerusform>从商品中移出 %n 张图片</numerusform>
            </translation>
        </message>
        <message>
            <source>Drag them out of a product to put them here</source>
            <translation>从商品中拖出图片即可放到这里</translation>
        </message>
        <message numerus="yes">
            <source>Move %n picture(s) to the trash</source>
            <translation>
                <numerusform>将 %n 张图片移到回收站</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Make a product of %n picture(s)</source>
            <translation>
                <numerusform>用 %n 张图片新建商品</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tag %n product(s) with %1</source>
            <translation>
                <numerusform>为 %n 个商品加上标签“%1”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n product(s) into %1</source>
            <translation>
                <numerusform>将 %n 个商品放入“%1”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Move %n product(s) to the trash</source>
            <translation>
                <numerusform>将 %n 个商品移到回收站</numerusform>
            </translation>
        </message>
        <message>
            <source>Tag %1</source>
            <translation>为“%1”加标签</translation>
        </message>
        <message>
            <source>Move below %1</source>
            <translation>移到“%1”之下</translation>
        </message>
        <message>
            <source>a picture</source>
            <translation>一张图片</translation>
        </message>
        <message>
            <source>a table</source>
            <translation>一个表格</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) from the web</source>
            <translation>
                <numerusform>网络上的 %n 张图片</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n table(s)</source>
            <translation>
                <numerusform>%n 个表格</numerusform>
            </translation>
        </message>
        <message>
            <source>files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>more than %1 files</source>
            <translation>%1 个以上的文件</translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n 个文件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n already here</source>
            <translation>
                <numerusform>，其中 %n 个已存在</numerusform>
            </translation>
        </message>
        <message>
            <source>Import %1</source>
            <translation>导入%1</translation>
        </message>
        <message>
            <source>Attach %1 to %2</source>
            <translation>将%1添加到“%2”</translation>
        </message>
        <message>
            <source>Import %1 with the tag %2</source>
            <translation>导入%1并加上标签“%2”</translation>
        </message>
        <message>
            <source>Nothing can be imported into the trash</source>
            <translation>不能导入到回收站</translation>
        </message>
        <message>
            <source>Only products of the catalogue can go here</source>
            <translation>这里只能放目录中的商品</translation>
        </message>
        <message>
            <source>This catalogue is read-only</source>
            <translation>此目录为只读</translation>
        </message>
        <message>
            <source>Import %1 and look for matching products</source>
            <translation>导入%1并查找对应的商品</translation>
        </message>
    </context>
    <context>
        <name>GridCell</name>
        <message>
            <source>Cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>Not here yet</source>
            <translation>尚未到达</translation>
        </message>
        <message numerus="yes">
            <source>%n star(s)</source>
            <translation>
                <numerusform>%n 星</numerusform>
            </translation>
        </message>
        <message>
            <source>picked</source>
            <translation>已选中</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>已弃用</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
    </context>
    <context>
        <name>Location</name>
        <message>
            <source>All products</source>
            <translation>全部商品</translation>
        </message>
        <message>
            <source>Inbox</source>
            <translation>收件箱</translation>
        </message>
        <message>
            <source>All assets</source>
            <translation>全部素材</translation>
        </message>
        <message>
            <source>Trash</source>
            <translation>回收站</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>重复项</translation>
        </message>
    </context>
    <context>
        <name>SearchSuggestions</name>
        <message>
            <source>has this tag</source>
            <translation>含有此标签</translation>
        </message>
        <message>
            <source>is in this category</source>
            <translation>属于此分类</translation>
        </message>
        <message>
            <source>draft, active, archived</source>
            <translation>draft、active、archived</translation>
        </message>
        <message>
            <source>exact, or with * at the end</source>
            <translation>精确，或以 * 结尾</translation>
        </message>
        <message>
            <source>bar code number</source>
            <translation>条码号</translation>
        </message>
        <message>
            <source>of this brand</source>
            <translation>属于此品牌</translation>
        </message>
        <message>
            <source>10..20 or &gt;10</source>
            <translation>10..20 或 &gt;10</translation>
        </message>
        <message>
            <source>picture, price, tag</source>
            <translation>picture、price、tag</translation>
        </message>
        <message>
            <source>inbox, pick, reject</source>
            <translation>inbox、pick、reject</translation>
        </message>
        <message>
            <source>picture, video, sound</source>
            <translation>picture、video、sound</translation>
        </message>
        <message>
            <source>3..5</source>
            <translation>3..5</translation>
        </message>
        <message>
            <source>today, week, a date</source>
            <translation>today、week 或日期</translation>
        </message>
        <message>
            <source>name, price, added</source>
            <translation>name、price、added</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>Saved searches</source>
            <translation>已保存的搜索</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Galleries</source>
            <translation>图库</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Import %1 file</source>
            <translation>导入 %1 个文件</translation>
        </message>
        <message>
            <source>Import %1 files</source>
            <translation>导入 %1 个文件</translation>
        </message>
        <message>
            <source>Import %1 row from %2</source>
            <translation>从 %2 导入 %1 行</translation>
        </message>
        <message>
            <source>Import %1 rows from %2</source>
            <translation>从 %2 导入 %1 行</translation>
        </message>
        <message>
            <source>Fetch %1 picture</source>
            <translation>获取 %1 张图片</translation>
        </message>
        <message>
            <source>Fetch %1 pictures</source>
            <translation>获取 %1 张图片</translation>
        </message>
        <message>
            <source>Paste %1 picture</source>
            <translation>粘贴 %1 张图片</translation>
        </message>
        <message>
            <source>Paste %1 pictures</source>
            <translation>粘贴 %1 张图片</translation>
        </message>
        <message>
            <source>Create %1</source>
            <translation>新建“%1”</translation>
        </message>
        <message>
            <source>Duplicate %1 product</source>
            <translation>复制 %1 个商品</translation>
        </message>
        <message>
            <source>Duplicate %1 products</source>
            <translation>复制 %1 个商品</translation>
        </message>
        <message>
            <source>Rename %1</source>
            <translation>重命名“%1”</translation>
        </message>
        <message>
            <source>Edit %2 of %1</source>
            <translation>编辑“%1”的%2</translation>
        </message>
        <message>
            <source>Edit %1 product</source>
            <translation>编辑 %1 个商品</translation>
        </message>
        <message>
            <source>Edit %1 products</source>
            <translation>编辑 %1 个商品</translation>
        </message>
        <message>
            <source>Edit %1</source>
            <translation>编辑“%1”</translation>
        </message>
        <message>
            <source>Edit %1 picture</source>
            <translation>编辑 %1 张图片</translation>
        </message>
        <message>
            <source>Edit %1 pictures</source>
            <translation>编辑 %1 张图片</translation>
        </message>
        <message>
            <source>Expect the file %1</source>
            <translation>等待文件“%1”</translation>
        </message>
        <message>
            <source>Receive the file %1</source>
            <translation>接收文件“%1”</translation>
        </message>
        <message>
            <source>Give up the file %1</source>
            <translation>放弃文件“%1”</translation>
        </message>
        <message>
            <source>Remove the file %1</source>
            <translation>移除文件“%1”</translation>
        </message>
        <message>
            <source>Rate %1 picture</source>
            <translation>为 %1 张图片评分</translation>
        </message>
        <message>
            <source>Rate %1 pictures</source>
            <translation>为 %1 张图片评分</translation>
        </message>
        <message>
            <source>Mark %1 picture</source>
            <translation>标记 %1 张图片</translation>
        </message>
        <message>
            <source>Mark %1 pictures</source>
            <translation>标记 %1 张图片</translation>
        </message>
        <message>
            <source>Set %1 product to %2</source>
            <translation>将 %1 个商品设为%2</translation>
        </message>
        <message>
            <source>Set %1 products to %2</source>
            <translation>将 %1 个商品设为%2</translation>
        </message>
        <message>
            <source>Tag %1 item with %2</source>
            <translation>为 %1 项加上标签“%2”</translation>
        </message>
        <message>
            <source>Tag %1 items with %2</source>
            <translation>为 %1 项加上标签“%2”</translation>
        </message>
        <message>
            <source>Remove %2 from %1 item</source>
            <translation>从 %1 项移除“%2”</translation>
        </message>
        <message>
            <source>Remove %2 from %1 items</source>
            <translation>从 %1 项移除“%2”</translation>
        </message>
        <message>
            <source>Create tag %1</source>
            <translation>新建标签“%1”</translation>
        </message>
        <message>
            <source>Edit tag %1</source>
            <translation>编辑标签“%1”</translation>
        </message>
        <message>
            <source>Move tag %1</source>
            <translation>移动标签“%1”</translation>
        </message>
        <message>
            <source>Merge tag %1 into %2</source>
            <translation>将标签“%1”并入“%2”</translation>
        </message>
        <message>
            <source>Remove tag %1</source>
            <translation>移除标签“%1”</translation>
        </message>
        <message>
            <source>Put %1 product into %2</source>
            <translation>将 %1 个商品放入“%2”</translation>
        </message>
        <message>
            <source>Put %1 products into %2</source>
            <translation>将 %1 个商品放入“%2”</translation>
        </message>
        <message>
            <source>Take %1 product out of %2</source>
            <translation>将 %1 个商品移出“%2”</translation>
        </message>
        <message>
            <source>Take %1 products out of %2</source>
            <translation>将 %1 个商品移出“%2”</translation>
        </message>
        <message>
            <source>Create category %1</source>
            <translation>新建分类“%1”</translation>
        </message>
        <message>
            <source>Edit category %1</source>
            <translation>编辑分类“%1”</translation>
        </message>
        <message>
            <source>Move category %1</source>
            <translation>移动分类“%1”</translation>
        </message>
        <message>
            <source>Remove category %1</source>
            <translation>移除分类“%1”</translation>
        </message>
        <message>
            <source>Set %2 of %1 product</source>
            <translation>设置 %1 个商品的%2</translation>
        </message>
        <message>
            <source>Set %2 of %1 products</source>
            <translation>设置 %1 个商品的%2</translation>
        </message>
        <message>
            <source>Create attribute %1</source>
            <translation>新建属性“%1”</translation>
        </message>
        <message>
            <source>Edit attribute %1</source>
            <translation>编辑属性“%1”</translation>
        </message>
        <message>
            <source>Remove attribute %1</source>
            <translation>移除属性“%1”</translation>
        </message>
        <message>
            <source>Attach %1 picture to %2</source>
            <translation>将 %1 张图片添加到“%2”</translation>
        </message>
        <message>
            <source>Attach %1 pictures to %2</source>
            <translation>将 %1 张图片添加到“%2”</translation>
        </message>
        <message>
            <source>Detach %1 picture from %2</source>
            <translation>从“%2”移出 %1 张图片</translation>
        </message>
        <message>
            <source>Detach %1 pictures from %2</source>
            <translation>从“%2”移出 %1 张图片</translation>
        </message>
        <message>
            <source>Move %1 picture to %2</source>
            <translation>将 %1 张图片移到“%2”</translation>
        </message>
        <message>
            <source>Move %1 pictures to %2</source>
            <translation>将 %1 张图片移到“%2”</translation>
        </message>
        <message>
            <source>Reorder the pictures of %1</source>
            <translation>调整“%1”的图片顺序</translation>
        </message>
        <message>
            <source>Set the cover of %1</source>
            <translation>设置“%1”的封面</translation>
        </message>
        <message>
            <source>Link %1 to %2</source>
            <translation>将“%1”关联到“%2”</translation>
        </message>
        <message>
            <source>Unlink %1 from %2</source>
            <translation>取消“%1”与“%2”的关联</translation>
        </message>
        <message>
            <source>Merge %1 product into %2</source>
            <translation>将 %1 个商品并入“%2”</translation>
        </message>
        <message>
            <source>Merge %1 products into %2</source>
            <translation>将 %1 个商品并入“%2”</translation>
        </message>
        <message>
            <source>Move %1 item to the trash</source>
            <translation>将 %1 项移到回收站</translation>
        </message>
        <message>
            <source>Move %1 items to the trash</source>
            <translation>将 %1 项移到回收站</translation>
        </message>
        <message>
            <source>Restore %1 item</source>
            <translation>恢复 %1 项</translation>
        </message>
        <message>
            <source>Restore %1 items</source>
            <translation>恢复 %1 项</translation>
        </message>
        <message>
            <source>Delete %1 item for good</source>
            <translation>永久删除 %1 项</translation>
        </message>
        <message>
            <source>Delete %1 items for good</source>
            <translation>永久删除 %1 项</translation>
        </message>
        <message>
            <source>Find %1 moved original again</source>
            <translation>找回 %1 个移动过的原件</translation>
        </message>
        <message>
            <source>Find %1 moved originals again</source>
            <translation>找回 %1 个移动过的原件</translation>
        </message>
        <message>
            <source>Empty the trash (%1 item)</source>
            <translation>清空回收站（%1 项）</translation>
        </message>
        <message>
            <source>Empty the trash (%1 items)</source>
            <translation>清空回收站（%1 项）</translation>
        </message>
        <message>
            <source>Create gallery %1</source>
            <translation>新建图库“%1”</translation>
        </message>
        <message>
            <source>Edit gallery %1</source>
            <translation>编辑图库“%1”</translation>
        </message>
        <message>
            <source>Remove gallery %1</source>
            <translation>移除图库“%1”</translation>
        </message>
        <message>
            <source>Add %1 entry to %2</source>
            <translation>向“%2”添加 %1 个条目</translation>
        </message>
        <message>
            <source>Add %1 entries to %2</source>
            <translation>向“%2”添加 %1 个条目</translation>
        </message>
        <message>
            <source>Edit %1 entry of %2</source>
            <translation>编辑“%2”的 %1 个条目</translation>
        </message>
        <message>
            <source>Edit %1 entries of %2</source>
            <translation>编辑“%2”的 %1 个条目</translation>
        </message>
        <message>
            <source>Call %1</source>
            <translation>调用 %1</translation>
        </message>
        <message>
            <source>Remove %1 entry from %2</source>
            <translation>从“%2”移除 %1 个条目</translation>
        </message>
        <message>
            <source>Remove %1 entries from %2</source>
            <translation>从“%2”移除 %1 个条目</translation>
        </message>
        <message>
            <source>Save search %1</source>
            <translation>保存搜索“%1”</translation>
        </message>
        <message>
            <source>Remove search %1</source>
            <translation>移除搜索“%1”</translation>
        </message>
        <message>
            <source>Change settings</source>
            <translation>更改设置</translation>
        </message>
        <message>
            <source>Make the sample catalogue</source>
            <translation>生成示例目录</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>撤销：%1</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>重做：%1</translation>
        </message>
        <message>
            <source>Key %1</source>
            <translation>密钥 %1</translation>
        </message>
        <message>
            <source>Command line</source>
            <translation>命令行</translation>
        </message>
        <message>
            <source>%1, command line</source>
            <translation>%1，命令行</translation>
        </message>
        <message>
            <source>Vitrine</source>
            <translation>Vitrine</translation>
        </message>
        <message>
            <source>Attach %1 picture to %2 products</source>
            <translation>将 %1 张图片附加到 %2 个商品</translation>
        </message>
        <message>
            <source>Attach %1 pictures to %2 products</source>
            <translation>将 %1 张图片附加到 %2 个商品</translation>
        </message>
        <message>
            <source>Merge %1 duplicate into %2</source>
            <translation>将 %1 个重复项合并到 %2</translation>
        </message>
        <message>
            <source>Merge %1 duplicates into %2</source>
            <translation>将 %1 个重复项合并到 %2</translation>
        </message>
        <message>
            <source>Keep %1 picture as no duplicate</source>
            <translation>将 %1 张图片标为不重复</translation>
        </message>
        <message>
            <source>Keep %1 pictures as no duplicates</source>
            <translation>将 %1 张图片标为不重复</translation>
        </message>
        <message>
            <source>Put %1 picture in its place</source>
            <translation>将 %1 张图片归位</translation>
        </message>
        <message>
            <source>Put %1 pictures in their places</source>
            <translation>将 %1 张图片归位</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>Active</source>
            <translation>在售</translation>
        </message>
        <message>
            <source>Archived</source>
            <translation>已归档</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>已冻结</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>视频</translation>
        </message>
        <message>
            <source>Sound</source>
            <translation>音频</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>This week</source>
            <translation>本周</translation>
        </message>
        <message>
            <source>This month</source>
            <translation>本月</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>今年</translation>
        </message>
        <message>
            <source>Older</source>
            <translation>更早</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>GTIN</source>
            <translation>GTIN</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>SKU</source>
            <translation>SKU</translation>
        </message>
        <message>
            <source>In the Inbox</source>
            <translation>在收件箱中</translation>
        </message>
        <message>
            <source>Picked</source>
            <translation>已选中</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>已弃用</translation>
        </message>
        <message>
            <source>Rated</source>
            <translation>已评分</translation>
        </message>
        <message>
            <source>Cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>Left in its folder</source>
            <translation>原位保留</translation>
        </message>
        <message>
            <source>Same file twice</source>
            <translation>重复文件</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>No</source>
            <translation>否</translation>
        </message>
        <message numerus="yes">
            <source>%n second(s) left</source>
            <translation>
                <numerusform>剩余 %n 秒</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n minute(s) left</source>
            <translation>
                <numerusform>剩余约 %n 分钟</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %n hour(s) left</source>
            <translation>
                <numerusform>剩余约 %n 小时</numerusform>
            </translation>
        </message>
        <message>
            <source>today %1</source>
            <translation>今天 %1</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Best match</source>
            <translation>最佳匹配</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>添加时间</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>修改时间</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Order in the product</source>
            <translation>商品内顺序</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ActionSet</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Item</source>
            <translation>项目(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;State</source>
            <translation>状态(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Picture</source>
            <translation>图片(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>Sort &amp;by</source>
            <translation>排序方式(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>前往(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
    </context>
    <context>
        <name>vitrine::AssetFacts</name>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>描述</translation>
        </message>
        <message>
            <source>Keyword</source>
            <translation>关键词</translation>
        </message>
        <message>
            <source>Creator</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>Rights</source>
            <translation>版权</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>拍摄时间</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>What the file says</source>
            <translation>文件自带的信息</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Pixels</source>
            <translation>像素</translation>
        </message>
        <message>
            <source>%1 × %2</source>
            <translation>%1 × %2</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>sRGB (no profile)</source>
            <translation>sRGB（无配置文件）</translation>
        </message>
        <message>
            <source>Kept</source>
            <translation>存放</translation>
        </message>
        <message>
            <source>in the catalogue</source>
            <translation>在目录中</translation>
        </message>
        <message>
            <source>Came from</source>
            <translation>来自</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>添加时间</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>修改时间</translation>
        </message>
        <message>
            <source>Not readable</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <source>The file says nothing about itself.</source>
            <translation>文件没有自带信息。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::AssetInspector</name>
        <message>
            <source>%1 pictures</source>
            <translation>%1 张图片</translation>
        </message>
        <message>
            <source>Could not read the picture</source>
            <translation>无法读取图片</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>评分</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>&amp;Title</source>
            <translation>标题(&amp;T)</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>描述(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Creator</source>
            <translation>作者(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Rights</source>
            <translation>版权(&amp;R)</translation>
        </message>
        <message>
            <source>Ta&amp;ken</source>
            <translation>拍摄时间(&amp;K)</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Ta&amp;gs</source>
            <translation>标签(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Products</source>
            <translation>商品(&amp;P)</translation>
        </message>
        <message>
            <source>Attach to a product</source>
            <translation>添加到商品</translation>
        </message>
        <message>
            <source>No product is called that; choose one from the list.</source>
            <translation>没有这个名称的商品；请从列表中选择。</translation>
        </message>
        <message>
            <source>&amp;Attach</source>
            <translation>添加(&amp;A)</translation>
        </message>
        <message>
            <source>Attach to the product</source>
            <translation>添加到该商品</translation>
        </message>
        <message>
            <source>%1 together</source>
            <translation>合计 %1</translation>
        </message>
        <message>
            <source>The file name says %1: it may belong to %2.</source>
            <translation>文件名写着 %1：可能属于“%2”。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::AssetListModel</name>
        <message>
            <source>%1 x %2</source>
            <translation>%1 x %2</translation>
        </message>
        <message numerus="yes">
            <source>in %n product(s)</source>
            <translation>
                <numerusform>用于 %n 个商品</numerusform>
            </translation>
        </message>
        <message>
            <source>Its file has not arrived yet</source>
            <translation>文件尚未到达</translation>
        </message>
    </context>
    <context>
        <name>vitrine::AttributeForm</name>
        <message>
            <source>g, cm, ml (may be empty)</source>
            <translation>g、cm、ml（可留空）</translation>
        </message>
        <message>
            <source>Small, Medium, Large</source>
            <translation>小, 中, 大</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Type</source>
            <translation>类型(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Unit</source>
            <translation>单位(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Options</source>
            <translation>选项(&amp;O)</translation>
        </message>
        <message>
            <source>Make attribute</source>
            <translation>新建属性</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Number with unit</source>
            <translation>带单位的数字</translation>
        </message>
        <message>
            <source>Yes or no</source>
            <translation>是或否</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>One of several</source>
            <translation>多选一</translation>
        </message>
        <message>
            <source>Any of several</source>
            <translation>可多选</translation>
        </message>
        <message>
            <source>Please give the attribute a name.</source>
            <translation>请为属性取名。</translation>
        </message>
        <message>
            <source>Please list the options, separated by commas.</source>
            <translation>请列出选项，用逗号分隔。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::AttributeSection</name>
        <message>
            <source>+ Add an attribute</source>
            <translation>+ 添加属性</translation>
        </message>
        <message>
            <source>Remove %1 from the product</source>
            <translation>从商品移除“%1”</translation>
        </message>
        <message>
            <source>&amp;New attribute...</source>
            <translation>新建属性(&amp;N)...</translation>
        </message>
        <message>
            <source>New attribute</source>
            <translation>新属性</translation>
        </message>
    </context>
    <context>
        <name>vitrine::Browser</name>
        <message>
            <source>Could not read the list</source>
            <translation>无法读取列表</translation>
        </message>
        <message>
            <source>Could not search</source>
            <translation>无法搜索</translation>
        </message>
        <message>
            <source>Could not search by look</source>
            <translation>无法按外观搜索</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ChipButton</name>
        <message>
            <source>%1 of %2 have it; click to give it to all</source>
            <translation>%2 个中有 %1 个；点击应用到全部</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Give it to all %1</source>
            <translation>应用到全部 %1 个</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ChoiceField</name>
        <message>
            <source>Not set</source>
            <translation>未设置</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>No</source>
            <translation>否</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ClipboardCommands</name>
        <message>
            <source>Could not prepare the files</source>
            <translation>无法准备文件</translation>
        </message>
        <message numerus="yes">
            <source>Copied %n file(s)</source>
            <translation>
                <numerusform>已复制 %n 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>There is nothing on the clipboard that can be pasted here.</source>
            <translation>剪贴板中没有可粘贴到这里的内容。</translation>
        </message>
        <message>
            <source>Save files to a folder</source>
            <translation>将文件另存到文件夹</translation>
        </message>
        <message>
            <source>Saving files</source>
            <translation>正在保存文件</translation>
        </message>
        <message>
            <source>Could not save the files</source>
            <translation>无法保存文件</translation>
        </message>
        <message numerus="yes">
            <source>Saved %n file(s)</source>
            <translation>
                <numerusform>已保存 %n 个文件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                    <numerusform>%n 个商品</numerusform>
                </translation>
        </message>
    </context>
    <context>
        <name>vitrine::CommandPalette</name>
        <message>
            <source>Type a command or a place</source>
            <translation>输入命令或位置</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>查找命令</translation>
        </message>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
    </context>
    <context>
        <name>vitrine::DateField</name>
        <message>
            <source>Choose in a calendar</source>
            <translation>在日历中选择</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>日历</translation>
        </message>
        <message>
            <source>Please type a date, such as 2024-05-31.</source>
            <translation>请输入日期，例如 2024-05-31。</translation>
        </message>
        <message>
            <source>Please type a date and time, such as 2024-05-31 14:30.</source>
            <translation>请输入日期和时间，例如 2024-05-31 14:30。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::DropArea</name>
        <message>
            <source>Drop pictures, folders or tables here</source>
            <translation>将图片、文件夹或表格拖到这里</translation>
        </message>
        <message>
            <source>Drop a folder of pictures or a table here</source>
            <translation>将图片文件夹或表格拖到这里</translation>
        </message>
        <message>
            <source>Vitrine makes a catalogue of it. Nothing leaves this computer.</source>
            <translation>Vitrine 会为其建立目录。数据不会离开这台电脑。</translation>
        </message>
        <message numerus="yes">
            <source>Make a catalogue of %n thing(s)</source>
            <translation>
                <numerusform>用 %n 项内容建立目录</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::DropController</name>
        <message>
            <source>Could not move the pictures</source>
            <translation>无法移动图片</translation>
        </message>
        <message numerus="yes">
            <source>Moved %n picture(s) to %1</source>
            <translation>
                <numerusform>已将 %n 张图片移到“%1”</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not attach the pictures</source>
            <translation>无法添加图片</translation>
        </message>
        <message numerus="yes">
            <source>Attached %n picture(s) to %1</source>
            <translation>
                <numerusform>已将 %n 张图片添加到“%1”</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not tag the pictures</source>
            <translation>无法为图片加标签</translation>
        </message>
        <message numerus="yes">
            <source>Tagged %n picture(s) with %1</source>
            <translation>
                <numerusform>已为 %n 张图片加上标签“%1”</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not take the pictures out</source>
            <translation>无法移出图片</translation>
        </message>
        <message numerus="yes">
            <source>Took %n picture(s) out of the product</source>
            <translation>
                <numerusform>已从商品中移出 %n 张图片</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not move to the trash</source>
            <translation>无法移到回收站</translation>
        </message>
        <message numerus="yes">
            <source>Moved %n picture(s) to the trash</source>
            <translation>
                <numerusform>已将 %n 张图片移到回收站</numerusform>
            </translation>
        </message>
        <message>
            <source>New product</source>
            <translation>新商品</translation>
        </message>
        <message numerus="yes">
            <source>Moved %n product(s) to the trash</source>
            <translation>
                <numerusform>已将 %n 个商品移到回收站</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tagged %n product(s) with %1</source>
            <translation>
                <numerusform>已为 %n 个商品加上标签“%1”</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n product(s) into %1</source>
            <translation>
                <numerusform>将 %n 个商品放入“%1”</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not change the products</source>
            <translation>无法修改商品</translation>
        </message>
        <message>
            <source>Could not move the tag</source>
            <translation>无法移动标签</translation>
        </message>
        <message>
            <source>Moved below %1</source>
            <translation>已移到“%1”之下</translation>
        </message>
        <message>
            <source>Could not tag</source>
            <translation>无法加标签</translation>
        </message>
        <message>
            <source>Tagged %1</source>
            <translation>已为“%1”加标签</translation>
        </message>
        <message>
            <source>Could not make a product</source>
            <translation>无法新建商品</translation>
        </message>
    </context>
    <context>
        <name>vitrine::FacetBar</name>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Brand</source>
            <translation>品牌</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>添加时间</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>清除筛选</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>facet, how many chosen</comment>
            <translation>%1（%2）</translation>
        </message>
    </context>
    <context>
        <name>vitrine::FacetPopup</name>
        <message>
            <source>Without a picture</source>
            <translation>无图片</translation>
        </message>
        <message>
            <source>With a picture</source>
            <translation>有图片</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Nothing to choose from</source>
            <translation>没有可选项</translation>
        </message>
    </context>
    <context>
        <name>vitrine::FieldEditor</name>
        <message>
            <source>Not saved: %1</source>
            <translation>未保存：%1</translation>
        </message>
        <message numerus="yes">
            <source>more than %n different</source>
            <translation>
                <numerusform>%n 个以上不同的值</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n different</source>
            <translation>
                <numerusform>%n 个不同的值</numerusform>
            </translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
    </context>
    <context>
        <name>vitrine::FlagField</name>
        <message>
            <source>Unmarked</source>
            <translation>未标记</translation>
        </message>
        <message>
            <source>Pick</source>
            <translation>选中</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>弃用</translation>
        </message>
    </context>
    <context>
        <name>vitrine::GridDelegate</name>
        <message>
            <source>No SKU</source>
            <translation>无 SKU</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
    </context>
    <context>
        <name>vitrine::GridView</name>
        <message>
            <source>Grid</source>
            <translation>网格</translation>
        </message>
    </context>
    <context>
        <name>vitrine::GtinField</name>
        <message>
            <source>A GTIN has digits only.</source>
            <translation>GTIN 只含数字。</translation>
        </message>
        <message>
            <source>Digits so far: %1. A GTIN has 8, 12, 13 or 14.</source>
            <translation>已输入 %1 位。GTIN 为 8、12、13 或 14 位。</translation>
        </message>
        <message>
            <source>The last digit should be %1: a digit before it is wrong, or two are swapped.</source>
            <translation>末位应为 %1：前面有一位有误，或有两位颠倒。</translation>
        </message>
        <message>
            <source>This is not a GTIN.</source>
            <translation>这不是 GTIN。</translation>
        </message>
        <message>
            <source>GTIN-%1, the check digit is right</source>
            <translation>GTIN-%1，校验位正确</translation>
        </message>
    </context>
    <context>
        <name>vitrine::HistoryActions</name>
        <message>
            <source>&amp;Show what it touched</source>
            <translation>显示涉及的内容(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Bring back %1 steps</source>
            <translation>恢复 %1 个步骤(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Bring back</source>
            <translation>恢复(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Undo %1 steps</source>
            <translation>撤销 %1 个步骤(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Undo this step</source>
            <translation>撤销此步骤(&amp;U)</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
    </context>
    <context>
        <name>vitrine::HistoryCommands</name>
        <message>
            <source>&amp;Undo: %1</source>
            <translation>撤销：%1(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo: %1</source>
            <translation>重做：%1(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>撤销：%1</translation>
        </message>
        <message>
            <source>Could not undo</source>
            <translation>无法撤销</translation>
        </message>
        <message>
            <source>Undone</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>Undone: %1</source>
            <translation>已撤销：%1</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>重做：%1</translation>
        </message>
        <message>
            <source>Could not redo</source>
            <translation>无法重做</translation>
        </message>
        <message>
            <source>Redone: %1</source>
            <translation>已重做：%1</translation>
        </message>
    </context>
    <context>
        <name>vitrine::HistoryDelegate</name>
        <message>
            <source>undone · %1</source>
            <translation>已撤销 · %1</translation>
        </message>
    </context>
    <context>
        <name>vitrine::HistoryModel</name>
        <message>
            <source>Could not read the history</source>
            <translation>无法读取历史</translation>
        </message>
        <message>
            <source>%1 · %2 · changes: %3</source>
            <translation>%1 · %2 · 变更：%3</translation>
        </message>
        <message>
            <source>undone</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>%1 (%2 steps)</source>
            <translation>%1（%2 个步骤）</translation>
        </message>
        <message>
            <source>%1 · since %2 · changes: %3</source>
            <translation>%1 · 自 %2 起 · 变更：%3</translation>
        </message>
    </context>
    <context>
        <name>vitrine::HistoryPanel</name>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Show what it touched</source>
            <translation>显示涉及的内容</translation>
        </message>
        <message>
            <source>Find similar to its pictures</source>
            <translation>查找与其图片相似的内容</translation>
        </message>
    </context>
    <context>
        <name>vitrine::MissingThumbnails</name>
        <message>
            <source>Could not look for missing thumbnails</source>
            <translation>无法查找缺少的缩略图</translation>
        </message>
        <message>
            <source>Making missing thumbnails</source>
            <translation>正在生成缺少的缩略图</translation>
        </message>
        <message>
            <source>Could not make missing thumbnails</source>
            <translation>无法生成缺少的缩略图</translation>
        </message>
        <message>
            <source>Trying failed pictures again</source>
            <translation>正在重试失败的图片</translation>
        </message>
        <message>
            <source>Could not try again</source>
            <translation>无法重试</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ImportCommands</name>
        <message numerus="yes">
            <source>Importing %n row(s)</source>
            <translation>
                <numerusform>正在导入 %n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Importing %n file(s)</source>
            <translation>
                <numerusform>正在导入 %n 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>Taking back the interrupted import</source>
            <translation>正在撤回中断的导入</translation>
        </message>
        <message>
            <source>Could not take the import back</source>
            <translation>无法撤回导入</translation>
        </message>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Import a folder</source>
            <translation>导入文件夹</translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s)</source>
            <translation>
                <numerusform>%n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>Looking at %1</source>
            <translation>正在查看 %1</translation>
        </message>
        <message>
            <source>Could not import</source>
            <translation>无法导入</translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n 个商品</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing new</source>
            <translation>没有新内容</translation>
        </message>
        <message>
            <source>Imported %1</source>
            <translation>已导入 %1</translation>
        </message>
        <message>
            <source> and </source>
            <translation>和</translation>
        </message>
        <message numerus="yes">
            <source>, %n already here</source>
            <translation>
                <numerusform>，其中 %n 个已存在</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n left out</source>
            <translation>
                <numerusform>，跳过 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not keep what was pasted</source>
            <translation>无法保存粘贴的内容</translation>
        </message>
        <message>
            <source>Pasted %1</source>
            <translation>粘贴 %1</translation>
        </message>
        <message>
            <source>Pasted table</source>
            <translation>粘贴的表格</translation>
        </message>
        <message>
            <source>picture</source>
            <translation>图片</translation>
        </message>
        <message numerus="yes">
            <source>Fetching %n picture(s)</source>
            <translation>
                <numerusform>正在获取 %n 张图片</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not fetch</source>
            <translation>无法获取</translation>
        </message>
        <message>
            <source>An import was interrupted: %1, %2 of %3 done.</source>
            <translation>有一次导入被中断：%1，已完成 %2 / %3。</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message numerus="yes">
            <source>Tables named %n picture(s) on the web.</source>
            <translation>
                <numerusform>表格中列出了网络上的 %n 张图片。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Fetch these %n picture(s)</source>
            <translation>
                <numerusform>获取这 %n 张图片</numerusform>
            </translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>以后再说</translation>
        </message>
        <message>
            <source>Going on with the import</source>
            <translation>正在继续导入</translation>
        </message>
        <message>
            <source>Could not go on with the import</source>
            <translation>无法继续导入</translation>
        </message>
        <message numerus="yes">
            <source>Looking for the products of %n picture(s)</source>
            <translation>
                <numerusform>正在查找 %n 张图片的商品</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not look for products</source>
            <translation>无法查找商品</translation>
        </message>
        <message>
            <source>Imported %1 to %2</source>
            <translation>已将%1导入“%2”</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ImportPage</name>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>mean nothing</source>
            <translation>忽略</translation>
        </message>
        <message>
            <source>become categories</source>
            <translation>成为分类</translation>
        </message>
        <message>
            <source>become tags</source>
            <translation>成为标签</translation>
        </message>
        <message>
            <source>Nested folders</source>
            <translation>嵌套文件夹</translation>
        </message>
        <message>
            <source>Leave the originals where they are</source>
            <translation>原件保留在原处</translation>
        </message>
        <message>
            <source>Otherwise they are copied into the catalogue, which is safer: moving or deleting an original then changes nothing.</source>
            <translation>否则会复制到目录中，这样更安全：移动或删除原件不会有影响。</translation>
        </message>
        <message>
            <source>Pictures may be fetched from this computer and the local network</source>
            <translation>允许从本机和本地网络获取图片</translation>
        </message>
        <message>
            <source>Nothing is ever fetched without being asked for.</source>
            <translation>未经要求，绝不会获取任何内容。</translation>
        </message>
        <message>
            <source>Usual currency</source>
            <translation>常用货币</translation>
        </message>
        <message>
            <source>Prices without a currency get this one. It is kept in the catalogue.</source>
            <translation>没有注明货币的价格使用此货币。该设置保存在目录中。</translation>
        </message>
        <message>
            <source>Could not read the settings</source>
            <translation>无法读取设置</translation>
        </message>
        <message>
            <source>Could not save the settings</source>
            <translation>无法保存设置</translation>
        </message>
        <message>
            <source>Look for the products that pictures without a name show</source>
            <translation>为没有名称的图片查找所示商品</translation>
        </message>
        <message>
            <source>By barcodes in them and by look; nothing is placed without your word.</source>
            <translation>根据图中的条形码和外观；未经您确认不会放入任何商品。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::InspectorPane</name>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>Time&amp;line</source>
            <translation>时间线(&amp;L)</translation>
        </message>
        <message>
            <source>Edit or timeline</source>
            <translation>编辑或时间线</translation>
        </message>
        <message>
            <source>Select a product or a picture to see and edit it here. Several at once are edited together.</source>
            <translation>选择商品或图片即可在此查看和编辑。可同时编辑多个。</translation>
        </message>
        <message>
            <source>Not saved: &lt;a href=&quot;%1&quot;&gt;%2&lt;/a&gt;. %3</source>
            <translation>未保存：&lt;a href=&quot;%1&quot;&gt;%2&lt;/a&gt;。%3</translation>
        </message>
        <message>
            <source>Find similar</source>
            <translation>查找相似</translation>
        </message>
    </context>
    <context>
        <name>vitrine::InspectorTimeline</name>
        <message>
            <source>%1: %2 added</source>
            <translation>%1：已添加 %2</translation>
        </message>
        <message>
            <source>%1: %2 removed</source>
            <translation>%1：已移除 %2</translation>
        </message>
        <message>
            <source>%1: %2 → %3</source>
            <translation>%1：%2 → %3</translation>
        </message>
        <message>
            <source>What</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Could not read the timeline</source>
            <translation>无法读取时间线</translation>
        </message>
    </context>
    <context>
        <name>vitrine::JobRow</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
    </context>
    <context>
        <name>vitrine::JobsModel</name>
        <message>
            <source>Waiting for its turn</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message numerus="yes">
            <source>Done, %n item(s) left out</source>
            <translation>
                <numerusform>完成，跳过 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Failed: %1</source>
            <translation>失败：%1</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>%1 a second</source>
            <translation>每秒 %1</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>进行中</translation>
        </message>
    </context>
    <context>
        <name>vitrine::JobsPanel</name>
        <message>
            <source>Nothing is running.</source>
            <translation>没有正在进行的任务。</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>清除已完成</translation>
        </message>
    </context>
    <context>
        <name>vitrine::KeepingPage</name>
        <message>
            <source>Keeping</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Forget them...</source>
            <translation>清除...</translation>
        </message>
        <message>
            <source>older than a month</source>
            <translation>一个月以前</translation>
        </message>
        <message>
            <source>older than three months</source>
            <translation>三个月以前</translation>
        </message>
        <message>
            <source>older than a year</source>
            <translation>一年以前</translation>
        </message>
        <message>
            <source>Every change is kept, so that it can be undone at any time. Old steps can be forgotten to free space.</source>
            <translation>每次更改都会保留，随时可以撤销。可清除旧步骤以释放空间。</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Forget searches</source>
            <translation>清除搜索记录</translation>
        </message>
        <message>
            <source>What was searched for is remembered on this computer only.</source>
            <translation>搜索记录只保存在这台电脑上。</translation>
        </message>
        <message>
            <source>No catalogue is open.</source>
            <translation>没有打开的目录。</translation>
        </message>
        <message numerus="yes">
            <source>%n step(s), %1</source>
            <translation>
                <numerusform>%n 个步骤，%1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Forget %n step(s) for good?</source>
            <translation>
                <numerusform>永久清除 %n 个步骤？</numerusform>
            </translation>
        </message>
        <message>
            <source>They can then no longer be undone. %1 become free.</source>
            <translation>之后将无法撤销。将释放 %1。</translation>
        </message>
        <message>
            <source>Forget</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Forgetting old steps</source>
            <translation>正在清除旧步骤</translation>
        </message>
        <message>
            <source>Could not forget</source>
            <translation>无法清除</translation>
        </message>
    </context>
    <context>
        <name>vitrine::KeysPage</name>
        <message>
            <source>No key</source>
            <translation>无快捷键</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Find a command</source>
            <translation>查找命令</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>Commands and their keys</source>
            <translation>命令及其快捷键</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>新快捷键</translation>
        </message>
        <message>
            <source>Reset all</source>
            <translation>全部重置</translation>
        </message>
        <message>
            <source>Taken from: %1</source>
            <translation>取自：%1</translation>
        </message>
    </context>
    <context>
        <name>vitrine::LanguageBar</name>
        <message>
            <source>Language of the texts</source>
            <translation>文本的语言</translation>
        </message>
        <message>
            <source>Write in another language</source>
            <translation>用其他语言书写</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>Another: pt-BR</source>
            <translation>其他：pt-BR</translation>
        </message>
        <message>
            <source>Language tag</source>
            <translation>语言标记</translation>
        </message>
        <message>
            <source>This is not a language tag, such as pt-BR.</source>
            <translation>这不是语言标记（例如 pt-BR）。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::LinkField</name>
        <message>
            <source>Kind of the next link</source>
            <translation>下一个关联的类型</translation>
        </message>
        <message>
            <source>No product is called that; choose one from the list.</source>
            <translation>没有这个名称的商品；请从列表中选择。</translation>
        </message>
        <message>
            <source>Add a product</source>
            <translation>添加商品</translation>
        </message>
        <message>
            <source>Related</source>
            <translation>相关</translation>
        </message>
        <message>
            <source>Accessory</source>
            <translation>配件</translation>
        </message>
        <message>
            <source>Replacement</source>
            <translation>替代品</translation>
        </message>
        <message>
            <source>Variant</source>
            <translation>变体</translation>
        </message>
        <message>
            <source>Part of</source>
            <translation>组成部分</translation>
        </message>
    </context>
    <context>
        <name>vitrine::LongTextField</name>
        <message>
            <source>%1 of at most %2 characters</source>
            <translation>%1 个字符，最多 %2 个</translation>
        </message>
        <message>
            <source>%1 of %2 characters</source>
            <translation>%1 / %2 个字符</translation>
        </message>
    </context>
    <context>
        <name>vitrine::LookPage</name>
        <message>
            <source>Look</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>As the desktop</source>
            <translation>跟随桌面</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>高对比度</translation>
        </message>
        <message>
            <source>The desktop&apos;s own colours</source>
            <translation>桌面自己的颜色</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Another language is used from the next start on.</source>
            <translation>更改语言后，下次启动时生效。</translation>
        </message>
        <message>
            <source>Open the last catalogue at start</source>
            <translation>启动时打开上次的目录</translation>
        </message>
    </context>
    <context>
        <name>vitrine::MainWindow</name>
    <message>
        <source>Listener: %1</source>
        <translation>监听器：%1</translation>
    </message>
        <message>
            <source>Vitrine sample</source>
            <translation>Vitrine 示例</translation>
        </message>
        <message>
            <source>%1 could not be opened. %2</source>
            <translation>无法打开 %1。%2</translation>
        </message>
        <message>
            <source>Opening %1</source>
            <translation>正在打开 %1</translation>
        </message>
        <message>
            <source>Making %1</source>
            <translation>正在新建 %1</translation>
        </message>
        <message>
            <source>Making the sample: %1</source>
            <translation>正在生成示例：%1</translation>
        </message>
        <message>
            <source>Making the sample</source>
            <translation>正在生成示例</translation>
        </message>
        <message>
            <source>%1 - Vitrine</source>
            <translation>%1 - Vitrine</translation>
        </message>
        <message>
            <source>This catalogue is open for reading only.</source>
            <translation>此目录以只读方式打开。</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>正在关闭</translation>
        </message>
        <message>
            <source>Work is still running.</source>
            <translation>仍有任务在进行。</translation>
        </message>
        <message>
            <source>What an unfinished import has brought in so far is taken back.</source>
            <translation>未完成的导入会被撤回。</translation>
        </message>
        <message>
            <source>Give it up and quit</source>
            <translation>放弃并退出</translation>
        </message>
        <message>
            <source>Keep working</source>
            <translation>继续工作</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>最近打开(&amp;R)</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>暂无</translation>
        </message>
        <message>
            <source>Back up into a folder</source>
            <translation>备份到文件夹</translation>
        </message>
        <message>
            <source>Backing up</source>
            <translation>正在备份</translation>
        </message>
        <message>
            <source>Could not back up</source>
            <translation>无法备份</translation>
        </message>
        <message>
            <source>Backed up to %1 (%2), and tried that it can be restored</source>
            <translation>已备份到 %1（%2），并已验证可以恢复</translation>
        </message>
        <message>
            <source>Checking the catalogue</source>
            <translation>正在检查目录</translation>
        </message>
        <message>
            <source>Could not check</source>
            <translation>无法检查</translation>
        </message>
        <message>
            <source>Everything is in order.</source>
            <translation>一切正常。</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>The check found problems.</source>
            <translation>检查发现了问题。</translation>
        </message>
        <message>
            <source>New catalogue</source>
            <translation>新建目录</translation>
        </message>
        <message>
            <source>Name of the folder</source>
            <translation>文件夹名称</translation>
        </message>
        <message>
            <source>Make</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>My catalogue</source>
            <translation>我的目录</translation>
        </message>
        <message>
            <source>Open a catalogue</source>
            <translation>打开目录</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>打开 %1</translation>
        </message>
        <message>
            <source>catalogue</source>
            <translation>目录</translation>
        </message>
        <message>
            <source>About Vitrine</source>
            <translation>关于 Vitrine</translation>
        </message>
        <message>
            <source>Keeps a product catalogue and finds anything in it.
Nothing leaves this computer: no account, no network, no telemetry.

Free software under the GNU General Public License, version 3 or later.</source>
            <translation>管理商品目录，并能找到其中的一切。
数据不会离开这台电脑：无账号、无联网、无遥测。

自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::MediaPlayer</name>
        <message>
            <source>Place in the recording</source>
            <translation>播放位置</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>静音</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
    </context>
    <context>
        <name>vitrine::MediaStrip</name>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Add pictures</source>
            <translation>添加图片</translation>
        </message>
        <message>
            <source>%1, %2 of %3</source>
            <translation>%1，%2 / %3</translation>
        </message>
        <message>
            <source>%1, cover</source>
            <translation>%1，封面</translation>
        </message>
        <message>
            <source>&amp;Open</source>
            <translation>打开(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Preview</source>
            <translation>预览(&amp;P)</translation>
        </message>
        <message>
            <source>Cop&amp;y</source>
            <translation>复制(&amp;Y)</translation>
        </message>
        <message>
            <source>Make it the &amp;cover</source>
            <translation>设为封面(&amp;C)</translation>
        </message>
        <message>
            <source>Move to the &amp;start</source>
            <translation>移到最前(&amp;S)</translation>
        </message>
        <message>
            <source>Move to the &amp;end</source>
            <translation>移到最后(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Take out of the product</source>
            <translation>从商品中移出(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Add pictures...</source>
            <translation>添加图片(&amp;A)...</translation>
        </message>
        <message>
            <source>%1  Cover</source>
            <translation>%1  封面</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>film</source>
            <translation>影片</translation>
        </message>
        <message>
            <source>sound</source>
            <translation>音频</translation>
        </message>
        <message>
            <source>Drop pictures here, or click to choose some</source>
            <translation>将图片拖到这里，或点击选择</translation>
        </message>
        <message>
            <source>&amp;Find similar</source>
            <translation>查找相似(&amp;F)</translation>
        </message>
    </context>
    <context>
        <name>vitrine::NumberField</name>
        <message>
            <source>Please type a number, such as 12.5.</source>
            <translation>请输入数字，例如 12.5。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::OptionsField</name>
        <message>
            <source>Not set</source>
            <translation>未设置</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PictureCanvas</name>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PictureCompare</name>
        <message>
            <source>Compare pictures</source>
            <translation>比较图片</translation>
        </message>
        <message>
            <source>Picture %1 of %2</source>
            <translation>图片 %1 / %2</translation>
        </message>
        <message>
            <source>Rate the picture</source>
            <translation>为图片评分</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PicturePreview</name>
        <message>
            <source>This cannot be played: %1</source>
            <translation>无法播放：%1</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>适合</translation>
        </message>
        <message>
            <source>Show the whole picture (F)</source>
            <translation>显示整张图片 (F)</translation>
        </message>
        <message>
            <source>1:1</source>
            <translation>1:1</translation>
        </message>
        <message>
            <source>One pixel of the picture on one of the screen (Z)</source>
            <translation>图片像素与屏幕像素一一对应 (Z)</translation>
        </message>
        <message>
            <source>2:1</source>
            <translation>2:1</translation>
        </message>
        <message>
            <source>Twice as large (Z again)</source>
            <translation>放大一倍（再按 Z）</translation>
        </message>
        <message>
            <source>There is no preview of this kind of file.</source>
            <translation>这种文件没有预览。</translation>
        </message>
        <message>
            <source>%1 %   %2 × %3</source>
            <translation>%1 %   %2 × %3</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PictureViewer</name>
        <message>
            <source>Large preview</source>
            <translation>大图预览</translation>
        </message>
        <message>
            <source>Arrows: next    0-5: rating    P pick, X reject, U neither    S similar    F fit, Z zoom    Space: play    Esc: close</source>
            <translation>方向键：切换    0-5：评分    P 选中，X 弃用，U 取消    S 相似    F 适合，Z 缩放    空格：播放    Esc：关闭</translation>
        </message>
        <message>
            <source>Previous (Left)</source>
            <translation>上一张 (Left)</translation>
        </message>
        <message>
            <source>Next (Right)</source>
            <translation>下一张 (Right)</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>关闭 (Esc)</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>No picture</source>
            <translation>无图片</translation>
        </message>
        <message>
            <source>Rate the picture</source>
            <translation>为图片评分</translation>
        </message>
        <message>
            <source>Find similar</source>
            <translation>查找相似</translation>
        </message>
        <message>
            <source>Find what looks like this (S)</source>
            <translation>查找与此相似的内容 (S)</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlanModel</name>
        <message>
            <source>To the Inbox</source>
            <translation>进入收件箱</translation>
        </message>
        <message>
            <source>To a product</source>
            <translation>归入商品</translation>
        </message>
        <message>
            <source>Already here</source>
            <translation>已存在</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>From the web</source>
            <translation>来自网络</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>跳过</translation>
        </message>
        <message>
            <source>What</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>如何处理</translation>
        </message>
        <message>
            <source>the same bytes</source>
            <translation>内容完全相同</translation>
        </message>
        <message>
            <source>comes into the Inbox</source>
            <translation>进入收件箱</translation>
        </message>
        <message>
            <source>nothing to do</source>
            <translation>无需处理</translation>
        </message>
        <message>
            <source>goes to %1</source>
            <translation>归入“%1”</translation>
        </message>
        <message>
            <source>is brought up to date</source>
            <translation>将更新</translation>
        </message>
        <message>
            <source>is made</source>
            <translation>将新建</translation>
        </message>
        <message>
            <source>waits until you fetch it</source>
            <translation>等待您获取</translation>
        </message>
        <message>
            <source>is left out</source>
            <translation>将跳过</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlanPanel</name>
        <message>
            <source>What the import would do</source>
            <translation>导入将执行的操作</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Import plan</source>
            <translation>导入计划</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Looking at %1</source>
            <translation>正在查看 %1</translation>
        </message>
        <message numerus="yes">
            <source>Import %n row(s)</source>
            <translation>
                <numerusform>导入 %n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Import %n file(s)</source>
            <translation>
                <numerusform>导入 %n 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>group and count</comment>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>Folders mean nothing</source>
            <translation>文件夹无意义</translation>
        </message>
        <message>
            <source>Folders become categories</source>
            <translation>文件夹成为类别</translation>
        </message>
        <message>
            <source>Folders become tags</source>
            <translation>文件夹成为标签</translation>
        </message>
        <message>
            <source>What nested folders become</source>
            <translation>嵌套文件夹成为什么</translation>
        </message>
        <message>
            <source>Looking for the products that the pictures show</source>
            <translation>正在查找图片所示的商品</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) placed</source>
            <translation>
                <numerusform>已放置 %n 张图片</numerusform>
            </translation>
        </message>
        <message>
            <source>pictures of the catalogue are still being described</source>
            <translation>目录中的图片仍在分析</translation>
        </message>
        <message>
            <source>Which product?</source>
            <translation>哪个商品？</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PriceField</name>
        <message>
            <source>Choose the currency</source>
            <translation>选择货币</translation>
        </message>
        <message>
            <source>Currency</source>
            <translation>货币</translation>
        </message>
        <message>
            <source>No price</source>
            <translation>无价格</translation>
        </message>
        <message>
            <source>Please type a price, such as 12.50 EUR.</source>
            <translation>请输入价格，例如 12.50 EUR。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ProductInspector</name>
        <message>
            <source>%1 products</source>
            <translation>%1 个商品</translation>
        </message>
        <message>
            <source>Product without a name</source>
            <translation>未命名商品</translation>
        </message>
        <message>
            <source>Could not read the product</source>
            <translation>无法读取商品</translation>
        </message>
        <message>
            <source>Order the pictures</source>
            <translation>调整图片顺序</translation>
        </message>
        <message>
            <source>Choose the cover</source>
            <translation>选择封面</translation>
        </message>
        <message>
            <source>Take pictures out of the product</source>
            <translation>从商品中移出图片</translation>
        </message>
        <message>
            <source>Added %1, changed %2</source>
            <translation>添加于 %1，修改于 %2</translation>
        </message>
        <message>
            <source>%1 is the SKU of %2.</source>
            <translation>%1 是“%2”的 SKU。</translation>
        </message>
        <message>
            <source>Attach pictures</source>
            <translation>添加图片</translation>
        </message>
        <message>
            <source>Add pictures, films or sounds</source>
            <translation>添加图片、影片或音频</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>Name of the product</source>
            <translation>商品名称</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>描述(&amp;D)</translation>
        </message>
        <message>
            <source>What a customer should know</source>
            <translation>顾客应了解的信息</translation>
        </message>
        <message>
            <source>S&amp;KU</source>
            <translation>S&amp;KU</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>St&amp;ate</source>
            <translation>状态(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Price</source>
            <translation>价格(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;GTIN</source>
            <translation>&amp;GTIN</translation>
        </message>
        <message>
            <source>&amp;Brand</source>
            <translation>品牌(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Categories</source>
            <translation>分类(&amp;C)</translation>
        </message>
        <message>
            <source>Add a category</source>
            <translation>添加分类</translation>
        </message>
        <message>
            <source>&amp;Tags</source>
            <translation>标签(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Links</source>
            <translation>关联(&amp;L)</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>Te&amp;xts</source>
            <translation>文本(&amp;X)</translation>
        </message>
        <message>
            <source>Remove the attribute</source>
            <translation>移除属性</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ProductListModel</name>
        <message>
            <source>Unnamed product</source>
            <translation>未命名商品</translation>
        </message>
        <message>
            <source>No picture</source>
            <translation>无图片</translation>
        </message>
    </context>
    <context>
        <name>vitrine::RatingField</name>
        <message numerus="yes">
            <source>%n of 5 stars</source>
            <translation>
                <numerusform>%n / 5 星</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::SearchChip</name>
        <message>
            <source>%1
Click to edit, Delete to remove</source>
            <translation>%1
点击编辑，按 Delete 移除</translation>
        </message>
        <message>
            <source>%1
No such value: this finds nothing</source>
            <translation>%1
没有这个值：找不到任何内容</translation>
        </message>
    </context>
    <context>
        <name>vitrine::SearchField</name>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Clear the search</source>
            <translation>清除搜索</translation>
        </message>
        <message>
            <source>searched before</source>
            <translation>搜索过</translation>
        </message>
        <message>
            <source>Find what looks like this (Alt: not like it)</source>
            <translation>查找与此相似的（Alt：不像它）</translation>
        </message>
        <message>
            <source>Searching, Esc gives up</source>
            <translation>正在搜索，Esc 放弃</translation>
        </message>
        <message>
            <source>not</source>
            <translation>非</translation>
        </message>
        <message>
            <source>%1
Click to choose a part of it, Delete to remove</source>
            <translation>%1
单击可选择其中一部分，按 Delete 移除</translation>
        </message>
        <message>
            <source>Colour %1</source>
            <translation>颜色 %1</translation>
        </message>
    </context>
    <context>
        <name>vitrine::SelectionCommands</name>
        <message>
            <source>Could not rate</source>
            <translation>无法评分</translation>
        </message>
        <message>
            <source>Could not mark</source>
            <translation>无法标记</translation>
        </message>
        <message numerus="yes">
            <source>%n product(s) set to %1</source>
            <translation>
                <numerusform>已将 %n 个商品设为%1</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not set the state</source>
            <translation>无法设置状态</translation>
        </message>
        <message>
            <source>Could not rename</source>
            <translation>无法重命名</translation>
        </message>
        <message numerus="yes">
            <source>Moved %n product(s) to the trash</source>
            <translation>
                <numerusform>已将 %n 个商品移到回收站</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Moved %n picture(s) to the trash</source>
            <translation>
                <numerusform>已将 %n 张图片移到回收站</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not move to the trash</source>
            <translation>无法移到回收站</translation>
        </message>
        <message numerus="yes">
            <source>Put back %n item(s)</source>
            <translation>
                <numerusform>已放回 %n 项</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not put back</source>
            <translation>无法放回</translation>
        </message>
        <message>
            <source>Could not look into the trash</source>
            <translation>无法查看回收站</translation>
        </message>
        <message>
            <source>The trash is empty.</source>
            <translation>回收站是空的。</translation>
        </message>
        <message>
            <source>Delete everything in the trash for good?</source>
            <translation>永久删除回收站中的所有内容？</translation>
        </message>
        <message>
            <source>%1 products and %2 pictures, %3. This cannot be undone.</source>
            <translation>%1 个商品和 %2 张图片，%3。此操作无法撤销。</translation>
        </message>
        <message>
            <source>Delete for good</source>
            <translation>永久删除</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Emptying the trash</source>
            <translation>正在清空回收站</translation>
        </message>
        <message>
            <source>Could not empty the trash</source>
            <translation>无法清空回收站</translation>
        </message>
        <message>
            <source>Freed %1</source>
            <translation>已释放 %1</translation>
        </message>
        <message>
            <source>New product</source>
            <translation>新商品</translation>
        </message>
        <message>
            <source>Could not make a product</source>
            <translation>无法新建商品</translation>
        </message>
        <message>
            <source>Could not duplicate</source>
            <translation>无法复制</translation>
        </message>
        <message numerus="yes">
            <source>Made %n copy(s)</source>
            <translation>
                <numerusform>已生成 %n 个副本</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not take the pictures out</source>
            <translation>无法移出图片</translation>
        </message>
        <message numerus="yes">
            <source>Took %n picture(s) out of the product</source>
            <translation>
                <numerusform>已从商品中移出 %n 张图片</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Keeping</source>
            <translation>保留</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>Search by look</source>
            <translation>按外观搜索</translation>
        </message>
    </context>
    <context>
        <name>vitrine::Sidebar</name>
        <message>
            <source>Places</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Could not read the sidebar</source>
            <translation>无法读取侧边栏</translation>
        </message>
    </context>
    <context>
        <name>vitrine::SidebarCommands</name>
        <message>
            <source>New tag</source>
            <translation>新标签</translation>
        </message>
        <message>
            <source>New tag below</source>
            <translation>在其下新建标签</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Show pictures with this tag</source>
            <translation>显示带此标签的图片</translation>
        </message>
        <message>
            <source>Show products with this tag</source>
            <translation>显示带此标签的商品</translation>
        </message>
        <message>
            <source>Could not colour the tag</source>
            <translation>无法设置标签颜色</translation>
        </message>
        <message>
            <source>Could not make a tag</source>
            <translation>无法新建标签</translation>
        </message>
        <message>
            <source>Could not rename</source>
            <translation>无法重命名</translation>
        </message>
        <message>
            <source>Could not remove</source>
            <translation>无法移除</translation>
        </message>
        <message>
            <source>Removed %1</source>
            <translation>已移除“%1”</translation>
        </message>
        <message>
            <source>Could not save the search</source>
            <translation>无法保存搜索</translation>
        </message>
    </context>
    <context>
        <name>vitrine::SidebarModel</name>
        <message>
            <source>%1, %2 items</source>
            <translation>%1，%2 项</translation>
        </message>
    </context>
    <context>
        <name>vitrine::StarBar</name>
        <message>
            <source>differing</source>
            <translation>各不相同</translation>
        </message>
        <message numerus="yes">
            <source>%n of 5 stars</source>
            <translation>
                <numerusform>%n / 5 星</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::StatusStrip</name>
        <message>
            <source>Picture size</source>
            <translation>图片大小</translation>
        </message>
        <message>
            <source>Picture size (Ctrl+wheel)</source>
            <translation>图片大小（Ctrl+滚轮）</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>撤销：%1</translation>
        </message>
        <message numerus="yes">
            <source> (+%n)</source>
            <translation>
                <numerusform>（+%n）</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::TextBlockRow</name>
        <message>
            <source>Move up (Alt+Up)</source>
            <translation>上移 (Alt+Up)</translation>
        </message>
        <message>
            <source>Move down (Alt+Down)</source>
            <translation>下移 (Alt+Down)</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Title of the text</source>
            <translation>文本标题</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>Remove this text</source>
            <translation>移除此文本</translation>
        </message>
    </context>
    <context>
        <name>vitrine::TextBlocksField</name>
        <message>
            <source>+ Write one text for all</source>
            <translation>+ 为全部写一段文本</translation>
        </message>
        <message>
            <source>+ Add a text</source>
            <translation>+ 添加文本</translation>
        </message>
    </context>
    <context>
        <name>vitrine::TextField</name>
        <message>
            <source>Empty it for all</source>
            <translation>全部清空</translation>
        </message>
        <message>
            <source>%1 of at most %2 characters</source>
            <translation>%1 个字符，最多 %2 个</translation>
        </message>
        <message>
            <source>%1 of %2 characters</source>
            <translation>%1 / %2 个字符</translation>
        </message>
    </context>
    <context>
        <name>vitrine::Toast</name>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ToastStack</name>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>what failed: why</comment>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ToolStrip</name>
        <message>
            <source>Sort</source>
            <translation>排序</translation>
        </message>
    </context>
    <context>
        <name>vitrine::Vocabulary</name>
        <message>
            <source>also: %1</source>
            <translation>又名：%1</translation>
        </message>
        <message>
            <source>Add a tag</source>
            <translation>添加标签</translation>
        </message>
    </context>
    <context>
        <name>vitrine::WaveformBar</name>
        <message>
            <source>Wave form</source>
            <translation>波形</translation>
        </message>
    </context>
    <context>
        <name>vitrine::WelcomePage</name>
        <message>
            <source>Open before</source>
            <translation>最近打开</translation>
        </message>
        <message>
            <source>Your products and their pictures, in one place.</source>
            <translation>您的商品和图片，尽在一处。</translation>
        </message>
        <message>
            <source>New catalogue...</source>
            <translation>新建目录...</translation>
        </message>
        <message>
            <source>Open a catalogue...</source>
            <translation>打开目录...</translation>
        </message>
        <message>
            <source>Make a sample catalogue</source>
            <translation>生成示例目录</translation>
        </message>
        <message>
            <source>Catalogues that were open before</source>
            <translation>最近打开的目录</translation>
        </message>
        <message>
            <source>Take off this list</source>
            <translation>从列表中移除</translation>
        </message>
    </context>
    <context>
        <name>vitrine::Workspace</name>
        <message>
            <source>Go to %1</source>
            <translation>前往 %1</translation>
        </message>
        <message>
            <source>place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>Search in %1</source>
            <translation>在“%1”中搜索</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>Try fewer words, or take a filter away.</source>
            <translation>请减少搜索词，或去掉一个筛选条件。</translation>
        </message>
        <message>
            <source>Did you mean %1?</source>
            <translation>您是不是要找 %1？</translation>
        </message>
        <message>
            <source>The Inbox is empty</source>
            <translation>收件箱是空的</translation>
        </message>
        <message>
            <source>Pictures that belong to no product wait here. Drop files anywhere.</source>
            <translation>不属于任何商品的图片会在这里等待。可将文件拖到任意位置。</translation>
        </message>
        <message>
            <source>The trash is empty</source>
            <translation>回收站是空的</translation>
        </message>
        <message>
            <source>What you delete can be put back from here.</source>
            <translation>删除的内容可以从这里放回。</translation>
        </message>
        <message>
            <source>No pictures yet</source>
            <translation>还没有图片</translation>
        </message>
        <message>
            <source>Drop pictures here to attach them to this product.</source>
            <translation>将图片拖到这里即可添加到此商品。</translation>
        </message>
        <message>
            <source>No products yet</source>
            <translation>还没有商品</translation>
        </message>
        <message>
            <source>Drop a folder of pictures or a table here, or press Ctrl+N.</source>
            <translation>将图片文件夹或表格拖到这里，或按 Ctrl+N。</translation>
        </message>
        <message>
            <source>Nothing here yet</source>
            <translation>这里还没有内容</translation>
        </message>
        <message>
            <source>Drop things here, or choose another place at the left.</source>
            <translation>将内容拖到这里，或在左侧选择其他位置。</translation>
        </message>
        <message numerus="yes">
            <source>%n product(s)</source>
            <translation>
                <numerusform>%n 个商品</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n selected</source>
            <translation>
                <numerusform>，已选 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>%1, %2 ms</source>
            <comment>results and time</comment>
            <translation>%1，%2 毫秒</translation>
        </message>
        <message numerus="yes">
            <source>%n result(s)</source>
            <translation>
                <numerusform>%n 个结果</numerusform>
            </translation>
        </message>
        <message>
            <source>Save this search</source>
            <translation>保存此搜索</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Nothing looks like this</source>
            <translation>没有相似的</translation>
        </message>
        <message>
            <source>Choose another part of the picture, or take words and filters away.</source>
            <translation>请选择图片的其他部分，或去掉文字和筛选条件。</translation>
        </message>
        <message numerus="yes">
            <source>, %n less similar</source>
            <translation>
                <numerusform>，%n 个不太相似</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n picture(s) not looked at yet</source>
            <translation>
                <numerusform>，%n 张图片尚未查看</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n 张图片</numerusform>
            </translation>
        </message>
        <message>
            <source>Product</source>
            <translation>商品</translation>
        </message>
    </context>
<context>
    <name>vitrine::CallDetail</name>
    <message>
        <source>(%1 in all)</source>
        <translation>（共 %1）</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Parts of the request</source>
        <translation>请求的各部分</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>各部分</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>vitrine::CallModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
</context>
<context>
    <name>vitrine::CallsPage</name>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再次发送</translation>
    </message>
    <message>
        <source>Save...</source>
        <translation>保存...</translation>
    </message>
    <message>
        <source>Undo its change</source>
        <translation>撤销其更改</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Operation, address, key or error</source>
        <translation>操作、地址、密钥或错误</translation>
    </message>
    <message>
        <source>Filter calls</source>
        <translation>筛选调用</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>The call could not be sent again</source>
        <translation>无法再次发送该调用</translation>
    </message>
    <message>
        <source>Save the call</source>
        <translation>保存该调用</translation>
    </message>
    <message>
        <source>The call could not be saved</source>
        <translation>无法保存该调用</translation>
    </message>
</context>
<context>
    <name>vitrine::ConnectPage</name>
    <message>
        <source>SDK and language</source>
        <translation>SDK 与语言</translation>
    </message>
    <message>
        <source>Snippet</source>
        <translation>代码片段</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Put the key&apos;s secret where SECRET stands. It is shown once, when the key is made.</source>
        <translation>请把密钥的私钥填到 SECRET 处。私钥只在创建密钥时显示一次。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>vitrine::FaultModel</name>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Delay, ms</source>
        <translation>延迟（毫秒）</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态</translation>
    </message>
    <message>
        <source>Error code</source>
        <translation>错误代码</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Calls a second</source>
        <translation>每秒调用数</translation>
    </message>
    <message>
        <source>Each nth call</source>
        <translation>每第 n 次调用</translation>
    </message>
</context>
<context>
    <name>vitrine::FaultsPage</name>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>New fault</source>
        <translation>新建故障</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>An operation is named as in the list of calls; a star at the end stands for all that begin so. Status 0 sends no error, 0 calls a second means no limit.</source>
        <translation>操作名称与调用列表中一致；末尾的星号代表所有以此开头的操作。状态 0 表示不发送错误，每秒 0 次调用表示不限制。</translation>
    </message>
</context>
<context>
    <name>vitrine::GalleryPage</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>May hold</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Galleries</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>New gallery...</source>
        <translation>新建图库...</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>colour, season</source>
        <translation>颜色, 季节</translation>
    </message>
    <message>
        <source>price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Text tags</source>
        <translation>文本标签</translation>
    </message>
    <message>
        <source>Number tags</source>
        <translation>数字标签</translation>
    </message>
    <message>
        <source>The galleries could not be read</source>
        <translation>无法读取图库</translation>
    </message>
    <message>
        <source>New gallery</source>
        <translation>新建图库</translation>
    </message>
    <message>
        <source>What do programs call it?</source>
        <translation>程序如何称呼它？</translation>
    </message>
    <message>
        <source>The gallery could not be made</source>
        <translation>无法创建图库</translation>
    </message>
    <message>
        <source>The gallery could not be removed</source>
        <translation>无法移除图库</translation>
    </message>
    <message>
        <source>Removed the gallery</source>
        <translation>已移除图库</translation>
    </message>
    <message>
        <source>The gallery could not be changed</source>
        <translation>无法更改图库</translation>
    </message>
</context>
<context>
    <name>vitrine::KeyPage</name>
    <message>
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>New key...</source>
        <translation>新建密钥...</translation>
    </message>
    <message>
        <source>Secrets are kept in a file that only you can read, beside your settings; never in the catalogue or its backups.</source>
        <translation>私钥保存在您的设置旁、只有您能读取的文件中，绝不进入目录或其备份。</translation>
    </message>
    <message>
        <source>The keys could not be read</source>
        <translation>无法读取密钥</translation>
    </message>
    <message>
        <source>reads only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>reads and writes</source>
        <translation>读写</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>What is the key for?</source>
        <translation>该密钥作何用途？</translation>
    </message>
    <message>
        <source>The key could not be made</source>
        <translation>无法创建密钥</translation>
    </message>
    <message>
        <source>Access key: %1
Secret key: %2</source>
        <translation>访问密钥：%1
私钥：%2</translation>
    </message>
    <message>
        <source>The secret is not shown again. Copy it now.</source>
        <translation>私钥不会再次显示，请立即复制。</translation>
    </message>
    <message>
        <source>Copy secret</source>
        <translation>复制私钥</translation>
    </message>
    <message>
        <source>The key could not be revoked</source>
        <translation>无法吊销密钥</translation>
    </message>
</context>
<context>
    <name>vitrine::LampLabel</name>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>Not listening: %1</source>
        <translation>未监听：%1</translation>
    </message>
</context>
<context>
    <name>vitrine::ListenerDoor</name>
    <message>
        <source>The listener is not available</source>
        <translation>监听器不可用</translation>
    </message>
</context>
<context>
    <name>vitrine::ListenerWindow</name>
    <message>
        <source>Listener</source>
        <translation>监听器</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Galleries</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
</context>
<context>
    <name>vitrine::SwitchPage</name>
    <message>
        <source>Only the limits of this machine</source>
        <translation>只受本机限制</translation>
    </message>
    <message>
        <source>Pictures may be fetched from other machines</source>
        <translation>允许从其他计算机获取图片</translation>
    </message>
    <message>
        <source>Encrypt, with a certificate made here</source>
        <translation>加密（使用本机生成的证书）</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>任意空闲端口</translation>
    </message>
    <message>
        <source>none; several are separated by ;</source>
        <translation>无；多个文件夹以 ; 分隔</translation>
    </message>
    <message>
        <source>127.0.0.1 is this computer alone. Another address opens the catalogue to your network and needs a key.</source>
        <translation>127.0.0.1 仅限本机。其他地址会把目录开放给您的网络，并且需要密钥。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Folders for dumps and batches</source>
        <translation>导出与批量任务的文件夹</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>The listener could not be started</source>
        <translation>无法启动监听器</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>shown while it listens</source>
        <translation>监听时显示</translation>
    </message>
    <message>
        <source>%1 answered, %2 refused, %3 connected</source>
        <translation>已应答 %1，已拒绝 %2，已连接 %3</translation>
    </message>
</context>
    <context>
        <name>CellMatch</name>
        <message>
            <source>%1 %</source>
            <translation>%1%</translation>
        </message>
    </context>
    <context>
        <name>PartBar</name>
        <message>
            <source>%1: not compared</source>
            <translation>%1：未比较</translation>
        </message>
        <message>
            <source>%1: %2 % alike, gives %3 % of the score</source>
            <translation>%1：相似 %2%，占得分的 %3%</translation>
        </message>
    </context>
    <context>
        <name>PictureChip</name>
        <message>
            <source>Not like %1</source>
            <translation>不像 %1</translation>
        </message>
        <message>
            <source>Like %1</source>
            <translation>像 %1</translation>
        </message>
        <message>
            <source>, a part of %1 × %2 pixels</source>
            <translation>，%1 × %2 像素的部分</translation>
        </message>
    </context>
    <context>
        <name>vitrine::LookCommands</name>
        <message>
            <source>the picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Find by a picture file</source>
            <translation>按图片文件查找</translation>
        </message>
        <message>
            <source>Pictures (%1)</source>
            <translation>图片 (%1)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>Find by colour</source>
            <translation>按颜色查找</translation>
        </message>
        <message>
            <source>This desktop does not let programs see the screen. Take a screenshot and paste it into the search.</source>
            <translation>此桌面不允许程序查看屏幕。请截屏并粘贴到搜索框中。</translation>
        </message>
        <message>
            <source>a part of the screen</source>
            <translation>屏幕的一部分</translation>
        </message>
        <message>
            <source>Could not find similar ones</source>
            <translation>无法查找相似内容</translation>
        </message>
        <message>
            <source>This step touched no picture that is still there</source>
            <translation>此步骤未涉及仍存在的图片</translation>
        </message>
    </context>
    <context>
        <name>vitrine::LookDescribing</name>
        <message>
            <source>Describing pictures for search by look</source>
            <translation>正在为按外观搜索描述图片</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ModelPage</name>
        <message>
            <source>Colours and shapes, without a network</source>
            <translation>颜色与形状，不用神经网络</translation>
        </message>
        <message>
            <source>Taught by the products of this catalogue</source>
            <translation>由此目录的产品训练</translation>
        </message>
        <message>
            <source>Fitted to the pictures of this catalogue</source>
            <translation>适应此目录的图片</translation>
        </message>
        <message>
            <source>As the engine describes them</source>
            <translation>按引擎的描述</translation>
        </message>
        <message>
            <source>Not taught yet.</source>
            <translation>尚未训练。</translation>
        </message>
        <message>
            <source>The right product first: %1 % before, %2 % after; of products it had not seen: %3 % before, %4 % after. Taught by %5 products with %6 pictures in %7 s.</source>
            <translation>首个结果正确：之前 %1%，之后 %2%；未见过的产品：之前 %3%，之后 %4%。由 %5 个产品的 %6 张图片在 %7 秒内训练。</translation>
        </message>
        <message>
            <source>Kept. %1</source>
            <translation>已采用。%1</translation>
        </message>
        <message>
            <source>Not kept: %1</source>
            <translation>未采用：%1</translation>
        </message>
        <message>
            <source>Not kept: %1 %2</source>
            <translation>未采用：%1 %2</translation>
        </message>
        <message>
            <source>Search by look</source>
            <translation>按外观搜索</translation>
        </message>
        <message>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <source>Model pack</source>
            <translation>模型包</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Last teaching</source>
            <translation>上次训练</translation>
        </message>
        <message>
            <source>Index</source>
            <translation>索引</translation>
        </message>
        <message>
            <source>Describe with</source>
            <translation>描述所用</translation>
        </message>
        <message>
            <source>&amp;Teach now</source>
            <translation>立即训练(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Back to untaught</source>
            <translation>恢复未训练(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Add a model pack...</source>
            <translation>添加模型包(&amp;A)...</translation>
        </message>
        <message>
            <source>Add a model pack</source>
            <translation>添加模型包</translation>
        </message>
        <message>
            <source>No catalogue is open.</source>
            <translation>没有打开的目录。</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>%1 described, %2 waiting, %3 failed</source>
            <translation>已描述 %1，等待 %2，失败 %3</translation>
        </message>
        <message>
            <source>Exact</source>
            <translation>精确</translation>
        </message>
        <message>
            <source>Finds %1 % of the nearest</source>
            <translation>能找到最近者中的 %1%</translation>
        </message>
        <message>
            <source>%1 %2 (%3)</source>
            <comment>name, version, licence</comment>
            <translation>%1 %2（%3）</translation>
        </message>
        <message>
            <source>Teaching the search by look</source>
            <translation>正在训练按外观搜索</translation>
        </message>
        <message>
            <source>Could not teach</source>
            <translation>无法训练</translation>
        </message>
        <message>
            <source>Going back to the untaught comparison</source>
            <translation>正在恢复未训练的比较</translation>
        </message>
        <message>
            <source>Could not go back</source>
            <translation>无法恢复</translation>
        </message>
        <message>
            <source>Could not choose this pack</source>
            <translation>无法选用此模型包</translation>
        </message>
        <message>
            <source>The pack is used from the next opening of a catalogue on.</source>
            <translation>下次打开目录时开始使用此模型包。</translation>
        </message>
        <message>
            <source>Could not add this pack</source>
            <translation>无法添加此模型包</translation>
        </message>
        <message>
            <source>Added the pack %1.</source>
            <translation>已添加模型包 %1。</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PartRows</name>
        <message>
            <source>Shape</source>
            <translation>形状</translation>
        </message>
        <message>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Texture</source>
            <translation>纹理</translation>
        </message>
        <message>
            <source>Printed detail</source>
            <translation>印刷细节</translation>
        </message>
        <message>
            <source>Decided mostly by: %1 (%2 %)</source>
            <translation>主要取决于：%1（%2%）</translation>
        </message>
        <message>
            <source>How much %1 counts</source>
            <translation>%1 的权重</translation>
        </message>
        <message>
            <source>Part of the score</source>
            <translation>占得分的比例</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>权重</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PictureIntake</name>
        <message>
            <source>Could not take this picture</source>
            <translation>无法使用此图片</translation>
        </message>
    </context>
    <context>
        <name>vitrine::RegionCanvas</name>
        <message>
            <source>Part of the picture</source>
            <translation>图片的一部分</translation>
        </message>
        <message>
            <source>The whole picture</source>
            <translation>整张图片</translation>
        </message>
        <message>
            <source>From %1 % and %2 %, %3 % wide, %4 % high</source>
            <translation>起点 %1% 和 %2%，宽 %3%，高 %4%</translation>
        </message>
    </context>
    <context>
        <name>vitrine::RegionEditor</name>
        <message>
            <source>&amp;Main object</source>
            <translation>主体(&amp;M)</translation>
        </message>
        <message>
            <source>Choose a part of the picture</source>
            <translation>选择图片的一部分</translation>
        </message>
        <message>
            <source>Draw a box around what to look for</source>
            <translation>框出要查找的东西</translation>
        </message>
        <message>
            <source>&amp;Whole picture</source>
            <translation>整张图片(&amp;W)</translation>
        </message>
    </context>
    <context>
        <name>vitrine::ScreenGrab</name>
        <message>
            <source>Draw a box around what to look for; Enter takes the whole screen, Esc gives up</source>
            <translation>框出要查找的东西；回车取整个屏幕，Esc 放弃</translation>
        </message>
    </context>
    <context>
        <name>vitrine::WhyStrip</name>
        <message>
            <source>Asked</source>
            <translation>所问</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>所得</translation>
        </message>
        <message>
            <source>As &amp;usual</source>
            <translation>恢复默认(&amp;U)</translation>
        </message>
        <message>
            <source>Why this was found</source>
            <translation>为什么找到它</translation>
        </message>
        <message>
            <source>Every part counts as usual again</source>
            <translation>各部分恢复默认权重</translation>
        </message>
        <message>
            <source>%1 matches %2</source>
            <comment>score, name</comment>
            <translation>%1 符合 %2</translation>
        </message>
        <message>
            <source>There is no result to explain.</source>
            <translation>没有可说明的结果。</translation>
        </message>
    </context>
    <context>
        <name>DuplicateWords</name>
        <message>
            <source>Same file</source>
            <translation>相同文件</translation>
        </message>
        <message>
            <source>Same picture</source>
            <translation>同一张图片</translation>
        </message>
        <message>
            <source>Same product</source>
            <translation>同一商品</translation>
        </message>
        <message>
            <source>more pixels</source>
            <translation>像素更多</translation>
        </message>
        <message>
            <source>less compressed</source>
            <translation>压缩更少</translation>
        </message>
        <message>
            <source>the way round that most have</source>
            <translation>方向与多数一致</translation>
        </message>
        <message>
            <source>more is written on it</source>
            <translation>附带信息更多</translation>
        </message>
        <message>
            <source>used as a cover</source>
            <translation>用作封面</translation>
        </message>
        <message>
            <source>in more products</source>
            <translation>用于更多商品</translation>
        </message>
        <message>
            <source>here longer</source>
            <translation>加入更早</translation>
        </message>
        <message>
            <source>Keep the product with more pictures</source>
            <translation>保留图片较多的商品</translation>
        </message>
        <message>
            <source>None is better</source>
            <translation>没有更好的一张</translation>
        </message>
        <message>
            <source>Keep the first: %1</source>
            <translation>保留第一张：%1</translation>
        </message>
    </context>
    <context>
        <name>vitrine::DuplicateModel</name>
        <message numerus="yes">
            <source>%1, %n picture(s). %2</source>
            <translation>
                <numerusform>%1，%n 张图片。%2</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::DuplicateTile</name>
        <message>
            <source>Keep (%1)</source>
            <translation>保留 (%1)</translation>
        </message>
        <message>
            <source>Keep this one instead</source>
            <translation>改为保留这一张</translation>
        </message>
        <message>
            <source>✓ Keep</source>
            <translation>✓ 保留</translation>
        </message>
        <message>
            <source>✓ Keep: %1</source>
            <translation>✓ 保留：%1</translation>
        </message>
        <message>
            <source>Goes to the trash</source>
            <translation>移到回收站</translation>
        </message>
        <message>
            <source>Joins the kept product</source>
            <translation>并入保留的商品</translation>
        </message>
    </context>
    <context>
        <name>DuplicateFacts</name>
        <message>
            <source>Size</source>
            <translation>尺寸</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>From</source>
            <translation>来自</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>拍摄</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Products</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
    </context>
    <context>
        <name>vitrine::DuplicateCompare</name>
        <message>
            <source>Duplicates side by side</source>
            <translation>并排显示重复项</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 张</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not read the duplicates</source>
            <translation>无法读取重复项</translation>
        </message>
    </context>
    <context>
        <name>vitrine::DuplicateWatch</name>
        <message>
            <source>Could not look for duplicates</source>
            <translation>无法查找重复项</translation>
        </message>
        <message>
            <source>Compare pictures</source>
            <translation>比较图片</translation>
        </message>
        <message>
            <source>Could not compare the pictures</source>
            <translation>无法比较图片</translation>
        </message>
    </context>
    <context>
        <name>vitrine::DuplicateDesk</name>
        <message>
            <source>Keeping 1 leaves behind: %1</source>
            <translation>保留 1 时将舍弃：%1</translation>
        </message>
        <message>
            <source>Compare now</source>
            <translation>立即比较</translation>
        </message>
        <message>
            <source>Groups of duplicates</source>
            <translation>重复项组</translation>
        </message>
        <message>
            <source>Later (S)</source>
            <translation>稍后 (S)</translation>
        </message>
        <message>
            <source>Not duplicates (N)</source>
            <translation>不是重复项 (N)</translation>
        </message>
        <message>
            <source>Keep 1, merge the rest (Enter)</source>
            <translation>保留 1，合并其余 (Enter)</translation>
        </message>
        <message>
            <source>Comparing...</source>
            <translation>正在比较...</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) not compared yet</source>
            <translation>
                <numerusform>%n 张图片尚未比较</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n group(s) to decide</source>
            <translation>
                <numerusform>%n 组待决定</numerusform>
            </translation>
        </message>
        <message>
            <source>Pictures are being compared. Groups of duplicates appear here.</source>
            <translation>正在比较图片。重复项组将显示在这里。</translation>
        </message>
        <message>
            <source>No duplicates. New pictures are compared as they come in.</source>
            <translation>没有重复项。新图片加入时会自动比较。</translation>
        </message>
        <message>
            <source>Could not merge the duplicates</source>
            <translation>无法合并重复项</translation>
        </message>
        <message numerus="yes">
            <source>Merged %n duplicate(s)</source>
            <translation>
                <numerusform>已合并 %n 个重复项</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not merge the products</source>
            <translation>无法合并商品</translation>
        </message>
        <message>
            <source>Merged the products</source>
            <translation>已合并商品</translation>
        </message>
        <message>
            <source>Could not keep them</source>
            <translation>无法保留</translation>
        </message>
        <message>
            <source>Kept as no duplicates</source>
            <translation>已标为不重复</translation>
        </message>
    </context>
                                <context>
        <name>vitrine::InspectorSuggestions</name>
        <message>
            <source>%1 % sure</source>
            <translation>把握 %1 %</translation>
        </message>
        <message numerus="yes">
            <source>Tag %1: %n that look alike have it</source>
            <translation>
                <numerusform>标签 %1：%n 个外观相似的带有它</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Category %1: %n that look alike are in it</source>
            <translation>
                <numerusform>类别 %1：%n 个外观相似的在其中</numerusform>
            </translation>
        </message>
        <message>
            <source>+ %1</source>
            <comment>a tag</comment>
            <translation>+ %1</translation>
        </message>
        <message>
            <source>+ in %1</source>
            <comment>a category</comment>
            <translation>+ 归入 %1</translation>
        </message>
        <message>
            <source>Attach to %1</source>
            <translation>添加到 %1</translation>
        </message>
        <message>
            <source>It looks like it</source>
            <translation>外观相似</translation>
        </message>
        <message>
            <source>Move to %1</source>
            <translation>移到 %1</translation>
        </message>
        <message>
            <source>Nearly all that look like it are there</source>
            <translation>外观相似的几乎都在那里</translation>
        </message>
        <message>
            <source>Frame the main object</source>
            <translation>框出主体</translation>
        </message>
        <message>
            <source>%1 × %2 pixels become the region of its gallery entry</source>
            <translation>将 %1 × %2 像素设为其图库条目的区域</translation>
        </message>
        <message>
            <source>Could not do what was suggested</source>
            <translation>无法执行建议</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlacementCommands</name>
        <message>
            <source>Looking for the products that the pictures show</source>
            <translation>正在查找图片所示的商品</translation>
        </message>
        <message>
            <source>Sort the Inbox</source>
            <translation>整理收件箱</translation>
        </message>
        <message>
            <source>Pictures on the wrong product</source>
            <translation>放错商品的图片</translation>
        </message>
        <message>
            <source>Could not look for products</source>
            <translation>无法查找商品</translation>
        </message>
        <message>
            <source>%1, on %2</source>
            <comment>picture, product</comment>
            <translation>%1，在 %2</translation>
        </message>
        <message>
            <source>the newest of %1</source>
            <translation>共 %1 张，显示最新的</translation>
        </message>
        <message>
            <source>Could not place the pictures</source>
            <translation>无法放置图片</translation>
        </message>
        <message numerus="yes">
            <source>Placed %n picture(s)</source>
            <translation>
                <numerusform>已放置 %n 张图片</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not keep what was decided</source>
            <translation>无法保存决定</translation>
        </message>
        <message>
            <source>Could not make a product</source>
            <translation>无法新建商品</translation>
        </message>
        <message>
            <source>Made the product %1</source>
            <translation>已新建商品 %1</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlacementModel</name>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>商品</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Sure</source>
            <translation>把握</translation>
        </message>
        <message>
            <source>none of them: Inbox</source>
            <translation>都不是：收件箱</translation>
        </message>
        <message numerus="yes">
            <source>New product “%1” of %n picture(s)</source>
            <translation>
                <numerusform>新商品“%1”，%n 张图片</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing alike</source>
            <translation>没有相似的</translation>
        </message>
        <message>
            <source>%1   (%2 of %3)</source>
            <comment>product, place among those proposed</comment>
            <translation>%1   （%2 / %3）</translation>
        </message>
        <message>
            <source>these pictures are alike</source>
            <translation>这些图片相似</translation>
        </message>
        <message>
            <source>barcode %1</source>
            <translation>条形码 %1</translation>
        </message>
        <message>
            <source>file name</source>
            <translation>文件名</translation>
        </message>
        <message>
            <source>looks like it</source>
            <translation>外观相似</translation>
        </message>
        <message>
            <source>%1; another is nearly as likely</source>
            <translation>%1；另有一个几乎同样可能</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>✓ accepted</source>
            <translation>✓ 已接受</translation>
        </message>
        <message>
            <source>✓ %1</source>
            <translation>✓ %1</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlacementPane</name>
        <message>
            <source>Pictures and the products they may show</source>
            <translation>图片及其可能显示的商品</translation>
        </message>
        <message>
            <source>Enter accepts, ← → show others, N makes a product, Del: none of them</source>
            <translation>Enter 接受，← → 显示其他，N 新建商品，Del：都不是</translation>
        </message>
        <message>
            <source>Accept all that are at least</source>
            <translation>全部接受，把握至少</translation>
        </message>
        <message>
            <source> % sure</source>
            <translation> %</translation>
        </message>
        <message>
            <source>How sure a product must be</source>
            <translation>商品须有多大把握</translation>
        </message>
    </context>
    <context>
        <name>vitrine::PlacementPanel</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>nothing left to decide</source>
            <translation>没有待决定的</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n 张图片</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>vitrine::SuggestionChips</name>
        <message>
            <source>Suggestions</source>
            <translation>建议</translation>
        </message>
        <message>
            <source>Do not suggest this again</source>
            <translation>不再建议</translation>
        </message>
        <message>
            <source>Dismiss: %1</source>
            <translation>忽略：%1</translation>
        </message>
    </context>
    <context>
        <name>vitrine::CompletionList</name>
        <message>
            <source>Suggestions</source>
            <translation>建议</translation>
        </message>
    </context>
</TS>
