//! Tabs: what they do in a text. Almost always each parts two cells; programs that write two between cells, or one behind
//! every cell that they give a line of its own, do so everywhere.

/// What the tabs of a text do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tabs {
    /// Each parts two cells.
    Part,
    /// Two part two cells.
    PartInPairs,
    /// They end cells that have lines of their own.
    End,
}

/// Runs of tabs that are too few to tell.
const FEW: usize = 8;

impl Tabs {
    /// What they do in a text.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut runs, mut pairs, mut ends, mut at) = (0, true, true, 0);
        while let Some(found) = text[at..].find('\t') {
            let start = at + found;
            let length = bytes[start..].iter().take_while(|byte| **byte == b'\t').count();
            at = start + length;
            pairs &= length % 2 == 0;
            ends &= length == 1 && matches!(bytes.get(at), None | Some(b'\n' | b'\r'));
            if !(pairs || ends) {
                return Self::Part;
            }
            runs += 1;
        }
        match (runs < FEW, ends) {
            (true, _) => Self::Part,
            (false, true) => Self::End,
            (false, false) => Self::PartInPairs,
        }
    }
}
