//! Reads the process itself: everything that is not a step.

use super::fields::{Field, Fields};
use super::{At, Reader};
use crate::input::UNREADABLE;
use crate::model::{
    CaseOf, Claims, Department, Draft, Duration, Expected, KeyGroup, LimitsOf, MaterialOf, MaterialSource, Problem,
    ProcessField, Targets, Unit,
};
use crate::source::{NodeId, Shown};

/// Words for no limit, in lower case.
const NO_LIMIT: [&str; 8] = ["none", "no", "n/a", "unlimited", "无", "不限", "不适用", "没有"];

impl Reader<'_> {
    /// Reads the definition.
    pub(super) fn process(&mut self, node: NodeId) -> Draft {
        let at = At::Process;
        let Some(fields) = self.fields(node, KeyGroup::Process, at, Expected::Map) else {
            self.gaps.steps = true;
            return Draft::default();
        };
        if !self.format(&fields) {
            return Draft::default();
        }
        let mut draft = Draft {
            name: self.required(&fields, "name", at, Self::name).unwrap_or_default(),
            id: self.optional(&fields, "id", at, Self::name).unwrap_or_default(),
            unit: self.unit(&fields),
            limits: self.optional(&fields, "limits", at, Self::limits).unwrap_or_default(),
            cases: self.optional(&fields, "cases", at, Self::cases).unwrap_or_default(),
            targets: self.optional(&fields, "targets", at, Self::figures).unwrap_or_default(),
            claims: self.optional(&fields, "claims", at, Self::claims).unwrap_or_default(),
            allow: self.optional(&fields, "allow", at, Self::allow).unwrap_or_default(),
            ..Draft::default()
        };
        for (key, node) in fields.present().filter(|(key, _)| ProcessField::is_plain(key.english)) {
            let plain = self.plain(key.form, node, At::Field(&at, key.english));
            if let Some(field) = plain.and_then(|plain| ProcessField::of_plain(key.english, plain)) {
                field.put(&mut draft);
            }
        }
        match self.required(&fields, "steps", at, Self::steps) {
            Some(steps) => draft.steps = steps,
            None => self.gaps.steps = true,
        }
        match self.optional(&fields, "materials", at, Self::materials) {
            Some(materials) => draft.materials = materials,
            None => self.gaps.materials |= fields.field("materials") != Field::Absent,
        }
        draft.departments = self.optional(&fields, "departments", at, Self::departments);
        draft
    }

    /// Returns whether the format version is supported.
    fn format(&mut self, fields: &Fields) -> bool {
        let Some(node) = fields.get("format") else { return true };
        let at = At::Field(&At::Process, "format");
        let Some(scalar) = self.scalar(node, at, Expected::WholeNumber) else { return true };
        if matches!(scalar.text.trim(), "1" | "１") {
            return true;
        }
        // A file of another format is not checked by the keys of this one.
        self.defects.clear();
        self.report(at.place(), Problem::UnknownFormat(scalar.text.to_owned()));
        false
    }

    fn unit(&mut self, fields: &Fields) -> Unit {
        let unit = self.optional(fields, "unit", At::Process, Self::word);
        self.gaps.unit = unit.is_none() && fields.field("unit") != Field::Absent;
        unit.unwrap_or_default()
    }

    fn limits(&mut self, node: NodeId, at: At<'_>) -> Option<LimitsOf<String>> {
        let fields = self.fields(node, KeyGroup::Limits, at, Expected::Map)?;
        Some(LimitsOf {
            statutory: self.optional(&fields, "statutory", at, Self::limit_of_whole),
            promised: self.optional(&fields, "promised", at, Self::limit_of_whole),
            extension: self.optional(&fields, "extension", at, Self::limit_of_whole),
            from: self.optional(&fields, "from", at, Self::one_step),
            to: self.optional(&fields, "to", at, Self::one_step),
            is_lost: false,
        })
    }

    fn limit_of_whole(&mut self, node: NodeId, at: At<'_>) -> Option<Duration> {
        let text = self.scalar(node, at, Expected::Limit)?.text;
        if NO_LIMIT.contains(&text.to_lowercase().as_str()) {
            self.report(at.place(), Problem::NoLimit(text.to_owned()));
            return None;
        }
        self.duration(node, at)
    }

    fn figures(&mut self, node: NodeId, at: At<'_>) -> Option<Targets> {
        let fields = self.fields(node, KeyGroup::Figures, at, Expected::Map)?;
        Some(Targets {
            days: self.optional(&fields, "days", at, Self::duration),
            steps: self.optional(&fields, "steps", at, Self::count),
            departments: self.optional(&fields, "departments", at, Self::count),
            materials: self.optional(&fields, "materials", at, Self::count),
            visits: self.optional(&fields, "visits", at, Self::count),
        })
    }

    fn claims(&mut self, node: NodeId, at: At<'_>) -> Option<Claims> {
        let fields = self.fields(node, KeyGroup::Claims, at, Expected::Map)?;
        Some(Claims {
            before: self.optional(&fields, "before", at, Self::figures),
            after: self.optional(&fields, "after", at, Self::figures),
        })
    }

    /// A list of names, or a map from names to what `read` reads of each; and
    /// whether every name was read.
    fn named<T>(
        &mut self,
        node: NodeId,
        at: At<'_>,
        bare: impl Fn(&str) -> T,
        mut read: impl FnMut(&mut Self, &str, NodeId, At<'_>) -> Option<T>,
    ) -> Option<(Vec<T>, bool)> {
        let source = self.source;
        match source.tree().show(node) {
            Shown::List(_) => {
                let names = self.name_list(node, at)?;
                let all = !names.iter().any(|name| name.starts_with(UNREADABLE));
                Some((names.iter().map(|name| bare(name)).collect(), all))
            }
            Shown::Map(entries) => {
                let mut named = Vec::with_capacity(entries.len());
                let all = self.names(entries, at, |reader, name, _, value| {
                    let one = value.and_then(|node| read(reader, name, node, At::Name(&at, name)));
                    named.push(one.unwrap_or_else(|| bare(name)));
                });
                Some((named, all))
            }
            Shown::Scalar { .. } => {
                self.wrong_shape(node, at, Expected::ListOrMap);
                None
            }
        }
    }

    fn materials(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<MaterialOf<String>>> {
        let (materials, all) = self.named(node, at, |name| MaterialOf::named(name), Self::material)?;
        self.gaps.materials |= !all;
        Some(materials)
    }

    /// Reads the cases of the guide: names, or a map with more about each.
    fn cases(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<CaseOf<String>>> {
        let (cases, all) = self.named(node, at, |name| CaseOf::named(name), Self::case)?;
        self.gaps.cases |= !all;
        Some(cases)
    }

    fn case(&mut self, name: &str, node: NodeId, at: At<'_>) -> Option<CaseOf<String>> {
        let fields = self.fields(node, KeyGroup::Case, at, Expected::Map)?;
        Some(CaseOf {
            name: name.to_owned(),
            share: self.optional(&fields, "share", at, Self::share),
            limits: self.optional(&fields, "limits", at, Self::limits).unwrap_or_default(),
            targets: self.optional(&fields, "targets", at, Self::figures).unwrap_or_default(),
            claims: self.optional(&fields, "claims", at, Self::claims).unwrap_or_default(),
            note: self.optional(&fields, "note", at, Self::text),
        })
    }

    fn material(&mut self, name: &str, node: NodeId, at: At<'_>) -> Option<MaterialOf<String>> {
        let fields = self.fields(node, KeyGroup::Material, at, Expected::Map)?;
        Some(MaterialOf {
            name: name.to_owned(),
            held_by: self.optional(&fields, "held_by", at, Self::name),
            certificate: self.optional(&fields, "certificate", at, Self::text),
            source: self.optional(&fields, "source", at, Self::word).unwrap_or(MaterialSource::Applicant),
            copies: self.optional(&fields, "copies", at, Self::count),
            original: self.optional(&fields, "original", at, Self::flag),
            available_after: self.optional(&fields, "available_after", at, Self::name),
            note: self.optional(&fields, "note", at, Self::text),
        })
    }

    fn departments(&mut self, node: NodeId, at: At<'_>) -> Option<Vec<Department>> {
        let (departments, all) = self.named(node, at, |name| Department::named(name), Self::department)?;
        self.gaps.departments |= !all;
        Some(departments)
    }

    fn department(&mut self, name: &str, node: NodeId, at: At<'_>) -> Option<Department> {
        let fields = self.fields(node, KeyGroup::Department, at, Expected::Map)?;
        let capacity = self.optional(&fields, "capacity", at, Self::count);
        let level = self.optional(&fields, "level", at, Self::text);
        let note = self.optional(&fields, "note", at, Self::text);
        Some(Department { name: name.to_owned(), capacity, level, note })
    }
}
