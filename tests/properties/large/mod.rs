//! Networks of hundreds of steps, where the program no longer keeps every pair, against code that does.
//!
//! Up to 256 events the program's index of what leads to what is an exact table; beyond, it reasons with
//! landmarks and intervals and searches. Here every pair is written out.

mod compare;
mod network;
mod shapes;

use self::shapes::{Shape, draw};
use crate::oracle::brute::across::in_order;
use crate::oracle::brute::order::Facts;
use crate::program::{analyze, cases};

/// A process with all that the file says about its order, its events and steps each after all that they wait for.
pub struct Case<'a> {
    facts: Facts<'a>,
    minutes: Vec<i64>,
    events: Vec<usize>,
    steps: Vec<usize>,
}

impl<'a> Case<'a> {
    fn of(facts: Facts<'a>) -> Self {
        let minutes = facts.steps.iter().map(|step| facts.line.span(step.days).minutes).collect();
        let events = in_order(facts.steps.len(), &facts.orders);
        let steps = steps_in_order(&facts);
        Case { facts, minutes, events, steps }
    }
}

/// Kahn's queue over every order.
fn steps_in_order(facts: &Facts<'_>) -> Vec<usize> {
    let mut onward = vec![Vec::new(); facts.steps.len()];
    let mut awaited = vec![0; facts.steps.len()];
    for order in &facts.orders {
        onward[order.from].push(order.to);
        awaited[order.to] += 1;
    }
    let mut sorted: Vec<usize> = (0..facts.steps.len()).filter(|&v| awaited[v] == 0).collect();
    let mut at = 0;
    while let Some(&x) = sorted.get(at) {
        at += 1;
        for &v in &onward[x] {
            awaited[v] -= 1;
            if awaited[v] == 0 {
                sorted.push(v);
            }
        }
    }
    assert_eq!(sorted.len(), facts.steps.len(), "the shape has no cycle");
    sorted
}

/// Compares processes of a shape; `CASES` asks for more of them.
#[expect(clippy::print_stdout, reason = "is shown where it fails, to say what failed")]
fn hold(shape: Shape) {
    let seeds = u64::from(cases(256)).div_ceil(256);
    let counts: &[usize] = if seeds > 1 { &[150, 300, 700, 1200] } else { &[150, 400] };
    for seed in 0..seeds {
        for &count in counts {
            println!("{shape:?}, {count} steps, seed {seed}");
            let process = draw(shape, count, seed * 10_000 + count as u64);
            compare::compare(&process, &analyze(&process.yaml()));
        }
    }
}

#[test]
fn a_serial_chain_is_right() {
    hold(Shape::Serial);
}

#[test]
fn steps_that_follow_some_of_the_last_fifty_are_right() {
    hold(Shape::Windowed);
}

#[test]
fn steps_that_follow_any_before_them_are_right() {
    hold(Shape::Uniform);
}

#[test]
fn wide_fans_are_right() {
    hold(Shape::Fans);
}

#[test]
fn layers_that_follow_whole_layers_are_right() {
    hold(Shape::Layers);
}

#[test]
fn one_matter_of_many_kinds_is_right() {
    hold(Shape::OneMatter);
}

#[test]
fn orders_between_other_ends_are_right() {
    hold(Shape::Tied);
}

#[test]
fn orders_between_other_ends_against_the_order_of_the_file_are_right() {
    hold(Shape::TiedReversed);
}

#[test]
fn steps_of_no_length_in_file_order_are_right() {
    hold(Shape::Instant);
}

#[test]
fn steps_of_no_length_against_the_order_of_the_file_are_right() {
    hold(Shape::InstantReversed);
}

#[test]
fn long_chains_side_by_side_are_right() {
    hold(Shape::Lanes);
}
