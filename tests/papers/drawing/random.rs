//! Processes by chance, the same each time.

/// Steps in lanes and what follows what.
pub struct Case {
    pub lanes: Vec<usize>,
    pub lane_count: usize,
    pub edges: Vec<(usize, usize)>,
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

impl Case {
    /// So many steps in so many lanes; each follows up to three of the steps
    /// before it, mostly near ones, as in a process that somebody wrote down.
    pub fn new(seed: u64, steps: usize, lane_count: usize) -> Self {
        let mut dice = Dice(seed.wrapping_mul(77_777).wrapping_add(3));
        let mut lanes = Vec::new();
        let mut edges = Vec::new();
        for at in 0..steps {
            // A matter stays with its department for a while.
            let lane = if at > 0 && dice.below(10) < 6 { lanes[at - 1] } else { dice.below(lane_count) };
            lanes.push(lane);
            if at == 0 || dice.below(12) == 0 {
                continue;
            }
            for _ in 0..1 + dice.below(3) / 2 + dice.below(8) / 7 {
                let back = if dice.below(12) == 0 { dice.below(at) + 1 } else { dice.below(at.min(6)) + 1 };
                let edge = (at - back, at);
                if !edges.contains(&edge) {
                    edges.push(edge);
                }
            }
        }
        Self { lanes, lane_count, edges }
    }
}
