//! Fields of Word: a code, which is not shown, and its result, which is. Fields may stand in one another's codes. One that
//! is drawn (`EQ \o\ac(○,24)`, a number in a circle) has no result, and a formula (`=SUM(LEFT)`) has none before it is
//! computed.

/// The fields around a place in the text.
#[derive(Debug, Default)]
pub struct Fields {
    /// For each open field whether its result has begun.
    open: Vec<bool>,
    codes: usize,
    /// The beginning of the last code.
    code: String,
}

/// Fields in one another that are told apart.
const MAX_FIELDS: usize = 256;

/// Bytes of a code that are looked at.
const MAX_CODE: usize = 64;

impl Fields {
    /// A field begins with its code.
    pub fn begin(&mut self) {
        if self.open.len() < MAX_FIELDS {
            self.open.push(false);
            self.codes += 1;
            self.code.clear();
        }
    }

    /// The text of a code.
    pub fn code(&mut self, text: &str) {
        if self.in_code() && self.code.len() < MAX_CODE {
            self.code.push_str(text);
        }
    }

    /// The innermost field's result begins.
    pub fn separate(&mut self) {
        if let Some(has_result) = self.open.last_mut()
            && !std::mem::replace(has_result, true)
        {
            self.codes -= 1;
        }
    }

    /// The innermost field ends. The code of one that is drawn, or of a formula that was not computed.
    pub fn end(&mut self) -> Option<String> {
        let code = self.code.trim_start();
        let drawn = self.open.last() == Some(&false) && (code.starts_with("EQ") || code.starts_with('='));
        self.separate();
        self.open.pop();
        drawn.then(|| std::mem::take(&mut self.code))
    }

    /// Ends all of them.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether the place is in a code, so that nothing there is shown.
    pub fn in_code(&self) -> bool {
        self.codes > 0
    }
}
