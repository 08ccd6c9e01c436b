//! Networks of hundreds of steps, where the program no longer keeps every pair, against code that does.
//!
//! Up to 256 events the program's index of what leads to what is an exact table; beyond, it reasons with
//! landmarks and intervals and searches. Here every pair is written out.

mod bits;
mod compare;
mod facts;
mod network;
mod shapes;

use self::shapes::{Shape, draw};
use crate::program::{analyze, cases};

/// Compares processes of a shape; `CASES` asks for more of them.
#[expect(clippy::print_stdout, reason = "is shown where it fails, to say what failed")]
fn hold(shape: Shape) {
    let seeds = u64::from(cases(256)).div_ceil(256);
    for seed in 0..seeds {
        for count in [150, 300, 700, 1200] {
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
