//! Networks of hundreds of steps, each of a shape that is hard on a fast algorithm; the same for the same seed.

use crate::oracle::model::{Actor, After, Because, Clock, Kind, Need, Process, Relation, Step, Worth};

/// What follows what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Each step follows the one above.
    Serial,
    /// Up to four of the last 50.
    Windowed,
    /// Up to four of all before.
    Uniform,
    /// Layers of one and of many steps by turns.
    Fans,
    /// Layers in which each step follows all of the layer before.
    Layers,
    /// One matter with steps of every kind.
    OneMatter,
    /// As windowed, with FF and SS orders and lags.
    Tied,
    /// As windowed, most steps without length.
    Instant,
    /// That in reversed file order.
    InstantReversed,
    /// Long chains side by side, tied to each other now and then.
    Lanes,
    /// As uniform with FF and SS, in reversed file order.
    TiedReversed,
}

/// A generator of Marsaglia's (xorshift64*).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        let mut random = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.next() as usize % bound
    }

    fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// What is the same for all steps of a process.
struct Draw {
    shape: Shape,
    random: Random,
    /// Of ten steps, how many are explained.
    explained: usize,
    /// Of ten steps, how many give and need papers.
    papers: usize,
    /// Whether the first step is the only intake and the last the only delivery.
    only_ends: bool,
    /// How many steps stand side by side.
    breadth: usize,
}

/// A process of so many steps.
pub fn draw(shape: Shape, count: usize, seed: u64) -> Process {
    let mut random = Random::new(seed);
    let (explained, papers, only_ends) = (random.pick(&[2, 5, 9]), random.pick(&[0, 3]), random.one_in(3));
    let breadth = random.pick(&[8, 24, 70, 150]);
    let mut draw = Draw { shape, random, explained, papers, only_ends, breadth };
    let mut steps: Vec<Step> = (0..count).map(|at| draw.step(at, count)).collect();
    if matches!(shape, Shape::InstantReversed | Shape::TiedReversed) {
        let names: Vec<String> = steps.iter().map(|step| step.id.clone()).collect();
        for (step, above) in steps[1..].iter_mut().zip(names) {
            step.after.get_or_insert_with(|| vec![After { step: above, ..After::default() }]);
        }
        steps[0].after = Some(Vec::new());
        steps.reverse();
    }
    steps.into()
}

impl Draw {
    fn step(&mut self, at: usize, count: usize) -> Step {
        let days = self.days();
        let kind = self.kind(at, count);
        let random = &mut self.random;
        let matters: &[&str] =
            if self.shape == Shape::OneMatter { &["许可"] } else { &["许可", "消防", "环评", "规划"] };
        let item = (self.shape == Shape::OneMatter || random.below(10) < 4).then(|| random.pick(matters).to_owned());
        let departments = ["市场监管局", "公安局", "住建局", "税务局", "许可", "消防"];
        let department = (random.below(10) < 9).then(|| random.pick(&departments).to_owned());
        let actors = [Actor::Agency, Actor::Agency, Actor::Agency, Actor::Applicant, Actor::ThirdParty];
        let values = [None, Some(Worth::Adding), Some(Worth::Adding), Some(Worth::Required), Some(Worth::Waste)];
        let (value, actor) = (random.pick(&values), random.pick(&actors));
        let clock = random.pick(&[None, None, Some(Clock::Counted), Some(Clock::Suspended)]);
        let law = if random.one_in(4) { vec!["行政许可法".to_owned()] } else { Vec::new() };
        let after = self.after(at);
        let (needs, papers, gives) = self.papers(at);
        Step {
            id: format!("s{at}"),
            department,
            actor,
            items: item.into_iter().collect(),
            kind,
            days: days.into(),
            value,
            clock,
            after,
            needs,
            papers,
            gives,
            law,
            ..Step::default()
        }
    }

    fn days(&mut self) -> i64 {
        let is_instant = matches!(self.shape, Shape::Instant | Shape::InstantReversed);
        match self.random.below(10) {
            0 => 0,
            1..7 if is_instant => 0,
            1..5 => self.random.pick(&[10, 20, 30]),
            _ => self.random.below(200) as i64,
        }
    }

    fn kind(&mut self, at: usize, count: usize) -> Option<Kind> {
        let is_bare = self.shape != Shape::OneMatter && self.random.one_in(2);
        if self.only_ends {
            if at == 0 {
                return Some(Kind::Intake);
            }
            if at + 1 == count {
                return Some(Kind::Delivery);
            }
            let inner = [Kind::Review, Kind::Inspect, Kind::Publicity, Kind::Decision, Kind::Wait];
            return (!is_bare).then(|| self.random.pick(&inner));
        }
        (!is_bare).then(|| self.random.pick(Kind::ALL))
    }

    fn after(&mut self, at: usize) -> Option<Vec<After>> {
        let up_to = self.random.below(5).min(at);
        let random = &mut self.random;
        let sources: Vec<usize> = match self.shape {
            Shape::Serial => return None,
            Shape::Windowed | Shape::Tied | Shape::Instant | Shape::InstantReversed => {
                if up_to == 0 {
                    return None;
                }
                (0..up_to).map(|_| at - 1 - random.below(at.min(50))).collect()
            }
            Shape::Uniform | Shape::TiedReversed => (0..up_to).map(|_| random.below(at)).collect(),
            Shape::OneMatter => (0..up_to.min(2)).map(|_| at - 1 - random.below(at.min(120))).collect(),
            Shape::Fans => match (at / self.breadth, at % self.breadth) {
                (0, 0) => Vec::new(),
                (_, 0) => (at + 1 - self.breadth..at).collect(),
                (layer, _) => vec![self.breadth * layer],
            },
            Shape::Layers => {
                let breadth = self.breadth.min(40);
                let first = at - at % breadth;
                (first.saturating_sub(breadth)..first).collect()
            }
            Shape::Lanes => {
                let across = random.one_in(12) && at > 2 * self.breadth;
                let across = across.then(|| at - 1 - random.below(2 * self.breadth));
                at.checked_sub(self.breadth).into_iter().chain(across).collect()
            }
        };
        let mut entries: Vec<After> = Vec::new();
        for from in sources {
            let step = format!("s{from}");
            if entries.iter().all(|entry| entry.step != step) {
                entries.push(self.entry(step));
            }
        }
        Some(entries)
    }

    fn entry(&mut self, step: String) -> After {
        let random = &mut self.random;
        let because = random.pick(&[
            None,
            None,
            Some(Because::Law),
            Some(Because::Safety),
            Some(Because::Nature),
            Some(Because::Procedure),
            Some(Because::Habit),
            Some(Because::Habit),
            Some(Because::Open),
        ]);
        let mut entry = After { step, because, ..After::default() };
        if matches!(self.shape, Shape::Tied | Shape::TiedReversed) {
            entry.relation = random.pick(&[
                Relation::FinishStart,
                Relation::FinishStart,
                Relation::FinishFinish,
                Relation::StartStart,
            ]);
            entry.lag = random.pick(&[0, 0, 0, 0, 5, 30]).into();
        }
        entry
    }

    fn papers(&mut self, at: usize) -> (Option<Asked>, Option<Asked>, Option<Vec<String>>) {
        let random = &mut self.random;
        // Papers of steps that do not say so are from outside.
        let gives = random.pick(&[None, Some(false), Some(false), Some(true), Some(true)]);
        let gives = gives.map(|some| if some { vec![format!("paper {at}")] } else { Vec::new() });
        if random.below(10) >= self.explained {
            return (None, None, gives);
        }
        let mut asked = Vec::new();
        if at > 0 && random.below(10) < self.papers {
            let near = at - 1 - random.below(at.min(30));
            asked.push((format!("paper {near}"), random.pick(&[Need::Required, Need::Tolerable, Need::Optional])));
        }
        if random.one_in(4) { (None, Some(asked), gives) } else { (Some(asked), None, gives) }
    }
}

/// What a step asks for.
type Asked = Vec<(String, Need)>;
