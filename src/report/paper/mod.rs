//! What `report` hands to others: the whole account of a process, one page
//! for the head of the office, the notice for the public.

mod account;
mod book;
mod brief;
mod guide;
mod materials;
mod method;
mod proposal;
mod say;
mod several;

use sha2::{Digest, Sha256};

pub use several::{Matter, comparison, picture_of_change, pictures, pictures_with, report};

use super::{Block, Table};
use crate::text::Text;

/// Which paper is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperForm {
    /// Everything.
    Account,
    /// One page.
    Brief,
    /// The notice for the public.
    Guide,
}

/// A document that is handed to others.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Which it is.
    pub form: PaperForm,
    /// What it is called.
    pub title: Text,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
    /// The same for a workbook.
    pub leaves: Vec<Leaf>,
}

/// A sheet of a workbook: a name and tables below each other.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// What the sheet is called.
    pub name: Text,
    /// The tables; the first has the head that stays in sight.
    pub tables: Vec<Table>,
}

/// A file that a paper is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperOrigin {
    /// What it is called.
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub hash: String,
}

impl PaperOrigin {
    /// A file by its name and its bytes.
    #[must_use]
    pub fn new(file: String, bytes: &[u8]) -> Self {
        let hash = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { file, hash }
    }
}

super::answers!(Paper: paper, workbook);

impl Paper {
    /// Itself, for formats that are made of a paper.
    #[must_use]
    pub const fn paper(&self) -> &Self {
        self
    }
}
