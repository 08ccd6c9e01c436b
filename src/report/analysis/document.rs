//! The analysis of a process as a document for programs.

use super::answer::answer;
use super::because::moves_up;
use super::contract::{
    AnalysisDocument, BindingOrder, CaseOfAnalysis, ChangeOfAnalysis, CriticalPathsOfAnalysis, EvidenceOfChange,
    Figures, HolderOfWaste, ImplicitOrderOfAnalysis, KeptWasteOfAnalysis, LimitsOfAnalysis, MaterialFigures,
    MissingFact, NeededMaterial, Predecessor, ProcessOfAnalysis, QuestionOfAnalysis, ReturnOfAnalysis, SpanOfStep,
    StepOfAnalysis, ValueFigures, ValueTally,
};
use super::{AnalyzedFile, CaseFigures, Names, cases, dates, department, free, value};
use crate::analysis::{
    Analysis, FreeChange, Holding, KeptWaste, Measures, NotOffered, Question, Reason, StepFacts, Tally, Wait,
};
use crate::input::Vocabulary;
use crate::input::print::written;
use crate::model::{Duration, Lever, MaterialId, Need, Process, Rework, Spelled, StepId, Time};
use crate::report::change::ChangeRow;
use crate::report::say::reason as reason_label;
use crate::report::{Exact, LimitValue, WrittenDefinition};
use crate::text::Lang;

/// Writes the whole document.
pub(super) fn document(judged: &AnalyzedFile, lang: Lang) -> AnalysisDocument<'_> {
    let AnalyzedFile { file, process, analysis, words, guide, granted: _ } = judged;
    let to = &Writer { process, names: Names::new(process), lang, words: *words };
    let paths = &analysis.critical_paths;
    let implicit = &analysis.implicit_order;
    AnalysisDocument {
        schema: "reengineer.analysis/2",
        jurisdiction: analysis.ground.jurisdiction.english(),
        calendar: &analysis.ground.calendar,
        process: ProcessOfAnalysis { id: process.id(), name: process.name(), file, unit: process.unit().english() },
        case: guide.as_ref().map(|guide| guide.cases[guide.shown].name.as_str()),
        cases: guide.iter().flat_map(|guide| &guide.cases).map(case).collect(),
        today: figures(process, &analysis.today),
        reachable: figures(process, &analysis.reachable),
        floor: figures(process, &analysis.floor),
        mean_days: analysis.mean.and_then(|mean| mean.days).map(Exact::from),
        days_are_limits: process.days_are_limits(),
        critical_paths: CriticalPathsOfAnalysis {
            count: paths.count,
            paths: paths.paths.iter().map(|path| to.ids(path)).collect(),
        },
        steps: process.step_ids().zip(&analysis.steps).map(|(id, facts)| to.step(id, facts)).collect(),
        changes: to.changes(analysis),
        questions: analysis.questions.iter().map(|asked| to.question(asked)).collect(),
        kept_waste: analysis.kept_waste.iter().map(|kept| to.kept_waste(kept)).collect(),
        implicit_order: ImplicitOrderOfAnalysis { steps: implicit.steps, days: to.days(implicit.days) },
        limits: to.limits(analysis),
        returns: to.returns(),
        not_offered: analysis.not_offered.iter().map(|order| binding(process, order)).collect(),
        definition: WrittenDefinition(written(cases::whole(guide.as_ref(), process))),
        dates: analysis.dates.as_ref().map(|dated| dates::document(process, dated)),
    }
}

fn case(case: &CaseFigures) -> CaseOfAnalysis<'_> {
    CaseOfAnalysis {
        name: &case.name,
        share: case.share.map(Exact::from),
        today: figures(&case.process, &case.analysis.today),
        reachable: figures(&case.process, &case.analysis.reachable),
        floor: figures(&case.process, &case.analysis.floor),
    }
}

/// The measures under one assumption.
pub(in crate::report) fn figures(process: &Process, measures: &Measures) -> Figures {
    let in_days = |time: Time| time.in_days(process.day());
    let tally = |tally: Tally| ValueTally { steps: tally.steps, days: tally.days.map(|days| in_days(days).into()) };
    let days = in_days(measures.days).decimal();
    let counted = in_days(measures.counted).decimal();
    let [agency, applicant, third_party, between] = measures.parties.in_days(process.day()).map(Exact);
    Figures {
        days: Exact(days),
        steps: measures.steps,
        stages: measures.stages,
        departments: measures.departments,
        handoffs: measures.handoffs,
        materials: MaterialFigures {
            distinct: measures.materials.map(|materials| materials.distinct),
            asked: measures.materials.map(|materials| materials.asked),
        },
        visits: measures.visits,
        fee: measures.fee.map(Exact::from),
        signatures: measures.signatures,
        counted_days: Exact(counted),
        // The two clocks add up as printed.
        suspended_days: Exact(days.minus(counted)),
        agency_days: agency,
        applicant_days: applicant,
        third_party_days: third_party,
        between_days: between,
        value: ValueFigures {
            adding: tally(measures.value.adding),
            required: tally(measures.value.required),
            waste: tally(measures.value.waste),
            unclassified: tally(measures.value.unclassified),
        },
        work_days: measures.work.map(|work| in_days(work).into()),
        cycle_efficiency: measures.cycle_efficiency.map(Exact::from),
    }
}

/// An order that decides the length and is never given up.
pub(in crate::report) fn binding<'a>(process: &'a Process, order: &'a NotOffered) -> BindingOrder<'a> {
    BindingOrder {
        step: &process.step(order.step).id,
        waits_for: &process.step(order.waits_for).id,
        reason: reason(order.reason),
        basis: order.basis.as_deref(),
        price: order.price.in_days(process.day()).into(),
    }
}

/// The values that every part of the document needs.
struct Writer<'a> {
    process: &'a Process,
    names: Names<'a>,
    lang: Lang,
    words: Vocabulary,
}

impl<'a> Writer<'a> {
    fn step(&self, id: StepId, facts: &'a StepFacts) -> StepOfAnalysis<'a> {
        let step = self.process.step(id);
        let span = |(start, finish)| SpanOfStep { start: self.days(start), finish: self.days(finish) };
        StepOfAnalysis {
            id: &step.id,
            name: &step.name,
            department: department(self.process, id),
            value: value(self.process, id),
            days: facts.length.map(|length| self.days(length)),
            stated: step.days.likely.to_string(),
            start: self.days(facts.start),
            finish: self.days(facts.finish),
            latest_start: self.days(facts.latest_start),
            latest_finish: self.days(facts.latest_finish),
            float: self.days(facts.float),
            drag: self.days(facts.drag),
            critical: facts.is_critical(),
            after: facts.waits.iter().map(|wait| self.predecessor(id, wait)).collect(),
            reachable: facts.reachable.map(span),
            dates: facts.dates.as_ref().map(dates::of_step),
            actor: step.actor.english(),
            item: texts(&step.item),
            office: step.office.as_deref(),
            with: step.with.iter().map(|at| self.process.departments()[at.index()].name.as_str()).collect(),
            every: step.every.map(|every| every.to_string()),
            kind: step.kind.map(Spelled::english),
            clock: step.clock.english(),
            needs: self.needs(step.needs.as_deref()),
            papers: self.needs(step.papers.as_deref()),
            gives: step.gives.as_ref().map(|gives| gives.iter().map(|id| self.material(*id)).collect()),
            law: texts(&step.law),
            work: step.work.map(|work| work.to_string()),
            limit: step.own_limit().map(|limit| limit.to_string()),
            visits: step.visits.stated(),
            online: step.online.english(),
            fee: step.fee.map(Exact::from),
            signoffs: step.signoffs,
            reject: step.reject.map(Exact::from),
            chance: step.chance.map(Exact::from),
        }
    }

    fn needs(&self, needs: Option<&[Need<MaterialId>]>) -> Option<Vec<NeededMaterial<'a>>> {
        let need = |need: &Need<MaterialId>| NeededMaterial {
            material: self.material(need.material),
            need: need.need.english(),
        };
        needs.map(|needs| needs.iter().map(need).collect())
    }

    fn limits(&self, analysis: &Analysis) -> LimitsOfAnalysis<'a> {
        let limits = self.process.limits();
        let stated = |limit: Duration| match self.process.on_its_clock(limit).fits(self.process.unit()) {
            true => LimitValue::Number(self.days(self.process.on_its_clock(limit).time())),
            false => LimitValue::Text(limit.to_string()),
        };
        LimitsOfAnalysis {
            from: analysis.window.from.map(|step| self.id(step)),
            to: analysis.window.to.map(|step| self.id(step)),
            inside: analysis.today.inside.map(|time| self.days(time)),
            promised: limits.promised.map(stated),
            statutory: limits.statutory.map(stated),
            extension: limits.extension.map(stated),
        }
    }

    fn returns(&self) -> Vec<ReturnOfAnalysis<'a>> {
        let returning = self.process.step_ids().filter_map(|id| Some((id, self.process.step(id).rework.as_ref()?)));
        let entry = |(id, rework): (StepId, &Rework<StepId>)| ReturnOfAnalysis {
            step: self.id(id),
            chance: rework.chance.into(),
            back_to: self.id(rework.back_to),
        };
        returning.map(entry).collect()
    }

    fn predecessor(&self, id: StepId, wait: &Wait) -> Predecessor<'a> {
        let entry = wait.entry.and_then(|at| self.process.step(id).after.as_ref()?.get(at));
        Predecessor {
            step: self.id(wait.step),
            reason: reason(wait.reason),
            basis: entry.and_then(|entry| entry.basis.as_deref()),
        }
    }

    fn changes(&self, analysis: &'a Analysis) -> Vec<ChangeOfAnalysis<'a>> {
        let rows = free::changes(self.process, &self.names, analysis);
        analysis.changes.iter().zip(rows).map(|(change, row)| self.change(analysis, &change.what, &row)).collect()
    }

    fn change(&self, analysis: &Analysis, change: &FreeChange, row: &ChangeRow) -> ChangeOfAnalysis<'a> {
        let stays = !change.goes;
        // A step that only moves up with what it follows does not run beside
        // anything new.
        let lever = match (stays, moves_up(analysis, change)) {
            (false, _) => Lever::Eliminate.english(),
            (true, true) => "moves-up",
            (true, false) => Lever::Parallel.english(),
        };
        let step = self.id(change.step);
        ChangeOfAnalysis {
            planned: row.document(Some(lever), vec![step], self.lang),
            step,
            from: stays.then(|| self.ids(&change.from)),
            to: stays.then(|| self.ids(&change.to)),
            evidence: self.evidence(change),
        }
    }

    /// The statement in the file that calls it waste or habit, or what the
    /// steps give that this one need not wait for, and what it needs.
    fn evidence(&self, change: &FreeChange) -> EvidenceOfChange<'a> {
        let evidence = &change.evidence;
        let said = match (change.goes, evidence.said_habit) {
            (true, _) => Some("waste"),
            (false, true) => Some("habit"),
            (false, false) => None,
        };
        if evidence.free_of.is_empty() {
            return EvidenceOfChange { said, ..EvidenceOfChange::default() };
        }
        let gives = evidence.free_of.iter().flat_map(|step| self.process.step(*step).products());
        let needs = self.process.step(change.step).askings().iter().map(|need| need.material);
        EvidenceOfChange {
            said,
            gives: Some(gives.map(|material| self.material(*material)).collect()),
            needs: Some(needs.map(|material| self.material(material)).collect()),
        }
    }

    fn question(&self, asked: &Question) -> QuestionOfAnalysis<'a> {
        let missing = MissingFact { needs: asked.needs_missing, gives: self.ids(&asked.gives_missing) };
        QuestionOfAnalysis {
            step: self.id(asked.step),
            days_at_stake: self.days(asked.at_stake),
            missing: asked.paper.is_none().then_some(missing),
            paper: asked.paper.map(|paper| self.material(paper)),
            answer: answer(self.process, asked, self.words),
        }
    }

    fn kept_waste(&self, kept: &KeptWaste) -> KeptWasteOfAnalysis<'a> {
        KeptWasteOfAnalysis {
            step: self.id(kept.step),
            held_by: kept.held.first().map(|held| self.holder(held)),
            also_held_by: kept.held.iter().skip(1).map(|held| self.holder(held)).collect(),
            law: texts(&self.process.step(kept.step).law),
            days: self.days(kept.days),
        }
    }

    fn holder(&self, held: &Holding) -> HolderOfWaste<'a> {
        HolderOfWaste { step: self.id(held.by), paper: held.paper.map(|paper| self.material(paper)) }
    }

    fn material(&self, id: MaterialId) -> &'a str {
        &self.process.materials()[id.index()].name
    }

    fn id(&self, id: StepId) -> &'a str {
        &self.process.step(id).id
    }

    fn ids(&self, ids: &[StepId]) -> Vec<&'a str> {
        ids.iter().map(|id| self.id(*id)).collect()
    }

    fn days(&self, time: Time) -> Exact {
        time.in_days(self.process.day()).into()
    }
}

fn texts(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The word of the contract for a reason.
const fn reason(reason: Reason) -> &'static str {
    reason_label(reason).in_lang(Lang::English)
}
