#pragma once

#include "core/jobs/job_context.h"
#include "ui/editors/field_editor.h"
#include "ui/services/session.h"
#include "ui/views/inspector_drafts.h"

#include <QPointer>

#include <functional>
#include <vector>

namespace vitrine {

/// What the pages of products and assets have in common: which things are shown, reading them, sharing them out to the
/// fields, saving what a field asks for, and keeping what could not be saved. `Values` is everything that is shown of
/// the things, `Save` what is to be done to them. Owned by a page (a QWidget); GUI thread.
template <class ThingId, class Values, class Save>
class InspectorFields
{
public:
    using Ids = std::vector<ThingId>;
    /// How this kind of thing is read, written and named. The first two run on workers.
    struct Doors {
        DraftSubject subject;
        std::function<Result<Values>(Catalogue&, const Ids&, const JobContext&)> read;
        std::function<Result<StepId>(Catalogue&, const Actor&, const Ids&, const Save&)> write;
        std::function<QString(const Values&)> nameOf;
        /// The page shows what is in no field, and may add and remove fields.
        std::function<void(const Values&)> shown;
        std::function<void(const Error&)> unreadable;
        /// A field was refused; the page may explain more by FieldEditor::explainFailure.
        std::function<void(FieldEditor&, const Error&)> refused = [](FieldEditor&, const Error&) {};
    };

    InspectorFields(Session& session, UnsavedDrafts& drafts, QWidget* page, Doors doors)
        : m_session(session), m_drafts(drafts), m_page(page), m_doors(std::move(doors))
    {}
    ~InspectorFields() { m_reading.request_stop(); }

    /// `name` tells the field apart from the others; it may depend on what is chosen elsewhere (the language).
    void bind(FieldEditor* editor, std::function<QString()> name, std::function<void(const Values&)> load,
              std::function<void(Save&)> collect)
    {
        m_bindings.push_back({editor, std::move(name), std::move(load), std::move(collect)});
        QObject::connect(editor, &FieldEditor::commitRequested, m_page, [this, editor] { save(*editor); });
    }
    void bind(FieldEditor* editor, const QString& name, std::function<void(const Values&)> load,
              std::function<void(Save&)> collect)
    {
        bind(
            editor, [name] { return name; }, std::move(load), std::move(collect));
    }
    void unbind(FieldEditor* editor)
    {
        std::erase_if(m_bindings, [editor](const Binding& binding) { return binding.editor == editor; });
    }

    /// Shows the known values in a field that was bound just now.
    void fill(FieldEditor* editor)
    {
        for (const Binding& binding : m_bindings) {
            if (binding.editor == editor)
                binding.load(m_values);
        }
    }

    const Ids& ids() const { return m_ids; }
    const Values& values() const { return m_values; }

    void show(Ids ids)
    {
        if (ids == m_ids)
            return reload();
        stash();
        m_ids = std::move(ids);
        m_isNew = true;
        reload();
    }

    /// Reads the things again; what is being typed stays.
    void reload()
    {
        m_reading.request_stop();
        m_reading = std::stop_source();
        if (m_ids.empty())
            return m_run.cancel();
        m_run.template start<Values>(
            m_session.runner, m_page,
            [read = m_doors.read, &catalogue = m_session.catalogue, ids = m_ids, stop = m_reading.get_token()] {
                JobContext job;
                job.stop = stop;
                return read(catalogue, ids, job);
            },
            [this](Result<Values> result) {
                if (result.ok())
                    take(std::move(result).take());
                else if (result.error().code != ErrorCode::Cancelled)
                    m_doors.unreadable(result.error());
            });
    }

    /// Saves what is typed, does `change`, then shows the known values as those of new fields: for the language.
    void turn(const std::function<void()>& change)
    {
        stash();
        change();
        m_isNew = true;
        take(Values(m_values));
    }

    /// Nothing is shown any more: saves what is typed; what cannot be saved becomes a draft.
    void leave()
    {
        stash();
        m_reading.request_stop();
        m_run.cancel();
        m_ids.clear();
    }

    /// Saves what is typed; everything stays shown.
    void commit()
    {
        for (const Binding& binding : m_bindings)
            binding.editor->commit();
    }

    /// Runs an edit that belongs to no field; a failure is told as "`what`: reason".
    void edit(const QString& what, std::function<Result<StepId>(Catalogue&, const Actor&)> work)
    {
        m_session.edit<StepId>(m_page, what, std::move(work), [this, what](Result<StepId> result) {
            if (!result.ok())
                m_session.notifier.complain(what, result.error());
            reload();
        });
    }

private:
    struct Binding {
        FieldEditor* editor;
        std::function<QString()> name;
        std::function<void(const Values&)> load;
        std::function<void(Save&)> collect;
    };

    void stash()
    {
        commit();
        for (const Binding& binding : m_bindings) {
            if (binding.editor->status() == FieldStatus::Failed && !m_ids.empty())
                keep(m_ids, binding.name(), *binding.editor, binding.editor->draft(), binding.editor->reason());
        }
        ++m_visit;
    }

    static std::vector<qint64> plain(const Ids& ids)
    {
        std::vector<qint64> values;
        for (const ThingId id : ids)
            values.push_back(id.value());
        return values;
    }

    void take(Values values)
    {
        m_values = std::move(values);
        const bool isNew = std::exchange(m_isNew, false);
        m_doors.shown(m_values); // may add and remove fields
        for (const Binding& binding : m_bindings) {
            if (isNew)
                binding.editor->reset();
            binding.load(m_values);
            if (!isNew)
                continue;
            if (const auto draft = m_drafts.take(m_doors.subject, plain(m_ids), binding.name()))
                binding.editor->restoreDraft(draft->value, draft->reason);
        }
    }

    void keep(const Ids& ids, const QString& field, const FieldEditor& editor, const QVariant& value,
              const QString& reason)
    {
        const QString what = FieldEditor::tr("%1 of %2").arg(editor.label(), m_doors.nameOf(m_values));
        m_drafts.put({m_doors.subject, plain(ids), field, what, value, reason});
    }

    void save(FieldEditor& editor)
    {
        const auto binding = std::find_if(m_bindings.begin(), m_bindings.end(),
                                          [&](const Binding& one) { return one.editor == &editor; });
        if (binding == m_bindings.end() || m_ids.empty())
            return;
        Save wanted;
        binding->collect(wanted);
        const QString what = FieldEditor::tr("%1 of %2").arg(editor.label(), m_doors.nameOf(m_values));
        m_session.edit<StepId>(
            m_page, what,
            [write = m_doors.write, ids = m_ids, wanted](Catalogue& catalogue, const Actor& actor) {
                return write(catalogue, actor, ids, wanted);
            },
            [this, what, ids = m_ids, visit = m_visit, field = binding->name(), value = editor.savingDraft(),
             editor = QPointer<FieldEditor>(&editor)](Result<StepId> result) {
                saved({m_doors.subject, plain(ids), field, what, value, {}}, visit, editor, result);
            });
    }

    void saved(Draft draft, quint64 visit, const QPointer<FieldEditor>& editor, const Result<StepId>& result)
    {
        const bool still = editor && visit == m_visit;
        if (result.ok()) {
            if (still)
                editor->saveSucceeded();
            return reload();
        }
        draft.reason = result.error().detail;
        if (still) {
            editor->saveFailed(draft.reason);
            m_doors.refused(*editor, result.error());
        } else {
            m_drafts.put(std::move(draft));
        }
    }

    Session& m_session;
    UnsavedDrafts& m_drafts;
    QWidget* m_page;
    Doors m_doors;
    std::vector<Binding> m_bindings;
    Ids m_ids;
    Values m_values;
    LatestRun m_run;
    std::stop_source m_reading;
    quint64 m_visit = 0;
    bool m_isNew = false;
};

} // namespace vitrine
