#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace vitrine {

class Embedder;

/// A model pack that this user can describe pictures with.
struct ModelInfo {
    QString name, version, licence, source;
    QString folder;
    QStringList labels;
    bool isOwn = false;    ///< added by the user; the others come with the program
    bool isChosen = false; ///< describes pictures from the next opening on
    QString problem;       ///< why it cannot be used; empty = it can be read
};

/// The packs beside the program and the user's own (in the user's data folder), and which of them is used. The
/// environment variable VITRINE_MODELS names another folder of packs, or "none" for the classical descriptor.
/// Any thread; errors: Io, NotFound, and those of reading a pack.
class LookModels
{
public:
    /// @param programFolder  where the program lies    @param userFolder  for the user's packs and choice
    LookModels(QString programFolder, QString userFolder);
    /// Of this process.
    static LookModels ofThisUser();

    /// By name; the chosen one is marked.
    std::vector<ModelInfo> list() const;
    /// Copies a pack into the user's folder after a trial run with the engine at hand. Errors also: Conflict (a pack of
    /// that name is there), InvalidInput, Corrupt, Unavailable (the engine cannot run it).
    Result<ModelInfo> add(const QString& folder) const;
    /// A pack of the user's own; if it was chosen, the program's own is used again.
    Result<> remove(const QString& name) const;
    Result<> choose(const QString& name) const;

    /// The engine for the chosen pack, else for any other that works, else the classical one.
    /// @param advice  gets what is missing and how to get it, one sentence; untouched when nothing is
    std::unique_ptr<Embedder> embedder(QString& advice) const;

private:
    QStringList packFolders() const;
    QString chosenName() const;
    QString m_programFolder;
    QString m_userFolder;
};

} // namespace vitrine
