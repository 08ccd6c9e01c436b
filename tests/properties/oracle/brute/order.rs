//! What waits for what, and why: the orders of today, their reasons, the waste that goes.

use std::collections::{HashMap, HashSet};

use super::across::Across;
use crate::oracle::line::{Line, Span};
use crate::oracle::model::{After, Because, Kind, Need, Process, Relation, Step, Worth};

/// Why one step waits for another, as `analyze` prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// v needs, as required, something X gives.
    Document,
    /// v's `after` says so.
    Law,
    /// v's `after` says so.
    Safety,
    /// v's `after` says so.
    Nature,
    /// v's `after` says so, or stages of one item, the only intake, the only delivery.
    Procedure,
    /// v's `after` says so, or what is on record of papers.
    Habit,
    /// The file does not say.
    Open,
}

impl Reason {
    /// output.md: "In `after` the reason is `document`, `law`, `safety`, `nature`, `procedure`, `habit` or `open`."
    pub fn word(self) -> &'static str {
        match self {
            Reason::Document => "document",
            Reason::Law => "law",
            Reason::Safety => "safety",
            Reason::Nature => "nature",
            Reason::Procedure => "procedure",
            Reason::Habit => "habit",
            Reason::Open => "open",
        }
    }

    /// "the order is **recorded** for one of these reasons": document; law, safety, nature or procedure.
    pub fn is_recorded(self) -> bool {
        !matches!(self, Reason::Habit | Reason::Open)
    }

    /// "Each recorded law, safety or nature order".
    pub fn is_demanded(self) -> bool {
        matches!(self, Reason::Law | Reason::Safety | Reason::Nature)
    }
}

/// Where an order of today comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// An entry of `after`.
    Entry(After),
    /// No `after`: the step above.
    Above,
    /// A required or tolerable material.
    Document,
    /// A material that is there after a step: "a document of that step, for the order only".
    Available,
}

/// One direct order of today.
#[derive(Clone, Debug)]
pub struct Order {
    /// File position of the step waited for.
    pub from: usize,
    /// File position of the step that waits.
    pub to: usize,
    /// Which ends are tied.
    pub relation: Relation,
    /// By how much.
    pub lag: Span,
    /// Where it comes from.
    pub origin: Origin,
}

impl Order {
    /// "each stays or goes by its own entry's reason"; "A lag has the reason of its own entry …, and one without
    /// a reason is open …. So does an FF or SS entry without `because`"; `open`: "as if the file were silent".
    pub fn own_reason(&self) -> Reason {
        match &self.origin {
            Origin::Document | Origin::Available => Reason::Document,
            Origin::Above => Reason::Open,
            Origin::Entry(entry) => match entry.because {
                Some(Because::Law) => Reason::Law,
                Some(Because::Safety) => Reason::Safety,
                Some(Because::Nature) => Reason::Nature,
                Some(Because::Procedure) => Reason::Procedure,
                Some(Because::Habit) => Reason::Habit,
                Some(Because::Open) | None => Reason::Open,
            },
        }
    }

    /// The entry of `after` that states it.
    pub fn entry(&self) -> Option<&After> {
        match &self.origin {
            Origin::Entry(entry) => Some(entry),
            Origin::Above | Origin::Document | Origin::Available => None,
        }
    }

    /// Whether it comes from a document that the other step gives.
    pub fn is_document(&self) -> bool {
        matches!(self.origin, Origin::Document)
    }
}

/// A process with what the file says about its order.
pub struct Facts<'a> {
    /// How time is told.
    pub line: Line<'a>,
    /// What the file says.
    pub process: &'a Process,
    /// The steps, in file order.
    pub steps: &'a [Step],
    /// Today's orders by step: entries of `after` or the step above, then documents in the order of the list.
    pub orders: Vec<Order>,
    /// What the file has on record.
    pub record: Record<'a>,
    /// The waste that can go.
    pub waste: Vec<bool>,
    /// The order of all steps.
    pub today: Across,
    /// The order of those that stay, across the waste that goes.
    pub rest: Across,
}

impl<'a> Facts<'a> {
    /// Reads the order out of the process.
    pub fn of(process: &'a Process, line: Line<'a>) -> Self {
        let steps = &process.steps[..];
        let orders = orders(process, line);
        let waste = waste(steps, &orders, None);
        let record = Record::of(steps, &orders);
        let today = Across::of(&record, &orders, &vec![false; steps.len()]);
        let rest = Across::of(&record, &orders, &waste);
        Facts { line, process, steps, orders, record, waste, today, rest }
    }

    /// The order across others that go.
    pub fn across(&self, gone: &[bool]) -> Across {
        Across::of(&self.record, &self.orders, gone)
    }

    /// The reason of an order as it stands in the list of what a step waits for.
    pub fn reason(&self, order: &Order) -> Reason {
        match order.relation {
            Relation::FinishStart => self.today.reason(order.from, order.to),
            Relation::FinishFinish | Relation::StartStart => order.own_reason(),
        }
    }
}

/// Every order of today, by step.
pub fn orders(process: &Process, line: Line<'_>) -> Vec<Order> {
    (0..process.steps.len()).flat_map(|v| orders_into(process, v, line)).collect()
}

/// "Today's order is every `after` (written or by default) plus the documents: a `required` material makes v
/// follow its supplier (FS); a `tolerable` one only makes v end no earlier than its supplier (FF, lag 0) …; an
/// `optional` one orders nothing. … A paper that a step gives is that step's document in `papers` too." And "a
/// step without `after` follows the step above it".
fn orders_into(process: &Process, v: usize, line: Line<'_>) -> Vec<Order> {
    let steps = &process.steps[..];
    let order = |from, relation, lag, origin| Order { from, to: v, relation, lag, origin };
    let mut orders = Vec::new();
    match &steps[v].after {
        Some(entries) => orders.extend(entries.iter().map(|entry| {
            let from = steps.iter().position(|step| step.id == entry.step).expect("`after` names a step");
            order(from, entry.relation, line.span(entry.lag), Origin::Entry(entry.clone()))
        })),
        None if v > 0 => orders.push(order(v - 1, Relation::FinishStart, Span::default(), Origin::Above)),
        None => {}
    }
    for (material, need) in steps[v].asks() {
        let relation = match need {
            Need::Required => Relation::FinishStart,
            Need::Tolerable => Relation::FinishFinish,
            Need::Optional => continue,
        };
        let supplier = steps.iter().position(|step| step.products().iter().any(|product| product == material));
        orders.extend(supplier.map(|from| order(from, relation, Span::default(), Origin::Document)));
        let available = process.available.iter().filter(|(name, _)| name == material);
        let after = available.filter_map(|(_, id)| steps.iter().position(|step| step.id == *id));
        orders.extend(after.map(|from| order(from, relation, Span::default(), Origin::Available)));
    }
    orders
}

/// What the file has on record of any two steps.
pub struct Record<'a> {
    steps: &'a [Step],
    /// "v's `after` names X, by FS", and its `because`.
    entries: HashMap<(usize, usize), Option<Because>>,
    /// "v needs, as `required`, something X gives".
    documents: HashSet<(usize, usize)>,
    matters: Vec<Vec<&'a str>>,
    intake: Option<usize>,
    delivery: Option<usize>,
}

impl<'a> Record<'a> {
    /// Looks it up in the orders of today.
    pub fn of(steps: &'a [Step], orders: &[Order]) -> Self {
        let by_finish_start = || orders.iter().filter(|order| order.relation == Relation::FinishStart);
        let because = |order: &Order| Some(((order.from, order.to), order.entry()?.because));
        let documents = by_finish_start().filter(|order| order.own_reason() == Reason::Document);
        // "A process with exactly one `intake`"
        let only = |kind: Kind| {
            let of_kind: Vec<usize> = (0..steps.len()).filter(|&v| steps[v].kind == Some(kind)).collect();
            if let [only] = of_kind[..] { Some(only) } else { None }
        };
        Record {
            steps,
            entries: by_finish_start().filter_map(because).collect(),
            documents: documents.map(|order| (order.from, order.to)).collect(),
            matters: steps.iter().map(Step::matters).collect(),
            intake: only(Kind::Intake),
            delivery: only(Kind::Delivery),
        }
    }

    /// "Of two steps ordered today, X before v, the order is **recorded** for one of these reasons: 1. *document*:
    /// v needs, as `required`, something X gives; 2. *law*, *safety*, *nature* or *procedure*: v's `after` names X,
    /// by FS, with that `because`; 3. *procedure* …. Otherwise it is **habit** …. Otherwise it is **open**".
    /// `through`: the direct orders through which X is before v.
    pub fn reason<'o>(&self, x: usize, v: usize, through: impl Iterator<Item = &'o Order>) -> Reason {
        if self.documents.contains(&(x, v)) {
            return Reason::Document;
        }
        let because = self.because(x, v);
        match because {
            Some(Because::Law) => return Reason::Law,
            Some(Because::Safety) => return Reason::Safety,
            Some(Because::Nature) => return Reason::Nature,
            Some(Because::Procedure) => return Reason::Procedure,
            Some(Because::Habit | Because::Open) | None if self.is_procedure(x, v) => return Reason::Procedure,
            // "Where `after` names X with `because: open`, the pair is open whatever is on record of papers."
            Some(Because::Open) => return Reason::Open,
            // "1. v's `after` names X, by FS, with `because: habit`"
            Some(Because::Habit) => return Reason::Habit,
            None => {}
        }
        // "2. *both ends on record*: v says what it `needs` and X says what it `gives`, and nothing that X gives
        // does v need as `required`"
        let says_needs = self.steps[v].needs.is_some();
        let on_record = says_needs && self.steps[x].gives.is_some();
        // "3. v says what it `needs`, and every direct order through which X is before v stands in v's `after` with
        // `because: habit`."
        let all_said = || says_needs && through.map(Order::own_reason).all(|reason| reason == Reason::Habit);
        if on_record || all_said() { Reason::Habit } else { Reason::Open }
    }

    /// "v's `after` names X, by FS", with this `because`.
    pub fn because(&self, x: usize, v: usize) -> Option<Because> {
        self.entries.get(&(x, v)).copied().flatten()
    }

    /// Whether a document or the stages of a matter record the order, whatever the entry says.
    pub fn holds_anyway(&self, x: usize, v: usize) -> bool {
        self.documents.contains(&(x, v)) || self.is_procedure(x, v)
    }

    /// "both belong to one `item` and today's order runs along submit → intake → review, inspect, publicity →
    /// decision → delivery. A process with exactly one `intake` has it before everything that follows it today and
    /// after every `submit` that precedes it; with exactly one `delivery`, after everything that precedes it
    /// today."
    fn is_procedure(&self, x: usize, v: usize) -> bool {
        let (first, second) = (&self.steps[x], &self.steps[v]);
        let one_item = || self.matters[x].iter().any(|matter| self.matters[v].contains(matter));
        let along = matches!((rank(first), rank(second)), (Some(a), Some(b)) if a < b);
        let to_intake = self.intake == Some(v) && first.kind == Some(Kind::Submit);
        along && one_item() || self.intake == Some(x) || to_intake || self.delivery == Some(v)
    }
}

/// The place of a kind in "submit → intake → review, inspect, publicity → decision → delivery".
fn rank(step: &Step) -> Option<u8> {
    match step.kind? {
        Kind::Submit => Some(0),
        Kind::Intake => Some(1),
        Kind::Review | Kind::Inspect | Kind::Publicity => Some(2),
        Kind::Decision => Some(3),
        Kind::Delivery => Some(4),
        Kind::Wait | Kind::Transfer | Kind::Payment => None,
    }
}

/// "Waste that can go is gone: `value: waste`, no `law`, nothing it gives is needed (`required` or `tolerable`)
/// by a step that stays, no step that stays follows it by law, safety or nature": from all waste, what is held is
/// taken out until nothing more is held. The papers of `unneeded` hold it no more.
pub fn waste(steps: &[Step], orders: &[Order], unneeded: Option<usize>) -> Vec<bool> {
    let mut gone: Vec<bool> = steps.iter().map(may_go).collect();
    loop {
        let holds = |order: &Order| {
            let by_paper = order.is_document() && unneeded != Some(order.from);
            gone[order.from] && !gone[order.to] && (by_paper || order.own_reason().is_demanded())
        };
        match orders.iter().find(|order| holds(order)) {
            Some(order) => gone[order.from] = false,
            None => return gone,
        }
    }
}

/// "`value: waste`, no `law`".
pub fn may_go(step: &Step) -> bool {
    step.value == Some(Worth::Waste) && step.law.is_empty()
}
