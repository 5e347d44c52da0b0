#include "tests/gui/window_fixture.h"

#include "core/services/history.h"

#include <QtTest>

namespace vitrine::test {

using namespace Qt::StringLiterals;

WindowFixture::WindowFixture()
    : m_settings(std::make_unique<UserSettings>(m_settingsFolder.filePath(u"settings.ini"_s))),
      m_appearance(std::make_unique<Appearance>(*m_settings)),
      m_window(std::make_unique<MainWindow>(m_clock, *m_settings, *m_appearance))
{
    m_window->resize(1300, 900);
}

WindowFixture::~WindowFixture()
{
    if (!close())
        qCritical("The catalogue could not be closed.");
}

bool WindowFixture::open(int count)
{
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        return false;
    m_window->openCatalogue(m_files.folder());
    return QTest::qWaitFor(
        [&] { return m_window->workspace() && grid().model() && grid().model()->rowCount() == count; }, kPatienceMs);
}

bool WindowFixture::close()
{
    bool closed = false;
    const QObject context;
    QObject::connect(m_window.get(), &MainWindow::closed, &context, [&] { closed = true; });
    m_window->closeCatalogue();
    return QTest::qWaitFor([&] { return closed; }, kPatienceMs);
}

void WindowFixture::select(std::initializer_list<int> wanted)
{
    grid().clearSelection();
    for (const int row : wanted)
        grid().selectionModel()->select(rows().index(row), QItemSelectionModel::Select);
    grid().selectionModel()->setCurrentIndex(rows().index(*wanted.begin()), QItemSelectionModel::NoUpdate);
}

std::vector<qint64> WindowFixture::selectedIds()
{
    std::vector<qint64> ids = rows().idsOf(grid().selectionModel()->selectedIndexes());
    std::sort(ids.begin(), ids.end());
    return ids;
}

qsizetype WindowFixture::steps()
{
    return qsizetype(history(other(), 1000).value().size());
}

} // namespace vitrine::test
