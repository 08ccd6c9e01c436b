//! Every document for programs, and the JSON Schema of each.

use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;

use super::FailureDocument;
use super::analysis::contract::AnalysisDocument;
use super::check::contract::CheckDocument;
use super::config::ConfigDocument;
use super::deadline::DeadlineDocument;
use super::diff::contract::{DiffDocument, LeftOutDocument};
use super::explanation::{ExplanationDocument, TopicsDocument};
use super::init::InitDocument;
use super::layout::FmtDocument;
use super::propose::contract::ProposalDocument;
use super::rules::RulesDocument;

/// A contract: its name on the command line, and its JSON Schema.
#[derive(Clone, Copy, Debug)]
pub struct Contract {
    /// The name for `schema`.
    pub name: &'static str,
    /// Its JSON Schema.
    pub schema: fn() -> Schema,
}

/// Declares the documents once: a variant and a contract for each.
macro_rules! documents {
    ($($variant:ident = $name:literal: $document:ident;)+) => {
        /// A document for programs.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        #[expect(missing_docs, reason = "each is documented where it is declared")]
        #[expect(clippy::large_enum_variant, reason = "there is one document of a file, written and dropped")]
        pub enum Document<'a> {
            $($variant($document<'a>),)+
        }

        /// Every contract.
        pub const CONTRACTS: &[Contract] = &[$(contract::<$document<'_>>($name)),+];
    };
}

const fn contract<T: JsonSchema>(name: &'static str) -> Contract {
    Contract { name, schema: || schema_for!(T) }
}

documents! {
    Analysis = "analysis": AnalysisDocument;
    Check = "check": CheckDocument;
    Diff = "diff": DiffDocument;
    LeftOut = "left-out": LeftOutDocument;
    Proposal = "proposal": ProposalDocument;
    Deadline = "deadline": DeadlineDocument;
    Fmt = "fmt": FmtDocument;
    Rules = "rules": RulesDocument;
    Explanation = "explanation": ExplanationDocument;
    Topics = "topics": TopicsDocument;
    Config = "settings": ConfigDocument;
    Init = "init": InitDocument;
    Failure = "failure": FailureDocument;
}
