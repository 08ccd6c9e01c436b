//! The answer of `report`, documents to hand to others: the whole account of a
//! process, one page for the head of the office, the notice for the public.

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

/// The kind of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperForm {
    /// The whole account.
    Account,
    /// One page.
    Brief,
    /// The notice for the public.
    Guide,
}

/// A document that is handed to others.
#[derive(Clone, Debug)]
#[must_use]
pub struct Paper {
    /// The kind of paper.
    pub form: PaperForm,
    /// The title.
    pub title: Text,
    /// The blocks from top to bottom.
    pub blocks: Vec<Block>,
    /// The sheets of a workbook with the same content.
    pub leaves: Vec<Leaf>,
}

/// A sheet of a workbook: a name and tables below each other.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The name of the sheet.
    pub name: Text,
    /// The tables; the head of the first stays in view.
    pub tables: Vec<Table>,
}

/// A file that a paper is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperOrigin {
    /// The name of the file.
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

super::answers!(Paper: Paper, Workbook);

impl Paper {
    /// The paper itself, for formats that are made of one.
    pub const fn paper(&self) -> &Self {
        self
    }
}
