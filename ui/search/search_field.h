#pragma once

#include "core/search/query_language.h"
#include "ui/models/picture_question.h"

#include <QFrame>
#include <QMimeData>

#include <functional>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace vitrine {

class CompletionList;
class SearchChip;

/// One line offered under the field: what it puts in, what it says, a muted word about it.
struct SearchSuggestion {
    QString text;  ///< value to complete with, or the whole query for history
    QString label; ///< shown
    QString note;  ///< muted, at the right
    bool wholeQuery = false;
};

/// The one search field: words, operators as chips, pictures and colours as chips before them, result count, completion
/// below. Its text is the text query language; the chips of its operators are only another look of it. Pictures come by
/// drop, paste and commands.
class SearchField : public QFrame
{
    Q_OBJECT
public:
    /// Finds values for what is being typed; answers through the function, at once or later.
    using Suggest = std::function<void(const QueryCompletion&, std::function<void(std::vector<SearchSuggestion>)>)>;

    explicit SearchField(QWidget* parent = nullptr);

    QString text() const;
    /// Shows this query without saying that it changed.
    void setText(const QString& query);
    void setSuggest(Suggest suggest) { m_suggest = std::move(suggest); }
    const PictureQuestion& question() const { return m_question; }
    /// Shows these pictures and colours without saying that they changed.
    void setQuestion(const PictureQuestion& question);
    /// The chip of a picture of the question.
    QWidget* pictureChip(size_t index) const;
    /// A question is on its way: says so, and Esc gives it up.
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }
    /// Offered while nothing is typed.
    void setHistory(const QStringList& queries) { m_history = queries; }
    /// A small button inside the field, left of the result.
    void addTool(QAction* action);
    void setPlaceholder(const QString& text);
    /// "214 results, 3 ms", muted at the right.
    void setResult(const QString& text);
    /// Puts the cursor in; `begin` is added to the words.
    void enter(const QString& begin = {});
    QLineEdit* edit() const { return m_edit; }
    int chipCount() const { return int(m_chips.size()); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void textEdited(const QString& query);
    /// Enter: the query is meant; keep it in the history and go to the results.
    void committed(const QString& query);
    /// Esc with nothing left to clear.
    void left();
    /// A chip of a picture or colour was taken away.
    void questionEdited(const vitrine::PictureQuestion& question);
    /// A part of this picture is to be chosen.
    void partWanted(int picture, QWidget* chip);
    /// Something with pictures was dropped or pasted. `unlike`: results should not look like them.
    void picturesGiven(const QMimeData& data, bool unlike);
    /// Esc while busy.
    void cancelWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void takeEdit(const QString& text);
    void addChip(const QString& piece, const QueryChip& chip);
    void removeChip(SearchChip* chip, bool intoText);
    void clearChips();
    void stepBack();
    bool handleKey(int key);
    bool acceptChoice();
    void complete();
    void choose(const SearchSuggestion& suggestion);
    void announce();
    void build();
    void makeQuestionChips();
    void removePicture(size_t index);
    void removeColour(size_t index);
    void changeQuestion(const PictureQuestion& question);
    bool pastePictures();
    SearchChip* lastChip() const;
    bool removeLast();
    bool focusLast();
    void showClear();
    void showWords();

    QHBoxLayout* m_row;
    QLineEdit* m_edit;
    QLabel* m_result;
    QToolButton* m_clear;
    CompletionList* m_list;
    std::vector<SearchChip*> m_chips;
    std::vector<SearchChip*> m_pictures, m_colours;
    PictureQuestion m_question;
    QString m_resultWords;
    bool m_busy = false;
    bool m_dragOver = false; ///< pictures hover over the field
    Suggest m_suggest;
    QStringList m_history;
    QueryCompletion m_completion;
    quint64 m_asked = 0;
};

} // namespace vitrine
