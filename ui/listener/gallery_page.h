#pragma once

#include "core/services/edit_galleries.h"
#include "ui/services/session.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace vitrine {

/// Galleries, the sets that programs search: instances and services of the clouds. Made, changed, removed here, with
/// the keys that their pictures may carry and how many they may hold.
class GalleryPage : public QWidget
{
    Q_OBJECT
public:
    GalleryPage(Session& session, QWidget* parent = nullptr);
    void refresh();
    void makeGallery(const QString& name);

Q_SIGNALS:
    void firstGalleryChanged(const QString& name);

private:
    void buildForm();
    void showGalleries(const std::vector<GallerySummary>& galleries);
    void showCurrent();
    void fillForm(const Gallery& gallery);
    void askForName();
    void removeCurrent();
    void save();

    Session& m_session;
    QTreeWidget* m_list;
    QWidget* m_form;
    QLineEdit *m_name, *m_description, *m_textKeys, *m_numberKeys;
    QSpinBox* m_capacity;
    QPushButton *m_remove, *m_save;
    GalleryId m_current;
    LatestRun m_loading;
};

/// "colour, size" as keys of a type, and back.
std::vector<GalleryKey> keysFromText(const QString& text, GalleryKeyType type);
QString keysAsText(const std::vector<GalleryKey>& keys, GalleryKeyType type);

} // namespace vitrine
