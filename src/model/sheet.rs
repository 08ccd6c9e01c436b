//! Problems of spreadsheets, and the parts of them that are left out.

/// The reason why a spreadsheet, or a cell of it, cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetProblem {
    /// Bytes that are not a workbook of a supported kind.
    NotAWorkbook,
    /// A workbook of another program or of an older version: its ending.
    OtherFormat(String),
    /// A workbook with a password, or of a version before 2007.
    OldOrLocked,
    /// A workbook that breaks off or is corrupt; the message of the library.
    Damaged(String),
    /// Too many parts, bytes, cells or columns.
    TooMuch {
        /// The things that there are too many of.
        what: Bound,
        /// The limit.
        limit: u64,
    },
    /// A text in an unsupported encoding; the likely one, if it is recognised.
    Encoding(Option<&'static str>),
    /// A quotation mark that is opened and not closed.
    UnclosedQuote,
    /// No row is a header with a column of step names.
    NoHeader {
        /// The headings of the fullest row.
        seen: Vec<String>,
    },
    /// A header without a column that must be there.
    NoColumn(&'static str),
    /// A header with no step below it.
    NoRows,
    /// No sheet has this name.
    NoSheet {
        /// As asked for.
        name: String,
        /// The existing ones.
        known: Vec<String>,
    },
    /// Two columns of the same meaning.
    SameColumn {
        /// The heading of this one.
        heading: String,
        /// The cell of the other.
        first: String,
    },
    /// A heading that is nearly a known one.
    MisspeltColumn {
        /// As written.
        heading: String,
        /// The known one.
        suggestion: String,
    },
    /// A second header of other columns below the first.
    SecondTable,
    /// A row with figures and no name of a step.
    NoName,
    /// An empty cell where every step has a value.
    Unfilled(&'static str),
    /// A date where none is expected: as Excel shows it.
    Date(String),
    /// A time of day where none is expected.
    TimeOfDay,
    /// A formula whose value was never calculated.
    Unvalued,
    /// An error value: `#REF!`.
    ErrorValue(String),
    /// True or false where neither is expected.
    Truth(bool),
    /// One figure in a cell merged over several steps.
    OneForSeveral {
        /// The rows.
        rows: (u32, u32),
    },
    /// Another value in a further row of the same step.
    OtherValue {
        /// In the first row.
        first: String,
    },
    /// A row number that refers to no step, or to several.
    Number {
        /// The number.
        number: String,
        /// The number of steps that have it.
        found: usize,
    },
    /// A number that is also the name of another step.
    NumberOrName(String),
    /// Two numbers that are no range.
    NoRange(String),
    /// A cell that says both yes and no to whether the step is counted.
    Unclear(String),
}

/// The things that a spreadsheet can have too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Bytes of the parts of a workbook, unpacked.
    Bytes,
    /// Parts of a workbook.
    Parts,
    /// Cells that are not empty.
    Cells,
    /// Columns of a sheet.
    Columns,
    /// Rows of a sheet.
    Rows,
    /// Merged areas.
    Merges,
    /// Bytes of the texts of cells.
    Text,
    /// Bytes of texts that hold for further rows.
    Repeated,
}

/// A part of a spreadsheet that is left out of the definition, or how it was
/// read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOutCell {
    /// A row of totals.
    Total(String),
    /// A row that is a remark.
    Remark(String),
    /// A row that is a heading of steps.
    Heading(String),
    /// The header once more.
    Header,
    /// Empty rows between steps.
    EmptyRows(u32),
    /// A line above the header.
    Above(String),
    /// A column with an unknown heading.
    Column {
        /// Its heading.
        heading: String,
        /// Cells that are not empty.
        cells: usize,
    },
    /// A column that is left out on request, or because it is known to hold
    /// nothing about a process.
    Unwanted {
        /// Its heading.
        heading: String,
        /// Cells that are not empty.
        cells: usize,
    },
    /// A sheet without a header of steps.
    Sheet,
    /// A hidden sheet.
    HiddenSheet,
    /// A hidden row, which is read.
    HiddenRow,
    /// A hidden column, which is read.
    HiddenColumn,
    /// Remarks on cells (comments), or drawings, which are not read.
    Comments,
    /// Drawings, which are not read.
    Drawings,
    /// The sheets were read one after the other as parts of one process.
    Stages(Vec<String>),
    /// The encoding of a text, guessed.
    Encoding(&'static str),
    /// A word without a counterpart in the format.
    Beyond(String),
    /// The role in a department that does a step.
    Role(String),
    /// A limit that was taken as the days of a step.
    LimitAsDays(String),
    /// A limit in a cell merged over the steps of these rows.
    LimitOfSeveral((u32, u32)),
    /// A value for which the format has no room beside another one.
    Beside(String),
}
