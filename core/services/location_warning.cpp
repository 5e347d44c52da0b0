#include "core/services/location_warning.h"

#include <QDir>
#include <QStorageInfo>
#include <QStringList>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLittleRoom = 1024LL * 1024 * 1024;

/// Kernel and FUSE names of file systems whose files other machines can change.
constexpr QStringView kNetworkTypes[] = {
    u"nfs",          u"nfs4",         u"cifs",           u"smb2",       u"smb3",           u"smbfs",
    u"afs",          u"ceph",         u"lustre",         u"glusterfs",  u"ncpfs",          u"davfs",
    u"gfs2",         u"ocfs2",        u"fuse.sshfs",     u"fuse.davfs", u"fuse.davfs2",    u"fuse.rclone",
    u"fuse.s3fs",    u"fuse.gcsfuse", u"fuse.glusterfs", u"fuse.ceph",  u"fuse.curlftpfs", u"fuse.gvfsd-fuse",
    u"fuse.smbnetfs"};

/// Folders of synchronising programs, as they name them in the user's home.
constexpr QStringView kSyncFolders[] = {u"Dropbox",      u"OneDrive",     u"Google Drive", u"GoogleDrive", u"My Drive",
                                        u"iCloud Drive", u"iCloudDrive",  u"Nextcloud",    u"ownCloud",    u"Seafile",
                                        u"Syncthing",    u"pCloudDrive",  u"pCloud Drive", u"MEGA",        u"MEGAsync",
                                        u"Yandex.Disk",  u"Resilio Sync", u"Insync"};

constexpr QStringView kMarkers[] = {u".stfolder", u".dropbox",           u".dropbox.cache",
                                    u".sync",     u".nextcloudsync.log", u".owncloudsync.log"};

QString markerAbove(const QString& folder)
{
    QDir dir(folder);
    do {
        for (const QStringView marker : kMarkers) {
            if (dir.exists(marker.toString()))
                return dir.filePath(marker.toString());
        }
    } while (dir.cdUp());
    return {};
}

bool isSyncFolder(const QString& name)
{
    return std::any_of(std::begin(kSyncFolders), std::end(kSyncFolders), [&name](QStringView known) {
        return name.compare(known, Qt::CaseInsensitive) == 0 ||
               name.startsWith(known.toString() + u" - "_s, Qt::CaseInsensitive); // "OneDrive - Company"
    });
}

QString syncFolderIn(const QString& path)
{
    for (const QString& name : path.split(u'/', Qt::SkipEmptyParts)) {
        if (isSyncFolder(name))
            return name;
    }
    return {};
}

} // namespace

CatalogueLocation catalogueLocation(const QString& folder)
{
    const QString absolute = QDir(folder).absolutePath();
    const QStorageInfo storage(absolute);
    return {absolute, QString::fromUtf8(storage.fileSystemType()), storage.bytesAvailable(), storage.bytesTotal(),
            markerAbove(absolute)};
}

QString locationWarning(const CatalogueLocation& location)
{
    QStringList sentences;
    const bool network = std::find(std::begin(kNetworkTypes), std::end(kNetworkTypes), location.fileSystemType) !=
                         std::end(kNetworkTypes);
    if (network) {
        sentences << u"The catalogue lies on a network folder (%1): opening it on two machines at once can damage it;"
                     " keep it on a disk of this machine."_s.arg(location.fileSystemType);
    }
    const QString synchronised = syncFolderIn(location.folder);
    if (!synchronised.isEmpty() || !location.marker.isEmpty()) {
        sentences
            << u"The catalogue lies in a synchronised folder (%1): a copy taken while it is written can be damaged;"
               " keep it outside and make backups there."_s.arg(synchronised.isEmpty() ? location.marker
                                                                                       : synchronised);
    }
    if (location.bytesTotal > 0 && location.bytesFree < kLittleRoom) {
        sentences << u"The disk of the catalogue is nearly full: %1 MB are left."_s.arg(location.bytesFree / 1024 /
                                                                                        1024);
    }
    return sentences.join(u' ');
}

} // namespace vitrine
