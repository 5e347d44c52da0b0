#pragma once

#include "ui/commands/command_context.h"
#include "ui/look/picture_intake.h"

#include <QObject>

class QTimer;

namespace vitrine {

class SearchField;

/// The ways into a question by look, and what changes it: selected things, files, the clipboard, the screen, colours,
/// another part of a picture.
class LookCommands : public QObject
{
    Q_OBJECT
public:
    LookCommands(const CommandContext& context, SearchField& field, QObject* parent);

    /// What was dropped on the search field or pasted there.
    void give(const QMimeData& data, bool unlike);
    void findSimilar(const Selection& selection, QuestionChange change);
    /// What looks like the pictures or products that a step touched.
    void findTouched(StepId step);
    void findByFiles(const QStringList& paths);

private:
    void connectField();
    void connectFinding();
    void connectViewing();
    void ask(const PictureQuestion& question);
    void chooseFile();
    void chooseColour();
    void choosePart(int picture, QWidget* chip);
    void grabScreen();
    void drawOnScreen();

    CommandContext m_context;
    SearchField& m_field;
    PictureIntake* m_intake;
};

} // namespace vitrine
