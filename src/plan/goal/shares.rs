//! The contribution of each lever of a package, whatever the order.
//!
//! The Shapley value (Shapley 1953): the gain when a player's turn comes, in
//! the mean over every order of the players. The players are the waste that can
//! go, the habit that can go, the answers, and each option. So shares add up to
//! the saving of the package from today on, and players with the same effect
//! have the same share. It may be negative.

use super::cases::Cases;
use super::mask::Mask;
use super::side::{Side, Stop, unproposed};
use crate::levers::{Grade, Offer};
use crate::model::Value;
use crate::plan::package::Unproposed;
use crate::plan::redesign::Free;

/// A contributor.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a file has few players, and most are options")]
pub enum Player {
    /// Waste that can go.
    Waste,
    /// Habit that can go.
    Habit,
    /// The answers to questions, together.
    Answers,
    /// An option.
    Option(Offer),
}

/// The contribution of a player: a fraction of thousandths of a minute.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The player.
    pub of: Player,
    /// The numerator.
    pub numerator: i128,
    /// The denominator, greater than 0.
    pub denominator: i128,
    /// The standard error of a sampled share, in thousandths of a minute;
    /// `None` where it is exact.
    pub error: Option<u64>,
}

/// The shares of a package.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The share of each player; waste, habit and answers first.
    pub all: Vec<Share>,
    /// The number of sampled orders of the players; `None` where every order
    /// was counted.
    pub sampled: Option<u64>,
}

/// The largest number of players for which every order is counted.
const MOST_EXACT: usize = 12;
/// The same where each package is priced in full.
const MOST_EXACT_IN_FULL: usize = 8;
/// The largest number of orders that are drawn.
const MOST_SAMPLES: u64 = 2_000;
/// The least number of orders, so that an error can be given.
const FEWEST_SAMPLES: u64 = 8;

impl Cases<'_> {
    /// The contribution of each part of a package in the case that is shown.
    /// `package` are options of that case. Exact for up to twelve players;
    /// beyond that orders are drawn, the same in every run, for as long as
    /// `go_on` returns `true`.
    ///
    /// # Errors
    /// Returns an error for a date that the calendar does not know.
    pub fn shares(&self, package: &[Offer], go_on: &mut dyn FnMut() -> bool) -> Result<Shares, Unproposed> {
        loop {
            match self.try_shares(package, go_on) {
                Err(Stop::Regrouped) => {}
                shares => return shares.map_err(unproposed),
            }
        }
    }

    fn try_shares(&self, package: &[Offer], go_on: &mut dyn FnMut() -> bool) -> Result<Shares, Stop> {
        let process = self.shown();
        let number = |offer: &Offer| self.offers_shown().position(|other| other == Some(offer));
        let mut answers = Mask::NONE;
        let mut players = Vec::new();
        let mut masks = Vec::new();
        for offer in package {
            let Some(at) = number(offer) else { continue };
            if offer.grade == Grade::Answer {
                answers.put(at);
            } else {
                players.push(Player::Option(offer.clone()));
                masks.push(Mask::one(at));
            }
        }
        let has_waste = process.steps().iter().any(|step| step.value == Some(Value::Waste));
        let first = [
            (Player::Waste, has_waste, Mask::NONE),
            (Player::Habit, self.has_habit(), Mask::NONE),
            (Player::Answers, !answers.is_empty(), answers),
        ];
        for (at, (player, _, mask)) in first.into_iter().filter(|(_, is_there, _)| *is_there).enumerate() {
            players.insert(at, player);
            masks.insert(at, mask);
        }
        let mut game = Game { sides: self.variants(&players)?, players: &players, masks: &masks, today: self.today()? };
        let is_exact = players.len() <= if game.is_by_parts() { MOST_EXACT } else { MOST_EXACT_IN_FULL };
        let (fractions, sampled) = if is_exact { (game.exact()?, None) } else { game.sampled(go_on)? };
        let all = players.iter().cloned().zip(fractions).map(|(of, (numerator, denominator, error))| Share {
            of,
            numerator,
            denominator,
            error,
        });
        Ok(Shares { all: all.collect(), sampled })
    }

    /// The case that is shown, with and without waste and habit.
    fn variants(&self, players: &[Player]) -> Result<Vec<Option<Side<'_>>>, Stop> {
        let has = |player: &Player| players.contains(player);
        let variant = |bits: usize| {
            let (waste, habit) = (bits & 1 == 1, bits & 2 == 2);
            // A kind of free change that no player stands for makes no
            // difference: all is free then.
            let is_asked = (waste || has(&Player::Waste)) && (habit || has(&Player::Habit));
            is_asked.then(|| self.side_shown(Free { waste, habit })).transpose()
        };
        (0..4).map(variant).collect()
    }
}

/// The players, and the saving of any coalition of them.
struct Game<'g, 'p> {
    /// By free changes: 1 for waste, 2 for habit.
    sides: Vec<Option<Side<'g>>>,
    players: &'p [Player],
    masks: &'p [Mask],
    /// The days as the process runs now.
    today: i64,
}

/// A share: numerator, denominator, and its error.
type Fraction = (i128, i128, Option<u64>);

impl Game<'_, '_> {
    fn is_by_parts(&self) -> bool {
        self.sides.iter().flatten().all(Side::is_composed)
    }

    /// The days once the players of a coalition have had their turn.
    fn days(&mut self, coalition: &Mask) -> Result<i64, Stop> {
        if coalition.is_empty() {
            return Ok(self.today);
        }
        let (mut free, mut mask) = (0, Mask::NONE);
        for flag in [(Player::Waste, 1), (Player::Habit, 2)] {
            let at = self.players.iter().position(|player| *player == flag.0);
            if at.is_none_or(|at| coalition.has(at)) {
                free |= flag.1;
            }
        }
        for at in coalition.numbers() {
            mask = mask.with(&self.masks[at]);
        }
        let Some(side) = &mut self.sides[free] else { return Ok(0) };
        loop {
            match side.figure(&mask) {
                Err(Stop::Regrouped) => {}
                Ok(figure) if !figure.refused.is_empty() => return Ok(side.in_full(&mask)?.days),
                figure => return Ok(figure?.days),
            }
        }
    }

    /// Over every order: each coalition counts as often as orders begin with
    /// it.
    fn exact(&mut self) -> Result<Vec<Fraction>, Stop> {
        let count = self.players.len();
        let coalition = |bits: u64| super::side::times::ones(&[bits]).collect::<Mask>();
        let days: Vec<i64> = (0..1 << count).map(|bits| self.days(&coalition(bits))).collect::<Result<_, _>>()?;
        let factorial = |of: usize| (1..=of as i128).product::<i128>();
        let shares = (0..count).map(|player| {
            let without = (0..days.len()).filter(|coalition| coalition >> player & 1 == 0);
            let sum = without.map(|coalition| {
                let before = coalition.count_ones() as usize;
                let adds = i128::from(days[coalition] - days[coalition | 1 << player]);
                factorial(before) * factorial(count - before - 1) * adds
            });
            (sum.sum(), factorial(count), None)
        });
        Ok(shares.collect())
    }

    /// Over orders drawn from a seed.
    fn sampled(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<(Vec<Fraction>, Option<u64>), Stop> {
        let count = self.players.len();
        let (mut sums, mut squares) = (vec![0i128; count], vec![0i128; count]);
        let mut order: Vec<usize> = (0..count).collect();
        let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
        let mut drawn = 0u64;
        while drawn < FEWEST_SAMPLES || (drawn < MOST_SAMPLES && go_on()) {
            for at in (1..count).rev() {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                order.swap(at, (seed % (at as u64 + 1)) as usize);
            }
            let mut coalition = Mask::NONE;
            let mut before = self.days(&coalition)?;
            for &player in &order {
                coalition.put(player);
                let after = self.days(&coalition)?;
                let adds = i128::from(before - after);
                sums[player] += adds;
                squares[player] += adds * adds;
                before = after;
            }
            drawn += 1;
        }
        let number = i128::from(drawn);
        let shares = sums.iter().zip(&squares).map(|(sum, squares)| {
            // The error of the mean: the root of the variance over the number
            // of samples.
            let scatter = (squares * number - sum * sum).max(0).unsigned_abs();
            let error = (scatter / (drawn.saturating_sub(1).max(1) as u128)).isqrt() / u128::from(drawn);
            (*sum, number, Some(u64::try_from(error).unwrap_or(u64::MAX)))
        });
        Ok((shares.collect(), Some(drawn)))
    }
}
