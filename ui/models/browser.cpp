#include "ui/models/browser.h"

#include <utility>

namespace vitrine {

namespace {
constexpr int kTypingRestMs = 120;
/// While an import runs, the list is compared with the catalogue at most this often.
constexpr int kFollowMs = 250;
/// A question by look that takes longer than this says that it is on its way.
constexpr int kLookPatienceMs = 200;
/// While pictures are still being described, a question by look is asked again this often.
constexpr int kDescribingMs = 800;
constexpr size_t kMostVisits = 50;

template <class Key>
std::vector<qint64> changedIds(const QHash<Key, Changes>& changes)
{
    std::vector<qint64> ids;
    ids.reserve(size_t(changes.size()));
    for (auto it = changes.cbegin(); it != changes.cend(); ++it)
        ids.push_back(it.key().value());
    return ids;
}

} // namespace

Browser::Browser(Session& session, QObject* parent)
    : QObject(parent), m_session(session), m_products(session, this), m_assets(session, this)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingRestMs);
    connect(&m_typing, &QTimer::timeout, this, [this] { search(true); });
    m_following.setSingleShot(true);
    m_following.setInterval(kFollowMs);
    connect(&m_following, &QTimer::timeout, this, [this] { search(false); });
    m_describing.setSingleShot(true);
    m_describing.setInterval(kDescribingMs);
    connect(&m_describing, &QTimer::timeout, this, [this] { search(false); });
    m_slow.setSingleShot(true);
    m_slow.setInterval(kLookPatienceMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { Q_EMIT lookTakesTime(true); });
    connect(&session.changes, &ChangeRelay::changed, this, &Browser::follow);
    const auto complain = [this](const QString& reason) {
        m_session.notifier.complain(tr("Could not read the list"), fail(ErrorCode::Io, reason));
    };
    connect(&m_products, &IdListModel::fetchFailed, this, complain);
    connect(&m_assets, &IdListModel::fetchFailed, this, complain);
    const bool writable = session.isWritable();
    m_products.setRenamable(writable);
    m_assets.setRenamable(writable);
}

IdListModel& Browser::model()
{
    if (showsProducts())
        return m_products;
    return m_assets;
}

ProductQuery Browser::query() const
{
    ProductQuery base = baseQuery(m_location);
    if (!m_look.isEmpty() && m_look.byPicture && base.scope == QueryScope::Products)
        base.scope = QueryScope::Assets;
    ProductQuery result = parseQuery(m_words, base.scope);
    result.filters.insert(result.filters.begin(), base.filters.begin(), base.filters.end());
    result.ofProduct = base.ofProduct;
    if (!m_look.isEmpty() || result.sort != SortKey::Relevance)
        return result; // likeness is the order, or the words say "sort:name"
    result.sort = m_order.key;
    result.direction = m_order.direction;
    if (base.sort == SortKey::MediaOrder && m_order.key == SortKey::Relevance && result.terms.empty())
        result.sort = SortKey::MediaOrder;
    return result;
}

void Browser::leaveHere()
{
    if (m_started)
        m_back.push_back(here());
    if (m_back.size() > kMostVisits)
        m_back.pop_front();
    m_forward.clear();
    m_started = true;
}

void Browser::go(const Location& location)
{
    if (m_started && location == m_location && m_words == location.query && m_look.isEmpty())
        return reload();
    leaveHere();
    m_location = location;
    m_words = location.query;
    m_look = {};
    search(true);
    Q_EMIT moved();
}

void Browser::setLook(const PictureQuestion& question)
{
    if (question == m_look)
        return;
    leaveHere();
    if (!question.isEmpty() && !(lookPlace(m_location) == m_location)) {
        m_location = lookPlace(m_location);
        m_words.clear();
    }
    m_look = question;
    search(true);
    Q_EMIT moved();
}

void Browser::refineLook(const PictureQuestion& question)
{
    if (question == m_look)
        return;
    m_look = question;
    search(true);
    Q_EMIT moved();
}

void Browser::cancelLook()
{
    if (!m_loading || m_look.isEmpty())
        return;
    m_searching.cancel();
    m_loading = false;
    endLook();
    m_look = m_listedLook;
    if (m_look.isEmpty())
        search(true); // the question may have led to another place
    Q_EMIT moved();
}

void Browser::setWords(const QString& words)
{
    if (words == m_words)
        return;
    m_words = words;
    m_typing.start();
    Q_EMIT moved();
}

void Browser::setOrder(SortOrder order)
{
    if (order == m_order)
        return;
    m_order = order;
    search(true);
    Q_EMIT moved();
}

void Browser::restore(const Visit& visit)
{
    m_location = visit.location;
    m_words = visit.words;
    m_order = visit.order;
    m_look = visit.look;
    search(true);
    Q_EMIT moved();
}

void Browser::goBack()
{
    if (m_back.empty())
        return;
    m_forward.push_back(here());
    const Visit visit = m_back.back();
    m_back.pop_back();
    restore(visit);
}

void Browser::goForward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(here());
    const Visit visit = m_forward.back();
    m_forward.pop_back();
    restore(visit);
}

void Browser::reload()
{
    search(false);
}

void Browser::search(bool fresh)
{
    if (!fresh && m_loading) {
        m_again = true; // what is on its way may have been read before the change
        return;
    }
    m_again = false;
    m_typing.stop();
    m_following.stop();
    m_describing.stop();
    m_loading = true;
    endLook();
    const ProductQuery wanted = query();
    if (m_look.isEmpty())
        startSearch(wanted, fresh);
    else
        startLook(wanted, fresh);
}

void Browser::startSearch(const ProductQuery& wanted, bool fresh)
{
    Catalogue& catalogue = m_session.catalogue;
    m_searching.start<LookOutcome>(
        m_session.runner, this,
        [&catalogue, wanted]() -> Result<LookOutcome> {
            TRY_ASSIGN(SearchOutcome list, found, searchIds(catalogue, wanted));
            return LookOutcome{std::move(list), {}};
        },
        [this, wanted, fresh](Result<LookOutcome> result) { takeResult(wanted, {}, fresh, std::move(result)); });
}

void Browser::startLook(const ProductQuery& wanted, bool fresh)
{
    if (fresh)
        m_slow.start();
    m_searching.start<LookOutcome>(
        m_session.runner, this,
        [&door = m_session.look, &catalogue = m_session.catalogue, question = m_look, wanted,
         stop = m_stopLook.get_token()] {
            JobContext job;
            job.stop = stop;
            return askByLook(door, catalogue, question, wanted, job);
        },
        [this, wanted, fresh, question = m_look](Result<LookOutcome> result) {
            endLook();
            takeResult(wanted, question, fresh, std::move(result));
        },
        Lane::Look);
}

/// What is being asked by look is not wanted any more, or has been answered.
void Browser::endLook()
{
    m_stopLook.request_stop();
    m_stopLook = {};
    m_slow.stop();
    Q_EMIT lookTakesTime(false);
}

void Browser::takeResult(const ProductQuery& wanted, const PictureQuestion& look, bool fresh,
                         Result<LookOutcome> result)
{
    m_loading = false;
    if (!result.ok())
        return failed(look, result.error());
    if (std::exchange(m_again, false))
        m_following.start();
    const bool other = fresh || !(wanted == m_listedQuery) || !(look == m_listedLook);
    m_listedLook = look;
    if (result.value().answer && result.value().answer->waiting > 0)
        m_describing.start();
    takeOutcome(wanted, other, std::move(result).take());
}

/// A question by look that cannot be answered goes away again; the list stays as it is.
void Browser::failed(const PictureQuestion& look, const Error& error)
{
    if (look.isEmpty())
        return m_session.notifier.complain(tr("Could not search"), error);
    m_session.notifier.complain(tr("Could not search by look"), error);
    m_look = m_listedLook;
    Q_EMIT moved();
}

void Browser::takeOutcome(const ProductQuery& wanted, bool fresh, LookOutcome outcome)
{
    if (!fresh)
        return patch(wanted, std::move(outcome));
    m_listedQuery = wanted;
    m_suggestion = outcome.list.suggestion;
    m_milliseconds = outcome.list.milliseconds;
    showMatches(std::move(outcome.answer));
    model().setIds(std::make_shared<const std::vector<qint64>>(std::move(outcome.list.ids)));
    Q_EMIT listed(true);
}

void Browser::showMatches(std::shared_ptr<const LookAnswer> answer)
{
    m_answer = std::move(answer);
    model().setMatches(m_answer ? m_answer->matches : QHash<qint64, CellMatch>());
}

/// Compares on a worker: a million ids take a tenth of a second.
void Browser::patch(const ProductQuery& wanted, LookOutcome outcome)
{
    m_suggestion = outcome.list.suggestion;
    const IdList before = model().ids();
    const auto after = std::make_shared<const std::vector<qint64>>(std::move(outcome.list.ids));
    m_loading = true;
    m_searching.start<IdPatch>(
        m_session.runner, this, [before, after]() -> Result<IdPatch> { return diffIds(before, after); },
        [this, before, wanted, answer = outcome.answer](Result<IdPatch> result) {
            m_loading = false;
            if (!result.ok() || model().ids() != before || !(wanted == query()))
                return;
            model().applyPatch(result.value());
            showMatches(answer);
            Q_EMIT listed(false);
        });
}

void Browser::follow(const ChangeSet& changes)
{
    if (changes.everything) {
        m_products.refreshAll();
        m_assets.refreshAll();
    }
    const std::vector<qint64> products = changedIds(changes.products), assets = changedIds(changes.assets);
    for (auto it = changes.assets.cbegin(); it != changes.assets.cend(); ++it) {
        const AssetSummary* summary = m_assets.summary(it.key());
        if (summary && it.value().testAnyFlags(Changes(Changed::Previews) | Changed::Files))
            m_session.thumbnails.invalidate(summary->sha256);
    }
    m_products.refresh(products);
    m_assets.refresh(assets);
    // A product's look depends on its pictures too.
    if (!assets.empty() && showsProducts())
        m_products.refreshAll();
    const bool listMayChange = changes.everything || !products.empty() || !assets.empty() || changes.tagTree ||
                               changes.categoryTree || changes.galleries;
    if (listMayChange && !m_following.isActive())
        m_following.start();
}

} // namespace vitrine
