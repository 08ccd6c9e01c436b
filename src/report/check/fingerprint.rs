//! Identities of findings for programs that compare runs.

use std::collections::BTreeMap;

use super::CheckedFile;
use crate::finding::{Identity, Quantity};

impl CheckedFile {
    /// The identity of each of its findings across moved lines: file, process,
    /// step, rule, subject and amount, and its number among several that are
    /// alike. 16 digits of FNV-1a.
    #[must_use]
    pub fn fingerprints(&self) -> Vec<String> {
        let mut fingerprints = Vec::with_capacity(self.findings.len());
        let mut seen: BTreeMap<(Option<&str>, &str, &str, &Identity), usize> = BTreeMap::new();
        for judged in &self.findings {
            let (finding, step) = (&judged.finding, judged.step.as_deref());
            let nth = seen.entry((step, finding.code, &judged.about, &finding.identity)).or_default();
            let Identity { with, found, bound } = &finding.identity;
            let amount = |amount: &Option<Quantity>| amount.map(|amount| amount.to_string()).unwrap_or_default();
            let (found, bound, number) = (amount(found), amount(bound), nth.to_string());
            let mut parts = vec![&*self.name, self.process().unwrap_or_default(), step.unwrap_or_default()];
            parts.extend([finding.code, &*judged.about, &*found, &*bound, &*number]);
            parts.extend(with.iter().map(String::as_str));
            fingerprints.push(fingerprint(&parts));
            *nth += 1;
        }
        fingerprints
    }
}

/// FNV-1a over the parts, each ended by a byte that occurs in no text (Fowler,
/// Noll and Vo; 64 bits).
fn fingerprint(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xFF]));
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}
