//! Ways to make a process better, each with its page.

mod pages;

pub use pages::page;
