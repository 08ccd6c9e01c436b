//! What waits for what, and why: the orders of today, their closure, the reasons, the waste that goes.

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
    /// Stages of one item, the only intake, the only delivery.
    Procedure,
    /// v's `after` says so, or v is explained.
    Habit,
    /// The file does not say.
    Open,
}

impl Reason {
    /// output.md: "In `after` the reason is `document`, `law`, `safety`, `procedure`, `habit` or `open`."
    pub fn word(self) -> &'static str {
        match self {
            Reason::Document => "document",
            Reason::Law => "law",
            Reason::Safety => "safety",
            Reason::Procedure => "procedure",
            Reason::Habit => "habit",
            Reason::Open => "open",
        }
    }

    /// "the order is **recorded** for one of these reasons": document, law or safety, procedure.
    pub fn is_recorded(self) -> bool {
        !matches!(self, Reason::Habit | Reason::Open)
    }
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
    /// The entry of `after` it comes from; `None` for documents and for the step above.
    pub entry: Option<After>,
    /// Whether it comes from a document.
    pub is_document: bool,
}

/// A process with what the file says about its order.
pub struct Facts<'a> {
    /// How time is told.
    pub line: Line<'a>,
    /// The steps, in file order.
    pub steps: &'a [Step],
    /// Today's orders by step: entries of `after` or the step above, then documents in the order of `needs`.
    pub orders: Vec<Order>,
    /// `before[x][v]`: x must have finished for v to start.
    pub before: Vec<Vec<bool>>,
    /// The waste that can go.
    pub waste: Vec<bool>,
}

impl<'a> Facts<'a> {
    /// Reads the order out of the process.
    pub fn of(process: &'a Process, line: Line<'a>) -> Self {
        let steps = &process.steps[..];
        let orders: Vec<Order> = (0..steps.len()).flat_map(|v| orders_into(steps, v, line)).collect();
        let mut before = vec![vec![false; steps.len()]; steps.len()];
        for order in orders.iter().filter(|order| order.relation == Relation::FinishStart) {
            before[order.from][order.to] = true;
        }
        close(&mut before);
        Facts { line, steps, orders, before, waste: waste(steps) }
    }

    /// "if v is *explained*, that is, it has `needs` (an empty list counts …)".
    pub fn is_explained(&self, v: usize) -> bool {
        self.steps[v].needs.is_some()
    }

    /// Interpretation 3, the reason of a pair (X before v): the first that applies of document,
    /// law or safety, procedure, habit, open.
    pub fn pair_reason(&self, x: usize, v: usize) -> Reason {
        let because = self.finish_start_entry(x, v).and_then(|entry| entry.because);
        if supplies(self.steps, x, v, Need::Required) {
            Reason::Document
        } else if because == Some(Because::Law) {
            Reason::Law
        } else if because == Some(Because::Safety) {
            Reason::Safety
        } else if self.is_procedure(x, v) {
            Reason::Procedure
        } else if because == Some(Because::Habit) || self.is_explained(v) {
            Reason::Habit
        } else {
            Reason::Open
        }
    }

    /// Interpretation 4: "An FF/SS `after` entry is recorded if its because is law/safety, habit if its
    /// because is habit or v is explained, else open. A tolerable document's FF order is recorded
    /// (document) and stays in all figures."
    pub fn order_reason(&self, order: &Order) -> Reason {
        if order.is_document {
            return Reason::Document;
        }
        match order.entry.as_ref().and_then(|entry| entry.because) {
            Some(Because::Law) => Reason::Law,
            Some(Because::Safety) => Reason::Safety,
            Some(Because::Habit) => Reason::Habit,
            None if self.is_explained(order.to) => Reason::Habit,
            None => Reason::Open,
        }
    }

    /// Interpretation 5: "A pair that stays keeps the lag only of the direct FS `after` entry between
    /// exactly these two steps (else 0)."
    pub fn pair_lag(&self, x: usize, v: usize) -> Span {
        self.finish_start_entry(x, v).map(|entry| self.line.span(entry.lag)).unwrap_or_default()
    }

    /// "v's `after` names X", with relation FS.
    fn finish_start_entry(&self, x: usize, v: usize) -> Option<&After> {
        let entries = self.steps[v].after.iter().flatten();
        let mut named = entries.filter(|entry| entry.step == self.steps[x].id);
        named.find(|entry| entry.relation == Relation::FinishStart)
    }

    /// "*procedure*: both belong to one `item` and today's order runs along intake → review, inspect,
    /// publicity → decision → delivery. A process with exactly one `intake` has it before everything
    /// that follows it today; with exactly one `delivery`, after everything that precedes it today."
    fn is_procedure(&self, x: usize, v: usize) -> bool {
        let (first, second) = (&self.steps[x], &self.steps[v]);
        let one_item = item(first).is_some() && item(first) == item(second);
        let along = matches!((rank(first), rank(second)), (Some(a), Some(b)) if a < b);
        let only = |kind: Kind, place: usize| {
            let of_kind = |step: &Step| step.kind == Some(kind);
            of_kind(&self.steps[place]) && self.steps.iter().filter(|step| of_kind(step)).count() == 1
        };
        one_item && along || only(Kind::Intake, x) || only(Kind::Delivery, v)
    }
}

/// Transitive closure, Warshall's three loops.
pub fn close(matrix: &mut [Vec<bool>]) {
    for middle in 0..matrix.len() {
        for from in 0..matrix.len() {
            for to in 0..matrix.len() {
                matrix[from][to] |= matrix[from][middle] && matrix[middle][to];
            }
        }
    }
}

/// "Today's order is every `after` (written or by default) plus the documents: a `required` material
/// makes v follow its supplier (FS); a `tolerable` one only makes v end no earlier than its supplier
/// (FF, lag 0) …; an `optional` one orders nothing." Interpretation 1: "A file in which the first
/// step has no `after`: it starts at once."
fn orders_into(steps: &[Step], v: usize, line: Line<'_>) -> Vec<Order> {
    let mut orders = Vec::new();
    match &steps[v].after {
        Some(entries) => orders.extend(entries.iter().map(|entry| Order {
            from: steps.iter().position(|step| step.id == entry.step).expect("`after` names a step"),
            to: v,
            relation: entry.relation,
            lag: line.span(entry.lag),
            entry: Some(entry.clone()),
            is_document: false,
        })),
        None if v > 0 => orders.push(Order {
            from: v - 1,
            to: v,
            relation: Relation::FinishStart,
            lag: Span::default(),
            entry: None,
            is_document: false,
        }),
        None => {}
    }
    for (material, need) in steps[v].needs.iter().flatten() {
        let relation = match need {
            Need::Required => Relation::FinishStart,
            Need::Tolerable => Relation::FinishFinish,
            Need::Optional => continue,
        };
        let supplier = steps.iter().position(|step| step.gives.contains(material));
        orders.extend(supplier.map(|from| Order {
            from,
            to: v,
            relation,
            lag: Span::default(),
            entry: None,
            is_document: true,
        }));
    }
    orders
}

/// Whether v needs, in the given way, something that x gives.
fn supplies(steps: &[Step], x: usize, v: usize, wanted: Need) -> bool {
    let mut needs = steps[v].needs.iter().flatten();
    needs.any(|(material, need)| *need == wanted && steps[x].gives.contains(material))
}

/// "`item`: … default: the department".
fn item(step: &Step) -> Option<&String> {
    step.item.as_ref().or(step.department.as_ref())
}

/// Interpretation 3: "rank: intake 0, review/inspect/publicity 1, decision 2, delivery 3, other or no
/// kind: no rank".
fn rank(step: &Step) -> Option<u8> {
    match step.kind? {
        Kind::Intake => Some(0),
        Kind::Review | Kind::Inspect | Kind::Publicity => Some(1),
        Kind::Decision => Some(2),
        Kind::Delivery => Some(3),
        Kind::Submit | Kind::Wait | Kind::Transfer | Kind::Payment => None,
    }
}

/// Interpretation 6: "the greatest set W of steps with value waste and no `law` such that no step
/// outside W needs (required/tolerable) anything a member gives, and no step outside W names a member
/// in `after` with law or safety (any relation)": from all waste, what is held is taken out until
/// nothing more is held.
fn waste(steps: &[Step]) -> Vec<bool> {
    let mut gone: Vec<bool> =
        steps.iter().map(|step| step.value == Some(Worth::Waste) && step.law.is_empty()).collect();
    loop {
        let held = (0..steps.len()).find(|&x| gone[x] && (0..steps.len()).any(|v| !gone[v] && holds(steps, x, v)));
        match held {
            Some(x) => gone[x] = false,
            None => return gone,
        }
    }
}

/// Whether v, if it stays, keeps x from going.
fn holds(steps: &[Step], x: usize, v: usize) -> bool {
    let by_document = supplies(steps, x, v, Need::Required) || supplies(steps, x, v, Need::Tolerable);
    let by_law = steps[v]
        .after
        .iter()
        .flatten()
        .any(|entry| entry.step == steps[x].id && matches!(entry.because, Some(Because::Law | Because::Safety)));
    by_document || by_law
}
