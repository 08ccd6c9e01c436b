//! `reengineer.analysis/2`: the document that programs rely on.

use super::answer::answer;
use super::because::{because, moves_up};
use super::stated::stated;
use super::{Judged, Names, cases, dates, department, parties, value};
use crate::analysis::{Analysis, KeptWaste, Measures, NotOffered, Proposal, Question, Reason, StepFacts, Tally, Wait};
use crate::input::print::written;
use crate::model::{Days, Decimal, Duration, MaterialId, Process, Rework, Spelled, StepId, Time};
use crate::report::Json;
use crate::words::Lang;
use crate::words::labels;

/// The whole document.
pub(super) fn document(judged: &Judged, lang: Lang) -> Json<'_> {
    let Judged { file, process, analysis, guide } = judged;
    let whole = cases::whole(guide.as_ref(), process);
    let to = &Contract { process, names: Names::new(process), lang };
    let about = vec![
        ("id", process.id().into()),
        ("name", process.name().into()),
        ("file", file.as_str().into()),
        ("unit", process.unit().english().into()),
    ];
    let paths = analysis.critical_paths.paths.iter().map(|path| to.ids(path)).collect();
    let critical = vec![("count", Json::Count(analysis.critical_paths.count)), ("paths", Json::List(paths))];
    let steps = process.step_ids().zip(&analysis.steps).map(|(id, facts)| to.step(id, facts)).collect();
    let questions = analysis.questions.iter().map(|asked| to.question(asked)).collect();
    let kept_waste = analysis.kept_waste.iter().map(|kept| to.kept_waste(kept)).collect();
    let implicit = &analysis.implicit_order;
    let implicit = vec![("steps", implicit.steps.into()), ("days", to.days(implicit.days).into())];
    let not_offered = analysis.not_offered.iter().map(|order| to.not_offered(order)).collect();
    Json::Map(vec![
        ("schema", "reengineer.analysis/2".into()),
        ("jurisdiction", analysis.ground.jurisdiction.english().into()),
        ("calendar", analysis.ground.calendar.as_str().into()),
        ("process", Json::Map(about)),
        ("case", Json::or_null(guide.as_ref().map(|guide| Json::text(guide.cases[guide.shown].name.as_str())))),
        ("cases", guide.as_ref().map_or(Json::List(Vec::new()), cases::document)),
        ("today", Json::Map(measures(process, &analysis.today))),
        ("reachable", Json::Map(measures(process, &analysis.reachable))),
        ("floor", Json::Map(measures(process, &analysis.floor))),
        ("mean_days", Json::or_null(analysis.mean.and_then(|mean| mean.days))),
        ("days_are_limits", process.days_are_limits().into()),
        ("critical_paths", Json::Map(critical)),
        ("steps", Json::List(steps)),
        ("changes", to.changes(analysis)),
        ("questions", Json::List(questions)),
        ("kept_waste", Json::List(kept_waste)),
        ("implicit_order", Json::Map(implicit)),
        ("limits", to.limits(analysis)),
        ("returns", to.returns()),
        ("not_offered", Json::List(not_offered)),
        ("definition", Json::Written(written(whole))),
        ("dates", Json::or_null(analysis.dates.as_ref().map(|dated| dates::document(process, dated)))),
    ])
}

/// The measures of one figure.
pub(in crate::report) fn measures(process: &Process, measures: &Measures) -> Vec<(&'static str, Json<'static>)> {
    let in_days = |time: Time| time.in_days(process.day());
    let tally = |tally: Tally| Json::Map(vec![("steps", tally.steps.into()), ("days", in_days(tally.days).into())]);
    let days = in_days(measures.days).decimal();
    let counted = in_days(measures.counted).decimal();
    let materials = vec![
        ("distinct", Json::or_null(measures.materials.map(|materials| materials.distinct))),
        ("asked", Json::or_null(measures.materials.map(|materials| materials.asked))),
    ];
    let value = vec![
        ("adding", tally(measures.value.adding)),
        ("required", tally(measures.value.required)),
        ("waste", tally(measures.value.waste)),
        ("unclassified", tally(measures.value.unclassified)),
    ];
    let mut entries = vec![
        ("days", days.into()),
        ("steps", measures.steps.into()),
        ("stages", measures.stages.into()),
        ("departments", Json::or_null(measures.departments)),
        ("handoffs", Json::or_null(measures.handoffs)),
        ("materials", Json::Map(materials)),
        ("visits", Json::or_null(measures.visits.map(Json::Count))),
        ("fee", Json::or_null(measures.fee)),
        ("signatures", Json::or_null(measures.signatures.map(Json::Count))),
        ("counted_days", counted.into()),
        // The two clocks add up as printed.
        ("suspended_days", difference(days, counted)),
    ];
    entries.extend(parties(process, measures).map(|(key, days)| (key, days.into())));
    entries.extend([
        ("value", Json::Map(value)),
        ("work_days", Json::or_null(measures.work.map(in_days))),
        ("cycle_efficiency", Json::or_null(measures.cycle_efficiency)),
    ]);
    entries
}

/// What the parts of the document need to know.
struct Contract<'a> {
    process: &'a Process,
    names: Names<'a>,
    lang: Lang,
}

impl<'a> Contract<'a> {
    fn step(&self, id: StepId, facts: &'a StepFacts) -> Json<'a> {
        let step = self.process.step(id);
        let reachable = facts.reachable.map(|(start, finish)| {
            Json::Map(vec![("start", self.days(start).into()), ("finish", self.days(finish).into())])
        });
        let mut entries = vec![
            ("id", self.id(id)),
            ("name", step.name.as_str().into()),
            ("department", Json::or_null(department(self.process, id))),
            ("value", Json::or_null(value(self.process, id))),
            ("days", self.days(facts.length).into()),
            ("stated", step.days.likely.to_string().into()),
            ("start", self.days(facts.start).into()),
            ("finish", self.days(facts.finish).into()),
            ("latest_start", self.days(facts.latest_start).into()),
            ("latest_finish", self.days(facts.latest_finish).into()),
            ("float", self.days(facts.float).into()),
            ("drag", self.days(facts.drag).into()),
            ("critical", Json::Flag(facts.is_critical())),
            ("after", Json::List(facts.waits.iter().map(|wait| self.wait(id, wait)).collect())),
            ("reachable", reachable.unwrap_or(Json::Null)),
            ("dates", Json::or_null(facts.dates.as_ref().map(dates::of_step))),
        ];
        entries.extend(stated(self.process, id));
        Json::Map(entries)
    }

    /// The time inside the limits, and the limits: numbers in the unit of the
    /// process, as written where they run on another clock.
    fn limits(&self, analysis: &Analysis) -> Json<'a> {
        let limits = self.process.limits();
        let stated = |limit: Option<Duration>| match limit {
            Some(limit) if self.process.on_its_clock(limit).fits(self.process.unit()) => {
                self.days(self.process.on_its_clock(limit).time()).into()
            }
            other => Json::or_null(other.map(|limit| limit.to_string())),
        };
        Json::Map(vec![
            ("from", Json::or_null(analysis.window.from.map(|step| self.id(step)))),
            ("to", Json::or_null(analysis.window.to.map(|step| self.id(step)))),
            ("inside", Json::or_null(analysis.today.inside.map(|time| self.days(time)))),
            ("promised", stated(limits.promised)),
            ("statutory", stated(limits.statutory)),
            ("extension", stated(limits.extension)),
        ])
    }

    /// Where cases return, how many and where to.
    fn returns(&self) -> Json<'a> {
        let returning = self.process.step_ids().filter_map(|id| Some((id, self.process.step(id).rework.as_ref()?)));
        let entry = |(id, rework): (StepId, &Rework<StepId>)| {
            Json::Map(vec![
                ("step", self.id(id)),
                ("chance", rework.chance.into()),
                ("back_to", self.id(rework.back_to)),
            ])
        };
        Json::List(returning.map(entry).collect())
    }

    fn wait(&self, id: StepId, wait: &Wait) -> Json<'a> {
        let entry = wait.entry.and_then(|at| self.process.step(id).after.as_ref()?.get(at));
        Json::Map(vec![
            ("step", self.id(wait.step)),
            ("reason", reason(wait.reason)),
            ("basis", Json::or_null(entry.and_then(|entry| entry.basis.as_deref()))),
        ])
    }

    /// What each takes off is the difference of the totals as printed, so
    /// that the column adds up to today − reachable.
    fn changes(&self, analysis: &'a Analysis) -> Json<'a> {
        let mut before = self.days(analysis.today.days).decimal();
        let changes = analysis.changes.iter().map(|proposal| {
            let after = self.days(proposal.days_after).decimal();
            let saved = difference(before, after);
            before = after;
            self.change(analysis, proposal, saved)
        });
        Json::List(changes.collect())
    }

    fn change(&self, analysis: &Analysis, proposal: &Proposal, saved: Json<'a>) -> Json<'a> {
        let mut entries = match proposal.goes {
            true => vec![("lever", "eliminate".into()), ("step", self.id(proposal.step))],
            // What only moves up with what it follows runs beside nothing new.
            false => vec![
                ("lever", if moves_up(analysis, proposal) { "moves-up" } else { "parallel" }.into()),
                ("step", self.id(proposal.step)),
                ("from", self.ids(&proposal.from)),
                ("to", self.ids(&proposal.to)),
            ],
        };
        let because = because(&self.names, analysis, proposal);
        entries.extend([
            ("saves_alone", self.days(proposal.saves_alone).into()),
            ("saves_in_sequence", saved),
            ("grade", "free".into()),
            ("evidence", self.evidence(proposal)),
            ("because", because.into_lang(self.lang).into()),
        ]);
        Json::Map(entries)
    }

    /// What the file says for a change: who called it what, or what the steps
    /// give that the step need not wait for, and what it needs.
    fn evidence(&self, proposal: &Proposal) -> Json<'a> {
        let evidence = &proposal.evidence;
        let mut entries = Vec::new();
        if proposal.goes || evidence.said_habit {
            entries.push(("said", if proposal.goes { "waste" } else { "habit" }.into()));
        }
        if !evidence.free_of.is_empty() {
            let gives = evidence.free_of.iter().flat_map(|step| self.process.step(*step).products());
            let needs = self.process.step(proposal.step).askings().iter().map(|need| need.material);
            entries.push(("gives", Json::List(gives.map(|material| self.material(*material)).collect())));
            entries.push(("needs", Json::List(needs.map(|material| self.material(material)).collect())));
        }
        Json::Map(entries)
    }

    fn question(&self, asked: &Question) -> Json<'a> {
        let missing = vec![("needs", Json::Flag(asked.needs_missing)), ("gives", self.ids(&asked.gives_missing))];
        let missing = if asked.paper.is_none() { Json::Map(missing) } else { Json::Null };
        Json::Map(vec![
            ("step", self.id(asked.step)),
            ("days_at_stake", self.days(asked.at_stake).into()),
            ("missing", missing),
            ("paper", Json::or_null(asked.paper.map(|paper| self.material(paper)))),
            ("answer", answer(self.process, asked, Lang::English).into()),
        ])
    }

    fn kept_waste(&self, kept: &KeptWaste) -> Json<'a> {
        let held_by = kept.held_by.map(|held| {
            let paper = held.paper.map(|paper| self.material(paper));
            Json::Map(vec![("step", self.id(held.by)), ("paper", Json::or_null(paper))])
        });
        let law = self.process.step(kept.step).law.iter().map(|law| law.as_str().into()).collect();
        Json::Map(vec![
            ("step", self.id(kept.step)),
            ("held_by", held_by.unwrap_or(Json::Null)),
            ("law", Json::List(law)),
            ("days", self.days(kept.days).into()),
        ])
    }

    fn material(&self, id: MaterialId) -> Json<'a> {
        self.process.materials()[id.index()].name.as_str().into()
    }

    fn not_offered(&self, order: &'a NotOffered) -> Json<'a> {
        Json::Map(vec![
            ("step", self.id(order.step)),
            ("waits_for", self.id(order.waits_for)),
            ("reason", reason(order.reason)),
            ("basis", Json::or_null(order.basis.as_deref())),
            ("price", self.days(order.price).into()),
        ])
    }

    fn id(&self, id: StepId) -> Json<'a> {
        self.process.step(id).id.as_str().into()
    }

    fn ids(&self, ids: &[StepId]) -> Json<'a> {
        Json::List(ids.iter().map(|id| self.id(*id)).collect())
    }

    fn days(&self, time: Time) -> Days {
        time.in_days(self.process.day())
    }
}

/// The contract's word for a reason.
fn reason(reason: Reason) -> Json<'static> {
    labels::reason(reason).in_lang(Lang::English).into()
}

fn difference(whole: Decimal, part: Decimal) -> Json<'static> {
    Json::or_null(whole.checked_sub(part))
}
